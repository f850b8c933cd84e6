"""Rules on the list of regulations that a document rests on: in force, in order, each once, with its changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extractors.model.quote import Quote
from normalizers.explain import doubts
from normalizers.regulations.reference import amendments_of, find_entry, repeal_of, unchecked_amendments_of
from normalizers.values.tanggal import Tanggal
from pipeline.audit.check import Check, rule
from pipeline.audit.rules.citations import cited
from pipeline.reading import Reading
from pipeline.records.dossier import Dossier
from pipeline.records.legal_basis import CitationRecord
from reference.load import read_patterns, read_settings

_WORDS = read_settings("rule_words.toml")
_RANK, _LOCAL = _WORDS["ranks"], _WORDS["ranks_of_regions"]
_IKU = read_patterns("rule_words.toml", "legal_basis")["about_iku"]
_UNRANKED = frozenset(_WORDS["lists"]["unranked"])  # decrees and letters have no place in the order
_REPLACED = read_patterns("rule_words.toml", "legal_basis")["replaced"]  # the citation says so itself
_UNCHECKED = (  # what a finding adds to an entry of the lists that no public text tells
    " (pengetahuan umum: daftar rujukan belum diperiksa pada naskahnya)",
    " (general knowledge: our list's entry is unchecked)",
)
_CORE: Mapping[str, str] = _WORDS["core_regulations"]


def _dated(dossier: Dossier) -> tuple[int, Quote] | None:
    """Return the year of a document and where it is told: of its decree, where that is printed and clear, else its first."""
    facts = dossier.facts
    if facts is None:
        return None
    decreed = facts.decree_date
    if decreed.value is not None and decreed.value.year is not None and not _is_unclear(decreed):
        return decreed.value.year, decreed.quote
    return (facts.years.value.start, facts.years.quote) if facts.years.value is not None else None


def _is_unclear(date: Reading[Tanggal]) -> bool:
    """Return whether a date is in doubt, or written by hand."""
    return bool(doubts(date.notes)) or date.quote.other_ink


@rule(
    severity="warning",
    title_id="Peraturan masih berlaku ketika dirujuk.",
    source="UU 12/2011, lampiran II (dasar hukum: peraturan yang masih berlaku); reference/peraturan.csv",
    facts=("years",),
)
def regulation_is_in_force_when_cited(dossier: Dossier) -> Iterator[Check]:
    """A regulation in the legal basis was in force in the document's year; a repeal by general knowledge accuses nobody."""
    dated = _dated(dossier)
    if dated is None:
        return
    year, date = dated
    for record, value, where in cited(dossier, "legal_basis"):
        if find_entry(value) is None:
            continue
        repealed = None if _REPLACED.search(record.citation.raw or "") else repeal_of(value, year)
        by, when, checked = (repealed.by, repealed.year, repealed.checked) if repealed is not None else ("", 0, True)
        yield Check(
            repealed is None, quotes=(record.citation.quote, date), expected=by or None, found=record.citation.raw,
            about=None if checked else "reader",
            message_id=f"Peraturan ini sudah dicabut pada {when} oleh {by}{'' if checked else _UNCHECKED[0]}.",
            message_en=f"This regulation was repealed in {when} by {by}{'' if checked else _UNCHECKED[1]}.", **where,
        )  # fmt: skip


def _signed(dossier: Dossier) -> tuple[int, Quote] | None:
    """Return the year in which a document was made and where it is told: of its decree, else of its last signature.

    None where no year is told, and where one of these dates is in doubt or written by hand.
    """
    facts = dossier.facts
    decreed = facts.decree_date if facts is not None and facts.decree is not None else None
    dates = [decreed] if decreed is not None and decreed.value is not None else [r.date for r in dossier.signatories]
    if any(_is_unclear(date) for date in dates):
        return None
    told = [(d.value.year, d.quote) for d in dates if d.value is not None and d.value.year is not None]
    return max(told, key=lambda one: one[0], default=None)


@rule(
    severity="warning",
    title_id="Peraturan yang menjadi dasar sudah ada ketika dokumen ditandatangani.",
    source="UU 12/2011, lampiran II (dasar hukum: peraturan yang sudah ada); reference/peraturan.csv",
)
def regulation_is_no_younger_than_the_document(dossier: Dossier) -> Iterator[Check]:
    """A regulation in the legal basis is not of a later year than the document's own date."""
    signed = _signed(dossier)
    if signed is None:
        return
    made, date = signed
    for record, value, where in cited(dossier, "legal_basis"):
        if value.year is None or find_entry(value) is None:
            continue
        yield Check(
            value.year <= made, quotes=(record.citation.quote, date), found=str(value.year), expected=str(made),
            message_id=f"Peraturan ini dari tahun {value.year}, padahal dokumennya ditandatangani tahun {made}.",
            message_en=f"This regulation is of {value.year}, yet the document was signed in {made}.", **where,
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Setiap peraturan hanya tercantum sekali dalam dasar hukum.",
    source="UU 12/2011, lampiran II (dasar hukum)",
)
def regulation_is_listed_once(dossier: Dossier) -> Iterator[Check]:
    """No regulation stands twice in one legal-basis list."""
    seen: dict[tuple[str, str], CitationRecord] = {}
    for record, value, where in cited(dossier, "legal_basis"):
        key = (record.heading.text + record.heading.path + str(record.heading.page), value.regulation_id or "")
        if not key[1]:
            continue
        first = seen.get(key)
        yield Check(
            first is None, quotes=(first.citation.quote, record.citation.quote) if first is not None else (),
            message_id="Peraturan ini tercantum dua kali dalam daftar yang sama.",
            message_en="This regulation is listed twice in the same list.", **where,
        )  # fmt: skip
        seen.setdefault(key, record)


@rule(
    severity="info",
    title_id="Dasar hukum diurutkan menurut hierarki peraturan.",
    source="UU 12/2011 art. 7, lampiran II no. 43",
    folds=True,
)
def hierarchy_is_ordered(dossier: Dossier) -> Iterator[Check]:
    """The items of a legal-basis list descend in rank: UU, PP, Perpres, Permen, Perda, Perbup."""
    before: tuple[int, CitationRecord] | None = None
    for record, value, where in cited(dossier, "legal_basis"):
        rank = _RANK.get(value.reg_type, _LOCAL.get(value.reg_type, _RANK["other"]))
        if value.reg_type in _UNRANKED:
            continue
        if before is not None and before[1].heading == record.heading:
            yield Check(
                rank >= before[0], quotes=(before[1].citation.quote, record.citation.quote), found=record.citation.raw,
                expected=before[1].citation.raw,
                message_id="Peraturan ini lebih tinggi daripada butir sebelumnya; urutannya terbalik.",
                message_en="This regulation ranks above the item before it; the order is reversed.", **where,
            )  # fmt: skip
        before = rank, record


@rule(
    severity="info",
    title_id="Kedua peraturan inti IKU dirujuk.",
    source="PER/09/M.PAN/5/2007; PER/20/M.PAN/11/2008",
    facts=("kind",),
    absence=True,
)
def core_iku_regulations_are_cited(dossier: Dossier) -> Iterator[Check]:
    """An IKU report names the two regulations that prescribe it."""
    facts = dossier.facts
    if facts is None or facts.kind != "iku" or not (facts.decree is not None or _IKU.match(facts.title.text)):
        return
    if not any(c.role == "legal_basis" for c in dossier.citations):  # legal_basis_is_present speaks of a missing list
        return
    named = {value.regulation_id for _, value, _ in cited(dossier)}
    missing = [label for key, label in _CORE.items() if key not in named]
    yield Check(
        not missing, dossier.document_id, table="documents", record_id=dossier.document_id, expected="; ".join(missing) or None,
        message_id=f"Dokumen tidak merujuk peraturan inti IKU: {' dan '.join(missing)}.",
        message_en=f"The document does not cite a core IKU regulation: {' and '.join(missing)}.",
    )  # fmt: skip


@rule(
    severity="info",
    title_id="Perubahan peraturan ikut disebut.",
    source="UU 12/2011, lampiran II no. 47",
    facts=("years",),
    absence=True,
)
def amendment_chain_is_complete(dossier: Dossier) -> Iterator[Check]:
    """A regulation that was changed before the document's year is cited with it; one by general knowledge accuses nobody."""
    dated = _dated(dossier)
    if dated is None:
        return
    year, date = dated
    for record, value, where in cited(dossier, "legal_basis"):
        known = [a for a in amendments_of(value) if int(a.rsplit("/", 1)[1]) < year]
        if not known:
            continue
        unchecked = unchecked_amendments_of(value)
        said = ["; ".join(a + (_UNCHECKED[at] if a in unchecked else "") for a in known) for at in (0, 1)]
        yield Check(
            bool(value.amendments), quotes=(record.citation.quote, date), found=record.citation.raw,
            expected="; ".join(known), about="reader" if unchecked.issuperset(known) else None,
            message_id=f"Peraturan ini sudah diubah ({said[0]}), tetapi perubahannya tidak disebut.",
            message_en=f"This regulation was amended ({said[1]}), but no amendment is named.", **where,
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Peraturan daerah yang dirujuk milik daerah itu sendiri.",
    source="UU 12/2011 art. 14 (materi muatan peraturan daerah)",
    facts=("region",),
)
def local_regulation_is_of_the_region(dossier: Dossier) -> Iterator[Check]:
    """A local regulation in the legal basis is one of the document's own region."""
    region = dossier.facts.region.value if dossier.facts is not None else None
    if region is None:
        return
    own = {n.casefold() for n in (region.kabupaten_kota, region.provinsi, f"Provinsi {region.provinsi}") if n}
    for record, value, where in cited(dossier, "legal_basis"):
        if value.reg_type not in _LOCAL or value.issuer is None or value.issuer.startswith("Kementerian"):
            continue
        yield Check(
            value.issuer.casefold() in own, quotes=(record.citation.quote,), found=value.issuer,
            expected=region.kabupaten_kota or region.provinsi,
            message_id=f"Peraturan ini milik {value.issuer}, bukan daerah dokumen ini.",
            message_en=f"This regulation is one of {value.issuer}, not of the document's region.", **where,
        )  # fmt: skip


RULES = (
    regulation_is_in_force_when_cited,
    regulation_is_no_younger_than_the_document,
    regulation_is_listed_once,
    hierarchy_is_ordered,
    core_iku_regulations_are_cited,
    amendment_chain_is_complete,
    local_regulation_is_of_the_region,
)
