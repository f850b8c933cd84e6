"""Picture files become pages in the size of the paper, upright; what is no page is refused with the reason."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2 as pdfium
import pytest
from PIL import Image

from extractors.model.errors import DamagedFile, LimitExceeded, UnreadableDocument
from extractors.readers import count_pages, read_document, tell_kind
from extractors.readers.photo import paper
from extractors.readers.photo.paper import as_pdf


def stored(kind: str, size: tuple[int, int] = (413, 585), mode: str = "L", **how: Any) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "white" if mode != "RGBA" else (0, 0, 0, 0)).save(out, kind, **how)
    return out.getvalue()


def pages_of(data: bytes) -> list[tuple[int, int]]:
    document = pdfium.PdfDocument(as_pdf(data))
    return [tuple(round(v) for v in page.get_size()) for page in document]


@pytest.mark.parametrize(
    ("data", "sizes"),
    [
        pytest.param(stored("JPEG", (4000, 3000)), [(842, 632)], id="photo_without_resolution"),
        pytest.param(stored("JPEG", (3000, 4000), dpi=(72, 72)), [(632, 842)], id="resolution_of_a_camera"),
        pytest.param(stored("JPEG", (1654, 2339), dpi=(200, 200)), [(595, 842)], id="scan_of_a4_at_200_dpi"),
        pytest.param(stored("PNG", (1700, 2600), dpi=(200, 200)), [(612, 936)], id="scan_of_f4"),
        pytest.param(stored("PNG", mode="RGBA"), [(594, 842)], id="transparent"),
        pytest.param(stored("TIFF", mode="1"), [(594, 842)], id="black_and_white_tiff"),
        pytest.param(stored("TIFF", mode="I;16"), [(594, 842)], id="sixteen_bits"),
        pytest.param(stored("BMP"), [(594, 842)], id="bmp"),
        pytest.param(stored("GIF"), [(594, 842)], id="gif"),
        pytest.param(stored("WEBP", mode="RGB"), [(594, 842)], id="webp"),
        pytest.param(
            stored("TIFF", save_all=True, append_images=[Image.new("L", (585, 413)), Image.new("1", (413, 585))]),
            [(594, 842), (842, 594), (594, 842)],
            id="tiff_of_three_pages",
        ),
    ],
)
def test_a_picture_becomes_pages_in_the_size_of_the_paper(data: bytes, sizes: list[tuple[int, int]]) -> None:
    assert pages_of(data) == sizes
    assert count_pages(data) == len(sizes)
    assert tell_kind(data) == "photo"


def test_a_photo_stands_as_its_camera_held_it() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    assert pages_of(stored("JPEG", (4000, 3000), exif=exif)) == [(632, 842)]


def test_a_photo_gives_pages_that_tell_that_no_words_were_read() -> None:
    data = stored("JPEG", (400, 600))
    document = read_document(data)
    assert (document.format, document.n_bytes, len(document.pages)) == ("photo", len(data), 1)
    assert [note.code for note in document.notes] == ["page_without_text"]


def test_a_picture_that_breaks_off_is_damaged() -> None:
    data = stored("JPEG", (2000, 2000), quality=95)
    with pytest.raises(DamagedFile):
        as_pdf(data[: len(data) // 2])


def test_a_head_without_a_picture_is_refused() -> None:
    with pytest.raises(UnreadableDocument):
        as_pdf(b"\x89PNG\r\n\x1a\n" + bytes(100))


def test_a_picture_larger_than_any_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "MAX_PIXELS", 1000)
    with pytest.raises(LimitExceeded):
        as_pdf(stored("PNG"))


def test_too_many_pictures_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "MAX_FRAMES", 1)
    with pytest.raises(LimitExceeded):
        as_pdf(stored("TIFF", save_all=True, append_images=[Image.new("L", (413, 585))]))


@pytest.mark.parametrize(("kind", "noted"), [("GIF", ["1"]), ("TIFF", []), ("PNG", ["1"])])
def test_further_pictures_of_an_animation_are_told(kind: str, noted: list[str]) -> None:
    other = Image.new("L", (413, 585), "black")
    document = read_document(stored(kind, save_all=True, append_images=[other]))
    assert [note.detail for note in document.notes if note.code == "frames_left_out"] == noted
    assert len(document.pages) == (2 if kind == "TIFF" else 1)


def _animation() -> bytes:
    out = io.BytesIO()
    frames = [Image.new("L", (60, 60), level) for level in (0, 90, 200)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


@pytest.mark.parametrize(
    "data", [_animation(), stored("TIFF", (60, 60)), stored("PNG", (60, 60)), stored("BMP", (60, 60))]
)
def test_a_picture_that_breaks_off_anywhere_is_read_or_told_as_damaged(data: bytes) -> None:
    """Pillow raised an IndexError where an animation ended after the mark of its next picture."""
    ends = 0
    for at in [*range(30, len(data), max(1, len(data) // 60)), *range(len(data) - 12, len(data))]:
        for cut in (data[:at], data[:at] + b"\x21\xf9", data[:at] + b"\x2c"):
            try:
                read_document(cut)
            except UnreadableDocument:
                ends += 1
    assert ends > 0
