"""What speaks for a line being part of a position or of a person's name: signs of its words, each with a weight."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.signatures.lines import Kind, has_degree, is_degrees, is_name, tell_kind
from extractors.text.inline_labels import patterns, word_list
from extractors.text.likeness import likeness
from reference.load import read_rows, read_settings, read_words

_WORD = re.compile(r"[^\W\d_]+")
_JOINT = patterns("signature")["joins_titles"]
_FOREIGN = patterns("signature")["no_signer"]
_FRONT = patterns("signature")["titles_before"]
_SMALL = patterns("signature")["small_words"]
_GOES_ON = patterns("signature")["title_goes_on"]
_NEVER = -50.0  # a reading that is out of the question
_RANKS = word_list("rank_openings")
_ALIKE = 0.8  # likeness (0..1) of a word's first letters to one of ranks
_MANY = 6
_LONGEST_DEGREES = 40  # letters


@dataclass(frozen=True, slots=True)
class Evidence:
    """A line's kind, and how much its words speak for a title and for a name (sums of weights, no unit)."""

    kind: Kind
    title: float
    name: float
    degree: bool = False
    office: bool = False
    degrees_only: bool = False
    front_title: bool = False


def weights(section: str) -> dict[str, float]:
    """Return the weights of one section of signature_weights.toml."""
    found: dict[str, float] = read_settings("signature_weights.toml")[section]
    return found


@lru_cache(maxsize=16384)
def weigh(text: str) -> Evidence:
    """Return the evidence of a line's words."""
    plain = text.strip()
    kind = tell_kind(plain)
    office = kind in ("office", "acting")
    foreign = not office and _FOREIGN.search(plain) is not None
    unit = not foreign and patterns("signature")["unit"].search(plain) is not None
    degree = has_degree(plain) or (" " in plain and ends_in_degree(plain))
    only = kind in ("plain", "prose", "unit") and _only_degrees(plain.strip(" ()"))
    signs = _shares(plain) | {
        "office_first": float(office),
        "unit_word": float(unit and not office),
        "foreign": float(foreign),
        "comma": float(plain.endswith(",") and not degree),
        "joint": float(_JOINT.match(plain) is not None),
        "degree": float(degree or only),
        "prose": float(kind == "prose" and not _JOINT.match(plain)),
        "number": float(any(c.isdigit() for c in plain)),
        "rank_like": float(kind != "rank" and _is_like_rank(plain)),
        "capitals": float(plain.isupper()),
        "bracketed": float(plain.startswith("(") and plain.endswith(")")),
        "small_words": float(_SMALL.search(plain) is not None),
    }
    title = sum(weights("title").get(sign, 0.0) * value for sign, value in signs.items())
    name = sum(weights("name").get(sign, 0.0) * value for sign, value in signs.items())
    if kind not in ("plain", "office", "acting", "unit", "prose"):
        title = _NEVER
    if not (is_name(plain) or only):
        name = _NEVER
    front = _FRONT.match(plain) is not None and "." in plain
    return Evidence(kind, title, name, degree, office, only, front)


def _is_like_rank(plain: str) -> bool:
    """Return whether a word opens like one of ranks ("PangkafN", "Fembina"): a misread rank is nobody's name."""
    return any(
        _opens_like(word.casefold()[: len(rank)])
        for word in _WORD.findall(plain)
        for rank in _RANKS
        if len(word) >= len(rank)
    )


@lru_cache(maxsize=4096)
def _opens_like(start: str) -> bool:
    """Return whether the first letters of a word are like a rank's."""
    return any(likeness(start, rank) >= _ALIKE for rank in _RANKS)


def _shares(plain: str) -> dict[str, float]:
    """Return which shares of the words are given names, common words, words of regions; how many words there are."""
    words = [w.casefold() for w in _WORD.findall(plain) if len(w) > 2]
    n = max(1, len(words))
    given = {w for w in words if w in _given_names()}
    common = [w for w in words if w not in given and w in read_words("lexicon.txt")]
    region = [w for w in words if w not in given and w not in common and w in _region_words()]
    return {
        "given_name": sum(w in given for w in words) / n,
        "common_words": len(common) / n,
        "region": len(region) / n,
        "unknown": sum(_is_unknown(w) for w in words if w not in given) / n,
        "one_word": float(len(words) <= 1),
        "many_words": float(len(words) > _MANY),
    }


def _is_unknown(word: str) -> bool:
    """Return whether a word is none of reports, of regions, or of offices: most likely of a person's name."""
    if word in read_words("lexicon.txt") or word in _region_words() or len(word) <= 3:
        return False
    labels = patterns("signature")
    return labels["unit"].search(word) is None and labels["title"].match(word) is None


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row["nama"] for row in read_rows("nama.csv"))


@cache
def _region_words() -> frozenset[str]:
    """Return the words of the names of districts and regencies that have at least four letters."""
    names = (row["name"] for file in ("districts", "regencies") for row in read_rows(f"wilayah/{file}.csv.gz"))
    return frozenset(word for name in names for word in name.casefold().split() if len(word) > 3)


def _only_degrees(plain: str) -> bool:
    """Return whether a line is nothing but degrees ("MA", "M. Si", "S.E., MM"): the end of the name above it."""
    if not plain[:1].isupper() or len(plain) > _LONGEST_DEGREES:
        return False
    pieces = [piece for piece in re.split(r"[\s,.]+", plain.casefold()) if piece]
    reached = {0}
    for end in range(1, len(pieces) + 1):
        if any(
            start in reached and "".join(pieces[start:end]) in _back_degrees() for start in range(max(0, end - 4), end)
        ):
            reached.add(end)
    dotted = all("." in token for token in re.split(r"[\s,]+", plain.strip(" ,")))
    return bool(pieces) and (len(pieces) in reached or (dotted and is_degrees(plain)))


@cache
def _back_degrees() -> frozenset[str]:
    """Return the letters of the degrees that stand behind a name, in every variant."""
    rows = (row for row in read_rows("gelar.csv") if row["position"] == "back")
    variants = (v for row in rows for v in (row["canonical"], *row["variants"].split("|")))
    return frozenset(re.sub(r"[\W_]", "", v).casefold() for v in variants if v)


def goes_on(text: str) -> bool:
    """Return whether a line of a title ends in a word that needs another line ("... INFORMATIKA DAN")."""
    return _GOES_ON.search(text) is not None


def ends_in_degree(text: str) -> bool:
    """Return whether a name ends in a degree, so that nothing but another degree can follow."""
    plain = text.strip(" .")
    if text.rstrip().endswith(","):
        return False
    head, comma, last = plain.rpartition(",")
    word = last.split()[-1] if last.split() else ""
    letters = re.sub(r"[\W_]", "", last if comma else word).casefold()
    known = letters in _back_degrees()
    return bool(known and (comma or "." in word or (len(letters) <= 4 and word.isupper() and "." in head + last)))
