"""The limit of scans: the bare lines of every page by RapidOCR as it comes, at 300 dpi, no tables."""

import json
import os
import sys
from typing import Any

import numpy as np
import pypdfium2
from rapidocr import RapidOCR

CORES = len(os.sched_getaffinity(0))  # as many as the bench gives


def main() -> None:
    """Read the files named on the command line; print pages, cells and text of each as JSON."""
    threads = {f"EngineConfig.onnxruntime.{name}_op_num_threads": CORES for name in ("intra", "inter")}
    engine: Any = RapidOCR(params={**threads, "Global.log_level": "error"})
    documents = []
    for path in sys.argv[1:]:
        pages = [
            np.asarray(page.render(scale=300 / 72).to_pil().convert("RGB")) for page in pypdfium2.PdfDocument(path)
        ]
        text = ["\n".join(engine(page).txts or ()) for page in pages]
        documents.append({"pages": len(pages), "cells": [], "text": "\n".join(text)})
    print(json.dumps({"documents": documents}))


main()
