"""Who may be wrong: a failed check on words that the reader doubts says that the reader may be, never the office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from extractors.model.quote import Quote, join
from pipeline.audit.check import Check, Named
from pipeline.records.dossier import Dossier
from pipeline.records.ids import citation_id, indicator_id, signatory_id
from pipeline.records.indicator import IndicatorRecord
from pipeline.records.notes import note_texts
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
    """The doubts of a record, and the printed quote of each of its fields: a doubt on one field says nothing of others."""

    doubts: tuple[str, ...]
    quotes: Mapping[str, Quote]

    def speaks_of(self, check: Check) -> bool:
        """Return whether a doubt is about a field that a check is about; about all fields where the check quotes none."""
        places = {word.place for quote in check.quotes for word in quote.words}
        named = {name for name, quote in self.quotes.items() if any(word.place in places for word in quote.words)}
        named |= {check.field} - {""}
        return any(fields is None or (fields and not named) or fields & named for fields in map(_fields, self.doubts))


@cache
def _fields(code: str) -> frozenset[str] | None:
    told = read_settings("doubts.toml").get(code, {}).get("fields")
    return None if told is None else frozenset(told)


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
    unsure = doubts is not None and doubts.speaks_of(check)
    unsure = unsure or any(_is_unsure(quote, rule, dossier) for quote in check.quotes)
    unsure = unsure or (dossier is not None and not any(check.quotes) and _may_be_missed(dossier))
    if not unsure:
        return replace(check, about="document")
    return replace(
        check, about="reader", message_id=_UNSURE[0] + check.message_id, message_en=_UNSURE[1] + check.message_en
    )


def doubts_of(dossier: Dossier) -> dict[str, Doubted]:
    """Return the doubts of each record of a document that has any, by record id."""
    found = {indicator_id(dossier, r.row_no): Doubted(r.doubts, _printed(r)) for r in dossier.indicators}
    found |= {signatory_id(dossier, r.seq): Doubted(r.doubts, r.quotes) for r in dossier.signatories}
    found |= {citation_id(dossier, n): Doubted(r.doubts, r.quotes) for n, r in enumerate(dossier.citations, start=1)}
    return {key: doubted for key, doubted in found.items() if doubted.doubts}


def _printed(record: IndicatorRecord) -> dict[str, Quote]:
    return record.quotes | {"yearly": join(value.value.quote for value in record.yearly)}


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
