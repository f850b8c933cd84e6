"""How a reading is scored, and what a run of made-up forms gives."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Score = Literal["right", "told", "silent"]


@dataclass(slots=True)
class Tally:
    """Scores of one kind of form: how many of each, and the first texts that were wrong in silence."""

    name: str
    scores: Counter[Score] = field(default_factory=Counter)
    silent: list[str] = field(default_factory=list)

    def add(self, text: str, score: Score, shown: int) -> None:
        """Count a score; keep the text where it is one of the first wrong ones."""
        self.scores[score] += 1
        if score == "silent" and len(self.silent) < shown:
            self.silent.append(text)


def score(*, right: bool, told: bool) -> Score:
    """Return the score of a reading: `told` where it has a note or says that it has no value."""
    return "right" if right else "told" if told else "silent"


def words(section: str) -> dict[str, Any]:
    """Return the words of one grammar."""
    text = Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
    found: dict[str, Any] = tomllib.loads(text)[section]
    return found
