"""What decides the bytes of a dataset besides its input: this program's code and data, Python, the libraries."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from pathlib import Path

_PACKAGES = ("extractors", "normalizers", "pipeline")
_BENEATH = ("pdfminer.six", "lxml")
_KINDS = frozenset((".py", ".toml", ".csv", ".txt", ".json", ".gz"))


@cache
def program_version() -> dict[str, str]:
    """Return the version of each part, by name; two machines where they are equal read a file to the same record."""
    return {
        "python": f"{sys.version_info[0]}.{sys.version_info[1]}",
        "iku-pipeline": _code(_PACKAGES),
        **library_versions(),
    }


@cache
def interpretation_version() -> str:
    """Return a hash of all that decides what is made of one file before files are compared: a change there tells all anew."""
    parts = [*_PACKAGES[:2], "pipeline.records"]
    single = hashlib.sha256((Path(str(files("pipeline"))) / "reading.py").read_bytes()).hexdigest()
    told = [sys.version_info[:2], _code(parts), single, library_versions()]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def differences(here: dict[str, str], there: dict[str, str]) -> list[str]:
    """Return the parts that differ, as "name here/there"."""
    names = sorted(here.keys() | there.keys())
    return [f"{n} {here.get(n, '-')}/{there.get(n, '-')}" for n in names if here.get(n) != there.get(n)]


def _code(packages: Sequence[str]) -> str:
    """Return a hash over the names and contents of the program's files."""
    digest = hashlib.sha256()
    for package in packages:
        root = Path(str(files(package)))
        for path in sorted(p for p in root.rglob("*") if p.suffix in _KINDS):
            digest.update(f"{package}/{path.relative_to(root).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


@cache
def library_versions() -> dict[str, str]:
    """Return the versions of the libraries that the program needs to run, and of those that these read with."""
    try:
        needed = [line for line in requires("iku-pipeline") or () if "extra ==" not in line]
    except PackageNotFoundError:  # run from its folder, not installed
        needed = []
    names = [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in needed]
    return {name: _installed(name) for name in (*names, *_BENEATH)}


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"
