"""What a declaration of a field that an indicator row prints holds, and what its columns take of a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from normalizers.choices import choices_of
from normalizers.formula.parse import Formula
from normalizers.lexicon import part_glued
from normalizers.parsed import Parsed
from normalizers.text import squeeze
from pipeline.fields.column import Column
from pipeline.reading import as_printed

Value = Callable[[Any], object]  # what a column takes of a value; given None where nothing was understood


@dataclass(frozen=True, slots=True)
class Meaning:
    """A column of what a printed field means. `take`: its cell, from the value; given None where nothing was understood.

    `decided`: the value as text, whose difference from what is printed is a decision; None where there is none to tell.
    """

    column: Column
    take: Value
    decided: Callable[[Any], str | None] | None = None


@dataclass(frozen=True, slots=True)
class PrintedField:
    """A field that an indicator row prints.

    `column`: of the printed text. `parse`: what its text means. `meanings`: the columns of what was understood. `rejoined`:
    words that a narrow column broke are joined first. `numbered`: marks round a number are cut ("1." is 1). `compared`:
    two printings of a row are compared in it. `shown`: the report lists it; `title`: in Indonesian and English. `behind`: the
    field behind whose columns its own stand in the table, where that is not the one before it in the list.

    From these: `raw`, the name of the column of the printed text; `values` and `decided`, by the names of the columns.
    """

    name: str
    title: tuple[str, str]
    column: Column
    parse: Callable[[str], Parsed[Any]] = as_printed
    meanings: tuple[Meaning, ...] = ()
    rejoined: bool = True
    numbered: bool = False
    compared: bool = False
    shown: bool = True
    behind: str = ""
    raw: str = field(init=False)
    values: Mapping[str, Value] = field(init=False)
    decided: Mapping[str, Callable[[Any], str | None]] = field(init=False)

    def __post_init__(self) -> None:
        decided = {m.column.name: m.decided for m in self.meanings if m.decided is not None}
        object.__setattr__(self, "raw", self.column.name)
        object.__setattr__(self, "values", {m.column.name: m.take for m in self.meanings})
        object.__setattr__(self, "decided", decided)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return its columns in the table: what is printed, then what it means."""
        return (self.column, *(meaning.column for meaning in self.meanings))

    def corrected(self, column: str, before: Any, text: str) -> Any:
        """Return the value with what a person wrote for one of its columns ("" takes it away); `before`: the value so far."""
        if self.name == "formula":
            attribute_name = column.removeprefix("formula_")
            part: Any = float(text.replace(",", ".")) if text and attribute_name == "multiplier" else text or None
            blank = before if before is not None else Formula("none")
            return replace(blank, **{attribute_name: part if part is not None or attribute_name != "kind" else "none"})
        return self.parse(text).value if text else None


def parse_statement(text: str) -> Parsed[str]:
    """Return a sentence as it is meant: blanks squeezed, end marks cut, words that a lost blank glued parted."""
    printed = squeeze(text).rstrip(" .;,")
    parted = part_glued(printed)
    return as_printed(printed) if parted == printed else Parsed(parted, ("blank_restored",))


def parse_choice(text: str) -> Parsed[str]:
    """Return the choice that is ticked in a cell that offers several; any other text as a statement.

    Notes: as `Choices.note`; nothing is chosen where none or several are ticked.
    """
    offered = choices_of(text)
    if offered is None:
        return parse_statement(text)
    return Parsed(parse_statement(offered.one).value if offered.one else None, (offered.note,))


def itself(value: Any) -> Any:
    """Return a value as it is."""
    return value


def listed(value: tuple[str, ...] | None) -> list[str] | None:
    """Return a tuple as a list."""
    return list(value) if value is not None else None


def joined(value: tuple[str, ...] | None) -> str | None:
    """Return the items of a list as one text."""
    return "; ".join(value) if value else None


def exact(number: float | None) -> str | None:
    """Return a number with all its digits: 12317066.0 is "12317066", 0.835 is "0.835"."""
    if number is None:
        return None
    return str(int(number)) if number == int(number) and abs(number) < 1e16 else repr(number)


def attribute(name: str, otherwise: object = None) -> Value:
    """Return what takes an attribute of a value, or `otherwise` where there is no value."""
    return lambda value: getattr(value, name) if value is not None else otherwise


def target_number(target: Any) -> str | None:
    """Return the number of a target with all its digits; None where there is none."""
    return exact(target.value) if target is not None else None
