from __future__ import annotations

import pytest

from extractors.page.letters import clean_glyph


@pytest.mark.parametrize(
    ("glyph", "font", "shown"),
    [
        pytest.param("ﬁ", "", "fi", id="ligature"),
        pytest.param("\x00", "", "", id="nul"),
        pytest.param("\u200b", "", "", id="zero_width"),
        pytest.param("\u00a0", "", " ", id="no_break_space"),
        pytest.param("\uf0b7", "Symbol", "•", id="symbol_bullet"),
        pytest.param("\uf0fc", "Wingdings-Regular", "✓", id="wingdings_tick"),
        pytest.param("(cid:12)", "", "\ufffd", id="unmapped"),
        pytest.param("²", "", "²", id="superscript_character_stays"),
        pytest.param("£", "Symbol", "≤", id="the encoding of Symbol read as letters"),
        pytest.param("³", "ABCDEF+Symbol", "≥", id="a subset of Symbol"),
        pytest.param("£", "Helvetica", "£", id="a pound in another font"),
    ],
)
def test_clean_glyph(glyph: str, font: str, shown: str) -> None:
    assert clean_glyph(glyph, font) == shown
