"""Reads ODT files (OpenDocument text, also the flat one): paragraphs, lists, tables, text boxes, notes, headers and footers.

Source: OpenDocument 1.3, part 3 (schema): chapters 5 (paragraphs), 9 (tables), 16 and 20 (styles).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from extractors.model.document import Document, Line, Page, ReaderNote
from extractors.model.errors import DamagedFile, PasswordProtected, UnsafeContent
from extractors.readers.docx.numbering import format_number
from extractors.readers.docx.package import Package, odd_parts, parse_part
from extractors.readers.text.builder import Builder
from extractors.text.spans import find_nips

_URN = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_OFFICE, _TEXT, _TABLE, _STYLE, _DRAW = (_URN % name for name in ("office", "text", "table", "style", "drawing"))
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_LEFT_OUT = frozenset({"tracked-changes", "annotation", "annotation-end", "note-citation", "sequence-decls", "forms"})
_DEEPEST_STYLE = 12  # styles that build on one another
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_BARE = (None, "transparent", "#ffffff")
_DEEPEST = 200


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
    with odd_parts():
        page, notes = _read_page(content, styles, body)
    return Document(sha256, "odt", len(data), (page,), page.source, notes)


def _read_page(
    content: etree._Element, styles: etree._Element | None, body: etree._Element
) -> tuple[Page, tuple[ReaderNote, ...]]:
    """Return the page of the text and what could not be read."""
    looks = _Styles()
    for root in (styles, content):
        if root is not None:
            looks.add(root)
    builder = Builder()
    walk = _Walk(builder, looks)
    walk.blocks(body, 0)
    for note in walk.notes:
        walk.blocks(note, 0)
    heads, feet = (_edges(styles, looks, kind) for kind in ("header", "footer"))
    if any(find_nips(line.text) for line in (*heads, *feet)):  # a signature set into a footer belongs to the text above
        builder.blocks += [*heads, *feet]
        heads = feet = ()
    page = builder.page(heads, feet)
    return page, builder.reader_notes()


def _edges(root: etree._Element | None, looks: _Styles, kind: str) -> tuple[Line, ...]:
    """Return the lines of the headers or footers, once for each distinct text."""
    found: dict[str, tuple[Line, ...]] = {}
    for part in root.iter(f"{_STYLE}{kind}") if root is not None else ():
        builder = Builder()
        _Walk(builder, looks).blocks(part, 0)
        builder.page()
        lines = tuple(block for block in builder.blocks if isinstance(block, Line))
        found.setdefault("\n".join(line.text for line in lines), lines)
    return tuple(line for lines in found.values() for line in lines)


@dataclass(slots=True)
class _Styles:
    """What the styles of text say, by name, and the levels of the lists."""

    by_name: dict[str, etree._Element] = field(default_factory=dict)
    lists: dict[str, dict[int, etree._Element]] = field(default_factory=dict)

    def add(self, root: etree._Element) -> None:
        for style in root.iter(f"{_STYLE}style"):
            self.by_name[style.get(f"{_STYLE}name") or ""] = style
        for listed in root.iter(f"{_TEXT}list-style"):
            levels = ((one.get(f"{_TEXT}level") or "", one) for one in listed.iterchildren("*"))
            found = {int(level): one for level, one in levels if level.isdecimal()}
            self.lists[listed.get(f"{_STYLE}name") or ""] = found

    def property(self, name: str | None, key: str) -> str | None:
        """Return a property of text that a style gives, its own or inherited."""
        seen: set[str] = set()
        while (
            name and name not in seen and len(seen) < _DEEPEST_STYLE and (style := self.by_name.get(name)) is not None
        ):
            seen.add(name)
            told = style.find(f"{_STYLE}text-properties")
            if told is not None and told.get(key) is not None:
                return told.get(key)
            name = style.get(f"{_STYLE}parent-style-name")
        return None

    def reason_aside(self, name: str | None) -> str:
        if self.property(name, f"{_TEXT}display") == "none":
            return "vanished_text"
        through = self.property(name, f"{_STYLE}text-line-through-style")
        kind = self.property(name, f"{_STYLE}text-line-through-type")
        if through not in (None, "none") or kind not in (None, "none"):
            return "struck_text"
        white = (self.property(name, f"{_FO}color") or "").lower() in ("#ffffff", "#fff")
        return "white_text" if white and self.property(name, f"{_FO}background-color") in _BARE else ""

    def hides_row(self, name: str | None) -> bool:
        """Return whether rows of this style are not shown."""
        style = self.by_name.get(name or "")
        told = style.find(f"{_STYLE}table-row-properties") if style is not None else None
        return told is not None and told.get(f"{_TABLE}display") == "false"

    def shades(self, name: str | None) -> bool:
        """Return whether a table, row, cell or paragraph of this style, or one it builds on, has a ground of its own."""
        for _ in range(_DEEPEST_STYLE):
            style = self.by_name.get(name or "")
            if style is None:
                return False
            if any(one.get(f"{_FO}background-color") not in _BARE for one in style.iterchildren("*")):
                return True
            name = style.get(f"{_STYLE}parent-style-name")
        return False

    def is_underlined(self, name: str | None) -> bool:
        return self.property(name, f"{_STYLE}text-underline-style") not in (None, "none")

    def is_raised(self, name: str | None) -> bool:
        told = (self.property(name, f"{_STYLE}text-position") or "").split()
        return bool(told) and (told[0] == "super" or (told[0].endswith("%") and not told[0].startswith(("-", "0"))))


@dataclass(frozen=True, slots=True)
class _Look:
    """How text is set: why it is not taken ("" where it is), above the line, with a line under it."""

    aside: str
    raised: bool
    underlined: bool

    def within(self, looks: _Styles, name: str | None) -> _Look:
        """Return the look of a span of style `name` inside text of this look."""
        return _Look(
            self.aside or looks.reason_aside(name),
            self.raised or looks.is_raised(name),
            self.underlined or looks.is_underlined(name),
        )


@dataclass(slots=True)
class _Walk:
    builder: Builder
    looks: _Styles
    notes: list[etree._Element] = field(default_factory=list)
    grounds: int = 0  # tables with shading, coloured paragraphs and shapes around: what is white there may be seen
    _boxes: list[etree._Element] = field(default_factory=list)
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)

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
        style = element.get(f"{_TEXT}style-name")
        look = _Look(self.looks.reason_aside(style), self.looks.is_raised(style), self.looks.is_underlined(style))
        shaded = self.looks.shades(style)
        self.grounds += shaded
        self._inline(element, look, depth)
        self.grounds -= shaded
        self.builder.end_paragraph(mark if self.builder.has_text else "", indent)
        self._empty_boxes(depth)

    def _empty_boxes(self, depth: int) -> None:
        boxes, self._boxes = self._boxes, []
        self.grounds += 1
        for box in boxes:
            self.blocks(box, depth + 1)
        self.grounds -= 1

    def _inline(self, node: etree._Element, look: _Look, depth: int) -> None:
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
                case "frame" | "custom-shape" | "g":
                    self._shape(one)
                case "placeholder":
                    self.builder.text(_all_text(one), aside="placeholder")
                case "span":
                    name = one.get(f"{_TEXT}style-name")
                    self._inline(one, look.within(self.looks, name), depth + 1)
                case name if name not in _LEFT_OUT:
                    self._inline(one, look, depth + 1)
            self._say(one.tail, look)

    def _say(self, text: str | None, look: _Look) -> None:
        if text:
            lead, tail = text[:1].isspace(), text[-1:].isspace()
            plain = " ".join(text.split())
            shown = f"{' ' if lead else ''}{plain}{' ' if tail and plain else ''}"
            aside = "" if look.aside == "white_text" and self.grounds else look.aside
            self.builder.text(shown, raised=look.raised, underlined=look.underlined, aside=aside)

    def _shape(self, shape: etree._Element) -> None:
        boxes = [one for one in shape.iter("*") if etree.QName(one).localname in ("text-box", "custom-shape")]
        self._boxes += boxes[:1]
        if any(etree.QName(one).localname in ("object", "object-ole") for one in shape.iter("*")):
            self.builder.notes["embedded_object"] += 1
        if not boxes and any(etree.QName(one).localname == "image" for one in shape.iter("*")):
            self.builder.notes["picture_unread"] += _is_large(shape)

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
        # a template of LibreOffice may shade a table without any style of a cell saying so
        shaded = table.get(f"{_TABLE}template-name") is not None or any(
            self.looks.shades(one.get(f"{_TABLE}style-name")) for one in table.iter(f"{_TABLE}*")
        )
        self.grounds += shaded
        for row in table.iter(f"{_TABLE}table-row"):
            if next(row.iterancestors(f"{_TABLE}table")) is not table:
                continue  # of a table in a cell
            if row.get(f"{_TABLE}visibility") in ("collapse", "filter") or self.looks.hides_row(
                row.get(f"{_TABLE}style-name")
            ):
                self.builder.text(" ".join(_all_text(row).split()), aside="vanished_text")
                continue
            self.builder.open_row()
            for cell in row.iterchildren(f"{_TABLE}table-cell"):
                spans = [cell.get(f"{_TABLE}number-{side}-spanned") or "1" for side in ("rows", "columns")]
                across, down = (int(told) if told.isdecimal() and len(told) < 6 else 1 for told in reversed(spans))
                self.builder.open_cell(down, across)
                self.blocks(cell, depth + 1)
        self.grounds -= shaded
        self.builder.close_table()


def _is_large(shape: etree._Element) -> bool:
    """Return whether a picture may hold text that matters: from about 5 centimetres on; one of unknown size may."""
    for side in ("width", "height"):
        told = shape.get(f"{_SVG}{side}") or ""
        if told[:-2].replace(".", "", 1).isdecimal() and float(told[:-2]) * (2.54 if told.endswith("in") else 1) < 5:
            return False
    return True


def _all_text(element: etree._Element) -> str:
    return "".join([str(part) for part in element.itertext()])
