"""What comparing the documents of one run told: people, regulations, offices that share an indicator, series of years.

It holds no document. What it holds of each is a few names and numbers, so that it fits in memory whatever their number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from normalizers.lexicon import content_stems
from normalizers.similarity import ratio_of_folded
from normalizers.text import fold
from pipeline.reconcile.corrections import Correction
from pipeline.records.decision import Decision

_ALIKE = 0.9  # ratio from which two formulas are one with a slip
_SHARED = 0.5  # of the roots of the words of two formulas, from which they count the same things


@dataclass(frozen=True, slots=True)
class Official:
    """A person after reconciliation; `members` are signatory ids."""

    official_id: str
    nip: str | None
    name: str
    titles_front: tuple[str, ...]
    titles_back: tuple[str, ...]
    variants: tuple[tuple[str, int], ...]
    n_documents: int
    birth_date: object | None
    appointed: str | None
    sex: str | None
    method: str
    score: float
    needs_review: bool
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regulation:
    """A regulation after reconciliation."""

    regulation_id: str
    reg_type: str
    issuer: str | None
    number: str
    year: int
    title: str | None
    known: bool
    n_documents: int
    title_variants: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Person:
    """An official, and what tells how each of the signatures came to be his or hers.

    `spellings`: how many ways the name is printed; `candidates`: (name, score) where there are other names than one;
    `told`: members whom a human put here.
    """

    official: Official
    spellings: int
    candidates: tuple[tuple[str, float], ...]
    told: tuple[str, ...]

    def decision(self, signature: str, raw: str | None) -> Decision | None:
        """Return why a signature's name, printed `raw`, is the official's; None where it is printed so."""
        o = self.official
        if raw == o.name:
            return None
        how, names = self._how(signature), self.candidates or ((o.name, 1.0),)
        return Decision("official", signature, "name", raw, o.name, how, o.score, names, o.needs_review)

    def _how(self, signature: str) -> str:
        if signature in self.told:
            return "correction"
        if self.spellings > 1:
            return "vote"
        return "nip" if self.official.nip is not None else "fuzzy" if len(self.official.members) > 1 else "exact"


@dataclass(slots=True)
class _Formula:
    """A formula's words folded, and how many others of its group are unlike it once that was asked."""

    folded: str
    roots: frozenset[str]
    others: int | None = None


class Formulas:
    """For each group of indicators its formulas (their words, in small letters), and whether offices share it."""

    def __init__(self) -> None:
        self._of: dict[str, dict[str, _Formula]] = defaultdict(dict)
        self._office: dict[str, str | None] = {}  # of a group; None where there is more than one

    def add(self, group: str, words: str, office: str) -> None:
        """Note that an office uses a formula."""
        if words not in self._of[group]:
            self._of[group][words] = _Formula(fold(words), content_stems(words))
        if self._office.setdefault(group, office) != office:
            self._office[group] = None

    def others(self, group: str, words: str) -> int | None:
        """Return how many other formulas the group has; None where a single office has such an indicator.

        Asked when all are noted: what was answered once is not counted again.
        """
        if self._office.get(group, "") is not None:
            return None
        every = self._of[group]
        mine = every[words]
        if mine.others is None:
            mine.others = sum(not _one_meaning(other, mine) for other in every.values())
        return mine.others


def _one_meaning(first: _Formula, second: _Formula) -> bool:
    """Return whether two formulas are one with a slip, or count the same things in other words."""
    if ratio_of_folded(first.folded, second.folded) >= _ALIKE:
        return True
    return len(first.roots & second.roots) >= _SHARED * len(first.roots | second.roots)


class Told(NamedTuple):
    """A target as a plan tells it: the kind of plan, its value, as printed, its unit."""

    kind: str
    value: str
    printed: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class Sections:
    """Of an office and a year: `units`: the sections with sheets, `texts`: the words of their goals and indicators."""

    units: frozenset[str]
    texts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The people and regulations, every human verdict, and what the documents say together.

    `person_of`: by signature. `corrected`: the values that humans gave, by record and field; `corrections_by_document`: the
    decisions of these, by document ("" where the record is an official or a regulation). `offices`: for which an official
    signed in a year. `series`: the years for which an office has documents of a kind. `districts`: for each kabupaten, kind
    and year the kecamatan that have a document, and the first of these documents. `promises`: for an office, its region, an
    indicator and a year the targets of its plans. `measured`: for an office, its region and a year what its IKU measures,
    each (group, as printed). `ways`: for an office, its region, an indicator and a year the formulas of its documents, each
    (kind of document, words, as printed). `results`: for an office, its region, an indicator and a year what its report of
    that year says was reached, each (value, as printed). `sections`: for an office, its region and a year what the sheets of
    its sections hold. `twins`: the NIP of an official's namesake that is nearly the own one and stands in more documents;
    `near_namesakes`: the same where it stands in as many. `unchecked_corrections`: those that were applied although they do
    not say which printed text they correct. `judged_findings`: the lines that say of a document's findings that they are
    none, or were checked.
    """

    officials: tuple[Official, ...] = ()
    regulations: tuple[Regulation, ...] = ()
    person_of: Mapping[str, Person] = field(default_factory=dict)
    corrected: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    corrections_by_document: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    unmatched_corrections: tuple[Correction, ...] = ()
    unchecked_corrections: tuple[Correction, ...] = ()
    judged_findings: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    formulas: Formulas = field(default_factory=Formulas)
    offices: Mapping[tuple[str, int], tuple[str, ...]] = field(default_factory=dict)
    series: Mapping[tuple[str, str, str], tuple[int, ...]] = field(default_factory=dict)
    districts: Mapping[tuple[str, str, int], tuple[set[str], str]] = field(default_factory=dict)
    promises: Mapping[tuple[str, str, str, int], tuple[Told, ...]] = field(default_factory=dict)
    measured: Mapping[tuple[str, str, int], tuple[tuple[str, str], ...]] = field(default_factory=dict)
    ways: Mapping[tuple[str, str, str, int], tuple[tuple[str, str, str], ...]] = field(default_factory=dict)
    results: Mapping[tuple[str, str, str, int], tuple[tuple[str, str], ...]] = field(default_factory=dict)
    sections: Mapping[tuple[str, str, int], Sections] = field(default_factory=dict)
    twins: Mapping[str, str] = field(default_factory=dict)
    near_namesakes: Mapping[str, str] = field(default_factory=dict)
