"""The parts of an office file (OOXML, ODT): looked through for bombs and declarations first; OOXML is opened by python-docx.

python-docx gives the parts that relationships lead to, and the element trees of document, styles, numbering, headers and
footers. It gives nothing of a package whose table of contents is incomplete, which Word opens all the same; and an ODT is no
package of its kind. Such parts are parsed here: no entity resolved, nothing fetched. See docs/decisions/0002.
"""

from __future__ import annotations

import contextlib
import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import Any, Final
from urllib.parse import unquote

from lxml import etree

from extractors.model.errors import DamagedFile, LimitExceeded, PasswordProtected, UnsafeContent

MAX_TOTAL: Final = 300 * 1024 * 1024  # bytes of all parts when inflated
MAX_PART: Final = 120 * 1024 * 1024  # bytes of one XML part when inflated
MAX_PARTS: Final = 20_000
MOST_TAGS: Final = 400_000  # that open or close a paragraph, or a cell: some 5,000 pages
BIG_PART: Final = 4 * 1024 * 1024  # from this size on the ratio is looked at
MAX_RATIO: Final = 200

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# ISO 29500 "strict" files name the same things by other addresses; they are read as the usual ones.
_STRICT: Final = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
}
_SHARED: Final = 2 * 1024 * 1024  # bytes of styles whose tree waits for the next file
_STRICT_HOST: Final = b"//purl.oclc.org/"
# What zipfile raises on damaged archives: an offset before the file's start is a ValueError, a cut record a struct.error.
BROKEN_ZIP: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, LookupError, NotImplementedError, OSError,
    RuntimeError, ValueError, OverflowError,
)  # fmt: skip
_OBJECTS: Final = "Object "  # the folders of objects set into an ODT
_CONTENTS: Final = "[Content_Types].xml"
_DECLARES: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class Package:
    """An opened package: its parts by name and the relationships between them."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            infos = self._zip.infolist()
        except BROKEN_ZIP as error:
            raise DamagedFile(f"zip: {type(error).__name__}") from error
        self._infos = {_plain(info.filename): info for info in infos}
        self._parsed: dict[str, etree._Element | None] = {}
        _refuse_bombs(infos)
        self._strict = False
        for name in self._infos:
            # equations of old ODT files have a declaration of their own; such a part is refused alone, where it is read
            if name.lower().endswith((".xml", ".rels")) and not name.startswith(_OBJECTS):
                self._look_through(name)
        self._opened = self._open(data) if _CONTENTS in self._infos else {}

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._infos

    def part(self, name: str) -> etree._Element | None:
        """Return the root of an XML part; None where there is no such part. DamagedFile when it is not XML."""
        name = _plain(name)
        if name not in self._parsed:
            element = getattr(self._opened.get(name), "element", None)
            if element is not None:
                self._parsed[name] = element
            else:
                self._parsed[name] = parse_part(self._read(name)) if name in self._infos else None
        return self._parsed[name]

    def bytes_of(self, name: str) -> bytes:
        """Return the bytes of a part as stored; none where there is no such part."""
        name = _plain(name)
        return self._read(name) if name in self._infos else b""

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Return, for each relationship id of a part, its kind ("header", "styles", ...) and the part it names.

        External targets are left out: nothing outside the file is ever opened.
        """
        folder, base = posixpath.split(_plain(name))
        root = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, tuple[str, str]] = {}
        if root is None:
            return found
        for relation in root.iter("{*}Relationship"):
            if relation.get("TargetMode") == "External":
                continue
            target = unquote(relation.get("Target") or "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
            found[relation.get("Id") or ""] = (kind, posixpath.normpath(path))
        return found

    @property
    def main(self) -> str:
        """Return the name of the main document part ("word/document.xml" where nothing else is said)."""
        for kind, name in self.related("").values():
            if kind == "officeDocument" and name in self:
                return name
        return "word/document.xml"

    def _read(self, name: str) -> bytes:
        info = self._infos[name]
        if info.flag_bits & 0x1:
            raise PasswordProtected("encrypted zip entry")
        if info.file_size > MAX_PART:
            raise LimitExceeded("XML part too large")
        try:
            return self._zip.read(info)
        except BROKEN_ZIP as error:
            raise DamagedFile(f"zip entry: {type(error).__name__}") from error

    def _look_through(self, name: str) -> None:
        """Refuse a part with a document type declaration: OOXML forbids them, and python-docx gives empty text for one."""
        data = self._read(name)
        if b"!" in data and _DECLARES.search(data.replace(b"\0", b"")):  # UTF-16 parts too
            raise UnsafeContent("document type declaration")
        # counted before they are parsed, which takes ten times the room
        if len(data) > 2 * MOST_TAGS and max(data.count(b"p>"), data.count(b"c>")) > MOST_TAGS:
            raise LimitExceeded("paragraphs or cells")
        if name.lower().endswith(".rels") and data.count(b"Target=") > MAX_PARTS:
            raise LimitExceeded("relationships")
        self._strict = self._strict or (_STRICT_HOST in data and any(strict in data for strict in _STRICT))

    def _open(self, data: bytes) -> dict[str, Any]:
        """Return the parts that python-docx finds, by name; none where it cannot open the package."""
        from docx.opc.package import OpcPackage, Unmarshaller
        from docx.opc.pkgreader import PackageReader

        try:
            reader: Any = PackageReader
            builder: Any = Unmarshaller
            opened = OpcPackage()  # what OpcPackage.open does, but for styles that other files have, too
            builder.unmarshal(
                reader.from_file(BytesIO(self._transitional() if self._strict else data)), opened, _part_of
            )
            return {str(part.partname).lstrip("/"): part for part in opened.iter_parts()}
        except Exception:  # noqa: BLE001 - python-docx raises anything at all where a package is not as it expects
            return {}

    def _transitional(self) -> bytes:
        """Return a strict package with the usual names of the same things."""
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as made:
            for name in self._infos:
                data = self._read(name)
                made.writestr(name, _usual(data) if name.lower().endswith((".xml", ".rels")) else data)
        return out.getvalue()


def _part_of(name: Any, kind: str, relation: str, data: bytes, package: Any) -> Any:
    """Return a part of python-docx; files of one template share the tree of their styles, which nothing changes."""
    from docx.opc.constants import CONTENT_TYPE
    from docx.opc.part import PartFactory
    from docx.parts.styles import StylesPart

    if kind == CONTENT_TYPE.WML_STYLES and len(data) <= _SHARED:
        return StylesPart(name, kind, _tree_of(data), package)
    return PartFactory(name, kind, relation, data, package)


@lru_cache(maxsize=4)
def _tree_of(data: bytes) -> Any:
    from docx.oxml.parser import parse_xml

    return parse_xml(data)


@contextlib.contextmanager
def odd_parts() -> Iterator[None]:
    """Raise what a part that is no document makes of its reader as a typed error: UnsafeContent for one nested too deeply,
    DamagedFile for an element without a name, which lxml lets pass until somebody asks what it is called.
    """
    try:
        yield
    except RecursionError as error:
        raise UnsafeContent("nested too deeply") from error
    except ValueError as error:
        if "Invalid tag name" not in str(error):
            raise
        raise DamagedFile("an element without a name") from error


def _usual(data: bytes) -> bytes:
    """Return an XML part of a strict package with the usual addresses of its names."""
    for strict, usual in _STRICT.items():
        if strict in data:
            data = data.replace(strict, usual)
    return data


def name_of(element: etree._Element) -> etree.QName:
    """Return the name of an element in its two parts; ValueError where it has none."""
    return _named(element.tag)


@lru_cache(maxsize=1024)  # lxml takes a name apart anew each time, which takes longer than all else that is asked of it
def _named(tag: str) -> etree.QName:
    return etree.QName(tag)


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


def _refuse_bombs(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_TOTAL:
        raise LimitExceeded("package too large when inflated")
    for info in infos:
        if info.file_size >= BIG_PART and info.file_size > MAX_RATIO * max(1, info.compress_size):
            raise UnsafeContent("inflating archive")


def parse_part(data: bytes) -> etree._Element:
    """Return the root of an XML part; DamagedFile where it is none, UnsafeContent for declarations and deep nesting."""
    data = _usual(data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise UnsafeContent("nested too deeply") from error
        raise DamagedFile("XML part is not well formed") from error
    if getattr(root.getroottree().docinfo, "internalDTD", None) is not None:  # in an encoding not looked through above
        raise UnsafeContent("document type declaration")
    return root
