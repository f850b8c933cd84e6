from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.nomor import parse_nomor


@pytest.mark.parametrize(
    ("text", "number", "year", "unit"),
    [
        pytest.param("188/01/ KEP/434.501/2024", "188/01/KEP/434.501/2024", 2024, None, id="blank at a slash"),
        pytest.param("46 TAHUN 2017", "46 Tahun 2017", 2017, None, id="plain"),
        pytest.param("NO. 5 TAHUN 2020", "5 Tahun 2020", 2020, None, id="label kept by the reader"),
        pytest.param("NOMOR : 065 / 10 / 35.09.09 / 2023", "065/10/35.09.09/2023", 2023, "35.09.09", id="unit code"),
        pytest.param("12", "12", None, None, id="number alone"),
        pytest.param("NOMOR    TAHUN 2024", None, 2024, None, id="blank number"),
        pytest.param("NOMOR ... TAHUN ...", None, None, None, id="dots"),
        pytest.param("188/   /KEP/429.115/2016", None, 2016, None, id="blank slot"),
        pytest.param("188/../KEP/429.115/2016", None, 2016, None, id="dotted slot"),
        pytest.param("061/  /  / 2018", None, 2018, None, id="two blank slots"),
        pytest.param("/KPTS/KEHUT/2012", None, 2012, None, id="first slot blank"),
        pytest.param("188.45/ TAHUN 2021", None, 2021, None, id="blank before TAHUN"),
        pytest.param("065/ 47 /TAHUN 2022", "065/47/TAHUN 2022", 2022, None, id="a slash before TAHUN"),
        pytest.param("065/TAHUN 2022", None, 2022, None, id="code alone before TAHUN"),
        pytest.param("46 TAHUN 20", None, None, None, id="cut year"),
        pytest.param("${no}", None, None, None, id="template"),
        pytest.param("12/KEP/20XX", None, None, None, id="year left open"),
        pytest.param("", None, None, None, id="empty"),
    ],
)
def test_numbers(text: str, number: str | None, year: int | None, unit: str | None) -> None:
    parsed = parse_nomor(text)
    assert parsed.value is not None
    assert (parsed.value.number, parsed.value.year, parsed.value.unit_code) == (number, year, unit)
    assert bool(parsed.notes) is (number is None)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    assert parse_nomor(text).value is not None
