"""Makes broken files of the reports in data/raw (cut, flipped, repeated, mixed) and runs the pipeline over them.

usage: python -m tools.stress.broken [COUNT] [OUT]        (300 files into a temporary folder unless told)
Every file must end as one row of `documents`; the run itself checks that none is lost. The same count gives the same files.
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.dataset.read import read_table
from pipeline.run.run import run
from pipeline.settings import Settings

RAW = Path("data/raw")
_SMALL = 100_000  # bytes: the scans of data/raw are left to the readers of pictures


def broken_files(count: int, raw: Path = RAW) -> Iterator[tuple[str, bytes]]:
    """Yield (name, bytes) of `count` broken files, each from one of the small reports of `raw`."""
    sources = [p for p in sorted(raw.iterdir()) if p.suffix in (".pdf", ".docx") and p.stat().st_size < _SMALL]
    damages = (_cut, _flip, _blank, _repeat, _swap, _inner)
    for number in range(count):
        rng = random.Random(number)
        source = sources[number % len(sources)]
        damage = damages[number // len(sources) % len(damages)]
        data = damage(source.read_bytes(), rng)
        yield f"{number:04}-{damage.__name__.strip('_')}-{source.stem}{source.suffix}", data


def damaged(data: bytes, rng: random.Random) -> bytes:
    """Return bytes with one kind of damage."""
    return rng.choice((_cut, _flip, _blank, _repeat, _swap))(data, rng)


def _cut(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data))]


def _flip(data: bytes, rng: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(rng.choice((1, 10, 200))):
        made[rng.randrange(len(made))] ^= 1 << rng.randrange(8)
    return bytes(made)


def _blank(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data))
    end = min(len(data), start + rng.randrange(1, 4000))
    return data[:start] + bytes(end - start) + data[end:]


def _repeat(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data))
    piece = data[start : start + rng.randrange(1, 2000)]
    return data[:start] + piece * rng.randrange(2, 5) + data[start:]


def _swap(data: bytes, rng: random.Random) -> bytes:
    a, b = sorted(rng.randrange(len(data)) for _ in range(2))
    return data[:a] + data[b:] + data[a:b]


def _inner(data: bytes, rng: random.Random) -> bytes:
    """Return a DOCX with one part damaged inside a whole archive; another file with its bytes flipped."""
    if not data.startswith(b"PK"):
        return _flip(data, rng)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = sorted(old.namelist())
        hurt = rng.choice(names)
        for name in names:
            part = old.read(name)
            info = zipfile.ZipInfo(name)
            new.writestr(info, rng.choice((_cut, _flip))(part, rng) if name == hurt and part else part)
    return out.getvalue()


def read_broken(folder: Path, count: int, workers: int = 2) -> Counter[str]:
    """Write `count` broken files to `folder`, run over them, and return how many documents ended in which status.

    AssertionError where a file has no row.
    """
    raw = folder / "raw"
    raw.mkdir(parents=True, exist_ok=True)
    names = set()
    for name, data in broken_files(count):
        (raw / name).write_bytes(data)
        names.add(name)
    run(Settings(raw, folder / "out", workers=workers, ocr="off"))
    rows = read_table(folder / "out", "documents")
    assert {row["path"] for row in rows} == names, "a file has no row"
    return Counter(row["status"] for row in rows)


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with tempfile.TemporaryDirectory() as temporary:
        counted = read_broken(Path(sys.argv[2]) if len(sys.argv) > 2 else Path(temporary), wanted)
    print(f"{wanted} files: " + ", ".join(f"{n} {status}" for status, n in sorted(counted.items())))
