"""Units of measure: one canonical name for every printed form, from reference/satuan.toml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Literal

from normalizers.choices import choices_of
from normalizers.lexicon import listed
from normalizers.parsed import Parsed
from normalizers.similarity import edits, parted, reader_shape
from reference.load import read_patterns, read_settings, read_words

_WORDS = read_patterns("meaning_words.toml", "satuan")
_PLACEHOLDER = re.compile(r"[\W_]*")
_SHORTEST = 5  # letters of a unit that may be misread
_FEW_WORDS = 3
_LONG = 6  # letters of a unit in which one may be wrong
_BRACKETED = re.compile(r"[(\[]\s*([^()\[\]]{1,30}?)\s*[)\]]")


def parse_satuan(text: str, context: str = "") -> Parsed[str]:
    """Return the canonical unit ("%", "orang", "dokumen"); a unit outside the reference in lower case, noted.

    `context`: the indicator, which tells which of two units a short form stands for ("Kel": kelurahan or kelompok).
    Notes: "unit_misread" (the only unit a letter away is taken), "unit_unclear" (a short form of two units, or percent beside
    another one), "unknown_unit", "unit_in_words" (more words than a unit has: the known one before the others is taken), of a
    cell that offers several: as `Choices.note`.
    """
    if (offered := choices_of(text)) is not None:
        chosen: Parsed[str] = parse_satuan(offered.one, context) if offered.one else Parsed()
        return Parsed(chosen.value, (*chosen.notes, offered.note))
    body = re.sub(r"\s+", " ", text).strip(" \t.,;:")
    body = _WORDS["inside"].sub("", body)
    if body[:1] in ("(", "[") and body[-1:] in (")", "]"):
        body = body[1:-1].strip()
    if means_nothing(body) or body.casefold() in _fits()["bukan_satuan"]["kata"]:
        return Parsed(None, ("placeholder",))
    if _PLACEHOLDER.fullmatch(body) and "%" not in body and "‰" not in body:
        return Parsed(None, ("empty",) if not body else ("placeholder",))
    found = find_unit(body)
    at = text.find(body)
    spans = {"satuan": (at, at + len(body))} if at >= 0 else {}
    either = _tables()["ragu"].get(plain_unit(body), ())
    if either:
        named = [unit for unit in either if re.search(rf"\b{unit}\b", context, re.IGNORECASE)]
        return Parsed(named[0], (), spans) if len(named) == 1 else Parsed(either[0], ("unit_unclear",), spans)
    if found is not None:
        return Parsed(found, (), spans)
    if body.casefold() in read_words("satuan_benda.txt"):
        return Parsed(body.casefold(), (), spans)
    counted = _WORDS["number_first"].fullmatch(body)
    if counted is not None and (unit := _named(counted["unit"], read_words("satuan_benda.txt"))) is not None:
        return Parsed(unit, ("unit_in_words",), spans)
    if (near := _near_unit(body)) is not None:
        return Parsed(near, ("unit_misread",), spans)
    if (compound := _compound(body)) is not None:
        parts = _WORDS["per"].split(body)
        unsure = any(plain_unit(part) in _tables()["ragu"] for part in parts) or _is_either(parts)
        return Parsed(compound, ("unit_unclear",) if unsure else (), spans)
    if _WORDS["factor"].fullmatch(body) and (scaled := _named(body, read_words("satuan_benda.txt"))) is not None:
        return Parsed(scaled, (), spans)
    if (rate := _rate(body)) is not None:
        return Parsed(rate[0], ("unit_in_words",) if rate[1] else (), spans)
    if (inner := _among_words(body)) is not None:
        return Parsed(inner, ("unit_in_words", *(("unit_unclear",) if _is_percent_too(inner, body) else ())), spans)
    return Parsed(body.lower(), ("unknown_unit",), spans)


def _is_either(parts: Sequence[str]) -> bool:
    """Return whether units beside a stroke are a choice, no quotient: those of two scales ("%/nilai"), or a scale as the base."""
    scales = [unit_kind(find_unit(part)) == "scale" for part in parts]
    return all(scales) or any(scales[1:])


def _is_percent_too(unit: str, text: str) -> bool:
    """Return whether percent stands among the words of another unit: "Orang (%)", "nilai persen"."""
    return unit != "%" and any(find_unit(part) == "%" for part in re.split(r"[\s/()]+", text))


def _rate(text: str) -> tuple[str, bool] | None:
    """Return the rate that a text names ("per 1.000 penduduk") and whether more words stand with it; None where it is none."""
    if (alone := _WORDS["base_alone"].fullmatch(text)) is not None:
        return f"per {_base(alone)}", True
    found = _WORDS["rate"].fullmatch(text) or _WORDS["rate_first"].fullmatch(text)
    if found is None:
        return None
    of = " ".join(found["of"].casefold().split())
    named = next((name for name, short in _fits()["laju"].items() if of == name or of in short), None)
    known = named or find_unit(of) or (of if of in read_words("satuan_benda.txt") else None)
    return None if known is None else (f"per {_base(found)} {known}", bool(found["what"] or found["more"]))


def _base(found: re.Match[str]) -> str:
    return f"{int(re.sub(r'[.,]', '', found['base'])):,}".replace(",", ".")


def _among_words(text: str) -> str | None:
    """Return the one known unit among a few words: before a remark in brackets or a scale's numbers, or the first word.

    The first word of a group is what is counted ("ruas jalan"): a known one behind an unknown one is not the unit.
    """
    if _WORDS["percent"].fullmatch(text):
        return "%"
    if _has_two_factors(text):
        return None
    things = read_words("satuan_benda.txt")
    for name in ("remark", "number_first", "scale"):
        match = _WORDS[name].fullmatch(text)
        if match is None:
            continue
        unit = _named(match["unit"], things)
        if name != "scale":
            return unit if unit is not None else _among_words(match["unit"])
        if unit in _tables()["jenis"]["ukuran"]:
            return unit
    words = _WORDS["count"].sub("", text)
    if words != text and (unit := _named(words, things)) is not None:
        return unit
    parts = re.split(r"(?=\()|\s*/\s*|\s+", words)
    if len(parts) > _FEW_WORDS:
        return None
    for size in range(len(parts) - 1, 0, -1):
        if (unit := _named(" ".join(parts[:size]), things)) is not None:
            return unit
    return None


def _named(text: str, things: frozenset[str]) -> str | None:
    """Return the unit that this is: one of the reference, a thing that is counted, units of units or a rate."""
    word = text.strip().casefold()
    if (found := find_unit(text)) is not None:
        return found
    if word in things:
        return word
    if (scaled := _WORDS["factor"].fullmatch(word)) is not None:
        if _has_two_factors(word):
            return None
        unit = _named(scaled["unit"], things)
        return None if unit is None else f"{find_unit(scaled['factor'])} {unit}"
    rate = _rate(text.strip())
    return _compound(text) or (rate[0] if rate is not None else None)


def _has_two_factors(text: str) -> bool:
    """Return whether a word for a factor stands behind another one ("ribu ribu orang"): no unit has two."""
    scaled = _WORDS["factor"].fullmatch(text)
    return scaled is not None and _WORDS["factor"].fullmatch(f"{scaled['unit']} x") is not None


def satuan_in(text: str) -> Parsed[str]:
    """Return the unit hidden in an indicator's brackets ("Tingkat partisipasi (%)"); None where no bracket holds one.

    The span "satuan" is the unit without its brackets. The last bracket that holds a unit counts.
    """
    for match in reversed(list(_BRACKETED.finditer(text))):
        printed = _WORDS["label"].sub("", match[1])
        unit = find_unit(printed)
        if unit is not None:
            return Parsed(unit, (), {"satuan": (match.end(1) - len(printed), match.end(1))})
    return Parsed(None)


def find_unit(text: str) -> str | None:
    """Return the canonical unit for exactly this text, or None."""
    return _units().get(plain_unit(text))


def _compound(text: str) -> str | None:
    """Return "kuintal/ha" for "Kwintal per Hektar": two or three known units, one for each of the next; None where one is not."""
    things = read_words("satuan_benda.txt")
    parts = [
        find_unit(part) or (part.casefold() if part.casefold() in things else None)
        for part in _WORDS["per"].split(text)
    ]
    known = [part for part in parts if part is not None]
    return "/".join(known) if 2 <= len(known) == len(parts) <= 3 and len(set(known)) == len(known) else None


def _near_unit(text: str) -> str | None:
    """Return the only unit that a misread word stands for: digits read for letters, or one wrong letter of a long word."""
    word = plain_unit(text)
    if not re.fullmatch(r"[a-z0158|]{5,}", word):
        return None
    shape = reader_shape(word)
    same = {unit for variant, unit in _units().items() if len(variant) >= _SHORTEST and reader_shape(variant) == shape}
    if len(same) == 1:
        return same.pop()
    if same or listed(word):
        return None
    whole = {_units()[form] for form in parted(word) if form in _units() and len(form) >= _SHORTEST}
    if len(whole) == 1:
        return whole.pop()
    if len(word) < _LONG:
        return None
    near = {unit for variant, unit in _units().items() if len(variant) >= _LONG and edits(word, variant, 1) <= 1}
    return near.pop() if len(near) == 1 else None


def unit_kind(unit: str | None) -> Literal["scale", "physical", "counted", "unknown"]:
    """Return how numbers of a unit are written: of a scale with decimals, counted ones whole, physical ones either way."""
    if unit is None:
        return "unknown"
    kinds = _tables()["jenis"]
    if unit in kinds["ukuran"]:
        return "scale"
    if unit in kinds["fisik"] or unit.startswith("per ") or _WORDS["factor"].fullmatch(unit):
        return "physical"
    amount, stroke, _ = unit.partition("/")
    if stroke and amount in (*kinds["ukuran"], *kinds["fisik"]):  # "ton/tahun" as "ton"
        return unit_kind(amount)
    return "counted"  # a noun, in the reference or not ("40.000 boks")


def fitting_notes(value: float, unit: str | None, *, scaled: bool) -> tuple[str, ...]:
    """Return why a number does not fit its unit; () where it does.

    "beyond_scale" (8550 %), "part_of_a_count" (2,5 dokumen), "minus_unlikely" (-3 dokumen, -85 %: a dash read as a sign?).
    """
    limit = _fits()["batas"].get(unit or "")
    if value < 0 and unit is not None and value <= float(_fits()["minus"].get(unit, _least(unit))):
        return ("minus_unlikely",)
    if limit is not None and abs(value) >= float(limit):
        return ("beyond_scale",)
    whole = scaled or value == int(value)
    return ("part_of_a_count",) if not whole and unit in wanted("utuh") else ()


def wanted(name: str) -> frozenset[str]:
    """Return the units of a list of satuan_angka.toml ("utuh": counted whole, "sedikit": never thousands of them)."""
    return frozenset(_fits()[name]["satuan"])


def _least(unit: str) -> float:
    """Return the number below which a unit has none: nothing of what is counted, no end of what is measured."""
    return 0.0 if unit_kind(unit) == "counted" and find_unit(unit) is not None else float("-inf")


def units_differ(printed: str, column: str) -> bool:
    """Return whether a known unit beside a number is another than its column's: neither holds the other ("kali/tahun")."""
    one, other = (set(re.split(r"[/ ]", unit)) for unit in (printed, column))
    return not (one <= other or other <= one) and find_unit(printed) is not None and column != "rasio"


def value_words(name: str) -> tuple[str, ...]:
    """Return the words before a value that only name it ("kata": "IKM 82") or its level ("level": "Level 3"), longest first."""
    return tuple(sorted(_tables()["awalan"][name], key=lambda word: (-len(word), word)))


def means_nothing(text: str) -> bool:
    """Return whether the text stands in the place of a value and gives none ("N/A", "DTT", "belum ada")."""
    return re.sub(r"\s+", " ", text).strip(" .,;:").casefold() in _no_values()


def plain_unit(text: str) -> str:
    """Return a printed unit or grade without blanks, dots and case, for comparing."""
    return re.sub(r"[\s.]+", "", text).casefold()


@cache
def _fits() -> dict[str, Any]:
    return read_settings("satuan_angka.toml")


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return read_settings("satuan.toml")


@cache
def _units() -> dict[str, str]:
    return by_variant("satuan")


@cache
def _no_values() -> frozenset[str]:
    return frozenset(_tables()["tanpa_nilai"]["kode"])


def by_variant(name: str) -> dict[str, str]:
    """Return the canonical names of a table of satuan.toml ("satuan", "predikat") by their plain printed forms."""
    table = _tables()[name]
    found = {plain_unit(variant): canonical for canonical, variants in table.items() for variant in variants}
    return found | {plain_unit(canonical): canonical for canonical in table}
