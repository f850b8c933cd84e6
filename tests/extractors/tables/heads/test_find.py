"""Heads as trees: sub-labels joined with the labels above, parts of a year, money, levels, what a head leaves open."""

from __future__ import annotations

import pytest

from extractors.model.blocks import IndikatorTable, YearValue
from extractors.tables.heads.find import find_header
from extractors.tables.heads.meaning import kind_of, level_of, period_of, read_labels
from extractors.tables.indicators import find_indikator_tables
from extractors.text.labels import YEAR
from tests.build import document, table
from tests.extractors.tables.found import only_table, texts_of


def _years(made: IndikatorTable, row: int = 0) -> list[tuple[str, str | None, str]]:
    return [(y.kind, y.period, y.value.text) for y in made.rows[row].yearly]


@pytest.mark.parametrize(
    ("labels", "field", "year"),
    [
        (("TARGET", "VOLUME"), "target", None),
        (("TARGET", "SATUAN"), "satuan", None),
        (("INDIKATOR SASARAN", "URAIAN"), "indikator", None),
        (("INDIKATOR SASARAN", "TARGET"), "target", None),
        (("PENANGGUNG", "JAWAB"), "penanggung_jawab", None),
        (("Target RIR 2016",), "target", 2016),
        (("IKU Kepala Dinas",), "indikator", None),
        (("Eksisting 2013",), "baseline", 2013),
        (("Target", "2014", "Target"), "target", 2014),
        (("2014", "Real."), "realisasi", 2014),
        (("Realisasi", "%"), "persen_capaian", None),
        (("Kondisi Kinerja pada akhir periode RPJMD",), "target", None),
        (("Kondisi Kinerja pada awal periode RPJMD (2021)",), "baseline", 2021),
        (("Data Capaian Tahun Awal (2022)",), "baseline", 2022),
        (("Capaian", "Tahun 2022"), "realisasi", 2022),
        (("Target dan Capaian", "Realisasi s.d. bulan ini"), "realisasi", None),
        (("Capaian (Realisasi : Target x 100%)",), "persen_capaian", None),
        (("Kinerja Es. III",), "sasaran", None),
    ],
    ids=lambda value: " over ".join(value) if isinstance(value, tuple) else str(value),
)
def test_labels_above_each_other_mean_one_thing(labels: tuple[str, ...], field: str, year: int | None) -> None:
    meaning = read_labels(labels)
    assert (meaning.fields[:1], meaning.year, meaning.money) == ((field,), year, False)


def test_k_under_a_year_is_what_the_year_is() -> None:
    assert (read_labels(("2022", "K")).year, read_labels(("2022", "K")).fields) == (2022, ())
    assert read_labels(("2022", "Rp. (juta)")).money


@pytest.mark.parametrize(
    "labels",
    [
        ("Target Keuangan", "TW.I"),
        ("Tahun 2018", "Rp."),
        ("Anggaran", "2017"),
        ("Pagu Indikatif (Rp)",),
        ("Target", "2019", "Rp"),
    ],
)
def test_sums_of_money_are_no_targets(labels: tuple[str, ...]) -> None:
    meaning = read_labels(labels)
    assert meaning.money
    assert meaning.year is None


@pytest.mark.parametrize(
    ("text", "above", "period"),
    [
        ("TW I", "", "TW1"),
        ("Triwulan 4", "", "TW4"),
        ("III", "Target Triwulan", "TW3"),
        ("III", "Target", None),
        ("Semester II", "", "S2"),
        ("Nopember", "", "B11"),
        ("Bulan Agustus 2019", "", "B08"),
        ("B03", "Target s.d. Bulan", "B03"),
        ("s.d. B12", "", "B12"),
        ("Bulan ke-6", "Target", "B06"),
        ("9", "Target Bulan", "B09"),
        ("9", "Target", None),
        ("2019", "Target", None),
    ],
)
def test_parts_of_a_year(text: str, above: str, period: str | None) -> None:
    assert period_of(text, above) == period


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        (("Target capaian setiap tahun",), ("target", True)),
        (("Kondisi Kinerja pada Awal Periode RPJMD",), ("baseline", True)),
        (("Realisasi dari target",), ("realisasi", True)),
        (("Capaian 2019",), ("realisasi", True)),
        (("2019",), ("target", False)),
    ],
)
def test_what_a_head_says_of_its_years(labels: tuple[str, ...], kind: tuple[str, bool]) -> None:
    assert kind_of(labels) == kind


@pytest.mark.parametrize(
    ("label", "level"),
    [
        ("Indikator Sasaran Strategis", "sasaran"),
        ("Indikator Sasaran Program", "program"),
        ("Indikator Sub Kegiatan", "sub_kegiatan"),
        ("Indikator Kinerja Program (outcome) dan Kegiatan (output)", None),
        ("Indikator Kinerja Utama", None),
    ],
)
def test_the_level_of_indicators(label: str, level: str | None) -> None:
    assert level_of((label,)) == level


def test_a_sub_label_that_the_head_reaches_down_to_is_no_row() -> None:
    rows = [
        ["NO", "SASARAN", "INDIKATOR KINERJA", "TARGET", "<"],
        [None, None, None, "VOLUME", "SATUAN"],
        ["1", "Meningkatnya A", "Jumlah B", "90", "Orang"],
        ["2", "Meningkatnya C", "Persentase D", "80", "%"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "target") == ["90", "80"]
    assert texts_of(found, "satuan") == ["Orang", "%"]


def test_quarters_are_parts_of_a_year_and_no_target_of_it() -> None:
    rows = [
        ["NO", "SASARAN", "INDIKATOR KINERJA", "TARGET TRIWULAN 2024", "<", "<", "<"],
        [None, None, None, "TW I", "TW II", "TW III", "TW IV"],
        ["1", "Meningkatnya A", "Nilai B", "10", "20", "30", "40"],
    ]
    found = only_table(document(table(rows)))
    assert _years(found) == [("target", f"TW{i}", f"{i}0") for i in (1, 2, 3, 4)]
    assert "target" not in found.rows[0].fields


def test_years_in_the_first_body_row_belong_to_the_head() -> None:
    rows = [
        ["No", "INDIKATOR", "SATUAN", "TARGET", "<", "RUMUS"],
        ["1", "Keterbukaan informasi", "%", "2017", "2018", "A / B"],
        ["", None, "Jumlah", "0", "300", None],
        ["2", "Cakupan layanan", "Desa", "45", "46", "Jumlah desa"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "satuan") == ["Jumlah", "Desa"]
    assert [_years(found, row) for row in (0, 1)] == [
        [("target", None, "0"), ("target", None, "300")],
        [("target", None, "45"), ("target", None, "46")],
    ]


def test_one_label_over_a_column_of_numbers_and_one_of_units_is_two_columns() -> None:
    rows = [
        ["Sasaran", "Indikator Kinerja", "Target 2016", "<"],
        ["Meningkatnya A", "Jumlah B", "16.478", "Koperasi"],
        ["Meningkatnya C", "Persentase D", "5", "%"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "target") == ["16.478", "5"]
    assert texts_of(found, "satuan") == ["Koperasi", "%"]


def test_money_beside_the_targets_of_a_year_is_refused() -> None:
    rows = [
        ["Kode", "Program", "Indikator Kinerja Program", "Tahun 2018", "<"],
        [None, None, None, "Target", "Rp."],
        ["1", "Program A", "Tersedianya B", "100", "9.000.000"],
    ]
    found = only_table(document(table(rows)))
    assert _years(found) == [("target", None, "100")]
    assert found.rows[0].level == "program"


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


def test_a_label_that_says_target_beats_a_text_that_speaks_of_results() -> None:
    rows = [
        ["Sasaran", "Nama IKU", "Target RIR 2016", "Target RIR 2017"],
        ["Meningkatnya A", "Persentase B", "60%", "65%"],
    ]
    found = only_table(document("Untuk mengukur capaian Renstra ditetapkan", table(rows)))
    assert [kind for kind, _, _ in _years(found)] == ["target", "target"]


def test_targets_and_results_without_year_are_of_the_year_in_the_title() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi"],
        ["1", "Meningkatnya A", "Nilai B", "80", "82"],
    ]
    found = only_table(document("PENGUKURAN KINERJA\nTAHUN 2016", table(rows)))
    assert [(y.kind, y.year.text, y.value.text) for y in found.rows[0].yearly] == [
        ("target", "Target 2016", "80"),
        ("realisasi", "Realisasi 2016", "82"),
    ]


def test_a_description_beside_reasons_and_sources_is_the_indicator() -> None:
    rows = [
        ["NO", "URAIAN", "DASAR PERTIMBANGAN", "SUMBER DATA"],
        ["1", "Persentase A", "Amanat rencana daerah", "Laporan"],
    ]
    found = only_table(document("INDIKATOR KINERJA UTAMA", table(rows)))
    assert texts_of(found, "indikator") == ["Persentase A"]
    assert texts_of(found, "alasan") == ["Amanat rencana daerah"]


def test_a_head_parted_by_shading_alone_is_a_head() -> None:
    rows = [
        [
            "SASARAN STRATEGIS\n\nMeningkatnya A\nbagi warga",
            "INDIKATOR KINERJA\nUTAMA\nHasil penilaian",
            "SUMBER DATA\n\nLaporan",
        ],
        ["Meningkatnya B", "Persentase C", "Rekapitulasi"],
    ]
    found = only_table(document("INDIKATOR KINERJA UTAMA", table(rows)))
    assert texts_of(found, "sasaran") == ["Meningkatnya A bagi warga", "Meningkatnya B"]
    assert texts_of(found, "indikator") == ["Hasil penilaian", "Persentase C"]
    assert found.leftovers == ()


def test_the_first_word_of_an_indicator_is_no_label_of_the_head_above_it() -> None:
    rows = [["SASARAN\nSTRATEGIS\nMeningkatnya A", "INDIKATOR\nSASARAN\nPersentase\nwarga", "Sumber Data\n\nLaporan"]]
    found = only_table(document("INDIKATOR KINERJA UTAMA", table(rows)))
    assert texts_of(found, "indikator") == ["Persentase warga"]


def test_a_column_without_label_is_told_by_its_numbers_and_doubted() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", ""],
        ["1", "Meningkatnya A", "Persentase B", "80 %"],
        ["2", "Meningkatnya C", "Nilai D", "BB"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "target") == ["80 %", "BB"]
    assert [row.doubts for row in found.rows] == [("column_by_content",)] * 2


def test_what_stands_beside_the_target_under_a_year_is_no_value() -> None:
    rows = [
        ["Kode", "Kegiatan", "Indikator Kinerja", "Rencana Tahun 2019 (Tahun Rencana)", "<", "<"],
        [None, None, None, "Lokasi", "Target Capaian", "Pagu Indikatif APBD Prov"],
        ["1", "Kegiatan A", "Jumlah B", "Kabupaten X", "12 bulan", "50.000.000"],
    ]
    found = only_table(document(table(rows)))
    assert _years(found) == [("target", None, "12 bulan")]


def test_the_share_achieved_beside_a_result_is_no_second_result() -> None:
    rows = [
        ["Sasaran", "Indikator Kinerja", "Realisasi Tahun 2016", "Target Tahun 2016", "Pencapaian Tahun 2016"],
        ["Meningkatnya A", "Produksi B", "100 ton", "90 ton", "111"],
    ]
    (row,) = only_table(document(table(rows))).rows
    assert [(y.kind, y.value.text) for y in row.yearly] == [("realisasi", "100 ton"), ("target", "90 ton")]
    assert row.quote("target").text == "90 ton"
    assert row.doubts == ()


def test_a_row_below_the_numbers_of_the_columns_is_none_of_the_head_whatever_its_words() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja Utama", "Penjelasan/Formulasi", "Sumber Data"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["1", "Meningkatnya mutu", "Indeks kepuasan", "Hasil survei semester I dan II", "Laporan"],
        ["2", "Tertibnya desa", "Persentase desa tertib", "Desa tertib / jumlah desa x 100%", "Register"],
    ]
    assert texts_of(only_table(document(table(rows))), "formula") == [row[3] for row in rows[2:]]


def test_labels_below_an_index_row_are_labels() -> None:
    rows = [
        ["Sasaran", "Indikator Kinerja", "Target 2023", "<"],
        ["1", "2", "3", "<"],
        [None, None, "K", "Rp"],
        ["Meningkatnya A", "Jumlah B", "5", "8.000.000"],
    ]
    rows[2][:2] = ["", ""]
    found = only_table(document(table(rows)))
    assert _years(found) == [("target", None, "5")]


def test_labels_over_two_grid_rows_are_joined() -> None:
    rows = [
        ["NO", "SASARAN", "INDIKATOR", "TARGET", "SUMBER"],
        ["", "STRATEGIS", "KINERJA UTAMA", "", "DATA"],
        ["1", "Meningkatnya A", "Persentase B", "80", "Statistik"],
    ]
    found = only_table(document(table(rows)))
    assert [h.fields for h in found.header] == [("no",), ("sasaran",), ("indikator",), ("target",), ("sumber_data",)]
    assert texts_of(found, "sasaran") == ["Meningkatnya A"]


def test_of_two_goals_the_one_beside_the_indicator_is_read() -> None:
    rows = [
        ["No", "SASARAN RPJMD YANG DIACU", "SASARAN RENSTRA", "INDIKATOR KINERJA", "TARGET"],
        ["1", "Meningkatnya mutu", "Meningkatnya A", "Persentase B", "80%"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "sasaran") == ["Meningkatnya A"]
    assert [q.text for q in found.leftovers] == ["Meningkatnya mutu"]


def test_without_a_head_numbers_are_targets_and_never_a_source() -> None:
    rows = [
        [
            "1",
            "Meningkatnya A",
            "Persentase B",
            "(Jumlah B / Jumlah C) x 100%",
            "95",
            "Register layanan",
            "Seksi Pelayanan",
        ],
        ["2", "Terwujudnya D", "Nilai E", "Nilai evaluasi oleh Inspektorat", "BB", "LHE", "Sekretariat"],
    ]
    found = only_table(document("INDIKATOR KINERJA UTAMA", table(rows, widths=[20, 110, 110, 200, 40, 110, 110])))
    assert texts_of(found, "target") == ["95", "BB"]
    assert texts_of(found, "sumber_data") == ["Register layanan", "LHE"]
    assert texts_of(found, "penanggung_jawab") == ["Seksi Pelayanan", "Sekretariat"]
    assert [row.doubts for row in found.rows] == [("column_by_content",)] * 2


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


@pytest.mark.parametrize(
    ("title", "head", "years"),
    [
        pytest.param("RENCANA AKSI KINERJA TAHUN 2023", "Target", {2023}, id="the_title"),
        pytest.param("RENCANA AKSI TAHUN 2021 - 2025", "Target 2022", {2022}, id="a_column_of_the_head"),
        pytest.param("RENCANA AKSI TAHUN 2021 - 2025", "Target", {None}, id="a_span_of_years_tells_none"),
    ],
)
def test_quarters_are_of_the_one_year_that_is_named(title: str, head: str, years: set[int | None]) -> None:
    rows = [
        ["No", "Indikator Kinerja", head, "Target Triwulan", "<"],
        [None, None, None, "TW I", "TW II"],
        ["1", "Nilai A", "85", "20", "40"],
        ["2", "Nilai B", "90", "30", "50"],
    ]
    found = only_table(document(title, table(rows)))
    assert {_year_of(y) for row in found.rows for y in row.yearly if y.period} == years


def _year_of(value: YearValue) -> int | None:
    named = YEAR.findall(value.year.text)
    return int(named[0]) if named else None


def test_short_texts_under_a_wider_cell_are_labels_whatever_they_say() -> None:
    made = table(
        [
            ["No", "Sasaran", "Indikator Kinerja", "Target 2016", "BULAN", "<", "<"],
            [None, None, None, None, "J", "F", "M"],
            ["1", "Meningkatnya A", "Persentase B", "63", "", "", ""],
            ["2", "Meningkatnya C", "Jumlah D", "5", "", "", ""],
        ]
    )
    (found,) = find_indikator_tables(document(made))
    assert [row.fields["indikator"].text for row in found.rows] == ["Persentase B", "Jumlah D"]


def test_an_ordinal_before_a_year_in_brackets_is_a_label() -> None:
    made = table(
        [
            ["No", "Sasaran", "Indikator Kinerja", "Target pada tahun ke-", "<"],
            [None, None, None, "1\n(2022)", "2\n(2023)"],
            ["1", "Meningkatnya A", "Persentase B", "3,1", "3,2"],
        ]
    )
    (found,) = find_indikator_tables(document(made))
    assert [[y.value.text for y in row.yearly] for row in found.rows] == [["3,1", "3,2"]]


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


def test_the_target_of_a_plans_last_year_is_not_that_of_the_year() -> None:
    made = table(
        [
            ["No", "Indikator Kinerja", "Tahun 2023", "<", "Target Akhir Renstra (2026)"],
            [None, None, "Target", "Realisasi", None],
            ["1", "Persentase A", "80", "91", "95"],
        ]
    )
    (found,) = find_indikator_tables(document(made))
    assert [row.fields["target"].text for row in found.rows] == ["80"]


@pytest.mark.parametrize(
    ("labels", "field", "period"),
    [
        (("Capaian Kinerja", "Triwulan I", "T"), "target", "TW1"),
        (("Capaian Kinerja", "Triwulan I", "R"), "realisasi", "TW1"),
        (("Triwulan II", "T"), "target", "TW2"),
    ],
)
def test_a_letter_under_a_quarter_stands_for_target_or_result(labels: tuple[str, ...], field: str, period: str) -> None:
    meaning = read_labels(labels)
    assert (meaning.fields, meaning.period) == ((field,), period)


FIVE = ["Tahun ke-1", "Tahun ke-2", "Tahun ke-3"]


@pytest.mark.parametrize(
    ("above", "years"),
    [
        ("Tahun ke-1 adalah tahun 2020 dan tahun ke-3 adalah tahun 2022.", ["2020", "2021", "2022"]),
        ("RENCANA STRATEGIS 2021 - 2023", ["2021", "2022", "2023"]),
        ("RENCANA STRATEGIS", ["None", "None", "None"]),
    ],
    ids=["told in a sentence", "as many years as the title spans", "not told"],
)
def test_columns_that_only_count_their_years(above: str, years: list[str]) -> None:
    made = table(
        [
            ["No", "Indikator", "Kondisi awal", "Target Capaian", "<", "<", "Satuan"],
            [None, None, "Tahun 0", *FIVE, None],
            ["1", "Skor A", "79,4", "81", "82,5", "84", "Skor"],
        ]
    )
    (found,) = find_indikator_tables(document(above, made))
    (row,) = found.rows
    told = [(str(y.counted), y.value.text) for y in row.yearly if y.kind == "target"]
    assert told == list(zip(years, ["81", "82,5", "84"], strict=True))
    assert ("several_values" in row.doubts) is (years[0] == "None")
    assert row.fields["baseline"].text == "79,4"


def test_a_seventh_year_in_roman_figures_is_not_the_year_before_the_first() -> None:
    made = table(
        [
            ["No", "Indikator", "Target Capaian", "<", "<", "Satuan"],
            [None, None, "Tahun ke-V", "Tahun ke-VI", "Tahun ke-VII", None],
            ["1", "Skor A", "81", "82,5", "84", "Skor"],
        ]
    )
    (found,) = find_indikator_tables(document("Tahun ke-1 adalah tahun 2015.", made))
    assert [y.counted for y in found.rows[0].yearly] == [2019, 2020, 2021]


def test_the_one_column_of_what_is_there_already_is_the_baseline() -> None:
    rows = [
        ["No", "Sasaran", "Indikator", "Eksisting 2018", "Target 2021"],
        ["1", "Meningkatnya A", "Nilai B", "51,7", "58"],
    ]
    (found,) = find_indikator_tables(document(table(rows)))
    assert (found.rows[0].fields["baseline"].text, found.rows[0].fields["target"].text) == ("51,7", "58")


def test_goals_that_open_with_any_word_in_nya_tell_their_column_where_there_is_no_head() -> None:
    rows = [
        ["1", "Tumbuhnya kegemaran", "Nilai kegemaran", "Hasil kajian", "58,4"],
        ["2", "Tertatanya arsip", "Persentase arsip tertib", "Unit tertib dibagi seluruh unit", "43"],
        ["3", "Meluasnya layanan", "Titik layanan", "Hitungan jadwal", "26"],
    ]
    (found,) = find_indikator_tables(document("INDIKATOR KINERJA UTAMA", table(rows)))
    assert [row.fields["sasaran"].text for row in found.rows] == [row[1] for row in rows]


def test_years_that_are_counted_are_labels_and_no_row() -> None:
    rows = [
        ["No", "Indikator", "Satuan", "Kondisi Awal", "Target Capaian", "<"],
        [None, None, None, "Tahun 0", "Tahun ke-1", "Tahun ke-2"],
        ["1", "Skor pangan", "Skor", "79,4", "81", "82,5"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "indikator") == ["Skor pangan"]
    assert "several_values" in found.rows[0].doubts


def test_shares_achieved_of_several_quarters_are_no_values_of_their_quarters() -> None:
    made = table(
        [
            [
                "No",
                "Indikator Kinerja",
                "Target Setahun",
                "Capaian Triwulan I",
                "<",
                "<",
                "Capaian Triwulan II",
                "<",
                "<",
            ],
            [None, None, None, "T", "R", "%", "T", "R", "%"],
            ["1", "Nilai A", "160", "40", "38", "95,00", "80", "91", "113,75"],
        ]
    )
    (found,) = find_indikator_tables(document(made))
    (row,) = found.rows
    told = {(y.kind, y.period): y.value.text for y in row.yearly}
    assert told == {
        ("target", "TW1"): "40",
        ("realisasi", "TW1"): "38",
        ("target", "TW2"): "80",
        ("realisasi", "TW2"): "91",
    }
    assert "several_values" not in row.doubts


def test_a_year_of_two_figures_behind_an_apostrophe_is_a_year() -> None:
    made = table(
        [
            ["no", "indikator kinerja", "capaian / target", "<", "<"],
            [None, None, "capaian '22", "target '23", "target '24"],
            ["1", "indeks A", "76,2", "77", "78"],
        ]
    )
    (found,) = find_indikator_tables(document(made))
    told = [(y.counted, y.kind, y.value.text) for y in found.rows[0].yearly]
    assert told == [(2022, "realisasi", "76,2"), (2023, "target", "77"), (2024, "target", "78")]


def test_aims_and_goals_of_one_column_are_goals() -> None:
    rows = [["No", "Tujuan/Sasaran", "Indikator", "Target"], ["1", "Meningkatnya A", "Nilai B", "9"]]
    (found,) = find_indikator_tables(document(table(rows)))
    assert found.rows[0].fields["sasaran"].text == "Meningkatnya A"


def test_small_numbers_below_labels_of_quarters_are_values_and_no_quarters() -> None:
    rows = [
        ["No", "Indikator Kinerja", "Target Triwulan", "<"],
        [None, None, "TW I", "TW II"],
        ["1", "Jumlah dokumen", "2", "1"],
    ]
    found = only_table(document(table(rows)))
    assert [(v.period, v.value.text) for v in found.rows[0].yearly] == [("TW1", "2"), ("TW2", "1")]


def test_a_head_repeated_on_the_next_page_is_the_same_though_a_title_dated_it() -> None:
    head = [["No", "Sasaran", "Indikator", "Target Triwulan", "<"], [None, None, None, "TW I", "TW II"]]
    first = table([*head, ["1", "Meningkatnya A", "Angka infeksi", "2", "3"]])
    second = table([*head, ["", "", "daerah operasi", "", ""], ["2", "Meningkatnya B", "Nilai B", "4", "5"]], page=2)
    (found,) = find_indikator_tables(document(pages=[["RENCANA AKSI TAHUN 2024", first], [second]]))
    assert [row.fields["indikator"].text for row in found.rows] == ["Angka infeksi daerah operasi", "Nilai B"]


def test_key_performance_indicators_are_indicators() -> None:
    rows = [
        ["Sasaran Strategis", "Kode", "Key Performance Indicator (KPI)", "Satuan"],
        ["Terwujudnya A", "KPI 1", "Revenue growth", "%"],
    ]
    (found,) = find_indikator_tables(document(table(rows)))
    assert found.rows[0].fields["indikator"].text == "Revenue growth"


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


def test_letters_for_target_result_and_share_under_a_year() -> None:
    rows = [
        ["No", "Indikator Kinerja", "2022", "<", "<"],
        [None, None, "T", "R", "C"],
        ["1", "Persentase A", "80", "78", "97,5"],
        ["2", "Persentase B", "70", "78", "111"],
    ]
    row = only_table(document(table(rows))).rows[0]
    assert [(v.kind, v.value.text) for v in row.yearly] == [("target", "80"), ("realisasi", "78")]
    assert row.fields["persen_capaian"].text == "97,5"
    assert row.doubts == ()


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


def test_what_was_achieved_here_and_elsewhere_gives_rows_without_values() -> None:
    rows = [
        ["No", "Indikator", "Kabupaten Contoh", "Provinsi Jawa Tengah", "Nasional"],
        ["a.", "Prevalensi stunting (%)", "18,9", "20,8", "21,5"],
        ["b.", "Angka kesakitan", "41,2", "36,4", "39,0"],
    ]
    (found,) = find_indikator_tables(document(table(rows)))
    assert [(row.fields["indikator"].text, "target" in row.fields, row.yearly) for row in found.rows] == [
        ("Prevalensi stunting (%)", False, ()),
        ("Angka kesakitan", False, ()),
    ]
    assert all("column_unread" in row.doubts for row in found.rows)
    towns = [
        ["No", "Jenis Tenaga", "Kota Contoh", "Provinsi"],
        ["1", "Bidan", "12", "400"],
        ["2", "Perawat", "15", "510"],
    ]
    assert find_indikator_tables(document(table(towns))) == ()


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


def test_values_1_to_4_below_bare_quarters_are_values() -> None:
    rows = [
        ["Indikator Kinerja", "Target Tahun 2024 Triwulan", "<", "<", "<"],
        [None, "I", "II", "III", "IV"],
        ["Produksi padi", "1", "2", "3", "4"],
        ["Populasi sapi", "1", "2", "3", "4"],
    ]
    found = only_table(document(table(rows)))
    assert [_years(found, at) for at in (0, 1)] == [[("target", f"TW{n}", str(n)) for n in (1, 2, 3, 4)]] * 2


def test_of_a_target_before_and_after_a_change_the_later_counts() -> None:
    rows = [
        ["No", "Indikator Kinerja", "Target 2024", "<"],
        [None, None, "Semula", "Menjadi"],
        ["1", "Produksi padi", "10", "12"],
        ["2", "Populasi sapi", "20", "18"],
    ]
    assert texts_of(only_table(document(table(rows))), "target") == ["12", "18"]


@pytest.mark.parametrize("unit", ["%", "Persentase", "Anak/WUS", "Kegiatan", "Tahun"])
def test_years_printed_again_over_the_values_of_each_row_and_units_that_look_like_labels(unit: str) -> None:
    rows = [
        ["Indikator", "Satuan", "Target", "<"],
        ["Laju pertumbuhan", unit, "2021", "2022"],
        [None, None, "1,42", "1,40"],
        ["Angka kelahiran", unit, "2021", "2022"],
        [None, None, "2,51", "2,45"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "satuan") == [unit, unit]
    assert texts_of(found, "indikator") == ["Laju pertumbuhan", "Angka kelahiran"]
    assert [_years(found, row) for row in (0, 1)] == [
        [("target", None, "1,42"), ("target", None, "1,40")],
        [("target", None, "2,51"), ("target", None, "2,45")],
    ]
    assert found.leftovers == ()


def test_what_was_achieved_in_a_region_named_by_its_rank_is_not_the_offices_own() -> None:
    rows = [
        ["Indikator", "Realisasi 2022", "<", "<"],
        [None, "Kab. Contoh", "D.I. Contoh", "Nasional"],
        ["Angka kemiskinan", "7,74", "11,34", "9,54"],
        ["Indeks pembangunan", "84,31", "80,64", "72,91"],
    ]
    assert [row.yearly for row in only_table(document(table(rows))).rows] == [(), ()]


def test_years_side_by_side_in_one_label_are_columns_that_were_not_parted() -> None:
    rows = [
        ["Sasaran", "Indikator", "2022 2023 Formula"],
        ["Meningkatnya A", "Indeks B", "80 82 2 x nilai"],
        ["Menurunnya C", "Jumlah D", "12 10 Jumlah D"],
    ]
    assert all("columns_joined" in row.doubts for row in only_table(document(table(rows))).rows)
    rows[0][2] = "Formula 2022-2023"
    assert not any("columns_joined" in row.doubts for row in only_table(document(table(rows))).rows)


def test_a_mission_beside_the_lower_labels_of_a_header_hides_none_of_them() -> None:
    rows = [
        ["TUJUAN", "SASARAN", "INDIKATOR KINERJA", "TAHUN", "<", "KETERANGAN"],
        ["Misi 2: Meningkatkan kinerja", "<", "<", "Kondisi Tahun 2018", "Target Tahun 2019", None],
        ["Mutu", "Meningkatnya A", "Nilai A", "51,02", "85", "lomba"],
    ]
    (row,) = only_table(document(table(rows))).rows
    assert [(y.kind, y.value.text) for y in row.yearly] == [("baseline", "51,02"), ("target", "85")]


def test_a_head_in_two_languages_is_a_head() -> None:
    rows = [
        [
            "Sasaran Strategis\nStrategic Objective",
            "Indikator Kinerja\nKey Performance Indicator",
            "Satuan\nUnit",
            "Target 2021",
        ],
        ["Meningkatnya A", "Rasio A", "Rasio", "0,7"],
    ]
    found = only_table(document(table(rows, page=None)))
    assert texts_of(found, "indikator") == ["Rasio A"]


def test_a_form_above_a_list_in_the_same_grid_is_no_part_of_its_head() -> None:
    rows = [
        ["Fungsi", "<", "a. penyelenggaraan administrasi keuangan b. fasilitasi rapat", "<", "<"],
        ["No", "Sasaran", "Indikator Kinerja Utama", "Target", "Sumber Data"],
        ["1", "Meningkatnya A", "Persentase A", "75", "BPS"],
    ]
    found = only_table(document(table(rows)))
    assert [cell.label.text for cell in found.header] == rows[1]
