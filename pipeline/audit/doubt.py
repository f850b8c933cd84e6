"""Who may be wrong: a failed check on words that the reader doubts says that the reader may be, never the office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from extractors.model.quote import Quote, join
from pipeline.audit.check import Check, Named
from pipeline.records.dossier import Dossier
from pipeline.records.ids import citation_id, indicator_id, signatory_id
from pipeline.records.indicator import SECOND_READER, IndicatorRecord
from pipeline.records.notes import note_texts
from pipeline.records.signatory import SignatoryRecord
from reference.load import read_settings

_TYPED = frozenset({"text_layer", "docx", "text"})  # engines that copy letters; all others look at pictures
_SURE = 0.9  # confidence of a word of a picture from which a rule may speak of the document
_SCANNED = ("ocr", "mixed")
_UNSURE = (
    "Pembaca ragu: bandingkan dengan halamannya. Bila bacaannya benar: ",
    "The reader is unsure: compare with the page. If it read rightly: ",
)


@dataclass(frozen=True, slots=True)
class Doubted:
    """The doubts of a record, the printed quote of each of its fields and what its normalizer noted of it.

    `unlikely`: the fields whose values the second reader finds unlikely.

    A doubt on one field says nothing of others. A doubt of what a text means says nothing of how it is printed.
    """

    doubts: tuple[str, ...]
    quotes: Mapping[str, Quote]
    notes: Mapping[str, tuple[str, ...]]
    unlikely: tuple[str, ...] = ()

    def speaks_of(self, check: Check, rule: Named) -> bool:
        """Return whether a doubt is about a field that a check is about; about all fields where the check quotes none."""
        places = {word.place for quote in check.quotes for word in quote.words}
        named = {name for name, quote in self.quotes.items() if any(word.place in places for word in quote.words)}
        named |= {check.field} - {""}
        for code in self.doubts:
            fields = self._fields(code, rule)
            if fields is None or (fields and not named) or fields & named:
                return True
        return False

    def _fields(self, code: str, rule: Named) -> frozenset[str] | None:
        """Return the fields that a doubt is about; None where it may be any."""
        if code == SECOND_READER and self.unlikely:
            return frozenset(self.unlikely)
        told = read_settings("doubts.toml").get(code, {})
        if "notes" in told:
            wanted = frozenset(told["notes"]) if not rule.letters else frozenset()
            return frozenset(name for name, notes in self.notes.items() if wanted & set(notes))
        return frozenset(told["fields"]) if "fields" in told else None


def judged(check: Check, rule: Named, doubted: Mapping[str, Doubted], dossier: Dossier | None = None) -> Check:
    """Return a failed check with who may be wrong: the reader, where the rule says so or the reader doubts what it is about.

    `doubted`: the doubts of each record; `dossier`: the document, None where only its summary is known.
    """
    if check.passed:
        return check
    about = check.about or rule.about
    if about == "reader":
        return replace(check, about="reader")
    doubts = doubted.get(check.record_id or "")
    unsure = doubts is not None and not _is_a_mark(check) and doubts.speaks_of(check, rule)
    unsure = unsure or any(_is_unsure(quote, rule, dossier) for quote in check.quotes)
    unsure = unsure or (dossier is not None and not any(check.quotes) and _may_be_missed(dossier))
    if not unsure:
        return replace(check, about="document")
    return replace(
        check, about="reader", message_id=_UNSURE[0] + check.message_id, message_en=_UNSURE[1] + check.message_en
    )


def doubts_of(dossier: Dossier) -> dict[str, Doubted]:
    """Return the doubts of each record of a document that has any, by record id."""
    found = {indicator_id(dossier, r.row_no): _of_row(r) for r in dossier.indicators if r.doubts}
    found |= {signatory_id(dossier, r.seq): _of_signature(r) for r in dossier.signatories if r.doubts}
    for number, record in enumerate(dossier.citations, start=1):
        if record.doubts:
            notes = dict.fromkeys(record.quotes, record.citation.notes)
            found[citation_id(dossier, number)] = Doubted(record.doubts, record.quotes, notes)
    return found


def _of_row(record: IndicatorRecord) -> Doubted:
    quotes = record.quotes | {"yearly": join(value.value.quote for value in record.yearly)}
    notes = {name: reading.notes for name, reading in record.readings.items()}
    notes["yearly"] = tuple(n for y in record.yearly for n in y.value.notes)
    return Doubted(record.doubts, quotes, notes, record.unlikely)


def _of_signature(record: SignatoryRecord) -> Doubted:
    read = {"name": record.name.notes, "nip": record.nip.notes, "pangkat": record.pangkat.notes}
    return Doubted(record.doubts, record.quotes, read | {"jabatan": record.jabatan.notes, "date": record.date.notes})


def _is_a_mark(check: Check) -> bool:
    """Return whether a check is about a lone mark ("-"): nothing of a value can be misread there."""
    words = [word for quote in check.quotes for word in quote.words]
    return bool(words) and not any(c.isalnum() for word in words for c in word.text)


def _is_unsure(quote: Quote, rule: Named, dossier: Dossier | None) -> bool:
    """Return whether a picture's words may be misread: any of them by a rule on letters, those read badly by others.

    The text layer of a scan is another program's reading of the picture, and tells no confidence.
    """
    if dossier is not None and dossier.text_source == "ocr" and any(w.engine == "text_layer" for w in quote.words):
        return True
    seen = [w for w in quote.words if w.engine not in _TYPED and not w.drawn]
    return any(rule.letters or w.confidence < _SURE for w in seen)


def _may_be_missed(dossier: Dossier) -> bool:
    """Return whether what was not found may stand where the reader did not see it."""
    texts = note_texts()
    return (
        dossier.status != "ok"
        or dossier.text_source in _SCANNED
        or any(code in texts and texts[code].loss for code, _, _ in dossier.notes)
    )
