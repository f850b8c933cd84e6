"""Damage inside a PDF that the libraries pass over in silence is noted at its page."""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.readers.pdf import read as pdf
from tests.pipeline.run.test_hostile import pdf as assemble

Damage = Callable[[bytes], bytes]


def written(pages: int = 3) -> bytes:
    """Return a PDF whose streams are packed."""
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1, invariant=1)
    for number in range(1, pages + 1):
        for line in range(30):
            canvas.drawString(72, 700 - 20 * line, f"Halaman {number} baris {line * 7919 % 101} Budi Santosa")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def sharing(hurt_form: bool) -> bytes:
    """Return a PDF of three pages, of which the first and the last show one form."""
    packed = zlib.compress(b"BT /F 12 Tf 72 700 Td (KOP SURAT) Tj ET")
    form = packed[:-2] + bytes(2) if hurt_form else packed
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources << %s >> >>"
    shown = page % b"/Font << /F 8 0 R >> /XObject << /X 7 0 R >>"
    return assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>",
            shown,
            page % b"/Font << /F 8 0 R >>",
            shown,
            b"<< /Length 6 >>\nstream\n/X Do \nendstream",
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Filter /FlateDecode /Length %d "
            b"/Resources << /Font << /F 8 0 R >> /XObject << /X 7 0 R >> >> >>\nstream\n%s\nendstream"
            % (len(form), form),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )


def hurt(data: bytes, nth: int, at: float) -> bytes:
    """Return the PDF with one letter of its `nth` packed stream changed, `at` a share of its length."""
    stream = list(re.finditer(rb"ASCII85Decode[^>]*>>\s*stream\r?\n(.*?)~>endstream", data, re.DOTALL))[nth]
    place = stream.start(1) + int((stream.end(1) - stream.start(1) - 1) * at)
    other = b"5" if data[place : place + 1] != b"5" else b"6"
    return data[:place] + other + data[place + 1 :]


def damaged(data: bytes) -> list[int | None]:
    return [note.page for note in pdf.read(data, "ab" * 32).notes if note.code == "page_damaged"]


def test_a_whole_file_is_whole() -> None:
    assert damaged(written()) == []


@pytest.mark.parametrize("at", [pytest.param(share, id=f"at {share}") for share in (0.02, 0.3, 0.6, 0.9, 0.98)])
def test_a_changed_letter_anywhere_in_a_packed_page_is_noted(at: float) -> None:
    assert damaged(hurt(written(), 1, at)) == [2]


def test_a_hurt_form_is_noted_at_every_page_that_shows_it() -> None:
    assert damaged(sharing(hurt_form=False)) == []
    assert damaged(sharing(hurt_form=True)) == [1, 3]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda d: re.sub(rb"/Contents (\d+) 0 R", rb"/Contents 99 0 R", d, count=1), id="no such stream"),
        pytest.param(lambda d: d.replace(b"/Contents ", b"/Cantents ", 1), id="another word"),
    ],
)
def test_a_page_that_lost_its_content_is_noted(damage: Damage) -> None:
    assert damaged(damage(written())) == [1]


def test_a_page_that_never_had_content_is_only_blank() -> None:
    data = written(1)
    bare = re.sub(rb"/Contents \d+ 0 R|/Font \d+ 0 R", lambda m: b" " * len(m.group()), data)
    assert damaged(bare) == []


def test_a_lost_tree_of_pages_is_noted() -> None:
    data = written()
    kids = re.search(rb"/Kids \[[^]]*\]", data)
    assert kids is not None
    cut = data[: kids.start()] + b"<" * len(kids.group()) + data[kids.end() :]
    document = pdf.read(cut, "ab" * 32)
    assert "pages_uncertain" in {note.code for note in document.notes}
    assert "pages_uncertain" not in {note.code for note in pdf.read(data, "ab" * 32).notes}


def test_the_library_tells_no_log_what_a_page_says(caplog: pytest.LogCaptureFixture) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0, invariant=1)
    canvas.drawString(72, 700, "Budi Santosa")
    canvas.save()
    broken = out.getvalue().replace(b"1 0 0 1 72 700 Tm", b"1 (Bu) 1 72 700 Tm")
    assert broken != out.getvalue()
    with caplog.at_level(logging.WARNING):
        pdf.read(broken, "ab" * 32)
    assert caplog.records == []
