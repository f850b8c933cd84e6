"""Rules on decrees: number, date, rulings, considerations, and the annex that belongs to them."""

from __future__ import annotations

import itertools
import re
import string
from collections.abc import Iterator

from pipeline.audit.check import Check, on_document, rule
from pipeline.records.dossier import Dossier
from reference.load import read_patterns, read_rows
from reference.shared import ruling_numbers

_RULINGS = "|".join(ruling_numbers())
_USUAL = "|".join(row["words"].split("|")[0].upper() for row in read_rows("diktum.csv"))
_OPENS = re.compile(rf"\b({_USUAL})\s*:")  # a ruling named again stands inside the text of the one before
_WORDS = read_patterns("rule_words.toml", "decree", rulings=_RULINGS)
_LETTERS = _WORDS["letters"]
_OF_A_LAW = _WORDS["of_a_law"]  # the letter of an article, not of this list
_REFERENCE = _WORDS["reference"]
_WHOLE_DATE = read_patterns("rule_words.toml", "words")["whole_date"]  # a day is printed, whatever of it was understood


@rule(
    severity="error",
    title_id="Nomor keputusan terisi.",
    source="UU 12/2011, lampiran II (judul); Permendagri 80/2015",
    absence=True,
)
def decree_number_is_present(dossier: Dossier) -> Iterator[Check]:
    """A decree has its whole number."""
    facts = dossier.facts
    if facts is None or facts.decree is None:
        return
    number = facts.decree_number.value
    line = facts.decree.number_line or facts.decree.kind
    if line.other_ink:
        return  # decree_is_dated_in_print speaks of it
    yield Check(
        number is not None and number.number is not None, quotes=(line,), found=facts.decree_number.raw,
        message_id="Nomor keputusan kosong atau tidak lengkap.",
        message_en="The number of the decree is blank or incomplete.", **on_document(dossier),
    )  # fmt: skip


@rule(
    severity="warning",
    title_id="Tanggal keputusan lengkap sampai harinya.",
    source="UU 12/2011, lampiran II (penutup: tanggal penetapan)",
    absence=True,
)
def decree_date_has_a_day(dossier: Dossier) -> Iterator[Check]:
    """The date of a decree has a day."""
    facts = dossier.facts
    if facts is None or facts.decree is None or not facts.decree.date_line or facts.decree.date_line.other_ink:
        return  # decree_is_dated_in_print speaks of what is written by hand
    date = facts.decree_date.value
    has_day = date is not None and date.precision == "day"
    yield Check(
        has_day or bool(_WHOLE_DATE.search(facts.decree.date_line.text)), quotes=(facts.decree.date_line,),
        found=facts.decree_date.raw,
        message_id="Tanggal keputusan tidak memuat hari.",
        message_en="The date of the decree has no day.", **on_document(dossier),
    )  # fmt: skip


@rule(
    severity="info",
    about="reader",
    title_id="Nomor dan tanggal keputusan tercetak.",
    source="UU 12/2011, lampiran II (judul; penutup: tanggal penetapan)",
)
def decree_is_dated_in_print(dossier: Dossier) -> Iterator[Check]:
    """The number and the date of a decree are printed: what is written by hand has to be compared with the page."""
    facts = dossier.facts
    if facts is None or facts.decree is None:
        return
    for line in (facts.decree.number_line, facts.decree.date_line):
        if line:
            yield Check(
                not line.other_ink, quotes=(line,), found=line.text,
                message_id="Nomor atau tanggal keputusan ditulis tangan atau dicap; bandingkan dengan halamannya.",
                message_en="The number or the date of the decree is written by hand or stamped; compare it with the page.",
                **on_document(dossier),
            )  # fmt: skip


@rule(severity="warning", title_id="Diktum berurutan tanpa loncatan.", source="UU 12/2011, lampiran II", absence=True)
def diktum_numbers_have_no_gap(dossier: Dossier) -> Iterator[Check]:
    """The rulings of a decree are numbered without a gap."""
    for decree in dossier.blocks.decrees:
        numbers = [(d, _ordinal(d.label.text)) for d in decree.dikta]
        for (before, a), (after, b) in itertools.pairwise(numbers):
            if a is None or b is None:
                continue
            yield Check(
                b == a + 1, quotes=(before.label, after.label), found=f"{before.label.text} → {after.label.text}",
                message_id=f"Sesudah diktum {before.label.text} langsung {after.label.text}; ada diktum yang terlewat.",
                message_en=f"Ruling {after.label.text} follows {before.label.text}; one is missing.", **on_document(dossier),
            )  # fmt: skip
        for diktum, again in ((d, m) for d in decree.dikta for m in _OPENS.finditer(d.text.text)):
            yield Check(
                False, quotes=(diktum.text.part(*again.span()),), found=f"{diktum.label.text} → {again[1]}",
                message_id=f"Diktum {again[1]} tercetak lagi sesudah diktum {diktum.label.text}.",
                message_en=f"Ruling {again[1]} is printed again after ruling {diktum.label.text}.", **on_document(dossier),
            )  # fmt: skip


def _ordinal(word: str) -> int | None:
    return ruling_numbers().get(word.casefold())


@rule(severity="warning", title_id="Diktum yang dirujuk memang ada.", source="UU 12/2011, lampiran II", absence=True)
def diktum_reference_exists(dossier: Dossier) -> Iterator[Check]:
    """A ruling that another ruling refers to is there."""
    if dossier.text_source in ("ocr", "mixed"):
        return  # a label lost to the reader is no gap of the document
    for decree in dossier.blocks.decrees:
        labels = {_ordinal(d.label.text.split()[0]) for d in decree.dikta if d.label.text.split()}
        for diktum in decree.dikta:
            for match in _REFERENCE.finditer(diktum.text.text):
                number = _ordinal(match[1])
                if number is not None and len(labels) > 1:
                    yield Check(
                        number in labels, **on_document(dossier), quotes=(diktum.text.part(*match.span()),), found=match[1],
                        message_id=f"Keputusan merujuk diktum {match[1].upper()}, tetapi diktum itu tidak ada.",
                        message_en=f"The text refers to diktum {match[1].upper()}, which is not there.",
                    )  # fmt: skip


@rule(
    severity="warning",
    title_id="Huruf pada Menimbang berurutan tanpa loncatan.",
    source="UU 12/2011, lampiran II no. 20-24",
    absence=True,
)
def consideration_letters_have_no_gap(dossier: Dossier) -> Iterator[Check]:
    """The considerations of a decree are lettered without a gap."""
    if dossier.text_source in ("ocr", "mixed"):
        return  # a mark lost to the reader is no gap of the document
    for decree in dossier.blocks.decrees:
        letters = [c.mark.text.strip(" .()")[:1] for c in decree.considerations]
        if len(letters) < 2:
            continue
        gaps = [(a, b) for a, b in itertools.pairwise(range(len(letters))) if ord(letters[b]) != ord(letters[a]) + 1]
        first = letters[0] != "a"
        quotes = tuple(decree.considerations[k].mark for pair in gaps[:1] for k in pair) or (
            decree.considerations[0].mark,
        )
        yield Check(
            not gaps and not first, **on_document(dossier), quotes=quotes, found=", ".join(letters),
            expected=", ".join(string.ascii_lowercase[: len(letters)]),
            message_id=f"Huruf pada Menimbang meloncat: {', '.join(letters)}.",
            message_en=f"The letters of the considerations skip: {', '.join(letters)}.",
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Huruf yang dirujuk dalam Menimbang memang ada.",
    source="UU 12/2011, lampiran II no. 24",
    absence=True,
)
def consideration_reference_exists(dossier: Dossier) -> Iterator[Check]:
    """A consideration to which another one refers ("dimaksud dalam huruf a dan huruf b") is there."""
    if dossier.text_source in ("ocr", "mixed"):
        return
    for decree in dossier.blocks.decrees:
        letters = {c.mark.text.strip(" .()")[:1] for c in decree.considerations}
        for consideration in decree.considerations:
            for match in _LETTERS.finditer(consideration.text.text):
                if _OF_A_LAW.search(consideration.text.text[: match.start()]):
                    continue
                named = [x for x in re.findall(r"\b[a-z]\b", match["letters"]) if x]
                lost = [x for x in named if x not in letters]
                yield Check(
                    not lost, **on_document(dossier), quotes=(consideration.text.part(*match.span()),),
                    found=", ".join(lost) or None,
                    message_id=f"Dokumen merujuk huruf {', '.join(lost)}, tetapi huruf itu tidak ada dalam Menimbang.",
                    message_en=f"The text refers to letter {', '.join(lost)}, which is not among the considerations.",
                )  # fmt: skip


@rule(
    severity="warning",
    title_id="Tahun pada nomor dan pada tanggal keputusan sama.",
    source="Permendagri 80/2015 (penomoran dan penanggalan)",
)
def decree_number_and_date_agree(dossier: Dossier) -> Iterator[Check]:
    """The year in a decree's number is that of its date."""
    facts = dossier.facts
    if facts is None or facts.decree_number.value is None or facts.decree_date.value is None:
        return
    numbered, dated = facts.decree_number.value.year, facts.decree_date.value.year
    if numbered is None or dated is None or dossier.text_source in ("ocr", "mixed"):
        return
    yield Check(
        numbered == dated, **on_document(dossier), quotes=(facts.decree_number.quote, facts.decree_date.quote),
        found=str(dated), expected=str(numbered),
        message_id=f"Nomor keputusan memuat tahun {numbered}, tetapi tanggalnya tahun {dated}.",
        message_en=f"The number of the decree carries {numbered}, but its date is in {dated}.",
    )  # fmt: skip


RULES = (
    decree_number_and_date_agree,
    diktum_reference_exists,
    consideration_letters_have_no_gap,
    consideration_reference_exists,
    decree_number_is_present,
    decree_date_has_a_day,
    decree_is_dated_in_print,
    diktum_numbers_have_no_gap,
)
