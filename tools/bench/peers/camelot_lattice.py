"""camelot (MIT), flavour lattice, over all pages: tables only."""

import json
import sys

import camelot  # type: ignore[import-not-found]  # in the peer's environment only
import pypdfium2


def main() -> None:
    """Read the files named on the command line; print pages, cells and text of each as JSON."""
    documents = []
    for path in sys.argv[1:]:
        cells: list[str] = []
        for table in camelot.read_pdf(path, pages="all", flavor="lattice"):
            cells += [cell for row in table.df.itertuples(index=False) for cell in row if cell]
        documents.append({"pages": len(pypdfium2.PdfDocument(path)), "cells": cells, "text": ""})
    print(json.dumps({"documents": documents}))


main()
