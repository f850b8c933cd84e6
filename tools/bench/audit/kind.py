"""A kind of seeded error: in which form of document, which rule should tell it, and the change that makes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tools.bench.audit.documents import Case

Change = Callable[[Case], Case]


@dataclass(frozen=True)
class Kind:
    """One kind of error; any of `rules` tells it. `beside`: a second document that stands beside it in the run, changed."""

    name: str
    form: str
    rules: tuple[str, ...]
    change: Change
    beside: tuple[str, Change] | None = None


def law(at: int, old: str, new: str) -> Change:
    """Return the change of a part of one item of the legal basis."""

    def change(case: Case) -> Case:
        if old not in case.laws[at]:
            raise ValueError(old)
        laws = [text.replace(old, new) if n == at else text for n, text in enumerate(case.laws)]
        return case.but(laws=tuple(laws))

    return change


def more_law(text: str) -> Change:
    """Return the change that adds an item to the legal basis, before the regulations of ministers."""
    return lambda case: case.but(laws=(*case.laws[:2], text, *case.laws[2:]))


def local_law(text: str) -> Change:
    """Return the change that adds a local regulation at the end of the legal basis; {region} stands for the own region."""
    return lambda case: case.but(laws=(*case.laws, text.format(region=case.region)))


def cell(at: int, **cells: str) -> Change:
    """Return the change of cells of one row."""
    return lambda case: case.with_row(at, **cells)


def decree(**values: str) -> Change:
    """Return the change of facts of the decree; {year} and {number} stand for what is there."""
    return lambda case: case.but(
        decree=case.decree | {k: v.format(year=case.year, **case.decree) for k, v in values.items()}
    )


def signer(**values: str) -> Change:
    """Return the change of the person who signs, at both places."""

    def change(case: Case) -> Case:
        known = {"name": case.signer.name, "nip": case.signer.nip, "rank": case.signer.rank, "title": case.signer.title}
        fields = known | {k: v.format(place=case.place.upper(), **known) for k, v in values.items()}
        return case.but(signer=type(case.signer)(**fields))

    return change


def nip(change: Callable[[str], str]) -> Change:
    """Return the change of the number of the person who signs, at both places."""
    return lambda case: signer(nip=change(case.signer.nip))(case)


def first(field: str, change: Callable[[str], str]) -> Change:
    """Return the change of a field of the first of the two signatures of a decree."""
    return lambda case: case.but(told=case.told | {"first_signer": f"{field}={change(getattr(case.signer, field))}"})
