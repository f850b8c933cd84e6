"""What a user writes in ten lines: the text and the tables of a DOCX by python-docx. It knows no pages."""

import json
import sys

import docx


def main() -> None:
    """Read the files named on the command line; print pages, cells and text of each as JSON."""
    documents = []
    for path in sys.argv[1:]:
        document = docx.Document(path)
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells if cell.text]
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        documents.append({"pages": 0, "cells": cells, "text": text})
    print(json.dumps({"documents": documents}))


main()
