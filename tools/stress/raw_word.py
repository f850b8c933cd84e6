"""DOCX files part by part, for what no word processor makes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_TYPES: Final = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
    'ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_TYPE}numbering+xml"/></Types>'
)
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELS: Final = (
    f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{R}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_LINKS: Final = (
    f'<Relationship Id="r1" Type="{R}/styles" Target="styles.xml"/>'
    f'<Relationship Id="r2" Type="{R}/numbering" Target="numbering.xml"/>'
)
HEAD: Final = "<w:p><w:r><w:t>KEPUTUSAN CAMAT</w:t></w:r></w:p>"


def word_file(body: str, *, styles: str = "", numbering: str = "", links: str = "", parts: Mapping[str, bytes | str] = {},
              before: str = "", stored: bool = False) -> bytes:  # fmt: skip
    """Return a DOCX with a heading and `body`; the rest are further parts and what stands before the root."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELS)
        archive.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}">{_LINKS}{links}</Relationships>'
        )
        archive.writestr("word/document.xml", f"{before}<w:document {W}><w:body>{HEAD}{body}</w:body></w:document>")
        archive.writestr("word/styles.xml", f"<w:styles {W}>{styles}</w:styles>")
        archive.writestr("word/numbering.xml", f"<w:numbering {W}>{numbering}</w:numbering>")
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()
