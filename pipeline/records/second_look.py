"""The second reader's look at indicator rows: which values it finds unlikely, and where that is a doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.tables.cells.content import is_unit, is_value, kind_of_text, opens_like
from extractors.text.second_reader import right_odds
from pipeline.records.indicator import IndicatorRecord

SECOND_READER = "second_reader_differs"  # the doubt of a row with an unlikely value
_UNLIKELY = 0.02  # chance of a value from which the second reader says so: some 5 of 100 right rows of real reports
_VERB_INSIDE = re.compile(r"\w Me[mn]\w{3,}")  # "... jenjang SMP Mengukur mutu": its definition may stand behind it
_OF_ITS_FIELD = {
    "sasaran": ("sasaran", "prose"),
    "indikator": ("indikator",),
    "formula": ("formula", "prose"),
    "sumber_data": ("sumber_data", "prose"),
    "penanggung_jawab": ("penanggung_jawab", "prose"),
}  # by field: the kinds of text that a value of it is by its words


def read_again(records: Sequence[IndicatorRecord]) -> tuple[IndicatorRecord, ...]:
    """Return the records with a doubt on each in which the second reader finds a value unlikely."""
    values = [(at, name, q.text) for at, record in enumerate(records) for name, q in record.quotes.items()]
    odds = right_odds([(name, text) for _, name, text in values])
    unlikely: dict[int, tuple[str, ...]] = {}
    for (at, name, _), chance in zip(values, odds, strict=True):
        if chance < _UNLIKELY:
            unlikely[at] = (*unlikely.get(at, ()), name)
    return tuple(
        replace(record, doubts=(*record.doubts, SECOND_READER), unlikely=unlikely[at])
        if at in unlikely and _counts(record, unlikely[at])
        else record
        for at, record in enumerate(records)
    )


def _counts(record: IndicatorRecord, unlikely: Sequence[str]) -> bool:
    """Return whether unlikely values are a doubt: a lone one on a typed page, by whose words it is of its field, is none."""
    if len(unlikely) > 1 or record.doubts or any(word.from_picture for word in record.whole.words):
        return True
    name, text = unlikely[0], record.quotes[unlikely[0]].text
    if name in ("sasaran", "formula") and opens_like(text, name):
        return False
    joined = name == "indikator" and (_ends_in_value(text) or _VERB_INSIDE.search(text) is not None)
    return joined or kind_of_text(text) not in _OF_ITS_FIELD.get(name, ())


def _ends_in_value(text: str) -> bool:
    """Return whether a text ends in a number or a unit with a capital: the next cell's ("... tepat waktu Persen")."""
    last = text.split()[-1]
    return is_value(last) or (is_unit(last) and last[0].isupper() and not last.isupper())
