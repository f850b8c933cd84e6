from __future__ import annotations

import pytest

from extractors.model.document import Line
from extractors.model.quote import Word, join
from extractors.page.lines import glue_lines, group_lines
from tests.build import line
from tests.build import word_at as at


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [one.text for one in lines]


def test_crooked_line_is_one_line() -> None:
    row = [at("kata", 50 + 40 * i, 100 + 0.7 * i) for i in range(10)]
    assert len(group_lines(row)) == 1


def test_single_spaced_lines_stay_apart() -> None:
    assert texts(group_lines([at("satu", 0, 0), at("dua", 0, 11), at("tiga", 30, 0)])) == [
        "satu tiga",
        "dua",
    ]


def test_superscript_stays_in_its_line() -> None:
    assert texts(group_lines([at("5", 0, 10), at("m", 10, 10), at("2", 15, 9, height=6)])) == ["5 m 2"]


def test_list_mark_set_lower_than_its_text_comes_first() -> None:
    found = [
        at("3.", 10, 104.5),
        at("Peraturan", 30, 100),
        at("Nomor", 80, 100),
        at("tentang", 30, 114),
    ]
    assert texts(group_lines(found)) == ["3. Peraturan Nomor", "tentang"]


@pytest.mark.parametrize(
    ("row", "breaks"),
    [
        pytest.param(
            [at("Pihak", 0, 0), at("II", 28, 0), at("Pihak", 200, 0), at("I", 228, 0)],
            (2,),
            id="parties",
        ),
        pytest.param([at("NO", 0, 0), at("SASARAN", 60, 0), at("TARGET", 160, 0)], (1, 2), id="header"),
        pytest.param([at("a.", 0, 0), at("bahwa", 25, 0), at("untuk", 53, 0)], (1,), id="list_mark"),
        pytest.param([at("kata", 20 + i * 34, 0) for i in range(6)], (), id="justified"),
        pytest.param([at("kata", 20 + i * 23, 0) for i in range(6)], (), id="plain"),
    ],
)
def test_breaks(row: list[Word], breaks: tuple[int, ...]) -> None:
    assert group_lines(row)[0].breaks == breaks


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        pytest.param("peraturan perundang-", "undangan yang", "peraturan perundang-undangan yang", id="hyphen"),
        pytest.param("periode 2016 -", "2021", "periode 2016 - 2021", id="lone_dash"),
        pytest.param("Non-", "ASN", "Non- ASN", id="capital_after"),
        pytest.param("penyeleng\u00ad", "garaan", "penyelenggaraan", id="soft_hyphen_goes"),
        pytest.param("2016\u00ad", "2021", "2016- 2021", id="soft_hyphen_as_dash"),
        pytest.param("tahun 2016\u00ad2021", "dan", "tahun 2016-2021 dan", id="soft_hyphen_inside"),
    ],
)
def test_hyphen_at_the_end_of_a_line(upper: str, lower: str, expected: str) -> None:
    made = glue_lines([line(upper, top=100), line(lower, top=112)])
    assert join([one.quote for one in made]).text == expected


@pytest.mark.parametrize(
    ("upper", "lower", "joined"),
    [
        pytest.param("280000,", "0", "280000,0", id="decimal"),
        pytest.param("12.", "500", "12.500", id="thousands"),
        pytest.param("1.250.", "000", "1.250.000", id="millions"),
        pytest.param("99,", "5%", "99,5%", id="percent"),
        pytest.param("1.", "100", "1. 100", id="list mark over its number"),
        pytest.param("90,", "95,", "90, 95,", id="list of numbers"),
        pytest.param("2019,", "2020", "2019, 2020", id="list of years"),
        pytest.param("nilai 80,", "5", "nilai 80, 5", id="running text"),
    ],
)
def test_a_number_broken_by_a_narrow_column_is_one(upper: str, lower: str, joined: str) -> None:
    made = glue_lines([line(upper, top=100), line(lower, top=112)])
    assert join([one.quote for one in made]).text == joined


def test_far_paragraph_is_not_glued() -> None:
    assert not glue_lines([line("masing-", top=100), line("garis lain", top=400)])[1].words[0].glued


def test_sideways_words_get_their_own_lines() -> None:
    up = [at("JAWAB", 60, 100, letter=2, height=25), at("PENANGGUNG", 60, 130, letter=1, height=50)]
    plain = at("No", 10, 120)
    made = group_lines([plain, *up], dict.fromkeys(up, 270))
    assert texts(made) == ["No", "PENANGGUNG JAWAB"]
