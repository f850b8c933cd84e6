"""Printed labels as they appear: what a column's header stands for, whatever its spacing and broken words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import Hamming, Indel

from extractors.model.quick import quickly_built
from reference.load import read_patterns, read_settings

YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_PARENTHESIS = re.compile(r"\([^()]*\)")
_NOT_LETTER = re.compile(r"[^a-z0-9%]+")
_YEAR_WORD = read_patterns("labels.toml", "header_patterns")["year_word"]
GOALS = ("tujuan", "sasaran")  # the fields of goals, the higher one first
LONGEST_LABEL = 90  # letters; a longer text is a value, not a label
_NEAR = 0.88  # likeness from which a misspelt label still counts
_LIKE = 6  # letters from which a label may be told from its look
_CONFUSED = str.maketrans("1l|j05", "iiiios")  # letters that a scan confuses


@quickly_built
@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """What a header label stands for: fields in printed order, the year it names; `known` False for a foreign label.

    `other`: a known column that is no field of an indicator ("program"); `refuse`: one of a budget or programme list;
    `money`: one of those, holding sums of money.
    """

    fields: tuple[str, ...] = ()
    year: int | None = None
    known: bool = False
    other: bool = False
    refuse: bool = False
    money: bool = False


@lru_cache(maxsize=8192)
def compact(text: str) -> str:
    """Return the letters and digits of `text` without case, accents' width, blanks and punctuation."""
    plain = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    return _NOT_LETTER.sub("", plain)


@cache
def settings() -> dict[str, Any]:
    """Return labels.toml as a dictionary."""
    return read_settings("labels.toml")


@cache
def cell_pattern(section: str, name: str) -> re.Pattern[str]:
    """Return a pattern of labels.toml for texts of cells: of its rows, values or header_patterns; case ignored."""
    return re.compile(settings()[section][name], re.IGNORECASE)


@cache
def _unfinished() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(settings()['sentences']['unfinished'])})$", re.IGNORECASE)


def is_unfinished(text: str) -> bool:
    """Return whether a text ends in the middle of a sentence: with "dan", "yang", "untuk"."""
    return _unfinished().search(text) is not None


@cache
def _atoms() -> dict[str, str]:
    """Return compact label -> field; "" for fillers, "+other", "+refuse" and "+money" for known foreign columns.

    A field behind "~" counts only where the label has no other, one behind "=" where it is not of another thing.
    """
    data = settings()
    atoms: dict[str, str] = {compact(x): "" for x in data["header_other"]["fillers"]}
    atoms |= {compact(x): "+other" for x in data["header_other"]["known"]}
    atoms |= {compact(x): "+refuse" for x in data["header_other"]["refuse"]}
    atoms |= {compact(x): "+money" for x in data["header_other"]["money"]}
    for field, labels in data["header_alone"].items():
        atoms |= {compact(label): f"~{field}" for label in labels}
    for field, labels in data["header_sign"].items():
        atoms |= {compact(label): f"={field}" for label in labels}
    for field, labels in data["header"].items():
        atoms |= {compact(label): field for label in labels}
    return atoms


def is_spelt(text: str) -> bool:
    """Return whether a text is, letter by letter, one label of labels.toml."""
    return bool(_atoms().get(compact(text)))


@cache
def _atoms_of_length(length: int) -> dict[str, str]:
    """Return compact label -> field of the labels that a text of `length` letters may misspell."""
    return {a: k for a, k in _atoms().items() if k and abs(len(a) - length) <= 2 and len(a) >= 6}


@cache
def _atoms_by_letters() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return first two letters -> (compact label, field) of the labels that begin with them; one of a single letter has one."""
    found: dict[str, list[tuple[str, str]]] = {}
    for atom, kind in _atoms().items():
        found.setdefault(atom[:2], []).append((atom, kind))
    return {letters: tuple(atoms) for letters, atoms in found.items()}


@cache
def _ends_of_atoms() -> frozenset[str]:
    """Return the last two letters of each label, or its only one."""
    return frozenset(atom[-2:] for atom in _atoms())


@lru_cache(maxsize=4096)
def match_header(text: str) -> HeaderMatch:
    """Return what the header `text` stands for; an unknown label gives `known=False`, no field is guessed."""
    if len(text) > LONGEST_LABEL * 2:
        return HeaderMatch()
    if text.strip() in settings()["signs"]["no"]:
        return HeaderMatch(("no",), None, True)
    years = YEAR.findall(text)
    year = int(years[0]) if len(set(years)) == 1 else None
    if cell_pattern("header_patterns", "share_of_target").search(text):
        return HeaderMatch(("persen_capaian",), year, True)
    plain = _YEAR_WORD.sub(" ", YEAR.sub(" ", text)) if years else text
    plain = cell_pattern("header_patterns", "year_told").sub(" ", plain)
    attempts = (plain, _PARENTHESIS.sub(" ", plain), plain.split("(")[0]) if "(" in plain else (plain,)
    for attempt in attempts:
        letters = compact(attempt)
        if not letters and year is not None:
            return HeaderMatch((), year, True)
        kinds = _segment(letters) or _near(letters) or _like(letters)
        if kinds:
            return _match(_without_owner(kinds, attempt), year)
    if cell_pattern("header_patterns", "of_places").match(text.strip()):
        return HeaderMatch((), year, True, other=True)
    return HeaderMatch((), year, year is not None and len(compact(plain)) <= 4)


def _without_owner(kinds: tuple[str, ...], label: str) -> tuple[str, ...]:
    """Return the kinds without the indicator whose field the one before it is: "Penanggung Jawab IKU" names one field."""
    owned = kinds[-1] == "indikator" and kinds[-2:-1] and kinds[-2] in settings()["of_indicator"]["fields"]
    return kinds[:-1] if owned and not cell_pattern("header_patterns", "of_two").search(label) else kinds


def _match(kinds: tuple[str, ...], year: int | None) -> HeaderMatch:
    fields = tuple(dict.fromkeys(k.lstrip("=") for k in kinds if k and k[0] not in "+~"))
    if any(k[:1] == "+" for k in kinds) and all(k[:1] in ("", "+", "=") for k in kinds):
        fields = ()  # a sign says how another thing is counted: "Bobot (%)"
    if "satuan" in fields:  # "Satuan (%)": the sign is what the units are, no second field
        fields = tuple(name for name in fields if f"={name}" not in kinds)
    fields = fields or tuple(dict.fromkeys(k[1:] for k in kinds if k.startswith("~")))
    if fields[:1] == ("indikator",):
        # "Indikator Tujuan, Sasaran, Program (outcome)": whose indicators they are, no goal
        fields = tuple(name for name in fields if name not in GOALS)
    money = "+money" in kinds
    return HeaderMatch(fields, year, True, not fields and "+other" in kinds, money or "+refuse" in kinds, money)


def _segment(letters: str) -> tuple[str, ...]:
    """Return the kinds of the fewest atoms that spell `letters` to the end; empty where none do."""
    if letters == "iku":
        return ("indikator",)
    if not letters or len(letters) > LONGEST_LABEL or _ends_of_atoms().isdisjoint((letters[-2:], letters[-1])):
        return ()
    atoms = _atoms_by_letters()
    best: list[tuple[str, ...] | None] = [()] + [None] * len(letters)
    for start, first in enumerate(letters):
        before = best[start]
        if before is None:
            continue
        for atom, kind in (*atoms.get(letters[start : start + 2], ()), *atoms.get(first, ())):
            if letters.startswith(atom, start):
                end = start + len(atom)
                known = best[end]
                if known is None or len(before) + 1 < len(known):
                    best[end] = (*before, kind)
    found = best[-1] or ()
    return found if any(found) else ()


def _near(letters: str) -> tuple[str, ...]:
    """Return the kind of the one atom that `letters` misspells; empty where none or several are as near."""
    if len(letters) < 6:
        return ()
    candidates = _atoms_of_length(len(letters))
    near = process.extract_iter(letters, candidates.keys(), scorer=Indel.normalized_similarity, score_cutoff=_NEAR)
    scored = [(score, candidates[atom]) for atom, score, _ in near]
    if not scored:
        return ()
    top = max(score for score, _ in scored)
    kinds = {kind for score, kind in scored if score == top}
    return (kinds.pop(),) if len(kinds) == 1 else ()


@cache
def _alike() -> dict[str, str]:
    """Return labels of six letters and more, letters that a scan confuses written alike -> field; no two fields look alike."""
    found: dict[str, set[str]] = {}
    for atom, kind in _atoms().items():
        if kind and len(atom) >= _LIKE:
            found.setdefault(atom.translate(_CONFUSED), set()).add(kind)
    return {letters: kinds.pop() for letters, kinds in found.items() if len(kinds) == 1}


@cache
def _alike_by_half() -> dict[tuple[int, int, str], tuple[str, ...]]:
    """Return (number of letters, 0 or 1, first or second half) -> the labels of `_alike` that have this half."""
    found: dict[tuple[int, int, str], list[str]] = {}
    for label in _alike():
        for key in _halves(label):
            found.setdefault(key, []).append(label)
    return {key: tuple(labels) for key, labels in found.items()}


def _halves(letters: str) -> Iterator[tuple[int, int, str]]:
    middle = len(letters) // 2
    yield len(letters), 0, letters[:middle]
    yield len(letters), 1, letters[middle:]


@cache
def _alike_but_first() -> dict[str, frozenset[str]]:
    """Return the labels of `_alike` without their first letter, with their fields."""
    found: dict[str, set[str]] = {}
    for label, kind in _alike().items():
        found.setdefault(label[1:], set()).add(kind)
    return {label: frozenset(kinds) for label, kinds in found.items()}


def _like(letters: str) -> tuple[str, ...]:
    """Return the kind of the label that a scan misread as `letters`: l for i, 0 for o, one letter for another, the first lost."""
    if not _LIKE <= len(letters) <= LONGEST_LABEL:
        return ()
    seen = letters.translate(_CONFUSED)
    labels = _alike()
    if seen in labels:
        return (labels[seen],)
    by_half = _alike_by_half()  # where one letter differs, one half does not
    near = {label for half in _halves(seen) for label in by_half.get(half, ())}
    kinds = {labels[label] for label in near if Hamming.distance(label, seen) == 1}
    kinds |= _alike_but_first().get(seen, frozenset())
    return (kinds.pop(),) if len(kinds) == 1 else ()


@cache
def inline_pattern() -> re.Pattern[str]:
    """Return the pattern of labels inside a cell ("Sumber Data :"); the group's name is the field."""
    parts = []
    for field, labels in settings()["inline"].items():
        words = sorted((r"\s*".join(label.split()) for label in labels), key=len, reverse=True)
        parts.append(f"(?P<{field}>{'|'.join(words)})")
    return re.compile(rf"(?<![\w/])(?:{'|'.join(parts)})\s*(?:\([^)]*\)\s*)?[:=](?!=)", re.IGNORECASE)


@cache
def group_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return (kind, pattern) of the rows that open a group, in the order in which they are tried."""
    groups = settings()["groups"]
    return tuple((kind, re.compile("|".join(patterns), re.IGNORECASE)) for kind, patterns in groups.items())


@lru_cache(maxsize=4096)
def group_kind(text: str) -> str | None:
    """Return what a full-width row opens (tujuan, sasaran, unit, misi, total); None where its words tell nothing."""
    whole = text.strip()
    plain = re.sub(r"^[\s\dA-Z]{0,3}[.)]\s*", "", whole)
    for kind, pattern in group_patterns():
        if pattern.search(plain) or (plain != whole and pattern.search(whole)):
            return kind
    return None


def begin_alike(texts: Iterable[str]) -> bool:
    """Return whether all texts begin with capitals or all with small letters, as the labels of one head do."""
    return len({text[0].islower() for text in texts if text[:1].isalpha()}) < 2
