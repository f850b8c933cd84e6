"""What kind of thing stands in a cell or in a column: a number, a unit, a source, an office, a formula, a statement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Literal

from extractors.text.labels import cell_pattern, compact, is_spelt, match_header, settings
from reference.load import read_settings

Content = Literal[
    "number",
    "money",
    "unit",
    "index",
    "formula",
    "sumber_data",
    "penanggung_jawab",
    "indikator",
    "sasaran",
    "prose",
    "blank",
]

NUMBER_ONLY = re.compile(r"^\(?(?:\d{1,2}(?:[.,]\d{1,2})*|[a-z]|[ivx]{1,4})\)?[.)]?$", re.IGNORECASE)
_WHOLE_NUMBER = re.compile(r"^\W*(\d{1,3})\W*$")
_MONEY = cell_pattern("values", "money")
_NUMBER = cell_pattern("values", "number")
_FORMULA = cell_pattern("values", "formula")
_LONGEST_VALUE = 60  # letters
_REMARK = re.compile(r"\s*\([^()]*\)\W*$")  # "84,75 (baik)"
_GOAL = cell_pattern("values", "goal_word")  # "tumbuhnya", "tertatanya": how goals begin
_BETWEEN_UNITS = cell_pattern("values", "between_units")
_MARK = re.compile(r"^\W*(?:\w{1,2}[.)]\s*)?")


@cache
def _units() -> frozenset[str]:
    """Return the compact spellings of all units."""
    names = read_settings("satuan.toml")["satuan"]
    return frozenset(compact(x) for name, variants in names.items() for x in (name, *variants)) | {"%"}


def number_of(text: str) -> int | None:
    """Return the number of a row that a text is, and nothing else ("3", "12."); None where it is none."""
    match = _WHOLE_NUMBER.match(text)
    return int(match[1]) if match else None


def is_unit(text: str) -> bool:
    """Return whether a text is a unit of measure and nothing else ("%", "Orang", "Nilai / Predikat")."""
    if not text or any(map(str.isdigit, text)) or len(text.split()) > 5:
        return False
    parts = [compact(p) for p in _BETWEEN_UNITS.split(text)]
    return compact(text) in _units() or text.strip(" ()") in ("%", "‰") or all(p in _units() for p in parts if p)


def is_unit_below(label: str, text: str) -> bool:
    """Return whether a text right below a label is a unit of the first row, and no rest of the head ("%" below "Satuan")."""
    if match_header(label).fields != ("satuan",):
        return False
    return is_unit(text) and not is_spelt(f"{label} {text}")


def is_value(text: str) -> bool:
    """Return whether a text is one value: a number with its unit, a grade, a dash; a remark in brackets may follow."""
    if len(text) > _LONGEST_VALUE:
        return False
    bare = _REMARK.sub("", text)
    return bool(_NUMBER.match(text)) or (bool(bare) and bare != text and bool(_NUMBER.match(bare)))


def is_money(text: str) -> bool:
    """Return whether a text is a sum of money ("Rp 1.000.000", "9.000.000", "Rp.")."""
    return bool(_MONEY.match(text)) or compact(text) == "rp"


@lru_cache(maxsize=4096)
def kind_of_text(text: str) -> Content:
    """Return what kind of thing a text is; `prose` where nothing tells."""
    plain = text.strip()
    if not plain:
        return "blank"
    if is_money(plain):
        return "money"
    if NUMBER_ONLY.match(plain) and len(plain) <= 4:
        return "index" if not plain.isalpha() or plain.islower() else "number"
    if is_value(plain):
        return "number"
    if is_unit(plain):
        return "unit"
    if _FORMULA.search(plain):
        return "formula"
    opening = _MARK.sub("", plain.casefold(), count=1)
    if _GOAL.match(opening):
        return "sasaran"
    for kind in ("sasaran", "indikator", "penanggung_jawab", "sumber_data"):
        if any(opening.startswith(cue) for cue in settings()["cues"][kind]):
            return kind
    return "prose"


def opens_like(text: str, field: str) -> bool:
    """Return whether a text opens with a word with which those of its field do; a goal with any word in -nya."""
    opening = _MARK.sub("", text.casefold(), count=1)
    own = any(opening.startswith(cue) for cue in settings()["cues"][field])
    return own or (field == "sasaran" and _GOAL.match(opening) is not None)


def share(texts: Sequence[str], kinds: Iterable[Content]) -> float:
    """Return the share of the texts that are of one of `kinds`, blanks left out; 0.0 where all are blank."""
    wanted = frozenset(kinds)
    told = [kind_of_text(t) for t in texts if t.strip()]
    return sum(kind in wanted for kind in told) / len(told) if told else 0.0
