"""The persons of a dataset: every number, birth date and name of theirs in any of its texts, and where they stand."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal

from pipeline.dataset.read import Row
from pipeline.outputs.persons.names import WORD, KnownNames, names_before_numbers
from pipeline.outputs.persons.numbers import KnownNumbers, find_birth_dates
from pipeline.outputs.persons.plain import AS_DIGIT, plain, readings

Kind = Literal["number", "birth_date", "name"]
Span = tuple[int, int]
Stand = Callable[[Kind, str], str]  # (kind, what is hidden) -> what stands for it
# what the program makes itself: ids of documents and rows, hashes
_IDS = re.compile(r"[0-9a-f]{64}|[0-9a-f]{16}(?:-[a-z]\d{0,6}){0,4}")
_DIGIT = re.compile(r"\d", re.ASCII)
_LONG_FIGURE = 10**11
_OFFICIAL = re.compile(r"\bo-[0-9a-f]{12}\b")
_OTHERS = re.compile(r"\D")


class KnownPersons:
    """Knows every person of a dataset and finds them in texts. `names`: whether names are to be found too."""

    def __init__(self, tables: Mapping[str, list[Row]], *, names: bool = True) -> None:
        self.numbers = KnownNumbers(_digits_printed(tables))
        others: list[tuple[str, str]] = []
        more: set[str] = set()
        for rows in tables.values():
            for row in rows:
                document = document_of(row)
                for text in texts_of(row):
                    if len(text) >= 9 and _IDS.fullmatch(text) is None:
                        more |= {number.digits for seen in readings(text) for number in self.numbers.find(seen)}
                        if names and "P" in text:
                            others += ((document, name) for name in names_before_numbers(text))
        self.numbers.add(more)
        self.birth_dates = self.numbers.birth_dates
        common = {w for d in tables["documents"] for w in _region_words(d)}
        self.names = KnownNames(_printed_names(tables), common) if names else None
        if self.names is not None and others:
            known = self.names
            new = [(d, n) for d, n in others if not all(known.is_common(w.casefold()) for w in WORD.findall(n))]
            self.names = KnownNames([*_printed_names(tables), *((d, _own_words(n, known)) for d, n in new)], common)

    def find(self, text: str, document: str | None = "") -> Iterator[tuple[Kind, Span, str]]:
        """Yield each place of a person in a text: kind, where, and the number or name itself; they may overlap.

        `document`: whose text it is; None for words of the program, in which no names are looked for.
        """
        if _DIGIT.search(text) is not None or not text.isascii():
            for seen in readings(text):
                for number in self.numbers.find(seen):
                    yield "number", (number.start, number.end), number.digits
                for span in find_birth_dates(seen, self.birth_dates) if self.birth_dates else ():
                    yield "birth_date", span, text[slice(*span)]
        if self.names is not None and document is not None:
            for start, end in self.names.find(text, document):
                yield "name", (start, end), "".join(c for c in text[start:end] if c.isalpha()).casefold()

    def hide(self, text: str, document: str | None, stand: Stand) -> str:
        """Return a text in which something else stands for each person."""
        if _IDS.fullmatch(text) is not None:
            return text
        for kind, (start, end), what in reversed(_joined(self.find(text, document))):
            text = text[:start] + stand(kind, what) + text[end:]
        return text

    def hide_all(self, value: Any, document: str | None, stand: Stand) -> Any:
        """Return a value of a table, however deep, in which something else stands for each person."""
        if isinstance(value, str):
            return self.hide(value, document, stand)
        if (digits := _figures(value)) and next(self.numbers.find(plain(digits)), None) is not None:
            return None
        if isinstance(value, list):
            return [self.hide_all(v, document, stand) for v in value]
        if isinstance(value, dict):
            return {k: self.hide_all(v, document, stand) for k, v in value.items()}
        return value


def with_ids(value: Any, replaced: Callable[[str], str]) -> Any:
    """Return a value of a table with the ids of officials replaced: they are made of the number, by a plain hash."""
    if isinstance(value, str):
        return _OFFICIAL.sub(lambda match: replaced(match.group()), value) if "o-" in value else value
    if isinstance(value, list):
        return [with_ids(v, replaced) for v in value]
    if isinstance(value, dict):
        return {k: with_ids(v, replaced) for k, v in value.items()}
    return value


def _figures(value: Any) -> str:
    """Return the digits of a figure that is long enough to hold a number of a person; blank for anything else."""
    if isinstance(value, (int, float)) and math.isfinite(value) and abs(value) >= _LONG_FIGURE:
        return f"{abs(value):.0f}"
    return ""


def texts_of(value: Any) -> Iterator[str]:
    """Yield every text in a value, however deep, and the digits of long figures."""
    if isinstance(value, str):
        yield value
    elif figures := _figures(value):
        yield figures
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner)


def document_of(row: Row) -> str:
    """Return the id of the document that a row belongs to; "" where it belongs to none."""
    return str(row.get("document_id") or str(row.get("record_id") or "").split("-")[0])


def _joined(found: Iterable[tuple[Kind, Span, str]]) -> list[tuple[Kind, Span, str]]:
    """Return the places without overlaps; what overlaps is one place, of the kind and number that begins it."""
    made: list[tuple[Kind, Span, str]] = []
    for kind, (start, end), what in sorted(found, key=lambda f: (f[1][0], -f[1][1], f[0], f[2])):
        if made and start < made[-1][1][1]:
            first, (begin, last), whose = made[-1]
            if first != "number" and kind == "number":
                first, whose = kind, what
            made[-1] = first, (begin, max(last, end)), whose
        else:
            made.append((kind, (start, end), what))
    return made


def _digits_printed(tables: Mapping[str, list[Row]]) -> Iterator[str]:
    printed = [s[key] for s in tables["signatories"] for key in ("nip_raw", "nip") if s[key]]
    printed += [o["nip"] for o in tables["officials"] if o["nip"]]
    for text in printed:
        seen = plain(text).text
        yield _OTHERS.sub("", seen)
        yield _OTHERS.sub("", seen.translate(AS_DIGIT))


def _region_words(document: Row) -> Iterator[str]:
    for key in ("kecamatan", "kabupaten_kota", "provinsi", "institution", "institution_raw"):
        yield from (w.casefold() for w in WORD.findall(document[key] or ""))


def _printed_names(tables: Mapping[str, list[Row]]) -> Iterator[tuple[str, str]]:
    """Yield (document, name): as printed, as understood, and every spelling of the person in each of its documents."""
    spellings = {
        o["official_id"]: [o["name"], *(v["name_raw"] for v in o["name_variants"] or ())] for o in tables["officials"]
    }
    for row in tables["signatories"]:
        names = [row["name_raw"], row["name"], *spellings.get(row["official_id"], ())]
        yield from ((row["document_id"], name) for name in dict.fromkeys(names) if name)
    for names in spellings.values():
        yield from (("", name) for name in names if name)


def _own_words(name: str, known: KnownNames) -> str:
    """Return what stands before a number without the words of the language before it ("Kepala Seksi BUDI HARTAWAN")."""
    words = name.split()
    while len(words) > 2 and known.is_common(words[0].strip(".").casefold()):
        words.pop(0)
    return " ".join(words)
