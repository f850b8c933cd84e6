"""What must hold of whatever readers and parsers give, whatever they are given; what does not hold is told in a line."""

from __future__ import annotations

import dataclasses
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from extractors.model.blocks import Blocks
from extractors.model.document import Document, Page, Table
from extractors.model.quote import Quote, Word
from normalizers.formula.parse import Formula
from normalizers.parsed import Parsed
from normalizers.persons.nip import Nip
from normalizers.persons.pangkat import Pangkat
from normalizers.regions.wilayah import Wilayah
from normalizers.values.number_words import spelt_words
from normalizers.values.periode import Periode
from normalizers.values.satuan import value_words
from normalizers.values.tanggal import Tanggal
from normalizers.values.target_value import Target
from reference.shared import digit_lookalikes

_SLACK: Final = 2.0  # points by which a word may stand out of its page
_SPELT: Final = "number_in_words"
_WORDS_BEFORE: Final = re.compile(  # what a target may have before its number and not say so
    rf"{spelt_words()}|rp|minimal|maksimal|min|maks|max|paling|sedikit|banyak|lambat|kurang|lebih|dari|di|atas|bawah|sama|dengan|atau|besar|kecil"
    r"|target|nilai|sebesar|sebanyak|skor|indeks|per|dan|ke|sampai|hingga|s|d|ikm|predikat|kategori|kriteria",
    re.IGNORECASE,
)


def digits_of(text: str, *, lookalikes: bool = False) -> str:
    """Return the digits of a text in their order, of any script; letters that look like digits too where asked."""
    if lookalikes:
        text = text.translate({**digit_lookalikes("letters"), ord("t"): "1", ord("T"): "1"})
    return "".join(str(value) for c in text if (value := unicodedata.decimal(c, None)) is not None)


def is_within(few: str, many: str) -> bool:
    """Return whether the letters of one text stand in another in the same order."""
    left = iter(many)
    return all(c in left for c in few)


def significant(value: float) -> str:
    """Return the digits of a number without the noughts at its ends ("1500.0": "15")."""
    return "".join(map(str, Decimal(repr(value)).as_tuple().digits)).strip("0")


def of_parsed(text: str, parsed: Parsed[Any]) -> Iterator[str]:
    """Yield what does not hold of what a parser says of a text."""
    for name, (start, end) in parsed.spans.items():
        if not 0 <= start <= end <= len(text):
            yield f"span {name} {start}..{end} of {len(text)}"
            return
    for kind, complaints in _OF_KIND.items():
        if isinstance(parsed.value, kind):
            yield from complaints(text, parsed)
            return
    if parsed.value is not None:
        yield from _copied(text, parsed)


def _copied(text: str, parsed: Parsed[Any]) -> Iterator[str]:
    """Yield the strings of a value that hold digits which the text does not have; the year of the constitution is known."""
    loose = any(note in ("digit_lookalike", "number_unclear", "title_misread") for note in parsed.notes)
    known = digits_of(text, lookalikes=loose) + ("1945" if re.search("dasar|uud", text.casefold()) else "")
    if "year_short" in parsed.notes:  # "99": 1999
        known = f"1920{known}19"
    for told in _strings(parsed.value):
        if not is_within(digits_of(told), known):
            yield f"digits of {told!r} are not those of the text"


def _strings(value: Any) -> Iterator[str]:
    """Yield the strings and whole numbers of a value, as strings."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, int) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _strings(inner)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _strings(getattr(value, field.name))


def _target(text: str, parsed: Parsed[Target]) -> Iterator[str]:
    target, notes = parsed.value, parsed.notes
    assert target is not None
    numbers = [n for n in (target.value, target.low, target.high) if n is not None]
    if any(not math.isfinite(n) for n in numbers):
        yield f"no finite number: {numbers}"
        return
    if target.kind in ("number", "percent", "rate", "range") and not {_SPELT, "scaled"} & set(notes):
        printed = text[slice(*parsed.spans["value"])] if "value" in parsed.spans else text
        loose = "digit_lookalike" in notes
        known = digits_of(printed, lookalikes=loose)
        spelt = target.unit in ("level", "peringkat")
        for number in numbers:
            if not is_within(significant(number), known) and not spelt:
                yield f"{number!r} is not made of the digits of {printed!r}"
        if target.kind == "number" and not loose and not spelt and significant(numbers[0]) != known.strip("0"):
            yield f"{numbers[0]!r} leaves digits of {printed!r} out"
        if any(n < 0 for n in numbers) and not re.search("[-−–]", text):
            yield "a number below nothing without its sign"
    if not notes and target.value is not None and target.kind in ("number", "percent"):
        yield from _unread(text, parsed)


def _unread(text: str, parsed: Parsed[Target]) -> Iterator[str]:
    """Yield what of a text no part of its value covers, where nothing is noted."""
    left = list(text)
    for start, end in parsed.spans.values():
        left[start:end] = " " * (end - start)
    rest = "".join(left)
    if re.search(r"[^\W_²³⁰-⁹½]", rest) and not (parsed.value and parsed.value.grade):
        named = {word for told in value_words("kata") for word in told.casefold().split()}
        words = [
            w for w in re.findall(r"[^\W_]+", rest) if not _WORDS_BEFORE.fullmatch(w) and w.casefold() not in named
        ]
        if words:
            yield f"left unread without a note: {words[:4]}"


def _date(text: str, parsed: Parsed[Tanggal]) -> Iterator[str]:
    told = parsed.value
    assert told is not None
    loose = "digit_lookalike" in parsed.notes or "month_misread" in parsed.notes
    for name, number in (("year", told.year), ("day", told.day)):
        if number is None or name not in parsed.spans:
            continue
        printed = text[slice(*parsed.spans[name])]
        century = str(number)[:2] if name == "year" and "year_short" in parsed.notes else ""  # "'21"
        known = century + digits_of(printed, lookalikes=loose)
        if digits_of(printed) and str(number) != known.lstrip("0"):
            yield f"{name} {number} of {printed!r}"
    if told.year is not None and "year" not in parsed.spans:
        yield "a year from nowhere"
    if told.date is not None and told.date != date(told.year or 0, told.month or 0, told.day or 0):
        yield "the parts of a date are those of another one"
    if (told.date is not None) != (told.precision == "day"):
        yield f"{told.date} is precise to {told.precision}"


def _nip(text: str, parsed: Parsed[Nip]) -> Iterator[str]:
    nip = parsed.value
    assert nip is not None
    loose = "digit_lookalike" in parsed.notes
    printed = text[slice(*parsed.spans["number"])] if "number" in parsed.spans else text
    if not is_within(nip.digits, digits_of(printed, lookalikes=loose)):
        yield f"digits {nip.digits} of {printed!r}"
    if nip.status == "valid" and (nip.birth_date is None or nip.birth_date.strftime("%Y%m%d")[-8:] != nip.digits[:8]):
        yield "a birth date that the digits do not say"


def _period(text: str, parsed: Parsed[Periode]) -> Iterator[str]:
    told = parsed.value
    assert told is not None
    known = digits_of(text, lookalikes="digit_lookalike" in parsed.notes)
    wanted = f"{told.start}{told.end if told.end != told.start else ''}"
    if "year_short" in parsed.notes:
        wanted = f"{told.start}{told.end % 100:02}"
    if not is_within(wanted, known) and not is_within(f"{told.start}", known):
        yield f"{told.start}-{told.end} is not printed"


def _formula(text: str, parsed: Parsed[Formula]) -> Iterator[str]:
    formula = parsed.value
    assert formula is not None
    known = digits_of(text, lookalikes="digit_lookalike" in parsed.notes)
    for side in (formula.numerator, formula.denominator):
        if side and not is_within(digits_of(side), known):
            yield f"digits of {side!r} are not those of the text"
    spelt = any(word in text.casefold() for word in ("seratus", "ratus", "ribu", "juta"))
    if formula.multiplier is not None and not spelt and not is_within(significant(formula.multiplier), known):
        yield f"multiplier {formula.multiplier} is not printed"


def _rank(text: str, parsed: Parsed[Pangkat]) -> Iterator[str]:
    if not any(c.isalpha() for c in text):
        yield "a rank without a letter"


_OF_KIND: Final[Mapping[type, Callable[[str, Parsed[Any]], Iterator[str]]]] = {
    Target: _target,
    Tanggal: _date,
    Nip: _nip,
    Periode: _period,
    Formula: _formula,
    Pangkat: _rank,
    Wilayah: lambda text, parsed: iter(()),  # its codes are those of the reference
}


def of_document(document: Document) -> Iterator[str]:
    """Yield what does not hold of a document that was read."""
    for page in document.pages:
        yield from _of_page(page)


def words_of(page: Page) -> Iterator[Word]:
    """Yield every word of a page, those set aside too."""
    for block in page.blocks:
        yield from block.words
    for line in (*page.heads, *page.feet):
        yield from line.words
    for aside in page.set_aside:
        yield from aside.words


def _of_page(page: Page) -> Iterator[str]:
    for block in page.blocks:
        if isinstance(block, Table):
            yield from _of_table(block)
    aside = {id(word) for kept in page.set_aside for word in kept.words}  # such a word may stand off the page
    for word in words_of(page):
        if not word.text or re.search(r"\s", word.text):
            yield f"no word: {word.text!r}"
        if any("\ud800" <= c <= "\udfff" for c in word.text):
            yield "half of a letter"
        if not 0 <= word.confidence <= 1:
            yield f"confidence {word.confidence}"
        box = word.place.box
        if box is None:
            continue
        if not all(map(math.isfinite, box)) or box.x0 > box.x1 or box.top > box.bottom:
            yield f"no box: {tuple(box)}"
        elif page.width is not None and page.height is not None and id(word) not in aside:
            out = (
                box.x1 < -_SLACK
                or box.bottom < -_SLACK
                or box.x0 > page.width + _SLACK
                or box.top > page.height + _SLACK
            )
            if out:
                yield f"off the page of {page.width} x {page.height}: {tuple(box)}"


def _of_table(table: Table) -> Iterator[str]:
    taken: set[tuple[int, int]] = set()
    for cell in table.cells:
        if not (
            0 <= cell.row < table.n_rows and 0 <= cell.col < table.n_cols and cell.row_span > 0 and cell.col_span > 0
        ):
            yield f"cell {cell.row}, {cell.col} of {table.n_rows} x {table.n_cols}"
        if (cell.row, cell.col) in taken:
            yield f"two cells at {cell.row}, {cell.col}"
        taken.add((cell.row, cell.col))


def quotes_in(value: Any) -> Iterator[Quote]:
    """Yield every quote in a block."""
    if isinstance(value, Quote):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from quotes_in(inner)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from quotes_in(inner)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Table):
        for field in dataclasses.fields(value):
            yield from quotes_in(getattr(value, field.name))


def of_blocks(document: Document, blocks: Blocks) -> Iterator[str]:
    """Yield what does not hold of the blocks of a document: they copy its words, letter by letter."""
    printed = Counter(c for page in document.pages for word in words_of(page) for c in digits_of(word.text))
    known = {word.text for page in document.pages for word in words_of(page)}
    every = "\n".join(known)
    for quote in quotes_in(blocks):
        told = Counter(digits_of(quote.text))
        if any(told[c] > printed[c] for c in told):
            yield f"more digits than the document has: {quote.text[:60]!r}"
        for word in quote.words:
            if word.text not in known and not word.drawn and word.text not in every:
                yield f"a word that is not printed: {word.text[:40]!r}"


def of_plain_text(data: bytes, document: Document) -> Iterator[str]:
    """Yield the digits of a text in UTF-8 without markup that stand in no word of its document."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return
    if re.search(r"[<&$\\\x1b]", text):
        return
    told = Counter(c for page in document.pages for word in words_of(page) for c in digits_of(word.text))
    lost = Counter(digits_of(text)) - told
    if lost:
        yield f"digits of the text are lost: {''.join(sorted(lost.elements()))[:20]}"
