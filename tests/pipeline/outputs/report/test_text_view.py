"""The text of a document without pages: cut at findings, and persons hidden as a whole, also over a cut."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from extractors.model.document import Cell, Document, Line, Page, Table
from extractors.model.quote import Place, Word
from pipeline.outputs.persons.known import KnownPersons
from pipeline.outputs.report.redact import _joined
from pipeline.outputs.report.text_view import passages

NIP = "197002021995031001"
TABLES: dict[str, list[dict[str, Any]]] = {
    "documents": [],
    "signatories": [
        {
            "nip_raw": NIP,
            "nip": NIP,
            "name_raw": "BUDI CONTOHAN, S.Sos",
            "name": None,
            "official_id": None,
            "document_id": "d",
        }
    ],
    "officials": [],
}


def line(*texts: str, at: int = 0) -> Line:
    words = tuple(Word(text, Place(path=f"p[{at}]#{n}")) for n, text in enumerate(texts))
    return Line(words, tuple(float(10 * n) for n in range(len(words))))


def document(*blocks: Line | Table) -> Document:
    return Document("0" * 64, "docx", 1, (Page(None, blocks=blocks),))


def finding(path: str, text: str) -> Any:
    return cast(Any, SimpleNamespace(places=[{"path": path, "text": text}]))


def shown(made: Document, *findings: Any, redacted: bool) -> list[list[str]]:
    known = KnownPersons(TABLES)

    def persons(text: str) -> list[tuple[int, int]]:
        return _joined(span for _, span, _ in known.find(text, "d")) if redacted else []

    found = passages(made, findings, persons)
    return [[run.text for run in (*one.runs, *(r for row in one.rows for f in row for r in f.runs))] for one in found]


TEXT = ("Nomor", "188/19700202", "199503", "1", "001", "akhir")


ALL = "188/19700202 199503 1 001"


@pytest.mark.parametrize(
    ("told", "plain", "redacted"),
    [
        pytest.param("188/19700202", ["188/19700202", "199503 1 001 akhir"], ["188/•••", " akhir"], id="its_head"),
        pytest.param("188/19700202 199503", ["188/19700202 199503", "1 001 akhir"], ["188/•••", " akhir"], id="half"),
        pytest.param(ALL, [ALL, "akhir"], ["188/•••", "akhir"], id="all"),
    ],
)
def test_a_number_over_the_end_of_a_finding_is_hidden_as_a_whole(
    told: str, plain: list[str], redacted: list[str]
) -> None:
    made = document(line(*TEXT))
    assert shown(made, finding("p[0]#1", told), redacted=False) == [["Nomor", *plain]]
    assert shown(made, finding("p[0]#1", told), redacted=True) == [["Nomor", *redacted]]


def test_a_number_over_two_lines_of_a_cell_is_hidden_as_a_whole() -> None:
    cell = Cell(0, 0, (line("85", "19700202", at=0), line("199503", "1", "001", at=1)))
    made = document(Table((cell,), 1, 1, Place(path="t[0]")))
    told = finding("p[0]#0", "85")
    assert shown(made, told, redacted=False) == [["85", "19700202", "199503 1 001"]]
    assert shown(made, told, redacted=True) == [["85", "•••", ""]]


def test_a_name_over_the_end_of_a_finding_is_hidden_as_a_whole() -> None:
    made = document(line("Camat", "BUDI", "CONTOHAN", "hadir"))
    found = shown(made, finding("p[0]#0", "Camat BUDI"), redacted=True)
    assert "CONTOHAN" not in str(found)
    assert "BUDI" not in str(found)
    assert "hadir" in str(found)
