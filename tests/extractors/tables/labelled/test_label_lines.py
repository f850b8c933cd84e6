"""Forms without upright rules: a label and its value in each line, without colon."""

from __future__ import annotations

import pytest

from extractors.find import find_blocks
from extractors.model.document import Document, Line
from extractors.tables.labelled.label_lines import with_forms_of_lines
from tests.build import document, line, table
from tests.growth import LINEAR, growth

FORM = (
    ("Kode IKU", "IKU-01"),
    ("Sasaran Strategis", "Meningkatnya mutu layanan"),
    ("Indikator Kinerja Utama", "Indeks kepuasan"),
    ("Formula", "Jumlah nilai dibagi jumlah"),
    ("", "responden"),
    ("Satuan", "Indeks"),
    ("Target Tahun 2025", "85"),
)


def _lines(rows: tuple[tuple[str, str], ...], *, x: float = 220.0, top: float = 100.0, page: int = 1) -> list[Line]:
    made: list[Line] = []
    for at, (label, value) in enumerate(rows):
        parts = [line(text, page=page, x=left, top=top + 16 * at) for text, left in ((label, 50.0), (value, x)) if text]
        made.append(Line(tuple(word for part in parts for word in part.words)))
    return made


def test_labels_with_values_at_the_same_place_are_a_form() -> None:
    (found,) = find_blocks(document(*_lines(FORM))).tables
    (row,) = found.rows
    assert {name: quote.text for name, quote in row.fields.items()} == {
        "kode": "IKU-01", "sasaran": "Meningkatnya mutu layanan", "indikator": "Indeks kepuasan", "satuan": "Indeks",
        "formula": "Jumlah nilai dibagi jumlah responden", "target": "85",
    }  # fmt: skip


def test_a_form_of_lines_goes_on_over_the_page() -> None:
    rest = (
        ("Sumber Data", "Survei"),
        ("Penanggung Jawab", "Sekretaris"),
        ("Polaritas", "Maksimal"),
        ("Frekuensi", "Tahunan"),
    )
    found = find_blocks(document(pages=[_lines(FORM), _lines(rest, page=2)])).tables
    assert [(row.fields["indikator"].text, row.fields["sumber_data"].text) for t in found for row in t.rows] == [
        ("Indeks kepuasan", "Survei")
    ]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(FORM[2:4], id="two lines"),
        pytest.param((("Indikator", "A"), ("Indikator", "B"), ("Indikator", "C"), ("Indikator", "D")), id="one label"),
        pytest.param(
            (("Nomor surat", "1"), ("Perihal", "IKU"), ("Kepada", "Camat"), ("Dari", "Bupati")), id="a letter"
        ),
    ],
)
def test_other_lines_in_two_columns_are_no_form(rows: tuple[tuple[str, str], ...]) -> None:
    assert find_blocks(document(*_lines(rows))).tables == ()


def test_forms_one_below_the_other_are_each_an_indicator() -> None:
    second = (("Kode IKU", "IKU-02"), *FORM[1:2], ("Indikator Kinerja Utama", "Nilai mutu"), *FORM[3:])
    (found,) = find_blocks(document(*_lines(FORM), *_lines(second, top=220))).tables
    assert [row.fields["indikator"].text for row in found.rows] == ["Indeks kepuasan", "Nilai mutu"]


@pytest.mark.parametrize(
    ("odd", "code"),
    [
        pytest.param(("Catatan Khusus", "Bagian lain"), "leftover_words", id="unknown label"),
        pytest.param(("Daerah", ""), "leftover_words", id="rest of a label"),
        pytest.param(("Baseline", "70      71"), "several_numbers", id="two values"),
    ],
)
def test_a_line_that_is_none_of_a_form_ends_it_only_where_no_label_follows(odd: tuple[str, str], code: str) -> None:
    ((row,),) = (t.rows for t in find_blocks(document(*_lines((*FORM[:5], odd, *FORM[5:])))).tables)
    assert row.fields["target"].text == "85"
    assert code in row.doubts
    ((row,),) = (t.rows for t in find_blocks(document(*_lines((*FORM, odd)))).tables)
    assert row.fields["target"].text == "85"


def test_targets_of_two_years_are_two_labels_of_a_form() -> None:
    ((row,),) = (t.rows for t in find_blocks(document(*_lines((*FORM, ("Target Tahun 2026", "87"))))).tables)
    assert {year.year.text: year.value.text for year in row.yearly} == {
        "Target Tahun 2025": "85",
        "Target Tahun 2026": "87",
    }


def test_a_page_of_many_tables_costs_as_much_as_there_are() -> None:
    def of(n: int) -> Document:
        return document(*(table([["Nilai", str(at)]], top=100.0 + at) for at in range(n)))

    assert growth(with_forms_of_lines, of, 250) < LINEAR
