"""How far two people agree who judged the same findings: `python -m tools.bench.audit.agreement SAMPLE FIRST SECOND`.

`SAMPLE`: a tab separated table with id, rule, kind (dokumen or keraguan), stratum and found of each finding; the other two: id
and verdict. It prints the table that docs/rules.md is made of, without a word of a document, and the findings on which they
differ.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

VERDICTS = ("true", "worthless", "false_document", "false_reader")
_ABOUT = {"dokumen": "document", "keraguan": "reader"}
_OF_A_DOUBT = "doubt"  # the stratum of single doubts of records: their code is told beside the rule
_SPLITS: Mapping[str, Callable[[str], str]] = {
    "four": str,
    "false": lambda verdict: str(verdict.startswith("false")),
    "worth": lambda verdict: str(verdict == "true"),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding that two people judged: its rule, who it says may be wrong, the stratum that it was drawn from, both verdicts."""

    rule: str
    about: str
    pages: str
    first: str
    second: str


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


def read_judged(sample: Path, first: Path, second: Path) -> dict[str, Judged]:
    """Return the findings of a sample by their ids; raises ValueError for an unknown verdict or id and for one left out."""
    found = {row["id"]: row for row in _rows(sample)}
    said = [_verdicts(path, found) for path in (first, second)]
    return {
        key: Judged(_rule_of(row), _ABOUT[row["kind"]], row["stratum"], said[0][key], said[1][key])
        for key, row in found.items()
    }


def read_table(path: Path) -> tuple[list[Judged], list[str]]:
    """Return the findings of a table that `main` printed, and the remarks above it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    remarks = [line.removeprefix("#").strip() for line in lines if line.startswith("#")]
    return [Judged(**row) for row in rows], remarks


def _rule_of(row: Mapping[str, str]) -> str:
    return f"{row['rule']}: {row['found']}" if row["stratum"] == _OF_A_DOUBT else row["rule"]


def _verdicts(path: Path, sample: Mapping[str, object]) -> dict[str, str]:
    said = {row["id"]: row["verdict"].strip() for row in _rows(path)}
    wrong = sorted(set(said.values()) - set(VERDICTS))
    if wrong or said.keys() != sample.keys():
        raise ValueError(f"{path.name}: words {wrong}, ids {sorted(said.keys() ^ sample.keys())}")
    return said


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t")


def rule_rows(judged: Iterable[Judged]) -> list[tuple[str, ...]]:
    """Return (rule, about, pages, judged, then of both people: not false, worth it) of each rule and stratum."""
    grouped: dict[tuple[str, str, str], list[Judged]] = {}
    for one in judged:
        grouped.setdefault((one.rule, one.about, one.pages), []).append(one)
    return [(*key, str(len(found)), *_shares(found)) for key, found in sorted(grouped.items())]


def agreement_rows(judged: Sequence[Judged]) -> list[tuple[str, ...]]:
    """Return a line a stratum and who may be wrong, and one of all: both people's shares and their agreements.

    pages, about, judged, not false (first, second), worth it (first, second), then share and kappa of the four words, of false
    or not, of worth it or not.
    """
    strata = sorted({(one.pages, one.about) for one in judged})
    lines = []
    for pages, about in (*strata, ("all", "all")):
        found = [one for one in judged if (pages, about) in ((one.pages, one.about), ("all", "all"))]
        pairs = [(one.first, one.second) for one in found]
        agreed = [agreement([(split(one), split(other)) for one, other in pairs]) for split in _SPLITS.values()]
        told = (cell for a in agreed for cell in (f"{a.share:.2f}", "-" if a.kappa is None else f"{a.kappa:.2f}"))
        lines.append((pages, about, str(len(found)), *_shares(found), *told))
    return lines


def _shares(found: Sequence[Judged]) -> Iterator[str]:
    """Yield the shares that are not false and those worth it, each of the first person and of the second."""
    both = [one.first for one in found], [one.second for one in found]
    for holds in (lambda verdict: not verdict.startswith("false"), lambda verdict: verdict == "true"):
        for said in both:
            yield f"{sum(map(holds, said)) / len(said):.2f}"


def main(arguments: Sequence[str]) -> None:
    """Print the table of all findings, sorted, then the agreement and the ids on which the two differ as remarks."""
    judged = read_judged(*map(Path, arguments[:3]))
    for line in agreement_rows(list(judged.values())):
        print("#", " ".join(line))
    for key, one in judged.items():
        if one.first != one.second:
            print("#", key, one.rule, one.pages, one.first, one.second)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow([field.name for field in fields(Judged)])
    out.writerows(sorted(astuple(one) for one in judged.values()))


if __name__ == "__main__":
    main(sys.argv[1:])
