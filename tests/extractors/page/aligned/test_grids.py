"""The tables of a page: drawn ones with rows that no rule parts, frames around columns of words."""

from __future__ import annotations

from dataclasses import replace

from extractors.model.document import Line, Page, Table
from extractors.page.aligned.grids import tables_of, with_rows_parted
from tests.build import line, table
from tests.extractors.page.aligned.test_find import NUMBERS, lines_of, texts


def test_a_drawn_row_of_several_lines_of_values_is_as_many_rows() -> None:
    drawn = table([["Region", "Number", "Percent"], ["Pujon\nSukasada\nRappocini", "10\n20\n30", "1,5\n2,5\n3,5"]])
    assert texts(with_rows_parted(drawn)) == [
        ["Region", "Number", "Percent"], ["Pujon", "10", "1,5"], ["Sukasada", "20", "2,5"], ["Rappocini", "30", "3,5"],
    ]  # fmt: skip


def test_a_drawn_row_with_one_value_and_a_long_text_stays_one_row() -> None:
    drawn = table([["Region", "Content", "Number"], ["Pujon", "a text that takes\ntwo lines", "10"]])
    assert with_rows_parted(drawn) is drawn


def test_a_row_with_a_cell_that_goes_on_below_stays() -> None:
    drawn = table([["A", "1\n2", "3\n4"], [None, "5", "6"]])
    assert with_rows_parted(drawn) is drawn


def test_a_drawn_row_with_a_word_that_has_no_place_stays_whole() -> None:
    drawn = table([["Region", "Number"], ["Pujon\nSukasada\nRappocini", "10\n20\n30"]])
    *cells, last = drawn.cells
    word = last.lines[0].words[0]
    nowhere = Line((*last.lines[0].words, word._replace(text="x", place=word.place._replace(box=None))))
    placeless = replace(drawn, cells=(*cells, replace(last, lines=(nowhere, *last.lines[1:]))))
    assert with_rows_parted(drawn) is not drawn
    assert with_rows_parted(placeless) is placeless


def test_a_frame_around_columns_gives_the_table_inside_it() -> None:
    inner = "\n".join(row for row in NUMBERS.split("\n") if row)
    (found,) = tables_of(Page(1, 595.0, 842.0, (table([[inner]], widths=[400.0]),)))
    assert found.n_cols == 3
    assert texts(found)[1] == ["Air bersih", "1.234", "20,5"]


def test_a_frame_around_a_text_is_no_table() -> None:
    assert tables_of(Page(1, 595.0, 842.0, (table([["some words that\nstand in a frame"]]),))) == ()


def test_drawn_tables_and_others_come_from_top_to_bottom() -> None:
    drawn = table([["A", "B"], ["1", "2"]], top=300.0)
    page = Page(1, 595.0, 842.0, (*lines_of(NUMBERS), drawn, line("words alone", top=500.0)))
    assert [each.ruled for each in tables_of(page)] == [False, True]


def test_a_table_of_a_file_without_places_is_as_the_file_names_it() -> None:
    typed: Table = table([["A\nB", "1\n2"]], page=None)
    assert tables_of(Page(None, None, None, (typed,))) == (typed,)
