from __future__ import annotations

from extractors.model.document import Document, Line
from extractors.tables.labelled.find import find_labelled_tables
from tests.build import document, line


def _two_columns(*rows: tuple[str, str]) -> Document:
    made = []
    for at, (left, right) in enumerate(rows):
        parts = [line(text, x=x, top=100 + 14 * at) for text, x in ((left, 50.0), (right, 400.0)) if text]
        words = tuple(word for part in parts for word in part.words)
        offsets = tuple(offset for part in parts for offset in part.offsets)
        made.append(Line(words, offsets, (len(parts[0].words),) if len(parts) > 1 else ()))
    return document(*made)


def test_forms_side_by_side_are_read_column_by_column() -> None:
    made = _two_columns(
        ("IKU 1", "IKU 2"),
        ("Nama indikator : Persentase A", "Nama indikator : Jumlah B"),
        ("Sasaran : Meningkatnya C", "Sasaran : Meningkatnya D"),
        ("Formula : luas tahun n dikurangi", "Formula : Banyaknya B"),
        ("          dibagi luas tahun n-1", ""),
        ("Satuan : %", "Satuan : Unit"),
        ("Target : 12", "Target : 185"),
        ("Sumber data : SK", "Sumber data : Laporan"),
    )
    (found,) = find_labelled_tables(made)
    told = [{name: quote.text for name, quote in row.fields.items()} for row in found.rows]
    assert [(row["no"], row["indikator"], row["sasaran"], row["target"]) for row in told] == [
        ("1", "Persentase A", "Meningkatnya C", "12"),
        ("2", "Jumlah B", "Meningkatnya D", "185"),
    ]
    assert told[0]["formula"] == "luas tahun n dikurangi dibagi luas tahun n-1"
