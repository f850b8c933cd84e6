"""Indicators whose names stand above their labels without number or label of their own."""

from __future__ import annotations

from extractors.tables.labelled.find import find_labelled_tables
from tests.build import document

FIRST = ("Produksi padi", "Satuan: Ton", "Target 2024: 212.000", "Sumber data: Laporan tanam")
SECOND = ("Populasi sapi potong", "Satuan: Ekor", "Target 2024: 98.400", "Sumber data: Statistik")


def _rows(*texts: str) -> list[dict[str, str]]:
    return [
        {name: row.fields[name].text for name in ("sasaran", "indikator", "satuan", "target") if name in row.fields}
        for found in find_labelled_tables(document("\n".join(texts)))
        for row in found.rows
    ]


def test_lines_above_the_same_labels_are_names_and_doubted() -> None:
    texts = ("Sasaran 1. Meningkatnya produksi", *FIRST, "Sasaran 2. Meningkatnya populasi", *SECOND)
    assert _rows(*texts) == [
        {"sasaran": "Meningkatnya produksi", "indikator": "Produksi padi", "satuan": "Ton", "target": "212.000"},
        {"sasaran": "Meningkatnya populasi", "indikator": "Populasi sapi potong", "satuan": "Ekor", "target": "98.400"},
    ]
    (found,) = find_labelled_tables(document("\n".join(texts)))
    assert all("column_by_content" in row.doubts for row in found.rows)


def test_one_block_of_labels_names_nothing() -> None:
    assert _rows(*FIRST) == []


def test_where_a_label_names_the_indicators_the_lines_above_are_none() -> None:
    texts = (
        "Bagian Pertama",
        "Indikator: Produksi padi",
        *FIRST[1:],
        "Bagian Kedua",
        "Indikator: Populasi sapi",
        *SECOND[1:],
    )
    assert [row["indikator"] for row in _rows(*texts)] == ["Produksi padi", "Populasi sapi"]
