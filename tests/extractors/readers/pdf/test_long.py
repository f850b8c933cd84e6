"""A long PDF is read page by page: what pages needed is let go, and what comes out is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.model.line import PackedLine
from extractors.readers.pdf import read as pdf

RAW = Path(__file__).parents[4] / "data" / "raw"


@pytest.mark.parametrize("name", ["pasar-manna.pdf", "sreseh.pdf"])
def test_pages_of_a_long_document_are_what_they_are_in_a_short_one(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = (RAW / name).read_bytes()
    plain = pdf.read(data, "ab" * 32)
    monkeypatch.setattr(pdf, "MANY_PAGES", 1)
    monkeypatch.setattr(pdf, "_TOGETHER", 1)
    made = pdf.read(data, "ab" * 32)
    assert len(made.pages) > 1
    assert type(next(made.all_lines)) is PackedLine
    assert made == plain
