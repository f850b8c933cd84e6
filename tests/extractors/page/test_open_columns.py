"""Tables whose cells draw rules above and below and no sides: the columns are where the rules of several rows meet."""

from __future__ import annotations

import itertools

import pytest

from extractors.model.geometry import Box
from extractors.page.open_columns import undrawn_sides
from extractors.page.regions import Stroke

EDGES = (0.0, 100.0, 160.0, 220.0)


def rule(y: float, edges: tuple[float, ...] = EDGES) -> list[Stroke]:
    return [Stroke(y, a, b) for a, b in itertools.pairwise(edges)]


def text(what: str, x: float, y: float, letter: float = 5.0) -> tuple[str, Box]:
    return what, Box(x, y, x + letter * len(what), y + 10)


ROWS = [*rule(0), *rule(20), *rule(40), *rule(60)]


def test_sides_stand_where_the_rules_of_several_rows_meet() -> None:
    _, sides = undrawn_sides(ROWS, [], [text("A", 5, 45)])
    assert {round(s.at) for s in sides} == {0, 100, 160, 220}
    assert sum(s.at == 100.0 for s in sides) == 3  # one for each row


@pytest.mark.parametrize(
    ("below", "rows"),
    [
        pytest.param(
            [text("Kode", 5, 65), text("Target", 110, 65), text("Satuan", 170, 65)], 4, id="a row of the table"
        ),
        pytest.param([text("Catatan: angka dapat berubah", 5, 65)], 3, id="a note that a line closes off"),
    ],
)
def test_the_rule_below_the_last_row_may_be_one_stroke(below: list[tuple[str, Box]], rows: int) -> None:
    _, sides = undrawn_sides([*ROWS, Stroke(80.0, 0.0, 220.0)], [], below)
    assert sum(s.at == 100.0 for s in sides) == rows


def test_a_text_over_several_columns_has_no_sides_inside_it() -> None:
    _, sides = undrawn_sides(ROWS, [], [text("Sasaran : Meningkatnya mutu pelayanan", 5, 25)])
    assert [[(s.start, s.end) for s in sides if s.at == x] for x in EDGES[1:-1]] == [[(0, 20), (40, 60)]] * 2


def test_a_head_above_the_first_rule_is_a_row_of_the_table() -> None:
    labels = [text("Kode", 5, -14), text("Target", 110, -14), text("Satuan", 170, -14)]
    title = [text("INDIKATOR KINERJA UTAMA", 40, -40)]
    above, sides = undrawn_sides(ROWS, [], [*title, *labels])
    assert [(s.at, s.start, s.end) for s in above] == [(-15.0, 0.0, 220.0)]
    assert (-15.0, 0) in [(s.start, s.end) for s in sides if s.at == 100.0]
    assert undrawn_sides(ROWS, [], title)[0] == []


def test_a_label_in_the_middle_of_its_columns_is_theirs_though_it_crosses_no_side() -> None:
    label = text("Target", 145, 5)  # 100 to 220: its middle is 160
    _, sides = undrawn_sides(ROWS, [], [label, text("2023", 120, 25), text("2024", 180, 25)])
    assert [(s.start, s.end) for s in sides if s.at == 160.0] == [(20, 40), (40, 60)]
    assert len([s for s in sides if s.at == 100.0]) == 3


def test_texts_of_two_full_cells_are_two_though_little_blank_is_between_them() -> None:
    _, sides = undrawn_sides(ROWS, [], [text("Jumlah layanan aktif"[:19], 2, 25), text("1.250", 102, 25)])
    assert len([s for s in sides if s.at == 100.0]) == 3


@pytest.mark.parametrize(
    ("horizontal", "vertical"),
    [
        pytest.param([Stroke(y, 0, 220) for y in (0, 20, 40, 60)], [], id="rules_in_one_stroke"),
        pytest.param(ROWS, [Stroke(100.0, 0, 60)], id="sides_drawn"),
        pytest.param(ROWS, [Stroke(100.0, y, y + 0.8) for y in range(0, 60, 2)], id="dotted_sides"),
        pytest.param([*rule(0), *rule(20)], [], id="too_few_rules"),
        pytest.param([Stroke(y, x, x + 1.0) for y in (0, 20, 40) for x in range(0, 200, 1)], [], id="dots"),
    ],
)
def test_no_sides_where_nothing_tells_them(horizontal: list[Stroke], vertical: list[Stroke]) -> None:
    assert undrawn_sides(horizontal, vertical, [text("A", 5, 45)]) == ([], [])


def test_no_sides_where_two_texts_of_a_line_stand_in_one_column() -> None:
    beside = [piece for y in (5, 25, 45) for piece in (text("Persen", 165, y), text("35", 208, y))]
    assert undrawn_sides(ROWS, [], beside) == ([], [])


def test_rules_that_meet_elsewhere_below_a_caption_are_of_another_table() -> None:
    other = (0.0, 70.0, 130.0, 190.0, 220.0)
    below = [*rule(90, other), *rule(110, other), *rule(130, other)]
    _, sides = undrawn_sides([*ROWS, *below], [], [text("Tabel 2 Perbandingan dengan provinsi", 5, 70)])
    assert {s.at for s in sides if s.start >= 90} == {*other}
    assert {s.at for s in sides if s.end <= 60} == {*EDGES}
    assert not [s for s in sides if s.start < 90 < s.end or 60 < s.end < 90]


@pytest.mark.parametrize(
    ("sum_at", "parted"), [pytest.param(112, True, id="last"), pytest.param(72, False, id="first")]
)
def test_a_sum_that_runs_over_a_side_below_rows_without_rules_is_a_row_of_its_own(sum_at: float, parted: bool) -> None:
    rows = [*rule(0), *rule(20), *rule(130)]
    tops = [y for y in (25, 45, 72, 92, 112) if y != sum_at]
    words = [piece for y in tops for piece in (text("Mutu", 5, y), text("9", 105, y), text("8", 165, y))]
    above, sides = undrawn_sides(rows, [], [*words, text("Rata-rata capaian", 110, sum_at)])
    assert bool(above) is parted
    assert bool([s for s in sides if s.at == 160.0 and s.start == 20.0]) is parted


OTHER = (0.0, 90.0, 150.0, 220.0)
CELLS = [text(what, x, y) for y in (125, 145, 225, 245, 265) for what, x in (("A", 5), ("70", 110), ("%", 170))]


def test_two_rules_that_meet_at_the_same_places_are_enough_and_each_card_has_its_own_columns() -> None:
    three = (0.0, 60.0, 100.0, 160.0, 220.0)
    first = [Stroke(100.0, 1.0, 219.0), *rule(140, three), *rule(160, three), Stroke(160.5, 2.0, 218.0)]
    second = [Stroke(200.0, 1.0, 219.0), *(s for y in (240, 260, 280) for s in rule(y, OTHER))]
    sides = [Stroke(0.0, 100.0, 160.0), Stroke(220.0, 100.0, 160.0)]  # the card's own
    _, found = undrawn_sides([*first, *second], sides, CELLS)
    assert {round(s.at) for s in found if s.end < 170} == {0, 60, 100, 160, 220}
    assert {round(s.at) for s in found if s.start > 170} == {0, 90, 150, 220}


def test_the_sides_of_a_box_inside_a_cell_are_no_sides_of_cells() -> None:
    button = [Stroke(170.0, 44.0, 56.0), Stroke(200.0, 44.0, 56.0)]
    _, found = undrawn_sides(ROWS, button, [text("A", 5, 45)])
    assert {round(s.at) for s in found} == {0, 100, 160, 220}
    assert undrawn_sides(ROWS, [Stroke(170.0, 40.0, 60.0)], [text("A", 5, 45)]) == ([], [])
