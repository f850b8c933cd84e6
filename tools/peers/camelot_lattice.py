"""camelot (MIT), flavour lattice, over all pages. Prints the cells as JSON."""

import json
import sys

import camelot  # type: ignore[import-not-found]  # installed in the peers' environment only
import pypdfium2


def main() -> None:
    """Read the files and print what was found."""
    pages = 0
    cells: list[str] = []
    for path in sys.argv[1:]:
        pages += len(pypdfium2.PdfDocument(path))
        for table in camelot.read_pdf(path, pages="all", flavor="lattice"):
            cells += [cell for row in table.df.itertuples(index=False) for cell in row if cell]
    print(json.dumps({"pages": pages, "cells": cells}))


main()
