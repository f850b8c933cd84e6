"""Number and year of a cited regulation, in the slots that the head of a citation has for them."""

from __future__ import annotations

import re

from normalizers.parsed import Parsed
from normalizers.regulations.lembaran import find_gazettes
from normalizers.similarity import edits
from normalizers.text import read_int, repair_digits
from reference.load import read_patterns
from reference.shared import frame_words

_LABEL = re.compile(
    rf"(?:(?<![a-z])|(?-i:(?<=[a-z])(?=N)))(?:{frame_words('nomor')})\s*[.:]*\s*"
    r"(?=[\dIVXLCOolz(]|P[Ee][Rr]|K[Ee][Pp]|M\.|P\.\s?\d|H[Kk]|S[Kk]|[A-Z]+[./]|p[Ee]r)",
    re.IGNORECASE,
)
_WORDS = read_patterns("meaning_words.toml", "regulation_slots", nomor=frame_words("nomor"), tahun=frame_words("tahun"))
_SLASHED = _WORDS["slashed"]
_PLAIN_NUMBER = _WORDS["plain_number"]
_YEAR_WORD = re.compile(
    rf"(?<![a-z])(?:{frame_words('tahun')})\b[\s.:]*(?P<year>[12zlI][09oO](?:[\dOolIsz](?:[\dOolIsz]|\s[\dOolI](?!\w))|\s[\dOolI]{{2}}(?!\w)))(?!\d)",
    re.IGNORECASE,
)
_GLUED_YEAR = _WORDS["glued_year"]
_CUT_YEAR = re.compile(
    rf"\b(?:{frame_words('tahun')})\b[\s.:]*['’‘`´]\s?(?P<year>\d\d)(?![\d/])", re.IGNORECASE
)  # "Tahun '07"
_YEAR_LABEL = re.compile(rf"\b(?:{frame_words('tahun')})\b[\s.,:]*\Z", re.IGNORECASE)
_YEAR_IN = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SIGNED_ON = _WORDS["signed_on"]
_YEAR_GLUED_TO_MONTH = re.compile(
    r"/(?:1[0-2]|[1-9])1?((?:19|20)\d\d)$"
)  # "M.PAN/512007": a slash was read as nothing or as 1
_MORE_DIGITS = _WORDS["more_digits"]  # behind a number
_LETTER_APART = _WORDS["letter_apart"]
_NUMBER_AND_YEAR = re.compile(r"(?P<number>[\dOoQlIZzSsB]{1,3})/(?:19|20)\d\d")  # "23/2014"
_NUMBER_TO_YEAR = re.compile(r"(?P<number>\d{1,3})-(?P<year>(?:19|20)\d\d)")
_YEAR_WORD_BEHIND = re.compile(rf"/(?:{frame_words('tahun')})$", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"/[^/]+/[^/]+/([90]\d)$")  # "589/IX/6/Y/99"
_SERIES = re.compile(r"[A-Za-z]{2,3}\.?\s*(?=\d{1,4}(?![\d/]))")  # "KM. 49", "PM 78": the series of a ministry
_MIXED = re.compile(r"(?=[OoIlQ]*\d)[\dOoIlQ]{2,4}")  # a slot of a number in which a letter was read for a digit
_ANY_WORD_YEAR = re.compile(
    r"(?<![A-Za-z])(?P<word>[A-Za-z][A-Za-z0-9]{3,6})[\s.:]+(?P<year>[12zlI][09oO][\dOolIzsS]{2})(?![\dA-Za-z])"
)
_WORD_BEHIND = re.compile(r"[\s.,:)]*(?P<word>[A-Za-z][A-Za-z0-9]{5,7})\s+")
TENTANG = re.compile(rf"(?<![A-Za-z])(?:{frame_words('tentang')})\b\.?\s+", re.IGNORECASE)
_COLONIAL = _WORDS["colonial"]
_ASSEMBLY = _WORDS["assembly"]
_OWN_NUMBER = _WORDS["own_number"]  # "PER/09/M.PAN/5/2007": the number is all that is printed


def find_slots(text: str, reg_type: str) -> tuple[str | None, int | None, dict[str, tuple[int, int]], tuple[str, ...]]:
    """Return number, year, their spans and notes: the first number before the title, and the year beside it."""
    if reg_type == "UUD":  # it has no number; what is printed before it is the number of an article
        dated = _YEAR_WORD.search(text) or re.search(r"\b(?P<year>1945)\b", text)
        year = read_int(dated.group("year")) if dated is not None else None
        return "", year, {"year": dated.span("year")} if dated is not None else {}, ()
    if reg_type == "STAATSBLAD":
        colonial = _COLONIAL.search(text)
        if colonial is None:
            return None, None, {}, ()
        spans = {"number": colonial.span("number"), "year": colonial.span("year")}
        return colonial.group("number").lstrip("0"), int(colonial.group("year")), spans, ()
    head_end = m.start() if (m := TENTANG.search(text)) is not None else len(text)
    head = _before_gazette(text[:head_end])
    spans = {}
    notes: list[str] = []
    label = _LABEL.search(head)
    label = label or _OWN_NUMBER.match(head)
    at = label.end() if label is not None else _first_digit(head)
    number: str | None = None
    if at is not None:
        series = _SERIES.match(head, at)
        match = _SLASHED.match(head, at) or _PLAIN_NUMBER.match(head, series.end() if series is not None else at)
        if match is not None:
            number, extra = _number(match.group())
            spans["number"] = (match.start(), match.start() + len(match.group().rstrip(" .,")))
            if number.isdigit() and (letter := _LETTER_APART.match(head, match.end())) is not None:  # "5 A", "5.A"
                number, spans["number"] = f"{number}{letter.group('letter')}", (match.start(), letter.end())
            notes += extra
    if number is None and reg_type == "TAP_MPR" and (decree := _ASSEMBLY.search(head)) is not None:
        number, spans["number"] = decree.group("number").upper(), decree.span("number")
    if number is not None and _MORE_DIGITS.match(head, spans["number"][1]) is not None:
        notes.append("number_unclear")  # "100 4.2.4-084": a part of it
    year = None
    dated = _YEAR_WORD.search(head) or _GLUED_YEAR.search(head) or _misread_year(head)
    if dated is not None and dated.re is _ANY_WORD_YEAR:
        notes.append("word_misspelt")
    if dated is not None:
        repaired = repair_digits("".join(dated.group("year").split()))
        notes += repaired.notes
        year = read_int(repaired.value or "")
        spans["year"] = dated.span("year")
        if spans.get("number") == spans["year"]:  # "Nomor Tahun 2008": no number is printed
            number = None
            del spans["number"]
    elif number is not None and (inside := _YEAR_IN.findall(number)):
        year = int(inside[-1])
        if number == inside[-1]:  # "NomorTahun 2008": no number is printed
            number = None
        start = text.find(inside[-1], spans["number"][0])
        spans["year"] = (start, start + 4) if start >= 0 else spans["number"]
        if number is None:
            del spans["number"]
    elif number is not None and (glued := _YEAR_GLUED_TO_MONTH.search(number)) is not None:
        year = int(glued.group(1))
        notes.append("number_unclear")
    elif number is not None and (short := _SHORT_YEAR.search(number)) is not None:
        year = (1900 if short.group(1)[0] == "9" else 2000) + int(short.group(1))
        notes.append("year_short")
    elif (cut := _CUT_YEAR.search(head)) is not None:
        year = int(cut.group("year")) + (2000 if int(cut.group("year")) < 45 else 1900)
        spans["year"] = cut.span("year")
        notes.append("year_short")
    elif (signed := _SIGNED_ON.search(head)) is not None:
        year = int(signed.group("year"))
        spans["year"] = signed.span("year")
    if number is not None and (label_behind := _YEAR_WORD_BEHIND.search(number)) is not None:  # "Nomor 23/Tahun 2014"
        number = number[: label_behind.start()]
        spans["number"] = (spans["number"][0], spans["number"][0] + label_behind.start())
    if (
        number is not None
        and (to_year := _NUMBER_TO_YEAR.fullmatch(number)) is not None
        and int(to_year["year"]) == year
    ):
        number = to_year["number"].lstrip("0")  # "UU 32-2004"
    if number is not None and (plain := _NUMBER_AND_YEAR.fullmatch(number)) is not None:
        repaired = repair_digits(plain.group("number"))
        notes += repaired.notes
        number = (repaired.value or "").lstrip("0")
    return number, year, spans, tuple(dict.fromkeys(notes))


def _before_gazette(head: str) -> str:
    """Return a head without a gazette that stands before its first labelled number: "PP 8/2008 (LN Tahun 2008 Nomor 21)"."""
    label = _LABEL.search(head)
    start = next((span[0] for _, span in find_gazettes(head)), 0) if label is not None else 0
    return head[:start] if label is not None and 0 < start < label.start() else head


def _misread_year(head: str) -> re.Match[str] | None:
    """Return the year behind a word that is "tahun" with a letter or two misread ("Tohun 2004")."""
    found = (m for m in _ANY_WORD_YEAR.finditer(head) if _is_like_year_word(m.group("word").casefold()))
    return next(found, None)


def _is_like_year_word(word: str) -> bool:
    """Return whether a word is "tahun" with a letter or two misread, or parted by a reader ("tohun", "tahiiri")."""
    shape = word.replace("iii", "un").replace("ii", "u").replace("ri", "n").replace("o", "a").replace("b", "h")
    return min(edits(word, "tahun", 2), edits(shape, "tahun", 2)) <= 2


def find_title_word(text: str, start: int) -> re.Match[str] | None:
    """Return the word "tentang" that opens a title at or behind `start`, misread ones too where they follow the year."""
    match = TENTANG.search(text, start) or TENTANG.search(text)
    if match is not None:
        return match
    word = _WORD_BEHIND.match(text, start)
    return word if word is not None and edits(word.group("word").casefold(), "tentang", 2) <= 2 else None


def _first_digit(head: str) -> int | None:
    """Return where an unlabelled number starts: the first digit that is no year behind "Tahun"."""
    found = _WORDS["first_digit"].finditer(head)
    return next((m.start() for m in found if not _YEAR_LABEL.search(head, 0, m.start())), None)


def _number(text: str) -> tuple[str, list[str]]:
    plain = re.sub(r"\s*/\s*", "/", text.strip(" .,;"))
    if "/" in plain:
        slots = [repair_digits(p) if _MIXED.fullmatch(p) else Parsed(p) for p in "".join(plain.split()).split("/")]
        return "/".join(s.value or "" for s in slots), [n for s in slots for n in s.notes]
    if "-" in plain:
        return "".join(plain.split()), []
    if plain[:2].upper() == "P.":
        return "".join(plain.split()), []
    repaired = repair_digits(plain)
    return (repaired.value or plain).lstrip("0") or "0", list(repaired.notes)
