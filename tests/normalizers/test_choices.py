from __future__ import annotations

import pytest

from normalizers.choices import choices_of
from normalizers.values.satuan import parse_satuan


@pytest.mark.parametrize(
    ("text", "ticked", "count"),
    [
        pytest.param("☒ Maximize ☐ Minimize", ("Maximize",), 2, id="boxes_of_word"),
        pytest.param("☐ Maximize ☑ Minimize", ("Minimize",), 2, id="the_second"),
        pytest.param("[ ] Maximize [x] Minimize", ("Minimize",), 2, id="square_brackets"),
        pytest.param("( v ) Naik / (   ) Turun", ("Naik",), 2, id="round_brackets"),
        pytest.param("Ya (√)\nTidak ( )", ("Ya",), 2, id="boxes_behind"),
        pytest.param("□ Bulanan □ Triwulan ☑ Tahunan", ("Tahunan",), 3, id="three"),
        pytest.param("☐ Maximize ☐ Minimize", (), 2, id="none"),
        pytest.param("☒ Maximize ☒ Minimize", ("Maximize", "Minimize"), 2, id="both"),
        pytest.param("☑ Persen", ("Persen",), 1, id="one_box_alone"),
    ],
)
def test_choices(text: str, ticked: tuple[str, ...], count: int) -> None:
    found = choices_of(text)
    assert found is not None
    assert (found.ticked, found.count) == (ticked, count)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Maximize",
        "☐ Persen",
        "Dokumen ( )",
        "Persen (x)",
        "a ☒ b ☐ c",
        "☒ ☐",
        "✓ Indeks",
        "Orang (L) (P)",
        "Rp (juta)",
    ],
)
def test_what_offers_no_choice(text: str) -> None:
    assert choices_of(text) is None


@pytest.mark.parametrize(
    ("text", "unit", "notes"),
    [
        pytest.param("☐ Orang ☒ Persen", "%", ("choice_ticked",), id="ticked"),
        pytest.param("☐ Orang ☐ Persen", None, ("choice_open",), id="open"),
        pytest.param("☒ Orang ☒ Persen", None, ("choices_several",), id="several"),
        pytest.param("Persen", "%", (), id="no_choice"),
    ],
)
def test_unit_that_is_ticked(text: str, unit: str | None, notes: tuple[str, ...]) -> None:
    parsed = parse_satuan(text)
    assert (parsed.value, parsed.notes) == (unit, notes)
