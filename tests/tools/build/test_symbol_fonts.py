"""Signs of fonts of pictures that say something in a report; the others are bullets there."""

from __future__ import annotations

import pytest

from tools.build.symbol_fonts import meaning, tables


def _row(font: str, code: int, sign: str) -> str:
    return f'{{ "Typeface name": "{font}", "Dingbat dec": "{code}", "Dingbat hex": "", "Unicode dec": "{ord(sign)}", "x": "" }}'


@pytest.mark.parametrize(
    ("sign", "written"),
    [
        pytest.param("\U0001f5f8", "✓", id="light_check_mark"),
        pytest.param("\U0001f5f9", "☑", id="box_with_a_check"),
        pytest.param("\U0001f5f7", "☒", id="box_with_a_script_x"),
        pytest.param("☒", "☒", id="box_with_x"),
        pytest.param("\U0001f5f3", "", id="box_for_votes"),
        pytest.param("③", "③", id="digit"),
        pytest.param("\U0001f812", "→", id="arrow_of_another_shape"),
        pytest.param("\U0001f577", "", id="spider"),
    ],
)
def test_meaning(sign: str, written: str) -> None:
    assert meaning(sign) == written


def test_tables_of_three_fonts() -> None:
    rows = [
        _row("Webdings", 97, "✔"),
        _row("Wingdings 2", 80, "\U0001f5f8"),
        _row("Symbol", 97, "α"),
        _row("Wingdings 3", 65, "☂"),
    ]
    assert tables("\n".join(rows)) == {"webdings": {"61": "✓"}, "wingdings2": {"50": "✓"}, "wingdings3": {}}
