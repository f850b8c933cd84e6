"""Measures how fast citations are found: megabytes of text a second, and whether the time grows with the text alone.

usage: python -m tools.bench.citations [--sizes 1,2,4] [--profile]
Two texts: `reports` is the text of data/raw over and over, each time with other numbers, so that nothing can be
remembered; `dense` is nothing but citations, made of the reference list of regulations. `find_citations` is what
searches a text; `document` is all that finds citations in a read document: its lists, its running text, leftovers.
The bar is 1 MB a second on reports. Exit code 1 where it is missed or where the time grows faster than the text.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from extractors.legal.citations import find_legal
from extractors.readers import read_document
from extractors.text.spans import find_citations
from reference.load import read_rows

RAW = Path("data/raw")
BAR = 1.0  # MB a second
_LINEAR = 1.35  # how much slower a megabyte of the largest text may be than one of the smallest
_WRAP = 95  # letters of a printed line
_DIGITS = re.compile(r"\d+")


def reports() -> str:
    """Return the text of the reports of data/raw, line by line."""
    lines: list[str] = []
    for path in sorted(RAW.iterdir()):
        if path.suffix in (".pdf", ".docx"):
            lines += [line.text for line in read_document(path.read_bytes()).all_lines]
    return "\n".join(lines) + "\n"


def dense() -> str:
    """Return nothing but citations: a regulation of the reference list a line or two, as in a legal basis."""
    kinds = {"UU": "Undang-Undang", "PP": "Peraturan Pemerintah", "PERPRES": "Peraturan Presiden"}
    rows = read_rows("peraturan.csv")
    items = (
        f"{kinds.get(row['reg_type'].upper(), 'Peraturan Menteri Dalam Negeri')} Nomor {row['number']} Tahun {row['year']} "
        f"tentang {row['title']} (Lembaran Negara Republik Indonesia Tahun {row['year']} Nomor {row['number']});"
        for row in rows
    )
    return "\n".join(line for item in items for line in _wrapped(item)) + "\n"


def _wrapped(text: str) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and len(line) + len(word) >= _WRAP:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line


def grown(seed: str, megabytes: float) -> str:
    """Return the text over and over until it has this size, each time with its short numbers moved on."""
    parts: list[str] = []
    size, wanted, turn = 0, int(megabytes * 1e6), 0

    def moved(match: re.Match[str]) -> str:
        digits = match.group()
        return str((int(digits) + turn) % 300 + 1) if len(digits) <= 3 else digits

    while size < wanted:
        parts.append(_DIGITS.sub(moved, seed))
        size += len(parts[-1].encode())
        turn += 1
    return "".join(parts).encode()[:wanted].decode("utf-8", "ignore")


def seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds that `work` takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def _in_text(text: str) -> Callable[[], object]:
    return lambda: find_citations(text)


def _in_document(text: str) -> Callable[[], object]:
    document = read_document(text.encode())
    return lambda: find_legal(document)


def main(arguments: list[str]) -> int:
    """Print a line a measurement; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench.citations")
    parser.add_argument("--sizes", default="1,2,4", help="megabytes, from the smallest")
    parser.add_argument("--profile", action="store_true", help="show where the time of the smallest text goes")
    told = parser.parse_args(arguments)
    sizes = [float(size) for size in told.sizes.split(",")]
    find_citations("Undang-Undang Nomor 1 Tahun 2000")  # loads the tokenizer
    missed = False
    for name, seed in (("reports", reports()), ("dense", dense())):
        for way, make in (("find_citations", _in_text), ("document", _in_document)):
            speeds = [size / seconds(make(grown(seed, size))) for size in sizes]
            shown = ", ".join(f"{size:g} MB: {speed:.2f} MB/s" for size, speed in zip(sizes, speeds, strict=True))
            slow = name == "reports" and min(speeds) < BAR
            bent = speeds[0] > _LINEAR * speeds[-1]
            missed |= slow or bent
            print(
                f"{name:8} {way:15} {shown}{'  TOO SLOW' if slow else ''}{'  NOT LINEAR' if bent else ''}", flush=True
            )
            if told.profile:
                _profile(make(grown(seed, sizes[0])))
    return 1 if missed else 0


def _profile(work: Callable[[], object]) -> None:
    profile = cProfile.Profile()
    profile.runcall(work)
    pstats.Stats(profile).sort_stats("tottime").print_stats(14)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
