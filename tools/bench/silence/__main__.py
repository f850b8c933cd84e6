"""Measures silence: of the rows that damage makes wrong, how many carry no doubt and a high confidence.

usage: python -m tools.bench.silence FILES:TRUTH ... [--every N] [--report FILE] [--show KIND] [--evidence]

FILES holds documents with truth (as tools.unseen writes them). Each PDF is read once for each kind of damage to its page,
each document once for each kind of damage to its tables. Every Nth document is taken.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractors.find import find_blocks
from extractors.model.errors import UnreadableDocument
from pipeline.records.confidence import confidence_of
from pipeline.records.dossier import Dossier, interpret
from pipeline.records.source import Source
from tools.bench.silence.reading import KINDS, damaged
from tools.build.confidence import FIELDS, pairs_of, same

_HIGH = 0.9
_LEAST = 0.97  # likeness from which two texts say the same


@dataclass(slots=True)
class Tally:
    """What one kind of damage did: rows as they came out, and what was said of them."""

    read: int = 0
    right: int = 0
    right_doubted: int = 0
    wrong: int = 0
    silent: int = 0
    lost: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    right_codes: Counter[str] = field(default_factory=Counter)


def count(tally: Tally, dossier: Dossier, truth: Mapping[str, Any], show: bool) -> None:
    """Add the rows of a damaged document to the tally; `show` prints those that are wrong without a word."""
    rows = list(dossier.indicators)
    mine = [{name: q.text for name, q in r.quotes.items()} for r in rows]
    pairs = pairs_of(truth["indicators"], mine)
    tally.lost += len(truth["indicators"]) - len(pairs)
    for at, record in enumerate(rows):
        told = truth["indicators"][pairs[at]] if at in pairs else None
        differ = [
            f
            for f in FIELDS
            if told is not None and told.get(f) is not None and not same(told[f], mine[at].get(f), _LEAST)
        ]
        doubted = bool(record.doubts) or confidence_of("indicators", record.doubts, record.whole) < _HIGH
        if told is not None and not differ:
            tally.right += 1
            tally.right_doubted += doubted
            tally.right_codes.update(record.doubts)
            continue
        tally.wrong += 1
        tally.silent += not doubted
        tally.codes.update(record.doubts)
        if show and not doubted:
            print(f"  {dossier.source.path} page {record.whole.page}: {'no such row' if told is None else ''}")
            for name in differ or ["indikator"]:
                print(f"    {name}: {told[name] if told else ''!r}\n      read {mine[at].get(name, '')!r}")


def documents(sets: Sequence[str], every: int) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield every Nth file of the sets with its truth."""
    for text in sets:
        files, truths = (Path(part) for part in text.split(":"))
        told = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(truths.glob("*.json"))]
        for truth in told[::every]:
            if truth.get("indicators") and (path := files / truth["file"]).is_file():
                yield path, truth


def run(sets: Sequence[str], every: int, kinds: Sequence[str], show: bool) -> dict[str, Tally]:
    """Return the tally of each kind of damage; "none" is the documents as they are."""
    tallies = {kind: Tally() for kind in kinds}
    for path, truth in documents(sets, every):
        data = path.read_bytes()
        source = Source(path.name, hashlib.sha256(data).hexdigest(), len(data))
        try:
            for kind, document in damaged(data, path.name, kinds):
                tallies[kind].read += 1
                count(tallies[kind], interpret(source, document, find_blocks(document)), truth, show)
        except UnreadableDocument:
            continue
    return tallies


def table_of(tallies: Mapping[str, Tally]) -> Iterator[str]:
    """Yield the lines of the table of the report."""
    yield "| damage | documents | rows right | of these doubted | rows wrong | silent | silent share | rows lost |"
    yield "|---|---|---|---|---|---|---|---|"
    whole = Tally()
    for kind, t in tallies.items():
        yield _line(kind, t)
        if kind != "none":
            for name in ("read", "right", "right_doubted", "wrong", "silent", "lost"):
                setattr(whole, name, getattr(whole, name) + getattr(t, name))
    yield _line("**all damage**", whole)


def _line(kind: str, t: Tally) -> str:
    doubted = f"{t.right_doubted / t.right:.3f}" if t.right else "-"
    share = f"{t.silent / t.wrong:.3f}" if t.wrong else "-"
    return f"| {kind} | {t.read} | {t.right} | {doubted} | {t.wrong} | {t.silent} | {share} | {t.lost} |"


def main() -> None:
    """Read, damage, measure; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--report", type=Path)
    parser.add_argument("--show", default="")
    parser.add_argument("--codes", action="store_true", help="print how often each doubt fell on wrong and right rows")
    options = parser.parse_args()
    kinds = [k for k in KINDS if options.show in k]
    tallies = run(options.sets, options.every, kinds, bool(options.show))
    text = "\n".join(table_of(tallies)) + "\n"
    print(text)
    if options.codes:
        for name in ("codes", "right_codes"):
            told: Counter[str] = sum((getattr(t, name) for t in tallies.values()), Counter())
            print(name, told.most_common())
    if options.report is not None:
        options.report.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
