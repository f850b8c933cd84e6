"""Rows of a Word table with no line between them: one row typed as several, or rows of their own."""

from __future__ import annotations

import pytest

from tests.extractors.readers.docx.word_xml import p, read, tbl, tc, tr

_LINE, _NONE = '<w:{0} w:val="single"/>', '<w:{0} w:val="nil"/>'


def _row(*texts: str, above: bool, below: bool) -> str:
    """Return a row whose cells have a line at their top and bottom, or say that they have none."""
    edges = (_LINE if above else _NONE).format("top") + (_LINE if below else _NONE).format("bottom")
    return tr(*(tc(p(text), f"<w:tcBorders>{edges}</w:tcBorders>") for text in texts))


HEAD = _row("No", "Indikator", "Target", above=True, below=True)
FIRST = ("1", "Persentase penyandang", "82 %")


@pytest.mark.parametrize(
    ("rest", "open_between", "texts"),
    [
        pytest.param(
            ("", "yang mendapat layanan", ""), True, "Persentase penyandang yang mendapat layanan", id="goes on"
        ),
        pytest.param(("", "yang mendapat layanan", ""), False, "Persentase penyandang", id="a line between"),
        pytest.param(("2", "yang mendapat layanan", ""), True, "Persentase penyandang", id="a number of its own"),
        pytest.param(("", "yang mendapat layanan", "85 %"), True, "Persentase penyandang", id="a value of its own"),
        pytest.param(("", "Jumlah lembaga", ""), True, "Persentase penyandang", id="nothing in small letters"),
        pytest.param(("", "Nilai SAKIP", "menurut hasil"), True, "Persentase penyandang", id="an indicator of its own"),
        pytest.param(("", "nilai SAKIP", "BB"), True, "Persentase penyandang", id="a grade of its own"),
        pytest.param(("", "nilai SAKIP", "≥ 80"), True, "Persentase penyandang", id="a threshold of its own"),
        pytest.param(("", "a. lansia", ""), True, "Persentase penyandang", id="an item of a list"),
    ],
)
def test_a_row_without_a_line_above_it_may_go_on_with_the_row_above(
    rest: tuple[str, ...], open_between: bool, texts: str
) -> None:
    body = [_row(*FIRST, above=True, below=not open_between), _row(*rest, above=not open_between, below=True)]
    (table,) = read(tbl(HEAD, *body)).tables
    assert [cell.text for cell in table.row(1)] == ["1", texts, "82 %"]
    assert (table.n_rows, [cell.row_span for cell in table.row(1)]) == (3, [1 + (texts != FIRST[1])] * 3)


def test_only_one_of_two_cells_without_a_line_between_them_is_not_enough() -> None:
    body = [_row(*FIRST, above=True, below=True), _row("", "yang mendapat layanan", "", above=False, below=True)]
    (table,) = read(tbl(HEAD, *body)).tables
    assert [cell.text for cell in table.row(1)] == [*FIRST]


def test_small_letters_tell_nothing_below_a_text_that_begins_with_one() -> None:
    first, second = (("1", "jumlah lembaga", "lembaga"), ("", "jumlah pengurus", "orang"))
    body = [_row(*first, above=True, below=False), _row(*second, above=False, below=True)]
    (table,) = read(tbl(HEAD, *body)).tables
    assert [cell.text for cell in table.row(1)] == [*first]
