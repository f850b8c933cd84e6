"""What decides the bytes of a dataset besides its input: this program's code and data, Python, the libraries."""

from __future__ import annotations

import hashlib
import re
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from pathlib import Path

_PACKAGES = ("extractors", "normalizers", "pipeline")
_KINDS = frozenset((".py", ".toml", ".csv", ".txt", ".json", ".gz"))


@cache
def program_version() -> dict[str, str]:
    """Return the version of each part, by name; two machines where they are equal read a file to the same record."""
    return {"python": f"{sys.version_info[0]}.{sys.version_info[1]}", "iku-pipeline": _code(), **_libraries()}


def differences(here: dict[str, str], there: dict[str, str]) -> list[str]:
    """Return the parts that differ, as "name here/there"."""
    names = sorted(here.keys() | there.keys())
    return [f"{n} {here.get(n, '-')}/{there.get(n, '-')}" for n in names if here.get(n) != there.get(n)]


def _code() -> str:
    """Return a hash over the names and contents of the program's files."""
    digest = hashlib.sha256()
    for package in _PACKAGES:
        root = Path(str(files(package)))
        for path in sorted(p for p in root.rglob("*") if p.suffix in _KINDS):
            digest.update(f"{package}/{path.relative_to(root).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _libraries() -> dict[str, str]:
    """Return the versions of the libraries that the program needs to run."""
    try:
        needed = [line for line in requires("iku-pipeline") or () if "extra ==" not in line]
    except PackageNotFoundError:  # run from its folder, not installed
        needed = []
    return {name: _installed(name) for name in (re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in needed)}


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"
