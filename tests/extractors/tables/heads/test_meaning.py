from __future__ import annotations

import pytest

from extractors.tables.heads.meaning import kind_of, level_of, period_of, read_labels
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, table
from tests.extractors.tables.found import only_table, texts_of, years_of


def test_a_column_headed_only_by_a_year_is_the_target() -> None:
    rows = [["No", "Sasaran", "Indikator Kinerja", "2017"], ["1", "Meningkatnya mutu", "Persentase A", "80%"]]
    found = only_table(document(table(rows)))
    assert texts_of(found, "target") == ["80%"]
    assert found.rows[0].yearly[0].value.text == "80%"


def test_bare_years_under_a_text_on_what_was_achieved_are_realisation() -> None:
    rows = [["No", "Indikator Kinerja Utama", "Tahun 2018", "Tahun 2019"], ["1", "Nilai A", "51,02 %", "86,73%"]]
    (row,) = only_table(document("Capaian kinerja sebagai berikut", table(rows))).rows
    assert [(y.kind, y.value.text) for y in row.yearly] == [("realisasi", "51,02 %"), ("realisasi", "86,73%")]
    assert "kind_by_title" in row.doubts


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        pytest.param("Pengukuran Pencapaian Kinerja Tahun 2017 dibandingkan Tahun 2018", "realisasi", id="measured"),
        pytest.param("Perkembangan Pencapaian Indikator Kinerja", "realisasi", id="achieved"),
        pytest.param("Target Pencapaian Indikator Kinerja", "target", id="a target"),
        pytest.param("Indikator Pencapaian Sasaran", "target", id="what shows it"),
    ],
)
def test_bare_years_under_a_title_on_achieving_are_what_it_speaks_of(title: str, kind: str) -> None:
    rows = [["No", "Indikator Kinerja Utama", "2017", "2018"], ["1", "Nilai A", "51 %", "86 %"]]
    (row,) = only_table(document("Tabel 3.2", title, table(rows))).rows
    assert ([y.kind for y in row.yearly], "kind_by_title" in row.doubts) == ([kind] * 2, kind == "realisasi")


def test_bare_years_below_a_sentence_on_achieving_goals_are_targets() -> None:
    rows = [["No", "Indikator Kinerja Utama", "2017", "2018"], ["1", "Nilai A", "51 %", "86 %"]]
    sentence = "Pencapaian sasaran di atas dapat diukur dengan pemenuhan beberapa indikator, meliputi:"
    (row,) = only_table(document(sentence, "Tabel 4.2", "Perumusan Indikator Sasaran", table(rows))).rows
    assert ([y.kind for y in row.yearly], row.doubts) == (["target", "target"], ())


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
def test_what_a_head_says_of_itsyears_of(labels: tuple[str, ...], kind: tuple[str, bool]) -> None:
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


def test_quarters_are_parts_of_a_year_and_no_target_of_it() -> None:
    rows = [
        ["NO", "SASARAN", "INDIKATOR KINERJA", "TARGET TRIWULAN 2024", "<", "<", "<"],
        [None, None, None, "TW I", "TW II", "TW III", "TW IV"],
        ["1", "Meningkatnya A", "Nilai B", "10", "20", "30", "40"],
    ]
    found = only_table(document(table(rows)))
    assert years_of(found) == [("target", f"TW{i}", f"{i}0") for i in (1, 2, 3, 4)]
    assert "target" not in found.rows[0].fields


def test_money_beside_the_targets_of_a_year_is_refused() -> None:
    rows = [
        ["Kode", "Program", "Indikator Kinerja Program", "Tahun 2018", "<"],
        [None, None, None, "Target", "Rp."],
        ["1", "Program A", "Tersedianya B", "100", "9.000.000"],
    ]
    found = only_table(document(table(rows)))
    assert years_of(found) == [("target", None, "100")]
    assert found.rows[0].level == "program"


def test_a_label_that_says_target_beats_a_text_that_speaks_of_results() -> None:
    rows = [
        ["Sasaran", "Nama IKU", "Target RIR 2016", "Target RIR 2017"],
        ["Meningkatnya A", "Persentase B", "60%", "65%"],
    ]
    found = only_table(document("Untuk mengukur capaian Renstra ditetapkan", table(rows)))
    assert [kind for kind, _, _ in years_of(found)] == ["target", "target"]


def test_what_stands_beside_the_target_under_a_year_is_no_value() -> None:
    rows = [
        ["Kode", "Kegiatan", "Indikator Kinerja", "Rencana Tahun 2019 (Tahun Rencana)", "<", "<"],
        [None, None, None, "Lokasi", "Target Capaian", "Pagu Indikatif APBD Prov"],
        ["1", "Kegiatan A", "Jumlah B", "Kabupaten X", "12 bulan", "50.000.000"],
    ]
    found = only_table(document(table(rows)))
    assert years_of(found) == [("target", None, "12 bulan")]


def test_the_share_achieved_beside_a_result_is_no_second_result() -> None:
    rows = [
        ["Sasaran", "Indikator Kinerja", "Realisasi Tahun 2016", "Target Tahun 2016", "Pencapaian Tahun 2016"],
        ["Meningkatnya A", "Produksi B", "100 ton", "90 ton", "111"],
    ]
    (row,) = only_table(document(table(rows))).rows
    assert [(y.kind, y.value.text) for y in row.yearly] == [("realisasi", "100 ton"), ("target", "90 ton")]
    assert row.quote("target").text == "90 ton"
    assert row.doubts == ()


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


def test_the_one_column_of_what_is_there_already_is_the_baseline() -> None:
    rows = [
        ["No", "Sasaran", "Indikator", "Eksisting 2018", "Target 2021"],
        ["1", "Meningkatnya A", "Nilai B", "51,7", "58"],
    ]
    (found,) = find_indikator_tables(document(table(rows)))
    assert (found.rows[0].fields["baseline"].text, found.rows[0].fields["target"].text) == ("51,7", "58")


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


def test_key_performance_indicators_are_indicators() -> None:
    rows = [
        ["Sasaran Strategis", "Kode", "Key Performance Indicator (KPI)", "Satuan"],
        ["Terwujudnya A", "KPI 1", "Revenue growth", "%"],
    ]
    (found,) = find_indikator_tables(document(table(rows)))
    assert found.rows[0].fields["indikator"].text == "Revenue growth"


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


def test_of_a_target_before_and_after_a_change_the_later_counts() -> None:
    rows = [
        ["No", "Indikator Kinerja", "Target 2024", "<"],
        [None, None, "Semula", "Menjadi"],
        ["1", "Produksi padi", "10", "12"],
        ["2", "Populasi sapi", "20", "18"],
    ]
    assert texts_of(only_table(document(table(rows))), "target") == ["12", "18"]
