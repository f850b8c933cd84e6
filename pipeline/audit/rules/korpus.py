"""Rules that compare documents: the same official, the same indicator, the own office, the own period."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractors.quote import Quote
from normalizers.similarity import ratio
from normalizers.text import fold_words
from normalizers.wilayah import districts_of
from pipeline.audit.check import Check, rule
from pipeline.corpus import Corpus, citation_id, indicator_id, signatory_id
from pipeline.records.dossier import Dossier

_PLAN = re.compile(
    r"(?:RPJMD|jangka menengah\s+daerah)\b[^;]{0,90}?\b(?P<start>20\d\d)\s*[-–—]\s*(?P<end>20\d\d)", re.IGNORECASE
)
_STRUCTURE = re.compile(
    r"\b(?:susunan\s+organisasi|tata\s+kerja|tugas(?:\s+pokok)?(?:\s*,|\s+dan)?\s+fungsi)\b", re.IGNORECASE
)
_OFFICE = re.compile(
    r"\b(inspektorat|kecamatan|kelurahan|sekretariat\s+dprd|rumah\s+sakit|satuan\s+polisi|dinas|badan)\b", re.IGNORECASE
)
_YEARLY = ("iku", "perjanjian_kinerja", "lkjip")  # kinds that an office writes each year or period
_MOST = 0.6  # share of a kabupaten's kecamatan from which the others are missing
_FEWEST = 3  # documents: fewer are no series
_NAMED = 8  # districts named in a message
_SHORT = 4  # letters up to which a word is a particle (di, dan, yang, pada)
_ALIKE = 0.9  # ratio from which two texts are the same sentence with a slip


@dataclass(frozen=True, eq=False, slots=True)
class _Held:
    """A corpus as a key: the same object is the same corpus."""

    corpus: Corpus

    def __hash__(self) -> int:
        return id(self.corpus)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.corpus is self.corpus


@lru_cache(maxsize=1)
def _formulas(held: _Held) -> dict[str, dict[str, set[str]]]:
    """Return for each group of indicators the offices that use each of its formulas (printed words, in small letters)."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for dossier in held.corpus.read:
        for record in dossier.indicators:
            group = held.corpus.group_of.get(indicator_id(dossier, record.row_no))
            if group is not None and record.formula.value is not None and record.formula.value.kind == "ratio":
                found[group][_plain(record.formula.raw or "")].add(_office(dossier))
    return found


@lru_cache(maxsize=1)
def _offices(held: _Held) -> dict[tuple[str, int], dict[str, tuple[str, Quote]]]:
    """Return for each official and year the offices for which he or she signed."""
    found: dict[tuple[str, int], dict[str, tuple[str, Quote]]] = defaultdict(dict)
    for dossier in held.corpus.read:
        year = _year(dossier)
        own = _office(dossier)
        if year is None or not own:
            continue
        for at, record in enumerate(dossier.signatories, start=1):
            official = held.corpus.official_of.get(signatory_id(dossier, at))
            if official is not None and record.role == "penanda_tangan" and record.nip.value is not None:
                found[official, year].setdefault(own, (signatory_id(dossier, at), record.name.quote))
    return found


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).casefold().strip()


def _office(dossier: Dossier) -> str:
    value = dossier.facts.institution.value if dossier.facts is not None else None
    return value.name.casefold() if value is not None else ""


def _year(dossier: Dossier) -> int | None:
    value = dossier.facts.years.value if dossier.facts is not None else None
    return value.start if value is not None else None


@rule(
    severity="info",
    title_id="Indikator yang sama dihitung sama di semua kantor.",
    source="PermenPANRB 88/2021 (LKE 1.3)",
)
def same_indicator_has_one_formula(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """Offices that share an indicator compute it by the same formula."""
    known = _formulas(_Held(corpus))
    for record in dossier.indicators:
        group = corpus.group_of.get(indicator_id(dossier, record.row_no))
        variants = known.get(group or "", {})
        if (
            record.formula.value is None
            or record.formula.value.kind != "ratio"
            or len(set().union(*variants.values())) < 2
        ):
            continue
        mine = _plain(record.formula.raw or "")
        others = [text for text in variants if ratio(text, mine) < _ALIKE]
        yield Check(
            not others, dossier.document_id, quotes=(record.formula.quote,), found=record.formula.raw, table="indicators",
            record_id=indicator_id(dossier, record.row_no),
            message_id=f"Indikator ini dihitung dengan {len(others)} formula lain di kantor lain.",
            message_en=f"Other offices compute this indicator by {len(others)} other formula(s).",
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Satu pejabat menandatangani untuk satu kantor dalam setahun.",
    source="field guide section 7",
)
def official_signs_for_one_office(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """An official signs for one office in a year."""
    known = _offices(_Held(corpus))
    year = _year(dossier)
    for at, record in enumerate(dossier.signatories, start=1):
        official = corpus.official_of.get(signatory_id(dossier, at))
        offices = known.get((official, year), {}) if official is not None and year is not None else {}
        if offices and record.role == "penanda_tangan":
            shortest, named = min(offices, key=len), ", ".join(sorted(offices))
            yield Check(
                all(name.startswith(shortest) for name in offices), dossier.document_id, quotes=(record.name.quote,),
                found=str(len(offices)), expected="1", table="signatories", record_id=signatory_id(dossier, at),
                message_id=f"Pejabat ini menandatangani untuk {len(offices)} kantor pada tahun {year}: {named}.",
                message_en=f"The official signed for {len(offices)} offices in {year}: {named}.",
            )  # fmt: skip


@lru_cache(maxsize=1)
def _series(held: _Held) -> dict[tuple[str, str, str], set[int]]:
    """Return for each office, region and kind of document the years of which the corpus holds one."""
    found: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for dossier in held.corpus.read:
        key, period = _series_key(dossier), dossier.facts.years.value if dossier.facts is not None else None
        if key is not None and period is not None:
            found[key].update(range(period.start, period.end + 1))
    return found


def _series_key(dossier: Dossier) -> tuple[str, str, str] | None:
    facts = dossier.facts
    region = facts.region.value if facts is not None else None
    if facts is None or region is None or not _office(dossier) or facts.kind not in _YEARLY:
        return None
    return _office(dossier), region.code or "", facts.kind


@rule(severity="info", title_id="Seri dokumen suatu kantor tidak melompati tahun.", source="Perpres 29/2014")
def series_has_no_missing_year(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """Between an office's documents of one kind no year is missing."""
    key, year = _series_key(dossier), _year(dossier)
    years = _series(_Held(corpus)).get(key, set()) if key is not None else set()
    before = max((y for y in years if year is not None and y < year), default=None)
    if year is None or before is None or dossier.facts is None:
        return
    lost = ", ".join(str(y) for y in range(before + 1, year))
    yield Check(
        not lost, dossier.document_id, quotes=(dossier.facts.years.quote,), found=lost or None, table="documents",
        record_id=dossier.document_id,
        message_id=f"Dokumen kantor ini untuk tahun {lost} tidak ada dalam kumpulan (sebelumnya tahun {before}).",
        message_en=f"This office's document for {lost} is not in the collection (the one before is of {before}).",
    )  # fmt: skip


@lru_cache(maxsize=1)
def _present(held: _Held) -> dict[tuple[str, str, int], tuple[frozenset[str], str]]:
    """Return for each kabupaten, kind and year the kecamatan of which the corpus holds a document, and the first document."""
    codes: dict[tuple[str, str, int], set[str]] = defaultdict(set)
    firsts: dict[tuple[str, str, int], str] = {}
    for dossier in held.corpus.read:
        key, year = _series_key(dossier), _year(dossier)
        if key is None or year is None or key[1].count(".") != 2:
            continue
        place = (key[1].rsplit(".", 1)[0], key[2], year)
        codes[place].add(key[1])
        firsts[place] = min(firsts.get(place, dossier.document_id), dossier.document_id)
    return {place: (frozenset(found), firsts[place]) for place, found in codes.items()}


@rule(severity="info", title_id="Semua kecamatan suatu kabupaten ada dalam seri tahun itu.", source="Perpres 29/2014")
def series_has_no_missing_district(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """Where most kecamatan of a kabupaten have a document of a year, all have; told once, at the first of them."""
    key, year = _series_key(dossier), _year(dossier)
    if key is None or year is None or key[1].count(".") != 2 or dossier.facts is None:
        return
    regency = key[1].rsplit(".", 1)[0]
    present, first = _present(_Held(corpus))[(regency, key[2], year)]
    districts = districts_of(regency)
    if first != dossier.document_id or len(present) < max(_FEWEST, _MOST * len(districts)):
        return
    lost = [name for code, name in districts.items() if code not in present]
    names = ", ".join(lost[:_NAMED]) + (", ..." if len(lost) > _NAMED else "")
    yield Check(
        not lost, dossier.document_id, quotes=(dossier.facts.institution.quote,), found=str(len(present)),
        expected=str(len(districts)), table="documents", record_id=dossier.document_id,
        message_id=f"{len(lost)} kecamatan di kabupaten ini tidak mempunyai dokumen tahun {year}: {names}.",
        message_en=f"{len(lost)} districts of this regency have no document of {year}: {names}.",
    )  # fmt: skip


@rule(severity="warning", title_id="Periode RPJMD disebut sama di seluruh dokumen.", source="field guide section 7")
def plan_period_is_the_same(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """The document names one period of the regional plan (RPJMD)."""
    found: dict[tuple[str, str], Quote] = {}
    quotes = [item.text for item in dossier.blocks.legal_items] + [c.text for c in dossier.blocks.cited]
    quotes += [d.text for decree in dossier.blocks.decrees for d in decree.dikta]
    quotes += [h.text for h in dossier.blocks.headings] + [p.text for p in dossier.blocks.profile]
    for quote in quotes:
        for match in _PLAN.finditer(quote.text):
            found.setdefault((match["start"], match["end"]), quote.part(*match.span()))
    if found:
        said = ", ".join(f"{a}–{b}" for a, b in sorted(found))
        yield Check(
            len(found) == 1, dossier.document_id, quotes=tuple(found[k] for k in sorted(found)), found=said,
            table="documents", record_id=dossier.document_id,
            message_id=f"Periode RPJMD disebut berbeda: {said}.",
            message_en=f"The period of the regional plan is given differently: {said}.",
        )  # fmt: skip


@rule(severity="warning", title_id="Peraturan susunan organisasi milik kantor sendiri.", source="field guide section 7")
def structure_regulation_is_the_offices_own(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """The regulation on structure and duties that a document cites is that of its own kind of office."""
    own = _OFFICE.search(_office(dossier))
    if own is None:
        return
    for at, record in enumerate(dossier.citations, start=1):
        value = record.citation.value
        if value is None or value.reg_type not in ("PERBUP", "PERWALI", "PERGUB") or not value.title:
            continue
        structure = _STRUCTURE.search(value.title)
        named = _OFFICE.findall(value.title[structure.end() :]) if structure is not None else []
        if named:
            kinds = {" ".join(n.casefold().split()) for n in named}
            yield Check(
                " ".join(own[1].casefold().split()) in kinds, dossier.document_id, quotes=(record.citation.quote,),
                found=value.title[:160], expected=own[1], table="legal_basis", record_id=citation_id(dossier, at),
                message_id=f"Peraturan susunan organisasi ini milik {', '.join(sorted(kinds))}, bukan kantor dokumen ini.",
                message_en=f"This regulation on structure is that of another kind of office: {', '.join(sorted(kinds))}.",
            )  # fmt: skip


def _told_words(text: str) -> frozenset[str]:
    """Return the words of a sentence that carry meaning: "fasilitas" and "fasilitasi" are two."""
    return frozenset(word for word in fold_words(text) if len(word) > _SHORT)


@rule(severity="info", title_id="Sasaran dalam uraian sama dengan sasaran dalam tabel.", source="field guide section 7")
def prose_and_table_agree(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """A statement that stands in the text and in the table is worded alike."""
    stated = [item.text for item in dossier.blocks.profile if len(item.text.text) >= 20]
    stated += [goal for goal in dossier.blocks.goals if len(goal.text) >= 20]
    stated += [d.text for decree in dossier.blocks.decrees for d in decree.dikta if 20 <= len(d.text.text) <= 250]
    for record in dossier.indicators:
        text = _plain(record.sasaran.raw or "")
        near = [(ratio(_plain(q.text), text), q) for q in stated] if len(text) >= 20 else []
        best = max(near, key=lambda pair: pair[0], default=None)
        if best is not None and best[0] >= _ALIKE:
            yield Check(
                _told_words(best[1].text) == _told_words(text), dossier.document_id, quotes=(best[1], record.sasaran.quote),
                found=record.sasaran.raw, expected=best[1].text[:200], table="indicators",
                record_id=indicator_id(dossier, record.row_no),
                message_id="Kalimat dalam uraian dan dalam tabel hampir sama tetapi tidak persis.",
                message_en="The sentence in the text and in the table are nearly but not exactly the same.",
            )  # fmt: skip


RULES = (
    same_indicator_has_one_formula,
    official_signs_for_one_office,
    series_has_no_missing_year,
    series_has_no_missing_district,
    plan_period_is_the_same,
    structure_regulation_is_the_offices_own,
    prose_and_table_agree,
)
