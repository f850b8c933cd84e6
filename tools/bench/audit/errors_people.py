"""Seeded errors of signatures, decrees and books."""

from __future__ import annotations

from dataclasses import replace

from tools.bench.audit.documents import Case
from tools.bench.audit.kind import Change, Kind, decree, first, nip, signer


def _without_signature(case: Case) -> Case:
    return case.but(signer=replace(case.signer, name=""))


def _told(**values: str) -> Change:
    return lambda case: case.but(told=case.told | {k: v.format(year=case.year) for k, v in values.items()})


def _rulings(*words: str) -> Change:
    return lambda case: case.but(
        rulings=tuple((word, text) for word, (_, text) in zip(words, case.rulings, strict=False))
    )


def _reasons(*reasons: tuple[str, str]) -> Change:
    return lambda case: case.but(reasons=reasons)


def _swapped(number: str) -> str:
    """Return a number whose last two digits of the birth year changed places; the day where they are equal."""
    at = 2 if number[2] != number[3] else 6
    return number[:at] + number[at + 1] + number[at] + number[at + 2 :]


def _doubled(name: str) -> str:
    """Return a name one of whose vowels, in its last word, stands twice."""
    front, _, back = name.partition(",")
    at = max(front.rfind(vowel) for vowel in "aiueoAIUEO")
    return f"{front[:at]}{front[at] * 2}{front[at + 1 :]},{back}"


ANNEX = "annex_number_agrees"
_DAYS = "bahwa untuk mengukur keberhasilan kinerja perlu menetapkan Indikator Kinerja Utama;"

KINDS: tuple[Kind, ...] = (
    Kind("NIP, a digit lost", "decree", ("nip_has_eighteen_digits",), nip(lambda n: n[:-1])),
    Kind("NIP, a digit too many", "decree", ("nip_has_eighteen_digits",), nip(lambda n: n + "1")),
    Kind("NIP, birth in month 13", "decree", ("nip_is_plausible",), nip(lambda n: n[:4] + "13" + n[6:])),
    Kind("NIP, birth on day 32", "decree", ("nip_is_plausible",), nip(lambda n: n[:6] + "32" + n[8:])),
    Kind("NIP, appointed in month 14", "decree", ("nip_is_plausible",), nip(lambda n: n[:13] + "14" + n[15:])),
    Kind("NIP, sex digit 3", "decree", ("nip_is_plausible",), nip(lambda n: n[:16] + "3" + n[17:])),
    Kind("NIP, appointed as a child", "decree", ("nip_is_plausible",), nip(lambda n: n[:9] + "1980" + n[13:])),
    Kind("NIP, appointed after signing", "decree", ("nip_is_plausible",), nip(lambda n: n[:9] + "2026" + n[13:])),
    Kind("NIP with the letter O", "decree", ("nip_is_printed_in_digits",), nip(lambda n: n.replace("0", "O", 2))),
    Kind("NIP of one person, digits swapped", "decree", ("one_person_has_one_nip",), first("nip", _swapped)),
    Kind(
        "NIP of one person, one digit off",
        "decree",
        ("one_person_has_one_nip",),
        first("nip", lambda n: n[:-1] + str((int(n[-1]) + 1) % 10)),
    ),
    Kind("name in two spellings", "decree", ("one_nip_has_one_spelling",), first("name", _doubled)),
    Kind(
        "degree in two spellings",
        "decree",
        ("one_nip_has_one_spelling",),
        first("name", lambda n: n.replace("M.Si.", "M.M.")),
    ),
    Kind(
        "NIP of another person",
        "decree",
        ("one_nip_has_one_spelling",),
        first("name", lambda n: "Ir. Bambang Wijaya, M.T."),
    ),
    Kind(
        "a woman's title, a man's NIP",
        "decree",
        ("nip_sex_agrees_with_titles",),
        lambda c: signer(name=c.signer.name.replace("Drs.", "Dra."))(c),
    ),
    Kind(
        "a man's title, a woman's NIP", "decree", ("nip_sex_agrees_with_titles",), nip(lambda n: n[:16] + "2" + n[17:])
    ),
    Kind("rank that there is not", "decree", ("rank_is_known",), signer(rank="Pembina Muda (IV/a)")),
    Kind("rank beside another grade", "decree", ("rank_is_known",), signer(rank="Pembina (IV/c)")),
    Kind("rank far below the position", "decree", ("rank_fits_the_position",), signer(rank="Pengatur (II/c)")),
    Kind("office for a position", "decree", ("title_names_a_position",), signer(title="KECAMATAN {place}")),
    Kind("acting official", "decree", ("signatory_holds_the_position",), signer(title="Plt. {title}")),
    Kind("no signature, decree", "decree", ("signatory_is_present",), _without_signature),
    Kind(
        "no signature, agreement",
        "agreement",
        ("signatory_is_present", "agreement_names_two_parties"),
        lambda c: _without_signature(c.but(superior=replace(c.superior, name=""))),
    ),
    Kind("signing date without day", "agreement", ("signing_date_has_a_day",), _told(date="        Januari {year}")),
    Kind(
        "signing date without day and month", "agreement", ("signing_date_has_a_day",), _told(date="            {year}")
    ),
    Kind("signing date not in the calendar", "agreement", ("printed_date_exists",), _told(date="31 Februari {year}")),
    Kind("signed ten years before", "agreement", ("signed_near_its_year",), _told(date="5 Januari 2012")),
    Kind("report signed too late", "report", ("performance_report_is_in_time",), _told(date="5 Juni 2024")),
    Kind("decree number blank", "decree", ("decree_number_is_present",), decree(number="", annex_number="")),
    Kind(
        "decree number with a gap",
        "decree",
        ("decree_number_is_present",),
        decree(number="188/      /KEP/{year}", annex_number="188/      /KEP/{year}"),
    ),
    Kind("decree date without day", "decree", ("decree_date_has_a_day",), decree(date="      Januari {year}")),
    Kind("decree date not in the calendar", "decree", ("printed_date_exists",), decree(date="30 Februari {year}")),
    Kind(
        "number of another year than the date",
        "decree",
        ("decree_number_and_date_agree",),
        lambda c: decree(
            number=c.decree["number"].replace("2023", "2021"), annex_number=c.decree["number"].replace("2023", "2021")
        )(c),
    ),
    Kind("diktum left out", "decree", ("diktum_numbers_have_no_gap",), _rulings("KESATU", "KEDUA", "KEEMPAT")),
    Kind("diktum named twice", "decree", ("diktum_numbers_have_no_gap",), _rulings("KESATU", "KEDUA", "KEDUA")),
    Kind(
        "diktum that there is not",
        "decree",
        ("diktum_reference_exists",),
        lambda c: c.but(rulings=(c.rulings[0], ("KEDUA", c.rulings[1][1].replace("KESATU", "KEENAM")), c.rulings[2])),
    ),
    Kind(
        "letter of a reason left out",
        "decree",
        ("consideration_letters_have_no_gap",),
        _reasons(("a.", _DAYS), ("c.", "bahwa untuk maksud tersebut perlu menetapkan Keputusan Camat;")),
    ),
    Kind(
        "letter of a reason that there is not",
        "decree",
        ("consideration_reference_exists",),
        _reasons(
            ("a.", _DAYS),
            ("b.", "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf d, perlu menetapkan Keputusan;"),
        ),
    ),
    Kind("annex with another number", "decree", (ANNEX,), decree(annex_number="188/99/KEP/999.1/{year}")),
    Kind("annex with another date", "decree", ("annex_date_agrees",), decree(annex_date="28 Februari {year}")),
    Kind(
        "annex of another office",
        "decree",
        ("annex_is_of_the_same_office",),
        decree(annex_head="LAMPIRAN KEPUTUSAN CAMAT LEMBAH SEJATI"),
    ),
    Kind("no table, decree", "decree", ("announced_table_is_present",), lambda c: c.but(rows=())),
    Kind("no table, agreement", "agreement", ("announced_table_is_present",), lambda c: c.but(rows=())),
    Kind(
        "table of another year",
        "book",
        ("title_year_and_body_years_agree",),
        lambda c: c.but(
            chapters=((*c.chapters[0][:2], f"Indikator Kinerja Utama Kecamatan {c.place} Tahun 2019"), *c.chapters[1:])
        ),
    ),
    Kind(
        "word of the office twice",
        "decree",
        ("office_name_repeats_no_word",),
        lambda c: decree(title=f"INDIKATOR KINERJA UTAMA KECAMATAN KECAMATAN {c.place.upper()}")(c),
    ),
    Kind(
        "placeholders of a template",
        "agreement",
        ("document_is_filled_in",),
        signer(name="${{nama_pejabat}}", nip="${{nip_pejabat}}", rank="${{pangkat}}"),
    ),
    Kind(
        "chapter left out",
        "book",
        ("chapter_numbers_have_no_gap",),
        lambda c: c.but(chapters=(*c.chapters[:2], ("BAB IV", *c.chapters[2][1:]))),
    ),
    Kind("no legal basis, decree", "decree", ("legal_basis_is_present",), lambda c: c.but(laws=())),
    Kind("no legal basis, book", "book", ("legal_basis_is_present",), lambda c: c.but(laws=())),
    Kind("no signature, book", "book", ("signatory_is_present",), _without_signature),
    Kind(
        "one party only",
        "agreement",
        ("agreement_names_two_parties",),
        lambda c: c.but(superior=replace(c.superior, name="")),
    ),
)
