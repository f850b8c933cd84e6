"""The version that leaves the office: names and NIPs of persons taken out of every table, and blackened on the pictures.

A name is hidden as a whole, by any two of its words that stand together, and by each word that is nothing but a name.
What looks like a person with a degree is hidden too, whether or not the pipeline knows the person.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from extractors.model.document import Page
from extractors.model.geometry import Box
from normalizers import lexicon
from normalizers.names import parse_name
from normalizers.similarity import ratio
from normalizers.text import fold
from pipeline.dataset.read import Row
from pipeline.outputs.report.originals import lines_of

HIDDEN = "•••"
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"(?<!\w)[\dOoIl|](?:[ .\-/\u00a0]{0,3}[\dOoIl|]){8,}")
_LOOKS = str.maketrans("OoIl|", "00111")
_DEGREE = (
    r"(?:(?:S|M|A|Sp|D|Ph)\.\s?[A-Z]|S\s?\.?\s?STP|S\s?\.?\s?IP\b|S\.?Sos|M\.?Si\b|[SM]\.?Pd|[SM]\.?Kom"
    r"|A\.?Md|S[HETK]\b|M[MTH]\b)"
)
_TITLED = re.compile(rf"(?:[A-Z][\w'’.-]*[ \u00a0]+){{0,5}}[A-Z][\w'’-]+(?=\s*,\s*{_DEGREE})")
_FRONT = re.compile(r"\b(?:Drs|DRS|Dra|DRA|Ir|IR|Hj|HJ|H)\.\s*(?:[A-Z][\w'’-]+\.?[ \u00a0]*){1,5}")
_LABELLED = re.compile(r"\b(?:Nama|NAMA)\s*:\s*(?P<name>(?:[A-Z][\w'’.-]*[ \u00a0]*){1,6})")
_OWN = {"official_id": None, "birth_date": None, "appointed": None, "sex": None}  # columns that tell who it is
# columns of the program's own words, which no document fills
_CODES = frozenset({"table", "field", "engine", "severity", "rule_id", "method", "entity", "kind", "status", "format", "role",
                    "reg_type", "text_source", "formula_kind", "nip_status", "jabatan_status", "date_precision"})  # fmt: skip
_LETTERS = 8  # letters from which a name counts wherever its letters stand in a row
_LONG = 4  # letters of a word that is a name by itself
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
        self._numbers = {n for n in map(_digits, _printed_numbers(tables)) if len(n) >= 9}
        self._common = {w for d in tables["documents"] for w in _region_words(d)}
        self._singles: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()
        self._own: dict[str, set[str]] = defaultdict(set)  # document -> names as letters only
        self._certain: set[str] = set()  # those that hold a word which is nothing but a name
        for document, name in _printed_names(tables):
            words = [w.casefold() for w in _WORD.findall(_core(name))]
            self._pairs |= set(pairwise(words))
            singles = {w for w in words if len(w) >= _LONG and not self._is_common(w)}
            self._singles |= singles
            letters = "".join(words)
            if len(letters) >= _LETTERS:
                self._own[document].add(letters)
                self._certain |= {letters} if singles else set()
        self._zones = _signature_zones(tables)

    def _is_common(self, word: str) -> bool:
        return word in self._common or lexicon.listed(word)

    def text(self, text: str, document: str = "") -> str:
        """Return a text with dots in the place of names and numbers of persons."""
        spans = _joined(self._spans(text, document))
        for start, end in reversed(spans):
            text = text[:start] + HIDDEN + text[end:]
        return text

    def tables(self, tables: Mapping[str, list[Row]]) -> dict[str, list[Row]]:
        """Return the tables without names and numbers; nobody is told apart in them any more."""
        shown = {**tables, "officials": [], "evidence": [e for e in tables["evidence"] if e["table"] == "findings"]}
        made = {name: [self._row(row) for row in rows] for name, rows in shown.items()}
        made["evidence"] += [{**e, "text": None} for e in tables["evidence"] if e["table"] != "findings"]  # places only
        return made

    def _row(self, row: Row) -> Row:
        document = row.get("document_id") or str(row.get("record_id") or "").split("-")[0]
        made = {}
        for key, value in row.items():
            kept = (
                key in _CODES or key == "sha256" or (key.endswith("_id") and key != "message_id")
            )  # Indonesian, no id
            made[key] = _OWN[key] if key in _OWN else value if kept else self._value(value, document)
        return made

    def _value(self, value: Any, document: str) -> Any:
        if isinstance(value, str):
            return self.text(value, document)
        if isinstance(value, list):
            return [self._value(v, document) for v in value]
        if isinstance(value, dict):
            return {k: self._value(v, document) for k, v in value.items()}
        return value

    def _spans(self, text: str, document: str) -> Iterator[tuple[int, int]]:
        """Yield where names and numbers stand in a text."""
        for match in _NUMBER.finditer(text):
            digits = _digits(match.group())
            if len(digits) == 18 or any(n in digits or digits in n for n in self._numbers):
                yield match.span()
        for pattern in (_TITLED, _FRONT):
            yield from (match.span() for match in pattern.finditer(text))
        for match in _LABELLED.finditer(text):
            if not all(self._is_common(w.casefold()) for w in _WORD.findall(match["name"])):
                yield match.span("name")
        words = [(m.group().casefold(), m.start(), m.end()) for m in _WORD.finditer(text)]
        yield from ((start, end) for word, start, end in words if word in self._singles)
        for (a, start, _), (b, _, end) in pairwise(words):
            if (a, b) in self._pairs:
                yield start, end
        yield from self._wholes(text, document)

    def _wholes(self, text: str, document: str) -> Iterator[tuple[int, int]]:
        """Yield where the letters of a name of the document stand in a row, whatever stands between them."""
        names = self._own.get(document) or ()
        if not names:
            return
        at = [i for i, c in enumerate(text) if c.isalpha()]
        letters = "".join(text[i] for i in at).casefold()
        if len(letters) != len(at):  # a letter that folds to two
            letters = "".join(text[i].lower()[:1] for i in at)
        for name in names:
            start = letters.find(name)
            while start >= 0:
                yield at[start], at[start + len(name) - 1] + 1
                start = letters.find(name, start + 1)

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
        found: list[Box] = []
        spans = _joined(self._spans(text, document))
        for word, end in zip(words, ends, strict=True):
            box, start = word.place.box, end - len(word.text)
            if box is None:
                continue
            hit = any(a < end and start < b for a, b in spans)
            if hit or (page.source != "born_digital" and self._misread(word.text, document)):
                found.append(Box(box.x0 - 1, box.top - 1, box.x1 + 1, box.bottom + 1))
        small, wide = self._zones.get((document, page.number or 0), ((), ()))
        zones = small if page.source == "born_digital" else (*small, *wide)  # ink of a pen is part of a scan
        area = (page.width or 1) * (page.height or 1)
        pasted = [i for i in page.images if i.width * i.height < area * _WHOLE and any(i.meets(z) for z in zones)]
        return (*found, *zones, *pasted)

    def _misread(self, word: str, document: str) -> bool:
        plain = fold(word)
        if len(plain) < _LONG + 1 or lexicon.listed(plain):
            return False
        return any(plain in name or ratio(plain, name) >= _MISREAD for name in self._own.get(document, ())) or any(
            abs(len(plain) - len(s)) <= 2 and ratio(plain, s) >= _MISREAD for s in self._singles if s[0] == plain[0]
        )

    def check(self, html: str, document: str, page: str) -> None:
        """Raise LeakedName where a page still holds a name of its document or a number.

        A "name" of common words only ("Pemerintah Daerah", misread) is hidden in the tables, but may stand in a title.
        """
        letters = "".join(c for c in html if c.isalpha()).casefold()
        digits = "".join(c for c in re.sub(r"[^\w]", "", html) if c.isdigit())
        if any(name in letters for name in self._own.get(document, set()) & self._certain) or any(
            len(n) >= 15 and n in digits for n in self._numbers
        ):
            raise LeakedName(page)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text.translate(_LOOKS))


def _core(name: str) -> str:
    parsed = parse_name(name).value
    return parsed.core if parsed is not None else name


def _region_words(document: Row) -> Iterator[str]:
    for key in ("kecamatan", "kabupaten_kota", "provinsi", "institution", "institution_raw"):
        yield from (w.casefold() for w in _WORD.findall(document[key] or ""))


def _printed_numbers(tables: Mapping[str, list[Row]]) -> Iterator[str]:
    yield from (s[key] for s in tables["signatories"] for key in ("nip_raw", "nip") if s[key])
    yield from (o["nip"] for o in tables["officials"] if o["nip"])


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
