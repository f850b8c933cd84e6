"""Names are found spaced, hyphenated, in part, one letter off, and of third persons beside a number."""

from __future__ import annotations

import pytest

from pipeline.outputs.persons.known import KnownPersons
from pipeline.outputs.persons.names import KnownNames
from tests.pipeline.outputs.report.test_redact import DOCUMENT, SIGNED, tables

NAMES = KnownNames([("d", "WIRANEGARA PUTRA SUKAJAYA, S.Sos")], {"sukajaya"})


def hidden(text: str) -> str:
    for start, end in sorted(NAMES.find(text, "d"), reverse=True):
        text = text[:start] + "*" * (end - start) + text[end:]
    return "".join(c for c in text if c.isalnum()).casefold()


@pytest.mark.parametrize(
    "text",
    ["W I R A N E G A R A", "Wira-negara Putra-Sukajaya", "oleh wiranegara", "WIRANECARA", "Wirnegara", "Wiranegarra",
     "Wiraengara", "Putera Sukajaya", "PUTRA SUKAJAJA"],
)  # fmt: skip
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    if text == "W I R A N E G A R A":
        text += " P U T R A S U K A J A Y A"
    for part in ("wirane", "wirnegara", "wiraengara", "putrasuka", "puterasuka"):
        assert part not in hidden(text)


@pytest.mark.parametrize("text", ["Kecamatan Sukajaya", "putra daerah", "Sukajaja", "Wira", "negara hukum"])
def test_other_words_stay(text: str) -> None:
    assert list(NAMES.find(text, "d")) == []


@pytest.mark.parametrize(
    "text", ["HARTAWANTO NUGRAHANI NIP. 196505051990031005", "Hartawanto Nugrahani, S.Sos\nNIP. 19650505 199003 1 005"]
)
def test_a_third_person_beside_a_number_is_known_everywhere(text: str) -> None:
    row = {"indicator_id": "d-i00001", "document_id": "d", "responsible_raw": text, "indikator_raw": "oleh Hartawanto"}
    persons = KnownPersons(tables(indicators=[row]))
    shown = persons.hide_all(row, "d", lambda kind, what: "***")
    assert "artawanto" not in str(shown).casefold()
    assert "1965" not in str(shown)
    assert persons.hide("Kecamatan Sukajaya", "d", lambda kind, what: "***") == "Kecamatan Sukajaya"


def test_the_sample_is_the_one_of_the_redacted_report() -> None:
    assert SIGNED["document_id"] == DOCUMENT["document_id"]
