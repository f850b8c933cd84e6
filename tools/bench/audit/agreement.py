"""How far two people agree who judged the same findings: `python -m tools.bench.audit.agreement SAMPLE FIRST SECOND`.

`SAMPLE`: a tab separated table with id, rule, kind (dokumen or keraguan) and stratum of each finding; the other two: id, verdict.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

VERDICTS = ("true", "worthless", "false_document", "false_reader")
_ABOUT = {"dokumen": "document", "keraguan": "reader"}
_SPLITS: Mapping[str, Callable[[str], str]] = {
    "four": str,
    "false": lambda verdict: str(verdict.startswith("false")),
    "worth": lambda verdict: str(verdict == "true"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of the sample: its rule, who it says may be wrong, and the stratum that it was drawn from."""

    rule: str
    about: str
    stratum: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of how many findings two people said the same (share, 0..1), and Cohen's kappa; None where chance alone agrees."""

    share: float
    kappa: float | None


def agreement(pairs: Sequence[tuple[str, str]]) -> Agreement:
    """Return how far two people agree, of their answers in pairs; raises ValueError for none."""
    if not pairs:
        raise ValueError("no findings that both judged")
    n = len(pairs)
    share = sum(one == other for one, other in pairs) / n
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(first[answer] * second[answer] for answer in first) / n**2
    return Agreement(share, (share - chance) / (1 - chance) if chance < 1 else None)


def read_sample(path: Path) -> dict[str, Finding]:
    """Return the findings of a sample by their ids."""
    return {r["id"]: Finding(r["rule"], _ABOUT[r["kind"]], r["stratum"]) for r in _rows(path)}


def read_verdicts(path: Path, sample: Mapping[str, Finding]) -> dict[str, str]:
    """Return what a person said of each finding; raises ValueError for an unknown word or id, and for a finding left out."""
    said = {r["id"]: r["verdict"].strip() for r in _rows(path)}
    wrong = sorted(set(said.values()) - set(VERDICTS))
    if wrong or said.keys() != sample.keys():
        raise ValueError(f"{path.name}: words {wrong}, ids {sorted(said.keys() ^ sample.keys())}")
    return said


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def judged_rows(sample: Mapping[str, Finding], said: Mapping[str, str]) -> list[tuple[str | int, ...]]:
    """Return (rule, about, pages, judged, true, worthless, false) of each rule and stratum, as docs/rules.md shows them."""
    counted: dict[tuple[str, str, str], Counter[str]] = {}
    for key, found in sample.items():
        counted.setdefault((found.rule, found.about, found.stratum), Counter())[said[key].split("_", 1)[0]] += 1
    return [(*key, n.total(), n["true"], n["worthless"], n["false"]) for key, n in sorted(counted.items())]


def agreement_rows(
    sample: Mapping[str, Finding], first: Mapping[str, str], second: Mapping[str, str]
) -> list[tuple[str, ...]]:
    """Return a line a stratum and one of all: both people's shares of findings that are not false and worth it, agreements."""
    lines = []
    for stratum in (*sorted({found.stratum for found in sample.values()}), "all"):
        pairs = [(first[key], second[key]) for key, found in sample.items() if stratum in (found.stratum, "all")]
        both: list[Iterable[str]] = [[one for one, _ in pairs], [other for _, other in pairs]]
        right = (f"{_share(said, lambda v: not v.startswith('false')):.2f}" for said in both)
        worth = (f"{_share(said, lambda v: v == 'true'):.2f}" for said in both)
        agreed = [agreement([(split(one), split(other)) for one, other in pairs]) for split in _SPLITS.values()]
        told = (cell for a in agreed for cell in (f"{a.share:.2f}", "-" if a.kappa is None else f"{a.kappa:.2f}"))
        lines.append((stratum, str(len(pairs)), *right, *worth, *told))
    return lines


def _share(said: Iterable[str], holds: Callable[[str], bool]) -> float:
    answers = [holds(verdict) for verdict in said]
    return sum(answers) / len(answers)


def main(arguments: Sequence[str]) -> None:
    """Print the first person's counts by rule, the agreement by stratum, and the findings of which the two differ."""
    sample = read_sample(Path(arguments[0]))
    first, second = (read_verdicts(Path(path), sample) for path in arguments[1:3])
    for row in judged_rows(sample, first):
        print(",".join(map(str, row)))
    print()
    for line in agreement_rows(sample, first, second):
        print(",".join(line))
    print()
    for key, found in sample.items():
        if first[key] != second[key]:
            print(f"{key}\t{found.rule}\t{found.stratum}\t{first[key]}\t{second[key]}")


if __name__ == "__main__":
    main(sys.argv[1:])
