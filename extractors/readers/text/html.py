"""Reads web pages and web archives (MHTML), as programs for reports export them under the name .doc."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree, html

from extractors.model.document import Document
from extractors.model.errors import DamagedFile, LimitExceeded, UnsafeContent
from extractors.page.signs import read_sign
from extractors.readers.list_numbers import format_number
from extractors.readers.mathml import write_math
from extractors.readers.pictures import POINTS, is_large, with_pictures
from extractors.readers.text.builder import Builder
from extractors.readers.text.looks import Looks
from extractors.readers.text.web_archives import page_of, picture_of

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_LEFT_OUT: Final = frozenset({"head", "script", "style", "template", "noscript", "title", "meta", "link"})
# elements that browsers set as blocks. Source: HTML Standard (WHATWG), 15.3.3 and 15.3.7
_PARAGRAPHS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section",
    "summary", "ul", "xmp",
})  # fmt: skip
_FRAMES: Final = frozenset({"iframe", "embed", "object", "frame"})  # elements that show another file
# fields whose value is not shown, or on a button; of all others, unknown ones too, it is. Source: HTML Standard (WHATWG), 4.10.5
_NO_TEXTS: Final = frozenset({"hidden", "password", "file", "image", "color", "range", "submit", "button", "reset"})
_KINDS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LONG_TAG = re.compile(rb"<[A-Za-z][^<>]{20000,}")
_MOST_ATTRIBUTES = 2000  # of one tag: the parser compares each with each
_MOST_TAGS = 600_000  # some 5,000 pages
_DEEPEST = 200  # elements inside one another


def read(data: bytes, sha256: str) -> Document:
    """Return the document of a web page: one page without number. DamagedFile where there is none, UnsafeContent if nested too
    deeply, LimitExceeded for one larger than any document.
    """
    builder = Builder()
    root = _parsed(data)
    _Walk(builder, Looks(root), {one: at for at, one in enumerate(root.iter("img"))}).walk(root, 0, "", raised=False)
    page = builder.page()
    return Document(sha256, "html", len(data), (page,), page.source, builder.reader_notes())


def read_pictures(data: bytes, document: Document) -> Document:
    """Return a web page's document with the words of the large pictures that it carries itself, where they stand."""
    if not any(note.code == "picture_unread" for note in document.notes):
        return document
    sources = [one.get("src") or "" for one in _parsed(data).iter("img")]
    return with_pictures(document, lambda part: picture_of(data, sources[int(part[4:-1])]))


def _parsed(data: bytes) -> etree._Element:
    """Return the root of a page; raises as `read` does."""
    try:
        page_data = page_of(data)
        if page_data.count(b"<") > _MOST_TAGS:  # counted before they are parsed, which takes a hundred times the room
            raise LimitExceeded("tags of a page")
        if any(_is_crowded(tag.group()) for tag in _LONG_TAG.finditer(page_data)):
            raise LimitExceeded("attributes of a tag")
        parser = html.HTMLParser(no_network=True, huge_tree=False, encoding=_encoding_of(page_data))
        return html.document_fromstring(page_data, parser=parser)
    except RecursionError as error:  # of parts inside parts of an archive
        raise UnsafeContent("nested too deeply") from error
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFile("no web page in it") from error


def _is_crowded(tag: bytes) -> bool:
    """Return whether a tag has more attributes than any page gives one; a picture within it is a single one."""
    return max(tag.count(b"="), len(tag.split()) // 2) > _MOST_ATTRIBUTES


def _encoding_of(data: bytes) -> str | None:
    """Return the encoding of a page that does not name one; None where it does."""
    if re.search(rb"charset\s*=", data[:4000], re.IGNORECASE) or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


class _Walk:
    """Goes through the elements of a page and tells the builder what a person sees of them."""

    def __init__(self, builder: Builder, looks: Looks, images: dict[etree._Element, int]) -> None:
        self.builder, self._looks = builder, looks
        self._marks: list[tuple[str, int]] = []  # open lists: kind of number, the last one
        self._images = images
        self._mark = ""
        self._font = ""  # of signs, in which the element is set

    def walk(self, node: etree._Element, depth: int, aside: str, *, raised: bool) -> None:
        """Add an element and what is in it."""
        if depth > _DEEPEST:
            raise UnsafeContent("nested too deeply")
        tag = node.tag.lower() if isinstance(node.tag, str) else ""
        if tag and tag not in _LEFT_OUT:
            inner = aside or ("note_mark" if tag in ("rt", "rp") else self._looks.reason_aside(node))
            around, told = self._font, self._looks.symbol_font(node)
            self._font = around if told is None else told
            self._enter(tag, node, inner, depth, raised=raised or self._looks.is_raised(node))
            self._font = around
        if node.tail:
            self._say(node.tail, aside, raised=raised)

    def _enter(self, tag: str, node: etree._Element, aside: str, depth: int, *, raised: bool) -> None:
        builder = self.builder
        match tag:
            case "br":
                builder.text("\n")
            case "img":
                if not aside and _is_large(node):
                    builder.picture(f"img[{self._images[node]}]", 0.0, 0.0)
            case "input":
                kind = (node.get("type") or "text").lower()
                if kind in ("checkbox", "radio"):
                    builder.text("" if aside else " ☑ " if node.get("checked") is not None else " ☐ ")
                elif kind not in _NO_TEXTS:
                    builder.text(f" {node.get('value') or ''} ", aside=aside)
            case "select":
                self._choice(node, aside)
            case "svg":
                drawn = node.iter("text", "foreignobject")
                builder.notes["diagram"] += not aside and any(
                    "".join(map(str, one.itertext())).strip() for one in drawn
                )
            case _ if tag in _FRAMES and (node.get("src") or node.get("data") or node.get("srcdoc")):
                builder.notes["embedded_object"] += not aside
                self._children(node, depth, aside, raised=raised)
            case _ if tag.rpartition(":")[2] == "math":
                builder.equation(write_math(node), aside=aside)
            case "table":
                self._end()
                builder.open_table(ruled=_is_ruled(node))
                self._children(node, depth, aside, raised=False)
                builder.close_table()
            case "tr":
                builder.open_row()
                self._children(node, depth, aside, raised=False)
            case "td" | "th" if aside and self._looks.takes_no_room(node):
                self._children(node, depth, aside, raised=False)
            case "td" | "th":
                builder.open_cell(_span(node, "rowspan"), _span(node, "colspan"))
                self._children(node, depth, aside, raised=False)
                self._end()
            case "ul" | "ol":
                self._end()
                kind = _KINDS.get(node.get("type") or "", "decimal") if tag == "ol" else "bullet"
                start = node.get("start") or ""
                self._marks.append((kind, int(start) - 1 if start.isdecimal() else 0))
                self._children(node, depth, aside, raised=False)
                self._marks.pop()
            case _ if tag in _PARAGRAPHS:
                self._end()
                if tag == "li" and self._marks:
                    kind, number = self._marks[-1]
                    self._marks[-1] = kind, number + 1
                    self._mark = "•" if kind == "bullet" else f"{format_number(number + 1, kind)}."
                self._children(node, depth, aside, raised=False)
                self._end()
            case _ if self._looks.is_reversed(node):
                self._reversed(node, aside, raised=raised)
            case _:
                self._inline(node, depth, aside, raised=raised)

    def _inline(self, node: etree._Element, depth: int, aside: str, *, raised: bool) -> None:
        """Add an element without a line of its own, unless its style gives it one, or sets it apart."""
        apart = self._looks.stands_apart(node)
        if apart == "line":
            self._end()
        self.builder.text(" " if apart == "blank" else "")
        self._children(node, depth, aside, raised=raised)
        self.builder.text(" " if apart == "blank" else "")
        if apart == "line":
            self._end()

    def _choice(self, node: etree._Element, aside: str) -> None:
        """Add what a list of choices shows: those chosen, else the first; one without a value only asks for a choice."""
        options = list(node.iter("option"))
        chosen = [one for one in options if one.get("selected") is not None] or options[:1]
        for one in chosen:
            text = " ".join("".join(str(part) for part in one.itertext()).split())
            empty = one.get("value") == "" or one.get("disabled") is not None
            self.builder.text(f" {text} ", aside=aside or ("placeholder" if empty else ""))

    def _reversed(self, node: etree._Element, aside: str, *, raised: bool) -> None:
        texts = [node.text or ""]
        for inner in node:
            text = "".join(map(str, inner.itertext()))
            if reason := self._looks.reason_aside(inner):
                self._say(text, aside or reason, raised=raised)
                text = ""
            texts += text, inner.tail or ""
        self._say("".join(texts)[::-1], aside, raised=raised)

    def _children(self, node: etree._Element, depth: int, aside: str, *, raised: bool) -> None:
        self._say(self._looks.set_beside(node, "before") + (node.text or ""), aside, raised=raised)
        for inner in node:
            self.walk(inner, depth + 1, aside, raised=raised)
        self._say(self._looks.set_beside(node, "after"), aside, raised=raised)

    def _say(self, text: str, aside: str, *, raised: bool) -> None:
        text = _BLANKS.sub(" ", text)
        if self._font:
            text = "".join(c if c.isspace() else read_sign(ord(c), self._font) for c in text)
        self.builder.text(text, raised=raised, aside=aside)

    def _end(self) -> None:
        if self.builder.has_text:
            self.builder.end_paragraph(self._mark, 4.0 * max(0, len(self._marks) - 1))
            self._mark = ""


def _span(node: etree._Element, name: str) -> int:
    told = (node.get(name) or "1").strip()
    return int(told) if told.isdecimal() and len(told) < 6 else 1


def _is_ruled(node: etree._Element) -> bool:
    """Return whether a table is drawn with lines, as far as the page itself says."""
    told = node.get("border")
    style = node.get("style") or ""
    return (
        told not in (None, "0") or "border" in style or any("border" in (c.get("style") or "") for c in node.iter("td"))
    )


def _is_large(node: etree._Element) -> bool:
    told = [re.match(r"\s*(\d{1,5})", node.get(name) or "") for name in ("width", "height")]
    return is_large(*(POINTS["px"] * int(found.group(1)) if found is not None else None for found in told))
