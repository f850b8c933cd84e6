"""The grid read a second time: from where words stand, without any ruling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from extractors.model.quote import Quote, join
from extractors.tables.doubts.second_grid import _by_page, _goals_apart, _kin, _Text, differing
from tests.build import quote
from tests.growth import LINEAR, growth


def _at(text: str, x: float, top: float) -> Quote:
    """Return the lines of a text, the first at `top`, 12 points apart."""
    return join(quote(part, x=x, top=top + 12 * k) for k, part in enumerate(text.split("\n")) if part)


def _told(rows: Sequence[Mapping[str, Quote]]) -> set[tuple[int, str]]:
    return differing(rows, [{(0, at)} for at in range(len(rows))])


def _row(
    top: float, indikator: str = "Persentase aduan\nyang selesai", sumber: str = "Register aduan"
) -> dict[str, Quote]:
    return {"indikator": _at(indikator, 100, top), "sumber_data": _at(sumber, 300, top)}


def test_rows_and_columns_that_stand_apart_are_read_alike() -> None:
    assert _told([_row(100), _row(130), _row(160)]) == set()


def test_a_strip_blank_from_line_to_line_parts_two_columns() -> None:
    rows = [
        {"formula": _at("jumlah aduan      Bidang Umum\njumlah semua      dan Hukum", 100, top)} for top in (100, 140)
    ]
    assert _told(rows) == {(0, "formula"), (1, "formula")}


def test_marks_of_a_list_and_units_behind_numbers_are_no_columns() -> None:
    listed = [{"indikator": _at("1.   Persentase aduan\n2.   Jumlah layanan", 100, top)} for top in (100, 140)]
    valued = [{"target": _at("10    Orang", 100, top)} for top in (100, 120, 140, 160)]
    assert _told(listed) == _told(valued) == set()


def test_words_of_two_columns_that_touch() -> None:
    rows = [_row(100), {"indikator": _at("Persentase", 100, 130), "sumber_data": _at("Register", 155, 130)}]
    assert _told(rows) == {(1, "indikator"), (1, "sumber_data")}


def test_a_value_at_the_height_of_another_rows_indicator() -> None:
    rows = [_row(100), _row(130)]
    rows[0]["target"] = _at("90", 450, 136)
    assert _told(rows) == {(0, "target")}


@pytest.mark.parametrize(
    ("top", "differs"),
    [(100, False), (136, False), (72, False), (190, True), (118, True)],
    ids=["at the top", "in the middle", "in a row above", "beside another's", "neither"],
)
def test_where_a_goal_stands_beside_its_rows(top: float, differs: bool) -> None:
    goal = _at("Meningkatnya A", 10, top)
    rows = [*(_row(y) | {"sasaran": goal} for y in (100, 130, 160)), _row(190)]
    assert bool(_told(rows)) is differs


def test_goals_of_a_table_in_two_halves_side_by_side_are_beside_none_of_the_other_half() -> None:
    left = [_row(y) | {"sasaran": _at("Meningkatnya A", 10, y)} for y in (100, 130)]
    shifted = [{"sasaran": _at("Meningkatnya B", 500, y), "indikator": _at("Nilai B", 700, y + 12)} for y in (88, 118)]
    rows = [*left, *shifted]
    assert differing(rows, [{(at // 2, at)} for at in range(4)]) == set()
    assert differing(rows, [{(0, at)} for at in range(4)]) != set()


def test_two_texts_with_a_gap_between_them_in_one_field() -> None:
    joined = join([_at("Persentase aduan\nyang selesai", 100, 100), _at("Jumlah layanan", 100, 136)])
    assert _told([{"indikator": joined}]) == {(0, "indikator")}


def test_a_line_that_goes_on_with_the_row_above() -> None:
    rows = [
        {"indikator": _at(text, 100, top)}
        for text, top in (("Persentase", 100), ("aduan selesai", 112), ("Nilai", 140))
    ]
    rows.append({"indikator": _at("Tingkat A\nyang B", 100, 170)})
    assert _told(rows) == {(0, "indikator"), (1, "indikator")}


def test_what_one_cell_holds_is_parted_by_its_marks_not_by_its_place() -> None:
    rows = [_row(100), _row(104)]
    assert _told(rows) == {(0, "indikator"), (1, "indikator")}
    assert differing(rows, [{(0, 1)}, {(0, 1)}]) == set()


def _seen(row: Mapping[str, Quote]) -> dict[str, Quote]:
    """Return a row whose words were read from a picture."""
    return {name: Quote(tuple(w._replace(engine="ocr") for w in q.words)) for name, q in row.items()}


@pytest.mark.parametrize(
    ("second", "told"), [(130, True), (112, False)], ids=["parted where the rows part", "one text over both rows"]
)
def test_a_text_of_two_scanned_rows_that_falls_apart_between_them(second: float, told: bool) -> None:
    shared = join([_at("Bidang Pangan", 500, 100), _at("Bidang Kebun", 500, second)])
    rows = [_seen(_row(top) | {"penanggung_jawab": shared}) for top in (100, 130)]
    assert _told(rows) == ({(0, "penanggung_jawab"), (1, "penanggung_jawab")} if told else set())


def test_of_scanned_words_only_lines_are_compared() -> None:
    rows = [_row(100), {"indikator": _at("Persentase", 100, 130), "sumber_data": _at("Register", 155, 130)}]
    assert _told([_seen(row) for row in rows]) == set()


def test_rows_that_share_a_grid_row_are_told_in_time_that_grows_as_they_do() -> None:
    def made(n: int) -> list[set[tuple[int, int]]]:
        return [{(0, at), (1, at)} for at in range(n)]

    assert growth(_kin, made, 4000) < LINEAR
    assert _kin([{(0, 0)}, {(0, 0), (0, 1)}, {(0, 1)}, {(0, 5)}, set()]) == [{0, 1}, {0, 1, 2}, {1, 2}, {3}, set()]


def test_goals_are_compared_with_the_rows_near_them_alone() -> None:
    def made(n: int) -> list[_Text]:
        rows = [
            {"sasaran": _at(f"Mutu {i}", 20, 100 + 15 * i), "indikator": _at(f"Nilai {i}", 90, 100 + 15 * i)}
            for i in range(n)
        ]
        return _by_page(rows)[1]

    assert growth(lambda texts: _goals_apart(texts, [frozenset({0})] * len(texts)), made, 300) < LINEAR
