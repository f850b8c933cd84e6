"""Rows that a page cuts in the middle: their last words belong to the row before."""

from __future__ import annotations

import pytest

from extractors.tables.indicators import find_indikator_tables
from tests.build import document, table
from tests.extractors.tables.found import IKU_HEADER, SMALL_LETTERS, TARGET_HEADER, only_table, texts_of

HEADER = ["No", "Sasaran", "Indikator Kinerja", "Formula", "Penanggung Jawab"]


GOAL = "Meningkatnya akuntabilitas kinerja Sekretariat"


@pytest.mark.parametrize(
    ("end", "goal"),
    [
        pytest.param("DPRD", f"{GOAL} DPRD", id="a-name-in-capitals"),
        pytest.param("Daerah Kota", f"{GOAL} Daerah Kota", id="words-with-capitals"),
        pytest.param("dan keuangan", f"{GOAL} dan keuangan", id="small-letters"),
    ],
)
def test_a_page_begins_with_the_end_of_a_goal_and_of_its_row(end: str, goal: str) -> None:
    before = [
        HEADER,
        ["1", "Meningkatnya layanan", "Indeks layanan", "Nilai survei", "Bagian Umum"],
        ["2", GOAL, "Nilai evaluasi kinerja", "Hasil evaluasi Inspekto-", "Bagian Umum dan"],
    ]
    after = [
        ["", end, "", "rat Daerah", "Keuangan"],
        [None, None, "Persentase temuan selesai", "Temuan selesai / temuan", "Bagian Umum"],
        ["3", "Meningkatnya disiplin", "Tingkat kehadiran", "Hadir / pegawai", "Bagian Umum"],
    ]
    (found,) = find_indikator_tables(document(table(before), table(after, page=2)))
    assert [r.fields["indikator"].text for r in found.rows] == [
        "Indeks layanan",
        "Nilai evaluasi kinerja",
        "Persentase temuan selesai",
        "Tingkat kehadiran",
    ]
    assert [r.fields["sasaran"].text for r in found.rows][1:3] == [goal, goal]
    assert found.rows[1].fields["penanggung_jawab"].text == "Bagian Umum dan Keuangan"


def test_a_goal_without_indicator_that_opens_a_page_is_a_goal() -> None:
    before = [
        HEADER,
        ["1", "Meningkatnya layanan", "Indeks layanan", "Nilai survei", "Bagian Umum"],
        ["2", "Meningkatnya disiplin", "Tingkat kehadiran", "Hadir / pegawai", "Bagian Umum"],
    ]
    after = [["3", "Terwujudnya arsip", "", "Arsip rapi", "Bagian Umum"]]
    (found,) = find_indikator_tables(document(table(before), table(after, page=2)))
    assert [r.fields["sasaran"].text for r in found.rows][-1] == "Terwujudnya arsip"


def test_a_row_broken_by_the_page_is_one_row_and_the_next_indicator_another() -> None:
    first = table([IKU_HEADER, ["1", "Meningkatnya A", "Persentase A", "Jumlah lembaga yang", "BPS"]])
    second = table(
        [["", "", "", "memenuhi syarat", ""], ["", "", "Persentase B", "Jumlah B", "BPS"]],
        page=2,
        top=60,
    )
    found = only_table(document(pages=[["INDIKATOR KINERJA UTAMA", first], [second]]))
    assert texts_of(found, "formula") == ["Jumlah lembaga yang memenuhi syarat", "Jumlah B"]
    assert texts_of(found, "sasaran") == ["Meningkatnya A", "Meningkatnya A"]
    assert found.rows[0].quote("formula").page_end == 2


def test_an_indicator_cut_in_its_middle_by_the_page_is_joined() -> None:
    first = table(
        [IKU_HEADER, ["1", "Meningkatnya A", "Persentase desa yang selesai membiayai", "Berdasarkan", "Desa"]]
    )
    second = table([["", "", "pembangunan", "anggaran desa.", ""]], page=2, top=60)
    found = only_table(document(pages=[[first], [second]]))
    assert texts_of(found, "indikator") == ["Persentase desa yang selesai membiayai pembangunan"]


def test_a_sasaran_cut_by_the_page_is_whole_on_the_rows_before_too() -> None:
    first = table([IKU_HEADER, ["1", "Meningkatnya mutu", "Persentase A", "a", "BPS"]])
    second = table([["", "layanan dasar", "Persentase B", "b", "BPS"]], page=2, top=60)
    found = only_table(document(pages=[[first], [second]]))
    assert texts_of(found, "sasaran") == ["Meningkatnya mutu layanan dasar"] * 2


def test_a_row_without_number_on_a_new_page_goes_on_with_a_numbered_table() -> None:
    first = table([TARGET_HEADER, *[[str(i), f"Meningkatnya {i}", f"Nilai {i} dalam", "80"] for i in (1, 2, 3)]])
    second = table([TARGET_HEADER, ["", "", "RKPD", ""], ["4", "Meningkatnya 4", "Nilai 4", "80"]], page=2, top=60)
    found = only_table(document(pages=[[first], [second]]))
    assert texts_of(found, "indikator") == ["Nilai 1 dalam", "Nilai 2 dalam", "Nilai 3 dalam RKPD", "Nilai 4"]


def test_an_indicator_cut_by_a_stroke_is_one() -> None:
    rows = [TARGET_HEADER, ["1", "Meningkatnya A", "Persentase desa yang", "70"], ["", "", "memiliki jalan", ""]]
    found = only_table(document(table(rows)))
    assert texts_of(found, "indikator") == ["Persentase desa yang memiliki jalan"]


def test_a_goal_cut_by_a_stroke_is_one_and_doubles_no_row() -> None:
    rows = [
        TARGET_HEADER,
        ["1", "Meningkatnya penerapan sistem berbasis", "Indeks keamanan", "10"],
        [None, "elektronik", None, None],
        ["2", "Meningkatnya C", "Nilai D", "20"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "sasaran") == ["Meningkatnya penerapan sistem berbasis elektronik", "Meningkatnya C"]


@pytest.mark.parametrize("rest", ["Kerja Lokal", "PTSP"], ids=["a_capital", "one_word_in_capitals"])
def test_words_of_an_indicator_alone_at_a_page_s_start_end_the_row_before(rest: str) -> None:
    first = table(
        [TARGET_HEADER, ["1", "Meningkatnya A", "Nilai B", "70"], ["2", "Meningkatnya C", "Jumlah Tenaga", "80"]]
    )
    second = table([TARGET_HEADER, ["", "", rest, ""], ["3", "Meningkatnya E", "Nilai F", "90"]], page=2, top=60)
    found = only_table(document(pages=[[first], [second]]))
    assert texts_of(found, "indikator") == ["Nilai B", f"Jumlah Tenaga {rest}", "Nilai F"]
    assert ["rows_by_place" in row.doubts for row in found.rows] == [False, True, False]


def test_a_page_of_a_table_in_small_letters_begins_with_a_row_of_its_own() -> None:
    second = table([["", "meningkatnya mutu arsip", "persentase mutu arsip", "40%"]], page=2, top=60)
    found = only_table(document(pages=[[table(SMALL_LETTERS)], [second]]))
    assert texts_of(found, "indikator")[-2:] == ["persentase naskah kerja sama", "persentase mutu arsip"]
    assert texts_of(found, "sasaran")[-2:] == ["meningkatnya naskah kerja sama", "meningkatnya mutu arsip"]


def test_a_row_of_a_table_in_small_letters_that_the_page_cuts_is_joined() -> None:
    first = table([*SMALL_LETTERS[:3], ["2.", "meningkatnya", "persentase", "25.558"]])
    second = table([["", "naskah kerja sama", "naskah ditandatangani", "eks"]], page=2, top=60)
    found = only_table(document(pages=[[first], [second]]))
    assert texts_of(found, "indikator")[-1] == "persentase naskah ditandatangani"
    assert texts_of(found, "sasaran")[-1] == "meningkatnya naskah kerja sama"


def test_a_goal_alone_that_the_page_cuts_keeps_one_row() -> None:
    first = table(
        [TARGET_HEADER, ["1", "Meningkatnya A", "Persentase A", "8%"], ["2", "Tersedianya sarana bagi", "", ""]]
    )
    second = table([["", "aparatur di daerah", "", ""], ["3", "Meningkatnya C", "Persentase C", "9%"]], page=2, top=60)
    found = only_table(document(pages=[[first], [second]]))
    assert texts_of(found, "sasaran") == [
        "Meningkatnya A",
        "Tersedianya sarana bagi aparatur di daerah",
        "Meningkatnya C",
    ]


@pytest.mark.parametrize("rest", ["ESDM", "Wilayah Perbatasan", "dan perbatasan"])
def test_a_numbered_goal_that_the_page_cuts_is_whole_whatever_letter_its_rest_begins_with(rest: str) -> None:
    first = table([TARGET_HEADER, ["1", "Meningkatnya layanan", "Persentase A", "8%"], [None, None, "Jumlah B", "7"]])
    second = table([["", rest, "Persentase C", "9%"], ["2", "Meningkatnya D", "Persentase D", "6%"]], page=2, top=60)
    found = only_table(document(pages=[[first], [second]]))
    assert texts_of(found, "sasaran") == [f"Meningkatnya layanan {rest}"] * 3 + ["Meningkatnya D"]


def test_a_goal_without_number_on_a_new_page_is_its_own_where_it_opens_as_goals_do() -> None:
    first = table([TARGET_HEADER, ["1", "Meningkatnya layanan", "Persentase A", "8%"]])
    second = table([["", "Terwujudnya tata kelola", "Persentase C", "9%"]], page=2, top=60)
    found = only_table(document(pages=[[first], [second]]))
    assert texts_of(found, "sasaran") == ["Meningkatnya layanan", "Terwujudnya tata kelola"]


@pytest.mark.parametrize("begun", ["Tersusunnya dan", "Ketersediaan"])
def test_an_indicator_that_the_page_cuts_in_the_middle_of_a_sentence_is_joined(begun: str) -> None:
    first = table([TARGET_HEADER, ["1", "Meningkatnya layanan", "Persentase A", "8%"], ["", "", begun, "7%"]])
    second = table([["", "", "Informasi Barang", "tahun"]], page=2, top=60)
    found = only_table(document(pages=[[first], [second]]))
    assert texts_of(found, "indikator") == ["Persentase A", f"{begun} Informasi Barang"]


def test_a_goal_that_the_page_cuts_is_whole_where_each_indicator_has_a_number() -> None:
    first = table([TARGET_HEADER, ["1", "Meningkatnya keselamatan lalu lintas", "Persentase A", "8%"]])
    second = table(
        [["2", "jalan", "Persentase B", "9%"], ["3", "Meningkatnya C", "Persentase C", "7%"]], page=2, top=60
    )
    found = only_table(document(pages=[[first], [second]]))
    assert texts_of(found, "sasaran") == ["Meningkatnya keselamatan lalu lintas jalan"] * 2 + ["Meningkatnya C"]


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


def test_a_code_broken_at_a_stop_by_a_page_goes_on_with_its_row() -> None:
    head = ["Kode", "Sasaran", "Indikator Kinerja", "Target", "Satuan"]
    before = [
        head,
        ["1.06", "Meningkatnya A", "Persentase B", "80", "%"],
        ["1.06.01", "", "Jumlah paket", "15", "paket"],
    ]
    after = [head, [".01", "", "yang tersedia", "", ""]]
    (found,) = find_indikator_tables(document(table(before), table(after, page=2)))
    assert texts_of(found, "indikator") == ["Persentase B", "Jumlah paket yang tersedia"]
    assert texts_of(found, "target") == ["80", "15"]


def test_a_whole_code_on_the_next_page_opens_a_row_though_codes_end_with_stops() -> None:
    head = ["Kode", "Sasaran", "Indikator Kinerja", "Target"]
    before = [head, ["1.06.01.", "Terlatihnya A", "Persentase B", "80"], ["1.06.02.", None, "Rendemen", "85"]]
    after = [["1.06.03.", "", "Persentase E", "86"], ["1.06.04.", "Terlatihnya C", "Persentase D", "81"]]
    (found,) = find_indikator_tables(document(pages=[[table(before)], [table(after, page=2, top=72)]]))
    assert texts_of(found, "indikator") == ["Persentase B", "Rendemen", "Persentase E", "Persentase D"]


def test_a_page_that_opens_a_text_in_each_column_begins_a_row_of_the_goal_before_it() -> None:
    rows = [[str(n), f"Meningkatnya {n}", f"Persentase {n} yang baik", "Hasil survei", "Laporan"] for n in (1, 2, 3)]
    new = ["", "", "Persentase usulan", "Jumlah usulan", "Notulen"]
    (found,) = find_indikator_tables(document(table([IKU_HEADER, *rows]), table([new], page=2)))
    assert [row.fields["indikator"].text for row in found.rows][2:] == ["Persentase 3 yang baik", "Persentase usulan"]
    assert found.rows[3].fields["sasaran"].text == "Meningkatnya 3"
    assert "rows_by_place" in found.rows[3].doubts
    rest = ["", "", "Persentase usulan", "dan laporan", "Notulen"]
    (found,) = find_indikator_tables(document(table([IKU_HEADER, *rows]), table([rest], page=2)))
    assert len(found.rows) == 3
