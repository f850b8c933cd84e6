from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.model.quote import Word
from extractors.page.letters import Letter
from extractors.page.words import Barrier, build_words

WIDTH = 5.0


def letters(
    text: str, *, x: float = 50.0, baseline: float = 100.0, size: float = 10.0, spacing: float = 0.0
) -> list[Letter]:
    """Return the letters of a text set in one width; "_" is a gap of a blank's width without a blank."""
    made: list[Letter] = []
    for char in text:
        if char != "_":
            made.append(Letter(char, x, x + WIDTH, baseline, size))
        x += WIDTH + spacing
    return made


def texts(found: list[Letter], barriers: tuple[Barrier, ...] = ()) -> list[str]:
    return [word.text for word in build_words(found, 1, barriers)]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(letters("Dinas Kesehatan"), ["Dinas", "Kesehatan"], id="blanks"),
        pytest.param(letters("Dinas_Kesehatan"), ["Dinas", "Kesehatan"], id="gap_without_blank"),
        pytest.param(letters("KEPUTUSAN", spacing=3.0), ["KEPUTUSAN"], id="letter_spaced"),
        pytest.param(letters("SURAT_EDARAN", spacing=3.0), ["SURAT", "EDARAN"], id="letter_spaced_words"),
        pytest.param(letters("N O"), ["N", "O"], id="blank_inside_a_word_stays"),
        pytest.param(letters("Target", spacing=-0.6), ["Target"], id="tightly_kerned"),
        pytest.param(
            [twice for a, b in zip(letters("Nihil"), letters("Nihil", x=50.4), strict=True) for twice in (a, b)],
            ["Nihil"],
            id="every_letter_drawn_twice",
        ),
        pytest.param(
            letters("Target") + letters("Target", x=51.5, baseline=100.8), ["Target"], id="shadow_of_a_whole_word"
        ),
        pytest.param(
            letters("Tahun T") + letters("Tahun Tujuan"), ["Tahun", "Tujuan"], id="second_copy_completes_a_clipped_one"
        ),
        pytest.param(
            letters("6 Januari") + letters("2016", x=52.0), ["6", "Januari", "2016"], id="texts_over_each_other"
        ),
        pytest.param(
            [*letters("luas 5 m"), Letter("2", 90.0, 93.0, 96.0, 6.0)], ["luas", "5", "m2"], id="superscript_joins"
        ),
        pytest.param(
            [*letters("luas 5 m"), Letter("2", 90.0, 94.0, 95.0, 8.0)],
            ["luas", "5", "m2"],
            id="larger_superscript_joins",
        ),
        pytest.param(letters("Keb") + letters("ijakan", x=65.0), ["Kebijakan"], id="font_change_inside_a_word"),
        pytest.param(
            letters("pe ") + letters("la ", x=60.0) + letters("yanan publik", x=70.0),
            ["pelayanan", "publik"],
            id="blank_of_a_soft_hyphen_takes_no_place",
        ),
    ],
)
def test_words(found: list[Letter], expected: list[str]) -> None:
    assert texts(found) == expected


def test_ruling_parts_letters_that_nearly_touch() -> None:
    close = [*letters("12"), *letters("34", x=61.0)]
    assert texts(close) == ["1234"]
    assert texts(close, (Barrier(60.5, 80.0, 120.0),)) == ["12", "34"]
    assert texts(close, (Barrier(60.5, 10.0, 50.0),)) == ["1234"]


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("abcAB. -"), max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    assert sorted("".join(texts(letters(text)))) == sorted(text.replace(" ", ""))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.builds(
            Letter,
            st.sampled_from(["a", "b", " ", "ffi"]),
            st.floats(0, 60),
            st.floats(0, 60),
            st.sampled_from([100.0, 101.0, 104.0]),
            st.sampled_from([6.0, 10.0]),
        ),
        max_size=25,
    )
)
def test_words_hold_no_blank_whatever_stands_on_the_page(found: list[Letter]) -> None:
    for word in build_words(found, 1):
        assert word.text
        assert not any(char.isspace() for char in word.text)


def _row(left: str, right: str, baseline: float, *, gap: float = 1.5, at: float = 120.0) -> list[Letter]:
    """Return a text that ends `gap` points before another, which begins at `at`."""
    return letters(left, x=at - gap - WIDTH * len(left), baseline=baseline) + letters(right, x=at, baseline=baseline)


def test_texts_of_two_columns_stand_closer_than_a_blank() -> None:
    found = _row("11,2", "Peta", 100.0) + _row("90", "Laporan", 120.0) + _row("83", "Jembatan", 140.0, gap=30.0)
    assert texts(found) == ["11,2", "Peta", "90", "Laporan", "83", "Jembatan"]


def test_a_narrow_gap_where_no_column_begins_parts_no_word() -> None:
    found = _row("Kebi", "jakan", 100.0) + _row("11,2", "Peta", 120.0, at=160.0)
    assert texts(found) == ["Kebijakan", "11,2Peta"]


def test_the_mark_of_a_note_as_a_browser_sets_it_is_no_part_of_the_number() -> None:
    number = letters("72,5", x=100.0)
    mark = [Letter(c, 120.5 + 4.2 * at, 124.7 + 4.2 * at, 96.7, 8.3) for at, c in enumerate("*)")]
    marks: list[Word] = []
    assert [w.text for w in build_words([*number, *mark], 1, (), marks)] == ["72,5"]
    assert [w.text for w in marks] == ["*)"]
