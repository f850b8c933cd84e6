"""img2table (MIT): tables found in the picture of each page, their text taken from the PDF."""

import json
import sys
from typing import Any

from img2table.document import PDF  # type: ignore[import-not-found]  # in the peer's environment only


def cells_of(found: dict[int, list[Any]]) -> list[str]:
    """Return the texts of all cells, one for each cell however many rows it spans."""
    tables = [table for page in found.values() for table in page]
    cells = [{(cell.bbox.x1, cell.bbox.y1): cell.value for row in t.content.values() for cell in row} for t in tables]
    return [value for table in cells for value in table.values() if value]


def main() -> None:
    """Read the files named on the command line; print pages, cells and text of each as JSON."""
    documents = []
    for path in sys.argv[1:]:
        document = PDF(path)
        cells = cells_of(document.extract_tables(borderless_tables=False))
        documents.append({"pages": len(document.images), "cells": cells, "text": ""})
    print(json.dumps({"documents": documents}))


main()
