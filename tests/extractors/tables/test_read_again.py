"""Grids that gave no row, read once more by the places of their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.find import find_blocks
from extractors.model.document import Cell, Document, Line, Table
from extractors.tables.indicators import find_indikator_tables
from extractors.tables.read_again import read_again, read_aligned
from tests.build import document, line, table

LABELS = {
    "Nama Indikator": "Persentase desa",
    "Sasaran Strategis": "Meningkatnya A",
    "Formula": "B dibagi C",
    "Satuan": "Persen",
    "Target": "64",
}


def _card(labels: Mapping[str, str] = LABELS) -> Table:
    """Return a form whose first row lies in the same cell as its title, as where a rule between them is lost."""
    made = table([["IKU 1", "<"], *([f"{label} :", value] for label, value in labels.items())])
    first = [c for c in made.cells if c.row < 2]
    lines = tuple(line for c in first for line in c.lines)
    rest = tuple(replace(c, row=c.row - 1) for c in made.cells if c.row > 1)
    joined = Cell(0, 0, lines, 1, 2, first[0].place)
    return replace(made, cells=(joined, *rest), n_rows=made.n_rows - 1)


def test_a_form_that_its_rulings_spoil_is_read_by_its_lines_and_doubted() -> None:
    (found,) = find_blocks(document("INDIKATOR KINERJA UTAMA", _card())).tables
    (row,) = found.rows
    assert {name: row.fields[name].text for name in ("indikator", "sasaran", "formula", "satuan", "target")} == {
        "indikator": "Persentase desa",
        "sasaran": "Meningkatnya A",
        "formula": "B dibagi C",
        "satuan": "Persen",
        "target": "64",
    }
    assert "second_grid_differs" in row.doubts


def test_what_was_read_is_not_read_again() -> None:
    head = ["No", "Sasaran", "Indikator Kinerja", "Target"]
    made = document(table([head, ["1", "Meningkatnya A", "Persentase B", "80"]]), line("80", top=500))
    assert read_again(made, find_indikator_tables(made), find_indikator_tables) == ()


def test_a_goal_above_a_form_that_is_read_again_is_its_goal() -> None:
    labels = {name: value for name, value in LABELS.items() if not name.startswith("Sasaran")} | {
        "Sumber Data": "Dinas"
    }
    made = document("INDIKATOR KINERJA UTAMA", "Sasaran Strategis : Meningkatnya Z", _card(labels))
    (found,) = find_blocks(made).tables
    (row,) = found.rows
    assert (row.fields["sasaran"].text, row.fields["target"].text) == ("Meningkatnya Z", "64")
    assert "second_grid_differs" in row.doubts


ROWS = (
    ("1", "Meningkatnya pelayanan", "Persentase pengaduan selesai", "Persen", "90"),
    ("2", "Meningkatnya tata kelola", "Persentase laporan tepat", "Persen", "75"),
    ("3", "Meningkatnya desa", "Persentase desa maju", "Persen", "60"),
)


def _lines(*rows: Sequence[str]) -> list[Line]:
    """Return the lines of a table without rulings, its columns at fixed places."""
    widths = (6, 30, 34, 12, 6)
    drawn = ["".join(f"{text:{width}}" for text, width in zip(row, widths, strict=True)) for row in rows]
    return [line(text, x=30.0, top=150.0 + 16 * at) for at, text in enumerate(drawn)]


def _texts(made: Document) -> list[dict[str, str]]:
    return [
        {name: quote.text for name, quote in row.fields.items()}
        for each in find_blocks(made).tables
        for row in each.rows
    ]


def test_columns_without_a_head_are_read_by_the_places_of_their_words_and_doubted() -> None:
    made = document("INDIKATOR KINERJA UTAMA", *_lines(*ROWS))
    assert _texts(made)[1] == {
        "no": "2", "sasaran": "Meningkatnya tata kelola", "indikator": "Persentase laporan tepat", "satuan": "Persen",
        "target": "75",
    }  # fmt: skip
    (found,) = find_blocks(made).tables
    assert len(found.rows) == 3
    assert all("second_grid_differs" in row.doubts for row in found.rows)


def test_a_head_of_unknown_labels_is_no_row() -> None:
    head = ("Urut", "Hasil yang dituju", "Tolok", "Unit", "Angka")
    assert [row["no"] for row in _texts(document("INDIKATOR KINERJA UTAMA", *_lines(head, *ROWS)))] == ["1", "2", "3"]


def test_a_page_whose_words_were_read_is_left_alone() -> None:
    made = document("INDIKATOR KINERJA UTAMA", *_lines(*ROWS))
    (read,) = read_aligned(made, (), find_indikator_tables)
    assert len(read.rows) == 3
    assert read_aligned(made, (replace(read, rows=read.rows[:1]),), find_indikator_tables) == ()


def test_columns_of_other_things_give_no_row() -> None:
    rows = (("1", "Kabupaten A", "Kecamatan B", "Desa C", "90"), ("2", "Kabupaten D", "Kecamatan E", "Desa F", "75"),
            ("3", "Kabupaten G", "Kecamatan H", "Desa I", "60"))  # fmt: skip
    made = document("INDIKATOR KINERJA UTAMA", *_lines(*rows))
    assert read_aligned(made, (), find_indikator_tables) == ()
