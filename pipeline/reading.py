"""Where a quote meets its meaning: a Reading is what was printed and what it was understood to be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from extractors.model.quick import quickly_built, quickly_stored
from extractors.model.quote import Quote
from normalizers.parsed import Parsed

T = TypeVar("T")


@quickly_stored
@quickly_built
@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A quote and what a normalizer made of its text."""

    quote: Quote
    parsed: Parsed[T]

    @property
    def value(self) -> T | None:
        """Return the value understood; None where nothing was."""
        return self.parsed.value

    @property
    def raw(self) -> str | None:
        """Return the text as printed; None where nothing is printed."""
        return self.quote.text or None

    @property
    def notes(self) -> tuple[str, ...]:
        """Return the normalizer's notes."""
        return self.parsed.notes

    def part(self, name: str) -> Quote:
        """Return the quote of one part of the value ("birth_date"); an empty one where the normalizer named none."""
        span = self.parsed.spans.get(name)
        return self.quote.part(*span) if span is not None else Quote()


NOTHING: Final[Reading[Any]] = Reading(Quote(), Parsed())  # of a field that is not printed: most fields of most rows


def read_as(quote: Quote, parse: Callable[[str], Parsed[T]]) -> Reading[T]:
    """Return the quote read by a normalizer; an empty quote reads as nothing."""
    return Reading(quote, parse(quote.text)) if quote.words else NOTHING


def as_printed(text: str) -> Parsed[str]:
    """Return the text itself as its meaning: for fields that no normalizer interprets."""
    return Parsed(text or None)
