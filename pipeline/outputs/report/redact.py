"""The version that leaves the office: names and numbers of persons taken out of every table, and blackened on the pictures.

Who is a person, and where, `pipeline.outputs.persons` knows; here texts, tables and pictures lose them.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from extractors.model.document import Page
from extractors.model.geometry import Box
from normalizers.similarity import ratio
from normalizers.text import fold
from pipeline.dataset.read import Row
from pipeline.outputs.persons.known import KnownPersons, document_of, texts_of, with_ids
from pipeline.outputs.persons.names import LONG, KnownNames, is_listed
from pipeline.outputs.persons.search import Search
from pipeline.outputs.report.source_files import lines_of

HIDDEN = "•••"
_OWN = {"official_id": None, "birth_date": None, "appointed": None, "sex": None}  # columns that tell who it is
# columns of the program's own words, which no document fills
_CODES = frozenset({"table", "field", "engine", "severity", "rule_id", "method", "entity", "kind", "status", "format", "role",
                    "reg_type", "text_source", "formula_kind", "nip_status", "jabatan_status", "date_precision"})  # fmt: skip
_INLINE = re.compile(r"</?(?:a|b|i|em|mark|span|wbr)\b[^<>]*>", re.IGNORECASE)
_LINK = re.compile(r'<a class="to [^<>]*>.*?</a>', re.DOTALL)  # the number of a finding beside the words it points at
_TAG = re.compile(r"<[^<>]*>")
_DATA = re.compile(r'<script type="application/json"[^<>]*>(.*?)</script>', re.DOTALL)  # of lists that a script fills
# what attributes of a tag say: to those who cannot see or point at it, to a filter, to the clipboard
_SAID = re.compile(r'\s(?:alt|title|aria-label|placeholder|content|value|data-[\w-]+)="([^"]*)"')
_IDS = re.compile(r"\b[0-9a-f]{16}(?:[0-9a-f]{48}|(?:-[a-z]\d{1,6}){0,3})\b")
_MISREAD = 0.8  # likeness from which a word of a scan is a name that was misread
_PEN = 60.0  # points beside a name that a pen may reach
_ROOM = 40.0  # points beside and above a printed name where its signature may stand
_TALLEST = 160.0  # points from the position to the name below which a signature stands between them
_WHOLE = 0.6  # share of a page from which a picture is the page itself


class LeakedName(AssertionError):
    """A page would have shown a name: a defect of this module. The message names the page only."""


class Mask:
    """Knows every name and number of persons in a dataset, and takes them out of texts, tables and pictures."""

    def __init__(self, tables: Mapping[str, list[Row]]) -> None:
        self._persons = KnownPersons(tables)
        assert self._persons.names is not None
        self._names: KnownNames = self._persons.names
        self._search = Search(self._persons)
        self._zones = _signature_zones(tables)
        self._ids: dict[str, int] = {}

    def text(self, text: str, document: str = "") -> str:
        """Return a text with dots in the place of names and numbers of persons."""
        return self._persons.hide(text, document, lambda kind, what: HIDDEN)

    def tables(self, tables: Mapping[str, list[Row]]) -> dict[str, list[Row]]:
        """Return the tables without names and numbers; nobody is told apart in them any more."""
        shown = {**tables, "officials": [], "evidence": [e for e in tables["evidence"] if e["table"] == "findings"]}
        made = {name: [self._row(row) for row in rows] for name, rows in shown.items()}
        # of the others their places only
        made["evidence"] += [self._row({**e, "text": None}) for e in tables["evidence"] if e["table"] != "findings"]
        return made

    def _row(self, row: Row) -> Row:
        document = document_of(row)
        made = {}
        for key, value in row.items():
            kept = (
                key in _CODES or key == "sha256" or (key.endswith("_id") and key != "message_id")
            )  # Indonesian, no id
            made[key] = _OWN[key] if key in _OWN else self._value(value, None if kept else document)
        return {key: with_ids(value, self._official) for key, value in made.items()}

    def _value(self, value: Any, document: str | None) -> Any:
        return self._persons.hide_all(value, document, lambda kind, what: HIDDEN)

    def _official(self, official: str) -> str:
        """Return an id that tells nothing: they are made of the number of the person."""
        return f"o-{self._ids.setdefault(official, len(self._ids) + 1):012}"

    def spans(self, text: str, document: str) -> list[tuple[int, int]]:
        """Return where names and numbers stand in a text, in their order, none over another."""
        return _joined(span for _, span, _ in self._persons.find(text, document))

    def boxes(self, document: str, page: Page) -> tuple[Box, ...] | None:
        """Return what to blacken on a page; None where its words are not known, so that it must not be shown."""
        lines = list(lines_of(page))
        if page.source == "none" and not lines:
            return None
        words, ends, text = [], [], ""
        for line in lines:
            for word in line:
                words.append(word)
                text += word.text
                ends.append(len(text))
                text += " "
            text += "\n"
        boxes: list[Box] = []
        spans = self.spans(text, document)
        for word, end in zip(words, ends, strict=True):
            box, start = word.place.box, end - len(word.text)
            if box is None:
                continue
            hit = any(a < end and start < b for a, b in spans)
            if hit or (page.source != "born_digital" and self._misread(word.text, document)):
                boxes.append(Box(box.x0 - 1, box.top - 1, box.x1 + 1, box.bottom + 1))
        small, wide = self._zones.get((document, page.number or 0), ((), ()))
        zones = small if page.source == "born_digital" else (*small, *wide)  # ink of a pen is part of a scan
        area = (page.width or 1) * (page.height or 1)
        pasted = [i for i in page.images if i.width * i.height < area * _WHOLE and any(i.meets(z) for z in zones)]
        return (*boxes, *zones, *pasted)

    def _misread(self, word: str, document: str) -> bool:
        plain_word, names = fold(word), self._names
        if len(plain_word) < LONG + 1 or is_listed(word):
            return False
        own = names.own.get(document, ())
        return any(plain_word in name or ratio(plain_word, name) >= _MISREAD for name in own) or any(
            abs(len(plain_word) - len(s)) <= 2 and ratio(plain_word, s) >= _MISREAD
            for s in names.singles
            if s[0] == plain_word[0]
        )

    def check(self, html: str, document: str, page: str) -> None:
        """Raise LeakedName where a page still holds a name of its document or a number.

        A "name" of common words only ("Pemerintah Daerah", misread) is hidden in the tables, but may stand in a title.
        """
        shown = _TAG.sub("x", _INLINE.sub("", _LINK.sub("", _DATA.sub("", html))))
        lists = [json.loads(match[1]) for match in _DATA.finditer(html)]
        said = dict.fromkeys(match[1] for match in _SAID.finditer(html))
        text = "x".join((shown, *texts_of(lists), *said))  # digits of two cells make no number
        letters = "".join(c for c in text if c.isalpha()).casefold()
        own = self._names.own.get(document, set()) & self._names.certain
        if any(name in letters for name in own) or self._search.holds_number(_IDS.sub("x", text)):
            raise LeakedName(page)


def _signature_zones(tables: Mapping[str, list[Row]]) -> dict[tuple[str, int], tuple[tuple[Box, ...], tuple[Box, ...]]]:
    """Return (document, page) -> where signatures stand, and how far a pen may have reached.

    The first: the name, the NIP, and the room between position and name.
    """
    printed: dict[str, dict[str, list[Box]]] = defaultdict(lambda: defaultdict(list))
    where: dict[str, tuple[str, int]] = {}
    for e in tables["evidence"]:
        if e["table"] == "signatories" and e["bbox"] and e["field"] in ("name", "nip", "jabatan"):
            where.setdefault(e["record_id"], (e["document_id"], e["page"]))
            if where[e["record_id"]] == (e["document_id"], e["page"]):
                printed[e["record_id"]][e["field"]].append(Box(*e["bbox"]))
    found: dict[tuple[str, int], list[Box]] = defaultdict(list)
    wide: dict[tuple[str, int], list[Box]] = defaultdict(list)
    for row in tables["signatories"]:
        key = where.get(row["signatory_id"])
        if key is not None:
            zones = list(_zones_of(printed[row["signatory_id"]], row))
            found[key] += zones
            if zones:
                whole = Box.around(zones)
                wide[key].append(Box(max(0.0, whole.x0 - _PEN), whole.top, whole.x1 + _PEN, whole.bottom + _PEN / 4))
    return {key: (tuple(boxes), tuple(wide[key])) for key, boxes in found.items()}


def _zones_of(fields: Mapping[str, list[Box]], row: Row) -> Iterable[Box]:
    names = fields.get("name", [])
    yield from (*names, *fields.get("nip", []))
    if not names:  # nobody could read it: the whole block
        if row["bbox"]:
            x0, top, x1, bottom = row["bbox"]
            yield Box(x0 - _ROOM, max(0.0, top - _ROOM), x1 + _ROOM, bottom)
        return
    name = Box.around(names)
    above = [b for b in fields.get("jabatan", []) if b.bottom <= name.top]
    top = max((b.bottom for b in above), default=name.top - _ROOM)
    if 8 < name.top - top < _TALLEST:
        yield Box(max(0.0, name.x0 - _ROOM), top + 1, name.x1 + _ROOM, name.top)


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
