"""What decides the bytes of a dataset besides its input: this program's code and data, Python, the libraries."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from pathlib import Path

_PACKAGES = ("extractors", "normalizers", "pipeline", "reference")
_READING = (
    "model",
    "page",
    "readers",
    "text/inline_labels.py",
    "text/labels.py",
    "text/likeness.py",
    "text/spans.py",
    "text/token_patterns.py",
)  # in extractors: what reading depends on
_READING_DATA = (
    "angka_mirip.toml",
    "bulan.csv",
    "common_words.txt",
    "exponent_units.txt",
    "gelar.csv",
    "inline_labels.toml",
    "jenis_peraturan.csv",
    "kata_rujukan.toml",
    "labels.toml",
    "load.py",
    "nip.toml",
    "shared.py",
    "symbol_fonts.toml",
)  # in reference; no other, as a test holds
_SHOWING = "readers/pdf/pictures.py"  # in extractors: draws pages, reads nothing
_BENEATH = ("pdfminer.six", "lxml")


@cache
def program_version() -> dict[str, str]:
    """Return the version of each part, by name; two machines where they are equal read a file to the same record."""
    return {
        "python": f"{sys.version_info[0]}.{sys.version_info[1]}",
        "iku-pipeline": _hash_files(_package_files(_PACKAGES)),
        **library_versions(),
    }


@cache
def interpretation_version() -> str:
    """Return a hash of all that decides what is made of one file before files are compared: a change there tells all anew."""
    parts = [
        *_package_files(("extractors", "normalizers", "reference", "pipeline.records", "pipeline.fields")),
        _root("pipeline") / "reading.py",
    ]
    told = [sys.version_info[:2], _hash_files(parts), library_versions()]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


@cache
def reading_version() -> str:
    """Return a hash of code, models and data that read files, and of the libraries: another one makes stored pages stale."""
    entries = [_root("extractors") / name for name in _READING]
    found = [path for entry in entries for path in (_files_in(entry) if entry.is_dir() else [entry])]
    found = [path for path in found if path != _root("extractors") / _SHOWING]
    data = [_root("reference") / name for name in _READING_DATA]
    told = [_hash_files([*found, *data]), library_versions()]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def differences(here: dict[str, str], there: dict[str, str]) -> list[str]:
    """Return the parts that differ, as "name here/there"."""
    names = sorted(here.keys() | there.keys())
    return [f"{n} {here.get(n, '-')}/{there.get(n, '-')}" for n in names if here.get(n) != there.get(n)]


def _root(package: str) -> Path:
    return Path(str(files(package)))


@cache
def _files_in(folder: Path) -> tuple[Path, ...]:
    listed = ((at, names) for at, _, names in os.walk(folder) if os.path.basename(at) != "__pycache__")
    return tuple(sorted(Path(at, name) for at, names in listed for name in names))


def _package_files(packages: Sequence[str]) -> list[Path]:
    return [path for package in packages for path in _files_in(_root(package))]


def _hash_files(paths: Iterable[Path]) -> str:
    """Return a hash over the names and contents of files of the program: code, models and reference data."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(_digest_of(path))
    return digest.hexdigest()[:16]


@cache
def _digest_of(path: Path) -> bytes:
    """Return the name of a file of the program with a hash of its content: several versions ask for it, it is read once."""
    name = path.relative_to(_root("reference").parent).as_posix()
    return f"{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest()


@cache
def library_versions() -> dict[str, str]:
    """Return the versions of the libraries that the program needs to run, and of those that these read with."""
    try:
        needed = [line for line in requires("iku-pipeline") or () if "extra ==" not in line]
    except PackageNotFoundError:  # run from its folder, not installed
        needed = []
    names = [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in needed]
    return {name: _installed(name) for name in (*names, *_BENEATH)}


def reading_libraries() -> dict[str, str]:
    """Return this program and what reads: the libraries, their models and engines, by name with their versions."""
    names = ("pdfplumber", "pdfminer.six", "pypdfium2", "python-docx", "tesserocr", "rapidocr", "onnxruntime",
             "opencv-python-headless", "spacy", "rapidfuzz", "pandas", "pyarrow")  # fmt: skip
    models = sorted((_root("extractors") / "readers" / "scan" / "models").glob("*.*"))
    hashes = {f"model {p.name}": _hash_files([p]) for p in models if p.suffix in (".gz", ".onnx")}
    return {"iku-pipeline": _installed("iku-pipeline"), **{name: _installed(name) for name in names}, **hashes}


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"
