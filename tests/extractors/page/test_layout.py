from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.model.document import Line, Table
from extractors.model.geometry import Box
from extractors.model.quote import Quote, Word
from extractors.page.layout import build_table, lay_out
from extractors.page.lines import box_of, group_lines
from extractors.page.regions import Stroke
from extractors.page.rulings import find_stages
from tests.build import word_at as at
from tests.build import words


def grid_words(*found: Word) -> Table:
    horizontal = [Stroke(y, 0, 200) for y in (0, 40, 80)]
    vertical = [Stroke(x, 0, 80) for x in (0, 100, 200)]
    return build_table(find_stages(horizontal, vertical).grids[0], found, 1)[0]


def test_justified_cell_has_no_breaks() -> None:
    found = [
        at("Badan", 5, 5),
        at("Pusat", 70, 5),
        at("1.", 5, 17),
        at("Statistik,", 45, 17),
        at("dan", 5, 29),
    ]
    assert [one.breaks for one in group_lines(found)] == [(1,), (1,), ()]
    cell = grid_words(*found).cell_at(0, 0)
    assert cell is not None
    assert [one.breaks for one in cell.lines] == [(), (1,), ()]


def test_word_over_a_border_belongs_to_the_cell_that_holds_most_of_it() -> None:
    table = grid_words(at("kemasyarakatannya", 20, 5), at("Desa", 105, 5))
    assert [cell.text for cell in table.row(0)] == ["kemasyarakatannya", "Desa"]


def test_bar_goes_to_its_cell() -> None:
    horizontal = [Stroke(y, 0, 200) for y in (0, 40, 80)] + [Stroke(60, 115, 180)]
    vertical = [Stroke(x, 0, 80) for x in (0, 100, 200)]
    table, _ = build_table(find_stages(horizontal, vertical).grids[0], (), 1, [Box(115, 60, 180, 60)])
    cell = table.cell_at(1, 1)
    assert cell is not None
    assert cell.bars == (Box(115, 60, 180, 60),)


def test_a_bar_goes_to_the_cell_at_its_height_and_not_to_the_one_below() -> None:
    horizontal = [Stroke(y, 0, 200) for y in (0, 22, 44, 66)]
    table, _ = build_table(
        find_stages(horizontal, [Stroke(x, 0, 66) for x in (0, 100, 200)]).grids[0], (), 1, [Box(115, 12, 180, 12)]
    )
    assert [(cell.row, cell.col) for cell in table.cells if cell.bars] == [(0, 1)]


def test_lines_stand_before_and_after_the_table() -> None:
    horizontal = [Stroke(y, 0, 200) for y in (100, 140, 180)]
    vertical = [Stroke(x, 100, 180) for x in (0, 100, 200)]
    found = [
        at("bawah", 10, 200),
        at("atas", 10, 80),
        at("dalam", 10, 110),
        at("samping", 220, 110),
    ]
    blocks = lay_out(found, find_stages(horizontal, vertical).grids, 1)
    assert [b.text if isinstance(b, Line) else "tabel" for b in blocks] == ["atas", "tabel", "samping", "bawah"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["a", "dan", "1.", "kata-"]), st.floats(-20, 260), st.floats(-20, 140)), max_size=40
    ),
    st.lists(st.sampled_from([0.0, 40.0, 90.0, 96.0, 150.0, 200.0]), min_size=2, max_size=5, unique=True),
)
def test_every_word_stands_in_exactly_one_place(spots: list[tuple[str, float, float]], xs: list[float]) -> None:
    found = [at(text, x, top) for text, x, top in spots]
    horizontal = [Stroke(y, min(xs), max(xs)) for y in (0, 30, 34, 90)]
    blocks = lay_out(found, find_stages(horizontal, [Stroke(x, 0, 90) for x in xs]).grids, 1)
    out: list[Word] = []
    for block in blocks:
        out += block.words
    assert Counter((w.text, box_of(w)) for w in out) == Counter((w.text, box_of(w)) for w in found)


def test_quote_of_a_cell_reads_on() -> None:
    table = grid_words(*(w for k, t in enumerate(["perundang-", "undangan"]) for w in words(t, x=5, top=5 + 12 * k)))
    assert Quote(table.words).text == "perundang-undangan"
