"""The only door to spaCy: a blank Indonesian tokenizer and token patterns that find spans in a text.

Reading a whole book token by token would cost more than everything else, so a plain regular expression first names
the windows in which something may stand; only these are tokenized. Prose without numbers costs one scan.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from extractors.text.inline_labels import pattern_texts
from extractors.text.token_patterns import MANY, Patterns, Step
from reference.shared import back_titles, front_titles, nip_label, nip_shape, sure_digits


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start`..`end` of a text."""

    start: int
    end: int


_WORDS, _PERSON = pattern_texts("citation_words"), pattern_texts("person")
_DIGIT = f"0-9{sure_digits()}"
_PARTED = r"\s?[-–—/]\s?".join(rf"[{_DIGIT}]{{{n}}}" for n in (8, 6, 1, 3))  # "19740611-200012-2-003"

NIP = re.compile(
    rf"{nip_label()}\b\.?\s*[.:;,]*\s*(?P<labelled>{_PARTED}|[{_DIGIT}](?:[ .]{{0,2}}[{_DIGIT}]){{5,22}})(?![\w/])"
    rf"|{_PERSON['nip_misread']}\b\.?\s*[.:;,]*\s*(?P<misread>[12][09](?:[ .]{{0,2}}[{_DIGIT}]){{14,17}})(?![\w/])"
    rf"|N[IlL1i]P(?P<glued>\d(?:[ .]{{0,2}}[{_DIGIT}]){{5,22}})(?![\w/])"
    rf"|^\W{{0,3}}{_PERSON['nip_garbled']}\W{{1,4}}(?P<garbled>[12][09](?:[ .]{{0,2}}[{_DIGIT}]){{16}})\W{{0,2}}$"
    rf"|^\W{{0,3}}[^\W\d_]{{1,10}}\W{{1,4}}(?P<shaped>[12][09](?:[ .]{{0,2}}\d){{16}})\W{{0,2}}$"  # a stamp's letters: "LOMNIR"
    rf"|^\W{{0,3}}(?P<bare>[12][09](?:[ .]{{0,2}}[{_DIGIT}]){{13,17}})\W{{0,2}}$",
    re.IGNORECASE | re.MULTILINE,
)
_SHAPE = re.compile(nip_shape())
_REGULATION = re.compile(_WORDS["regulation"], re.IGNORECASE)
_FRONT = rf"(?:(?:{front_titles()}|{_PERSON['front_more']})\.|(?:{_PERSON['front_bare']})\b)"
_BACK = (
    rf"(?:[SDM]\.\s?[A-Z][A-Za-z]{{0,4}}(?:\.[A-Z][A-Za-z]{{0,3}})*|A\.\s?Md\.?(?:\.?[A-Z][a-z]+)?|Sp\.\s?\w+|"
    rf"{back_titles()})\b\.?"
)
# The degrees stand in it once, behind a title and name, or behind a name that must have one: their list is most of the pattern.
NAME = re.compile(
    rf"(?:(?P<f>(?:(?<![^\W\d_]){_FRONT}\s*)+(?:[A-Z][\w'’`.-]*\s*){{1,6}})"
    rf"|(?:[A-Z][\w'’`.-]*\s+){{0,5}}[A-Z][\w'’`-]+(?=\s*[,.]))"
    rf"(?:(?:(?(f)[,.]|\s*[,.]?)\s*{_BACK}(?(f)\s*))+|(?(f)|(?!)))"
)

_LONGEST_WORD = 160  # letters: a longer one is no part of a name, and each of its capitals would be tried to its end
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD},}}")

_NUMBER_WORD = Step(_WORDS["number_word"])
_COLON = Step(r"^[.:]+$", 0, MANY)
_NUMBER = Step(r"^[a-z./]*\d\S*$|^[ivxlcdm]+/\S+$|^\S*/\S*$|^[ivxlcdmo]{1,5}$")
_MORE = Step(r"^/\S*$|^\S+/$|^[/.-]\S*\d\S*$", 0, MANY)
_GLUED = Step(_WORDS["number_glued"])
_TAIL = re.compile(_WORDS["tail"], re.IGNORECASE)
_YEAR_WORD = Step(_WORDS["year_word"])
_YEAR = Step(r"^[12zil][09o][0-9olizsbtar]{2}$")
_SHORT = Step(_WORDS["short"])
_TYPES: tuple[tuple[Step, ...], ...] = (
    (_SHORT,),
    (Step(_WORDS["law_first"]), Step(r"^[-–—]+$", 0, 1), Step(_WORDS["law_second"])),
    (Step(_WORDS["kind"]), Step(_WORDS["of_whom"])),
    (Step(_WORDS["letter"]), Step(_WORDS["letter_kind"])),
    (Step(r"^u$"), Step(r"^u$")),
)
_KIND_AND_LABEL = Step(_WORDS["kind_and_label"])  # "Undang-UndangNomor 25"


def _citations() -> Iterator[tuple[Step, ...]]:
    """Yield the ways in which a regulation is named: its kind, its issuer, its number, its year."""
    gap, basic = Step(_WORDS["gap"], 0, 14), Step(r"^[a-z]+$", 0, 5)
    for kind in _TYPES:
        yield from ((*kind, gap, *number) for number in _NUMBERS)
        yield (*kind, _NUMBER, _YEAR_WORD, _COLON, _YEAR)
        # a number left blank is still a citation: "Peraturan Daerah Kabupaten X Nomor Tahun 2014"
        yield (*kind, gap, _NUMBER_WORD, _COLON, _YEAR_WORD, _COLON, _YEAR)
    short_number = Step(r"^\d{1,3}/(?:19|20)\d{2}$")
    yield (_SHORT, short_number)
    yield (_SHORT, Step(_WORDS["issuer"]), Step(_WORDS["issuer"], 0, 2), short_number)  # "Pergub Jawa Timur 5/2020"
    yield (_KIND_AND_LABEL, _COLON, _NUMBER, _MORE)
    yield (Step(_WORDS["assembly"]), gap, Step(r"^[ivxlc]{1,6}$"), _YEAR_WORD, _COLON, _YEAR)
    colonial = Step(_WORDS["colonial"]), Step(_WORDS["year_word"], 0, 1), Step(r"^1[89]\d\d$")
    yield from ((*colonial, *number) for number in _NUMBERS)
    for kind in _TYPES[:2]:
        yield (*kind, Step(_WORDS["basic"]), basic, Step(r"^1945$"))
    yield (Step(_WORDS["constitution"]), basic, Step(r"^1945$"))


_NUMBERS = ((_NUMBER_WORD, _COLON, Step(_WORDS["series"], 0, 1), _NUMBER, _MORE), (_GLUED, _MORE))
_PATTERNS = Patterns(tuple(_citations()))


def import_spacy() -> None:
    """Import spaCy without its command line, which is a third of the time that it takes; nothing here asks for that.

    Asked before anything of spaCy is imported. A version that cannot do without is imported whole.
    """
    if "spacy" in sys.modules:
        return
    left_out = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    left_out["spacy.cli.info"].__dict__["info"] = None
    left_out["spacy.cli"].__path__ = []
    sys.modules |= left_out
    try:
        import spacy  # noqa: F401
    except ImportError:
        for name in [name for name in sys.modules if name.partition(".")[0] == "spacy"]:
            del sys.modules[name]
    for name in left_out:  # whoever asks for it later gets the real one
        sys.modules.pop(name, None)


@cache
def _tokenizer() -> Any:
    """Return the tokenizer, loaded at the first use (about a second).

    An empty vocabulary is enough: spaCy's Indonesian one adds 16,000 exceptions that these rules never look at, and
    building it takes longer than a document.
    """
    import_spacy()
    from spacy.tokenizer import Tokenizer
    from spacy.vocab import Vocab

    return Tokenizer(  # "PER/09/M.PAN/5/2007" and "Undang-Undang" stay whole, unlike in the default rules
        Vocab(),
        prefix_search=re.compile(r"""^[(\["'“”‘:;,]""").search,
        suffix_search=re.compile(r"""(?:[)\]"'”’:;,]|(?<=\d{4})\.)$""").search,
        infix_finditer=re.compile(r"(?<=[a-z])[;:()](?=[A-Za-z(])|(?<=[a-z0-9]);(?=\w)").finditer,
    )


def find_citations(text: str) -> tuple[Span, ...]:
    """Return the heads of the regulations named in `text` (type, issuer, number, year), without their titles."""
    spans: list[Span] = []
    for start, end in _windows(text):
        doc = _tokenizer()(text[start:end])
        for first, last in _PATTERNS.find([_classes_of(key) for key in doc.to_array("ORTH").tolist()]):
            span = doc[first:last]
            low, high = start + span.start_char, start + span.end_char
            tail = _TAIL.match(text, high)
            spans.append(Span(low, tail.end() if tail else high))
    return _longest(spans) if spans else ()


def find_nips(text: str) -> tuple[Span, ...]:
    """Return the numbers after a NIP label, and numbers of 15 to 19 digits alone on their line, without label."""
    found = []
    for match in NIP.finditer(text):
        group = next(name for name in ("labelled", "misread", "glued", "garbled", "shaped", "bare") if match[name])
        if group == "shaped" and not _SHAPE.fullmatch(re.sub(r"\D", "", match[group])):
            continue
        found.append(Span(match.start(group), match.end(group)))
    return tuple(found)


def find_names(text: str) -> tuple[Span, ...]:
    """Return the names printed with a degree or title before or after them."""
    if "." not in text and "," not in text:
        return ()
    if len(text) > _LONGEST_WORD:
        text = _LONG_WORD.sub(lambda word: " " * len(word[0]), text)
    spans = []
    for match in NAME.finditer(text):
        end = match.start() + len(match.group().rstrip(" ,"))
        spans.append(Span(match.start(), end))
    return tuple(spans)


@cache
def _classes_of(key: int) -> int:
    """Return the classes of the word that spaCy keeps under `key`: each word is looked at once."""
    return _PATTERNS.classes_of(_tokenizer().vocab.strings[key])


def _windows(text: str, *, reach: int = 260) -> Iterator[tuple[int, int]]:
    """Yield the stretches in which a citation may stand, merged where they touch."""
    low = high = -1
    for at in (match.start() for match in _REGULATION.finditer(text)):
        if high >= at:
            high = at + reach
            continue
        if high > 0:
            yield _whole(text, low, high)
        low, high = at, at + reach
    if high > 0:
        yield _whole(text, low, high)


def _whole(text: str, low: int, high: int) -> tuple[int, int]:
    """Return the window moved out to blanks, so that no word is cut."""
    while low > 0 and not text[low - 1].isspace() and text[low - 1].isalnum():
        low -= 1
    high = min(high, len(text))
    while high < len(text) and not text[high].isspace():
        high += 1
    return low, high


def _longest(spans: list[Span]) -> tuple[Span, ...]:
    """Return the spans that share no letter with one before them, nor with a longer one at the same place."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
