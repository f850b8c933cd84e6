from __future__ import annotations

import pytest

from extractors.model.errors import LimitExceeded
from extractors.readers.lines import MOST_PARTS, Piece, set_line


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("pe\u00adlayanan", ["pelayanan"], id="soft_hyphen"),
        pytest.param("85 \x1b[2J90", ["85", "[2J90"], id="escape_of_a_terminal"),
        pytest.param("AB\x08\x08CD \x9b31m", ["ABCD", "31m"], id="control_characters"),
        pytest.param("\u202eKILAB\u2066RET\u2069", ["KILABRET"], id="turned_direction"),
        pytest.param("\x07", None, id="nothing_but_control_characters"),
    ],
)
def test_words_hold_no_signs_without_ink(text: str, words: list[str] | None) -> None:
    line = set_line([Piece(text)], name=lambda n: f"p[0]#{n}", engine="text")
    assert ([word.text for word in line.words] if line is not None else None) == words


def test_a_line_of_more_parts_than_any_page_has_room_for_is_refused() -> None:
    with pytest.raises(LimitExceeded):
        set_line([Piece("a\t" * (MOST_PARTS + 2))], name=lambda n: f"p[0]#{n}", engine="text")
    assert set_line([Piece("a\t" * MOST_PARTS)], name=lambda n: f"p[0]#{n}", engine="text") is not None
