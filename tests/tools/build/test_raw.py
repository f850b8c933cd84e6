"""The shipped reports are drawn from their content files, the same bytes every time."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("reportlab")

from tools.build.raw.build import SOURCES, build_raw
from tools.build.raw.content import mark_of, read_report


def test_two_builds_are_the_same(tmp_path: Path) -> None:
    first, second = build_raw(tmp_path / "a"), build_raw(tmp_path / "b")
    assert [p.name for p in first] == [
        "bangsalsari.pdf",
        "banjar-margo.docx",
        "busungbiu.pdf",
        "pasar-manna.pdf",
        "sreseh.pdf",
    ]
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


@pytest.mark.parametrize("source", sorted(SOURCES.glob("*.toml")), ids=lambda p: p.stem)
def test_content_is_whole(source: Path) -> None:
    assert read_report(source).blocks


@pytest.mark.parametrize(("style", "mark"), [("1.", "3."), ("a.", "c."), ("(1)", "(3)"), ("•", "•")])
def test_marks(style: str, mark: str) -> None:
    assert mark_of(style, 2) == mark
