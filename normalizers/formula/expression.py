"""A formula as a tree: what is divided by what, and its printed form back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Term:
    """A quantity in words ("jumlah seluruh desa") or a bare number ("3")."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Sum:
    """Terms added up; `sigma` where a summation sign was printed."""

    terms: tuple[Expression, ...]
    sigma: bool = False

    def __str__(self) -> str:
        body = " + ".join(str(term) for term in self.terms)
        return f"Σ {body}" if self.sigma else body


@dataclass(frozen=True, slots=True)
class Difference:
    """`left` less `right`."""

    left: Expression
    right: Expression

    def __str__(self) -> str:
        return f"{_inner(self.left)} - {_inner(self.right)}"


@dataclass(frozen=True, slots=True)
class Average:
    """The mean of a quantity."""

    of: Expression

    def __str__(self) -> str:
        return f"rata-rata {self.of}"


@dataclass(frozen=True, slots=True)
class Ratio:
    """`numerator` over `denominator`; None where the print has lost it."""

    numerator: Expression
    denominator: Expression | None

    def __str__(self) -> str:
        below = "?" if self.denominator is None else str(self.denominator)
        return f"({self.numerator}) / ({below})"


@dataclass(frozen=True, slots=True)
class Scaled:
    """An expression times a factor, in percent or not."""

    of: Expression
    factor: float
    unit: Literal["", "%", "‰"] = ""

    def __str__(self) -> str:
        return f"{self.of} x {print_number(self.factor)}{self.unit}"


Expression = Term | Sum | Difference | Average | Ratio | Scaled


def print_number(value: float) -> str:
    """Return a number as an Indonesian office prints it: dots for thousands, a comma for decimals."""
    whole, _, decimals = f"{value:,.6f}".rstrip("0").rstrip(".").partition(".")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def _inner(part: Expression) -> str:
    plain = isinstance(part, Term) and not any(sign in part.text for sign in "-–−+")
    return str(part) if plain else f"({part})"
