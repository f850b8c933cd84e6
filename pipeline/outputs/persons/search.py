"""Searches what was written for what should not be in it: every text of every table, every file, every name of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.dataset.read import read_table
from pipeline.fields import TABLES
from pipeline.outputs.persons.known import KnownPersons, document_of, texts_of
from pipeline.outputs.persons.numbers import find_birth_dates
from pipeline.outputs.persons.plain import AS_DIGIT, readings

_SIGNS = re.compile(r"[\W_]+")
_WHOLE = 15  # digits from which a number is found wherever its digits stand in a row
_SHOWN = re.compile(r"Pejabat-[a-p]{16}")
_HEX = re.compile(r"\b[0-9a-f]{64}\b")


class PersonFound(AssertionError):
    """What was written still holds a person: nothing of it is kept. The message says where, and nothing else."""


class Search:
    """Looks for persons by other means than those that hid them: digits alone, whatever signs stand between."""

    def __init__(self, persons: KnownPersons) -> None:
        self._persons = persons
        self._numbers = [n for n in persons.numbers.numbers if len(n) >= _WHOLE]
        self._any = re.compile("|".join(sorted(self._numbers))) if self._numbers else None

    def holds_number(self, text: str) -> bool:
        """Return whether a known number stands in a text, with any signs between its digits, or a new one in its shape."""
        for seen in readings(text):
            digits = _SIGNS.sub("", seen.text)
            if self._any is not None and (self._any.search(digits) or self._any.search(digits.translate(AS_DIGIT))):
                return True
            if next(self._persons.numbers.find(seen), None) is not None:
                return True
        return False

    def holds_person(self, text: str, document: str) -> bool:
        """Return whether a text holds a number, a birth date or a name that may be told."""
        dates = self._persons.birth_dates
        if self.holds_number(text) or any(next(find_birth_dates(one, dates), None) for one in readings(text)):
            return True
        names = self._persons.names
        if names is None:
            return False
        letters = "".join(c for c in _SHOWN.sub(" ", text) if c.isalpha()).casefold()
        return any(name in letters for name in names.own.get(document, set()) & names.certain)

    def dataset(self, folder: Path) -> None:
        """Raise PersonFound where a finished dataset holds a person, in a table, beside it, or in the name of a file."""
        for where in self._found(folder):
            raise PersonFound(where)

    def _found(self, folder: Path) -> Iterator[str]:
        for name in TABLES:
            for number, row in enumerate(read_table(folder, name), start=1):
                for column, value in row.items():
                    if any(self.holds_person(text, document_of(row)) for text in texts_of(value) if len(text) > 7):
                        yield f"{name}.{column}, {number}"
        for path in sorted(folder.rglob("*")):
            if self.holds_number(path.name):
                yield "name of a file"
            if path.is_file() and path.suffix != ".parquet":
                if self.holds_number(_HEX.sub(" ", path.read_text(encoding="utf-8", errors="replace"))):
                    yield path.name
            elif path.is_file() and self._any is not None and self._any.search(path.read_bytes().decode("latin-1")):
                yield path.name
