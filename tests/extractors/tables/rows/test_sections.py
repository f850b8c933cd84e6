from __future__ import annotations

import pytest

from tests.build import document, table
from tests.extractors.tables.found import only_table, texts_of


def test_rows_under_the_names_of_several_offices_are_theirs() -> None:
    made = table(
        [
            ["No", "Sasaran", "Indikator", "Target"],
            ["ESELON II : KEPALA BADAN CONTOH", "<", "<", "<"],
            ["1", "Meningkatnya A", "Persentase A", "95%"],
            ["ESELON III : KEPALA BIDANG EKONOMI", "<", "<", "<"],
            ["1", "Meningkatnya B", "Persentase B", "90%"],
        ]
    )
    found = only_table(document("INDIKATOR KINERJA UTAMA", "BADAN CONTOH", made))
    assert [row.unit.text for row in found.rows] == ["KEPALA BADAN CONTOH", "KEPALA BIDANG EKONOMI"]


def test_a_section_in_capitals_is_no_indicator() -> None:
    rows = [
        ["No", "Indikator Kinerja", "Satuan", "Target"],
        ["", "KOMUNIKASI DAN INFORMATIKA", "", ""],
        ["1", "Persentase desa terhubung", "%", "80"],
        ["2", "Nilai keterbukaan", "Nilai", "75"],
    ]
    assert texts_of(only_table(document(table(rows))), "indikator") == [
        "Persentase desa terhubung",
        "Nilai keterbukaan",
    ]


def test_sections_are_told_where_they_are_as_many_as_the_rows() -> None:
    rows = [
        ["No", "Indikator Kinerja", "Target"],
        ["A", "KOMUNIKASI DAN INFORMATIKA", ""],
        ["1", "Indeks SPBE", "3,2"],
        ["B", "PERSANDIAN", ""],
        ["1", "Indeks keamanan informasi", "600"],
    ]
    assert texts_of(only_table(document(table(rows))), "indikator") == ["Indeks SPBE", "Indeks keamanan informasi"]


def test_a_section_numbered_otherwise_is_no_indicator() -> None:
    rows = [
        ["NO", "INDIKATOR KINERJA", "SATUAN", "TARGET"],
        ["I", "Aspek Pelayanan Umum", "", ""],
        ["1", "Persentase A", "%", "70"],
        ["2", "Persentase B", "%", "71"],
    ]
    assert texts_of(only_table(document(table(rows))), "indikator") == ["Persentase A", "Persentase B"]


@pytest.mark.parametrize(
    ("name", "doubted"),
    [
        pytest.param("PERSPEKTIF PELANGGAN", True, id="it may be their goal"),
        pytest.param("ASPEK PELAYANAN UMUM", False, id="an aspect, as regional plans have them"),
        pytest.param("Urusan Wajib", False, id="affairs"),
    ],
)
@pytest.mark.parametrize("across", [False, True])
def test_rows_below_the_name_of_a_section_are_doubted_where_goals_are_missing(
    name: str, doubted: bool, across: bool
) -> None:
    rows = [
        ["No", "Indikator Kinerja", "Target"],
        [f"A. {name}", "<", "<"] if across else ["A", name, ""],
        ["1", "Persentase warga yang dilayani", "80"],
        ["2", "Nilai evaluasi kinerja", "75"],
    ]
    assert {"leftover_words" in row.doubts for row in only_table(document(table(rows))).rows} == {doubted}
