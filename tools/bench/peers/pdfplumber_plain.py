"""What a user writes in ten lines: text and tables of every page by pdfplumber."""

import json
import sys

import pdfplumber


def main() -> None:
    """Read the files named on the command line; print pages, cells and text of each as JSON."""
    documents = []
    for path in sys.argv[1:]:
        text: list[str] = []
        cells: list[str] = []
        with pdfplumber.open(path) as document:
            for page in document.pages:
                text.append(page.extract_text())
                for table in page.extract_tables():
                    cells += [cell for row in table for cell in row if cell]
        documents.append({"pages": len(text), "cells": cells, "text": "\n".join(text)})
    print(json.dumps({"documents": documents}))


main()
