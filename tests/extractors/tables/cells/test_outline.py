"""Lists inside one cell, paired with the values beside by height: marks, lost marks, sentences that items complete."""

from __future__ import annotations

import pytest

from extractors.model.blocks import IndikatorRow
from extractors.model.document import Line
from extractors.tables.cells.outline import find_outline
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, line, table
from tests.extractors.tables.found import TARGET_HEADER


def _rows(indicators: str, targets: str) -> tuple[IndikatorRow, ...]:
    made = document(
        table([TARGET_HEADER, ["1", "Meningkatnya A", indicators, targets]], widths=[40.0, 160.0, 240.0, 100.0])
    )
    (found,) = find_indikator_tables(made)
    return found.rows


def _pairs(rows: tuple[IndikatorRow, ...]) -> list[tuple[str, str]]:
    return [(row.fields["indikator"].text, row.fields["target"].text) for row in rows]


@pytest.mark.parametrize(
    ("indicators", "targets", "expected"),
    [
        pytest.param(
            "Cakupan air bersih\n• Dokumen rencana\n  kota\n• Dokumen pantauan",
            "67%\n1 Dokumen\n\n2 Dokumen",
            [("Cakupan air bersih", "67%"), ("Dokumen rencana kota", "1 Dokumen"), ("Dokumen pantauan", "2 Dokumen")],
            id="a-sentence-with-a-value-of-its-own",
        ),
        pytest.param(
            "1. Nilai A\n2. Jumlah desa yang menerapkan\n- Cara B\n- Cara C",
            "10\n\n5\n6",
            [("Nilai A", "10"), ("Cara B", "5"), ("Cara C", "6")],
            id="a-list-in-a-list",
        ),
        pytest.param(
            "1.1.2 Jumlah ternak\n√ Kelahiran (%)\n- Sapi\n- Kerbau\n√ Anak domba yang\nlahir hidup (%)",
            "\n\n64\n65\n\n105",
            [("Sapi", "64"), ("Kerbau", "65"), ("Anak domba yang lahir hidup (%)", "105")],
            id="three-levels-and-values-beside-last-lines",
        ),
        pytest.param(
            "Jumlah ternak\nSapi (ekor)\nKerbau (ekor)\nDomba (ekor)",
            "\n447.978\n138.017\n11.022.084",
            [("Sapi (ekor)", "447.978"), ("Kerbau (ekor)", "138.017"), ("Domba (ekor)", "11.022.084")],
            id="marks-that-the-scan-lost",
        ),
        pytest.param(
            "1. Tingkat opini atas\nlaporan:\n- Laporan provinsi\n2. Nilai B",
            "100%\n\n1 Dokumen\n80",
            [("Tingkat opini atas laporan:", "100%"), ("Laporan provinsi", "1 Dokumen"), ("Nilai B", "80")],
            id="an-item-and-its-part-have-values",
        ),
        pytest.param(
            "1. Jumlah pengelola yang\ntertata\ndengan baik\n2. Persentase B",
            "27 Kota\n1 Provinsi\n49 Unit\n100%",
            [("Jumlah pengelola yang tertata dengan baik", "27 Kota 1 Provinsi 49 Unit"), ("Persentase B", "100%")],
            id="an-item-of-several-values-keeps-them",
        ),
    ],
)
def test_each_item_takes_the_value_at_its_height(
    indicators: str, targets: str, expected: list[tuple[str, str]]
) -> None:
    assert _pairs(_rows(indicators, targets)) == expected


def test_the_sentence_above_is_the_parent_of_its_items() -> None:
    rows = _rows("1. Jumlah laporan:\n- Dana\n- Belanja", "\n2 Dokumen\n3 Dokumen")
    assert [row.fields["parent"].text for row in rows] == ["Jumlah laporan:"] * 2


def _lines(*texts: str) -> list[Line]:
    return [line(text, top=100.0 + 12 * at) for at, text in enumerate(texts)]


def test_a_text_that_only_wraps_beside_a_value_is_one() -> None:
    made = table([["Persentase desa yang\nmempunyai lembaga", "80\n90"]])
    assert find_outline(made.cells[0].lines, [made.cells[1]]) == ()


def test_an_item_without_value_beside_others_with_one_is_left_whole() -> None:
    beside = table([["10\n20"]], top=96.0).cells[0]
    assert find_outline(_lines("1. Nilai A", "2. Nilai B", "3. Nilai C", "4. Nilai D"), [beside]) == ()
