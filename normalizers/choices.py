"""Which of several choices offered in one cell is ticked: "☒ Maximize ☐ Minimize", "Ya ( ) Tidak (v)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reference.load import read_settings


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of a cell that are ticked, and how many there are."""

    ticked: tuple[str, ...]
    count: int

    @property
    def one(self) -> str | None:
        """Return the one choice that is ticked; None where none or several are."""
        return self.ticked[0] if len(self.ticked) == 1 else None

    @property
    def note(self) -> str:
        """Return the note on what was chosen: "choice_ticked", "choice_open" (none is), "choices_several"."""
        return "choice_ticked" if self.one is not None else "choices_several" if self.ticked else "choice_open"


@cache
def _signs() -> re.Pattern[str]:
    told = read_settings("pilihan.toml")
    return re.compile(rf"(?P<ticked>{told['ticked']})|{told['blank']}")


def choices_of(text: str) -> Choices | None:
    """Return the choices that a text offers, each with a box before it or each with one behind it; None where it offers none.

    One box alone is a choice only where it is ticked and its text stands behind it.
    """
    signs = list(_signs().finditer(text))
    if not signs or (len(signs) == 1 and (signs[0]["ticked"] is None or text[: signs[0].start()].strip())):
        return None
    edges = [0, *(at for sign in signs for at in sign.span()), len(text)]
    between = [text[start:end].strip(" \t\n/|,;:-") for start, end in zip(edges[::2], edges[1::2], strict=True)]
    if not between[0]:
        options = between[1:]
    elif not between[-1]:
        options = between[:-1]
    else:
        return None  # words before the first box and behind the last
    if not all(options):
        return None
    found = [option for option, sign in zip(options, signs, strict=True) if sign["ticked"] is not None]
    return Choices(tuple(found), len(signs))
