"""The report that leaves the office: no name and no NIP in any byte, black boxes on the pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from PIL import Image

from pipeline.outputs.report.build import write_report
from tests.pipeline.outputs.report.conftest import Built, Opened, pages


@pytest.mark.slow
def test_a_redacted_report_takes_the_place_of_a_plain_one(built: Built, tmp_path: Path) -> None:
    """Pages and pictures with names on them do not stay behind in the folder."""
    write_report(built.dataset, built.raw, tmp_path)
    assert list((tmp_path / "pejabat").iterdir())
    (tmp_path / "gambar" / "catatan.txt").write_text("milik orang lain", encoding="utf-8")
    write_report(built.dataset, built.raw, tmp_path, redact=True)
    assert list((tmp_path / "pejabat").iterdir()) == []
    kept = sorted(p.name for p in (tmp_path / "gambar").iterdir())
    assert kept == sorted([*(p.name for p in (built.redacted / "gambar").iterdir()), "catatan.txt"])


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def _personal(built: Built) -> set[str]:
    """Return the letters and digits of every name and NIP of the dataset."""
    found = {s[key] for s in built.tables["signatories"] for key in ("name", "nip", "nip_raw") if s[key]}
    found |= {o[key] for o in built.tables["officials"] for key in ("name", "nip") if o[key]}
    found |= {re.split(r",", v["name_raw"])[0] for o in built.tables["officials"] for v in o["name_variants"]}
    return {_letters(text) for text in found}


def test_the_redacted_report_holds_no_name_and_no_nip(built: Built, wide: Opened) -> None:
    personal = _personal(built)
    assert len(personal) >= 4
    shown = _letters("".join(path.read_text(encoding="utf-8") for path in pages(built)))
    assert all(text in shown for text in personal)  # else the test below could not fail
    files = [path for path in sorted(built.redacted.rglob("*")) if path.is_file()]
    for path in files:
        text = _letters(path.read_bytes().decode("utf-8", "replace"))
        assert [p for p in personal if p in text] == [], path.name
    wide.go(built.redacted / "index.html")
    assert wide.complaints == []


def test_names_and_nips_are_black_on_the_redacted_pictures(built: Built) -> None:
    """Where the PDF's own words are a name or a NIP, each pixel is black; on the plain picture it is not."""
    document = pdfium.PdfDocument(built.raw / "sreseh.pdf")
    key = built.document("sreseh.pdf")["document_id"]
    texts = {s[k] for s in built.tables["signatories"] for k in ("name_raw", "nip_raw") if s[k]}
    seen = 0
    for path in sorted((built.redacted / "gambar").iterdir()):
        number = int(path.stem.split("-")[1])
        page = document[number - 1]
        hidden, plain = Image.open(path).convert("L"), Image.open(built.plain / "gambar" / f"{key}-{number}.png")
        for text in texts:
            for box in _places(page, text.split(",")[0], hidden.width, hidden.height):
                seen += 1
                assert hidden.crop(box).getextrema() == (0, 0), (number, text)
                assert plain.convert("L").crop(box).getextrema()[1] > 200
    assert seen >= 6


def _places(page: Any, text: str, width: int, height: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield the pixels that PDFium says a text covers."""
    words = page.get_textpage()
    search = words.search(text)
    wide, high = page.get_size()
    while (hit := search.get_next()) is not None:
        for at in range(words.count_rects(*hit)):
            left, bottom, right, top = words.get_rect(at)
            yield (
                round(left / wide * width), round((high - top) / high * height),
                round(right / wide * width), round((high - bottom) / high * height),
            )  # fmt: skip


def test_a_document_whose_page_would_show_a_person_stops_no_report(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.outputs.report.redact import LeakedName, Mask

    key, told = built.document("sreseh.pdf")["document_id"], list[tuple[str, str]]()
    check = Mask.check

    def refuse(self: Mask, html: str, document: str, page: str) -> None:
        if document == key:
            raise LeakedName(page)
        check(self, html, document, page)

    monkeypatch.setattr(Mask, "check", refuse)
    write_report(built.dataset, built.raw, tmp_path, redact=True, left_out=lambda *page: told.append(page))
    assert told == [(f"{key}.html", "LeakedName")]
    assert "Halaman ini tidak ditampilkan" in (tmp_path / "dokumen" / f"{key}.html").read_text(encoding="utf-8")
    pages_made = {path.name for path in (tmp_path / "dokumen").iterdir()}
    assert pages_made == {path.name for path in (built.redacted / "dokumen").iterdir()}
