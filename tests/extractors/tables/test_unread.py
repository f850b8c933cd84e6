"""Tables that look like tables of indicators and gave no row."""

from __future__ import annotations

import pytest

from extractors.find import find_blocks
from extractors.tables.indicators import find_indikator_tables
from extractors.tables.unread import find_unread_tables
from tests.build import document, line, table
from tests.extractors.tables.found import TARGET_HEADER

ROW = ["1", "Meningkatnya layanan", "Nilai SAKIP", "80"]


def test_a_table_with_the_columns_of_indicators_that_gave_no_row_is_named() -> None:
    made = document(table([TARGET_HEADER, ROW]))
    assert [q.text for q in find_unread_tables(made, ())] == ["No Sasaran Indikator Kinerja Target"]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([TARGET_HEADER, ["(1)", "(2)", "(3)", "(4)"], ["...", "", "....", ""]], id="empty form"),
        pytest.param([["No", "Sasaran", "Target", "Anggaran"], ["1", "Layanan", "80", "1.000"]], id="budget"),
        pytest.param([["No", "Nama", "Jabatan"], ["1", "Budi Contoh", "Camat"]], id="team"),
        pytest.param([TARGET_HEADER], id="header alone"),
        pytest.param(
            [
                ["Tahun", "Target", "Realisasi"],
                ["2021", "753.839.200,00", "1.132.613.932,00"],
                ["2022", "887.700.000", "-"],
            ],
            id="revenue by year",
        ),
    ],
)
def test_other_tables_are_not_suspicious(rows: list[list[str]]) -> None:
    assert find_unread_tables(document(table(rows)), ()) == ()


def test_targets_by_year_that_are_no_money_are_named() -> None:
    rows = [["Tahun", "Target", "Realisasi"], ["2021", "80", "82"], ["2022", "85", "84"]]
    assert [q.text for q in find_unread_tables(document(table(rows)), ())] == ["Tahun Target Realisasi"]


def test_one_column_behind_numbers_that_was_put_to_no_table_is_named() -> None:
    above = table([["No", "Indikator", "Satuan"], ["1", "Nilai A", "%"], ["2", "Nilai B", "%"]], top=100)
    below = table([["No", "Target 2023"], ["1", "80"], ["3", "90"]], top=300)
    assert [q.text for q in find_blocks(document(above, below)).unread] == ["No Target 2023"]


def test_numbers_with_higher_values_are_no_numbers_of_columns() -> None:
    rows = [["No", "Target"], ["1", "5"], ["2", "6"]]
    assert [q.text for q in find_unread_tables(document(table(rows)), ())] == ["No Target"]


def test_columns_of_the_next_page_that_have_a_row_more_are_named() -> None:
    first = table([["No", "Indikator", "Satuan"], ["1", "Nilai A", "%"], ["2", "Nilai B", "%"]])
    rest = table([["Target", "Sumber Data"], ["80", "Survei"], ["85", "Survei"], ["90", "Laporan"]], page=2)
    assert [q.text for q in find_blocks(document(pages=[[first], [rest]])).unread] == ["Target Sumber Data"]


def test_a_table_that_was_read_is_not_named() -> None:
    assert find_blocks(document(table([TARGET_HEADER, ROW]))).unread == ()


def test_forms_beside_a_table_of_indicators_are_rows_in_reading_order() -> None:
    form = [["Indikator Kinerja", "Indeks layanan"], ["Target", "85"], ["Satuan", "Indeks"], ["Formula", "a / b"]]
    last = table([TARGET_HEADER, ["1", "Tertib", "Nilai B", "9"]], page=3)
    pages = [[table([TARGET_HEADER, ROW])], [table(form, page=2)], [last]]
    found = find_blocks(document(pages=pages))
    told = [row.quote("indikator").text for table in found.tables for row in table.rows]
    assert told == ["Nilai SAKIP", "Indeks layanan", "Nilai B"]
    assert found.unread == ()


def test_a_form_in_lines_below_a_table_is_a_row() -> None:
    lines = "Nama indikator : Indeks layanan\nFormula : a / b x 100%\nSatuan : Indeks\nTarget : 85\nSumber data : BPS"
    found = find_blocks(document(table([TARGET_HEADER, ROW]), lines))
    assert [row.quote("indikator").text for table in found.tables for row in table.rows] == [
        "Nilai SAKIP",
        "Indeks layanan",
    ]


def test_labelled_sentences_beside_a_table_are_no_rows_and_named() -> None:
    lines = "Indikator : Nilai A\nTarget : 80\n\nIndikator : Nilai B\nTarget : 70"
    found = find_blocks(document(table([TARGET_HEADER, ROW]), lines))
    assert [row.quote("indikator").text for table in found.tables for row in table.rows] == ["Nilai SAKIP"]
    assert [q.text for q in found.unread] == ["Indikator Target"]


def test_a_form_that_was_read_is_not_named() -> None:
    form = [["Indikator Kinerja", "Indeks layanan"], ["Target", "85"], ["Satuan", "Indeks"], ["Formula", "a / b"]]
    found = find_blocks(document(table(form)))
    assert [row.quote("indikator").text for table in found.tables for row in table.rows] == ["Indeks layanan"]
    assert found.unread == ()


def test_a_grid_without_head_whose_texts_are_worded_as_indicators_is_told() -> None:
    rows = [["1", "Meningkatnya A", "Persentase usaha naik kelas", "ODS"], ["2", "", "Jumlah usaha baru", "OSS"]]
    (told,) = find_unread_tables(document(table(rows)), ())
    assert told.text == "Persentase usaha naik kelas Jumlah usaha baru"


def test_a_table_of_values_by_year_below_a_form_that_was_read_is_not_named() -> None:
    form = [["Indikator Kinerja", "Indeks layanan"], ["Satuan", "Indeks"], ["Formula", "a / b"], ["Sumber Data", "BPS"]]
    years = [["Realisasi 2023", "Target 2024", "Target 2025"], ["62,4", "64,1", "65,7"]]
    found = find_blocks(document(table(form), table(years, top=400)))
    assert [[y.value.text for y in row.yearly] for table in found.tables for row in table.rows] == [
        ["62,4", "64,1", "65,7"]
    ]
    assert found.unread == ()


def test_labels_in_lines_over_columns_of_rows_that_stand_on_another_page_are_told() -> None:
    rows = [["No", "Indikator Kinerja", "Satuan"], ["1", "Indeks A", "Nilai"], ["2", "Jumlah B", "Orang"]]
    second = ["Target 2023      Target 2024      Sumber Data", "80      81      Survei", "12      11      Laporan"]
    lines = [line(text, page=2, top=300 + 14 * at) for at, text in enumerate(second)]
    made = document(pages=[[table(rows)], lines])
    found = find_unread_tables(made, find_indikator_tables(made))
    assert [quote.text for quote in found] == ["Target 2023 Target 2024 Sumber Data"]
    assert find_unread_tables(document(pages=[[], lines]), ()) == ()


def test_a_ruled_head_alone_over_one_line_beside_a_table_that_was_read_is_told() -> None:
    other = table([["No", "Indikator Kinerja Utama", "Satuan"], ["1", "Indeks A", "Nilai"], ["2", "Jumlah B", "Orang"]])
    head = table([["No", "Indikator Kinerja", "Satuan"]], page=2, top=100)
    row = line(f"{'1':20}{'Persentase C':20}Persen", page=2, x=42, top=130)
    assert [q.text for q in find_blocks(document(pages=[[other], [head, row]])).unread] == [
        "No Indikator Kinerja Satuan"
    ]
    numbers = line(f"{'(1)':20}{'(2)':20}(3)", page=2, x=42, top=130)
    assert find_blocks(document(pages=[[other], [head, numbers]])).unread == ()


def test_a_form_that_gave_no_row_is_named_by_its_labels() -> None:
    labels = {
        "Sasaran Strategis": "Menurunnya A",
        "Formula": "B / C",
        "Satuan": "%",
        "Target": "64",
        "Sumber Data": "D",
    }
    rows = [["IKU 1 Nama Indikator Persentase B", "<"], *([label, value] for label, value in labels.items())]
    (quote,) = find_unread_tables(document(table(rows)), ())
    assert quote.text == "Sasaran Strategis Formula Satuan Target Sumber Data"


def test_labels_that_say_who_reports_are_no_form_of_an_indicator() -> None:
    rows = [["Nama", "Budi Contoh"], ["Jabatan", "Camat"], ["Tahun", "2025"], ["Sasaran", "Meningkatnya A"]]
    assert find_unread_tables(document(table(rows)), ()) == ()


def test_texts_worded_as_indicators_outside_tables_are_named_where_a_document_gave_no_row() -> None:
    texts = ["Persentase A yang selesai", "Target", "46 %", "1. Indeks B", "Rasio C per D"]
    lines = [line(text, top=100.0 + 20 * at) for at, text in enumerate(texts)]
    (quote,) = find_unread_tables(document(*lines), ())
    assert quote.text == "Persentase A yang selesai Indeks B Rasio C per D"
    read = find_indikator_tables(document(table([TARGET_HEADER, ROW])))
    assert find_unread_tables(document(*lines), read) == ()
    assert find_unread_tables(document(*lines[:3]), ()) == ()
