"""The text inside a DOCX paragraph: runs, fields, tracked changes, symbols, equations, and the boxes anchored in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from extractors.page.signs import as_set, read_private
from extractors.readers.docx.grounds import PAPER, ground_of, ground_of_shade
from extractors.readers.docx.math import M, write_equation, write_field
from extractors.readers.docx.old_forms import shown_choice
from extractors.readers.docx.pictures import pictures_of
from extractors.readers.docx.run_looks import font_of, is_underlined, read_symbol
from extractors.readers.docx.styles import Styles, child, on, val
from extractors.readers.lines import PAD, Piece, without_note_marks
from extractors.readers.package import R, W, name_of

MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_V: Final = "urn:schemas-microsoft-com:vml"
_OFFICE: Final = "urn:schemas-microsoft-com:office:office"
_SHOWN_TEXT = (f"{{{W}}}t", f"{{{M}}}t", f"{{{_V}}}textpath", f"{{{_A}}}t")
DELETED: Final = frozenset({"del", "moveFrom"})
# Wrappers that print what they hold: links, tracked insertions, content controls, directions, ruby's base text.
_WRAPPERS = frozenset(
    {"hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "dir", "bdo", "ruby"}
    | {"rubyBase", "subDoc"}
)
# Word 97 keeps an equation as the picture in a field: of the equation editor, or "QUOTE" with the picture's sign.
_FORMULA_PICTURE = re.compile(r"\s*(?:EMBED\s+Equation|EMBED\s+MathType|QUOTE\s+(?:_x0001_|\x01))", re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    """A field being read: its code, whether its result has begun, and whether the result showed anything."""

    code: list[str] = field(default_factory=list)
    result: bool = False
    shown: bool = False
    choice: str = ""  # what a list of choices or a box of an old form shows


@dataclass(slots=True)
class Inline:
    """Reads the content of paragraphs one after the other; fields may reach over several paragraphs."""

    styles: Styles
    notes: Counter[str] = field(default_factory=Counter)
    references: list[tuple[str, str]] = field(default_factory=list)  # ("footnote" | "endnote", id) as first cited
    aside: list[tuple[str, str, str]] = field(default_factory=list)  # reason, text, path of its paragraph
    pictures: list[tuple[str, float, float, int, int]] = field(default_factory=list)
    sheets: list[tuple[str, tuple[tuple[str, float, float, int, int], ...]]] = field(default_factory=list)
    at: tuple[int, int] = (0, 0)  # paragraphs and tables of the body before what is being read
    _place: str = ""
    _placeholders: set[etree._Element] = field(default_factory=set)
    _fields: list[_Field] = field(default_factory=list)
    _unclosed: set[etree._Element] = field(default_factory=set)
    _style: str | None = None
    _shading: dict[etree._Element, bool] = field(default_factory=dict)  # of the tables that hold coloured text

    def open_part(self, root: etree._Element) -> None:
        """Forget the fields of the part before; note which fields of this one never end (their text is kept)."""
        self._fields.clear()
        opened: list[etree._Element] = []
        for mark in root.iter(f"{{{W}}}fldChar"):
            kind = mark.get(f"{{{W}}}fldCharType")
            if any(name_of(up).localname in (*DELETED, "Fallback") for up in mark.iterancestors()):
                continue
            if kind == "begin":
                opened.append(mark)
            elif kind == "end" and opened:
                opened.pop()
        self._unclosed = set(opened)
        self._placeholders = {
            control for mark in root.iter(f"{{{W}}}showingPlcHdr") if on(mark)
            and (control := next(mark.iterancestors(f"{{{W}}}sdt"), None)) is not None
        }  # fmt: skip

    def pieces(self, paragraph: etree._Element, style: str | None, place: str = "") -> list[Piece]:
        """Return the printed text of a w:p: tabs as "\\t", line breaks as "\\n"; `place`: its path.

        What is struck out, the text of an empty form field, white text and marks of notes go to `aside`.
        """
        self._style, self._place = style, place
        found, marks = without_note_marks(list(self._walk(paragraph)))
        for mark in marks:
            self._put_aside("note_mark", mark)
        return found

    def leave_out(self, reason: str, element: etree._Element, place: str) -> None:
        """Keep the words of a whole element as words that are not taken."""
        paragraphs = ("".join(one.text or "" for one in p.iter(f"{{{W}}}t")) for p in element.iter(f"{{{W}}}p"))
        self.put_aside(reason, " ".join(paragraphs), place)

    def put_aside(self, reason: str, text: str, place: str) -> None:
        """Keep words of the paragraph at `place` as words that are not taken."""
        self._place = place
        self._put_aside(reason, text)

    def _put_aside(self, reason: str, text: str) -> None:
        if text.strip():
            self.notes[reason] += 1
            self.aside.append((reason, text.strip(), self._place))

    def _reason_aside(self, run: etree._Element, properties: etree._Element | None) -> str:
        """Return why the text of a run is not taken; "" where it is."""
        if self._placeholders and any(up in self._placeholders for up in run.iterancestors(f"{{{W}}}sdt")):
            return "placeholder"
        if self.styles.strikes(properties, self._style):
            return "struck_text"
        if self.styles.is_tiny(properties, self._style):
            return "tiny_text"
        ink = self.styles.ink(properties, self._style)
        return "white_text" if ink and self._ground_of(run) == ink else ""

    def _ground_of(self, run: etree._Element) -> str | None:
        """Return the colour that a run stands on, as six digits, that of the paper where nothing is shaded; None if unknown."""
        for up in (run, *run.iterancestors()):
            name = name_of(up).localname
            if name == "txbxContent":
                return None
            if name == "tbl" and self._style_shades(up):
                return None
            properties = child(up, f"{name}Pr") if name in ("r", "p", "tc", "tbl") else None
            found = ground_of(properties)
            if found == PAPER and name == "p":
                found = ground_of_shade(self.styles.paragraph_property("shd", val(child(properties, "pStyle"))))
            if found != PAPER:
                return found
        return PAPER

    def _style_shades(self, table: etree._Element) -> bool:
        if table not in self._shading:
            self._shading[table] = self.styles.style_shades_table(table)
        return self._shading[table]

    def boxes(self, node: etree._Element) -> Iterator[etree._Element]:
        """Yield the text boxes (w:txbxContent) and WordArt (v:textpath) anchored in a paragraph, each only once."""
        if next(node.iter(f"{{{W}}}txbxContent", f"{{{_V}}}textpath"), None) is None:
            return
        for inner in node.iterchildren("*"):
            name = name_of(inner)
            if name.localname in DELETED and name.namespace == W:
                continue
            if inner.tag in (f"{{{W}}}txbxContent", f"{{{_V}}}textpath"):
                yield inner
            elif inner.tag == f"{{{MC}}}AlternateContent":
                branch = chosen_branch(inner)
                yield from self.boxes(branch) if branch is not None else ()
            else:
                yield from self.boxes(inner)

    @property
    def _visible(self) -> bool:
        return all(one.result for one in self._fields)

    def _walk(self, node: etree._Element) -> Iterator[Piece]:
        for inner in node.iterchildren("*"):
            name = name_of(inner)
            if inner.tag == f"{{{W}}}r":
                yield from self._run(inner)
            elif name.namespace == M:
                if self._visible:
                    yield from (Piece(PAD), *write_equation(inner), Piece(PAD))
            elif inner.tag == f"{{{MC}}}AlternateContent":
                branch = chosen_branch(inner)
                yield from self._walk(branch) if branch is not None else ()
            elif name.localname in DELETED:
                self.notes["deleted_text"] += any(
                    (t.text or "").strip() for t in inner.iter(f"{{{W}}}delText", f"{{{W}}}t")
                )
            elif name.localname == "subDoc":  # a part of the text in a file of its own
                self.notes["embedded_document"] += 1
            elif name.localname == "rt":  # small print above the words
                self._put_aside("note_mark", "".join(t.text or "" for t in inner.iter(f"{{{W}}}t")))
            elif name.localname in _WRAPPERS:
                yield from self._walk(inner)

    def _run(self, run: etree._Element) -> Iterator[Piece]:
        properties = child(run, "rPr")
        hidden = self.styles.hides(properties, self._style)
        aside = "vanished_text" if hidden else self._reason_aside(run, properties)
        raised = self.styles.raises(properties, self._style)
        left_out: list[str] = []
        for inner in run.iterchildren("*"):
            name = name_of(inner).localname
            inner_pieces: Iterable[Piece]
            if inner.tag == f"{{{MC}}}AlternateContent":
                branch = chosen_branch(inner)
                inner_pieces = self._content(branch, properties) if branch is not None else ()
            elif name == "fldChar":
                inner_pieces = self._field_mark(inner)
            elif name == "instrText":
                if self._fields:
                    self._fields[-1].code.append(inner.text or "")
                continue
            else:
                inner_pieces = self._one(inner, properties)
            if aside:
                left_out += [piece.text for piece in self._if_visible(inner_pieces)]
            elif raised:
                yield from (replace(piece, raised=True) for piece in self._if_visible(inner_pieces))
            else:
                yield from self._if_visible(inner_pieces)
        self._put_aside(aside, "".join(left_out))

    def _content(self, node: etree._Element, properties: etree._Element | None) -> Iterator[Piece]:
        for inner in node.iterchildren("*"):
            yield from self._one(inner, properties)

    def _if_visible(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        for piece in pieces:
            if self._visible:
                if self._fields and piece.text.strip():
                    self._fields[-1].shown = True
                yield piece

    def _one(self, inner: etree._Element, properties: etree._Element | None) -> Iterator[Piece]:
        match name_of(inner).localname:
            case "t":
                yield Piece(
                    read_private(as_set(inner.text or ""), font_of(properties)), underlined=is_underlined(properties)
                )
            case "tab" | "ptab":
                yield Piece("\t")
            case "br" | "cr":
                yield Piece("\n")
            case "noBreakHyphen":
                yield Piece("-")
            case "sym":
                yield from read_symbol(inner)
            case "footnoteReference" | "endnoteReference" as name:
                self._cite(name.removesuffix("Reference"), inner.get(f"{{{W}}}id") or "")
            case "drawing" | "pict" | "object":
                self._look(inner)
            case "ruby":
                yield from self._walk(inner)

    def _field_mark(self, mark: etree._Element) -> list[Piece]:
        kind = mark.get(f"{{{W}}}fldCharType")
        if kind == "begin" and mark not in self._unclosed:
            self._fields.append(_Field(choice=shown_choice(mark)))
        elif kind == "separate" and self._fields:
            self._fields[-1].result = True
        elif kind == "end" and self._fields:
            return self._written(self._fields.pop())
        return []

    def _written(self, done: _Field) -> list[Piece]:
        """Return what a field without result shows: the equation of an EQ field."""
        code = "".join(done.code)
        if _FORMULA_PICTURE.match(code):
            self.notes["formula_picture"] += 1
        if not done.shown and done.choice:
            return [Piece(done.choice)]
        if done.shown or not code.strip().upper().startswith("EQ"):
            return []
        pieces = write_field(code)
        if pieces is None:
            self.notes["formula_field"] += 1
        return pieces or []

    def _cite(self, kind: str, number: str) -> None:
        if (kind, number) not in self.references:
            self.references.append((kind, number))

    def _look(self, drawing: etree._Element) -> None:
        pictures = tuple((*told, *self.at) for told in pictures_of(drawing))
        for ole in drawing.iter(f"{{{_OFFICE}}}OLEObject"):
            program = (ole.get("ProgID") or "").lower()
            if program.startswith("excel.sheet") and ole.get("DrawAspect") != "Icon":
                self.sheets.append((ole.get(f"{{{R}}}id") or "", pictures))
                pictures = ()
            else:
                self.notes[
                    "formula_picture" if program.startswith(("equation", "mathtype")) else "embedded_object"
                ] += 1
        self.pictures += pictures
        for data in drawing.iter(f"{{{_A}}}graphicData"):
            uri = data.get("uri") or ""
            if uri.endswith(("/diagram", "/chart", "/chartex")):
                self.notes["diagram"] += 1


def chosen_branch(alternate: etree._Element) -> etree._Element | None:
    """Return the branch of an mc:AlternateContent to read: the first that shows text (both say the same)."""
    branches = list(alternate.iterchildren(f"{{{MC}}}Choice", f"{{{MC}}}Fallback"))
    for branch in branches:
        if next((True for one in branch.iter(*_SHOWN_TEXT) if (one.text or one.get("string") or "").strip()), False):
            return branch
    return branches[0] if branches else None
