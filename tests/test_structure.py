"""The size of modules: one that is longer than a few screens does more than one thing."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PARTS = ("extractors", "iku", "normalizers", "pipeline", "reference", "tools")
LONGEST = 300  # lines


def too_long(root: Path, parts: tuple[str, ...] = PARTS) -> list[str]:
    files = (path for part in parts for path in sorted((root / part).rglob("*.py")))
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    return [f"{path.relative_to(root)}: {n} lines" for path, n in lines.items() if n > LONGEST]


def test_no_module_is_longer_than_300_lines() -> None:
    assert too_long(ROOT) == []


@pytest.mark.parametrize(("lines", "told"), [(300, []), (301, ["extractors/long.py: 301 lines"])])
def test_a_longer_module_is_found(tmp_path: Path, lines: int, told: list[str]) -> None:
    (tmp_path / "extractors").mkdir()
    (tmp_path / "extractors" / "long.py").write_text("x = 1\n" * lines)
    assert too_long(tmp_path) == told
