"""The limit: the bare text of every page, no tables. Reads the files named on the command line; prints JSON."""

import json
import sys

import pypdfium2


def main() -> None:
    """Read the files and print what was found."""
    pages = 0
    cells: list[str] = []
    for path in sys.argv[1:]:
        document = pypdfium2.PdfDocument(path)
        for page in document:
            page.get_textpage().get_text_bounded()
            pages += 1
        document.close()
    print(json.dumps({"pages": pages, "cells": cells}))


main()
