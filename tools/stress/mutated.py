"""Changes files of a folder inside (bytes, objects, streams, elements) and reads them: each must have its row and a typed end.

usage: python -m tools.stress.mutated FOLDER [COUNT] [--seed N] [--out FOLDER]

PDFs are changed in the form that qpdf writes for people (`--qdf`), whose table of places `fix-qdf` makes anew, so that the change
reaches the readers instead of their repair. The same seed gives the same files. Names of files are not shown.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from lxml import etree

from pipeline.dataset.read import read_table
from pipeline.run.run import run
from pipeline.settings import Settings
from tools.stress.broken import damaged

FAULTS: Final = ("internal_error", "reader_fault", "reader_crashed")
_OBJECT: Final = re.compile(rb"(?ms)^(\d+) 0 obj\n(.*?)\nendobj\n")
_LARGEST: Final = 2_000_000  # bytes of a file that is changed
_Change = Callable[[bytes, random.Random], bytes]


def mutated(folder: Path, count: int, seed: int = 0) -> Iterator[tuple[str, bytes]]:
    """Yield (name, bytes) of `count` changed files, each from one of `folder`, PDFs by qpdf where it is installed."""
    sources = [p for p in sorted(folder.iterdir()) if p.is_file() and 0 < p.stat().st_size < _LARGEST]
    for number in range(count):
        rng = random.Random(seed * 1_000_003 + number)
        source = sources[number % len(sources)]
        data = source.read_bytes()
        inside = _changed_pdf if data.startswith(b"%PDF") else _changed_word if data.startswith(b"PK") else damaged
        made = (inside if rng.random() < 0.75 else damaged)(data, rng)
        yield f"{number:04}{source.suffix.lower()}", made


def _changed_pdf(data: bytes, rng: random.Random) -> bytes:
    plain = _by_program(["qpdf", "--qdf", "--object-streams=disable", "--warning-exit-0", "-", "-"], data)
    if plain is None:
        return damaged(data, rng)
    for _ in range(rng.choice((1, 1, 3, 10))):
        plain = rng.choice(_ON_OBJECTS)(plain, rng)
    return _by_program(["fix-qdf"], plain) or plain


def _by_program(command: list[str], data: bytes) -> bytes | None:
    if shutil.which(command[0]) is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.pdf"
        path.write_bytes(data)
        given = [str(path) if part == "-" and n == len(command) - 2 else part for n, part in enumerate(command)]
        done = subprocess.run(
            given if "-" in command else [*command, str(path)], capture_output=True, check=False, timeout=120
        )
    return done.stdout or None


def _objects(data: bytes) -> list[re.Match[bytes]]:
    return list(_OBJECT.finditer(data))


def _drop_object(data: bytes, rng: random.Random) -> bytes:
    found = rng.choice(_objects(data) or [None])
    return data if found is None else data[: found.start(2)] + b"null" + data[found.end(2) :]


def _swap_objects(data: bytes, rng: random.Random) -> bytes:
    found = _objects(data)
    if len(found) < 2:
        return data
    a, b = sorted(rng.sample(found, 2), key=lambda m: m.start())
    return data[: a.start(2)] + b[2] + data[a.end(2) : b.start(2)] + a[2] + data[b.end(2) :]


def _other_reference(data: bytes, rng: random.Random) -> bytes:
    found = list(re.finditer(rb"\b(\d+) 0 R\b", data))
    if not found:
        return data
    one = rng.choice(found)
    return data[: one.start(1)] + rng.choice(found)[1] + data[one.end(1) :]


def _other_number(data: bytes, rng: random.Random) -> bytes:
    found = list(re.finditer(rb"(?<=[\s\[])-?\d+(?:\.\d+)?(?=[\s\]])", data))
    if not found:
        return data
    one = rng.choice(found)
    told = rng.choice((b"0", b"-1", b"1e9", b"99999999999", b"0.00001", b"-32768", b"null", b"(x)", b"[]", b"<<>>"))
    return data[: one.start()] + told + data[one.end() :]


def _other_name(data: bytes, rng: random.Random) -> bytes:
    found = list(re.finditer(rb"/[A-Z][A-Za-z0-9]*", data))
    if not found:
        return data
    one = rng.choice(found)
    return data[: one.start()] + rng.choice(found)[0] + data[one.end() :]


def _flipped_stream(data: bytes, rng: random.Random) -> bytes:
    found = list(re.finditer(rb"(?s)\nstream\n(.+?)\nendstream", data))
    if not found:
        return data
    one = rng.choice(found)
    made = bytearray(one[1])
    for _ in range(rng.choice((1, 10, 200))):
        made[rng.randrange(len(made))] = rng.randrange(256)
    return data[: one.start(1)] + bytes(made) + data[one.end(1) :]


def _cut_stream(data: bytes, rng: random.Random) -> bytes:
    found = list(re.finditer(rb"(?s)\nstream\n(.+?)\nendstream", data))
    if not found:
        return data
    one = rng.choice(found)
    return data[: one.start(1) + rng.randrange(len(one[1]))] + data[one.end(1) :]


_ON_OBJECTS: Final[tuple[_Change, ...]] = (
    _drop_object, _swap_objects, _other_reference, _other_number, _other_number, _other_name, _flipped_stream, _cut_stream,
)  # fmt: skip


def _changed_word(data: bytes, rng: random.Random) -> bytes:
    """Return a package with elements of one of its parts dropped, doubled, moved, or their attributes changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        parts = [n for n in names if n.endswith((".xml", ".rels"))]
        hurt = (
            "word/document.xml" if rng.random() < 0.6 and "word/document.xml" in parts else rng.choice(parts or names)
        )
        for name in names:
            part = old.read(name)
            new.writestr(zipfile.ZipInfo(name), _changed_tree(part, rng) if name == hurt else part)
    return out.getvalue()


def _changed_tree(part: bytes, rng: random.Random) -> bytes:
    try:
        root = etree.fromstring(part)
    except etree.XMLSyntaxError:
        return part[: rng.randrange(max(1, len(part)))]
    for _ in range(rng.choice((1, 5, 40))):
        elements = [e for e in root.iter("*") if e is not root]
        if not elements:
            break
        one, other = rng.choice(elements), rng.choice(elements)
        parent = one.getparent()
        what = rng.randrange(4)
        if what == 0 and parent is not None:
            parent.remove(one)
        elif what == 1 and parent is not None:
            parent.append(etree.fromstring(etree.tostring(one)))
        elif what == 2 and one.attrib:
            one.set(rng.choice(list(one.attrib)), rng.choice(("0", "-1", "99999999999", "x", "")))
        elif not any(up is one for up in (other, *other.iterancestors())):
            other.append(one)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def read_mutated(folder: Path, count: int, place: Path, seed: int = 0) -> tuple[Counter[str], list[str]]:
    """Write and read the changed files below `place`; return how many ended in which status or error, and what went wrong."""
    raw = place / "raw"
    raw.mkdir(parents=True, exist_ok=True)
    names = set()
    for name, data in mutated(folder, count, seed):
        (raw / name).write_bytes(data)
        names.add(name)
    run(Settings(raw, place / "out", workers=2, ocr="off"))
    rows = read_table(place / "out", "documents")
    own = [row["path"] for row in rows if "!" not in row["path"]]
    wrong = [f"{name}: {n} rows" for name in sorted(names) if (n := own.count(name)) != 1]
    wrong += [f"{row['path']}: {row['error_code']}" for row in rows if row["error_code"] in FAULTS]
    return Counter(row["error_code"] or row["status"] for row in rows), wrong


def main() -> int:
    """Read the changed files and print how they ended; 1 where one has no row or an untyped error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int, nargs="?", default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        counted, wrong = read_mutated(asked.folder, asked.count, asked.out or Path(temporary), asked.seed)
    print(f"{asked.count} files: " + ", ".join(f"{n} {end}" for end, n in counted.most_common()))
    print("\n".join(wrong) or "each has its row, no untyped error")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
