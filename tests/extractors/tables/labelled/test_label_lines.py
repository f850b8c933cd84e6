"""Forms without upright rules: a label and its value in each line, without colon."""

from __future__ import annotations

import pytest

from extractors.find import find_blocks
from extractors.model.document import Line
from tests.build import document, line

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
