"""Degrees and titles of a name: which ones printed pieces spell, whatever their dots, blanks and commas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reference.load import read_lists, read_rows, read_words

_LETTER_OF_DIGIT = str.maketrans("0158", "oisb")
_FRONT_BEHIND = frozenset(
    read_lists("meaning_words.toml", "names")["front_behind"]
)  # front titles that are printed behind the name too
_SPECIALIST = re.compile(r"Sp\.?\s?[A-Z]")
_BRANCH = re.compile(r"(?P<of>[A-Za-z]+)-(?P<branch>K[A-Za-z]{0,4})")  # of a specialist
_LONGEST_DEGREE = 4  # printed pieces of one degree ("S", "Tr", "I", "P")


@cache
def degrees() -> tuple[dict[str, str], dict[str, str]]:
    """Return (front, back) titles by their letters without dots and case."""
    front: dict[str, str] = {}
    back: dict[str, str] = {}
    for row in read_rows("gelar.csv"):
        table = front if row["position"] == "front" else back
        for variant in (row["canonical"], *row["variants"].split("|")):
            if variant:
                table.setdefault(letters_of(variant), row["canonical"])
    for letters, title in list(back.items()):
        if title.startswith("Sp."):  # a consultant: "Sp.A(K)"
            back.setdefault(f"{letters}k", f"{title.rstrip('.')}(K)")
    return front, back


def letters_of(text: str) -> str:
    """Return the small letters of a text; a digit beside a letter is the letter that it looks like ("S.S0s")."""
    plain = text.casefold()
    if any(c.isdigit() for c in plain) and any(c.isalpha() for c in plain):
        plain = plain.translate(_LETTER_OF_DIGIT)
    return re.sub(r"[^a-z]", "", plain)


def pieces_of(text: str) -> list[str]:
    """Return the printed pieces between dots, commas and blanks; a comma before a piece stays with it (", M" of "S.P., M.P")."""
    return [("," if "," in m.group(1) else "") + m.group(2) for m in re.finditer(r"([\s,.]*)([^\s,.]+)", text)]


def degrees_of(pieces: Sequence[str]) -> list[tuple[str, bool]]:
    """Return the degrees that the pieces spell, in order, and whether each is known.

    Of all ways to join pieces the one with fewest unknown ones, then fewest degrees over a comma, then fewest degrees.
    """
    best: list[tuple[tuple[int, int, int], list[tuple[str, bool]]]] = [((0, 0, 0), [])]
    for end in range(1, len(pieces) + 1):
        choices = []
        for start in range(max(0, end - _LONGEST_DEGREE), end):
            run = pieces[start:end]
            made = _one_degree(run)
            if not made:
                continue
            cost, before = best[start]
            unknown = sum(not known for _, known in made)
            across = sum(p.startswith(",") for p in run[1:])
            choices.append(((cost[0] + unknown, cost[1] + across, cost[2] + len(made)), [*before, *made]))
        best.append(min(choices, key=lambda choice: choice[0]))
    return best[-1][1]


def is_specialist(text: str) -> bool:
    """Return whether a text spells the degree of a specialist and nothing else ("SpOG(K)", "Sp. PD-KGH")."""
    return _SPECIALIST.match(text) is not None and all(known for _, known in degrees_of(pieces_of(text)))


def _one_degree(run: Sequence[str]) -> list[tuple[str, bool]]:
    """Return the degree that the pieces spell together (two where one piece glues them); one piece may be unknown."""
    front, back = degrees()
    key = letters_of("".join(run))
    if key in back:
        return [(back[key], True)]
    if (branch := _BRANCH.fullmatch("".join(run).replace(",", ""))) is not None and back.get(
        letters_of(branch["of"]), ""
    ).startswith("Sp."):
        return [(f"{back[letters_of(branch['of'])].rstrip('.')}-{branch['branch']}", True)]  # "Sp.PD-KGH"
    if len(run) > 1:
        return []
    if key in front and key in _FRONT_BEHIND:
        return [(front[key], True)]
    piece = run[0].removeprefix(",")
    return [(title, True) for title in _split_glued(piece)] or [(piece, False)]


def _split_glued(piece: str) -> list[str]:
    """Return two degrees printed without anything between them ("SSosMAP"); nothing where they are not."""
    _, back = degrees()
    letters = letters_of(piece)
    for cut in range(2, len(letters) - 1):
        if letters[:cut] in back and letters[cut:] in back and piece[cut : cut + 1].isupper():
            return [back[letters[:cut]], back[letters[cut:]]]
    return []


@cache
def rank_before() -> re.Pattern[str]:
    """Return the pattern of a rank of police or army that opens a name ("KOMPOL", "Brigjen Pol.")."""
    words = sorted(read_words("pangkat_tni_polri.txt"), key=lambda word: (-len(word), word))
    ranks = "|".join(re.escape(word).replace(r"\ ", r"\.?\s*") for word in words)
    corps = "|".join(re.escape(word) for word in sorted(read_words("korps_tni.txt")))
    return re.compile(
        rf"\s*(?P<rank>(?:{ranks})(?:\.?\s+(?:{corps}|\((?:{corps})\)))?)(?:\.\s*|\s+)(?=[^\W\d_]{{2}}|\(|[A-Z]\.|I\s)",
        re.IGNORECASE,
    )
