from __future__ import annotations

from extractors.tables.cells.bullets import without_bullets
from tests.build import line


def test_bullets_open_lines_but_a_lone_dash_is_a_value() -> None:
    assert [ln.text for ln in without_bullets([line("- Seksi A"), line("• Seksi B")])] == ["Seksi A", "Seksi B"]
    assert [ln.text for ln in without_bullets([line("-")])] == ["-"]
