"""The limit of scans: the bare text of every page by Tesseract's Indonesian model at 300 dpi, no tables."""

import json
import os
import sys

import pypdfium2
import tesserocr


def main() -> None:
    """Read the files named on the command line; print pages, cells and text of each as JSON."""
    documents = []
    for path in sys.argv[1:]:
        pages = [page.render(scale=300 / 72).to_pil() for page in pypdfium2.PdfDocument(path)]
        text = []
        with tesserocr.PyTessBaseAPI(path=os.environ["IKU_TESSDATA"], lang="ind", psm=tesserocr.PSM.AUTO) as api:
            for page in pages:
                api.SetImage(page)
                api.SetSourceResolution(300)
                text.append(api.GetUTF8Text())
        documents.append({"pages": len(pages), "cells": [], "text": "\n".join(text)})
    print(json.dumps({"documents": documents}))


main()
