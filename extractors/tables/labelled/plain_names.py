"""Names of indicators without number or label: lines above the same labels again and again ("Produksi padi", "Satuan : Ton")."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.quote import join
from extractors.tables.heads.titles import goal_of
from extractors.tables.labelled.entries import MEASURING, Entry, from_number
from extractors.text.labels import group_kind, match_header

_FEWEST = 2  # names
_FIELDS = 3  # labels below a name
_LONGEST = 40  # words of a name


def with_plain_names(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries, the line above each of several blocks of the same labels told as an indicator's name.

    Only where no block has a label of its own for it; goals in lines above such names are told, too.
    """
    found = {
        at: fields for at, entry in enumerate(entries) if _is_line(entry) and (fields := _labels_below(entries, at))
    }
    usual = Counter(found.values()).most_common(1)
    if not usual or usual[0][1] < _FEWEST or any("indikator" in fields for fields in _fields(entries)):
        return list(entries)
    names = {at for at, fields in found.items() if fields == usual[0][0]}
    made: list[Entry] = []
    for at, entry in enumerate(entries):
        if at in names:
            made.append(_named(entries, at, made))
        elif _is_line(entry) and (goal := goal_of(entry.value))[0] == "sasaran" and goal[1]:
            made.append(Entry(goal[1], field="sasaran", form=True))
        else:
            made.append(entry)
    return made


def _is_line(entry: Entry) -> bool:
    return entry.line is not None and not entry.label and not entry.named and bool(entry.value)


def _fields(entries: Sequence[Entry]) -> list[tuple[str, ...]]:
    return [match_header(entry.label.text).fields for entry in entries if entry.label]


def _labels_below(entries: Sequence[Entry], at: int) -> tuple[str, ...]:
    """Return the fields of the labels right below a line that may be a name; empty where they are few, or measure nothing."""
    text = entries[at].value.text
    if not text[:1].isalnum() or len(text.split()) > _LONGEST or text.endswith((".", ":")) or group_kind(text):
        return ()
    below = [*itertools.takewhile(lambda e: bool(e.label) or e.form, from_number(entries, at + 1))]
    told = [f for fields in _fields(below) for f in fields[:1]]
    told = told[: told.index("sasaran")] if "sasaran" in told[1:] and told[0] != "sasaran" else told  # of the next one
    fields = tuple(dict.fromkeys(told))
    return fields if len(fields) >= _FIELDS and MEASURING & {*fields} and "sasaran" not in fields else ()


def _named(entries: Sequence[Entry], at: int, made: list[Entry]) -> Entry:
    """Return the name that ends in line `at`; a line before it that it goes on with is taken from `made`."""
    name = entries[at].value
    if name.text[:1].islower() and at and _is_line(entries[at - 1]) and made:
        name = join([made.pop().value, name])
    return replace(entries[at], value=name, line=None, field="indikator", form=True, by_place=True)
