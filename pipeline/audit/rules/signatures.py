"""Rules on signatures: the number, the name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from normalizers.persons.namesakes import sexes
from normalizers.similarity import ratio, reader_shape
from normalizers.text import fold
from pipeline.audit.check import Check, on_signature, rule, whole_percent
from pipeline.records.dossier import Dossier
from pipeline.records.signatory import SignatoryRecord

_NIP, _BORN, _SLIPS = 18, 8, 2  # digits of a NIP, of its birth date, and in how many of these a misprint differs
_LENGTH = ("Periksa angka yang hilang atau berlebih.", "Look for a missing or an extra digit.")
_LENGTHS = {
    9: ("Ini NIP lama; NIP 18 angka berlaku sejak 2009.", "This is an old number; those of 18 digits hold since 2009.")
}
_SPELT = {True: ("ejaan nama", "spellings of the name"), False: ("nama orang yang berbeda", "names of persons")}
_ALIKE = 0.7  # likeness from which two names are spellings of one
_PROBLEMS = {
    "birth_date_does_not_exist": (
        "tanggal lahir di dalamnya tidak ada dalam kalender",
        "its birth date does not exist",
    ),
    "appointment_month_does_not_exist": (
        "bulan pengangkatan di dalamnya tidak ada",
        "its appointment month does not exist",
    ),
    "sex_digit_unknown": ("angka jenis kelamin bukan 1 atau 2", "its sex digit is neither 1 nor 2"),
    "serial_is_nought": ("nomor urut di ujungnya 000", "its serial number is 000"),
    "age_at_appointment_implausible": ("usia saat diangkat tidak masuk akal", "the age at appointment is implausible"),
    "appointed_after_signing": ("diangkat sesudah tanggal dokumen", "appointed after the document's date"),
    "age_at_signing_implausible": ("usia saat menandatangani tidak masuk akal", "the age at signing is implausible"),
}


@rule(severity="error", title_id="NIP terdiri atas 18 angka.", source="Perka BKN 22/2007")
def nip_has_eighteen_digits(dossier: Dossier) -> Iterator[Check]:
    """A NIP has eighteen digits."""
    for record in dossier.signatories:
        nip = record.nip.value
        if nip is None or nip.status == "missing":
            continue
        n = len(nip.digits)
        yield Check(
            n == 18, quotes=(record.nip.quote,), found=str(n), expected="18",
            message_id=f"NIP tercetak dengan {n} angka, seharusnya 18. {_LENGTHS.get(n, _LENGTH)[0]}",
            message_en=f"The NIP is printed with {n} digits instead of 18. {_LENGTHS.get(n, _LENGTH)[1]}",
            **on_signature(dossier, record),
        )  # fmt: skip


@rule(
    severity="error",
    title_id="Tanggal dan usia di dalam NIP masuk akal.",
    source="Perka BKN 22/2007; PP 11/2017 art. 23, 239",
)
def nip_is_plausible(dossier: Dossier) -> Iterator[Check]:
    """The dates and ages that a NIP holds are possible."""
    for record in dossier.signatories:
        nip = record.nip.value
        if nip is None or nip.status not in ("valid", "implausible"):
            continue
        texts = [_PROBLEMS[p] for p in nip.problems]
        yield Check(
            nip.status == "valid", quotes=(record.nip.quote,),
            message_id=f"NIP tidak masuk akal: {'; '.join(t[0] for t in texts)}.",
            message_en=f"The NIP is implausible: {'; '.join(t[1] for t in texts)}.",
            **on_signature(dossier, record),
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Angka NIP terbaca jelas, bukan huruf yang mirip angka.",
    source="Perka BKN 22/2007 (18 angka)",
    letters=True,
)
def nip_is_printed_in_digits(dossier: Dossier) -> Iterator[Check]:
    """A NIP is printed in digits, not in letters that look like them."""
    for record in dossier.signatories:
        if record.nip.quote and record.nip.value is not None and record.nip.value.digits:
            yield Check(
                "digit_lookalike" not in record.nip.notes, quotes=(record.nip.quote,),
                message_id="Sebagian angka NIP terbaca sebagai huruf (misalnya O untuk 0); bandingkan dengan halaman aslinya.",
                message_en="Some digits of the NIP were read as letters (O for 0); compare with the page.",
                **on_signature(dossier, record),
            )  # fmt: skip


@rule(severity="warning", title_id="NIP terbaca dengan yakin.", source="confidence of the reader", about="reader")
def nip_is_read_with_confidence(dossier: Dossier) -> Iterator[Check]:
    """The digits of a NIP were read with confidence, by both readers alike where the page is a scan."""
    for record in dossier.signatories:
        if record.nip.quote and record.nip.value is not None and record.nip.value.digits:
            sure = min(word.confidence for word in record.nip.quote.words)
            yield Check(
                sure >= 0.8, quotes=(record.nip.quote,), expected="≥ 80%",
                found=f"{record.nip.quote.text} ({whole_percent(sure)})",
                message_id="Angka NIP terbaca dengan keyakinan rendah; bandingkan dengan halaman aslinya.",
                message_en="The digits of the NIP were read with low confidence; compare with the page.",
                **on_signature(dossier, record),
            )  # fmt: skip


def _one_person(records: list[SignatoryRecord]) -> list[list[SignatoryRecord]]:
    """Return the signatures of one name by person: namesakes have birth dates that differ in more than a digit or two."""
    people: list[list[SignatoryRecord]] = []
    for record in records:
        for person in people:
            if _birth_alike(_digits(person[0]), _digits(record)):
                person.append(record)
                break
        else:
            people.append([record])
    return people


def _digits(record: SignatoryRecord) -> str:
    return record.nip.value.digits if record.nip.value is not None else ""


def _birth_alike(first: str, second: str) -> bool:
    if len(first) != _NIP or len(second) != _NIP:
        return True
    return sum(a != b for a, b in zip(first[:_BORN], second[:_BORN], strict=True)) <= _SLIPS


@rule(severity="error", title_id="Satu orang mempunyai satu NIP.", source="Perka BKN 22/2007")
def one_person_has_one_nip(dossier: Dossier) -> Iterator[Check]:
    """One name stands over one NIP within a document."""
    groups: dict[str, list[SignatoryRecord]] = defaultdict(list)
    for record in dossier.signatories:
        nip = record.nip.value
        if (
            nip is not None and len(nip.digits) == _NIP and record.name.value is not None
        ):  # nip_has_eighteen_digits tells of others
            groups[fold(record.name.value.core)].append(record)
    for records in (near for same in groups.values() for near in _one_person(same)):
        if len(records) < 2:
            continue
        numbers = list(dict.fromkeys(r.nip.value.digits for r in records if r.nip.value is not None))
        yield Check(
            len(numbers) == 1, quotes=tuple(r.nip.quote for r in records), found=" / ".join(numbers),
            message_id=f"Satu nama tercetak dengan {len(numbers)} NIP yang berbeda. Periksa angka-angkanya.",
            message_en=f"One name is printed with {len(numbers)} different NIP. Check the digits.",
            **on_signature(dossier, records[0]),
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Satu NIP selalu memakai satu ejaan nama.",
    source="Perka BKN 22/2007",
    letters=True,
)
def one_nip_has_one_spelling(dossier: Dossier) -> Iterator[Check]:
    """One NIP stands under one spelling of a name within a document."""
    groups: dict[str, list[SignatoryRecord]] = defaultdict(list)
    for record in dossier.signatories:
        if record.nip.value is not None and record.nip.value.digits and record.name.quote:
            groups[record.nip.value.digits].append(record)
    for records in groups.values():
        if len(records) < 2:
            continue
        names = list(dict.fromkeys(r.name.quote.text for r in records))
        cores = {
            (r.name.value.core.casefold(), r.name.value.titles_front, r.name.value.titles_back)
            for r in records
            if r.name.value
        }
        misread = any("title_misread" in r.name.notes for r in records)
        if any(w.engine == "ocr" for r in records for w in r.name.quote.words):
            # what readers take for one another is one
            cores, misread = {(reader_shape(r.name.quote.text), (), ()) for r in records}, False
        shorter = [r.name.value.core for r in records if r.name.value is not None]
        borne = {(front, back) for _, front, back in cores}
        if len(cores) > 1 and len(borne) == 1 and all(_shortens(a, b) for a in shorter for b in shorter):
            continue  # one of them shortens a part of the name
        one = all(ratio(shorter[0], name) >= _ALIKE for name in shorter) if shorter else True
        yield Check(
            len(cores) == 1 and not misread, quotes=tuple(r.name.quote for r in records), found=" / ".join(names),
            message_id=f"Satu NIP tercetak dengan {len(names)} {_SPELT[one][0]}. Tentukan yang benar.",
            message_en=f"One NIP is printed with {len(names)} {_SPELT[one][1]}. Decide which one is right.",
            **on_signature(dossier, records[0]),
        )  # fmt: skip


def _shortens(first: str, second: str) -> bool:
    """Return whether two names are one of which a part may be an initial ("Yudha M. Saputra")."""
    a, b = ([w.strip(".,").casefold() for w in name.split()] for name in (first, second))
    if len(a) != len(b):
        return False
    return all(x == y or (min(len(x), len(y)) == 1 and x[:1] == y[:1]) for x, y in zip(a, b, strict=True))


@rule(
    severity="warning",
    title_id="Jenis kelamin pada NIP sesuai dengan gelarnya.",
    source="Perka BKN 22/2007 (angka ke-15: 1 pria, 2 wanita)",
    letters=True,
)
def nip_sex_agrees_with_titles(dossier: Dossier) -> Iterator[Check]:
    """The sex digit of a NIP is that of titles which only men or only women bear (Drs., H.; Dra., Hj.)."""
    for record in dossier.signatories:
        nip, name = record.nip.value, record.name.value
        if (
            nip is None
            or name is None
            or nip.sex is None
            or nip.status != "valid"
            or "title_misread" in record.name.notes
        ):
            continue
        told = sexes(name)
        if len(told) != 1:
            continue
        woman = "P" in told
        yield Check(
            nip.sex == ("P" if woman else "L"), quotes=(record.name.quote, record.nip.quote), found=f"NIP: {nip.sex}",
            expected="P" if woman else "L", **on_signature(dossier, record),
            message_id=f"Gelarnya gelar {'wanita' if woman else 'pria'}, tetapi angka ke-15 NIP menunjukkan yang lain.",
            message_en=f"The title is one of a {'woman' if woman else 'man'}, but the sex digit of the NIP says otherwise.",
        )  # fmt: skip


RULES = (
    nip_has_eighteen_digits,
    nip_is_plausible,
    nip_is_printed_in_digits,
    nip_is_read_with_confidence,
    one_person_has_one_nip,
    one_nip_has_one_spelling,
    nip_sex_agrees_with_titles,
)
