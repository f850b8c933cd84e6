"""Documents to bytes and back: the cache of slow reads (OCR, LibreOffice) and the tests' fixtures.

Compact JSON under zlib, a line for what is said of the document and one for each page, so that a long one is written and
read page by page: nothing in it can run, equal documents give equal bytes, and a file of another version is refused
instead of being misread.
"""

from __future__ import annotations

import itertools
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from extractors.model.document import MANY_PAGES, Block, Cell, Document, Line, Page, ReaderNote, SetAside, Table
from extractors.model.geometry import Bend, Box
from extractors.model.quote import Place, Word

FORMAT_VERSION: Final = 6
_HEAD = b"IKU-DOC"
_AT_ONCE: Final = 1 << 16  # bytes that are unpacked at once
_DEFAULT = tuple(Word._field_defaults.values())  # what most words are behind their text and place


class StaleStore(ValueError):
    """The bytes are no stored document of this version; read the original again."""


def dump(document: Document) -> bytes:
    """Return the document as bytes that `load` reads; equal documents give equal bytes."""
    told = [
        document.sha256,
        document.format,
        document.n_bytes,
        document.text_source,
        [[note.code, note.page, note.detail] for note in document.notes],
        len(document.pages),
    ]
    packer = zlib.compressobj(3)
    parts = [packer.compress(_as_line(tree)) for tree in itertools.chain([told], map(_page, document.pages))]
    return b"".join([_HEAD, bytes([FORMAT_VERSION]), *parts, packer.flush()])


def _as_line(tree: list[Any]) -> bytes:
    text = json.dumps(tree, ensure_ascii=False, separators=(",", ":"), check_circular=False)
    return f"{text}\n".encode("utf-8", "surrogatepass")


def load(data: bytes) -> Document:
    """Return the document that `dump` stored; StaleStore where the bytes are of another version or damaged."""
    start = len(_HEAD) + 1
    if data[:start] != _HEAD + bytes([FORMAT_VERSION]):
        raise StaleStore("not a stored document of this version")
    try:
        lines = _lines_of(memoryview(data)[start:])
        sha256, kind, n_bytes, source, notes, n_pages = next(lines)
        return Document(
            sha256,
            kind,
            n_bytes,
            _read_pages(lines, n_pages),
            source,
            tuple(ReaderNote(code, page, detail) for code, page, detail in notes),
        )
    except (zlib.error, ValueError, TypeError, IndexError, KeyError, StopIteration) as error:
        raise StaleStore("damaged store") from error


def _lines_of(data: memoryview) -> Iterator[Any]:
    """Yield what stands in each line of packed JSON; zlib.error or ValueError where it breaks off or is damaged."""
    opener = zlib.decompressobj()
    begun = b""
    for at in range(0, len(data), _AT_ONCE):
        *whole, begun = (begun + opener.decompress(data[at : at + _AT_ONCE])).split(b"\n")
        for line in whole:
            yield json.loads(line.decode("utf-8", "surrogatepass"))
    if not opener.eof or begun or opener.unused_data:
        raise ValueError("it breaks off, or goes on behind its end")


def _read_pages(lines: Iterator[Any], n_pages: int) -> tuple[Page, ...]:
    """Return the pages; those of a long document packed, each as soon as it is read."""
    pages: list[Page] = []
    for tree in lines:
        pages.append(_read_page(tree))
        if n_pages > MANY_PAGES:
            pages[-1].pack()
    if len(pages) != n_pages:
        raise ValueError(f"{len(pages)} pages of {n_pages}")
    return tuple(pages)


def _page(page: Page) -> list[Any]:
    return [
        page.number,
        page.width,
        page.height,
        page.source,
        page.turned,
        [_numbers(box) for box in page.images],
        [_block(block) for block in page.blocks],
        [_line(line) for line in page.heads],
        [_line(line) for line in page.feet],
        [_numbers(box) for box in page.unread],
        [_numbers(box) for box in page.bars],
        [[one.reason, _line(Line(one.words))] for one in page.set_aside],
        [_numbers(box) for box in page.disputed],
        [_numbers(box) for box in page.lined],
        [_numbers(box) for box in page.mended],
        [_numbers(box) for box in page.unnamed],
        _bend(page.bend) if page.bend is not None else None,
    ]


def _read_page(tree: list[Any]) -> Page:
    number, width, height, source, turned, images, blocks, heads, feet, unread, bars, aside, *more = tree
    return Page(
        number,
        width,
        height,
        tuple(map(_read_block, blocks)),
        tuple(map(_read_line, heads)),
        tuple(map(_read_line, feet)),
        tuple(Box(*box) for box in images),
        source,
        turned,
        tuple(Box(*box) for box in unread),
        tuple(Box(*box) for box in bars),
        tuple(SetAside(reason, _read_line(line).words) for reason, line in aside),
        *_read_more(*more),
    )


def _read_more(*more: Any) -> Iterator[Any]:
    """Yield what the last fields of a page hold; readings that were stored before them know none."""
    yield from (tuple(Box(*box) for box in boxes) for boxes in more[:4])
    yield from (_read_bend(bend) if bend is not None else None for bend in more[4:])


def _bend(bend: Bend) -> list[Any]:
    return [bend.width, bend.height, [*bend.top], [*bend.foot], *bend.lean]


def _read_bend(tree: list[Any]) -> Bend:
    width, height, top, foot, left, right = tree
    return Bend(width, height, tuple(top), tuple(foot), (left, right))


def _block(block: Block) -> list[Any]:
    if isinstance(block, Line):
        return ["l", _line(block)]
    cells = [
        [
            cell.row,
            cell.col,
            cell.row_span,
            cell.col_span,
            _place(cell.place),
            [_numbers(bar) for bar in cell.bars],
            [_line(line) for line in cell.lines],
        ]
        for cell in block.cells
    ]
    return ["t", block.n_rows, block.n_cols, block.ruled, _place(block.place), cells]


def _read_block(tree: list[Any]) -> Block:
    if tree[0] == "l":
        return _read_line(tree[1])
    _, n_rows, n_cols, ruled, place, cells = tree
    made = tuple(
        Cell(
            row,
            col,
            tuple(map(_read_line, lines)),
            row_span,
            col_span,
            _read_place(where),
            tuple(Box(*bar) for bar in bars),
        )
        for row, col, row_span, col_span, where, bars, lines in cells
    )
    return Table(made, n_rows, n_cols, _read_place(place), ruled)


def _line(line: Line) -> list[Any]:
    """Return a line as parallel lists: the words' texts, places, and what differs from the usual word."""
    odd: list[list[Any]] = []
    for index, word in enumerate(line.words):
        if word[2:] != _DEFAULT:
            said = list(word[2:] if word.other_ink else word[2:-1])
            if odd and odd[-1][1] + 1 == index and odd[-1][2:] == said:
                odd[-1][1] = index
            else:
                odd.append([index, index, *said])
    return [
        [word[0] for word in line.words],
        [_place(word[1]) for word in line.words],
        odd,
        list(line.offsets),
        list(line.breaks),
        line.marker,
    ]


def _read_line(tree: list[Any]) -> Line:
    texts, places, odd, offsets, breaks, marker = tree
    said: list[Sequence[Any]] = [_DEFAULT] * len(texts)
    for first, last, *what in odd:
        said[first : last + 1] = [what] * (last + 1 - first)
    words = tuple(Word(text, _read_place(place), *what) for text, place, what in zip(texts, places, said, strict=True))
    return Line(words, tuple(offsets), tuple(breaks), marker)


def _place(place: Place) -> list[Any]:
    page, box, path = place
    return [page, path] if box is None else [page, path, *box]


def _read_place(tree: list[Any]) -> Place:
    if len(tree) == 2:
        return Place(tree[0], None, tree[1])
    page, path, x0, top, x1, bottom = tree
    return Place(page, Box(x0, top, x1, bottom), path)


def _numbers(box: Box) -> Iterable[float]:
    return list(box)
