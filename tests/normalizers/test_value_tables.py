"""Tables of targets and formulas as printed: what they mean, or an open doubt."""

from __future__ import annotations

import re

import pytest

from normalizers.formula.parse import parse_formula
from normalizers.values.satuan import parse_satuan
from normalizers.values.target import parse_target
from tests.normalizers.tables import faults, kept_faults


def number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def value_is_right(text: str, unit: str, expected: str) -> bool:
    """Return whether a target is read as expected: "-" none, "~" no single value or a noted one, "!" noted, "?" or none."""
    parsed = parse_target(text, parse_satuan(unit).value if unit else None)
    value = parsed.value
    assert value is not None
    wanted = expected.lstrip("!?")
    if expected == "-":
        return value.kind == "none"
    if expected == "~":
        return value.kind in ("text", "range") or bool(parsed.notes)
    if ":" in wanted:
        return value.kind == "ratio"
    if value.kind in ("text", "none"):
        return expected[0] in "!?" or number(wanted) is None
    same_grade = (value.grade or "").casefold() == wanted.casefold()
    right = value.value == number(wanted) if number(wanted) is not None else same_grade
    return right and (expected[0] != "!" or bool(parsed.notes))


def value_is_told(text: str, unit: str, expected: str) -> bool:
    """Return whether a target is right, openly none, or noted."""
    parsed = parse_target(text, parse_satuan(unit).value if unit else None)
    silent = parsed.value is not None and parsed.value.kind not in ("text", "none") and not parsed.notes
    return not silent or value_is_right(text, unit, expected)


def formula_is_right(text: str, kind: str, top: str, bottom: str, multiplier: str) -> bool:
    """Return whether a formula is read so; kind "*": any, "~": words, or noted; "*" for what is not asked."""
    parsed = parse_formula(text)
    value = parsed.value
    assert value is not None
    if kind == "~":
        return value.kind in ("text", "none") or bool(parsed.notes)

    def plain(side: str | None) -> str:
        return re.sub(r"[\W_]", "", side or "").casefold()

    if kind != "*" and value.kind != kind:
        return False
    if kind not in ("ratio", "growth"):
        return True
    sides = ((top, value.numerator), (bottom, value.denominator))
    return all(want == "*" or plain(want) == plain(found) for want, found in sides) and (
        multiplier == "*" or value.multiplier == (None if multiplier == "-" else float(multiplier))
    )


def test_targets() -> None:
    assert faults("values.tsv", 3, value_is_right) == []
    assert kept_faults("values.tsv", 3, value_is_right) <= 1


def test_no_target_is_another_value_without_a_note() -> None:
    assert faults("values.tsv", 3, value_is_told) == []
    assert kept_faults("values.tsv", 3, value_is_told) == 0


def test_formulas() -> None:
    assert faults("formulas.tsv", 5, formula_is_right) == []
    assert kept_faults("formulas.tsv", 5, formula_is_right) <= 5


@pytest.mark.parametrize(
    ("context", "unit", "notes"),
    [("Jumlah kelompok tani", "kelompok", ()), ("Jumlah kelurahan siaga", "kelurahan", ()),
     ("Jumlah yang dibina", "kelurahan", ("unit_unclear",))],
)  # fmt: skip
def test_the_indicator_tells_what_a_short_unit_stands_for(context: str, unit: str, notes: tuple[str, ...]) -> None:
    parsed = parse_satuan("Kel", context)
    assert (parsed.value, parsed.notes) == (unit, notes)


@pytest.mark.parametrize(
    ("text", "denominator", "notes"),
    [
        pytest.param("Jumlah A dibagi jumlah B lalu dikali 100%", "jumlah B", (), id="word between two steps"),
        pytest.param("(0,4 x IKA) + (0,6 x IKU)", None, ("computed_otherwise",), id="weighted sum"),
        pytest.param("0,6 nilai A + 0,4 nilai B", None, ("computed_otherwise",), id="weights without a sign"),
        pytest.param("Rata-rata skor unsur x 25", None, ("computed_otherwise",), id="product of an average"),
        pytest.param("Jumlah A + jumlah B", None, (), id="plain sum"),
        pytest.param("Jumlah A + jumlah B / jumlah C", "jumlah C", ("division_ambiguous",), id="sum without brackets"),
        pytest.param("(Jumlah A + jumlah B) / (jumlah C)", "jumlah C", (), id="sum in brackets"),
        pytest.param("Jumlah A + jumlah B dibagi jumlah C", "jumlah C", (), id="sum divided in words"),
    ],
)
def test_formulas_of_steps(text: str, denominator: str | None, notes: tuple[str, ...]) -> None:
    parsed = parse_formula(text)
    assert parsed.value is not None
    assert (parsed.value.denominator, parsed.notes) == (denominator, notes)
