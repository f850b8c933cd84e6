"""Positions: the title, the unit, and whether its holder acts for another (Plt., Plh., Pj., a.n.)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from normalizers.parsed import Parsed
from normalizers.text import squeeze
from reference.load import read_lists, read_patterns, read_words

JabatanStatus = Literal["definitif", "plt", "plh", "pj", "an"]
_ACTING: tuple[JabatanStatus, ...] = ("plt", "plh", "pj", "an")
_WORDS = read_patterns("meaning_words.toml", "jabatan")
_UB = _WORDS["ub"]
_OFFICE = _WORDS["office"]
_LISTS = read_lists("meaning_words.toml", "jabatan")
_SMALL, _OF_OFFICES = frozenset(_LISTS["small"]), frozenset(_LISTS["of_offices"])
_ROMAN = re.compile(r"^[IVX]{1,4}$")


@dataclass(frozen=True, slots=True)
class Jabatan:
    """A position: `title` in title case without its acting mark; `status` definitif unless a mark says otherwise.

    `on_behalf_of`: the position named behind "a.n."; where nobody else is named, `title` repeats it.
    """

    title: str
    status: JabatanStatus = "definitif"
    on_behalf_of: str | None = None

    @property
    def unit(self) -> str:
        """Return what the title says behind its office word ("Bangsalsari" of "Camat Bangsalsari")."""
        return self.title[len(self.head) :].strip()

    @property
    def head(self) -> str:
        """Return the office word that opens the title, folded ("camat", "kepala dinas")."""
        words = self.title.casefold().split()
        return " ".join(words[:2]) if words[:1] == ["kepala"] else (words[0] if words else "")


def parse_jabatan(text: str) -> Parsed[Jabatan]:
    """Return the position. Notes: word_repeated ("KEPALA DINAS DINAS"), title_is_an_office ("Kecamatan X" signs),
    acting_mark_unclear ("PLI. Kepala": taken as Plt.).
    """
    plain = squeeze(text).strip(" ,.:;")
    if not plain:
        return Parsed()
    status: JabatanStatus = "definitif"
    behind = _WORDS["acting_behind"].search(plain)
    if behind is not None and behind.start():
        status, plain = _status_of(behind["mark"]), plain[: behind.start()]
    for name in _ACTING:
        match = _WORDS[name].match(plain)
        if match is not None:
            status, plain = name, plain[match.end() :]
            break
    notes: list[str] = []
    misread = _WORDS["acting_misread"].match(plain) if status == "definitif" else None
    if misread is not None:  # "PLI. Kepala": one of the marks, which one is not known
        status, plain = "plt", plain[misread.end() :]
        notes.append("acting_mark_unclear")
    words = plain.split()
    kept = [w for i, w in enumerate(words) if i == 0 or w.casefold().strip(",") != words[i - 1].casefold().strip(",")]
    if len(kept) < len(words):
        notes.append("word_repeated")
    if kept and kept[0].casefold() in _OF_OFFICES and _OFFICE.search(" ".join(kept[1:])) is None:
        # not "DINAS X KEPALA,": the office above, its head below
        notes.append("title_is_an_office")
    title = " ".join(_titled(w) for w in kept).strip(" ,")
    parted = _UB.search(title)
    if status != "an" and (parted is None or not title[: parted.start()].strip(" ,")):
        return Parsed(Jabatan(title, status), tuple(notes))
    signer, superior = _behalf(title)
    return Parsed(Jabatan(signer, "an", superior), tuple(notes))


def held_for_another(position: Parsed[Jabatan], name: str) -> Parsed[Jabatan]:
    """Return the position as acting where "Plt.", "Plh." or "Pj." stands beside the `name` and not in the position itself."""
    held, mark = position.value, _WORDS["acting_beside"].search(name)
    if held is None or held.status != "definitif" or mark is None:
        return position
    return replace(position, value=replace(held, status=_status_of(mark["mark"] or mark["mark_behind"])))


def _status_of(mark: str) -> JabatanStatus:
    return next(name for name in _ACTING if mark.casefold().startswith(name))


def _behalf(title: str) -> tuple[str, str]:
    """Return (who signs, on whose behalf): the last office behind "u.b.", else the second office named in the title."""
    parts = [p.strip(" ,") for p in _UB.split(title) if p.strip(" ,")] or [title]
    second = _OFFICE.search(parts[0], 1)
    superior = parts[0][: second.start()].strip(" ,") if second is not None else parts[0]
    signer = parts[-1] if len(parts) > 1 else parts[0][second.start() :] if second is not None else superior
    return signer, superior


def _titled(word: str) -> str:
    plain = word.strip(",.()")
    if plain in read_words("singkatan.txt") or _ROMAN.match(plain) or re.fullmatch(r"[A-Z]+\d[A-Z\d]*", plain):  # "P2P"
        return word
    if word.casefold() in _SMALL:
        return word.casefold()
    return word[:1].upper() + word[1:].lower() if word.isupper() or word.islower() else word
