"""Records become bytes and come back as they were, by the fields that they are built of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from extractors.model.document import Cell, Line, Table
from extractors.model.geometry import Box
from extractors.model.quote import Place, Quote, Word
from normalizers.parsed import Parsed
from normalizers.regulations.lembaran import Gazette
from pipeline.storage.codec import DAMAGED, pack, unpack

WORDS = (Word("Indeks", Place(1, Box(1.0, 2.0, 30.0, 12.0))), Word("85%", Place(path="p[1]#0"), engine="docx"))


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(Quote(WORDS), id="one_field"),
        pytest.param(Line(WORDS, (0.0, 31.5), (1,)), id="several_fields"),
        pytest.param(Table((Cell(0, 1, (Line(WORDS),)),), 1, 2), id="with_a_way_of_its_own"),
        pytest.param(Parsed(frozenset({date(2023, 1, 5)}), ("repaired",), {"day": (0, 2)}), id="dates_and_sets"),
        pytest.param(WORDS[0], id="a_tuple"),
        pytest.param(Gazette("LN", 2014, "244"), id="of_the_normalizers"),
    ],
)
def test_what_comes_back_is_what_was_packed(record: object) -> None:
    back = unpack(pack(record), type(record))
    assert back == record
    assert repr(back) == repr(record)


def test_what_a_record_remembers_of_itself_is_not_stored() -> None:
    quote = Quote(WORDS)
    before = pack(quote)
    assert quote.text == "Indeks 85%"
    assert pack(quote) == before


def test_a_word_of_two_records_is_one_word_again() -> None:
    lines = Table((Cell(0, 0, (Line(WORDS),)), Cell(0, 1, (Line(WORDS),))), 1, 2)
    one, other = unpack(pack(lines), Table).cells
    assert one.lines[0].words[0] is other.lines[0].words[0]


@dataclass(frozen=True, slots=True)
class _Foreign:
    text: str
    number: int


def test_a_record_of_another_program_is_refused() -> None:
    with pytest.raises(DAMAGED):
        unpack(pack(_Foreign("a", 1)), _Foreign)
