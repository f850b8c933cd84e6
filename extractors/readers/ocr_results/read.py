"""Results of other programs' OCR -> Document: their words and tables run through the same finding and the same checks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from extractors.model.document import Document, ReaderNote
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

    DamagedFile where it does not hold together, UnknownFormat for JSON of another kind, UnsafeContent if nested too deeply.
    """
    if not is_json(data):
        return make_document((read_alto if is_alto(data) else read_hocr)(data), sha256, len(data))
    pages, notes = _of_json(data)
    document = make_document(pages, sha256, len(data))
    return replace(document, notes=(*document.notes, *notes))


def _of_json(data: bytes) -> tuple[list[GivenPage], tuple[ReaderNote, ...]]:
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
        return writer(told), tuple(_left_out(told))
    except RecursionError as error:
        raise UnsafeContent("parts inside one another without end") from error
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError) as error:
        raise DamagedFile(f"the result does not hold together ({type(error).__name__})") from error


def _left_out(told: Mapping[str, Any]) -> Iterator[ReaderNote]:
    """Yield notes on what a result holds that is not read: pictures, fields of forms, boxes that are ticked."""
    pictures = sum(one.get("content_layer", "body") == "body" for one in _objects(told.get("pictures")))
    if pictures:
        yield ReaderNote("result_pictures", detail=str(pictures))
    fields = sum(1 for key in ("key_value_items", "form_items") for _ in _objects(told.get(key)))
    if fields:
        yield ReaderNote("result_fields", detail=str(fields))
    result = told.get("analyzeResult")
    pages = _objects(result.get("pages")) if isinstance(result, Mapping) else ()
    marks = sum(1 for page in pages for _ in _objects(page.get("selectionMarks")))
    marks += sum(one.get("BlockType") == "SELECTION_ELEMENT" for one in _objects(told.get("Blocks")))
    if marks:
        yield ReaderNote("result_ticks", detail=str(marks))


def _objects(told: object) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of a list; nothing where it is none."""
    yield from (one for one in told if isinstance(one, Mapping)) if isinstance(told, list) else ()
