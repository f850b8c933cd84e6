"""Sorts the lines of a file of corrections: what can be applied, and what must be told to whoever wrote it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from normalizers.similarity import nearest
from normalizers.values.tanggal import parse_tanggal
from pipeline.reconcile.correction_cells import Line
from pipeline.reconcile.corrections import JUDGED, VERDICTS, BadCorrections, Check, Correction, CorrectionFile, Problem
from reference.load import read_settings

_EXPONENT = re.compile(r"[+-]?\d+(?:[.,]\d+)?E[+-]?\d+", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?: 0?0[:.]00(?:[:.]00)?)?")
_WHOLE = re.compile(r"(-?\d+)[.,]0+")
_IN_WORDS = re.compile(r"\d{1,2} [A-Za-z]+ \d{4}")
_THOUSANDS = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_NO_NUMBERS = frozenset(("nan", "inf", "-inf", "infinity", "-infinity"))
_YES_NO = read_settings("correction_texts.toml")["yes_no"]
_NIP_DIGITS, _KEPT_BY_EXCEL = 18, 15


class _Wrong(Exception):
    """A line cannot be applied: the key of the text that says why, and its slots."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


def judge(lines: Sequence[Line], check: Check, fields: Mapping[str, Sequence[str]] = {}) -> CorrectionFile:
    """Return the lines as corrections where they can be applied, the others as problems, both in the order of the file.

    `fields`: table -> the columns that can be corrected, to name the nearest one where a line names none of them.
    """
    good: list[Correction] = []
    problems: list[Problem] = []
    for number, cells in lines:
        try:
            good.append(_correction(number, cells, check, fields))
        except _Wrong as wrong:
            problems.append(Problem(number, wrong.key, dict(wrong.values)))
    against = dict(_contradictions(good))
    problems += [
        Problem(line, "contradiction", {"others": ", ".join(map(str, others))}) for line, others in against.items()
    ]
    kept = tuple(c for c in good if c.line not in against)
    return CorrectionFile(kept, tuple(sorted(problems, key=lambda p: p.line)))


def _correction(number: int, cells: dict[str, str], check: Check, fields: Mapping[str, Sequence[str]]) -> Correction:
    verdict = " ".join(cells["verdict"].casefold().split()) or "value"
    verdict = read_settings("correction_texts.toml")["verdicts"].get(verdict, verdict)
    if verdict not in VERDICTS:
        raise _Wrong("bad_verdict", verdict=cells["verdict"], choices=_named("verdicts", VERDICTS))
    if not cells["record_id"]:
        raise _Wrong("no_record")
    if verdict in ("same", "not_same") and not cells["other_id"]:
        raise _Wrong("no_other", verdict=verdict)
    if verdict == "dismissed" and not cells["reason"]:
        raise _Wrong("no_reason")
    if verdict in JUDGED and not cells["field"]:
        raise _Wrong("no_rule")
    table = " ".join(cells["table"].casefold().split())
    table = read_settings("correction_texts.toml")["tables"].get(table, table)
    correction = Correction(
        table, cells["record_id"], cells["field"], cells["value"], verdict, cells["other_id"],
        cells["reason"], number, cells["who"], cells["when"], cells["old"], cells["file"],
    )  # fmt: skip
    return _fitting(correction, check, fields) if verdict == "value" else correction


def _named(section: str, codes: Iterable[str]) -> str:
    """Return codes in a line, each with the first word that people may write for it."""
    words = read_settings("correction_texts.toml")[section]
    first = {code: word for word, code in reversed(words.items())}
    return ", ".join(f"{code} ({first[code]})" if code in first else code for code in codes)


def _fitting(c: Correction, check: Check, fields: Mapping[str, Sequence[str]]) -> Correction:
    """Return a correction whose value the dataset can hold, written another way where that is what was meant."""
    if fields and c.table not in fields:
        raise _Wrong("bad_table", table=c.table, choices=_named("tables", fields))
    if not _fits(replace(c, value=""), check):
        near = [n.value for n in nearest(c.field, fields.get(c.table, ()), 0.6, 3)]
        raise _Wrong("bad_field", field=c.field, table=c.table, near=", ".join(near))
    c = replace(c, value=_typed_text(c))
    if c.value.casefold() in _NO_NUMBERS or (_THOUSANDS.fullmatch(c.value) and _is_number(c, check)):
        raise _Wrong("bad_value", value=c.value, field=c.field)
    for value in (c.value, *_other_writings(c.value)):
        if _fits(replace(c, value=value), check):
            return replace(c, value=value)
    if (shown := _DAY_FIRST.fullmatch(c.value)) is not None:
        day, month, year = (int(part) for part in shown.groups())
        if day <= 12 and month <= 12:
            first, second = f"{year}-{month:02}-{day:02}", f"{year}-{day:02}-{month:02}"
            if _fits(replace(c, value=first), check):
                raise _Wrong("unclear_date", value=c.value, first=first, second=second)
    raise _Wrong("bad_value", value=c.value, field=c.field)


def _typed_text(c: Correction) -> str:
    """Return the value as a text without the marks that keep Excel's hands off; refuse what Excel has rounded."""
    value = c.value.removeprefix("'").strip()
    if _EXPONENT.fullmatch(value):
        raise _Wrong("exponent", value=value)
    if c.field != "nip" or not value:
        return value
    digits = re.sub(r"[\s.\-]", "", value)
    if not digits.isdecimal() or len(digits) != _NIP_DIGITS:
        raise _Wrong("nip_length", value=value)
    if digits.endswith("0" * (_NIP_DIGITS - _KEPT_BY_EXCEL)):
        raise _Wrong("nip_rounded", value=value)
    return digits


def _is_number(c: Correction, check: Check) -> bool:
    """Return whether the field of a line holds numbers with decimals."""
    return _fits(replace(c, value="0,5"), check) and not _fits(replace(c, value="a"), check)


def _fits(c: Correction, check: Check) -> bool:
    try:
        check([c])
    except BadCorrections:
        return False
    return True


def _other_writings(value: str) -> Iterator[str]:
    """Yield what a value may be meant as: a whole number with decimals, yes and no, a date in another order or in words."""
    if (whole := _WHOLE.fullmatch(value)) is not None:
        yield whole.group(1)
    if value.casefold() in _YES_NO:
        yield _YES_NO[value.casefold()]
    if (shown := _DAY_FIRST.fullmatch(value)) is not None:
        day, month, year = (int(part) for part in shown.groups())
        if day > 12 or day == month:
            yield _iso(year, month, day)
        elif month > 12:
            yield _iso(year, day, month)
        return
    if _IN_WORDS.fullmatch(value) is None:
        return
    read = parse_tanggal(value).value
    if read is not None and read.date is not None and read.precision == "day":
        yield read.date.isoformat()


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _contradictions(good: Sequence[Correction]) -> Iterator[tuple[int, list[int]]]:
    """Yield (line, the other lines) of corrections that say different things of the same value, pair or finding."""
    said: dict[tuple[object, ...], list[Correction]] = defaultdict(list)
    for c in good:
        if c.verdict == "value":
            said[c.table, c.record_id, c.field].append(c)
        elif c.verdict in ("same", "not_same"):
            said[frozenset((c.record_id, c.other_id)),].append(c)
        else:
            said["findings", c.record_id, c.field, c.old].append(c)
    for group in said.values():
        if len({(c.value, c.verdict) for c in group}) > 1:
            for c in group:
                yield c.line, [o.line for o in group if (o.value, o.verdict) != (c.value, c.verdict)]
