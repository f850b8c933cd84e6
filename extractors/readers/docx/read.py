"""Reads DOCX: body order of lines and tables, list numbers, text boxes, notes, headers and footers.

python-docx opens the package (see package.py) and gives the element trees; what it has no objects for (text boxes, equations,
content controls, list numbers, tracked changes) is read from them here.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from extractors.model.document import Block, Document, Line, Page, ReaderNote, SetAside, Table
from extractors.model.errors import DamagedFile
from extractors.model.quote import Place, Word
from extractors.readers.docx.bound import show_bound
from extractors.readers.docx.chunks import Chunks, ReadInner, refuse
from extractors.readers.docx.elements import block_elements, copy_of
from extractors.readers.docx.inline import Inline
from extractors.readers.docx.measures import column, page_columns
from extractors.readers.docx.numbering import Mark, Numbering, indents
from extractors.readers.docx.sheets import read_sheet
from extractors.readers.docx.styles import Styles, child, on, val
from extractors.readers.docx.table import read_table
from extractors.readers.lines import Piece, glue_hyphens, path_namer, rows_of, set_line
from extractors.readers.package import Package, R, W, name_of, odd_parts
from extractors.readers.pictures import HEIGHT, WIDTH, Picture, is_large
from extractors.text.labels import match_header
from extractors.text.spans import find_nips

_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 3  # of a table of indicators in a header or footer
_SINGLE_PARTS = frozenset({"styles", "numbering", "footnotes", "endnotes"})


def read(data: bytes, sha256: str, inner: ReadInner = refuse) -> Document:
    """Return the document of a DOCX file: one page without number. `inner` reads the documents that it carries in its text.

    DamagedFile, UnsafeContent, LimitExceeded or PasswordProtected where it cannot be read.
    """
    package = Package(data)
    main = package.main
    root = package.part(main)
    body = child(root, "body")
    if root is None or body is None:
        raise DamagedFile("no document part")
    related = package.related(main)
    parts = {kind: package.part(name) for kind, name in related.values() if kind in _SINGLE_PARTS}
    styles = Styles.load(parts.get("styles"))
    reader = BlockReader(Inline(styles), Numbering.load(parts.get("numbering"), styles), styles, Chunks(inner))
    reader.width = page_columns(root.iter(f"{{{W}}}sectPr"))
    show_bound(root, package, main, reader.inline.notes)
    with odd_parts():
        page = _read_page(reader, package, body, related, parts)
    unread = reader.chunks.notes.pop("picture_unread", 0)  # pictures of carried documents
    counted = reader.inline.notes + reader.chunks.notes
    notes = tuple(ReaderNote(code, detail=str(n)) for code, n in sorted(counted.items()) if n)
    notes += (ReaderNote("picture_unread"),) * bool(unread)
    notes += tuple(ReaderNote("picture_unread", detail=one.detail) for one in _large(reader, related, page))
    document = Document(sha256, "docx", len(data), (page,), notes=notes)
    if any(line.words for line in document.all_lines):
        return document
    return replace(document, text_source="none", pages=(replace(page, source="none"),))


def _large(reader: BlockReader, related: dict[str, tuple[str, str]], page: Page) -> Iterator[Picture]:
    """Yield the pictures of the body that may hold a table, a signature or a page; all but emblems where there is no text."""
    empty = not any(isinstance(block, Table) or block.words for block in page.blocks)
    for relation, width, height, *before in dict.fromkeys(reader.inline.pictures):
        part = related.get(relation, ("", ""))[1]
        told = width > 0 and height > 0
        large = is_large(width or None, height or None) or (empty and told and width >= WIDTH and height >= HEIGHT)
        if relation and large:  # also one that lies in another file
            yield Picture(part, width, height, *before)


@dataclass(slots=True)
class BlockReader:
    """Reads containers of blocks (body, cell, text box, header) in order, counting list numbers as it goes."""

    inline: Inline
    numbering: Numbering
    styles: Styles
    chunks: Chunks = field(default_factory=Chunks)
    width: float = 75.0
    depth: int = 0  # cells and text boxes around: there the width of the text is not known
    note_mark: str = ""
    part_of: Callable[[str], bytes] = lambda _relation: b""  # what a relationship of the part being read leads to
    grids: set[str] = field(default_factory=set)  # places of the tables with lines from top to bottom
    barred: set[str] = field(default_factory=set)  # places of the cells with a line drawn below
    _counts: dict[str, int] = field(default_factory=dict)

    def blocks(self, container: etree._Element, path: str = "") -> Iterator[Block]:
        """Yield the lines and tables of a container; `path` is the prefix of their places ("" for the body)."""
        counts = {"p": 0, "t": 0, "chunk": 0}
        for element in block_elements(container):
            name = name_of(element).localname
            kind = {"tbl": "t", "altChunk": "chunk"}.get(name, "p")
            where = f"{path}{kind}[{counts[kind]}]"
            if not path:
                self.inline.at = counts["p"], counts["t"]
            if name == "tbl":
                yield from read_table(self, element, where)
            elif name in ("p", "oMathPara", "oMath"):
                yield from self._paragraph(element, where)
            elif name == "altChunk":
                carried = self.chunks.blocks(self.part_of(element.get(f"{{{R}}}id") or ""), where)
                self.inline.notes["embedded_document"] += carried is None
                yield from carried or ()
            else:
                continue
            counts[kind] += 1

    def lines(self, container: etree._Element, path: str) -> tuple[Line, ...]:
        """Return the lines of a container, those in its tables too (headers, footers, notes)."""
        return _lines_of(self.blocks(container, path))

    def _paragraph(self, element: etree._Element, path: str) -> Iterator[Block]:
        properties = child(element, "pPr")
        style = val(child(properties, "pStyle"))
        if element.tag == f"{{{W}}}p":
            pieces = self.inline.pieces(element, style, path)
        else:
            wrapper = etree.Element(f"{{{W}}}p")
            wrapper.append(copy_of(element))
            pieces = self.inline.pieces(wrapper, style, path)
        has_text = any(piece.text.strip() for piece in pieces)
        of_mark = child(properties, "rPr") if not has_text else None
        mark_hidden = of_mark is not None and any(on(child(of_mark, switch)) for switch in ("del", "vanish"))
        mark = None if mark_hidden else self.numbering.next_mark(properties, style)
        yield from self._set(pieces, properties, style, mark, path)
        yield from self._boxes(element, path)
        yield from self._sheets(path)

    def _sheets(self, path: str) -> Iterator[Table]:
        """Yield the sheets set into the paragraph just read; one that cannot be read is told, its picture read."""
        sheets, self.inline.sheets = self.inline.sheets, []
        for index, (relation, pictures) in enumerate(sheets):
            table = read_sheet(self.part_of(relation), f"{path}/sheet[{index}]", self.inline.put_aside)
            if table is not None:
                self.inline.notes["embedded_sheet"] += 1
                yield table
            else:
                self.inline.notes["embedded_object"] += 1
                self.inline.pictures += pictures

    def _boxes(self, element: etree._Element, path: str) -> Iterator[Block]:
        for index, box in enumerate(self.inline.boxes(element)):
            where = f"{path}/tx[{index}]"
            if name_of(box).localname == "textpath":
                line = set_line([Piece(box.get("string") or "")], name=path_namer(where), engine="docx")
                yield from [line] if line is not None else []
                continue
            self.depth += 1
            yield from self.blocks(box, f"{where}/")
            self.depth -= 1

    def _set(
        self,
        pieces: list[Piece],
        properties: etree._Element | None,
        style: str | None,
        mark: Mark | None,
        path: str,
    ) -> tuple[Line, ...]:
        """Return the visual lines of a paragraph, with its indents and its list number."""
        left, first = self._indents(properties, style, mark)
        text = mark.text if mark is not None else self.note_mark
        self.note_mark = ""
        namer = path_namer(path)
        lines: list[Line] = []
        for index, row in enumerate(rows_of(pieces)):
            start = column(left + first) if index == 0 else column(left)
            label = text if index == 0 else ""
            after = max(column(left), start + len(label) + 1) if label else start
            line = set_line(row, name=namer, engine="docx", column=after, mark=label, mark_column=start)
            if line is not None:
                lines.append(self._aligned(line, properties, style))
        return glue_hyphens(lines)

    def _indents(self, properties: etree._Element | None, style: str | None, mark: Mark | None) -> tuple[int, int]:
        left, first = indents(child(properties, "ind"))
        of_style = indents(self.styles.paragraph_property("ind", style))
        of_list = (mark.left, mark.first) if mark is not None else (None, None)
        lefts = [value for value in (left, of_list[0], of_style[0]) if value is not None]
        firsts = [value for value in (first, of_list[1], of_style[1]) if value is not None]
        return (lefts[0] if lefts else 0), (firsts[0] if firsts else 0)

    def _aligned(self, line: Line, properties: etree._Element | None, style: str | None) -> Line:
        """Return the line moved to where centred or right-aligned text stands (only where the width is known)."""
        own = child(properties, "jc")
        side = val(own if own is not None else self.styles.paragraph_property("jc", style))
        if self.depth or side not in ("center", "right", "end"):
            return line
        room = max(0.0, self.width - (line.offsets[-1] + len(line.words[-1].text)))
        shift = round(room / 2 if side == "center" else room, 2)
        return replace(line, offsets=tuple(offset + shift for offset in line.offsets))


def _read_page(
    reader: BlockReader,
    package: Package,
    body: etree._Element,
    related: dict[str, tuple[str, str]],
    parts: dict[str, etree._Element | None],
) -> Page:
    reader.inline.open_part(body)
    reader.part_of = lambda relation: package.bytes_of(related.get(relation, ("", ""))[1])
    blocks = list(reader.blocks(body))
    reader.part_of = lambda relation: b""
    reader.inline.at = len(blocks), len(blocks)
    pictures = list(reader.inline.pictures)
    numbers = {"footnote": 0, "endnote": 0}
    at = 0
    while at < len(reader.inline.references):  # a note may cite another note
        kind, number = reader.inline.references[at]
        at += 1
        root = parts.get(f"{kind}s")
        numbers[kind] += 1
        note = _note(root, kind, number)
        if note is not None:
            reader.inline.open_part(note)
            reader.note_mark = str(numbers[kind])
            blocks.extend(reader.lines(note, f"{kind}[{numbers[kind]}]/"))
    heads, above = _edges(reader, package, body, related, "header")
    feet, below = _edges(reader, package, body, related, "footer")
    blocks = [*above, *blocks, *below]
    reader.inline.pictures = pictures  # those of notes, headers and footers are letterheads and marks
    if any(find_nips(line.text) for line in (*heads, *feet)):  # a signature set into a footer is of the text above it
        blocks, heads, feet = [*blocks, *heads, *feet], (), ()
    aside = _set_aside([*reader.inline.aside, *reader.chunks.aside])
    return Page(None, blocks=tuple(blocks), heads=heads, feet=feet, set_aside=aside)


def _set_aside(found: Sequence[tuple[str, str, str]]) -> tuple[SetAside, ...]:
    """Return the words that the reader left out, by reason, each with a path of its own in its paragraph."""
    by_reason: dict[str, list[Word]] = {}
    numbers: dict[str, Iterator[int]] = {}
    for reason, text, path in found:
        count = numbers.setdefault(path, itertools.count())
        words = [Word(word, Place(path=f"{path}~{next(count)}"), engine="docx") for word in text.split()]
        by_reason.setdefault(reason, []).extend(words)
    return tuple(SetAside(reason, tuple(words)) for reason, words in sorted(by_reason.items()))


def _note(root: etree._Element | None, kind: str, number: str) -> etree._Element | None:
    """Return the footnote or endnote with this id."""
    notes = root.iterchildren(f"{{{W}}}{kind}") if root is not None else ()
    return next((one for one in notes if one.get(f"{{{W}}}id") == number), None)


def _edges(
    reader: BlockReader, package: Package, body: etree._Element, related: dict[str, tuple[str, str]], kind: str
) -> tuple[tuple[Line, ...], list[Table]]:
    """Return the lines of all headers (or footers) that the sections use, once for each distinct text, and their tables of
    indicators, told by their heads: those are no running heads, whatever their place.
    """
    found: list[Line] = []
    tables: list[Table] = []
    texts: set[tuple[str, ...]] = set()
    seen: set[str] = set()
    for reference in body.iter(f"{{{W}}}{kind}Reference"):
        name = related.get(reference.get(f"{{{R}}}id") or "", ("", ""))[1]
        root = package.part(name) if name and name not in seen else None
        if root is None:
            continue
        seen.add(name)
        reader.inline.open_part(root)
        blocks = list(reader.blocks(root, f"{kind}[{len(seen) - 1}]/"))
        own = [block for block in blocks if isinstance(block, Table) and _names_indicators(block)]
        lines = _lines_of(block for block in blocks if block not in own)
        if _is_new(lines, texts):
            found.extend(lines)
        tables.extend(table for table in own if _is_new(_lines_of([table]), texts))
    return tuple(found), tables


def _is_new(lines: Sequence[Line], texts: set[tuple[str, ...]]) -> bool:
    """Return whether lines have other words than those before, and remember theirs."""
    text = tuple(line.text for line in lines)
    known = text in texts
    texts.add(text)
    return not known


def _names_indicators(table: Table) -> bool:
    """Return whether the first row of a table names the columns of a table of indicators."""
    fields = {field for cell in table.row(0) for field in match_header(cell.text).fields}
    return table.n_rows >= _FEWEST_ROWS and "indikator" in fields and len(fields) >= _FEWEST_COLUMNS


def _lines_of(blocks: Iterable[Block]) -> tuple[Line, ...]:
    """Return the lines of blocks, those in tables too."""
    lines: list[Line] = []
    for block in blocks:
        cells = sorted(block.cells, key=lambda one: (one.row, one.col)) if isinstance(block, Table) else ()
        lines.extend([block] if isinstance(block, Line) else (line for cell in cells for line in cell.lines))
    return tuple(lines)
