"""Several readings of one line become one, letter by letter: what most of them saw, the surer ones counting more.

No letter stands that no reading saw. A letter that a reading gives otherwise is unsure. Pure functions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import Levenshtein

from extractors.readers.scan.networks import Letters

_LOST = 0.3  # weight of a reading without a letter, as a share of one that has it: a stroke hides letters, it adds few
_SEEN = 0.3  # share of a letter's weight that does not hang on how surely it was read
_AGREED = 0.8  # share of the votes from which a letter is as sure as the surest reading of it
_DISPUTED = 0.5


@dataclass(slots=True)
class _Votes:
    """What readings gave at one place: the weight of each sign ("" for none), its surest confidence, where it stands."""

    weights: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    seen: dict[str, tuple[float, float]] = field(default_factory=dict)

    def give(self, sign: str, weight: float, confidence: float = 0.0, middle: float = 0.0) -> None:
        """Count one reading."""
        self.weights[sign] += weight
        if sign and confidence >= self.seen.get(sign, (-1.0, 0.0))[0]:
            self.seen[sign] = confidence, middle

    def settled(self) -> tuple[str, float, float] | None:
        """Return the sign that stands, its confidence and its middle; None where none does."""
        sign = max(self.weights, key=lambda s: (self.weights[s], s))
        if not sign:
            return None
        sure, middle = self.seen[sign]
        agreed = self.weights[sign] >= _AGREED * sum(self.weights.values())
        return sign, sure if agreed else min(sure, _DISPUTED), middle


def voted(readings: Sequence[Letters]) -> Letters:
    """Return the letters of a line that readings of the same picture (cleaned in several ways) give together."""
    seen = [reading for reading in readings if reading.text]
    if not seen:
        return Letters("", (), ())
    central = max(seen, key=lambda r: (sum(_alike(r, other) * _mean(other) for other in seen), _mean(r)))
    size = len(central.text)
    places = [_Votes() for _ in range(size)]
    between: list[dict[int, _Votes]] = [defaultdict(_Votes) for _ in range(size + 1)]
    total = 0.0
    for reading in seen:
        weight = _mean(reading) ** 2
        total += weight
        _count(reading, central, weight, places, between)
    return _joined(_standing(places, between, total))


def with_case_of(letters: Letters, text: str) -> Letters:
    """Return letters, small or capital as a text has them that reads alike: a line cut close hides how high they are."""
    made = list(letters.text)
    for step in Levenshtein.opcodes(letters.text.casefold(), text.casefold()):
        if step.tag == "equal" and len(letters.text.casefold()) == len(made) and len(text.casefold()) == len(text):
            made[step.src_start : step.src_end] = text[step.dest_start : step.dest_end]
    return replace(letters, text="".join(made))


def _count(
    reading: Letters, central: Letters, weight: float, places: Sequence[_Votes], between: Sequence[dict[int, _Votes]]
) -> None:
    """Give a reading's votes to the places of the central one, and to those between them."""
    for step in Levenshtein.opcodes(central.text, reading.text):
        if step.tag == "delete":
            for at in range(step.src_start, step.src_end):
                places[at].give("", weight * _LOST)
            continue
        for offset, at in enumerate(range(step.dest_start, step.dest_end)):
            sure = reading.confidences[at]
            votes = between[step.src_start][offset] if step.tag == "insert" else places[step.src_start + offset]
            votes.give(reading.text[at], weight * (_SEEN + (1 - _SEEN) * sure), sure, reading.middles[at])


def _standing(
    places: Sequence[_Votes], between: Sequence[dict[int, _Votes]], total: float
) -> Iterator[tuple[str, float, float]]:
    for at in range(len(between)):
        for offset in sorted(between[at]):
            votes = between[at][offset]
            found = votes.settled()
            if found is not None and votes.weights[found[0]] > total / 2:
                yield found
        if at < len(places) and (kept := places[at].settled()) is not None:
            yield kept


def _joined(signs: Iterator[tuple[str, float, float]]) -> Letters:
    """Return signs as letters in the order of their places; no blank beside a blank or at an end."""
    made: list[tuple[str, float, float]] = []
    for sign, sure, middle in signs:
        if sign == " " and (not made or made[-1][0] == " "):
            continue
        made.append((sign, sure, max(middle, made[-1][2]) if made else middle))
    if made and made[-1][0] == " ":
        made.pop()
    return Letters("".join(m[0] for m in made), tuple(m[2] for m in made), tuple(m[1] for m in made))


def _alike(one: Letters, other: Letters) -> float:
    return float(Levenshtein.normalized_similarity(one.text, other.text))


def _mean(reading: Letters) -> float:
    return sum(reading.confidences) / len(reading.confidences)
