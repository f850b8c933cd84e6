"""Citations of regulations: type, issuer, number, year, title, gazettes, amendments, and a stable identifier.

The identifier rests on type, issuer, number and year, never on the title, which offices copy wrongly. The printed value
always stays; differences from the reference are reported by `normalizers.regulations.reference`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from normalizers.parsed import Parsed
from normalizers.regulations.identifier import make_id, pan_number
from normalizers.regulations.issuer import issuer_of
from normalizers.regulations.issuer_words import has_unknown_word
from normalizers.regulations.kinds import Kind, find_kind, head_of, kind_named
from normalizers.regulations.kinds import published_type as published_type
from normalizers.regulations.lembaran import Gazette, find_gazettes
from normalizers.regulations.number import may_be_misread
from normalizers.regulations.slots import find_slots, find_title_word
from normalizers.similarity import is_one_off
from normalizers.text import plain_digits, squeeze
from normalizers.values.tanggal import OFFICE_YEARS
from reference.load import read_patterns, read_settings, read_words
from reference.shared import frame_words

_WORDS = read_patterns("meaning_words.toml", "peraturan", nomor=frame_words("nomor"))
_PAN = read_patterns("meaning_words.toml", "pan")
_AMENDED = _WORDS["amended"]
_TITLE_END = _WORDS["title_end"]
_NEXT_AMENDMENT = _WORDS["next_amendment"]
_INNER_GAZETTE = _WORDS["inner_gazette"]
_MADE_LAW = _WORDS["made_law"]
_LOOKALIKE = re.compile(r"\b(?:\d+[OolI]\d*|[OolI]\d+)\b")
_MIXED_CASE = re.compile(r"\b[A-Z]{2}[a-z]{3,}")  # "BAwang"
_CAPITAL_BEHIND = re.compile(r"(?P<word>[A-Za-z]{2,})[.,)]?\s+(?=[A-Z])")
_NUMBERED = re.compile(rf"[^\d()]{{2,90}}?(?:{frame_words('nomor')})[\s.:]*\d", re.IGNORECASE)
_NO_MONTH = _PAN["no_month"]
_MORE_NUMBERS = _WORDS["more_numbers"]
_NEXT_ITEM = _WORDS["next_item"]
_LONGEST = 4000  # letters of a citation with its gazettes and amendments
_VAGUE = frozenset({"PERATURAN", "KEPUTUSAN", "SE", "LAINNYA"})  # kinds that words of a title read as too
_INSTITUTE = _WORDS["institute"]  # for "Lembaran Negara"
_JUNK = re.compile(  # a mark before the kind: misread ("MMM6."), without its stop ("12 Undang-Undang"), or glued
    r"\A\W*(?:\w{1,6}[.)]\s+|\d{1,2}(?:\.\d{1,2})*[.)]?\s*(?=[A-Z][A-Za-z]))"
)
_WORD_START = re.compile(r"(?<=\s)(?=[A-Z])")
_SIGN_INSIDE = re.compile(r"[a-z][.,;:][a-z]")  # "Menteri D.alam Negeri"


@dataclass(frozen=True, slots=True)
class Amendment:
    """A regulation that changed the cited one, as the citation itself says."""

    reg_type: str
    number: str | None
    year: int | None
    title: str | None = None
    gazettes: tuple[Gazette, ...] = ()


@dataclass(frozen=True, slots=True)
class Peraturan:
    """A cited regulation as printed; `number` without leading zeros where it is a plain number."""

    reg_type: str
    issuer: str | None
    number: str | None
    year: int | None
    title: str | None = None
    gazettes: tuple[Gazette, ...] = ()
    amendments: tuple[Amendment, ...] = ()

    @property
    def regulation_id(self) -> str | None:
        """Return the identifier ("uu-23-2014"); None where number or year is missing."""
        return make_id(self.reg_type, self.issuer, self.number, self.year)


def parse_peraturan(text: str) -> Parsed[Peraturan]:
    """Return the first regulation of a citation with its title, gazettes and amendments.

    Spans: number, year, title. Notes: digit_lookalike, number_missing, year_missing, type_unknown, type_respelt,
    type_unclear, issuer_from_title, issuer_unclear, region_misread, issuer_named_later, issuer_named_earlier, number_unclear,
    several_regulations (the title reads on into another citation; a text is longer than any, its beginning read), word_misspelt.
    """
    text = plain_digits(text)
    if len(text) > _LONGEST:
        read = parse_peraturan(text[:_LONGEST])
        return Parsed(read.value, tuple(dict.fromkeys((*read.notes, "several_regulations"))), read.spans)
    cuts = [m for m in _AMENDED.finditer(text) if find_kind(text[m.end() : m.end() + 90]) is not None]
    if cuts:
        cuts += _NEXT_AMENDMENT.finditer(text, cuts[0].end())
        cuts.sort(key=lambda m: m.end())
    main = text[: cuts[0].start()] if cuts else text
    kind, notes = head_of(main)
    start = 0
    if kind is None and (junk := _JUNK.match(main)) is not None:
        start = junk.end()
        kind, notes = head_of(main[start:])
    if kind is None:
        return Parsed(None, ("type_unknown",))
    number, year, spans, slot_notes = find_slots(main, kind.reg_type)
    title, title_span = _title(main, spans)
    if title_span is not None:
        spans["title"] = title_span
    gazettes = _own_gazettes(main)
    kind, named = _ministry_of_the_time(kind, number, year)
    head = (
        main[: spans["number"][0]]
        if "number" in spans
        else main[: min((s for s, _ in spans.values()), default=len(main))]
    )
    behind = main[max((end for _, end in spans.values()), default=len(main)) :]
    issuer, issuer_notes = issuer_of(kind, head, title or behind, main)
    if kind.reg_type in ("PERMEN", "KEPMEN") and (issuer is None or _SIGN_INSIDE.search(issuer)):
        issuer_notes = ("issuer_unclear",)
    if kind.reg_type in _VAGUE and _holds_kind(head[kind.end // 2 :]):
        notes = (*notes, "type_unclear")  # "Peraturan Pelaksanaan Undang-Undang Nomor 12": of which the number is
    if not notes and has_unknown_word(_frame_of(main, start, spans), kind):
        notes = ("type_unclear",)
    if number and "number_unclear" not in slot_notes and may_be_misread(kind, number):
        slot_notes = (*slot_notes, "number_unclear")
    notes = (*notes, *named, *issuer_notes, *_number_notes(number, make_id(kind.reg_type, issuer, number, year)))
    if any(_MORE_NUMBERS.match(main, spans[name][1]) for name in ("number", "year") if name in spans):
        slot_notes = (*slot_notes, "several_regulations")  # "Nomor 32 dan 33 Tahun 2004"
    if (title_span is not None and _names_another(text[slice(*title_span)])) or _goes_on(
        main[len(main) - len(behind) - 1 :]
    ):
        slot_notes = (*slot_notes, "several_regulations")
    ends = [*(m.start() for m in cuts[1:]), len(text)]
    amendments = tuple(
        a for m, end in zip(cuts, ends, strict=False) if (a := _amendment(text[m.end() : end])) is not None
    )
    if any(_reads_on(text[m.end() : end]) for m, end in zip(cuts, ends, strict=False)):
        slot_notes = (*slot_notes, "several_regulations")
    value = Peraturan(kind.reg_type, issuer, number, year, title, gazettes, amendments)
    if _has_misspelt_word(text, spans.get("title")):
        slot_notes = (*slot_notes, "word_misspelt")
    if any(_LOOKALIKE.search(text[start:end]) for _, (start, end) in find_gazettes(main)):
        slot_notes = tuple(dict.fromkeys((*slot_notes, "digit_lookalike")))
    if year is not None and year not in OFFICE_YEARS and kind.reg_type != "STAATSBLAD":
        slot_notes = (*slot_notes, "year_unlikely")
    needed = (("number_missing", number), ("year_missing", year)) if kind.reg_type != "UUD" else ()
    missing = [n for n, v in needed if v is None]
    return Parsed(value, (*notes, *slot_notes, *missing), spans)


def _holds_kind(words: str) -> bool:
    """Return whether the words behind a vague kind name a kind of their own."""
    kinds = (find_kind(words[found.start() :]) for found in _WORD_START.finditer(words))
    return any(kind is not None and kind.reg_type not in (*_VAGUE, "PERMEN", "KEPMEN", "INSTRUKSI") for kind in kinds)


def _goes_on(behind: str) -> bool:
    """Return whether a second citation with its number stands behind the title or year of the first ("...; UU No. 1 ...")."""
    for found in _NEXT_ITEM.finditer(behind):
        rest = behind[found.end() :]
        kind = find_kind(rest)
        if kind is not None and kind.reg_type not in _VAGUE and all(find_slots(rest, kind.reg_type)[:2]):
            return True
    return False


def _names_another(title: str) -> bool:
    """Return whether a title reads on into a second citation: a regulation with its number that no word before it leads to."""
    leads = read_settings("kata_rujukan.toml")["mengarah"]
    for found in _CAPITAL_BEHIND.finditer(title):
        head = _NUMBERED.match(title, found.end())
        if head is None or found.group("word").casefold() in leads:
            continue
        kind = find_kind(title[found.end() :])
        if kind is not None and kind.reg_type not in _VAGUE:
            return True
    return False


def _frame_of(text: str, start: int, spans: Mapping[str, tuple[int, int]]) -> str:
    """Return what is printed up to the year, without the number."""
    low, high = spans.get("number", spans.get("year", (len(text), len(text))))
    return f"{text[start:low]} {text[high : max(high, spans.get('year', (0, 0))[0])]}"


def _number_notes(number: str | None, key: str | None) -> tuple[str, ...]:
    """Return number_incomplete where the month of a number of the former ministry ("PER/09/M.PAN/2007") is not printed.

    A plain number ("63/2003") has it from the list; where the list does not know it, the number stays incomplete.
    """
    if number is None or "/" not in number or not _PAN["number"].search(number):
        return ("number_incomplete",) if key is not None and _NO_MONTH.search(key) is not None else ()
    return () if pan_number(number)[1] and _PAN["with_dot"].search(number) else ("number_incomplete",)


def _ministry_of_the_time(kind: Kind, number: str | None, year: int | None) -> tuple[Kind, tuple[str, ...]]:
    """Return the kind by the name that the ministry of administration had in that year: it took its second one in 2010."""
    if kind.reg_type == "PERMENPANRB" and number and _PAN["with_dot"].search(number) and (year or 9999) < 2010:
        return kind_named("PERMENPAN"), ("issuer_named_later",)
    if kind.reg_type == "PERMENPAN" and number and "/" not in number and (year or 0) >= 2010:
        return kind_named("PERMENPANRB"), ("issuer_named_earlier",)
    return kind, ()


def _own_gazettes(text: str) -> tuple[Gazette, ...]:
    """Return the gazettes of the act itself: not those of an act that its title makes law ("... (LN 1953 No. 9) sebagai UU")."""
    inner = max((m.end() for m in _MADE_LAW.finditer(text)), default=0)
    return tuple(g for g, (start, _) in find_gazettes(text) if start >= inner)


def _has_misspelt_word(text: str, title: tuple[int, int] | None) -> bool:
    """Return whether a word of the citation's frame (not of its title) is one letter off the word that it must be."""
    frame = text if title is None else f"{text[: title[0]]} | {text[title[1] :]}"
    if _MIXED_CASE.search(frame) or _INSTITUTE.search(frame):
        return True
    vocabulary = read_words("kata_hukum.txt")
    every = dict.fromkeys(w.casefold() for w in re.findall(r"[A-Za-z]{6,}", frame))
    return any(word not in vocabulary and any(is_one_off(word, known) for known in vocabulary) for word in every)


def _title(text: str, spans: Mapping[str, tuple[int, int]]) -> tuple[str | None, tuple[int, int] | None]:
    start = max((end for _, end in spans.values()), default=0)
    title_word = find_title_word(text, start)
    if title_word is None:
        return None, None
    made_law = [m.end() for m in _MADE_LAW.finditer(text, title_word.end())]
    from_here = max(made_law, default=title_word.end())
    end = m.start() if (m := _TITLE_END.search(text, from_here)) is not None else len(text)
    stop = len(text[:end].rstrip(" ,.;("))
    title = squeeze(_INNER_GAZETTE.sub("", text[title_word.end() : stop]))
    return (title, (title_word.end(), stop)) if stop > title_word.end() else (None, None)


def _reads_on(text: str) -> bool:
    """Return whether a second regulation stands behind the year of the one that changed the cited one."""
    kind, _ = head_of(text)
    spans = find_slots(text, kind.reg_type)[2] if kind is not None else {}
    return bool(spans) and _goes_on(text[max(end for _, end in spans.values()) - 1 :])


def _amendment(text: str) -> Amendment | None:
    kind, _ = head_of(text)
    if kind is None:
        return None
    number, year, spans, _ = find_slots(text, kind.reg_type)
    title, _ = _title(text, spans)
    gazettes = tuple(g for g, _ in find_gazettes(text))
    return Amendment(kind.reg_type, number, year, title, gazettes) if number or year else None
