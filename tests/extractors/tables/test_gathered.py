from __future__ import annotations

import pytest

from extractors.model.document import Document
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, line, table
from tests.extractors.tables.found import IKU_HEADER, only_table, texts_of


def test_a_header_printed_again_on_the_next_page_continues_the_table() -> None:
    first = table([IKU_HEADER, ["1", "Meningkatnya A", "Persentase A", "a", "BPS"]])
    second = table([IKU_HEADER, ["2", "Meningkatnya B", "Persentase B", "b", "BPS"]], page=2, top=60)
    found = only_table(document(pages=[[first], [second]]))
    assert texts_of(found, "no") == ["1", "2"]


def test_a_signature_block_in_the_foot_of_each_page_does_not_end_the_table() -> None:
    foot = ("CAMAT CONTOH", "BUDI SANTOSO", "NIP. 19700101 199003 1 001")
    made = []
    for page, row in enumerate(
        (["1", "Meningkatnya mutu", "Persentase A", "a", "BPS"], ["", "layanan dasar", "Persentase B", "b", "BPS"]), 1
    ):
        block = [line(text, page=page, top=700 + 14 * at) for at, text in enumerate(foot)]
        made.append([table([IKU_HEADER, row], page=page, top=60), *block])
    found = only_table(document(pages=made))
    assert texts_of(found, "sasaran") == ["Meningkatnya mutu layanan dasar"] * 2


def test_a_page_without_head_goes_on_whose_first_row_has_the_unit_rp() -> None:
    head = ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"]
    first = table([head, ["1", "Meningkatnya A", "Persentase A", "%", "80"]])
    second = table([["2", "Meningkatnya B", "Dividen BUMD", "Rp", "9.750.000.000"]], page=2, top=60)
    found = only_table(document(pages=[[first], [second]]))
    assert texts_of(found, "indikator") == ["Persentase A", "Dividen BUMD"]


def test_the_same_table_printed_twice_gives_two_tables() -> None:
    body = table([IKU_HEADER, ["1", "Meningkatnya A", "Persentase A", "a", "BPS"]])
    again = table([IKU_HEADER, ["1", "Meningkatnya A", "Persentase A", "a", "BPS"]], page=2, top=300)
    found = find_indikator_tables(document(pages=[["IKU", body], ["LAMPIRAN", "INDIKATOR KINERJA UTAMA", again]]))
    assert len(found) == 2


def test_a_budget_list_right_below_is_no_continuation() -> None:
    first = table(
        [["NO", "Sasaran", "Indikator Kinerja Utama", "Target"], ["1", "Meningkatnya A", "Persentase A", "80%"]],
        page=None,
    )
    budget = table(
        [["NO", "PROGRAM", "ANGGARAN", "KET"], ["1", "Program A", "1.000.000", "APBD"]], page=None, path="t[1]"
    )
    assert texts_of(only_table(document(first, budget)), "indikator") == ["Persentase A"]


def test_a_table_that_opens_without_number_and_goal_goes_on_below_a_running_head() -> None:
    head = ["No", "Sasaran", "Indikator Kinerja", "Target"]
    first = table([head, ["1", "Meningkatnya A", "Persentase B", "80%"]])
    second = table([head, ["", "", "Persentase C", "90%"], ["2", "Meningkatnya D", "Nilai E", "7"]], page=2)
    (found,) = find_indikator_tables(
        document(pages=[[first, line("11.13", top=800.0)], [line("Dinas X LKIP 2016", page=2, top=40.0), second]])
    )
    assert [row.fields["sasaran"].text for row in found.rows] == ["Meningkatnya A", "Meningkatnya A", "Meningkatnya D"]


PARTS = [
    [["1", "Meningkatnya A", "Persentase A", "a", "BPS"], ["2", "", "Persentase B", "b", "BPS"]],
    [["3", "", "Persentase C", "c", "BPS"]],
    [IKU_HEADER, ["4", "", "Persentase D", "d", "BPS"], ["5", "Meningkatnya E", "Persentase E", "e", "BPS"]],
]


def _of_pages(parts: list[list[list[str]]], *between: str) -> Document:
    pages = []
    for page, rows in enumerate(parts, 1):
        pages.append([table(rows, page=page, top=60), *between])
    return document(pages=pages)


@pytest.mark.parametrize("first", [0, 1])
def test_a_head_printed_on_the_last_page_alone_is_that_of_the_pages_before(first: int) -> None:
    parts = (
        PARTS
        if first == 0
        else [[["1", "Meningkatnya C", "Persentase C", "c", "BPS"]], [IKU_HEADER, ["2", "", "Nilai D", "d", "LHE"]]]
    )
    found = only_table(_of_pages(parts, "halaman"))
    assert texts_of(found, "no") == [str(n) for n in range(1, len(found.rows) + 1)]
    assert found.rows[0].fields["sasaran"].text.startswith("Meningkatnya")


@pytest.mark.parametrize(
    ("parts", "between"),
    [
        pytest.param([[["7", "Kabupaten A", "12", "a", "b"]], PARTS[2]], (), id="numbers_do_not_go_on"),
        pytest.param([[["3", "A", "B", "c", "d"]], PARTS[2]], (), id="numbers_begin_elsewhere"),
        pytest.param(
            [PARTS[0], [IKU_HEADER, ["3", "Meningkatnya C", "Persentase C", "c", "BPS"]]],
            ("teks",) * 4,
            id="text_between",
        ),
    ],
)
def test_a_table_before_one_with_a_head_is_not_its_own_where_it_does_not_lead_to_it(
    parts: list[list[list[str]]], between: tuple[str, ...]
) -> None:
    found = find_indikator_tables(_of_pages(parts, *between))
    assert [len(t.rows) for t in found][-1] == len(parts[-1]) - 1


def test_an_aim_above_a_table_holds_for_the_next_one_right_below_it() -> None:
    first = table([["No", "Indikator Kinerja Tujuan", "Formulasi"], ["1", "Indeks A", "Hasil penilaian"]], top=120)
    second = table([IKU_HEADER[:4], ["1", "Meningkatnya B", "Persentase B", "b / c"]], top=200)
    third = table([IKU_HEADER[:4], ["1", "Meningkatnya D", "Persentase D", "d / e"]], top=400)
    found = find_indikator_tables(document("Tujuan 1 : Mewujudkan A", first, second, "Keterangan lain", third))
    assert [[row.fields.get("tujuan") and row.fields["tujuan"].text for row in t.rows] for t in found] == [
        ["Mewujudkan A"],
        ["Mewujudkan A"],
        [None],
    ]


def test_a_table_goes_on_with_a_row_whose_unit_is_money() -> None:
    first = table([IKU_HEADER, ["1", "Meningkatnya A", "Persentase A", "a / b", "BPS"]])
    more = table([["2", "Meningkatnya B", "Dividen BUMD", "Rp", "RKUD"]], page=2)
    found = only_table(document(pages=[[first], [more]]))
    assert texts_of(found, "indikator") == ["Persentase A", "Dividen BUMD"]


def test_quarters_dated_by_the_title_go_on_over_the_page_under_the_same_head() -> None:
    head = [["No", "Sasaran", "Indikator Kinerja", "Target Triwulan", "<"], [None, None, None, "TW I", "TW II"]]
    first = table([*head, ["1", "Meningkatnya A", "Angka infeksi", "2", "1"]])
    second = table(
        [*head, ["", "", "daerah operasi", "", ""], ["2", "Meningkatnya B", "Persentase B", "3", "4"]], page=2, top=60
    )
    found = only_table(document(pages=[["RENCANA AKSI TAHUN 2024", first], [second]]))
    assert texts_of(found, "indikator") == ["Angka infeksi daerah operasi", "Persentase B"]


def test_a_table_of_a_word_file_below_text_does_not_go_on_with_the_table_above_it() -> None:
    first = table([["No", "Indikator", "Target"], ["1", "Indeks A", "80"], ["2", "Indeks B", "90"]], page=None)
    risks = table([["Risiko", "Sebab", "Kendali"], ["Data lama", "Pendataan", "Tiap semester"]], page=None, path="t[1]")
    heading = line("B. Peta Risiko", page=None, path="p[5]")
    (found,) = find_indikator_tables(document(first, heading, risks))
    assert [row.fields["indikator"].text for row in found.rows] == ["Indeks A", "Indeks B"]


def test_a_table_below_text_goes_on_where_its_numbers_do() -> None:
    first = table([["No", "Indikator", "Target"], ["1", "Indeks A", "80"], ["2", "Indeks B", "90"]], page=None)
    rest = table([["3", "Indeks C", "70"], ["4", "Indeks D", "75"]], page=None, path="t[1]")
    (found,) = find_indikator_tables(document(first, line("lanjutan", page=None, path="p[5]"), rest))
    assert [row.fields["indikator"].text for row in found.rows] == ["Indeks A", "Indeks B", "Indeks C", "Indeks D"]


def test_a_head_repeated_on_the_next_page_is_the_same_though_a_title_dated_it() -> None:
    head = [["No", "Sasaran", "Indikator", "Target Triwulan", "<"], [None, None, None, "TW I", "TW II"]]
    first = table([*head, ["1", "Meningkatnya A", "Angka infeksi", "2", "3"]])
    second = table([*head, ["", "", "daerah operasi", "", ""], ["2", "Meningkatnya B", "Nilai B", "4", "5"]], page=2)
    (found,) = find_indikator_tables(document(pages=[["RENCANA AKSI TAHUN 2024", first], [second]]))
    assert [row.fields["indikator"].text for row in found.rows] == ["Angka infeksi daerah operasi", "Nilai B"]


def test_a_row_with_a_number_and_texts_that_look_like_labels_goes_on_with_the_table() -> None:
    head = ["No", "Indikator Kinerja", "Satuan", "Target"]
    first, rest = [head, ["1", "Persentase A", "%", "90"]], [["2", "Persentase B", "%", "80"]]
    (found,) = find_indikator_tables(document(pages=[[table(first)], [table(rest, page=2)]]))
    assert [row.fields["indikator"].text for row in found.rows] == ["Persentase A", "Persentase B"]


def test_words_below_a_head_printed_again_may_end_the_row_before_it() -> None:
    head = ["No", "Sasaran", "Indikator Kinerja", "Target"]
    first = [head, ["1", "Meningkatnya A", "Persentase B", "80"], ["2", "Meningkatnya C", "Persentase D", "81"]]
    more = ["3", "Meningkatnya E", "Persentase F", "82"]
    going_on, longer = ([*head[:1], f"Sasaran {rest}", *head[2:]] for rest in ("(lanjutan)", "yang baik"))
    for again, doubted in ((head, []), (going_on, []), (longer, ["Persentase D"])):
        found = only_table(document(pages=[[table(first)], [table([again, more], page=2, top=72)]]))
        assert len(found.rows) == 3
        assert [row.fields["indikator"].text for row in found.rows if "rows_by_place" in row.doubts] == doubted
