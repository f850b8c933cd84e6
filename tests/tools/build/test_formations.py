"""Which region a law's title forms."""

from __future__ import annotations

import pytest

from reference.load import read_rows
from tools.build.formations import build, named, names


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        pytest.param("PEMBENTUKAN KABUPATEN BANDUNG BARAT DI PROVINSI JAWA BARAT", {"32.17"}, id="one"),
        pytest.param("PEMBENTUKAN KOTA PADANG SIDEMPUAN", {"12.77"}, id="not the shorter name"),
        pytest.param("Pembentukan Kotamadya Daerah Tingkat II Tarakan", {"65.71"}, id="old words"),
        pytest.param("PEMBENTUKAN KABUPATEN LUWU TIMUR DAN KABUPATEN MAMUJU UTARA DI PROVINSI SULAWESI SELATAN",
            {"73.24", "76.01"}, id="two, one renamed since"),
        pytest.param("KEUANGAN NEGARA", set(), id="none"),
    ],
)  # fmt: skip
def test_a_title_names_what_it_forms(title: str, codes: set[str]) -> None:
    assert named(title, names()) == codes


def test_the_first_law_counts() -> None:
    title = "PEMBENTUKAN KABUPATEN BANDUNG BARAT"
    rows = [
        {"type": "UU", "number": n, "year": y, "title": title, "cited_title": ""}
        for n, y in (("9", "2012"), ("12", "2007"))
    ]
    assert build(rows) == [("32.17", "2007", "UU 12/2007")]


def test_each_region_formed_is_one_of_the_list() -> None:
    known = {row["code"] for row in read_rows("wilayah/regencies.csv.gz")}
    formed = read_rows("wilayah/formed.csv")
    assert len(formed) > 200
    assert {row["code"] for row in formed} <= known
    assert all(row["law"].endswith(f"/{row['year']}") for row in formed)
