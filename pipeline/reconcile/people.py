"""Who is who: signatures become officials. By NIP; those without one by office, position and near name."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from normalizers.persons.comparison import Level, compare_names, may_be_misread, same_person
from normalizers.persons.names import core_words
from normalizers.persons.spelling_vote import choose_spelling
from normalizers.similarity import edits
from normalizers.text import fold
from pipeline.reconcile.corpus import Official, Person
from pipeline.reconcile.corrections import Correction
from pipeline.records.summary import Signature

_DOUBTFUL = 0.7  # score of a person whose name was found misread
_MANY = 30  # persons of one office and position


def find_people(signatures: Iterable[Signature], corrections: Sequence[Correction]) -> tuple[Person, ...]:
    """Return the people who signed, in the order of their ids. Human verdicts first, then the NIP, then names.

    Signatures without a name are nobody's. Independent of the order of `signatures`.
    """
    by_id = {s.id: s for s in sorted(signatures, key=lambda s: s.id) if s.name is not None}
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
    for a, b in _misread_ones(list(by_id.values()), groups):
        if not groups.may_join(a, b):
            continue
        groups.join(a, b)
        doubtful.add(a)
        scores[a] = scores[b] = _DOUBTFUL
    doubtful |= _one_digit_apart(list(by_id.values()))
    made = [_person([by_id[i] for i in group], scores, doubtful, told) for group in groups.all()]
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
    """Return pairs of signatures that are one person's, the surest first; one at least has no NIP.

    Of one office and position names that are near; of one document names that are the same, whatever the position.
    """
    names = {s.id: s.name for s in signatures if s.name is not None}
    blocks: dict[tuple[str, ...], list[Signature]] = defaultdict(list)
    for signature in signatures:
        blocks[signature.office].append(signature)
        blocks[(signature.document_id,)].append(signature)
    found: dict[tuple[str, str], float] = {}
    for where, members in blocks.items():
        most = Level.SAME_BUT_BLANKS if len(where) == 1 else Level.TITLES_DIFFER
        by_word: dict[str, list[Signature]] = defaultdict(list)
        for signature in members:
            for word in sorted({w[:3] for w in core_words(names[signature.id])}):
                by_word[word].append(signature)
        for near in by_word.values():
            for a in (s for s in near if s.nip is None):
                for b in near:
                    pair = (min(a.id, b.id), max(a.id, b.id))
                    if a.id == b.id or found.get(pair):
                        continue
                    comparison = compare_names(names[a.id], names[b.id])
                    found[pair] = comparison.score if comparison.level <= most else 0.0
    return sorted(((s, a, b) for (a, b), s in found.items() if s), key=lambda f: (-f[0], f[1], f[2]))


def _one_digit_apart(signatures: Sequence[Signature]) -> set[str]:
    """Return the signatures of one office and name whose NIPs are a digit, or two that changed places, apart: one is misread."""
    blocks: dict[str, list[Signature]] = defaultdict(list)
    for signature in signatures:
        if signature.nip is not None and signature.name is not None:
            blocks[signature.office[0]].append(signature)
    found: set[str] = set()
    for members in blocks.values():
        by_half: dict[str, dict[str, Signature]] = defaultdict(dict)
        for signature in members:
            digits = signature.digits or ""
            for half in (digits[:8], digits[9:]):  # one of them has no wrong digit, or the ninth is the wrong one
                by_half[half].setdefault(digits, signature)
        near = {
            frozenset((a, b)) for group in by_half.values() for a in group for b in group if a < b and edits(a, b, 1) == 1
        }  # fmt: skip
        for a, b in (sorted(pair) for pair in near):
            of_a, of_b = ([s for s in members if s.digits == d] for d in (a, b))
            if any(_near_names(x, y) for x in of_a for y in of_b):
                found |= {s.id for s in (*of_a, *of_b)}
    return found


def _near_names(a: Signature, b: Signature) -> bool:
    if a.name is None or b.name is None:
        return False
    return same_person(compare_names(a.name, b.name)) or may_be_misread(a.name, b.name)


def _misread_ones(signatures: Sequence[Signature], groups: Groups) -> list[tuple[str, str]]:
    """Return lone signatures, each with the one person of its office and position whose name it may be, misread; one NIP at most.

    None where two persons are as near. Whoever is joined so is for a human to look at.
    """
    blocks: dict[tuple[str, str], list[Signature]] = defaultdict(list)
    for signature in signatures:
        blocks[signature.office].append(signature)
    found: list[tuple[str, str]] = []
    for members in blocks.values():
        sizes = Counter(groups.find(s.id) for s in members)
        if len(sizes) > _MANY:  # an office of many heads of one title: a near name tells nobody
            continue
        for lone in (s for s in members if sizes[groups.find(s.id)] == 1):
            near = {
                groups.find(other.id): other.id for other in members
                if groups.find(other.id) != groups.find(lone.id) and _may_be(lone, other) and groups.may_join(lone.id, other.id)
            }  # fmt: skip
            best = [other for head, other in sorted(near.items()) if sizes[head] > 1 or len(near) == 1]
            if len(best) == 1 and len({h for h in near if sizes[h] > 1}) <= 1:
                found.append((lone.id, best[0]))
    return found


def _may_be(a: Signature, b: Signature) -> bool:
    return a.name is not None and b.name is not None and may_be_misread(a.name, b.name)


def _most(counted: Counter[tuple[str, ...]]) -> tuple[str, ...]:
    return max(counted, key=lambda t: (counted[t], t))


def _person(
    members: Sequence[Signature], scores: Mapping[str, float], doubtful: set[str], told: set[str]
) -> tuple[str, Person]:
    """Return a person with the key of his or her id."""
    names = [s.name for s in members if s.name is not None]
    printed = Counter(s.printed for s in members)
    vote = choose_spelling(sorted(Counter(names).items(), key=lambda item: item[0].canonical))
    nips = Counter(s.nip for s in members if s.nip is not None)
    nip = max(nips, key=lambda n: (nips[n], n.digits)) if nips else None
    score = min([vote.score, *(scores.get(s.id, 1.0) for s in members)])
    official = Official(
        official_id="",
        nip=nip.digits if nip is not None else None,
        name=vote.value,
        titles_front=_most(Counter(n.titles_front for n in names)),
        titles_back=_most(Counter(n.titles_back for n in names)),
        variants=tuple(sorted(printed.items(), key=lambda item: (-item[1], item[0]))),
        n_documents=len({s.document_id for s in members}),
        birth_date=nip.birth_date if nip is not None else None,
        appointed=nip.appointed if nip is not None else None,
        sex=nip.sex if nip is not None else None,
        method="nip" if nip is not None else "name",
        score=round(score, 4),
        needs_review=not vote.clear or len(nips) > 1 or any(s.id in doubtful for s in members),
        members=tuple(s.id for s in members),
    )
    key = nip.digits if nip is not None else f"{fold(vote.value)}|{'|'.join(members[0].office)}"
    candidates = tuple((c.value, c.score) for c in vote.candidates)
    several = candidates if candidates != ((vote.value, 1.0),) else ()
    return key, Person(official, len(printed), several, tuple(sorted(told.intersection(official.members))))


def _with_own_ids(made: Sequence[tuple[str, Person]]) -> tuple[Person, ...]:
    """Give each person an id: a hash of the NIP, or of name and office; two of one key are told apart by members."""
    seen: set[str] = set()
    people = []
    for key, person in sorted(made, key=lambda m: (m[0], m[1].official.members)):
        official = person.official
        whole = key if key not in seen else f"{key}|{official.members[0]}"
        seen.add(key)
        own = f"o-{hashlib.sha256(whole.encode()).hexdigest()[:12]}"
        people.append(replace(person, official=replace(official, official_id=own)))
    return tuple(sorted(people, key=lambda p: p.official.official_id))


class Groups:
    """Connected groups of signatures; a chain of weak links never joins two NIPs, nor what a human keeps apart."""

    def __init__(self, nip_of: Mapping[str, str | None]) -> None:
        self._nip_of = nip_of
        self._parent: dict[str, str] = {}  # of those that were joined to another
        self._joined: dict[str, tuple[set[str], set[str]]] = {}  # members and NIPs of groups of more than one
        self._apart: dict[str, set[str]] = defaultdict(set)

    def keep_apart(self, a: str, b: str) -> None:
        """Never join the groups of `a` and `b` but by a human verdict."""
        self._apart[a].add(b)
        self._apart[b].add(a)

    def find(self, i: str) -> str:
        """Return the representative of the group of `i`."""
        while (above := self._parent.get(i)) is not None:
            if (next_above := self._parent.get(above)) is None:
                return above
            self._parent[i] = next_above
            i = above
        return i

    def join(self, a: str, b: str) -> None:
        """Make one group of two; the smaller id stands for it."""
        x, y = sorted((self.find(a), self.find(b)))
        if x != y:
            self._parent[y] = x
            members, nips = self._joined.setdefault(x, self._group(x))
            more, other = self._group(y)
            self._joined.pop(y, None)
            members |= more
            nips |= other
            if y in self._apart:
                self._apart[x] |= self._apart[y]

    def _group(self, x: str) -> tuple[set[str], set[str]]:
        """Return the members and NIPs of the group for which `x` stands."""
        nip = self._nip_of[x]
        return self._joined.get(x) or ({x}, {nip} if nip is not None else set())

    def may_join(self, a: str, b: str, *, ignore_nip: bool = False) -> bool:
        """Return whether no two NIPs would meet in the group, and nobody whom a human keeps apart."""
        x, y = self.find(a), self.find(b)
        (members, nips), (more, other) = self._group(x), self._group(y)
        if (x in self._apart and self._apart[x] & more) or (y in self._apart and self._apart[y] & members):
            return False
        return ignore_nip or len(nips | other) <= 1

    def all(self) -> list[list[str]]:
        """Return the groups, ids sorted."""
        found: dict[str, list[str]] = defaultdict(list)
        for i in sorted(self._nip_of):
            found[self.find(i)].append(i)
        return [found[key] for key in sorted(found)]
