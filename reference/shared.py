"""Facts that the extractors and the normalizers both need, each read from its one file: alternatives for their patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from reference.load import read_rows, read_settings


@cache
def frame_words(name: str) -> str:
    """Return the spellings of a word of a citation's frame ("nomor", "tahun", "tentang"), longest first, as alternatives."""
    return alternatives(read_settings("kata_rujukan.toml")[name])


@cache
def villages() -> str:
    """Return the words for a village ("desa", "nagari", "gampong"), as alternatives."""
    return alternatives([word for row in read_rows("kata_desa.csv") for word in row["words"].split("|")])


@cache
def village_heads() -> str:
    """Return the words for the head of a village ("kepala desa", "wali nagari"), as alternatives."""
    return alternatives([word for row in read_rows("kata_desa.csv") for word in row["heads"].split("|")])


@cache
def short_kinds() -> str:
    """Return the abbreviations that stand for a kind of regulation as one word ("perda", "permen\\w*"), as alternatives."""
    found = [part for row in read_rows("jenis_peraturan.csv") if row["short"] for part in row["short"].split("|")]
    return "|".join(sorted(dict.fromkeys(found), key=lambda w: (-len(w), w)))


@cache
def region_levels() -> dict[str, str]:
    """Return the level that a word says of the name behind it ("kab": kabupaten, "bupati" too); none that is a name itself."""
    return {row["word"]: row["level"] for row in read_rows("kata_wilayah.csv") if not row["name"]}


@cache
def heads_of_regions() -> frozenset[str]:
    """Return the titles, in small letters, behind which the name of their region stands ("bupati", "wali kota")."""
    return frozenset(
        row["title"] for row in read_rows("kepala_daerah.csv") if row["level"] and row["title"] in region_levels()
    )


@cache
def ruling_numbers() -> dict[str, int]:
    """Return the number of a decree's ruling by the word that is printed for it, in small letters ("kesatu", "pertama": 1)."""
    return {word: int(row["number"]) for row in read_rows("diktum.csv") for word in row["words"].split("|")}


def promulgates(text: str) -> bool:
    """Return whether a line says who promulgates a regulation ("Diundangkan di ..."), not who issues it."""
    return text.casefold().startswith(tuple(read_settings("kata_rujukan.toml")["diundangkan"]))


@cache
def month_names() -> dict[str, int]:
    """Return the number of the month by each of its spellings in small letters."""
    return {name: int(row["month"]) for row in read_rows("bulan.csv") for name in row["variants"].split("|")}


@cache
def month_full_names() -> frozenset[str]:
    """Return the names of the months in small letters, as they are spelt rightly."""
    return frozenset(row["name"].casefold() for row in read_rows("bulan.csv"))


@cache
def month_words() -> str:
    """Return the spellings of the months as alternatives."""
    return alternatives(month_names())


@cache
def digit_lookalikes(where: str = "slots") -> dict[int, int]:
    """Return the table for str.translate that makes letters the digits that they look like.

    `where`: the list of angka_mirip.toml that names them, those of "slots" that want a number or all "letters".
    """
    table = read_settings("angka_mirip.toml")
    digit_of = dict(zip(table["letters"], table["digits"], strict=True))
    return str.maketrans({letter: digit_of[letter] for letter in table[where]})


@cache
def sure_digits() -> str:
    """Return the letters that are taken for digits in running text, for a class of characters."""
    return str(read_settings("angka_mirip.toml")["sure"])


@cache
def nip_label() -> str:
    """Return the pattern of the label of an employee number, misread letters included."""
    return str(read_settings("nip.toml")["label"])


@cache
def nip_shape() -> str:
    """Return the pattern of the eighteen digits of an employee number that may be one."""
    return str(read_settings("nip.toml")["shape"])


def alternatives(words: Iterable[str]) -> str:
    """Return words as alternatives of a pattern, longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def front_titles() -> str:
    """Return the titles before a name, each with its stop, as alternatives ("Drs.", "DRS.", "Hj.")."""
    rows = [row for row in read_rows("gelar.csv") if row["position"] == "front"]
    return "|".join(sorted({_printed(form) for row in rows for form in (row["canonical"], row["canonical"].upper())}))


@cache
def back_titles() -> str:
    """Return the degrees behind a name as alternatives, with or without their stops, longest first."""
    rows = [row["canonical"] for row in read_rows("gelar.csv") if row["position"] == "back"]
    forms = {_printed(form) for name in rows for form in (name, name.upper())}
    return "|".join(sorted(forms, key=lambda form: (-len(form), form)))


def _printed(title: str) -> str:
    """Return the pattern of a title whose stops may be left out or followed by a blank ("S.Sos." is "S. Sos", "SSos")."""
    parts = [re.escape(part) for part in title.split(".") if part]
    return r"\.?\s?".join(parts)


@cache
def _usually_parted() -> tuple[tuple[str, str], ...]:
    return tuple((row["seen"], row["printed"]) for row in read_rows("huruf_menyatu.csv") if row["usual"])


def unparted(word: str) -> str:
    """Return a small word with the pairs of letters that readers of scans see in one made that letter ("undarig": "undang")."""
    for seen, printed in _usually_parted():
        word = word.replace(seen, printed)
    return word
