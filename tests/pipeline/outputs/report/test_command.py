"""`iku report`: what it writes, what it says, and how it ends where it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.dataset.read import read_table
from pipeline.outputs.report import redact
from pipeline.run.run import run
from pipeline.settings import Settings
from tests.pipeline.cli.test_app import iku
from tests.pipeline.samples import NIP, folder, report


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("command")
    raw = folder(base / "raw", {"a.txt": report(), "b/c.txt": report(office="MEKAR"), "kosong.pdf": b""})
    run(Settings(raw, base / "data", corrections=base / "none.csv", cache=base / ".cache"))
    return base


def arguments(place: Path, out: Path, *more: str) -> tuple[object, ...]:
    return ("report", place / "data", "--raw", place / "raw", "--out", out, *more)


@pytest.mark.parametrize(("lang", "word"), [("id", "Laporan ditulis"), ("en", "Report written")])
def test_it_writes_a_page_for_every_document(place: Path, tmp_path: Path, lang: str, word: str) -> None:
    code, output = iku(*arguments(place, tmp_path / "out", "--lang", lang))
    assert (code, word in output) == (0, True)
    assert len(list((tmp_path / "out" / "dokumen").iterdir())) == 3  # the unreadable one too
    index = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "kosong.pdf" in index
    assert f'<html lang="{lang}">' in index


def test_it_hides_names_when_asked(place: Path, tmp_path: Path) -> None:
    assert iku(*arguments(place, tmp_path / "out", "--redact"))[0] == 0
    text = "".join(p.read_text(encoding="utf-8") for p in (tmp_path / "out").rglob("*.html"))
    assert "SANTOSA" not in text.upper()
    assert NIP not in text
    assert "Kecamatan Sukamaju" in text


@pytest.mark.parametrize("problem", ["no dataset", "a file in the way"])
def test_it_says_why_it_cannot(place: Path, tmp_path: Path, problem: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    if problem == "no dataset":
        code, output = iku("report", tmp_path / "none", "--out", tmp_path / "out")
    else:
        code, output = iku(*arguments(place, tmp_path / "file"))
    assert code == 2
    assert "iku extract" in output if problem == "no dataset" else "Tidak dapat menulis" in output


def test_a_page_that_would_hold_a_name_is_left_out_and_told(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redact.Mask, "text", lambda self, text, document="": text)
    monkeypatch.setattr(redact.Mask, "spans", lambda self, text, document="": [])
    code, _ = iku(*arguments(place, tmp_path / "out", "--redact"))
    names = [row["name_raw"] for row in read_table(place / "data", "signatories") if row["name_raw"]]
    pages = "".join(page.read_text(encoding="utf-8") for page in (tmp_path / "out" / "dokumen").iterdir())
    assert (code, [name for name in names if name in pages]) == (0, [])
    assert names
    assert "tidak ditampilkan" in pages
