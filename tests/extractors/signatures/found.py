"""Lines in which a signature stands, and what is read of the one that is found."""

from __future__ import annotations

from dataclasses import replace

from extractors.model.blocks import SignatureBlock
from extractors.model.document import Document, Line
from extractors.signatures.find import find_signatures
from tests.build import line


def spaced(*rows: str, page: int = 1, top: float = 72.0, x: float = 72.0) -> list[Line]:
    """Return lines one below another; an empty row is the white of a signature."""
    return [line(text, page=page, top=top + 12.0 * n, x=x) for n, text in enumerate(rows) if text.strip()]


def ocr(made: Line) -> Line:
    """Return the same line, read from a picture."""
    return replace(made, words=tuple(word._replace(engine="ocr", confidence=0.9) for word in made.words))


def only_block(document: Document) -> SignatureBlock:
    """Return the signature of a document; fails where there is none or more than one."""
    (block,) = find_signatures(document)
    return block


def facts(block: SignatureBlock) -> tuple[str, str, str, str, str, str]:
    """Return name, NIP, rank, position, place and date."""
    return (
        block.name.text,
        block.nip.text,
        block.pangkat.text,
        block.jabatan.text,
        block.place.text,
        block.date.text,
    )
