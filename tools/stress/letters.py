"""Compares the letters that were read of each page of PDFs with those that pdfium finds there.

usage: python -m tools.stress.letters FOLDER

A page of which less than 95 % were read and that has no note is told by the number of its file: its words were lost in silence.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from extractors.model.errors import UnreadableDocument
from extractors.readers.pdf import read as pdf
from extractors.readers.pdf.by_pdfium import OpenPage, drawn_by_pdfium, letters_by_pdfium, open_pdfium

ENOUGH: Final = 0.95


def compared(data: bytes) -> list[tuple[int, int, int, bool]]:
    """Return (page, letters read, letters of pdfium, whether the page has a note) for each page; raises as `read` does."""
    document = pdf.read(data, "0" * 64)
    opened = open_pdfium(data)
    if opened is None:
        return []
    pages = OpenPage(opened)
    noted = {note.page for note in document.notes}
    found = []
    for page in document.pages:
        words = [word for block in page.blocks for word in block.words] + [
            w for one in page.set_aside for w in one.words
        ]
        number = page.number or 0
        read = sum(len("".join(word.text.split())) for word in words)
        try:
            told = letters_by_pdfium(pages.numbered(number))
        except RuntimeError:  # pdfium's error: a page that it cannot load has no letters to compare with
            continue
        if read < ENOUGH * told:  # letters that are drawn several times at one place are read once
            glyphs = drawn_by_pdfium(pages.numbered(number)).glyphs
            told = len({(g.text, round(g.x), round(g.y)) for g in glyphs if g.text.strip()})
        found.append((number, read, told, number in noted))
    pages.close()
    opened.close()
    return found


def main() -> int:
    """Print the figures; 1 where a page lost letters without a note."""
    pages = short = 0
    silent = []
    for number, path in enumerate(sorted(Path(sys.argv[1]).glob("*.pdf"))):
        try:
            rows = compared(path.read_bytes())
        except UnreadableDocument:
            continue
        for page, read, told, noted in rows:
            pages += 1
            if read < ENOUGH * told:
                short += 1
                if not noted:
                    silent.append(f"file {number}, page {page}: {read} of {told}")
    print(f"{pages} pages, {short} below {ENOUGH:.0%} of pdfium's letters, {len(silent)} of them without a note")
    print("\n".join(silent))
    return int(bool(silent))


if __name__ == "__main__":
    sys.exit(main())
