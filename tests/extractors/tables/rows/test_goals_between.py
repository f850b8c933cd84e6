"""Goals printed between the parts of one table, whose head is not printed again, and goals in frames of their own."""

from __future__ import annotations

from extractors.model.document import Table
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, table

HEAD = ["No", "Indikator Kinerja", "Satuan", "Target"]
WIDTHS = (50.0, 200.0, 100.0, 80.0)


def _part(page: int, *rows: list[str]) -> Table:
    return table(rows, widths=WIDTHS, page=page)


def _goals(*pages: list[Table | str]) -> list[str]:
    found = find_indikator_tables(document(pages=pages))
    return [row.quote("sasaran").text for made in found for row in made.rows]


def test_a_goal_above_a_part_without_head_holds_from_there_and_not_the_one_above_the_first_part() -> None:
    first = _part(1, HEAD, ["1", "Indeks A", "indeks", "72"])
    second = _part(2, ["2", "Indeks B", "indeks", "73"], ["3", "Indeks C", "indeks", "74"])
    pages = (["INDIKATOR KINERJA UTAMA", "Sasaran 1 : Meningkatnya A", first], ["Sasaran 2 : Meningkatnya B", second])
    assert _goals(*pages) == ["Meningkatnya A", "Meningkatnya B", "Meningkatnya B"]
    assert _goals(pages[0], [second]) == ["Meningkatnya A"] * 3


def test_a_goal_in_a_frame_of_its_own_is_that_of_the_table_below_it() -> None:
    def framed(text: str, page: int) -> Table:
        return table([[text]], widths=(430.0,), page=page, top=100.0)

    first = _part(1, HEAD, ["1", "Indeks A", "indeks", "72"])
    for rows in ([["2", "Indeks B", "indeks", "73"]], [HEAD, ["2", "Indeks B", "indeks", "73"]]):
        title = "INDIKATOR KINERJA UTAMA"
        second = [framed("Sasaran 2 : Meningkatnya\nB", 2), _part(2, *rows)]
        assert _goals([title, framed("Sasaran 1 : Meningkatnya A", 1), first], second) == [
            "Meningkatnya A",
            "Meningkatnya B",
        ]
