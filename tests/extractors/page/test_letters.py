from __future__ import annotations

import itertools

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from extractors.page.letters import Letter, clean_glyph, drop_doubles


@pytest.mark.parametrize(
    ("glyph", "font", "shown"),
    [
        pytest.param("ﬁ", "", "fi", id="ligature"),
        pytest.param("\x00", "", "", id="nul"),
        pytest.param("\u200b", "", "", id="zero_width"),
        pytest.param("\u00a0", "", " ", id="no_break_space"),
        pytest.param("\uf0b7", "Symbol", "•", id="symbol_bullet"),
        pytest.param("\uf0fc", "Wingdings-Regular", "✓", id="wingdings_tick"),
        pytest.param("\uf050", "ABCDEF+Wingdings2", "✓", id="wingdings_2_tick"),
        pytest.param("\uf054", "Wingdings 2", "☒", id="wingdings_2_box_with_a_cross"),
        pytest.param("\uf024", "Wingdings3", "↓", id="wingdings_3_arrow"),
        pytest.param("\uf061", "Webdings", "✓", id="webdings_tick"),
        pytest.param("\uf042", "Webdings", "•", id="webdings_picture"),
        pytest.param("\uf041", "Wingdings3", "•", id="wingdings_3_without_a_sign"),
        pytest.param("(cid:12)", "", "\ufffd", id="unmapped"),
        pytest.param("²", "", "²", id="superscript_character_stays"),
        pytest.param("£", "Symbol", "≤", id="the encoding of Symbol read as letters"),
        pytest.param("³", "ABCDEF+Symbol", "≥", id="a subset of Symbol"),
        pytest.param("×", "SymbolMT", "×", id="a sign of Symbol that was read already"),
        pytest.param("÷", "Symbol", "÷", id="a sign whose code is a bracket's part in Symbol"),
        pytest.param("£", "Helvetica", "£", id="a pound in another font"),
    ],
)
def test_clean_glyph(glyph: str, font: str, shown: str) -> None:
    assert clean_glyph(glyph, font) == shown


def _drop_by_pairs(letters: list[Letter]) -> list[Letter]:
    """Return what is left where each letter is held against all that were kept before it."""
    kept: list[Letter] = []
    for one in letters:
        reach = 0.45 * (one.x1 - one.x0)
        if not any(
            other.text == one.text
            and abs(other.x0 - one.x0) <= reach
            and abs(other.baseline - one.baseline) <= 0.3 * one.size
            and abs(other.size - one.size) < 0.2 * one.size
            for other in kept
        ):
            kept.append(one)
    return kept


def _is_at_the_edge(letters: list[Letter]) -> bool:
    """Return whether two letters stand exactly as far apart as decides: rounding makes either answer right."""
    return any(
        abs(abs(one.x0 - other.x0) - 0.45 * (one.x1 - one.x0)) < 1e-6
        for one, other in itertools.permutations(letters, 2)
        if one.text == other.text
    )


def _letters(text: str, x: float, baseline: float, size: float = 10.0) -> list[Letter]:
    found = []
    for char in text:
        width = size * (0.25 if char in "il " else 0.6)
        found.append(Letter(char, x, x + width, baseline, size))
        x += width
    return found


_PIECE = st.builds(
    _letters,
    st.text(alphabet="ilm ", min_size=1, max_size=6),
    st.integers(0, 24).map(lambda n: n * 1.3),
    st.integers(0, 12).map(lambda n: 100.0 + n * 0.7),
    st.sampled_from([4.0, 5.0]),
)


@given(st.lists(_PIECE, max_size=7))
@example([_letters("Nama", 10, 100), _letters("Nama", 10.4, 100)])
@example([_letters("Nama", 10, 100), _letters("NIP", 60, 100), _letters("ma", 22.2, 100.2)])
def test_letters_drawn_twice_are_dropped_wherever_the_second_is_drawn(pieces: list[list[Letter]]) -> None:
    letters = [letter for piece in pieces for letter in piece]
    assume(not _is_at_the_edge(letters))
    assert list(drop_doubles(letters)) == _drop_by_pairs(letters)


def test_letters_that_nothing_names_are_no_doubles_of_one_another() -> None:
    narrow, wide = Letter("\ufffd", 230.6, 232.3, 100, 8), Letter("\ufffd", 232.3, 236.8, 100, 8)
    assert list(drop_doubles([narrow, wide])) == [narrow, wide]
    assert list(drop_doubles([narrow, wide, Letter("a", 300, 304, 100, 8), Letter("a", 300, 304, 100, 8)]))[:2] == [
        narrow,
        wide,
    ]
