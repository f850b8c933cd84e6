"""Whose sheet a row of indicators stands on: the head's of the office, or that of a section below."""

from __future__ import annotations

import re
from functools import lru_cache

from normalizers.text import fold
from pipeline.records.dossier import Dossier
from pipeline.records.indicator import IndicatorRecord
from reference.load import read_patterns, read_settings

OF_OFFICERS = ("iku", "iki", "perjanjian_kinerja")  # kinds with sheets of the head and of sections; plans list money
ALIKE = 0.75  # likeness from which a section's goal or indicator is the head's, worded a little otherwise
_OFFICES_OF = read_settings("meaning_words.toml")["headed"]  # by the officer who heads them
_WORDS = read_patterns("rule_words.toml", "cascade")
_BELOW, _OFFICER = _WORDS["below"], _WORDS["officer"]  # a section or its officer; an officer who signs for nobody else


def office_of(dossier: Dossier) -> str:
    """Return the office of a document in small letters; "" where it names none."""
    value = dossier.facts.institution.value if dossier.facts is not None else None
    return value.name.casefold() if value is not None else ""


def holder_of(dossier: Dossier, record: IndicatorRecord) -> str:
    """Return who holds the sheet of a row: "" for the office's head, else the section as printed.

    Where no unit stands above the table, or the office alone, the position of the agreement's only first party, or of the only
    signer, tells.
    """
    office = office_of(dossier)
    named = section_of(record.unit_name.text, office) if record.unit_name else ""
    return named or _signing_section(dossier, office)


@lru_cache(maxsize=4096)
def section_of(unit: str, office: str) -> str:
    """Return the section that a printed unit names; "" where it is the office itself, or its head by title."""
    plain = " ".join(unit.split())
    rest = re.sub(re.escape(office), " ", plain, flags=re.IGNORECASE) if office else plain
    if _BELOW.search(rest):
        return " ".join(rest.split())
    a, b = fold(plain), fold(office)
    own = not a or (bool(b) and (a in b or b in a))
    headed = any(a.removeprefix(officer) == b.removeprefix(of) for officer, of in _OFFICES_OF.items())
    return "" if own or headed else plain


def _signing_section(dossier: Dossier, office: str) -> str:
    """Return the section whose officer alone signs a document as its first party, or at all; "" where nobody of one does."""
    for role, wanted in (("pihak_pertama", _BELOW), ("penanda_tangan", _OFFICER)):
        titles = {r.jabatan.value.title for r in dossier.signatories if r.role == role and r.jabatan.value is not None}
        if titles:
            title = min(titles)
            return title if len(titles) == 1 and section_of(title, office) and wanted.search(title) else ""
    return ""
