"""Counts which kinds of seeded error the rules tell: `python -m tools.bench.audit.run [--kinds WORD] [--clean 100]`.

Each kind is one change of a document without fault, in three documents (plain text, DOCX, PDF; three offices). Told: a rule
of the kind says that the document is wrong, and does not say so of the same document without the error. A rule that only
doubts its reading tells nothing. False alarms are what the rules say of documents without any error.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tools.bench.audit import errors_laws, errors_offices, errors_people, errors_rows
from tools.bench.audit.documents import make_case, parts_of
from tools.bench.audit.draw import FORMATS
from tools.bench.audit.kind import Kind
from tools.bench.audit.measure import told

KINDS = (*errors_people.KINDS, *errors_laws.KINDS, *errors_rows.KINDS, *errors_offices.KINDS)
FORMS = ("decree", "plan", "agreement", "report", "book", "sheets")
OFFICES = (
    ("head", "sections", "agreement"),
    ("decree", "agreement", "book"),
    ("head", "sections"),
    ("decree", "sections"),
)
_ABOUT = "document"


@dataclass(frozen=True)
class Outcome:
    """How often a kind was told, of how many documents, and what was told instead where it was not."""

    kind: Kind
    told: tuple[str, ...]
    missed: tuple[tuple[str, tuple[str, ...]], ...]


def try_kind(kind: Kind) -> Outcome:
    """Return how often a kind of error was told."""
    hit, missed = [], []
    for seed, (name, draw) in enumerate(FORMATS.items()):
        clean = make_case(kind.form, seed)
        wrong = kind.change(clean)
        beside, before = [], []
        if kind.beside is not None:
            form, change = kind.beside
            other = make_case(form, seed)
            beside = [draw(parts_of(change(other.but(place=clean.place, region=clean.region, signer=clean.signer))))]
            before = [] if change(other) != other else beside
        good = {rule for rule, about in told([draw(parts_of(clean)), *before]) if about == _ABOUT}
        bad = {rule for rule, about in told([draw(parts_of(wrong)), *beside]) if about == _ABOUT}
        if set(kind.rules) & (bad - good):
            hit.append(name)
        else:
            missed.append((name, tuple(sorted(bad - good))))
    return Outcome(kind, tuple(hit), tuple(missed))


def alarms(count: int) -> Iterator[tuple[str, str]]:
    """Yield (document, rule) for each rule that speaks of one of `count` documents without error."""
    for number in range(count):
        form, (name, draw) = FORMS[number % len(FORMS)], tuple(FORMATS.items())[number // len(FORMS) % len(FORMATS)]
        found = told([draw(parts_of(make_case(form, number)))])
        yield from ((f"{form}-{number}.{name}", rule) for rule, about in sorted(found) if about == _ABOUT)


def alarms_of_offices(count: int) -> Iterator[tuple[str, str]]:
    """Yield (documents, rule) for each rule that speaks of the documents of one office, read together, without error."""
    for number in range(count):
        forms, (name, draw) = (
            OFFICES[number % len(OFFICES)],
            tuple(FORMATS.items())[number // len(OFFICES) % len(FORMATS)],
        )
        first, *others = (make_case(form, number) for form in forms)
        files = [first, *(case.but(place=first.place, region=first.region, signer=first.signer) for case in others)]
        files = [case.but(rows=case.rows[:3]) for case in files] if "sections" in forms else files
        found = told([draw(parts_of(case)) for case in files])
        yield from (("+".join(forms) + f"-{number}.{name}", rule) for rule, about in sorted(found) if about == _ABOUT)


def report(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield a line for each kind, those that were missed with what was told instead, and the recall over all."""
    for outcome in outcomes:
        total = len(outcome.told) + len(outcome.missed)
        lost = "; ".join(f"{name}: {', '.join(rules) or 'nothing'}" for name, rules in outcome.missed)
        yield f"{len(outcome.told)}/{total}  {outcome.kind.name}  [{outcome.kind.form}]" + (
            f"  MISSED {lost}" if lost else ""
        )
    n, hit = sum(len(o.told) + len(o.missed) for o in outcomes), sum(len(o.told) for o in outcomes)
    never = sum(not o.told for o in outcomes)
    yield f"recall {hit}/{n} = {hit / max(n, 1):.3f} over {len(outcomes)} kinds; never told: {never}"


def main() -> None:
    """Print the recall by kind and the false alarms."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kinds", default="")
    parser.add_argument("--clean", type=int, default=100)
    args = parser.parse_args()
    for line in report([try_kind(kind) for kind in KINDS if args.kinds in kind.name]):
        sys.stdout.write(f"{line}\n")
    false = list(alarms(args.clean))
    together = list(alarms_of_offices(args.clean))
    told_of = len({name for name, _ in false})
    sys.stdout.write(
        f"false alarms: {len(false)} in {told_of} of {args.clean} documents without error {dict(Counter(r for _, r in false))}\n"
        f"false alarms of offices: {len(together)} in {len({name for name, _ in together})} of {args.clean} without error, "
        f"their files read together {dict(Counter(r for _, r in together))}\n"
    )


if __name__ == "__main__":
    main()
