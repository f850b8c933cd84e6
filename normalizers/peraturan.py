"""Citations of regulations: type, issuer, number, year, title, gazettes, amendments, and a stable identifier.

The identifier rests on type, issuer, number and year, never on the title, which offices copy wrongly. The printed value
always stays; differences from the reference are reported by `normalizers.regulation_reference`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from normalizers.lembaran import Gazette, find_gazettes
from normalizers.parsed import Parsed
from normalizers.similarity import is_one_off
from normalizers.text import read_int, repair_digits, roman, squeeze
from reference.load import read_rows, read_words

_LABEL = re.compile(r"(?<![a-z])(?:nomor|nomer|nomo|no)\s*[.:]*\s*(?=[\dIVXLCOolz(]|P[Ee][Rr]|K[Ee][Pp]|M\.|H[Kk]|S[Kk]|[A-Z]+[./]|p[Ee]r)", re.IGNORECASE)  # fmt: skip  # noqa: E501
_SLASHED = re.compile(
    r"(?:[A-Za-z]{1,4}[.\s]\s*)?[\w.\-]+(?:\s?/\s*(?:M\.?\s?PAN(?!\w)|[\w.,\-]+(?<!,)))+", re.IGNORECASE
)
_PLAIN_NUMBER = re.compile(
    r"\d{2,3}(?:\.\d{1,2})*-\d{2,5}(?![\w/-])|[\dOoQlI]{1,4}[A-Z]?(?![\w/])|[IVXLCM]{1,6}/MPR(?:S)?/\d{4}"
)
_YEAR_WORD = re.compile(
    r"\b(?:tahun|thn|th)\b[\s.:]*(?P<year>[12zlI][09oO][\dOolIsz](?:[\dOolIsz]|\s[\dOolI](?!\w)))(?!\d)", re.IGNORECASE
)
_GLUED_YEAR = re.compile(r"(?:tahun|th)\.?(?P<year>[12][09]\d\d)(?!\d)", re.IGNORECASE)
_YEAR_LABEL = re.compile(r"\b(?:tahun|thn|th)\b[\s.:]*\Z", re.IGNORECASE)
_YEAR_IN = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SIGNED_ON = re.compile(r"\btanggal\s+\d{1,2}\s+[a-z]{3,9}\s+(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_YEAR_GLUED_TO_MONTH = re.compile(
    r"/(?:1[0-2]|[1-9])1?((?:19|20)\d\d)$"
)  # "M.PAN/512007": a slash was read as nothing or as 1
_TENTANG = re.compile(r"\btentang\s+", re.IGNORECASE)
_AMENDED = re.compile(
    r",?\s*(?:sebagai\s?mana\s+|yang\s+)?(?:telah\s+)?(?:beberapa\s+kali\s+|dua\s+kali\s+|terakhir\s+|kedua\s+kalinya\s+)*(?:telah\s+)?"
    r"(?:di(?:ubah|rubah|tambah|ganti|sempurnakan)|diperbarui|tetapkan\s+(?:men)?jadi\s+undang\s?-\s?undang)(?:\s+dan\s+(?:di)?\w+)?[\w\s,]{0,60}?\b(?:dengan|oleh)\s+"
    r"|,?\s*\b(?:jo|juncto|junto)\b\.?\s*|,?\s*dan\s+terakhir\s+(?:diubah\s+)?dengan\s+",
    re.IGNORECASE,
)
_TITLE_END = re.compile(
    r"\s*[,(]?\s*(?:\(?\s*(?:tambahan\s+)?(?:L\s?e\s?m\s?b\s?a\s?r\s?a\s?n\b|lemba(?:ran|ga)|berita)\s*(?:n\s?e\s?g\s?a\s?r\s?a|daer|kab)|\bT?\.?L\.?N\b|\bT?LNRI\b|\bsebagai\s?mana\s+(?:telah|beberapa|di)"
    r"|\bjo\b\.?|\bjuncto\b|\bsebagaimana\s+terakhir)|\s*[;]|\s*\(\s*$",
    re.IGNORECASE,
)
_NEXT_AMENDMENT = re.compile(
    r"\)\s*,\s*(?:dan\s+)?(?=(?:undang|peraturan|keputusan)[\w\s-]{3,60}?\bno(?:mor)?\b)", re.IGNORECASE
)
_LOOKALIKE = re.compile(r"\b(?:\d+[OolI]\d*|[OolI]\d+)\b")
_MIXED_CASE = re.compile(r"\b[A-Z]{2}[a-z]{3,}")  # "BAwang"
_INSTITUTE = re.compile(r"\blembaga\s+negara\s+republik\s+indonesia\s+tahun\b", re.IGNORECASE)  # for "Lembaran Negara"
_JUNK = re.compile(r"\A\W*\w{1,6}[.)]\s+")  # a mark misread ("MMM6.") before the kind
_REGION = re.compile(
    r"\b(?P<kind>kabupaten|kab\.?|kota|provinsi|propinsi|daerah istimewa|daerah tingkat i{1,2}|daerah)\s+"
    r"(?P<name>[A-Z][\w' -]*?)\s*$",
    re.IGNORECASE,
)
_SERIES = re.compile(r"[A-Za-z]{2,3}\.?\s*(?=\d{1,4}(?![\d/]))")  # "KM. 49", "PM 78": the series of a ministry
_MIXED = re.compile(r"(?=[OoIlQ]*\d)[\dOoIlQ]{2,4}")  # a slot of a number in which a letter was read for a digit
_GENERAL = ("PERATURAN", "KEPUTUSAN")  # the word alone, whoever issued it
_HEAD_WORDS = (
    "peraturan", "pemerintah", "undang-undang", "presiden", "menteri", "gubernur", "bupati", "walikota", "daerah", "keputusan",
    "instruksi", "negara", "pengganti", "darurat", "ketetapan",
)  # fmt: skip
_MONTHS = {
    m: i for i, m in enumerate(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"), start=1)
}


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


@cache
def _kinds() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    rows = read_rows("jenis_peraturan.csv")
    return tuple((r["reg_type"], r["issuer"], re.compile(r["pattern"], re.IGNORECASE)) for r in rows)


def parse_peraturan(text: str) -> Parsed[Peraturan]:
    """Return the first regulation of a citation with its title, gazettes and amendments.

    Spans: number, year, title. Notes: digit_lookalike, number_missing, year_missing, type_unknown.
    """
    cuts = [m for m in _AMENDED.finditer(text) if _kind(text[m.end() : m.end() + 90])[0] is not None]
    if cuts:
        cuts += _NEXT_AMENDMENT.finditer(text, cuts[0].end())
        cuts.sort(key=lambda m: m.end())
    main = text[: cuts[0].start()] if cuts else text
    reg_type, issuer, notes = _head(main)
    if reg_type is None and (junk := _JUNK.match(main)) is not None:
        reg_type, issuer, notes = _head(main[junk.end() :])
    if reg_type is None:
        return Parsed(None, ("type_unknown",))
    number, year, spans, slot_notes = _slots(main, reg_type)
    title, title_span = _title(main, spans)
    if title_span is not None:
        spans["title"] = title_span
    gazettes = tuple(g for g, _ in find_gazettes(main))
    if (
        reg_type == "PERMENPANRB"
        and number
        and re.search(r"M\.?\s?PAN", number, re.IGNORECASE)
        and year
        and year < 2010
    ):
        reg_type, issuer = "PERMENPAN", "Kementerian PAN"  # the ministry took its second name in 2010
        notes = (*notes, "issuer_named_later")
    elif reg_type == "PERMENPAN" and number and "/" not in number and (year or 0) >= 2010:
        reg_type, issuer, notes = "PERMENPANRB", "Kementerian PANRB", (*notes, "issuer_named_earlier")
    ends = [*(m.start() for m in cuts[1:]), len(text)]
    amendments = tuple(
        a for m, end in zip(cuts, ends, strict=False) if (a := _amendment(text[m.end() : end])) is not None
    )
    value = Peraturan(reg_type, _issuer(main, issuer, spans), number, year, title, gazettes, amendments)
    if _has_misspelt_word(text, spans.get("title")):
        slot_notes = (*slot_notes, "word_misspelt")
    if any(_LOOKALIKE.search(text[start:end]) for _, (start, end) in find_gazettes(main)):
        slot_notes = tuple(dict.fromkeys((*slot_notes, "digit_lookalike")))
    needed = (("number_missing", number), ("year_missing", year)) if reg_type != "UUD" else ()
    missing = [n for n, v in needed if v is None]
    return Parsed(value, (*notes, *slot_notes, *missing), spans)


def _has_misspelt_word(text: str, title: tuple[int, int] | None) -> bool:
    """Return whether a word of the citation's frame (not of its title) is one letter off the word that it must be."""
    frame = text if title is None else f"{text[: title[0]]} | {text[title[1] :]}"
    if _MIXED_CASE.search(frame) or _INSTITUTE.search(frame):
        return True
    vocabulary = read_words("kata_hukum.txt")
    words = dict.fromkeys(w.casefold() for w in re.findall(r"[A-Za-z]{6,}", frame))
    return any(word not in vocabulary and any(is_one_off(word, known) for known in vocabulary) for word in words)


def published_type(reg_type: str) -> str:
    """Return the kind as the dataset's contract lists it: KEPMENDAGRI is KEPMEN, a PERKA or the constitution LAINNYA."""
    return next(
        (r["published"] or reg_type for r in read_rows("jenis_peraturan.csv") if r["reg_type"] == reg_type), reg_type
    )


def _kind(text: str) -> tuple[str | None, str | None]:
    parted = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", text[:160])  # "PeraturanPresiden"
    plain = squeeze(re.sub(r"[^A-Za-z0-9&]+", " ", parted))
    for reg_type, issuer, pattern in _kinds():
        if pattern.search(plain):
            return reg_type, issuer or None
    return None, None


def _head(text: str) -> tuple[str | None, str | None, tuple[str, ...]]:
    reg_type, issuer = _kind(text)
    if reg_type in (None, *_GENERAL):
        respelt = _respelt(text)
        better = _kind(respelt) if respelt != text else (None, None)
        if better[0] not in (None, *_GENERAL):
            return *better, ("type_respelt",)
    if reg_type == "KEPUTUSAN" and re.search(r"\bmenteri\b", text[:60], re.IGNORECASE):
        reg_type = "KEPMEN"
    return reg_type, issuer, ()


def _respelt(text: str) -> str:
    """Return the text with the misread words of its head ("Gubemur", "Pemetintah") as the kinds of regulations spell them."""
    words = text[:160].split(" ")
    for at, word in enumerate(words[:10]):
        plain = word.casefold().strip(".,:")
        if len(plain) >= 5 and plain not in _HEAD_WORDS:
            words[at] = next(iter(get_close_matches(plain, _HEAD_WORDS, n=1, cutoff=0.79)), word)
    return " ".join(words) + text[160:]


def _slots(text: str, reg_type: str) -> tuple[str | None, int | None, dict[str, tuple[int, int]], tuple[str, ...]]:
    """Return number, year, their spans and notes: the first number before the title, and the year beside it."""
    if reg_type == "UUD":  # it has no number; what is printed before it is the number of an article
        dated = _YEAR_WORD.search(text)
        year = read_int(dated.group("year")) if dated is not None else None
        return "", year, {"year": dated.span("year")} if dated is not None else {}, ()
    head_end = m.start() if (m := _TENTANG.search(text)) is not None else len(text)
    head = text[:head_end]
    spans: dict[str, tuple[int, int]] = {}
    notes: list[str] = []
    label = _LABEL.search(head)
    at = label.end() if label is not None else _first_digit(head)
    number: str | None = None
    if at is not None:
        series = _SERIES.match(head, at)
        found = _SLASHED.match(head, at) or _PLAIN_NUMBER.match(head, series.end() if series is not None else at)
        if found is not None:
            number, extra = _number(found.group())
            spans["number"] = (found.start(), found.start() + len(found.group().rstrip(" .,")))
            notes += extra
    year = None
    dated = _YEAR_WORD.search(head) or _GLUED_YEAR.search(head)
    if dated is not None:
        repaired = repair_digits("".join(dated.group("year").split()))
        notes += repaired.notes
        year = read_int(repaired.value or "")
        spans["year"] = dated.span("year")
    elif number is not None and (inside := _YEAR_IN.findall(number)):
        year = int(inside[-1])
        start = text.find(inside[-1], spans["number"][0])
        spans["year"] = (start, start + 4) if start >= 0 else spans["number"]
    elif number is not None and (glued := _YEAR_GLUED_TO_MONTH.search(number)) is not None:
        year = int(glued.group(1))
        notes.append("number_unclear")
    elif (signed := _SIGNED_ON.search(head)) is not None:
        year = int(signed.group("year"))
        spans["year"] = signed.span("year")
    if number is not None and "/" in number and re.fullmatch(r"\d{1,3}/(?:19|20)\d\d", number):
        number = number.split("/")[0].lstrip("0")
    return number, year, spans, tuple(dict.fromkeys(notes))


def _first_digit(head: str) -> int | None:
    """Return where an unlabelled number starts: the first digit that is no year behind "Tahun"."""
    found = re.finditer(r"(?<=\s)(?:\d|[IVX]+/MPR|PER/|KEP/)", head)
    return next((m.start() for m in found if not _YEAR_LABEL.search(head, 0, m.start())), None)


def _number(text: str) -> tuple[str, list[str]]:
    plain = re.sub(r"\s*/\s*", "/", text.strip(" .,;"))
    if "/" in plain:
        slots = [repair_digits(p) if _MIXED.fullmatch(p) else Parsed(p) for p in "".join(plain.split()).split("/")]
        return "/".join(s.value or "" for s in slots), [n for s in slots for n in s.notes]
    if "-" in plain:
        return plain, []
    repaired = repair_digits(plain)
    return (repaired.value or plain).lstrip("0") or "0", list(repaired.notes)


def _title(text: str, spans: Mapping[str, tuple[int, int]]) -> tuple[str | None, tuple[int, int] | None]:
    start = max((end for _, end in spans.values()), default=0)
    found = _TENTANG.search(text, start) or _TENTANG.search(text)
    if found is None:
        return None, None
    end = m.start() if (m := _TITLE_END.search(text, found.end())) is not None else len(text)
    stop = len(text[:end].rstrip(" ,.;("))
    return (squeeze(text[found.end() : stop]), (found.end(), stop)) if stop > found.end() else (None, None)


def _issuer(text: str, issuer: str | None, spans: Mapping[str, tuple[int, int]]) -> str | None:
    if issuer != "region":
        return issuer
    head = text[: spans["number"][0]] if "number" in spans else text
    head = re.sub(r"\b(?:nomor|nomer|no)\b[\s.:]*$", "", head, flags=re.IGNORECASE).strip(" :,")
    found = _REGION.search(re.sub(r"^\W*(?:peraturan daerah|perda|qanun)\b", "", head, flags=re.IGNORECASE))
    if found is not None and found.group("kind").casefold() != "daerah":
        kind = {"kab": "Kabupaten", "kab.": "Kabupaten", "propinsi": "Provinsi"}.get(found.group("kind").casefold())
        return f"{kind or found.group('kind').title()} {_cased(found.group('name'))}"
    tail = re.search(r"(?:bupati|wali\s*kota|walikota|gubernur)\s+(?P<name>[A-Z][\w' -]+)$", head, re.IGNORECASE)
    if tail is not None:
        kinds = {"b": "Kabupaten", "w": "Kota", "g": "Provinsi"}
        return f"{kinds[tail.group(0)[0].casefold()]} {_cased(tail.group('name'))}"
    return None


def _cased(name: str) -> str:
    return " ".join(w[:1].upper() + w[1:].lower() for w in name.split())


def _amendment(text: str) -> Amendment | None:
    reg_type, _, _ = _head(text)
    if reg_type is None:
        return None
    number, year, spans, _ = _slots(text, reg_type)
    title, _ = _title(text, spans)
    gazettes = tuple(g for g, _ in find_gazettes(text))
    return Amendment(reg_type, number, year, title, gazettes) if number or year else None


def make_id(reg_type: str, issuer: str | None, number: str | None, year: int | None) -> str | None:
    """Return the identifier of a regulation; leading zeros dropped, M.PAN months Arabic; None without number or year."""
    if not number or not year:
        return None
    plain = number.casefold()
    if re.search(r"m\W?pan", plain):
        return (
            f"permenpan-{_pan_number(plain)}-{year}"
            if not plain.startswith("kep")
            else f"kepmenpan-{_slug(plain)}-{year}"
        )
    region = f"-{_slug(issuer)}" if issuer and reg_type in ("PERDA", "PERGUB", "PERBUP", "PERWALI", "QANUN") else ""
    return f"{_slug(reg_type)}{region}-{_slug(plain)}-{year}"


def _pan_number(number: str) -> str:
    """Return "per-9-m.pan-5" for any spelling of PER/09/M.PAN/5/2007."""
    parts = [p for p in re.split(r"[/]", re.sub(r"m/pan", "m.pan", number)) if p]
    kept = []
    for part in parts:
        plain = part.strip(" .")
        if _YEAR_IN.fullmatch(plain):
            continue
        month = roman(plain) if re.fullmatch(r"[ivx]+", plain) else None
        kept.append(str(month) if month is not None else (plain.lstrip("0") or plain))
    if kept and kept[0] != "per":
        kept.insert(0, "per")
    return "-".join(kept)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", text.casefold()).strip("-.")
