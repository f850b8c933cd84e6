"""What a user writes in ten lines: text and tables of every page by pdfplumber. Prints the cells as JSON."""

import json
import sys

import pdfplumber


def main() -> None:
    """Read the files and print what was found."""
    pages = 0
    cells: list[str] = []
    for path in sys.argv[1:]:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_text()
                for table in page.extract_tables():
                    cells += [cell for row in table for cell in row if cell]
                pages += 1
    print(json.dumps({"pages": pages, "cells": cells}))


main()
