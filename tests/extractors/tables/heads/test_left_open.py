from __future__ import annotations

import pytest

from extractors.tables.heads.find import find_header
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, table
from tests.extractors.tables.found import only_table, texts_of


def test_one_label_over_a_column_of_numbers_and_one_of_units_is_two_columns() -> None:
    rows = [
        ["Sasaran", "Indikator Kinerja", "Target 2016", "<"],
        ["Meningkatnya A", "Jumlah B", "16.478", "Koperasi"],
        ["Meningkatnya C", "Persentase D", "5", "%"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "target") == ["16.478", "5"]
    assert texts_of(found, "satuan") == ["Koperasi", "%"]


def test_two_levels_side_by_side_give_a_row_each() -> None:
    rows = [
        ["NO", "Sasaran", "Indikator Sasaran", "Satuan", "Target", "Program", "Indikator Program", "Satuan", "Target"],
        ["1", "Meningkatnya A", "Maturitas B", "Level", "3", "Pembinaan", "Persentase C", "persen", "7,02"],
    ]
    found = only_table(document(table(rows, widths=[60] * 9)))
    assert [(row.level, row.quote("indikator").text, row.quote("target").text) for row in found.rows] == [
        ("sasaran", "Maturitas B", "3"),
        ("program", "Persentase C", "7,02"),
    ]


def test_of_two_indicator_columns_that_of_the_iku_is_read() -> None:
    rows = [
        ["Indikator RPJMD", "IKU Eselon II", "Satuan", "Target"],
        ["Tingkat A", "Aset B", "Persentase", "100 %"],
        [None, "Aset C", "Persentase", "95 %"],
    ]
    assert texts_of(only_table(document(table(rows))), "indikator") == ["Aset B", "Aset C"]


def test_the_indicators_of_a_plan_beside_the_iku_are_no_level_of_their_own() -> None:
    rows = [
        ["Sasaran RPJMD", "Indikator Sasaran RPJMD", "IKU Eselon III", "Satuan", "Target"],
        ["Meningkatnya A", "Rasio A", "Persentase B", "Persen", "88,5"],
        [None, None, "Persentase C", "Persen", "64"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "indikator") == ["Persentase B", "Persentase C"]
    assert [row.level for row in found.rows] == [None, None]


def test_a_description_beside_reasons_and_sources_is_the_indicator() -> None:
    rows = [
        ["NO", "URAIAN", "DASAR PERTIMBANGAN", "SUMBER DATA"],
        ["1", "Persentase A", "Amanat rencana daerah", "Laporan"],
    ]
    found = only_table(document("INDIKATOR KINERJA UTAMA", table(rows)))
    assert texts_of(found, "indikator") == ["Persentase A"]
    assert texts_of(found, "alasan") == ["Amanat rencana daerah"]


def test_a_column_without_label_is_told_by_its_numbers_and_doubted() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", ""],
        ["1", "Meningkatnya A", "Persentase B", "80 %"],
        ["2", "Meningkatnya C", "Nilai D", "BB"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "target") == ["80 %", "BB"]
    assert [row.doubts for row in found.rows] == [("column_by_content",)] * 2


def test_of_two_goals_the_one_beside_the_indicator_is_read() -> None:
    rows = [
        ["No", "SASARAN RPJMD YANG DIACU", "SASARAN RENSTRA", "INDIKATOR KINERJA", "TARGET"],
        ["1", "Meningkatnya mutu", "Meningkatnya A", "Persentase B", "80%"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "sasaran") == ["Meningkatnya A"]
    assert [q.text for q in found.leftovers] == ["Meningkatnya mutu"]


def test_a_column_without_a_known_label_is_told_where_a_field_is_lacking() -> None:
    rows = [
        ["No", "Indikator Kinerja", "Xyz", "Target"],
        ["1", "Persentase A", "merah", "90"],
        ["2", "Persentase B", "", "91"],
    ]
    found = only_table(document(table(rows)))
    assert [row.doubts for row in found.rows] == [("column_unread",), ("column_unread",)]


def test_goals_under_a_label_that_spells_nothing_are_told_by_their_words() -> None:
    goals = ["Meningkatnya A", "Terwujudnya B", "Meningkatnya C"]
    rows = [["No", "Xyz", "Indikator Kinerja", "Target"]]
    rows += [[str(n), goal, f"Persentase {n}", "90"] for n, goal in enumerate(goals, start=1)]
    found = only_table(document(table(rows)))
    assert texts_of(found, "sasaran") == goals
    assert {code for row in found.rows for code in row.doubts} == {"column_by_content"}


def test_the_yardstick_of_a_plan_for_the_year_after_is_no_indicator() -> None:
    rows = [
        ["Kode", "Program/Kegiatan", "Indikator Kinerja", "Target", "Prakiraan Maju Rencana Tahun 2023", "<"],
        [None, None, None, None, "Tolok Ukur", "Target"],
        ["2.10", "Program A", "Jumlah laporan", "12", "27 ASN", "100%"],
        ["2.11", "Program B", "Jumlah dokumen", "4", "1 Laporan", "100%"],
    ]
    assert texts_of(only_table(document(table(rows))), "indikator") == ["Jumlah laporan", "Jumlah dokumen"]


def test_a_column_of_targets_that_holds_statements_gives_no_target() -> None:
    rows = [["No", "Indikator Kinerja", "Target"]]
    rows += [[str(n), f"Persentase {n}", "Terlaksananya administrasi kantor"] for n in range(1, 4)]
    found = only_table(document(table(rows, widths=[30, 120, 300])))
    assert texts_of(found, "target") == ["", "", ""]
    assert {row.doubts for row in found.rows} == {("column_unread",)}


@pytest.mark.parametrize("number", ["", "1"], ids=["goal alone", "goal with its number"])
def test_goals_in_rows_between_the_indicators_of_one_column_hold_for_them(number: str) -> None:
    made = table(
        [
            ["No", "Sasaran/Indikator", "Satuan", "Target"],
            [number, "Sasaran 1. Meningkatnya A", "", ""],
            ["1.1", "Persentase B", "persen", "80"],
            ["1.2", "Nilai C", "poin", "90"],
            ["2" if number else "", "Sasaran 2. Meningkatnya D", "", ""],
            ["2.1", "Jumlah E", "kali", "4"],
        ]
    )
    (found,) = find_indikator_tables(document(made))
    told = [(row.fields["sasaran"].text, row.fields["indikator"].text) for row in found.rows]
    assert told == [("Meningkatnya A", "Persentase B"), ("Meningkatnya A", "Nilai C"), ("Meningkatnya D", "Jumlah E")]
    assert not any("columns_joined" in row.doubts for row in found.rows)


def test_goals_and_indicators_in_one_cell_stay_doubted() -> None:
    rows = [
        ["No", "Sasaran/Indikator", "Satuan", "Target"],
        ["1", "Nilai A", "poin", "80"],
        ["2", "Nilai B", "poin", "9"],
    ]
    (found,) = find_indikator_tables(document(table(rows)))
    assert all("columns_joined" in row.doubts for row in found.rows)


def test_the_name_of_a_programme_beside_its_indicator_is_no_formula() -> None:
    rows = [
        ["SASARAN", "<", "<", "PROGRAM", "<", "<"],
        ["Uraian", "Indikator", "Target", "Uraian", "Indikator", "Target"],
        ["Meningkatnya A", "Persentase A", "57%", "Program Jalan", "Panjang jalan", "12 km"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "formula") == ["", ""]
    assert texts_of(found, "indikator") == ["Persentase A", "Panjang jalan"]


def test_a_month_spelt_in_a_way_nobody_knows_is_no_target_of_the_year() -> None:
    rows = [
        ["Indikator Kinerja", "Satuan", "Target 2025", "Target Bulan", "<", "<", "<"],
        [None, None, None, "Jan", "Feb", "Mxt", "Agt"],
        ["Persentase A", "%", "100", "8", "16", "66", "70"],
    ]
    row = only_table(document(table(rows))).rows[0]
    assert row.fields["target"].text == "100"
    assert [v.period for v in row.yearly] == [None, "B01", "B02", "B08"]
    assert "column_unread" in row.doubts


def test_an_explanation_behind_what_was_achieved_is_a_remark_and_no_formula() -> None:
    rows = [
        ["Indikator", "Satuan", "Target", "Realisasi", "Penjelasan"],
        ["Jumlah patroli", "Kali", "730", "742", "Bertambah karena hari libur"],
        ["Jumlah pos", "Pos", "12", "11", "Satu pos rusak"],
    ]
    plain = [[row[0], row[4]] for row in rows]
    (found,) = find_indikator_tables(document(table(rows)))
    assert [row.fields["keterangan"].text for row in found.rows] == ["Bertambah karena hari libur", "Satu pos rusak"]
    (found,) = find_indikator_tables(document(table(plain)))
    assert "keterangan" not in found.rows[0].fields


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        pytest.param(["I", "", "m", "IV"], ["TW1", "TW2", "TW3", "TW4"], id="by_place"),
        pytest.param(["", "II", "", "IV"], ["TW1", "TW2", "TW3", "TW4"], id="two_read"),
        pytest.param(["I", "II", "III", "Jumlah"], ["TW1", "TW2", "TW3", None], id="a_label_of_its_own"),
        pytest.param(["II", "", "I", ""], ["TW2", None, "TW1", None], id="another_order"),
        pytest.param(["I", "", "IV"], ["TW1", None, "TW4"], id="too_few_columns"),
    ],
)
def test_parts_of_a_year_that_were_not_read_are_told_by_their_place_or_hold_no_year(
    labels: list[str], expected: list[str | None]
) -> None:
    wide = ["Target Triwulan", *["<"] * (len(labels) - 1)]
    made = table(
        [
            ["No", "Indikator Kinerja", "Target Tahun 2020", *wide],
            [None, None, None, *labels],
            ["1", "Nilai A", "9", *[str(n) for n in range(len(labels))]],
            ["2", "Nilai B", "8", *[str(n) for n in range(len(labels))]],
        ]
    )
    header = find_header(made)
    assert header is not None
    under = header.columns[3:]
    assert [c.period for c in under] == expected
    assert all(c.holds_values == (c.period is not None) for c in under)


def test_years_side_by_side_in_one_label_are_columns_that_were_not_parted() -> None:
    rows = [
        ["Sasaran", "Indikator", "2022 2023 Formula"],
        ["Meningkatnya A", "Indeks B", "80 82 2 x nilai"],
        ["Menurunnya C", "Jumlah D", "12 10 Jumlah D"],
    ]
    assert all("columns_joined" in row.doubts for row in only_table(document(table(rows))).rows)
    rows[0][2] = "Formula 2022-2023"
    assert not any("columns_joined" in row.doubts for row in only_table(document(table(rows))).rows)
