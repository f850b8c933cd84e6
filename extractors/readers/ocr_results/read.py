"""Results of other programs' OCR -> Document: their words and tables run through the same finding and the same checks."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from extractors.model.document import Document
from extractors.model.errors import DamagedFile, UnknownFormat, UnsafeContent
from extractors.readers.ocr_results.azure import read_azure
from extractors.readers.ocr_results.docling import read_docling
from extractors.readers.ocr_results.given import GivenPage, make_document
from extractors.readers.ocr_results.markup import read_alto, read_hocr
from extractors.readers.ocr_results.tell import is_alto, is_json
from extractors.readers.ocr_results.textract import read_textract

# key of the outermost object -> who wrote it
_WRITERS: Final[Mapping[str, Callable[[Mapping[str, Any]], list[GivenPage]]]] = {
    "Blocks": read_textract,
    "analyzeResult": read_azure,
    "body": read_docling,
}


def read(data: bytes, sha256: str) -> Document:
    """Return the document of a result of OCR: its pages, words with their confidence, tables as they were given.

    DamagedFile where it does not hold together, UnknownFormat for JSON of another kind, UnsafeContent for a maze.
    """
    read_pages = _of_json if is_json(data) else read_alto if is_alto(data) else read_hocr
    return make_document(read_pages(data), sha256, len(data))


def _of_json(data: bytes) -> list[GivenPage]:
    try:
        told = json.loads(data)
    except RecursionError as error:
        raise UnsafeContent("objects inside one another without end") from error
    except ValueError as error:
        raise DamagedFile("the JSON breaks off") from error
    writer = next((read for key, read in _WRITERS.items() if key in told), None)
    if writer is None:
        raise UnknownFormat("a JSON file")
    try:
        return writer(told)
    except RecursionError as error:
        raise UnsafeContent("parts inside one another without end") from error
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise DamagedFile(f"the result does not hold together ({type(error).__name__})") from error
