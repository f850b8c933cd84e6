"""Who may be wrong: a failed check on words that the reader doubts says that the reader may be, never the office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from extractors.model.blocks import SECOND_GRID
from extractors.model.quote import Place, Quote, join
from pipeline.audit.check import Check, Named
from pipeline.records.dossier import Dossier
from pipeline.records.ids import citation_id, indicator_id, signatory_id
from pipeline.records.indicator import IndicatorRecord
from pipeline.records.notes import note_texts
from pipeline.records.second_look import SECOND_READER
from pipeline.records.signatory import SignatoryRecord
from reference.load import read_settings

_SURE = 0.9  # confidence of a word of a picture from which a rule may speak of the document
_SCANNED = ("ocr", "mixed")
_UNSURE = (
    "Program ragu: bandingkan dengan halamannya. Bila bacaannya benar: ",
    "The reader is unsure: compare with the page. If it read rightly: ",
)


@dataclass(frozen=True, slots=True)
class Doubted:
    """The doubts of a record, the printed quote of each of its fields and what its normalizer noted of it.

    `unlikely`: the fields whose values the second reader finds unlikely. `apart`: those in which the second reading of the
    grid differs.

    A doubt on one field says nothing of others. A doubt of what a text means says nothing of how it is printed.
    """

    doubts: tuple[str, ...]
    quotes: Mapping[str, Quote]
    notes: Mapping[str, tuple[str, ...]]
    unlikely: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()

    def speaks_of(self, check: Check, rule: Named, *, own: bool = True) -> bool:
        """Return whether a doubt is about a field that a check is about; about all fields where the check quotes none.

        Not `own`: the check is about another record and only quotes this one.
        """
        places = {word.place for quote in check.quotes for word in quote.words}
        named = {name for name, quote in self.quotes.items() if any(word.place in places for word in quote.words)}
        if own:
            named |= {check.field} - {""}
        for code in self.doubts:
            fields = self._fields(code, rule)
            if (fields is None and (own or named)) or (own and fields and not named) or (fields and fields & named):
                return True
        return False

    def _fields(self, code: str, rule: Named) -> frozenset[str] | None:
        """Return the fields that a doubt is about; None where it may be any."""
        if code == SECOND_READER and self.unlikely:
            return frozenset(self.unlikely)
        if code == SECOND_GRID and self.apart:
            return frozenset(self.apart)
        told = read_settings("doubts.toml").get(code, {})
        if "notes" in told:
            wanted = frozenset(told["notes"]) if not rule.letters else frozenset()
            return frozenset(name for name, notes in self.notes.items() if wanted & set(notes))
        return frozenset(told["fields"]) if "fields" in told else None


@dataclass(frozen=True, slots=True)
class ReadingDoubts:
    """All that speaks against how a document was read: of its records by id, and of the whole.

    `facts`: the document's own facts that are in doubt. `missed`: words may stand where the reader saw none (a scan, a page
    lost), so what was not found may be there. `layered`: the words of a scan are those of its text layer, which tells no
    confidence.
    """

    records: Mapping[str, Doubted] = field(default_factory=dict)
    facts: frozenset[str] = frozenset()
    missed: bool = False
    layered: bool = False
    _of: dict[Place, list[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __reduce__(self) -> tuple[type[ReadingDoubts], tuple[object, ...]]:
        """Return how to build this again, without what is only found for speed."""
        return ReadingDoubts, (dict(self.records), self.facts, self.missed, self.layered)

    def doubt(self, check: Check, rule: Named) -> bool:
        """Return whether a doubt is about what a check is about, or quotes of any record."""
        own = self.records.get(check.record_id or "")
        if own is not None and own.speaks_of(check, rule):
            return True
        if self.facts & set(rule.facts):
            return True
        return any(
            self.records[key].speaks_of(check, rule, own=False) for key in self._quoted(check) - {check.record_id}
        )

    def _quoted(self, check: Check) -> set[str]:
        """Return the doubted records whose words a check quotes."""
        if not self._of:
            for key, doubted in self.records.items():
                for place in {word.place for quote in doubted.quotes.values() for word in quote.words}:
                    self._of.setdefault(place, []).append(key)
        return {key for quote in check.quotes for word in quote.words for key in self._of.get(word.place, ())}


def judged(check: Check, rule: Named, doubts: ReadingDoubts) -> Check:
    """Return a failed check with who may be wrong: the reader, where the rule says so or the reader doubts what it is about."""
    if check.passed:
        return check
    if check.certain:
        return replace(check, about="document")
    about = check.about or rule.about
    if about == "reader":
        return replace(check, about="reader")
    unsure = not _is_a_mark(check) and doubts.doubt(check, rule)
    unsure = unsure or any(_is_unsure(quote, rule, layered=doubts.layered) for quote in check.quotes)
    unsure = unsure or (doubts.missed and (rule.absence or not any(check.quotes)))
    if not unsure:
        return replace(check, about="document")
    return replace(
        check, about="reader", message_id=_UNSURE[0] + check.message_id, message_en=_UNSURE[1] + check.message_en
    )


def doubts_of(dossier: Dossier) -> ReadingDoubts:
    """Return what speaks against how a document was read."""
    found = {indicator_id(dossier, r.row_no): _of_row(r) for r in dossier.indicators if r.doubts}
    found |= {signatory_id(dossier, r.seq): _of_signature(r) for r in dossier.signatories if r.doubts}
    for number, record in enumerate(dossier.citations, start=1):
        if record.doubts:
            notes = dict.fromkeys(record.quotes, record.citation.notes)
            found[citation_id(dossier, number)] = Doubted(record.doubts, record.quotes, notes)
    facts = frozenset(
        f for code in (dossier.facts.doubts if dossier.facts is not None else ()) for f in _facts_of(code)
    )
    return ReadingDoubts(found, facts, _may_be_missed(dossier), dossier.text_source == "ocr")


def _facts_of(code: str) -> tuple[str, ...]:
    return tuple(read_settings("doubts.toml").get(code, {}).get("facts", ()))


def _of_row(record: IndicatorRecord) -> Doubted:
    quotes = record.quotes | {"yearly": join(value.value.quote for value in record.yearly)}
    notes = {name: reading.notes for name, reading in record.readings.items()}
    notes["yearly"] = tuple(n for y in record.yearly for n in y.value.notes)
    return Doubted(record.doubts, quotes, notes, record.unlikely, record.apart)


def _of_signature(record: SignatoryRecord) -> Doubted:
    read = {"name": record.name.notes, "nip": record.nip.notes, "pangkat": record.pangkat.notes}
    return Doubted(record.doubts, record.quotes, read | {"jabatan": record.jabatan.notes, "date": record.date.notes})


def _is_a_mark(check: Check) -> bool:
    """Return whether a check is about a lone mark ("-"): nothing of a value can be misread there."""
    words = [word for quote in check.quotes for word in quote.words]
    return bool(words) and not any(c.isalnum() for word in words for c in word.text)


def _is_unsure(quote: Quote, rule: Named, *, layered: bool) -> bool:
    """Return whether words of a picture may be misread: any by a rule on letters, by others those read badly or by hand."""
    if layered and any(w.engine == "text_layer" for w in quote.words):
        return True
    seen = [w for w in quote.words if w.from_picture and not w.drawn]
    return any(rule.letters or w.confidence < _SURE or w.other_ink for w in seen)


def _may_be_missed(dossier: Dossier) -> bool:
    """Return whether what was not found may stand where the reader did not see it."""
    texts = note_texts()
    return (
        dossier.status != "ok"
        or dossier.text_source in _SCANNED
        or any(code in texts and texts[code].loss for code, _, _ in dossier.notes)
    )
