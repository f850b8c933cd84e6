"""Columns that another of the table tells better: offices, units printed again, marks, numbers of indicators, officials."""

from __future__ import annotations

from extractors.model.blocks import IndikatorTable
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, table
from tests.extractors.tables.found import only_table, texts_of

_A, _B, _C = "Persentase jalan mantap", "Indeks kepuasan masyarakat", "Jumlah jembatan baik"


def _read(*rows: list[str]) -> IndikatorTable:
    (found,) = find_indikator_tables(document(table(list(rows))))
    return found


def test_a_target_named_unit_that_holds_units_is_the_unit() -> None:
    made = _read(
        ["No", "Sasaran", "Indikator", "Target Tahunan", "Target Satuan"],
        ["1", "Meningkatnya layanan", _A, "70,5", "Persen"],
        ["2", "Meningkatnya layanan umum", _B, "88", "Indeks"],
        ["3", "Meningkatnya kualitas jalan", _C, "12", "Unit"],
    )
    assert texts_of(made, "satuan") == ["Persen", "Indeks", "Unit"]
    assert texts_of(made, "target") == ["70,5", "88", "12"]


def test_a_column_of_marks_is_no_second_indicator() -> None:
    made = _read(
        ["No", "Indikator", "SPM/ Standar Nasional", "IKK (PP-6/'08)", "Target Renstra 2021", "Target Renstra 2022"],
        ["1", _A, "v", "", "70", "71"],
        ["2", _B, "", "v", "80", "81"],
    )
    assert texts_of(made, "indikator") == [_A, _B]
    assert [[y.value.text for y in row.yearly] for row in made.rows] == [["70", "71"], ["80", "81"]]


def test_an_office_beside_who_answers_is_whose_table_it_is() -> None:
    made = _read(
        ["No", "OPD", "Sasaran", "Indikator", "Target", "Penanggung Jawab"],
        ["1", "Dinas Contoh", "Meningkatnya layanan", _A, "70", "Bidang Jalan"],
        ["2", "Dinas Contoh", "Meningkatnya layanan umum", _B, "80", "Sekretariat"],
    )
    assert texts_of(made, "penanggung_jawab") == ["Bidang Jalan", "Sekretariat"]


def test_a_unit_printed_again_beside_the_result_counts_once() -> None:
    made = _read(
        ["No", "Indikator", "2025", "Satuan", "2026", "Satuan"],
        ["1", _A, "70", "Persen", "71", "Persen"],
        ["2", _B, "80", "Indeks", "81", "Indeks"],
    )
    assert texts_of(made, "satuan") == ["Persen", "Indeks"]


def test_the_number_of_an_indicator_is_no_indicator() -> None:
    made = _read(
        ["No Indikator", "Uraian Indikator", "Satuan Indikator", "Target"],
        ["1", _A, "Persen", "70"],
        ["2", _B, "Indeks", "80"],
    )
    assert (texts_of(made, "indikator"), texts_of(made, "satuan")) == ([_A, _B], ["Persen", "Indeks"])


def test_the_indicators_of_officials_below_are_rows_with_their_own_goals() -> None:
    made = _read(
        [
            "Kinerja Utama",
            "Indikator Kinerja Utama",
            "Target",
            "Kinerja Es. III",
            "Indikator Kinerja Es. III",
            "Target",
        ],
        ["Meningkatnya layanan", _A, "70", "Terpenuhinya alat berat", _C, "12"],
        ["Meningkatnya mutu", _B, "80", "Tertatanya loket", "Jumlah loket tertata", "4"],
    )
    pairs = list(zip(texts_of(made, "sasaran"), texts_of(made, "indikator"), texts_of(made, "target"), strict=True))
    assert pairs == [
        ("Meningkatnya layanan", _A, "70"),
        ("Terpenuhinya alat berat", _C, "12"),
        ("Meningkatnya mutu", _B, "80"),
        ("Tertatanya loket", "Jumlah loket tertata", "4"),
    ]


def test_of_two_aims_the_one_nearest_to_the_indicator_stands() -> None:
    made = _read(
        ["Tujuan RPJMD", "Tujuan Renstra", "Sasaran", "Indikator", "Target"],
        ["Terwujudnya daerah maju", "Meningkatnya mutu jalan", "Meningkatnya jalan mantap", _A, "70"],
        ["Terwujudnya daerah sehat", "Meningkatnya mutu loket", "Meningkatnya layanan", _B, "80"],
    )
    assert texts_of(made, "tujuan") == ["Meningkatnya mutu jalan", "Meningkatnya mutu loket"]


def test_units_of_indicators_side_by_side_stay_each_with_its_own() -> None:
    made = _read(
        ["Tujuan", "Indikator Tujuan", "Satuan", "Target Renstra", "Sasaran", "Indikator Sasaran", "Satuan", "Target"],
        ["Terwujudnya daerah maju", _A, "Persen", "70", "Meningkatnya layanan", _B, "Persen", "80"],
        ["Terwujudnya daerah sehat", _C, "Persen", "12", "Meningkatnya loket", "Persentase loket baik", "Persen", "4"],
    )
    assert (texts_of(made, "satuan"), texts_of(made, "target")) == (["Persen"] * 4, ["70", "80", "12", "4"])


def test_bidang_behind_the_indicators_is_who_answers_for_them_where_offices_stand_below_it() -> None:
    head = ["No", "Sasaran", "Indikator", "Target", "Bidang"]
    offices = [
        ["1", "Meningkatnya A", "Persentase A", "75", "Bagian Persidangan"],
        ["2", "Meningkatnya B", "Persentase B", "80", "Bagian Umum"],
    ]
    assert texts_of(only_table(document(table([head, *offices]))), "penanggung_jawab") == [row[-1] for row in offices]
    names = [[*offices[0][:-1], "Budidaya"], [*offices[1][:-1], "Usaha Kecil"]]
    assert texts_of(guessed := only_table(document(table([head, *names]))), "penanggung_jawab") == [
        "Budidaya",
        "Usaha Kecil",
    ]
    assert [row.doubts for row in guessed.rows] == [("column_by_content",), ("column_by_content",)]
    others = [[*row[:-1], f"Tahap {n}"] for n, row in enumerate(names)]
    assert ["penanggung_jawab" in row.fields for row in only_table(document(table([head, *others]))).rows] == [
        False,
        False,
    ]
