"""Rules on single citations: does the regulation exist, are its title, year, gazettes and amendments its own."""

from __future__ import annotations

from collections.abc import Iterator

from normalizers.explain import explain
from normalizers.regulations.near import candidates
from normalizers.regulations.peraturan import Peraturan
from normalizers.regulations.reference import (
    Difference,
    check_against_reference,
    check_amendments,
    find_entry,
    is_beyond_the_last,
)
from normalizers.similarity import ratio
from normalizers.text import fold
from pipeline.audit.check import Check, Where, on_citation, rule
from pipeline.records.dossier import Dossier
from pipeline.records.legal_basis import CitationRecord
from reference.load import read_patterns, read_settings

_LISTS = read_settings("rule_words.toml")["lists"]
_YEARLY, _STATE = frozenset(_LISTS["yearly"]), frozenset(_LISTS["of_the_state"])
_REFORM = read_patterns("rule_words.toml", "citations")["reform"]
_REASONS = {
    "same_number_other_year": ("nomor sama, tahun lain", "same number, another year"),
    "other_type": ("jenis peraturan lain", "another kind of regulation"),
    "transposed_number": ("judul sama, nomor lain", "same title, another number"),
    "same_title": ("judul sama", "same title"),
}


def cited(dossier: Dossier, *roles: str) -> Iterator[tuple[CitationRecord, Peraturan, Where]]:
    """Yield the citations of some roles (all, where none is named) that were understood, each with where it is told."""
    for at, record in enumerate(dossier.citations, start=1):
        value = record.citation.value
        if value is not None and (not roles or record.role in roles):
            yield record, value, on_citation(dossier, at)


def _is_of_the_state(reg_type: str) -> bool:
    """Return whether a kind of regulation is one of the state; PERMEN of whatever ministry too."""
    return reg_type in _STATE or (reg_type.startswith("PERMEN") and reg_type != "PERMEN")


@rule(severity="error", title_id="Peraturan yang dirujuk benar-benar ada.", source="reference/peraturan.csv")
def regulation_is_known(dossier: Dossier) -> Iterator[Check]:
    """A cited law or government regulation, or one whose near namesake is well known, exists."""
    for record, value, where in cited(dossier):
        entry = find_entry(value)
        another = (
            entry is None
            or not entry["title"]
            or any(d.code == "title_differs" for d in check_against_reference(value))
        )
        near = candidates(value) if another else ()
        if entry is not None and any(
            n.reason == "same_number_other_year" for n in near
        ):  # cited_year_agrees tells that
            near = tuple(n for n in near if n.reason not in ("same_number_other_year", "same_title"))
        if entry is None and not near and not is_beyond_the_last(value):
            continue
        if value.year is None:  # citation_names_its_year speaks of it
            continue
        texts = [_REASONS[n.reason] for n in near[:1]]
        names = ", ".join(n.label for n in near[:1])
        said = ("Peraturan ini tidak ada dalam daftar rujukan.", "This regulation is not in the reference list.")
        if entry is not None:
            said = (
                "Judul ini bukan judul peraturan dengan nomor ini.",
                "This is not the title of the regulation of this number.",
            )
        yield Check(
            entry is not None and not near, quotes=(record.citation.quote,), found=record.citation.raw, expected=names or None,
            message_id=said[0] + (f" Mungkin yang dimaksud {names} ({texts[0][0]})." if near else ""),
            message_en=said[1] + (f" Perhaps {names} was meant ({texts[0][1]})." if near else ""), **where,
        )  # fmt: skip


@rule(
    severity="info",
    title_id="Peraturan pusat yang dirujuk ada dalam daftar rujukan program.",
    source="reference/peraturan.csv, reference/peraturan_uu_pp.csv.gz",
    about="reader",
)
def regulation_is_listed(dossier: Dossier) -> Iterator[Check]:
    """A cited rule of the state is in our list, which is not whole; existence, title and gazettes of others are not checked."""
    missing = {}
    for record, value, _ in cited(dossier, "legal_basis"):
        told = value.number is not None and value.year is not None and not is_beyond_the_last(value)
        if told and _is_of_the_state(value.reg_type) and find_entry(value) is None and not candidates(value):
            missing[f"{value.reg_type} {value.number}/{value.year}"] = record.citation.quote
    yield Check(
        not missing, dossier.document_id, tuple(missing.values()), found="; ".join(missing) or None,
        message_id="Tidak ada dalam daftar rujukan program, sehingga tidak diperiksa: " + "; ".join(missing) + ".",
        message_en="Not in our list, so not checked: " + "; ".join(missing) + ".",
    )  # fmt: skip


@rule(
    severity="warning",
    title_id="Peraturan dirujuk dengan tahunnya.",
    source="UU 12/2011, lampiran II (dasar hukum)",
    absence=True,
)
def citation_names_its_year(dossier: Dossier) -> Iterator[Check]:
    """A numbered regulation of the legal basis is cited with its year."""
    for record, value, where in cited(dossier, "legal_basis"):
        if value.number is None or value.reg_type not in _YEARLY:
            continue
        near = candidates(value) if value.year is None else ()
        yield Check(
            value.year is not None, quotes=(record.citation.quote,), found=record.citation.raw,
            expected=near[0].label if near else None,
            message_id="Tahun peraturan ini tidak tercetak." + (f" Mungkin {near[0].label}." if near else ""),
            message_en="The year of this regulation is not printed." + (f" Perhaps {near[0].label}." if near else ""),
            **where,
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Lembaran negara yang dikutip benar.",
    source="reference/peraturan.csv (Lembaran Negara, Tambahan, Berita Negara)",
    letters=True,
)
def cited_gazette_agrees(dossier: Dossier) -> Iterator[Check]:
    """The gazettes of a citation are those of the reference."""
    for record, value, where in cited(dossier):
        if not value.gazettes:
            continue
        bad = [
            d
            for d in check_against_reference(value)
            if d.code in ("ln_differs", "tln_differs", "bn_differs", "tln_outside_year")
        ]
        expected, found = "; ".join(d.expected for d in bad), "; ".join(d.found for d in bad)
        yield Check(
            not bad, quotes=(record.citation.quote,), expected=expected or None, found=found or None,
            message_id=f"Nomor lembaran tidak cocok dengan daftar rujukan: tercetak {found}, seharusnya {expected}.",
            message_en=f"The gazette differs from the reference: printed {found}, reference {expected}.", **where,
        )  # fmt: skip


@rule(severity="warning", title_id="Judul peraturan sesuai nomornya.", source="reference/peraturan.csv")
def cited_title_agrees(dossier: Dossier) -> Iterator[Check]:
    """The title of a citation is that of the number it names."""
    for record, value, where in cited(dossier):
        if value.title is None or find_entry(value) is None:
            continue
        bad = next((d for d in check_against_reference(value) if d.code == "title_differs"), None)
        yield Check(
            bad is None, quotes=(record.citation.part("title") or record.citation.quote,),
            expected=bad.expected if bad is not None else None, found=bad.found if bad is not None else None,
            message_id="Judul yang tercetak bukan judul peraturan dengan nomor ini.",
            message_en="The printed title is not that of the regulation with this number.", **where,
        )  # fmt: skip


@rule(
    severity="info",
    title_id="Judul peraturan dikutip kata demi kata.",
    source="UU 12/2011, lampiran II no. 28",
    letters=True,
    folds=True,
)
def cited_title_is_exact(dossier: Dossier) -> Iterator[Check]:
    """The title of a well-known regulation is cited word for word; a title in brackets or an acronym may stand for it."""
    for record, value, where in cited(dossier, "legal_basis"):
        if value.title is None or find_entry(value) is None:
            continue
        bad = next((d for d in check_against_reference(value) if d.code == "title_inexact"), None)
        if bad is not None and fold(bad.expected) == fold(bad.found):
            bad = None  # a blank more or less ("Tatacara")
        reads_on = bad is not None and fold(bad.found).startswith(fold(bad.expected))  # into what stands below the item
        yield Check(
            bad is None, about="reader" if reads_on else None, quotes=(record.citation.part("title") or record.citation.quote,),
            expected=bad.expected if bad is not None else None, found=bad.found if bad is not None else None,
            message_id="Judul peraturan tidak dikutip persis; periksa kata yang kurang, lebih, atau salah tulis.",
            message_en="The title is not cited word for word; look for words left out, added or misspelt.", **where,
        )  # fmt: skip


_MISFITS = {
    "amendment_of_another": ("“{found}” bukan perubahan atas {expected}", "“{found}” does not change {expected}"),
    "amendment_period": (
        "periode pada judul perubahannya {found}, sedangkan pada judul peraturannya {expected}",
        "the period in its title is {found}, that of the regulation {expected}",
    ),
    "amendment_gazette": (
        "lembaran perubahannya tercetak {found}, seharusnya {expected}",
        "its gazette is printed {found}, it should be {expected}",
    ),
}


def _misfit(difference: Difference, at: int) -> str:
    """Return why an amendment does not fit, in Indonesian (0) or English (1)."""
    return _MISFITS[difference.code][at].format(found=difference.found, expected=difference.expected)


@rule(
    severity="warning",
    title_id="Perubahan yang disebut memang mengubah peraturan itu.",
    source="reference/peraturan.csv",
    letters=True,
)
def cited_amendment_agrees(dossier: Dossier) -> Iterator[Check]:
    """The amendments that a citation names change the cited regulation, with their own gazettes and period."""
    for record, value, where in cited(dossier):
        if not value.amendments:
            continue
        bad = check_amendments(value)
        expected, found = "; ".join(d.expected for d in bad), "; ".join(d.found for d in bad)
        yield Check(
            not bad, quotes=(record.citation.quote,), expected=expected or None, found=found or None,
            message_id=f"Perubahan yang disebut tidak cocok: {'; '.join(_misfit(d, 0) for d in bad)}.",
            message_en=f"The amendment does not fit: {'; '.join(_misfit(d, 1) for d in bad)}.", **where,
        )  # fmt: skip


@rule(
    severity="info",
    title_id="Kata baku dalam kutipan peraturan ditulis benar.",
    source="UU 12/2011, lampiran II (dasar hukum)",
    letters=True,
    folds=True,
)
def citation_is_spelt_right(dossier: Dossier) -> Iterator[Check]:
    """The fixed words of a citation (Peraturan, Lembaran Negara, Republik Indonesia) are spelt right, its numbers in digits."""
    slips = {"word_misspelt", "type_respelt", "digit_lookalike", "issuer_named_earlier"}
    for record, _, where in cited(dossier, "legal_basis"):
        if any(word.from_picture for word in record.citation.quote.words):
            continue  # in words of a picture the reader's slips are not to be told from the document's
        bad = [n for n in record.citation.notes if n in slips]
        if "issuer_named_earlier" in bad and _REFORM.search(record.citation.raw or ""):
            bad = [n if n != "issuer_named_earlier" else "word_misspelt" for n in bad]  # the new name, misspelt
        told = ["; ".join(explain(bad, "id")), "; ".join(explain(bad, "en"))]
        yield Check(
            not bad, quotes=(record.citation.quote,), found=record.citation.raw if bad else None,
            message_id=f"Penulisan kutipan perlu diperiksa: {told[0]}.",
            message_en=f"The citation needs a look: {told[1]}.", **where,
        )  # fmt: skip


@rule(severity="error", title_id="Tahun peraturan sesuai judulnya.", source="reference/peraturan.csv")
def cited_year_agrees(dossier: Dossier) -> Iterator[Check]:
    """A regulation is cited with its own year: its title is not that of the same number in another year."""
    for record, value, where in cited(dossier):
        entry = find_entry(value)
        if value.title is None or entry is None or _likes(value.title, entry["title"]):
            continue
        near = [n for n in candidates(value) if n.reason == "same_number_other_year"]
        names = ", ".join(n.label for n in near)
        yield Check(
            not near, quotes=(record.citation.quote,), found=record.citation.raw, expected=names or None,
            message_id=f"Judul ini milik {names}: nomornya sama, tahunnya berbeda.",
            message_en=f"This title is that of {names}: the same number, another year.", **where,
        )  # fmt: skip


def _likes(printed: str, known: str) -> bool:
    return bool(known) and ratio(printed[: len(known) + 10], known) >= 0.75


RULES = (
    regulation_is_known,
    regulation_is_listed,
    citation_names_its_year,
    cited_gazette_agrees,
    cited_title_agrees,
    cited_title_is_exact,
    cited_amendment_agrees,
    citation_is_spelt_right,
    cited_year_agrees,
)
