"""The wheel holds every file that the packages read at run time, and nothing of the tests."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
PACKAGES = ("extractors", "iku", "normalizers", "pipeline", "reference")


def _build(source: Path, out: Path, environment: Mapping[str, str] = MappingProxyType({})) -> Path:
    """Return the wheel that pip builds of a copy of the project."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        ".",
        "--no-deps",
        "--no-build-isolation",
        "--quiet",
        "-w",
        str(out),
    ]
    told = os.environ | dict(environment)
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False, env=told)
    assert done.returncode == 0, done.stderr
    (wheel,) = out.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    out = tmp_path_factory.mktemp("wheel")
    with zipfile.ZipFile(_build(ROOT, out)) as archive:
        return frozenset(archive.namelist())


def test_all_data_files_are_in_the_wheel(names: frozenset[str]) -> None:
    listed = subprocess.run(["git", "ls-files", *PACKAGES], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    files = [name for name in listed.splitlines() if name]
    assert len(files) > 100
    assert [name for name in files if name not in names] == []


def test_the_tests_and_tools_are_not_installed(names: frozenset[str]) -> None:
    assert [name for name in names if name.startswith(("tests/", "tools/", "data/", "docs/"))] == []


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    """Whoever builds a version gets what is handed out: of other copies of the files, at another time."""
    listed = subprocess.run(["git", "ls-files", *PACKAGES, "pyproject.toml", "README.md", "LICENSE"], cwd=ROOT,
                            capture_output=True, text=True, check=True).stdout  # fmt: skip
    made = []
    for number, when in enumerate((1_000_000_000, 1_600_000_000)):
        copy, out = tmp_path / f"copy{number}", tmp_path / f"out{number}"
        for name in listed.splitlines():
            target = copy / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((ROOT / name).read_bytes())
            target.chmod(0o644)
            os.utime(target, (when, when))
        wheel = _build(copy, out, {"SOURCE_DATE_EPOCH": "1735689600"})
        made.append((wheel.name, hashlib.sha256(wheel.read_bytes()).hexdigest()))
    assert made[0] == made[1]
