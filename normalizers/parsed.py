"""What a normalizer returns: the value it understood, its notes, and which characters each part came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Parsed(Generic[T]):
    """A value understood from a string; `value` is None where nothing was understood.

    `notes` are stable codes of what was repaired or doubted ("digit_lookalike", "month_spelling"), in order.
    `spans` maps a part's name to its start and end in the string that was parsed.
    """

    value: T | None = None
    notes: tuple[str, ...] = ()
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def __reduce__(self) -> tuple[type[Parsed[T]], tuple[object, ...]]:
        """Return how to build this again: hundreds are stored with each document, and asking for the fields takes longer."""
        return Parsed, (self.value, self.notes, self.spans)
