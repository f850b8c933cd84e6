"""Openings of signature blocks of which nothing was read."""

from __future__ import annotations

import pytest

from extractors.find import find_blocks
from tests.build import document, line

OPENING = ("Sukamaju, 2 Januari 2023", "CAMAT SUKAMAJU,")


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        pytest.param((*OPENING, "", "", "kantor ini"), ["Sukamaju, 2 Januari 2023"], id="no name below the title"),
        pytest.param(
            (*OPENING, "", "", "", "BUDI SANTOSO, S.Sos", "NIP. 19680214 198701 1 001"), [], id="a whole block"
        ),
        pytest.param(("Sukamaju, 2 Januari 2023", "", "Yth. Bapak Bupati"), [], id="the head of a letter"),
    ],
)
def test_a_place_and_date_above_a_title_that_no_block_took_is_told(texts: tuple[str, ...], told: list[str]) -> None:
    lines = [line(text, top=100.0 + 12 * at, x=300.0) for at, text in enumerate(texts) if text]
    assert [quote.text for quote in find_blocks(document(*lines)).unsigned] == told
