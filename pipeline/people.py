"""Who is who: signatures become officials. By NIP; those without one by office, position and near name."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from normalizers.names import PersonName, core_words, parse_name
from normalizers.nip import Nip, parse_nip
from normalizers.similarity import choose_spelling, compare_names, same_person
from normalizers.text import fold
from pipeline.corpus import Decision, Official, signatory_id
from pipeline.corrections import Correction
from pipeline.records.dossier import Dossier
from pipeline.records.signatory import SignatoryRecord

_READABLE = ("valid", "implausible")  # a NIP of eighteen digits; one of another length names nobody


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature with a name; `nip` where eighteen digits are printed (or were corrected)."""

    id: str
    dossier: Dossier
    record: SignatoryRecord
    name: PersonName
    nip: Nip | None

    @property
    def digits(self) -> str | None:
        """Return the eighteen digits; None where there are none such."""
        return self.nip.digits if self.nip is not None else None


def find_signatures(dossier: Dossier, corrected: Mapping[tuple[str, str], str]) -> Iterator[Signature]:
    """Yield the signatures of a document that have a name, human corrections applied."""
    for record in dossier.signatories:
        key = signatory_id(dossier, record.seq)
        name, nip = record.name.value, record.nip.value
        if (text := corrected.get((key, "name"))) is not None:
            name = parse_name(text).value
        if (text := corrected.get((key, "nip"))) is not None:
            nip = parse_nip(text).value
        if name is not None:
            yield Signature(key, dossier, record, name, nip if nip is not None and nip.status in _READABLE else None)


def find_officials(
    signatures: Sequence[Signature], corrections: Sequence[Correction]
) -> tuple[tuple[Official, ...], list[Decision]]:
    """Return the officials and why each name is what it is. Human verdicts first, then the NIP, then names.

    Independent of the order of `signatures`.
    """
    by_id = {s.id: s for s in sorted(signatures, key=lambda s: s.id)}
    verdicts = [c for c in corrections if c.record_id in by_id and c.other_id in by_id]
    groups = Groups({i: s.digits for i, s in by_id.items()})
    for verdict in verdicts:
        if verdict.verdict == "not_same":
            groups.keep_apart(verdict.record_id, verdict.other_id)
    told = set()
    for verdict in verdicts:
        if verdict.verdict == "same":
            groups.join(verdict.record_id, verdict.other_id)
            told |= {verdict.record_id, verdict.other_id}
    by_nip: dict[str, list[str]] = defaultdict(list)
    for signature in by_id.values():
        if signature.digits is not None:
            by_nip[signature.digits].append(signature.id)
    for members in by_nip.values():
        _join_all(members, groups)
    scores: dict[str, float] = {}
    doubtful: set[str] = set()
    for score, a, b in _alike(list(by_id.values())):
        if groups.find(a) == groups.find(b):
            continue
        if not groups.may_join(a, b):
            doubtful |= {i for i in (a, b) if by_id[i].nip is None}
            continue
        groups.join(a, b)
        for i in (a, b):
            scores[i] = min(score, scores.get(i, 1.0))
    made = [_official([by_id[i] for i in group], scores, doubtful, told) for group in groups.all()]
    return _with_own_ids(made)


def _join_all(members: Sequence[str], groups: Groups) -> None:
    """Join signatures of one NIP, each to the first group that no human verdict keeps it from."""
    heads: list[str] = []
    for member in members:
        head = next((h for h in heads if groups.may_join(h, member, ignore_nip=True)), None)
        if head is None:
            heads.append(member)
        else:
            groups.join(head, member)


def _alike(signatures: Sequence[Signature]) -> list[tuple[float, str, str]]:
    """Return pairs of one office and position whose names are one person's, the surest first; one at least has no NIP."""
    blocks: dict[tuple[str, str], list[Signature]] = defaultdict(list)
    for signature in signatures:
        blocks[_office(signature)].append(signature)
    found: dict[tuple[str, str], float] = {}
    for members in blocks.values():
        by_word: dict[str, list[Signature]] = defaultdict(list)
        for signature in members:
            for word in sorted({w[:3] for w in core_words(signature.name)}):
                by_word[word].append(signature)
        for near in by_word.values():
            for a in (s for s in near if s.nip is None):
                for b in near:
                    pair = (min(a.id, b.id), max(a.id, b.id))
                    if a.id == b.id or pair in found:
                        continue
                    comparison = compare_names(a.name, b.name)
                    found[pair] = comparison.score if same_person(comparison) else 0.0
    return sorted(((s, a, b) for (a, b), s in found.items() if s), key=lambda f: (-f[0], f[1], f[2]))


def _office(signature: Signature) -> tuple[str, str]:
    facts = signature.dossier.facts
    office = facts.institution.value.name if facts is not None and facts.institution.value is not None else ""
    region = facts.region.value.code if facts is not None and facts.region.value is not None else ""
    jabatan = signature.record.jabatan.value
    return fold(f"{office}{region}") or signature.dossier.document_id, jabatan.head if jabatan is not None else ""


def _most(counted: Counter[tuple[str, ...]]) -> tuple[str, ...]:
    return max(counted, key=lambda t: (counted[t], t))


def _official(
    members: Sequence[Signature], scores: Mapping[str, float], doubtful: set[str], told: set[str]
) -> tuple[str, Official, list[Decision]]:
    """Return an official with the key of its id, and a decision for each signature whose name differs from it."""
    printed = Counter(s.record.name.quote.text for s in members)
    vote = choose_spelling(sorted(Counter(s.name for s in members).items(), key=lambda item: item[0].canonical))
    nips = Counter(s.nip for s in members if s.nip is not None)
    nip = max(nips, key=lambda n: (nips[n], n.digits)) if nips else None
    score = min([vote.score, *(scores.get(s.id, 1.0) for s in members)])
    review = not vote.clear or len(nips) > 1 or any(s.id in doubtful for s in members)
    official = Official(
        official_id="",
        nip=nip.digits if nip is not None else None,
        name=vote.value,
        titles_front=_most(Counter(s.name.titles_front for s in members)),
        titles_back=_most(Counter(s.name.titles_back for s in members)),
        variants=tuple(sorted(printed.items(), key=lambda item: (-item[1], item[0]))),
        n_documents=len({s.dossier.document_id for s in members}),
        birth_date=nip.birth_date if nip is not None else None,
        appointed=nip.appointed if nip is not None else None,
        sex=nip.sex if nip is not None else None,
        method="nip" if nip is not None else "name",
        score=round(score, 4),
        needs_review=review,
        members=tuple(s.id for s in members),
    )
    key = nip.digits if nip is not None else f"{fold(vote.value)}|{'|'.join(_office(members[0]))}"
    candidates = tuple((c.value, c.score) for c in vote.candidates)
    return key, official, [
        Decision(
            "official", s.id, "name", s.record.name.raw, official.name, _how(s, official, len(printed), told),
            official.score, candidates, review,
        )
        for s in members
        if s.record.name.raw != official.name
    ]  # fmt: skip


def _how(signature: Signature, official: Official, spellings: int, told: set[str]) -> str:
    if signature.id in told:
        return "correction"
    if spellings > 1:
        return "vote"
    return "nip" if official.nip is not None else "fuzzy" if len(official.members) > 1 else "exact"


def _with_own_ids(made: Sequence[tuple[str, Official, list[Decision]]]) -> tuple[tuple[Official, ...], list[Decision]]:
    """Give each official its id: a hash of the NIP, or of name and office; two of one key are told apart by members."""
    seen: set[str] = set()
    officials, decisions = [], []
    for key, official, own in sorted(made, key=lambda m: (m[0], m[1].members)):
        whole = key if key not in seen else f"{key}|{official.members[0]}"
        seen.add(key)
        officials.append(replace(official, official_id=f"o-{hashlib.sha256(whole.encode()).hexdigest()[:12]}"))
        decisions.extend(own)
    return tuple(sorted(officials, key=lambda o: o.official_id)), decisions


class Groups:
    """Connected groups of signatures; a chain of weak links never joins two NIPs, nor what a human keeps apart."""

    def __init__(self, nip_of: Mapping[str, str | None]) -> None:
        self._parent = {i: i for i in nip_of}
        self._nips = {i: {nip} if nip is not None else set() for i, nip in nip_of.items()}
        self._members = {i: {i} for i in nip_of}
        self._apart: dict[str, set[str]] = defaultdict(set)

    def keep_apart(self, a: str, b: str) -> None:
        """Never join the groups of `a` and `b` but by a human verdict."""
        self._apart[a].add(b)
        self._apart[b].add(a)

    def find(self, i: str) -> str:
        """Return the representative of the group of `i`."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, a: str, b: str) -> None:
        """Make one group of two; the smaller id stands for it."""
        x, y = sorted((self.find(a), self.find(b)))
        if x != y:
            self._parent[y] = x
            self._nips[x] |= self._nips.pop(y)
            self._members[x] |= self._members.pop(y)
            if y in self._apart:
                self._apart[x] |= self._apart[y]

    def may_join(self, a: str, b: str, *, ignore_nip: bool = False) -> bool:
        """Return whether no two NIPs would meet in the group, and nobody whom a human keeps apart."""
        x, y = self.find(a), self.find(b)
        if (x in self._apart and self._apart[x] & self._members[y]) or (
            y in self._apart and self._apart[y] & self._members[x]
        ):
            return False
        return ignore_nip or len(self._nips[x] | self._nips[y]) <= 1

    def all(self) -> list[list[str]]:
        """Return the groups, ids sorted."""
        found: dict[str, list[str]] = defaultdict(list)
        for i in sorted(self._parent):
            found[self.find(i)].append(i)
        return [found[key] for key in sorted(found)]
