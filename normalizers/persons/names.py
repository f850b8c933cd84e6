"""Names of persons: titles and degrees split off whatever their dots, blanks and commas; the core name kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from normalizers.parsed import Parsed
from normalizers.persons.degrees import degrees, degrees_of, is_specialist, letters_of, pieces_of, rank_before
from normalizers.text import join_letters, squeeze
from reference.load import read_lists, read_patterns, read_settings, read_words
from reference.shared import nip_label

_TOKEN = re.compile(r"[^\s,]+")
_JUNK = " ()[]_*\"“”'…:;-"
_LISTS = read_lists("meaning_words.toml", "names")
PARTICLES = frozenset(_LISTS["particles"])
_MISREAD = read_settings("meaning_words.toml")["titles_misread"]
_WITHOUT_DOT = frozenset(_LISTS["front_without_dot"])
_LONE_LETTER = re.compile(r"(?<=\s)[SMA]\s*$")
_INNER_CAPITAL = re.compile(r"^[A-Z][a-z]*[A-Z](?=\w*[a-z])[A-Za-z]+$")  # "MSi", "SPd", "AMdKeb" without dots
_GLUED = (
    re.compile(r"^(?P<name>[^\W\d_]{3,})(?P<degree>[SM]\.\s?[A-Z].*)$"),
    re.compile(r"^(?P<name>[^\W\d_](?:[^\W\d_]|['’`]){2,})\.(?P<degree>[A-Z][\w.]*)$"),  # "SANTOSO.SE"
)
_WORDS = read_patterns("meaning_words.toml", "names", nip=nip_label())
_NOBILITY = _WORDS["nobility"]
_SIGNED = _WORDS["signed"]  # "ttd" before the name
_QUALIFIED = _WORDS["qualified"]
_SMALL_AMONG_CAPITALS = re.compile(r"[A-Z]{2}l\b|[A-Z]l[A-Z]")  # "BUDl"
_DEGREES_APART = re.compile(r"\s[SM]\s[A-Z]$")  # "BUDI SANTOSO S E"
_NUMBER_BEHIND = re.compile(rf"[\s,.]+{nip_label()}\b\W*[\d\s.]*$", re.IGNORECASE)
_NAME_LETTERS = 3  # letters from which an unknown piece is a name
_LONGEST = 300  # letters of a name with all its titles; longer texts are none


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name: `core` as printed without titles; titles canonical, in printed order."""

    core: str
    titles_front: tuple[str, ...] = ()
    titles_back: tuple[str, ...] = ()

    @property
    def core_title(self) -> str:
        """Return the core in title case where it is printed in capitals ("I Gede Putra"); else as printed."""
        letters = [c for c in self.core if c.isalpha()]
        if not letters or sum(1 for c in letters if c.isupper()) < len(letters) * 0.8:
            return self.core
        return " ".join(_cased(word) for word in self.core.split())

    @property
    def canonical(self) -> str:
        """Return the name as the spelling rule wants it: `Drs. Nama, S.Sos., M.A.P.` (EYD V)."""
        front = " ".join(self.titles_front)
        back = "".join(f", {title}" for title in self.titles_back)
        return f"{front} {self.core_title}{back}".strip()


def _cased(word: str) -> str:
    if re.match(r"^[IVX]{1,3}\.?$", word):
        return word
    return re.sub(
        r"[^\W_]+(?:(?<=[^\W_]{2})['’`][^\W_]+)*", lambda m: m.group()[:1].upper() + m.group()[1:].lower(), word
    )


@lru_cache(maxsize=65536)
def parse_name(text: str) -> Parsed[PersonName]:
    """Return the name and its titles. Spans: core, rank (in one line with the degrees).

    Notes: title_misread, unknown_degree, case_of_doctor_unclear, digit_in_name ("SUWARN0": kept as printed), degree_glued (no
    blank or comma before it), degree_unsure ("BUDI SE"), several_names, words_in_name ("Kepala Dinas BUDI"; texts of more than
    300 letters, whole), case_in_name ("BUDl"), nobility_kept (R., Rr., Raden are names), acting_beside_name ("BUDI (Plt.)": it
    belongs to the position), letters_apart ("B U D I": joined, two blanks and more part the words).

    "dr." (physician) and "Dr." (doctor) are kept apart by their case; in capitals the case tells nothing.
    """
    if len(text) > _LONGEST and any(c.isalpha() for c in text):
        return Parsed(PersonName(squeeze(text)), ("words_in_name",), {"core": (0, len(text))})
    text = text.replace(";", ",")
    opening = _SIGNED.match(text)
    plain = _NUMBER_BEHIND.sub("", text[opening.end() if opening is not None else 0 :])
    plain = _WORDS["acting"].sub("", plain).strip(_JUNK)
    rank = _WORDS["rank_behind"].search(plain)
    spans: dict[str, tuple[int, int]] = {}
    if rank is not None and "," in plain[: rank.start()]:  # degrees stand before it; "Pembina" alone may be a name
        at = text.index(plain)
        spans["rank"] = (at + rank.start(), at + rank.end())
        plain = plain[: rank.start()].strip(_JUNK)
    if _WORDS["number_alone"].match(text) or not any(c.isalpha() for c in plain):
        return Parsed()
    offset = text.index(plain)
    around = f"{text[:offset]} {text[offset + len(plain) :]}"
    notes = ["acting_beside_name"] if _WORDS["acting_mark"].search(around) else []
    front, at = _front(plain, notes)
    core_end, back = _back(plain, at, notes)
    printed = plain[at:core_end].strip(" ,.-–")
    core = squeeze(join_letters(printed))
    if not core:
        return Parsed(PersonName(squeeze(plain)), ("only_titles",), {"core": (offset, offset + len(plain)), **spans})
    if core != squeeze(printed):
        notes.append("letters_apart")
    if any(c.isdigit() for c in core):
        notes.append("digit_in_name")
    if (
        "/" in core
        or _WORDS["several"].search(core)
        or (back and any(_letters_known(word) for word in core.split()[1:]))
    ):
        notes.append("several_names")
    if _WORDS["no_name"].search(core):
        notes.append("words_in_name")
    if _SMALL_AMONG_CAPITALS.search(core):
        notes.append("case_in_name")
    if _DEGREES_APART.search(core) or _may_be_degree(core):
        notes.append("degree_unsure")
    if _NOBILITY.match(core):
        notes.append("nobility_kept")
    start = plain.index(printed, at)
    end = start + len(plain[start:core_end].rstrip(" ,.-–"))
    spans["core"] = (offset + start, offset + end)
    return Parsed(PersonName(core, tuple(front), tuple(back)), tuple(notes), spans)


def _may_be_degree(core: str) -> bool:
    """Return whether the last of several words is two or three capitals that spell a degree as well ("BUDI MS")."""
    word = core.rpartition(" ")[2]
    return " " in core and word.isupper() and 1 < len(word) <= _NAME_LETTERS and letters_of(word) in degrees()[1]


def _letters_known(word: str) -> bool:
    """Return whether a word with a dot inside is a degree ("S.E." in the middle of two names)."""
    return "." in word.rstrip(".,") and letters_of(word) in degrees()[1]


def _front(text: str, notes: list[str]) -> tuple[list[str], int]:
    """Return the titles that open the name and the offset behind them; "Dr.Ir." and "dr.H." are two each."""
    titles: list[str] = []
    rank = rank_before().match(text)
    at = rank.end() if rank is not None else 0
    if rank is not None:
        titles.append(rank.group("rank"))
        at = _qualified(text, at, titles)
    known, _ = degrees()
    while True:
        match = re.match(r"\s*(K\.?H|[A-Za-z]{1,5})(\.|\s|,(?=\s*[A-Z]))\s*", text[at:])
        if match is None or at + match.end() >= len(text):
            return titles, at
        word, dot = match.group(1), match.group(2)
        key = letters_of(word)
        if key in _MISREAD and dot == ".":
            notes.append("title_misread")
            titles.append(_MISREAD[key])
        elif key == "dr":
            titles.append("dr." if word == "dr" else "Dr.")
            if word == "DR" and text[at + match.end() :].partition(",")[0].isupper():
                notes.append("case_of_doctor_unclear")
        elif key in known and (
            dot == "." or (key in _WITHOUT_DOT and len(text.split()) > 1 and (dot != "," or len(key) > 1))
        ):
            if dot == ",":  # "Drs, BUDI": a comma for the dot
                notes.append("title_misread")
            titles.append(known[key])
        else:
            return titles, at
        at = _qualified(text, at + match.end(), titles)


def _qualified(text: str, at: int, titles: list[str]) -> int:
    """Return the offset behind brackets that belong to the last title ("Dr. (H.C.)"), which is given to it."""
    found = _QUALIFIED.match(text, at)
    if found is None or found.end() >= len(text):
        return at
    titles[-1] = f"{titles[-1]} {found.group().strip()}"
    return found.end()


def _back(text: str, at: int, notes: list[str]) -> tuple[int, list[str]]:
    """Return where the core name ends and the degrees behind it: those after the first comma, or a tail of degrees."""
    comma = _comma(text, at)
    if comma < 0 and "," in text[at:]:
        notes.append("comma_in_name")
    if comma >= 0:
        pieces = pieces_of(text[comma:])
        lone = _LONE_LETTER.search(text, at, comma)
        if lone is not None and pieces and not _all_known(pieces):
            # "NAMA S, Sos": the comma is misplaced
            whole = [lone.group().strip(), pieces[0].removeprefix(","), *pieces[1:]]
            if _all_known(whole):
                return lone.start(), _read(whole, notes, sure=True)
        degrees = _read(pieces, notes, sure=True)
        end, before = _tail_of_degrees(text, at, comma, notes)
        return end, [*before, *degrees]
    return _tail_of_degrees(text, at, len(text), notes)


def _comma(text: str, at: int) -> int:
    """Return the first comma behind which nothing looks like a name ("H.I,AOLY"): where the degrees begin; -1 where none is."""
    for found in re.finditer(",", text[at:]):
        pieces = degrees_of(pieces_of(text[at + found.start() :]))
        if not any(_is_name_like(piece) for piece, known in pieces if not known):
            return at + found.start()
    return -1


def _is_name_like(piece: str) -> bool:
    letters = letters_of(piece)
    return len(letters) >= 6 or (len(letters) >= 4 and sum(c in "aeiou" for c in letters) >= 2)


def _tail_of_degrees(text: str, at: int, end: int, notes: list[str]) -> tuple[int, list[str]]:
    """Return the same for degrees that no comma parts from the name: "NAMA S.Sos.MAP", "NAMA. M.Hum", "NAMA S. Pd."."""
    tokens = [(m.start() + at, m.group()) for m in _TOKEN.finditer(text[at:end])]
    for number, (start, token) in enumerate(tokens):
        glued = [found for pattern in _GLUED if (found := pattern.match(token)) is not None]
        lows = [start + found.start("degree") for found in glued if letters_of(found["name"]) not in degrees()[1]]
        known = next((low for low in lows if _all_known(pieces_of(text[low:end]))), None)
        if known is not None:
            notes.append("degree_glued")
            return known, _read(pieces_of(text[known:end]), [], sure=True)
        if number and _begins_degrees([word for _, word in tokens[number - 1 :]], text[start:end]):
            break
    else:
        return end, []
    behind = [word for _, word in tokens[number:]]
    bare = end == len(text) and text.isupper() and not any("." in word for word in behind)
    if bare or all(len(piece) == 1 for piece in pieces_of(text[start:end])):  # "BUDI SE", "BUDI S. E."
        notes.append("degree_unsure")
    titles = _read(pieces_of(text[start:end]), [], sure=True)
    return (start, titles) if titles else (end, [])


def _begins_degrees(words: Sequence[str], rest: str) -> bool:
    """Return whether degrees begin with the second of some words: `rest`, from it to the end, holds nothing else."""
    before, *behind = words
    pieces = pieces_of(rest)
    if not _all_known(pieces):
        return all(_is_degree_token(word) for word in behind)  # one of them misread
    if before.endswith(".") and len(before) > _NAME_LETTERS + 1 and letters_of(before) not in degrees()[1]:
        return True  # "Iqbal. S. Pt."
    if len(pieces) > 1 and re.match(r"[A-Z]$", pieces[0]) and re.match(r"[A-Z]\w", pieces[1]):  # "S. Pd..M.Pd"
        return True
    return _is_degree_token(behind[0]) or any(_is_parted_degree(behind[:size]) for size in (2, 3, 4))


def _is_degree_token(token: str) -> bool:
    """Return whether a word without comma before it is a degree: with a dot inside, or two or more capitals known."""
    if is_specialist(token):
        return True
    if "." in token.rstrip("."):
        read = degrees_of(pieces_of(token))
        name_first = not read[0][1] and len(letters_of(read[0][0])) >= _NAME_LETTERS  # "SANTOSO.SE"
        return any(known for _, known in read) and not name_first
    letters = letters_of(token)
    if token.endswith(".") and token.isupper() and len(letters) > 1 and letters in degrees()[1]:
        return True  # "NAMA AP."
    if _INNER_CAPITAL.match(token.rstrip(".")) and letters in degrees()[1]:
        return True
    return letters in read_words("gelar_tanpa_koma.txt") and (
        token.isupper() or len(letters) >= 3 or token.rstrip(".") in ("Ak", "Lc")
    )


def _is_parted_degree(words: Sequence[str]) -> bool:
    """Return whether words without comma before them are one degree: "M Si", "S. Sos.", "A Md Keb", "S. E."."""
    if len(words) > 1 and is_specialist(" ".join(words)):
        return True
    if len(words) < 2 or letters_of("".join(words)) not in degrees()[1]:
        return False
    first = words[0].rstrip(".")
    if first.casefold() == "sp":  # of a physician: "Sp. OG"
        return True
    if len(first) != 1 or not first.isupper() or not all(word[:1].isupper() for word in words):
        return False
    return len(words) > 2 or len(words[1].rstrip(".")) > 1 or all(word.endswith(".") for word in words)


def _read(pieces: Sequence[str], notes: list[str], *, sure: bool) -> list[str]:
    read = degrees_of(pieces)
    if sure and not _all_known(pieces):
        notes.append("unknown_degree")
    elif any(c.isdigit() for piece in pieces for c in piece):
        notes.append("title_misread")
    return [title for title, known in read if known or sure]


def _all_known(pieces: Sequence[str]) -> bool:
    return all(known for _, known in degrees_of(pieces))


def core_words(name: PersonName) -> tuple[str, ...]:
    """Return the folded words of the core without particles and initials, for comparing."""
    words = tuple(w for w in re.split(r"[^a-z]+", name.core.casefold()) if w)
    long = tuple(w for w in words if w not in PARTICLES and len(w) > 1)
    return long or words
