"""Whether the number of a regulation may be misread: what its slots hold and what they can hold."""

from __future__ import annotations

import re

from normalizers.regulations.kinds import Kind
from normalizers.similarity import edits
from normalizers.text import roman
from reference.load import read_patterns, read_words

_PART = re.compile(r"[A-Za-z0-9]+")
_LETTER_INSIDE = re.compile(  # "1z3", "KxP", "DAx", "XII2004", "o2", "58g"
    r"\d[A-Za-z]\d|[A-Z][a-z][A-Z]|(?<![A-Za-z])[a-z][A-Z]|[A-Z]{2}[a-z](?![a-z])|[IVX](?:19|20)\d\d$"
    r"|(?<![A-Za-z0-9])[OoQlIZzSs]\d|\d[OlI](?![A-Za-z])|\d[a-z](?![A-Za-z])|\d[BDGQSZ](?![A-Za-z])|[./][a-z]\d"
)
_GLUED = re.compile(r"\d[A-Za-z]")  # "151M.PAN": a slash was read as nothing
_MONTH = re.compile(r"/[ZSOBQgq]/(?:19|20)\d\d$")
_SMALL = re.compile(r"(?<![A-Za-z0-9])[a-z](?![A-Za-z0-9])")  # "x.PAN"
_PLAIN = re.compile(r"\d+[A-E]?")
_ASSEMBLY = read_patterns("meaning_words.toml", "regulation_number")["assembly"]
_SHORTEST = 3  # letters of a word of a number that a misread word is compared with
_LONG = 5  # letters from which the first one may be misread too
_OWN_WORDS = (
    "KEPUTUSAN",
    "SE",
    "LAINNYA",
    "INSTRUKSI",
    "PERATURAN",
    "PERBERSAMA",
)  # each office puts its own into numbers


def may_be_misread(kind: Kind, number: str) -> bool:
    """Return whether a slot of the number holds what no number of this kind holds ("214/PMx.02/2017", "5x")."""
    if kind.reg_type == "TAP_MPR":
        return _ASSEMBLY.fullmatch(number) is None
    if _LETTER_INSIDE.search(number) is not None:
        return True
    if not any(mark in number for mark in "/.-"):
        return not kind.local and _PLAIN.fullmatch(number) is None
    if kind.reg_type in _OWN_WORDS or kind.issuer in ("region", "village"):
        return False
    if any(pattern.search(number) is not None for pattern in (_GLUED, _MONTH, _SMALL)):
        return True
    return any(_is_off(part.casefold()) for part in _PART.findall(number) if len(part) >= _SHORTEST)


def _is_off(part: str) -> bool:
    """Return whether a part is a letter off a word of numbers, or holds one glued by a misread slash ("perivii")."""
    words = read_words("kata_nomor.txt")
    if part in words or part.isdigit() or roman(part) is not None:
        return False
    if any(re.fullmatch(rf"{known}[il1](?:[ivx]*|\w{{1,2}})", part) for known in words):
        return True
    near = (known for known in words if abs(len(known) - len(part)) <= 1 and edits(part, known, 1) == 1)
    return any(len(known) >= _LONG or known[0] == part[0] or known[1:] == part[1:] for known in near)
