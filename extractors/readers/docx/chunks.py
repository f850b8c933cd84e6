"""Documents that a Word file carries to be shown in its text ("altChunk": pages, texts, Word, RTF), set where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from extractors.model.document import Block, Document, Line, Table
from extractors.model.errors import UnreadableDocument
from extractors.model.quote import Place, Word

ReadInner = Callable[[bytes], Document]  # raises UnreadableDocument for what is not read inside another file

_MOST: Final = 20  # documents read of one file: each may cost what a file costs
_MOST_BLOCKS: Final = 20_000  # lines and tables of all together (some 500 pages), behind which no further one is read
_LARGEST: Final = 20 * 1024 * 1024  # bytes of all together


def refuse(_data: bytes) -> Document:
    """Read nothing: of documents that stand in another themselves, and of those in parts that show none."""
    raise UnreadableDocument


@dataclass(slots=True)
class Chunks:
    """Reads what a file carries, at most so many documents. `notes` and `aside`: what was noted and left out in them."""

    read: ReadInner = refuse
    notes: Counter[str] = field(default_factory=Counter)
    aside: list[tuple[str, str, str]] = field(default_factory=list)  # reason, text, path
    _count: int = 0
    _bytes: int = 0
    _blocks: int = 0

    def blocks(self, data: bytes, path: str) -> list[Block] | None:
        """Return the blocks of a carried document under `path`; None where it is not read."""
        self._count += 1
        self._bytes += len(data)
        if not data.strip() or self._count > _MOST or self._bytes > _LARGEST or self._blocks > _MOST_BLOCKS:
            return None
        try:
            document = self.read(data)
        except UnreadableDocument:
            return None
        for note in document.notes:
            self.notes[note.code] += int(note.detail) if note.detail.isdecimal() else 1
        for page in document.pages:
            for one in page.set_aside:
                self.aside += [(one.reason, word.text, path) for word in one.words]
        found = [_placed(block, path) for page in document.pages for block in (*page.heads, *page.blocks, *page.feet)]
        self._blocks += len(found)
        return found


def _placed(block: Block, path: str) -> Block:
    """Return a block with `path` before the paths in it."""
    if isinstance(block, Line):
        return replace(block, words=tuple(_words(block, path)))
    cells = (
        replace(
            cell,
            lines=tuple(replace(line, words=tuple(_words(line, path))) for line in cell.lines),
            place=_under(cell.place, path),
        )
        for cell in block.cells
    )
    return Table(tuple(cells), block.n_rows, block.n_cols, _under(block.place, path), block.ruled)


def _words(line: Line, path: str) -> Iterator[Word]:
    for word in line.words:
        yield word._replace(place=_under(word.place, path))


def _under(place: Place, path: str) -> Place:
    return Place(path=f"{path}/{place.path}")
