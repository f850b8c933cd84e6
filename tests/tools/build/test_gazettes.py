"""Numbers of gazettes run through the year: what falls out of the run was misread."""

from __future__ import annotations

import pytest

from tools.build.gazettes import in_order, key_of, read


def act(number: int, ln: str, tln: str = "", **more: str) -> dict[str, str]:
    blank = {"own_tln": tln, "cited_ln": "", "cited_tln": "", "votes": "0", "title": "KEUANGAN SUKAMAJU"}
    return {"type": "PP", "number": str(number), "year": "1999", "own_ln": ln, **blank, **more}


def numbers(found: set[tuple[str, str, str]]) -> list[int]:
    return sorted(int(number) for _, number, _ in found)


def test_a_number_that_rises_with_its_neighbours_is_kept() -> None:
    rows = [act(1, "3"), act(2, "5"), act(3, "54"), act(4, "8"), act(5, "9")]
    gazettes, _ = in_order(rows)
    assert numbers(gazettes) == [2, 4]  # 54 falls out; the first and the last have no neighbour on one side


def test_supplements_that_rise_with_the_gazettes_are_kept() -> None:
    rows = [act(1, "3", "3801"), act(2, "5", "3802"), act(3, "7", "3308"), act(4, "8", "3804"), act(5, "9", "3805")]
    _, supplements = in_order(rows)
    assert numbers(supplements) == [1, 2, 4, 5]


def test_a_supplement_rises_no_faster_than_the_gazette() -> None:
    rows = [act(1, "3", "3801"), act(2, "5", "3802"), act(3, "7", "3830"), act(4, "8", "3804"), act(5, "9", "3805")]
    _, supplements = in_order(rows)
    assert numbers(supplements) == [1, 2, 4, 5]


def test_three_make_no_run() -> None:
    _, supplements = in_order([act(1, "3", "3801"), act(2, "5", "3802"), act(3, "7", "3803")])
    assert supplements == set()


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(
            {"title": "PENETAPAN PERATURAN PEMERINTAH PENGGANTI UNDANG-UNDANG NOMOR 1"}, id="names another gazette"
        ),
        pytest.param({"title": ""}, id="no title was found"),
        pytest.param({"year": "2019"}, id="a picture"),
    ],
)
def test_an_act_whose_own_line_may_be_another_s_is_in_no_run(wrong: dict[str, str]) -> None:
    rows = [act(n, str(n), str(3800 + n)) for n in (1, 2, 4, 5)] + [act(3, "3", "3803", **wrong)]
    gazettes, supplements = in_order(rows)
    odd = key_of(rows[-1])
    assert odd not in gazettes | supplements


def test_neighbours_far_apart_confirm_nothing() -> None:
    gazettes, _ = in_order([act(1, "3"), act(2, "20"), act(3, "60")])
    assert gazettes == set()


@pytest.mark.parametrize(("votes", "kept"), [("2", ""), ("3", "7")])
def test_three_citations_stand_for_the_act_s_own_line(votes: str, kept: str) -> None:
    assert read(act(1, "", cited_ln="7", votes=votes), "ln") == kept
