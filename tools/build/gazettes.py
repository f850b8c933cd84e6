"""Which gazettes, read once in an act's own text, may be kept: numbers run through the year, so a misread one stands out.

Acts of a kind and year are published in the order of their numbers, and supplements in the order of the gazettes: of the numbers
read in one year the longest run that rises as the numbers do is right, what falls out of it is not. Held against citations
(2026-11-29): of 881 numbers of gazettes in such runs and of 543 supplements the citations of 33 and 21 said otherwise, nearly all
of them alone and wrong; two were laws that confirm an emergency rule, whose own title names another gazette (`_NAMES_ANOTHER`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

LAST = 2016  # texts of later years are pictures read by machine
NARROW = 30  # gazettes between the neighbours of a number in its run: further apart, too much would fit
FEW = 4  # numbers that make a run
CITED_OFTEN = 3  # citations that count as a reading of the act's own
_NAMES_ANOTHER = re.compile(
    r"\W*penetapan\W+(?:peraturan\W+pemerintah\W+pengganti|undang\W*undang\W+darurat)", re.IGNORECASE
)
Row = dict[str, str]
Key = tuple[str, str, str]


def key_of(row: Row) -> Key:
    """Return kind, number and year of an act of the corpus."""
    return row["type"], row["number"], row["year"]


def read(row: Row, column: str) -> str:
    """Return the number of a gazette ("ln", "tln") as the act's own text has it, else as three citations or more do; "" else."""
    own = row[f"own_{column}"]
    return own or (row[f"cited_{column}"] if int(row.get("votes") or 0) >= CITED_OFTEN else "")


def in_order(rows: Sequence[Row]) -> tuple[set[Key], set[Key]]:
    """Return the acts whose number in the gazette, and those whose supplement, stands in its year's run."""
    usable = [r for r in rows if int(r["year"]) <= LAST and r["title"] and not _NAMES_ANOTHER.match(r["title"])]
    gazettes: set[Key] = set()
    for group in _grouped([r for r in usable if read(r, "ln")], lambda r: (r["type"], r["year"])):
        run = _run([(int(r["number"]), int(read(r, "ln")), r) for r in group])
        for before, one, behind in zip(run, run[1:], run[2:], strict=False):
            if behind[1] - before[1] <= NARROW:
                gazettes.add(key_of(one[2]))
    supplements: set[Key] = set()
    for group in _grouped([r for r in usable if read(r, "ln") and read(r, "tln")], lambda r: (r["year"],)):
        run = _run([(int(read(r, "tln")), int(read(r, "ln")), r) for r in group])
        if len(run) >= FEW:
            supplements |= {key_of(r) for _, _, r in run}
    return gazettes, supplements


def _grouped(rows: Iterable[Row], by: Callable[[Row], tuple[str, ...]]) -> list[list[Row]]:
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(by(row), []).append(row)
    return list(found.values())


def _run(points: list[tuple[int, int, Row]]) -> list[tuple[int, int, Row]]:
    """Return the longest run in which both numbers rise, the second at least as fast as the first."""
    points = sorted(points, key=lambda p: (p[0], p[1]))
    best, before = [1] * len(points), [-1] * len(points)
    for i, (first, second, _) in enumerate(points):
        for j in range(i):
            step, rise = first - points[j][0], second - points[j][1]
            if 0 < step <= rise and best[j] >= best[i]:
                best[i], before[i] = best[j] + 1, j
    at = max(range(len(points)), key=lambda i: best[i])
    run = []
    while at >= 0:
        run.append(points[at])
        at = before[at]
    return run[::-1]
