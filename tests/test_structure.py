"""The size of modules and of their folders: what is too long or too full does more than one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PARTS = ("extractors", "iku", "normalizers", "pipeline", "reference", "tools")
LONGEST = 300  # lines
FULLEST = 22  # modules of a folder
SUBJECTS = ("pipeline/audit/rules",)  # one module a subject, beside each other: as many as there are subjects
UNCOUNTED = ("tools",)  # programs that know little of one another: families of documents, bombs, tables to build


def too_long(root: Path, parts: tuple[str, ...] = PARTS) -> list[str]:
    files = (path for part in parts for path in sorted((root / part).rglob("*.py")))
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    return [f"{path.relative_to(root)}: {n} lines" for path, n in lines.items() if n > LONGEST]


def too_full(root: Path, parts: Sequence[str] = tuple(p for p in PARTS if p not in UNCOUNTED)) -> list[str]:
    counts = Counter(
        path.parent for part in parts for path in (root / part).rglob("*.py") if path.name != "__init__.py"
    )
    folders = {folder.relative_to(root).as_posix(): n for folder, n in counts.items()}
    return [f"{folder}: {n} modules" for folder, n in sorted(folders.items()) if n > FULLEST and folder not in SUBJECTS]


def test_each_part_is_there_to_be_counted() -> None:
    assert [part for part in (*PARTS, *SUBJECTS) if not any((ROOT / part).rglob("*.py"))] == []


def test_no_module_is_longer_than_300_lines() -> None:
    assert too_long(ROOT) == []


@pytest.mark.parametrize(("lines", "told"), [(300, []), (301, ["extractors/long.py: 301 lines"])])
def test_a_longer_module_is_found(tmp_path: Path, lines: int, told: list[str]) -> None:
    (tmp_path / "extractors").mkdir()
    (tmp_path / "extractors" / "long.py").write_text("x = 1\n" * lines)
    assert too_long(tmp_path) == told


def test_no_folder_holds_more_than_22_modules() -> None:
    assert too_full(ROOT) == []


@pytest.mark.parametrize(("modules", "told"), [(22, []), (23, ["extractors/full: 23 modules"])])
def test_a_fuller_folder_is_found(tmp_path: Path, modules: int, told: list[str]) -> None:
    (tmp_path / "extractors" / "full").mkdir(parents=True)
    for name in ("__init__", *(f"m{at}" for at in range(modules))):
        (tmp_path / "extractors" / "full" / f"{name}.py").write_text("")
    assert too_full(tmp_path) == told
