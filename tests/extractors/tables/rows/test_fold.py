"""Rows told and folded: sections, other lists, goals alone, codes, several indicators of one cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model.document import Document
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, line, table
from tests.extractors.tables.found import only_table, texts_of
from tests.growth import LINEAR, growth

HEADER = ["No", "Sasaran", "Indikator Kinerja", "Target"]


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


def test_another_list_in_the_same_grid_is_no_part_of_the_table() -> None:
    rows = [
        HEADER,
        ["1", "Meningkatnya A", "Persentase B", "80%"],
        ["NO", "TUPOKSI", "SATUAN", "KETERANGAN"],
        ["1", "Menyusun rencana kerja", "Laporan", ""],
    ]
    assert texts_of(only_table(document(table(rows))), "indikator") == ["Persentase B"]


def test_programmes_and_money_below_the_indicators_are_no_rows() -> None:
    rows = [
        HEADER,
        ["1", "Meningkatnya A", "Persentase B", "80%"],
        ["No", "Program", "Anggaran", "Keterangan"],
        ["1", "Program C", "Rp 1.000.000.000", "APBD"],
    ]
    assert texts_of(only_table(document(table(rows))), "target") == ["80%"]


def test_a_goal_without_indicator_keeps_its_row() -> None:
    rows = [HEADER, ["1", "Meningkatnya A", "", ""], ["2", "Meningkatnya B", "Nilai C", "80"]]
    found = only_table(document(table(rows)))
    assert texts_of(found, "sasaran") == ["Meningkatnya A", "Meningkatnya B"]
    assert texts_of(found, "indikator") == ["", "Nilai C"]


def test_a_goal_keeps_its_row_before_one_that_counts_on_with_its_own_goal_left_blank() -> None:
    rows = [
        HEADER,
        ["1", "Meningkatnya A", "Nilai B", "70"],
        ["2", "Meningkatnya C", "", ""],
        ["3", "", "Nilai D", "80"],
        ["4", "Meningkatnya E", "Nilai F", "90"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "indikator") == ["Nilai B", "", "Nilai D", "Nilai F"]
    assert texts_of(found, "sasaran") == ["Meningkatnya A", "Meningkatnya C", "Meningkatnya C", "Meningkatnya E"]
    assert ["goal_by_place" in row.doubts for row in found.rows] == [False, False, True, False]


def test_a_goal_in_a_row_of_its_own_holds_for_the_rows_below() -> None:
    rows = [HEADER, ["1", "Meningkatnya A", "", ""], ["", "", "Nilai C", "80"]]
    found = only_table(document(table(rows)))
    assert texts_of(found, "sasaran") == ["Meningkatnya A"]
    assert texts_of(found, "indikator") == ["Nilai C"]


def test_an_empty_cell_stays_empty() -> None:
    rows = [
        [*HEADER, "Satuan"],
        ["1", "Meningkatnya A", "Nilai B", "80", "Nilai"],
        ["2", "Meningkatnya C", "Angka D", "7", ""],
    ]
    assert texts_of(only_table(document(table(rows))), "satuan") == ["Nilai", ""]


def test_codes_are_taken_off_goals_and_indicators() -> None:
    rows = [
        ["Sasaran Strategis", "Indikator Kinerja Utama", "Formulasi"],
        ["SS1. Meningkatnya A", "IKU 1.1 Persentase B", "x / y"],
        ["SS2. Meningkatnya C", "Persentase D", "x / y"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "kode") == ["IKU 1.1", "SS2"]
    assert texts_of(found, "sub_no") == ["1.1", ""]
    assert texts_of(found, "sasaran") == ["Meningkatnya A", "Meningkatnya C"]
    assert texts_of(found, "indikator") == ["Persentase B", "Persentase D"]


def test_a_goal_above_the_table_holds_for_its_rows() -> None:
    rows = [HEADER, ["1", "Meningkatnya A", "Nilai B", "80"]]
    assert texts_of(
        only_table(document("INDIKATOR KINERJA UTAMA", "Tujuan 1 : Mewujudkan mutu", table(rows))), "tujuan"
    ) == ["Mewujudkan mutu"]


@pytest.mark.parametrize(
    ("indicators", "targets"),
    [
        ("• Tingkat kepuasan\n• Persentase pengunjung", "90%\n20%"),
        ("- Tingkat kepuasan\n- Persentase pengunjung", "- 90%\n- 20%"),
        ("a. Tingkat kepuasan\nb. Persentase pengunjung", "a. 90%\nb. 20%"),
        ("Tingkat kepuasan\nPersentase pengunjung", "90%\n20%"),
    ],
    ids=["bullets", "dashes", "letters", "line feeds"],
)
@pytest.mark.parametrize("page", [1, None], ids=["on a page", "without geometry"])
def test_several_indicators_of_a_cell_take_their_own_targets(indicators: str, targets: str, page: int | None) -> None:
    rows = [HEADER, ["1", "Meningkatnya A", indicators, targets], ["2", "Meningkatnya B", "Nilai C", "75"]]
    found = only_table(document(table(rows, page=page, widths=[30, 120, 200, 60])))
    assert texts_of(found, "indikator") == ["Tingkat kepuasan", "Persentase pengunjung", "Nilai C"]
    assert texts_of(found, "target") == ["90%", "20%", "75"]
    assert [row.doubts for row in found.rows] == [(), (), ()]


def test_indicators_and_targets_of_different_number_are_kept_whole_and_doubted() -> None:
    rows = [HEADER, ["1", "Meningkatnya A", "• Tingkat B\n• Persentase C\n• Nilai D", "90%\n20%"]]
    (row,) = only_table(document(table(rows, page=None))).rows
    assert row.quote("target").text == "90% 20%"
    assert "counts_differ" in row.doubts


def test_a_row_without_number_on_a_new_page_goes_on_with_a_numbered_table() -> None:
    first = table([HEADER, *[[str(i), f"Meningkatnya {i}", f"Nilai {i} dalam", "80"] for i in (1, 2, 3)]])
    second = table([HEADER, ["", "", "RKPD", ""], ["4", "Meningkatnya 4", "Nilai 4", "80"]], page=2, top=60)
    found = only_table(document(pages=[[first], [second]]))
    assert texts_of(found, "indikator") == ["Nilai 1 dalam", "Nilai 2 dalam", "Nilai 3 dalam RKPD", "Nilai 4"]


def test_a_bar_from_border_to_border_makes_one_formula_of_two_cells() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Formulasi"],
        ["1", "Meningkatnya A", "Persentase B", "Jumlah B selesai"],
        [None, None, None, "Jumlah seluruh B"],
    ]
    assert texts_of(only_table(document(table(rows))), "formula") == ["(Jumlah B selesai) / (Jumlah seluruh B)"]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (["Nilai A", "80 85", "Nilai"], "several_numbers"),
        (["Nilai A", "Terlaksananya semua kegiatan yang direncanakan dinas", "Nilai"], "type_unfit"),
        (["Nilai A", "80", "75"], "type_unfit"),
        (["Nilai A", "Target", "Nilai"], "label_in_value"),
    ],
    ids=["two numbers", "prose", "a number as unit", "a label"],
)
def test_what_is_unlike_its_column_is_doubted(cells: list[str], code: str) -> None:
    rows = [["No", "Indikator Kinerja", "Target", "Satuan"], ["1", *cells], ["2", "Jumlah B", "7", "Unit"]]
    first, second = only_table(document(table(rows))).rows
    assert code in first.doubts
    assert second.doubts == ()


@pytest.mark.parametrize(
    "value", ["100 dari 110 desa", "88/100.000 KH", "5 - 10", "14 Jenis dan 40 Kabupaten", "A (80,1)", "2 x 24 jam"]
)
def test_one_value_of_several_numbers_is_no_doubt(value: str) -> None:
    rows = [
        ["No", "Indikator Kinerja", "Target", "Satuan"],
        ["1", "Nilai A", value, "Nilai"],
        ["2", "Jumlah B", "7", "Unit"],
    ]
    assert only_table(document(table(rows, widths=[30, 150, 200, 80]))).rows[0].doubts == ()


def test_a_section_numbered_otherwise_is_no_indicator() -> None:
    rows = [
        ["NO", "INDIKATOR KINERJA", "SATUAN", "TARGET"],
        ["I", "Aspek Pelayanan Umum", "", ""],
        ["1", "Persentase A", "%", "70"],
        ["2", "Persentase B", "%", "71"],
    ]
    assert texts_of(only_table(document(table(rows))), "indikator") == ["Persentase A", "Persentase B"]


def test_bulleted_rows_have_the_sentence_above_as_parent() -> None:
    rows = [
        [*HEADER, "Satuan"],
        ["1", "Meningkatnya A", "Angka partisipasi:", "", ""],
        ["", "", "- SD", "99", "%"],
        ["", "", "- SMP", "95", "%"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "indikator") == ["SD", "SMP"]
    assert texts_of(found, "parent") == ["Angka partisipasi:"] * 2
    assert texts_of(found, "sasaran") == ["Meningkatnya A"] * 2


def test_an_indicator_cut_by_a_stroke_is_one() -> None:
    rows = [HEADER, ["1", "Meningkatnya A", "Persentase desa yang", "70"], ["", "", "memiliki jalan", ""]]
    found = only_table(document(table(rows)))
    assert texts_of(found, "indikator") == ["Persentase desa yang memiliki jalan"]


def test_a_goal_cut_by_a_stroke_is_one_and_doubles_no_row() -> None:
    rows = [
        HEADER,
        ["1", "Meningkatnya penerapan sistem berbasis", "Indeks keamanan", "10"],
        [None, "elektronik", None, None],
        ["2", "Meningkatnya C", "Nilai D", "20"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "sasaran") == ["Meningkatnya penerapan sistem berbasis elektronik", "Meningkatnya C"]


def test_a_row_without_values_where_others_have_them_is_doubted() -> None:
    rows = [
        ["No", "Indikator Kinerja", "Satuan", "Target"],
        ["1", "Persentase A", "%", "70"],
        ["2", "Nilai B", "", ""],
        ["3", "Jumlah C", "Unit", "7"],
    ]
    found = only_table(document(table(rows)))
    assert [row.doubts for row in found.rows] == [(), ("values_missing",), ()]


def test_values_of_a_merged_cell_belong_to_the_rows_beside_them() -> None:
    made = table([["No", "Indikator Kinerja", "Target"], ["1", "Persentase A", "70"], ["2", "Nilai B", None]])
    second = next(c for c in made.cells if c.text == "Nilai B").lines[0].box
    assert second is not None
    cells = [
        replace(c, lines=(*c.lines, line("80", x=282, top=second.top))) if c.text == "70" else c for c in made.cells
    ]
    found = only_table(document(replace(made, cells=tuple(cells))))
    assert texts_of(found, "target") == ["70", "80"]


def test_a_budget_row_across_columns_is_no_target() -> None:
    rows = [
        ["Kode", "Sasaran", "Indikator Kinerja", "Target", "Satuan"],
        ["1", "URUSAN WAJIB BUKAN PELAYANAN DASAR", "<", "<", "<"],
        ["1.1", "Meningkatnya A", "Jumlah B", "5", "Unit"],
    ]
    assert texts_of(only_table(document(table(rows))), "target") == ["5"]


def test_a_word_across_a_border_is_a_doubt_of_its_row() -> None:
    rows = [
        ["No", "Indikator Kinerja", "Anggaran", "Target"],
        ["1", "Persentase B", "12.000.00088%", ""],
        ["2", "Nilai D", "3.000", "80"],
    ]
    found = only_table(document(table(rows, widths=[40, 200, 50, 50])))
    assert ["over_border" in row.doubts for row in found.rows] == [True, False]


@pytest.mark.parametrize("rest", ["Kerja Lokal", "PTSP"], ids=["a_capital", "one_word_in_capitals"])
def test_words_of_an_indicator_alone_at_a_page_s_start_end_the_row_before(rest: str) -> None:
    first = table([HEADER, ["1", "Meningkatnya A", "Nilai B", "70"], ["2", "Meningkatnya C", "Jumlah Tenaga", "80"]])
    second = table([HEADER, ["", "", rest, ""], ["3", "Meningkatnya E", "Nilai F", "90"]], page=2, top=60)
    found = only_table(document(pages=[[first], [second]]))
    assert texts_of(found, "indikator") == ["Nilai B", f"Jumlah Tenaga {rest}", "Nilai F"]
    assert ["rows_by_place" in row.doubts for row in found.rows] == [False, True, False]


def test_a_long_number_costs_what_it_is_long() -> None:
    def made(n: int) -> Document:
        rows = [["No", "Indikator Kinerja", "Target"], ["1", "Nilai A", "1" * n], ["2", "Nilai B", "7"]]
        return document(table(rows))

    assert growth(find_indikator_tables, made, 3000) < LINEAR


SMALL = [
    HEADER,
    ["1.", "meningkatnya layanan arsip", "persentase arsip tertata", "10%"],
    ["", "memenuhi standar arsip", "jumlah arsip baku", "20"],
    ["2.", "meningkatnya naskah kerja sama", "persentase naskah kerja sama", "30%"],
]


def test_goals_of_a_table_in_small_letters_are_each_their_own() -> None:
    found = only_table(document(table(SMALL)))
    assert texts_of(found, "sasaran") == [row[1] for row in SMALL[1:]]


def test_a_number_beside_the_aim_opens_a_goal_in_small_letters() -> None:
    rows = [
        ["Tujuan", "<", "Sasaran", "Indikator Kinerja", "Target"],
        ["Memudahkan akses", "1", "Tersedianya arsip", "Persentase arsip tertata", "10%"],
        ["", "2", "memenuhi standar arsip", "Jumlah arsip baku", "20"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "sasaran") == ["Tersedianya arsip", "memenuhi standar arsip"]
    assert texts_of(found, "no") == ["1", "2"]


def test_a_page_of_a_table_in_small_letters_begins_with_a_row_of_its_own() -> None:
    second = table([["", "meningkatnya mutu arsip", "persentase mutu arsip", "40%"]], page=2, top=60)
    found = only_table(document(pages=[[table(SMALL)], [second]]))
    assert texts_of(found, "indikator")[-2:] == ["persentase naskah kerja sama", "persentase mutu arsip"]
    assert texts_of(found, "sasaran")[-2:] == ["meningkatnya naskah kerja sama", "meningkatnya mutu arsip"]


def test_a_row_of_a_table_in_small_letters_that_the_page_cuts_is_joined() -> None:
    first = table([*SMALL[:3], ["2.", "meningkatnya", "persentase", "25.558"]])
    second = table([["", "naskah kerja sama", "naskah ditandatangani", "eks"]], page=2, top=60)
    found = only_table(document(pages=[[first], [second]]))
    assert texts_of(found, "indikator")[-1] == "persentase naskah ditandatangani"
    assert texts_of(found, "sasaran")[-1] == "meningkatnya naskah kerja sama"


def test_a_goal_alone_that_the_page_cuts_keeps_one_row() -> None:
    first = table([HEADER, ["1", "Meningkatnya A", "Persentase A", "8%"], ["2", "Tersedianya sarana bagi", "", ""]])
    second = table([["", "aparatur di daerah", "", ""], ["3", "Meningkatnya C", "Persentase C", "9%"]], page=2, top=60)
    found = only_table(document(pages=[[first], [second]]))
    assert texts_of(found, "sasaran") == [
        "Meningkatnya A",
        "Tersedianya sarana bagi aparatur di daerah",
        "Meningkatnya C",
    ]


@pytest.mark.parametrize("rest", ["ESDM", "Wilayah Perbatasan", "dan perbatasan"])
def test_a_numbered_goal_that_the_page_cuts_is_whole_whatever_letter_its_rest_begins_with(rest: str) -> None:
    first = table([HEADER, ["1", "Meningkatnya layanan", "Persentase A", "8%"], [None, None, "Jumlah B", "7"]])
    second = table([["", rest, "Persentase C", "9%"], ["2", "Meningkatnya D", "Persentase D", "6%"]], page=2, top=60)
    found = only_table(document(pages=[[first], [second]]))
    assert texts_of(found, "sasaran") == [f"Meningkatnya layanan {rest}"] * 3 + ["Meningkatnya D"]


def test_a_goal_without_number_on_a_new_page_is_its_own_where_it_opens_as_goals_do() -> None:
    first = table([HEADER, ["1", "Meningkatnya layanan", "Persentase A", "8%"]])
    second = table([["", "Terwujudnya tata kelola", "Persentase C", "9%"]], page=2, top=60)
    found = only_table(document(pages=[[first], [second]]))
    assert texts_of(found, "sasaran") == ["Meningkatnya layanan", "Terwujudnya tata kelola"]


@pytest.mark.parametrize("begun", ["Tersusunnya dan", "Ketersediaan"])
def test_an_indicator_that_the_page_cuts_in_the_middle_of_a_sentence_is_joined(begun: str) -> None:
    first = table([HEADER, ["1", "Meningkatnya layanan", "Persentase A", "8%"], ["", "", begun, "7%"]])
    second = table([["", "", "Informasi Barang", "tahun"]], page=2, top=60)
    found = only_table(document(pages=[[first], [second]]))
    assert texts_of(found, "indikator") == ["Persentase A", f"{begun} Informasi Barang"]


def test_a_goal_that_the_page_cuts_is_whole_where_each_indicator_has_a_number() -> None:
    first = table([HEADER, ["1", "Meningkatnya keselamatan lalu lintas", "Persentase A", "8%"]])
    second = table(
        [["2", "jalan", "Persentase B", "9%"], ["3", "Meningkatnya C", "Persentase C", "7%"]], page=2, top=60
    )
    found = only_table(document(pages=[[first], [second]]))
    assert texts_of(found, "sasaran") == ["Meningkatnya keselamatan lalu lintas jalan"] * 2 + ["Meningkatnya C"]


@pytest.mark.parametrize("label", ["SS : ", "Sasaran 1 : ", "ST: "])
def test_a_row_labelled_as_a_goal_holds_for_the_rows_below(label: str) -> None:
    rows = [
        ["No", "Indikator Kinerja", "Target"],
        [f"{label}Meningkatnya kerukunan", "<", "<"],
        ["1", "Indeks kerukunan", "78,2"],
    ]
    assert texts_of(only_table(document(table(rows))), "sasaran") == ["Meningkatnya kerukunan"]


def test_a_row_of_one_text_that_tells_nothing_is_doubted_in_the_rows_below_where_goals_are_missing() -> None:
    rows = [["No", "Indikator Kinerja", "Target"], ["Pilar kerukunan", "<", "<"], ["1", "Indeks kerukunan", "78,2"]]
    assert "leftover_words" in only_table(document(table(rows))).rows[0].doubts


def test_values_without_an_indicator_keep_their_row_and_a_doubt() -> None:
    rows = [
        ["No", "Sasaran", "Indikator", "Satuan", "Target"],
        ["1", "Meningkatnya A", "", "%", "80"],
        ["2", "Meningkatnya B", "Nilai B", "Poin", "70"],
    ]
    (found,) = find_indikator_tables(document(table(rows)))
    assert ["indicator_missing" in row.doubts for row in found.rows] == [True, False]


def test_lettered_parts_that_nothing_beside_parts_stay_whole_and_doubted() -> None:
    parts = "Persentase peningkatan produksi\na. Produksi A\nb. Produksi B"
    rows = [["No", "Sasaran", "Indikator", "Formula"], ["1", "Meningkatnya A", parts, "Jumlah dibagi jumlah"]]
    (found,) = find_indikator_tables(document(table(rows)))
    assert [("counts_differ" in row.doubts) for row in found.rows] == [True]


@pytest.mark.parametrize("mark", ["SS.1", "1", "ST 2"])
def test_a_goal_across_the_table_beside_its_code_holds_for_the_rows_below(mark: str) -> None:
    rows = [
        ["Kode", "Indikator Kinerja Utama", "Target", "Penanggung Jawab"],
        [mark, "Meningkatnya kualitas layanan", "<", "<"],
        ["IKU 1.1", "Angka kematian ibu", "117", "Seksi Kesga"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "sasaran") == ["Meningkatnya kualitas layanan"]
    assert [quote.text for quote in found.leftovers] == [mark]  # a goal's code has no field, and is accounted for


@pytest.mark.parametrize("mark", ["", "A", "I", "SS.1"])
@pytest.mark.parametrize("goal", ["Meningkatnya mutu layanan", "MENINGKATNYA MUTU LAYANAN"])
def test_a_goal_in_the_column_of_indicators_holds_for_the_rows_below(mark: str, goal: str) -> None:
    rows = [
        ["No", "Indikator Kinerja", "Satuan", "Target"],
        [mark, goal, "", ""],
        ["1", "Persentase warga yang dilayani", "%", "80"],
        ["2", "Nilai evaluasi kinerja", "Nilai", "75"],
        ["3", "Indeks kepuasan warga", "Indeks", "3"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "sasaran") == [goal] * 3
    assert texts_of(found, "no") == ["1", "2", "3"]


def test_an_indicator_without_values_is_no_goal_where_numbered_indicators_open_as_goals_do() -> None:
    made = table(
        [
            ["No", "Indikator", "Satuan", "Target"],
            ["1", "1. Meningkatnya persentase A", "Persen", "80"],
            ["2", "2. Meningkatnya persentase B", "Persen", "81"],
            ["3", "Meningkatnya persentase C", "", ""],
            ["4", "3. Meningkatnya nilai D", "Nilai", "7"],
        ]
    )
    (found,) = find_indikator_tables(document(made))
    assert [row.fields["indikator"].text[-1] for row in found.rows] == ["A", "B", "C", "D"]
    assert not any("sasaran" in row.fields for row in found.rows)


def test_rows_below_the_name_of_a_section_are_doubted_where_goals_are_missing() -> None:
    rows = [
        ["No", "Indikator Kinerja", "Target"],
        ["A", "PERSPEKTIF PELANGGAN", ""],
        ["1", "Persentase warga yang dilayani", "80"],
        ["2", "Nilai evaluasi kinerja", "75"],
    ]
    assert all("leftover_words" in row.doubts for row in only_table(document(table(rows))).rows)


def test_an_activity_without_indicator_gives_no_value_to_the_row_above() -> None:
    head = ["KODE", "PROGRAM/KEGIATAN", "INDIKATOR KINERJA", "TARGET 2024", "KETERANGAN"]
    rows = [
        head,
        ["1.01", "Program Perikanan Tangkap", "Jumlah produksi ikan", "120 ton", ""],
        ["1.01.1", "Pembinaan Nelayan", "Jumlah nelayan yang dibina", "40 orang", ""],
        ["", "Belanja alat tulis", "", "2 paket", "usulan"],
        ["", "dan cetakan", "", "", "baru"],
        ["1.01.2", "Penyediaan Jaring", "Jumlah jaring yang diserahkan", "25 unit", ""],
    ]
    found = only_table(document("RENCANA KERJA DINAS PERIKANAN TAHUN 2024", table(rows)))
    assert texts_of(found, "indikator") == [
        "Jumlah produksi ikan",
        "Jumlah nelayan yang dibina",
        "Jumlah jaring yang diserahkan",
    ]
    assert texts_of(found, "target") == ["120 ton", "40 orang", "25 unit"]
    assert texts_of(found, "keterangan") == ["", "", ""]
    assert "2 paket" in " ".join(quote.text for quote in found.leftovers)


@pytest.mark.parametrize(
    ("second", "joined", "doubted"),
    [
        pytest.param(
            ["", "", "ASN yang mutakhir", "ASN yang valid / Jumlah ASN", ""], True, True, id="its source stands above"
        ),
        pytest.param(["", "", "ASN yang mutakhir", "ASN yang valid", "SAPK"], False, True, id="as likely a row"),
        pytest.param(
            ["", "", "Jumlah ASN yang mutakhir", "Hasil hitung", ""], False, False, id="opens as indicators do"
        ),
    ],
)
def test_a_page_that_begins_in_the_middle_of_a_row(second: list[str], joined: bool, doubted: bool) -> None:
    head = ["No", "Sasaran", "Indikator Kinerja", "Formula", "Sumber Data"]
    first = [
        head,
        ["1", "Meningkatnya mutu ASN", "Indeks profesionalitas", "Hasil ukur", "BKN"],
        ["", "", "Persentase disiplin ASN", "Jumlah taat / Jumlah ASN", "SIMPEG"],
        ["2", "Meningkatnya layanan", "Persentase data", "Jumlah data", "SIMPEG"],
    ]
    made = document(pages=[[table(first)], [table([second], page=2, top=60)]])
    (found,) = find_indikator_tables(made)
    names = texts_of(found, "indikator")
    assert (names[2:] == ["Persentase data ASN yang mutakhir"]) is joined
    assert ("rows_by_place" in found.rows[2].doubts, "rows_by_place" in found.rows[-1].doubts) == (doubted, doubted)


def test_many_numbered_rows_cost_what_they_are() -> None:
    """Each row asked all rows before it whether they have numbers, and each shared its grid row with all others to compare."""

    def made(n: int) -> Document:
        rows = [["No", "Indikator Kinerja", "Target"], *([str(k), f"Nilai A{k}", "7"] for k in range(1, n + 1))]
        return document(table(rows))

    assert growth(find_indikator_tables, made, 120) < LINEAR


@pytest.mark.parametrize(
    ("goals", "expected", "doubted"),
    [
        pytest.param(
            ("Terwujudnya layanan", "yang bermutu dan", "merata"),
            ["Terwujudnya layanan yang bermutu dan merata"] * 3,
            3,
            id="rest",
        ),
        pytest.param(
            ("Terwujudnya layanan", "Menurunnya aduan", "warga"),
            ["Terwujudnya layanan", "Menurunnya aduan warga", "Menurunnya aduan warga"],
            2,
            id="rest_of_the_second",
        ),
        pytest.param(
            ("Terwujudnya layanan", "Kota Contoh", "Menurunnya aduan"),
            ["Terwujudnya layanan", "Kota Contoh", "Menurunnya aduan"],
            2,
            id="a_capital_may_go_on_too",
        ),
        pytest.param(
            ("Terwujudnya layanan", "Menurunnya aduan", "Meningkatnya mutu"),
            ["Terwujudnya layanan", "Menurunnya aduan", "Meningkatnya mutu"],
            0,
            id="goals_of_their_own",
        ),
    ],
)
def test_lines_of_one_goal_beside_several_numbered_rows_without_rules(
    goals: tuple[str, ...], expected: list[str], doubted: int
) -> None:
    rows = [["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"]]
    rows += [[str(n), goal, f"Persentase {n}", "%", f"7{n}"] for n, goal in enumerate(goals, start=1)]
    found = only_table(document(table(rows, ruled=False)))
    assert texts_of(found, "sasaran") == expected
    assert sum("goal_by_place" in row.doubts for row in found.rows) == doubted
    (ruled,) = find_indikator_tables(document(table(rows)))
    assert texts_of(ruled, "sasaran") == list(goals)


@pytest.mark.parametrize(
    "label", ["Sasaran ketiga", "Sasaran ke-3", "Sasaran Strategis No. 3", "Sasaran (3)", "Sasaran III"]
)
def test_a_goal_above_the_table_is_one_however_it_is_counted(label: str) -> None:
    rows = [["Indikator Kinerja", "Satuan", "Target"], ["Persentase A", "%", "80"], ["Persentase B", "%", "81"]]
    found = only_table(document(f"{label}: Tertatanya arsip", table(rows)))
    assert texts_of(found, "sasaran") == ["Tertatanya arsip"] * 2
