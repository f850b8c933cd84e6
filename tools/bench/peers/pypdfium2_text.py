"""The limit of what is born digital: the bare text of every page, no tables."""

import json
import sys

import pypdfium2


def main() -> None:
    """Read the files named on the command line; print pages, cells and text of each as JSON."""
    documents = []
    for path in sys.argv[1:]:
        document = pypdfium2.PdfDocument(path)
        text = [page.get_textpage().get_text_bounded() for page in document]
        documents.append({"pages": len(text), "cells": [], "text": "\n".join(text)})
        document.close()
    print(json.dumps({"documents": documents}))


main()
