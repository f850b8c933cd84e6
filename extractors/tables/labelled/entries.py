"""Labels and values in reading order, and the names of indicators that stand in lines of their own above them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.model.document import Line
from extractors.model.quote import Quote, join
from extractors.text.labels import cell_pattern, match_header

MEASURING = frozenset({"formula", "target", "satuan", "sumber_data"})  # fields that measure an indicator
_NAME = cell_pattern("header_patterns", "numbered_name")
_FEWEST = 2  # names: a single one may be the heading of a chapter
_NAME_LINES = 3  # lines of an indicator's name that stands in no label
_FIELDS = 3  # labels below such a name


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and its value, or (without label) a line that may go on with the value before it. `line`: where it stands.

    `kind`: the field of a value whose label is only a year. `named`: the name of an indicator in a line of its own, its number
    as label. `field`: of a value without label; `by_place`: told by nothing but where it stands. `unsure`: words of the value
    stand below the next label too. `left`: words
    beside it reach no field. `opens`: no value, but the place at which a grid begins another indicator. `number`: printed before
    the label ("1.2 Indikator: ...").
    """

    value: Quote
    line: Line | None = None
    label: Quote = Quote()
    form: bool = False
    kind: str = ""
    named: bool = False
    unsure: bool = False
    field: str = ""
    by_place: bool = False
    left: bool = False
    opens: bool = False
    number: Quote = Quote()


def with_names(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries, numbered lines above the labels of an indicator's other fields told as its name ("1.1 Nilai SAKIP").

    Two of them at least: a single one may be the heading of a chapter.
    """
    names: dict[int, tuple[Entry, int]] = {}
    for at, entry in enumerate(entries):
        told = _NAME.match(entry.value.text) if entry.line is not None and not entry.label else None
        if told is None:
            continue
        end = at + 1
        while end < len(entries) and end - at <= _NAME_LINES and _goes_on_as_name(entries[end]):
            end += 1
        if _lacks_its_name(entries, end):
            whole = join([entry.value.part(*told.span("name")), *(e.value for e in entries[at + 1 : end])])
            number = entry.value.part(*told.span("number"))
            names[at] = Entry(whole, entry.line, number, named=True), end
    if len(names) < _FEWEST:
        return list(entries)
    made: list[Entry] = []
    at = 0
    while at < len(entries):
        entry, at = names.get(at, (entries[at], at + 1))
        made.append(entry)
    return made


def _goes_on_as_name(entry: Entry) -> bool:
    return entry.line is not None and not entry.label and not _is_name(entry)


def _is_name(entry: Entry) -> bool:
    return _NAME.match(entry.value.text) is not None


def from_number(entries: Sequence[Entry], first: int) -> Iterator[Entry]:
    """Yield the entries from a number on; a slice for each of thousands of lines would copy them all again and again."""
    return (entries[at] for at in range(first, len(entries)))


def _lacks_its_name(entries: Sequence[Entry], first: int) -> bool:
    """Return whether entries from a number on begin with labels of an indicator's measured fields, but not with its name."""
    below = [*itertools.takewhile(lambda e: e.label or not _is_name(e), from_number(entries, first))]
    if not below or _goes_on_as_name(below[0]):
        return False
    fields: set[str] = set()
    for entry in below:
        told = match_header(entry.label.text).fields[:1] if entry.label else ()
        if "sasaran" in told and ("sasaran" in fields or fields & MEASURING):
            break  # the goal of the next one
        fields.update(told)
    fields.discard("sasaran")
    return "indikator" not in fields and len(fields) >= _FIELDS and bool(fields & MEASURING)
