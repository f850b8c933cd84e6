"""What a declaration of a table and of its columns holds. Arrow is not known here: the audit may look at fields too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["id", "en"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type as Arrow prints it ("list<string>"), its short title for people, what it holds.

    `unit`: what its numbers count, "" where they count nothing. `title`: Indonesian, for a column of a sheet.
    """

    name: str
    type: str
    title: str
    about_id: str
    about_en: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns in order, and those that it is sorted by and known by (`key`).

    `title_*`: of its sheet; `count_*`: a sentence with its number of rows, {n}; `about_*`: what a row is. `foreign`: (its
    column, other table, the other's column). `unique`: no two rows share a key.
    """

    name: str
    key: tuple[str, ...]
    title_id: str
    title_en: str
    count_id: str
    count_en: str
    about_id: str
    about_en: str
    columns: tuple[Column, ...]
    foreign: tuple[tuple[str, str, str], ...] = ()
    unique: bool = True

    def title(self, lang: Lang) -> str:
        """Return the title of the table."""
        return self.title_id if lang == "id" else self.title_en

    def count(self, n: int, lang: Lang) -> str:
        """Return a phrase that says how many rows there are."""
        return (self.count_id if lang == "id" else self.count_en).format(n=n)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the columns in order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """Return the column of this name. KeyError where the table has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")
