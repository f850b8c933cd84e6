"""Grids that hold several columns, or several rows, as one: parted by labels, numbers and gaps, and doubted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model.document import Cell, Table
from extractors.model.quote import Quote
from extractors.tables.grids.split_columns import with_columns_parted
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, line, table
from tests.extractors.tables.found import texts_of


def _cell(cell: Cell, *lines: tuple[str, float, float]) -> Cell:
    return replace(cell, lines=tuple(line(text, x=x, top=top) for text, x, top in lines))


def _texts(made: Table, row: int) -> list[str]:
    return [c.text for c in made.row(row)]


def test_two_labels_side_by_side_over_their_own_texts_are_two_columns() -> None:
    made = table(
        [
            ["Sasaran", "Indikator Kinerja", "SAT.        Target"],
            ["Mutu A", "Persentase B", "%           80"],
            ["Mutu C", "Nilai D", "Nilai       75"],
        ]
    )
    parted = with_columns_parted(made)
    assert _texts(parted, 0) == ["Sasaran", "Indikator Kinerja", "SAT.", "Target"]
    assert [_texts(parted, row)[2:] for row in (1, 2)] == [["%", "80"], ["Nilai", "75"]]


def test_labels_below_another_label_keep_it_above_all_of_them() -> None:
    made = table(
        [
            ["Sasaran", "Indikator Kinerja", "TARGET\n2021   2022"],
            ["Mutu A", "Persentase B", "70     80"],
            ["Mutu C", "Nilai D", "B      BB"],
        ]
    )
    (found,) = find_indikator_tables(document(made))
    assert [[(y.year.text, y.value.text) for y in row.yearly] for row in found.rows] == [
        [("TARGET 2021", "70"), ("TARGET 2022", "80")],
        [("TARGET 2021", "B"), ("TARGET 2022", "BB")],
    ]


@pytest.mark.parametrize("numbers", [("1", "2"), ("1", ""), ("", "")], ids=["all", "one", "none"])
def test_numbers_that_were_not_read_part_the_column_of_goals_all_the_same(numbers: tuple[str, str]) -> None:
    made = table(
        [
            ["NO        SASARAN STRATEGIS", "INDIKATOR KINERJA"],
            [f"{numbers[0]:<10}Terselenggaranya mutu A", "Persentase B"],
            [f"{numbers[1]:<10}Terselenggaranya mutu C", "Nilai D"],
        ]
    )
    assert _texts(with_columns_parted(made), 0) == ["NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA"]


def test_a_goal_that_shares_its_column_with_numbers_is_no_number() -> None:
    made = table([["No Sasaran", "Indikator Kinerja", "Target"], ["Terselenggaranya A", "Persentase B", "80"]])
    (found,) = find_indikator_tables(document(made))
    assert [row.fields["sasaran"].text for row in found.rows] == ["Terselenggaranya A"]


def test_a_label_of_two_words_is_no_two_columns() -> None:
    made = table(
        [
            ["NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA"],
            ["1", "A        B", "C        D"],
            ["2", "E        F", "G        H"],
        ]
    )
    assert with_columns_parted(made) == made


def test_rows_without_rules_between_them_are_parted_and_doubted() -> None:
    made = table([["No", "Sasaran", "Indikator Kinerja", "Target"], ["1", "x", "x", "x"]])
    box = made.place.box
    assert box is not None
    texts = (("1", "2"), ("Meningkatnya A", "Terwujudnya B"), ("Persentase C", "Nilai D"), ("80", "75"))
    cells: list[Cell] = []
    for cell in made.cells:
        if cell.row == 0:
            cells.append(cell)
            continue
        at, place = cell.place.box, texts[cell.col]
        assert at is not None
        cells.append(_cell(cell, (place[0], at.x0 + 2, 220.0), (place[1], at.x0 + 2, 244.0)))
    cells = [
        replace(c, place=c.place._replace(box=b._replace(bottom=262.0))) if c.row and (b := c.place.box) else c
        for c in cells
    ]
    whole = replace(made, cells=tuple(cells), place=made.place._replace(box=box._replace(bottom=262.0)))
    (found,) = find_indikator_tables(document(whole))
    assert [row.fields.get("indikator", Quote()).text for row in found.rows] == ["Persentase C", "Nilai D"]
    assert [row.fields.get("target", Quote()).text for row in found.rows] == ["80", "75"]
    assert all("rows_by_place" in row.doubts for row in found.rows)


def test_a_line_beside_a_ruled_table_makes_its_rows_doubtful() -> None:
    made = table([["Sasaran", "Indikator Kinerja", "Target"], ["Meningkatnya A", "Nilai B", "80"]], x=100)
    (found,) = find_indikator_tables(document(line("1", x=60, top=222), made))
    assert found.rows[0].doubts == ("leftover_words",)


def test_rows_between_upright_rulings_begin_where_their_own_columns_do() -> None:
    head = ["NO", "SASARAN", "INDIKATOR KINERJA", "FORMULA"]
    indicators = "Nilai A\nPersentase B\nyang C\nIndeks D"
    formulas = "Hasil nilai\nJumlah B dibagi\njumlah C\n(Hasil) survei"
    rows = [head, ["1\n \n \n2", "Meningkatnya E\n \n \nMeningkatnya F", indicators, formulas]]
    (found,) = find_indikator_tables(document(table(rows)))
    assert [row.fields["indikator"].text for row in found.rows] == ["Nilai A", "Persentase B yang C", "Indeks D"]
    assert [row.fields["sasaran"].text for row in found.rows] == ["Meningkatnya E"] * 2 + ["Meningkatnya F"]


def test_the_bullets_of_one_items_list_are_no_items() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Target", "Sumber Data"],
        ["1", "Meningkatnya A", "1. Persentase B\n \n2. Persentase C", "92\n \n27", "• Matriks\n• Sistem\nAplikasi"],
    ]
    (found,) = find_indikator_tables(document(table(rows)))
    assert [row.fields["sumber_data"].text for row in found.rows] == ["• Matriks • Sistem", "Aplikasi"]


def test_a_line_whose_indicator_goes_on_in_small_letters_opens_no_row_whatever_begins_beside_it() -> None:
    head = ["No", "Sasaran Strategis", "Indikator Kinerja Utama", "Formulasi", "Penanggung Jawab"]
    body = [
        "1\n\n2",
        "Meningkatnya mutu\nlayanan\nTerwujudnya tertib\nadministrasi",
        "Persentase logistik\nyang tersedia\nNilai SAKIP\nkecamatan",
        "Logistik tersedia /\nLogistik standar\nHasil evaluasi\nlembaga",
        "Bidang\nKedaruratan\nBidang\nUmum",
    ]
    (found,) = find_indikator_tables(document(table([head, body])))
    assert texts_of(found, "indikator") == ["Persentase logistik yang tersedia", "Nilai SAKIP kecamatan"]
