"""Word files written by hand, element by element."""

from __future__ import annotations

import io
import zipfile

from extractors.model.document import Document
from extractors.readers import package as docx_package
from extractors.readers.docx import read as docx

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": docx_package.W,
        "r": docx_package.R,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)


def package(body: str, **parts: str) -> bytes:
    """Return a DOCX with this body; `parts` are whole inner XML of styles, numbering, footnotes, header1, ..."""
    relations = "".join(
        f'<Relationship Id="{name}" Type="http://x/relationships/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for name in parts
    )
    files = {
        "_rels/.rels": '<Relationships><Relationship Id="a" Type="http://x/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
    }
    for name, inner in parts.items():
        files[f"word/{name}.xml"] = f"<w:{name} {NAMESPACES}>{inner}</w:{name}>"
    return zipped(files)


def zipped(files: dict[str, str | bytes]) -> bytes:
    """Return a ZIP archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def read(body: str, **parts: str) -> Document:
    """Return what is read of a DOCX with this body."""
    return docx.read(package(body, **parts), "0" * 64)


def p(text: str = "", properties: str = "") -> str:
    """Return a paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text) if text else ''}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered(level: int = 0, number: int = 1) -> str:
    """Return the properties of a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def tc(content: str, properties: str = "") -> str:
    """Return a cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """Return a row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str, properties: str = "") -> str:
    """Return a table."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def texts(document: Document) -> list[str]:
    """Return the texts of a document's lines."""
    return [line.text for line in document.all_lines]


def note_codes(document: Document) -> dict[str, str]:
    """Return what the notes of a document say, by code."""
    return {note.code: note.detail for note in document.notes}
