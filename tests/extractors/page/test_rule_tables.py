"""Which rules, drawn cell by cell, are those of one table."""

from __future__ import annotations

import itertools

from extractors.model.geometry import Box
from extractors.page.open_columns import undrawn_sides
from extractors.page.regions import Stroke
from extractors.page.rule_tables import tables_of_rules

LEFT, RIGHT = (46.0, 120.0, 292.0), (303.0, 376.0, 549.0)


def rule(y: float, edges: tuple[float, ...]) -> list[Stroke]:
    return [Stroke(y, a, b) for a, b in itertools.pairwise(edges)]


def text(what: str, x: float, y: float) -> tuple[str, Box]:
    return what, Box(x, y, x + 5 * len(what), y + 10)


def card(edges: tuple[float, ...], ys: tuple[float, ...]) -> list[Stroke]:
    return [s for y in ys for s in rule(y, edges)]


def test_tables_side_by_side_have_rules_of_their_own() -> None:
    strokes = [*card(LEFT, (108, 128, 162, 209)), *card(RIGHT, (108, 128, 162, 196))]
    found = tables_of_rules(strokes, [])
    assert [sorted(rules) for rules, _ in found] == [[108, 128, 162, 209], [108, 128, 162, 196]]
    assert [rules[108] for rules, _ in found] == [rule(108, LEFT), rule(108, RIGHT)]


def test_a_rule_under_some_cells_is_of_the_table_that_it_lies_on() -> None:
    edges = (0.0, 60.0, 120.0, 200.0)
    strokes = [*rule(10, edges), *rule(30, edges[1:]), *rule(50, edges)]
    assert [sorted(rules) for rules, _ in tables_of_rules(strokes, [])] == [[10, 30, 50]]


def test_a_table_begins_below_a_blank_strip_that_a_rule_of_one_stroke_closes() -> None:
    edges = (0.0, 60.0, 120.0, 160.0, 200.0)
    strokes = [*card(edges, (10, 30, 50)), Stroke(60.0, 2.0, 198.0), *card(edges, (80, 100, 120))]
    apart = tables_of_rules(strokes, [text("Kartu 2", 5, 65)])
    assert [sorted(rules) for rules, _ in apart] == [[10, 30, 50], [80, 100, 120]]
    together = tables_of_rules(strokes, [text("isi", 5, 51), text("Kartu 2", 5, 65)])
    assert [sorted(rules) for rules, _ in together] == [[10, 30, 50, 80, 100, 120]]


def test_cards_of_labels_and_values_have_their_last_row_down_to_the_frame() -> None:
    rows = (108.0, 128.0, 148.0, 168.0)
    frame = [Stroke(188.0, 50.0, 288.0)]
    sides = [Stroke(46.0, 92.0, 184.0), Stroke(292.0, 92.0, 184.0)]
    words = [text(what, x, y + 5) for y in rows for what, x in (("Satuan", 50), ("Karya", 125))]
    _, found = undrawn_sides([*card(LEFT, rows), *frame], sides, words)
    assert [(s.start, s.end) for s in found if s.at == 120.0] == [(108, 128), (128, 148), (148, 168), (168, 188)]
    assert undrawn_sides(card(LEFT, rows[:3]), sides, words) == ([], [])  # three rules are too few
