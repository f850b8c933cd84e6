"""ocrmypdf (MPL-2.0) lays Tesseract's text under every page, then the plain pdfplumber script reads it."""

import json
import os
import sys
import tempfile

import ocrmypdf  # type: ignore[import-not-found]  # in the peer's environment only
import pdfplumber

CORES = len(os.sched_getaffinity(0))  # as many as the bench gives


def main() -> None:
    """Read the files named on the command line; print pages, cells and text of each as JSON."""
    documents = []
    for path in sys.argv[1:]:
        text: list[str] = []
        cells: list[str] = []
        with tempfile.TemporaryDirectory() as folder:
            out = os.path.join(folder, "out.pdf")
            ocrmypdf.ocr(path, out, language=["ind"], output_type="pdf", optimize=0, jobs=CORES, progress_bar=False)
            with pdfplumber.open(out) as document:
                for page in document.pages:
                    text.append(page.extract_text())
                    for table in page.extract_tables():
                        cells += [cell for row in table for cell in row if cell]
        documents.append({"pages": len(text), "cells": cells, "text": "\n".join(text)})
    print(json.dumps({"documents": documents}))


if __name__ == "__main__":  # ocrmypdf starts processes that import this file
    main()
