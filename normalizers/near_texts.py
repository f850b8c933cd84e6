"""Which of many texts are like a text: each is folded once and compared only with those of nearly its own length."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from normalizers.similarity import ratios_of_folded
from normalizers.text import fold

_Pool = tuple[list[str], list[list[str]]]


@dataclass(slots=True)
class NearTexts:
    """Texts that may be looked up by likeness; `least`: the likeness (above 0, to 1) from which a text is near.

    A text that is added or looked up again costs one step. A new one is compared, in one call, with the different folded
    texts of which the shorter of the two is long enough to be near.
    """

    least: float
    _folded: dict[str, str] = field(default_factory=dict)
    _by_length: dict[int, dict[str, list[str]]] = field(default_factory=dict)  # folded length -> folded -> texts
    _pools: dict[int, _Pool] = field(default_factory=dict)  # by folded length, since the last new text
    _added: set[str] = field(default_factory=set)
    _known: dict[str, dict[str, float]] = field(default_factory=dict)  # what was looked up since the last new text

    def add(self, texts: Iterable[str]) -> None:
        """Add texts; those that are there stay once."""
        for text in texts:
            if text not in self._added:
                self._added.add(text)
                self._known.clear()
                self._pools.clear()
                folded = self._fold(text)
                self._by_length.setdefault(len(folded), {}).setdefault(folded, []).append(text)

    def near(self, text: str) -> dict[str, float]:
        """Return the added texts at least `least` like `text`, each with its likeness (as `similarity.ratio` gives it)."""
        if text not in self._known:
            self._known[text] = self._find(self._fold(text))
        return self._known[text]

    def _fold(self, text: str) -> str:
        if text not in self._folded:
            self._folded[text] = fold(text)
        return self._folded[text]

    def _find(self, folded: str) -> dict[str, float]:
        choices, texts = self._pools.get(len(folded)) or self._pool(len(folded))
        return {text: score for at, score in ratios_of_folded(folded, choices, self.least) for text in texts[at]}

    def _pool(self, length: int) -> _Pool:
        """Return the different folded texts that may be near one of this length, and the texts of each."""
        # Twice the shorter length is the most that two texts share: 2 * min / (a + b) is never below their likeness.
        reach = (2 - self.least) / self.least
        low, high = math.floor(length / reach), math.ceil(length * reach)
        lengths = range(low, high + 1) if high - low < len(self._by_length) else sorted(self._by_length)
        pools = [pool for at in lengths if low <= at <= high and (pool := self._by_length.get(at))]
        found = [choice for pool in pools for choice in pool], [same for pool in pools for same in pool.values()]
        self._pools[length] = found
        return found
