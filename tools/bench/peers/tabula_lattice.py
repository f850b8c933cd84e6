"""tabula-py (MIT; tabula-java inside this process), lattice, over all pages: tables only."""

import json
import sys

import pypdfium2
import tabula  # type: ignore[import-not-found]  # in the peer's environment only


def main() -> None:
    """Read the files named on the command line; print pages, cells and text of each as JSON."""
    documents = []
    for path in sys.argv[1:]:
        cells: list[str] = []
        for table in tabula.read_pdf(path, pages="all", lattice=True, pandas_options={"header": None, "dtype": str}):
            cells += [cell for row in table.itertuples(index=False) for cell in row if isinstance(cell, str)]
        documents.append({"pages": len(pypdfium2.PdfDocument(path)), "cells": cells, "text": ""})
    print(json.dumps({"documents": documents}))


main()
