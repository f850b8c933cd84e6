"""Rules on annexes: each is that of its decree, with its number, its date and its office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.nomor import parse_nomor
from normalizers.text import fold, fold_words
from normalizers.values.tanggal import parse_tanggal
from pipeline.audit.check import Check, on_document, rule
from pipeline.records.dossier import Dossier
from reference.load import read_patterns, read_settings

_READ_WELL = 0.93
_WORDS = read_patterns("rule_words.toml", "annexes")
_NO_OFFICE = frozenset(read_settings("rule_words.toml")["lists"]["no_office"])
_HEADS = frozenset(read_settings("rule_words.toml")["lists"]["heads"])


@rule(
    severity="warning",
    title_id="Nomor pada lampiran sama dengan nomor keputusan.",
    source="UU 12/2011, lampiran II (lampiran)",
    letters=True,
)
def annex_number_agrees(dossier: Dossier) -> Iterator[Check]:
    """The head of an annex repeats the number of its decree."""
    if dossier.facts is None or dossier.facts.decree is None:
        return
    own = dossier.facts.decree_number
    for annex in dossier.blocks.annexes:
        number = parse_nomor(annex.number.text).value if annex.number else None
        if own.value is None or number is None or not _slug(annex.number.text):
            continue
        if min(own.quote.confidence, annex.number.confidence) < _READ_WELL:
            continue  # numbers written by hand: the reader guesses
        scanned = any(w.engine == "ocr" for q in (own.quote, annex.number) for w in q.words)
        if scanned and _strokes(own.raw or "") == _strokes(annex.number.text):
            continue  # a slash by hand is read as 1 and the reverse
        yield Check(
            _slug(own.raw or "") == _slug(annex.number.text), **on_document(dossier), quotes=(own.quote, annex.number),
            found=annex.number.text, expected=own.raw,
            message_id="Nomor pada lampiran berbeda dengan nomor keputusan.",
            message_en="The number in the annex differs from the decree's.",
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Tanggal pada lampiran sama dengan tanggal keputusan.",
    source="UU 12/2011, lampiran II (lampiran)",
    letters=True,
)
def annex_date_agrees(dossier: Dossier) -> Iterator[Check]:
    """The head of an annex repeats the date of its decree."""
    facts = dossier.facts
    own = facts.decree_date.value if facts is not None and facts.decree is not None and facts.decree.date else None
    if facts is None or own is None or own.date is None:
        return
    for annex in dossier.blocks.annexes:
        date = parse_tanggal(annex.date.text).value if annex.date else None
        if date is not None and date.date is not None:
            yield Check(
                date.date == own.date, **on_document(dossier), quotes=(facts.decree_date.quote, annex.date),
                found=annex.date.text, expected=facts.decree_date.raw,
                message_id="Tanggal pada lampiran berbeda dengan tanggal keputusan.",
                message_en="The date in the annex differs from the decree's.",
            )  # fmt: skip


@rule(
    severity="warning",
    title_id="Lampiran adalah lampiran keputusan instansi yang sama.",
    source="UU 12/2011, lampiran II (lampiran)",
    letters=True,
)
def annex_is_of_the_same_office(dossier: Dossier) -> Iterator[Check]:
    """The head of an annex names the office whose decree it belongs to ("LAMPIRAN KEPUTUSAN CAMAT X")."""
    facts = dossier.facts
    if facts is None or facts.decree is None or not facts.decree.kind:
        return
    own = _office_words(facts.decree.kind.text)
    for annex in dossier.blocks.annexes:
        named = _office_words(annex.line.text)
        if not named or not own or not {named[0], own[0]} <= _HEADS:
            continue
        yield Check(
            fold("".join(named)) in fold("".join(own)) or fold("".join(own)) in fold("".join(named)), **on_document(dossier),
            quotes=(facts.decree.kind, annex.line), found=annex.line.text, expected=facts.decree.kind.text,
            message_id="Kepala lampiran menyebut pejabat lain daripada keputusannya.",
            message_en="The head of the annex names another office than its decree.",
        )  # fmt: skip


def _strokes(text: str) -> str:
    """Return a number without what a reader takes for one another: slashes, ones and the letters l and i."""
    return re.sub(r"[1/li|!]", "", _slug(text.replace("/", "1")))


def _slug(text: str) -> str:
    """Return the letters and digits of a number, whatever its label, blanks and zeros in front."""
    plain = _WORDS["number_label"].sub("", text.casefold())
    return re.sub(r"(?<!\d)0+(?=\d)|[^a-z0-9]", "", plain)


def _office_words(text: str) -> list[str]:
    """Return the words of a head that name an office, up to a number or a place."""
    words = [w for w in fold_words(_WORDS["behind_the_office"].split(text)[0]) if w not in _NO_OFFICE]
    return words if not any(w.isdigit() for w in words) else []


RULES = (
    annex_number_agrees,
    annex_date_agrees,
    annex_is_of_the_same_office,
)
