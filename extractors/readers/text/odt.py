"""Reads ODT files (OpenDocument text, also the flat one): paragraphs, lists, tables, text boxes, notes, headers and footers.

Source: OpenDocument 1.3, part 3 (schema): chapters 5 (paragraphs), 9 (tables), 16 and 20 (styles).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from extractors.model.document import Document, Line, Page, ReaderNote
from extractors.model.errors import DamagedFile, PasswordProtected, UnsafeContent
from extractors.readers.list_numbers import format_number
from extractors.readers.mathml import write_math
from extractors.readers.package import Package, odd_parts, parse_part
from extractors.readers.pictures import is_large, with_pictures
from extractors.readers.text.builder import Builder
from extractors.readers.text.odt_shapes import SHAPES, holds_text, points
from extractors.readers.text.odt_styles import Look, OdtStyles
from extractors.readers.text.odt_tables import Repeated, hidden_columns, times, whole_number
from extractors.text.spans import find_nips

_URN = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_OFFICE, _TEXT, _TABLE, _STYLE, _DRAW = (_URN % name for name in ("office", "text", "table", "style", "drawing"))
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_LEFT_OUT = frozenset({"tracked-changes", "annotation", "annotation-end", "note-citation", "sequence-decls", "forms"})
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_DEEPEST = 200
_LINK = "{http://www.w3.org/1999/xlink}"
_UNKNOWN = "?"  # a ground of which the file does not say the colour


def read(data: bytes, sha256: str) -> Document:
    """Return the document of an ODT file: one page without number; raises as the DOCX reader does."""
    if data.startswith(b"PK"):
        package = Package(data)
        if b"encryption-data" in package.bytes_of("META-INF/manifest.xml"):
            raise PasswordProtected("encrypted ODT")
        content, styles = package.part("content.xml"), package.part("styles.xml")
    else:
        content = styles = parse_part(data)
    body = next(content.iter(f"{_OFFICE}text"), None) if content is not None else None
    if content is None or body is None:
        raise DamagedFile("no text in it")

    def part_of(name: str) -> etree._Element | None:
        return package.part(name) if data.startswith(b"PK") else None

    with odd_parts():
        page, notes = _read_page(content, styles, body, part_of)
    return Document(sha256, "odt", len(data), (page,), page.source, notes)


def read_pictures(data: bytes, document: Document) -> Document:
    """Return an ODT file's document with the words of its large pictures where they stand."""
    return with_pictures(document, Package(data).bytes_of) if data.startswith(b"PK") else document


def _read_page(
    content: etree._Element,
    styles: etree._Element | None,
    body: etree._Element,
    part_of: Callable[[str], etree._Element | None],
) -> tuple[Page, tuple[ReaderNote, ...]]:
    """Return the page of the text and what could not be read."""
    looks = OdtStyles()
    for root in (styles, content):
        if root is not None:
            looks.add(root)
    builder = Builder()
    walk = _Walk(builder, looks, part_of)
    walk.blocks(body, 0)
    for one in body.iter(f"{_TEXT}deletion"):
        builder.notes["deleted_text"] += bool(_all_text(one).strip())
    for note in walk.notes:
        walk.blocks(note, 0)
    heads, feet = (_edges(styles, looks, kind) for kind in ("header", "footer"))
    if any(find_nips(line.text) for line in (*heads, *feet)):  # a signature set into a footer belongs to the text above
        builder.blocks += [*heads, *feet]
        heads = feet = ()
    page = builder.page(heads, feet)
    return page, builder.reader_notes()


def _edges(root: etree._Element | None, looks: OdtStyles, kind: str) -> tuple[Line, ...]:
    """Return the lines of the headers or footers, once for each distinct text."""
    found: dict[str, tuple[Line, ...]] = {}
    for part in root.iter(f"{_STYLE}{kind}") if root is not None else ():
        builder = Builder()
        _Walk(builder, looks, lambda _name: None).blocks(part, 0)
        builder.page()
        lines = tuple(block for block in builder.blocks if isinstance(block, Line))
        found.setdefault("\n".join(line.text for line in lines), lines)
    return tuple(line for lines in found.values() for line in lines)


@dataclass(slots=True)
class _Walk:
    builder: Builder
    looks: OdtStyles
    part_of: Callable[[str], etree._Element | None]  # the parts of the file by name
    notes: list[etree._Element] = field(default_factory=list)
    grounds: list[str] = field(default_factory=list)  # colours of the tables, cells and shapes around; _UNKNOWN of some
    _boxes: list[etree._Element] = field(default_factory=list)
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)
    _repeated: Repeated = field(default_factory=Repeated)

    def blocks(self, node: etree._Element, depth: int, style: str = "", level: int = 0, mark: str = "") -> None:
        """Add the paragraphs, lists and tables of a container; `mark`: the list number of its first paragraph."""
        if depth > _DEEPEST:
            raise UnsafeContent("nested too deeply")
        for one in node.iterchildren("*"):
            name = etree.QName(one).localname
            if name in ("p", "h"):
                self._paragraph(one, mark, 4.0 * max(0, level - 1), depth)
                mark = ""
            elif name == "list":
                self._list(one, depth, one.get(f"{_TEXT}style-name") or style, level + 1)
            elif name == "table":
                self._table(one, depth)
            elif name in ("frame", "text-box", "g", "custom-shape"):
                self._shape(one)
                self._empty_boxes(depth)
            elif name == "section" and one.get(f"{_TEXT}display") == "none":
                self.builder.text(" ".join(_all_text(one).split()), aside="vanished_text")
            elif name not in _LEFT_OUT:
                self.blocks(one, depth + 1, style, level)

    def _paragraph(self, element: etree._Element, mark: str, indent: float, depth: int) -> None:
        if any(one.get(f"{_TEXT}is-hidden") == "true" for one in element.iter(f"{_TEXT}hidden-paragraph")):
            self.builder.text(" ".join(_all_text(element).split()), aside="vanished_text")
            return
        style = element.get(f"{_TEXT}style-name")
        self._inline(element, self.looks.look(style), depth)
        self.builder.end_paragraph(mark if self.builder.has_text else "", indent)
        self._empty_boxes(depth)

    def _empty_boxes(self, depth: int) -> None:
        boxes, self._boxes = self._boxes, []
        self.grounds.append(_UNKNOWN)
        for box in boxes:
            self.blocks(box, depth + 1)
        self.grounds.pop()

    def _inline(self, node: etree._Element, look: Look, depth: int) -> None:
        if depth > _DEEPEST:
            raise UnsafeContent("nested too deeply")
        self._say(node.text, look)
        for one in node.iterchildren("*"):
            match etree.QName(one).localname:
                case "s":
                    told = one.get(f"{_TEXT}c") or "1"
                    self.builder.text(" " * (min(200, int(told)) if told.isdecimal() else 1))
                case "tab":
                    self.builder.text("\t")
                case "line-break":
                    self.builder.text("\n")
                case "note":
                    self.notes += one.iterchildren(f"{_TEXT}note-body")
                case name if name in SHAPES:
                    self._shape(one)
                case "placeholder":
                    self.builder.text(_all_text(one), aside="placeholder")
                case "ruby-text":
                    self.builder.text(_all_text(one), aside="note_mark")
                case "hidden-text" if one.get(f"{_TEXT}is-hidden") == "true":
                    self.builder.text(_all_text(one), aside="vanished_text")
                case "span":
                    self._inline(one, look.within(self.looks, one.get(f"{_TEXT}style-name")), depth + 1)
                case name if name not in _LEFT_OUT:
                    self._inline(one, look, depth + 1)
            self._say(one.tail, look)

    def _say(self, text: str | None, look: Look) -> None:
        if text:
            lead, tail = text[:1].isspace(), text[-1:].isspace()
            plain = " ".join(text.split())
            shown = f"{' ' if lead else ''}{plain}{' ' if tail and plain else ''}"
            ground = look.ground or (self.grounds[-1] if self.grounds else "")
            aside = "" if look.aside == "white_text" and ground else look.aside
            if not aside and look.ink and look.ink == ground:
                aside = "white_text"
            self.builder.text(shown, raised=look.raised, underlined=look.underlined, aside=aside)

    def _shape(self, shape: etree._Element) -> None:
        """Keep the text box, equation or picture of a shape; those of each shape of a group."""
        if etree.QName(shape).localname == "g":
            for one in shape.iterchildren(f"{_DRAW}*"):
                self._shape(one)
            return
        boxes = [one for one in shape.iter(f"{_DRAW}*") if one.tag != f"{_DRAW}image" and holds_text(one)]
        self._boxes += boxes[:1]
        objects = [one for one in shape.iter("*") if etree.QName(one).localname in ("object", "object-ole")]
        if objects and (equation := self._equation(objects[0])) is not None:
            self.builder.equation(write_math(equation))
            return
        self.builder.notes["embedded_object"] += bool(objects)
        if not boxes and any(etree.QName(one).localname == "image" for one in shape.iter("*")):
            self._picture(shape)

    def _equation(self, held: etree._Element) -> etree._Element | None:
        """Return the equation of an object, which stands in it or in a part of its own; None where it is none."""
        inner = next(held.iterchildren("{*}math"), None)
        if inner is not None:
            return inner
        name = (held.get(f"{_LINK}href") or "").removeprefix("./").rstrip("/")
        try:
            root = self.part_of(f"{name}/content.xml") if name else None
        except (DamagedFile, UnsafeContent):
            return None
        return root if root is not None and etree.QName(root).localname == "math" else None

    def _picture(self, shape: etree._Element) -> None:
        """Keep a large picture for those who read pictures."""
        sides = [points(shape.get(f"{_SVG}{side}") or "") for side in ("width", "height")]
        if not is_large(*sides):
            return
        image = next(one for one in shape.iter("*") if etree.QName(one).localname == "image")
        self.builder.picture((image.get(f"{_LINK}href") or "").removeprefix("./"), sides[0] or 0.0, sides[1] or 0.0)

    def _list(self, listed: etree._Element, depth: int, style: str, level: int) -> None:
        definition = self.looks.lists.get(style, {}).get(level)
        if listed.get(f"{_TEXT}continue-numbering") != "true" and listed.get(f"{_TEXT}continue-list") is None:
            self._counts.pop((style, level), None)
        for item in listed.iterchildren(f"{_TEXT}list-item", f"{_TEXT}list-header"):
            mark = self._mark(definition, style, level) if item.tag == f"{_TEXT}list-item" else ""
            self.blocks(item, depth + 1, style, level, mark)

    def _mark(self, definition: etree._Element | None, style: str, level: int) -> str:
        if definition is None or etree.QName(definition).localname == "list-level-style-bullet":
            return "•" if definition is not None else ""
        start = definition.get(f"{_TEXT}start-value") or "1"
        number = self._counts.get((style, level), int(start) - 1 if start.isdecimal() else 0) + 1
        self._counts[style, level] = number
        kind = _FORMATS.get(definition.get(f"{_STYLE}num-format") or "")
        if kind is None:
            return ""
        before, after = (definition.get(f"{_STYLE}num-{side}") or "" for side in ("prefix", "suffix"))
        return f"{before}{format_number(number, kind)}{after}".strip()

    def _table(self, table: etree._Element, depth: int) -> None:
        self.builder.open_table()
        before = len(self.grounds)
        # a template of LibreOffice may shade a table without any style of a cell saying so
        self._stand_on(table, _UNKNOWN if table.get(f"{_TABLE}template-name") is not None else "")
        hidden = hidden_columns(table)
        for row in table.iter(f"{_TABLE}table-row"):
            if next(row.iterancestors("{*}table"), None) is not table:
                continue  # of a table in a cell
            if row.get(f"{_TABLE}visibility") in ("collapse", "filter") or self.looks.hides_row(
                row.get(f"{_TABLE}style-name")
            ):
                self.builder.text(" ".join(_all_text(row).split()), aside="vanished_text")
                continue
            n_rows = times(row, "rows") if _all_text(row).strip() else 1
            cells = ((cell, _all_text(cell).strip()) for cell in row.iterchildren(f"{_TABLE}table-cell"))
            self._repeated.add([(len(text), times(cell, "columns")) for cell, text in cells if text], n_rows)
            for _ in range(n_rows):
                self._row(row, hidden, depth)
        del self.grounds[before:]
        self.builder.close_table()

    def _row(self, row: etree._Element, hidden: frozenset[int], depth: int) -> None:
        """Add a row of a table; what stands in hidden columns, or behind merged cells, is put aside."""
        self.builder.open_row()
        before = len(self.grounds)
        self._stand_on(row)
        at = 0
        for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            n_columns = times(cell, "columns")
            if cell.tag == f"{_TABLE}covered-table-cell":
                self.builder.text(" ".join(_all_text(cell).split()), aside="hidden_merged_text")
                at += n_columns
                continue
            down, across = (whole_number(cell.get(f"{_TABLE}number-{side}-spanned")) for side in ("rows", "columns"))
            for _ in range(n_columns):
                shown = [column for column in range(at, at + across) if column not in hidden]
                at += 1
                if not shown:
                    self.builder.text(" ".join(_all_text(cell).split()), aside="vanished_text")
                    continue
                self.builder.open_cell(down, len(shown))
                of_row = len(self.grounds)
                self._stand_on(cell)
                self.blocks(cell, depth + 1)
                del self.grounds[of_row:]
        del self.grounds[before:]

    def _stand_on(self, element: etree._Element, otherwise: str = "") -> None:
        """Put the ground of a table, row or cell over those around it."""
        ground = self.looks.ground(element.get(f"{_TABLE}style-name")) or otherwise
        self.grounds += [ground] if ground else []


def _all_text(element: etree._Element) -> str:
    return "".join([str(part) for part in element.itertext()])
