"""Forty spellings of a number are found; what is no number of a person stays."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.outputs.persons.known import _digits_printed
from pipeline.outputs.persons.numbers import KnownNumbers, find_birth_dates
from pipeline.outputs.persons.plain import plain, readings

NIP = "197002021995031001"
PARTS = ("19700202", "199503", "1", "001")
SPELLINGS = {
    "together": NIP, "spaced": " ".join(PARTS), "dotted": ".".join(PARTS), "hyphens": "-".join(PARTS),
    "slashes": "/".join(PARTS), "commas": ",".join(PARTS), "colons": ":".join(PARTS), "underscores": "_".join(PARTS),
    "quotes": "'".join(PARTS), "bars": "|".join(PARTS), "brackets": f"({PARTS[0]})({PARTS[1]})({PARTS[2]})({PARTS[3]})",
    "long dashes": "–".join(PARTS), "longest dashes": " — ".join(PARTS), "stars": "*".join(PARTS),
    "three signs": " / ".join(PARTS), "bars in room": " | ".join(PARTS), "each digit": " ".join(NIP),
    "each digit dotted": ".".join(NIP), "unbroken spaces": "\u00a0".join(PARTS), "lines": "\n".join(PARTS),
    "tabs": "\t".join(PARTS), "a dot before": f".{NIP}", "a comma before": f",{NIP}", "label": f"NIP.{NIP}",
    "label twice": f"NIP. NIP.{NIP}", "letters before": f"lapor{NIP}", "letters after": f"{NIP}camat",
    "letter O": NIP.replace("0", "O"), "letter o": NIP.replace("0", "o"), "letter l": NIP.replace("1", "l"),
    "letter L": NIP.replace("1", "L"), "letter s": NIP.replace("5", "s"),
    "letter I": NIP.replace("1", "I"), "O and l": NIP.replace("0", "O").replace("1", "l"),
    "a bar for one": NIP.replace("1", "|"), "full width": "".join(chr(ord(c) + 0xFEE0) for c in NIP),
    "arabic": "".join(chr(ord(c) - 48 + 0x660) for c in NIP), "bold": "".join(chr(ord(c) - 48 + 0x1D7CE) for c in NIP),
    "unseen letters": "\u200b".join(NIP), "soft hyphens": "\u00ad".join(PARTS), "seventeen": f"NIP {NIP[:9]}{NIP[10:]}",
    "nineteen": f"NIP {NIP[:9]}0{NIP[9:]}", "file name": f"NIP_{NIP}.pdf", "cyrillic o": NIP.replace("0", "О"),
    "B for 8 and S for 5": NIP.replace("5", "S"), "month that is none": f"NIP. 19701302 {' '.join(PARTS[1:])}",
    "contract": "19700202 202121 1 001", "behind a row number": f"12. {' '.join(PARTS)}",
    "raised": "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(c)] for c in NIP), "circled": "".join("⓪①②③④⑤⑥⑦⑧⑨"[int(c)] for c in NIP),
    "black circles": "".join("⓿❶❷❸❹❺❻❼❽❾"[int(c)] for c in NIP),
    "other circles": "".join("🄋➀➁➂➃➄➅➆➇➈"[int(c)] for c in NIP),
    "with full stops": "".join("🄀⒈⒉⒊⒋⒌⒍⒎⒏⒐"[int(c)] for c in NIP), "keycaps": "".join(f"{c}\ufe0f\u20e3" for c in NIP),
    "ideographic zeros": NIP.replace("0", "〇"), "thousands": "197.002.021.995.031.001", "boxes": "".join(f"[{c}]" for c in NIP),
    "blanks of a link": "%20".join(PARTS), "letters of a link": "".join(f"%{ord(c):02X}" for c in NIP),
    "link in a link": "".join(f"%25{ord(c):02x}" for c in NIP), "blanks of a page": "&nbsp;".join(PARTS),
    "letters of a page": "".join(f"&#{ord(c)};" for c in NIP), "page in a page": "".join(f"&amp;#x{ord(c):x};" for c in NIP),
    "letters of a program": "".join(f"\\u{ord(c):04x}" for c in NIP), "letters of a mail": "".join(f"={ord(c):02X}" for c in NIP),
    "letters of a script": "".join(f"\\u{{{ord(c):x}}}" for c in NIP),
    "digits by eights": "".join(f"\\{ord(c):03o}" for c in NIP),
    "letters of a style sheet": "".join(f"\\{ord(c):x} " for c in NIP), "turned round": f"\u202e{NIP[::-1]}",
    "behind a share": f"90%{NIP}",
}  # fmt: skip
# found only where the number is known
SCATTERED = {
    "tags": "</b><b>".join(PARTS), "words": " dan ".join(PARTS), "behind other digits": f"q24{'&ensp;x '.join(PARTS)}",
    "many dots": ".............".join(PARTS), "one a line of a list": "\n- butir ".join(PARTS),
}  # fmt: skip
# found as parts of a known number: cut off, or with other digits before them or inside them
PARTS_OF_ONE = {
    "cut off behind another number": f"28 {NIP[:13]}", "cut off behind the birth date": f"28 {NIP[:9]}",
    "a long figure": f"8.5{NIP[:14]}e+19", "the end alone": f"7 {NIP[6:]}",
    "other digits inside": f"{NIP[:12]}77{NIP[12:]}",
}  # fmt: skip
STAYS = (
    "Target 2019 2020 2021 2022 2023 2024", "Peraturan Menteri Nomor 53 Tahun 2014, Lembaran Negara Nomor 5587",
    "90 91 92 93 94 95 96 97 98", "Rp 1.250.000.000,00 dan Rp 2.300.000.000,00", "(021) 3456789, 0812 3456 7890",
    "Nomor 188/01/KEP/434.501/2024 tanggal 12 Januari 2024", "1 2 3 4 5 6 7 8 9 10 11 12", "2019 | 2020 | 2021 | 2022 | 2023",
    "12,5 13,7 14,9 15,1 16,2 17,3", "BOGOR SOLO BILI IBIZ", "Desa 1001 1002 1003 1004 1005",
)  # fmt: skip


@pytest.mark.parametrize("known", [True, False], ids=["known", "unknown"])
@pytest.mark.parametrize("text", SPELLINGS.values(), ids=SPELLINGS)
def test_a_number_is_found_however_it_is_written(text: str, known: bool) -> None:
    numbers = KnownNumbers({NIP} if known else ())
    left = f"Camat {text} Sukamaju"
    found = [number for seen in readings(left) for number in numbers.find(seen)]
    for start, end in sorted({(n.start, n.end) for n in found}, reverse=True):
        left = left[:start] + left[end:]
    assert found
    assert not any(c.isdigit() for c in left.replace("12.", "").replace("90", "")), left


@pytest.mark.parametrize("text", SCATTERED.values(), ids=SCATTERED)
def test_a_known_number_is_found_whatever_stands_between_its_digits(text: str) -> None:
    found = [number for seen in readings(f"Camat {text} 5") for number in KnownNumbers({NIP}).find(seen)]
    start, end = min(n.start for n in found), max(n.end for n in found)
    assert f"Camat {text} 5"[start:end].startswith("1970")
    assert f"Camat {text} 5"[start:end].endswith("001")


@pytest.mark.parametrize("text", PARTS_OF_ONE.values(), ids=PARTS_OF_ONE)
def test_most_of_a_known_number_is_found(text: str) -> None:
    found = [n for seen in readings(f"Camat {text} x") for n in KnownNumbers({NIP}).find(seen)]
    left = f"Camat {text} x"
    for start, end in sorted({(n.start, n.end) for n in found}, reverse=True):
        left = left[:start] + left[end:]
    assert sum(c.isdigit() for c in left) <= 8, left
    assert "1970" not in left


def test_eleven_digits_of_a_known_number_may_be_any_number() -> None:
    assert list(KnownNumbers({NIP}).find(plain(f"Rp 5.{NIP[3:14]}"))) == []


def test_digits_far_from_one_another_are_no_number() -> None:
    text = "19700202 " + "kata " * 10 + "199503 1 001"
    assert [n for seen in readings(text) for n in KnownNumbers({NIP}).find(seen) if n.digits == NIP] == []


@pytest.mark.parametrize("text", STAYS)
def test_what_is_no_number_of_a_person_stays(text: str) -> None:
    assert list(KnownNumbers({NIP}).find(plain(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "19700202",
        "02-02-1970",
        "1970-02-02",
        "2 Februari 1970",
        "02.02.70",
        "2 Feb 1970",
        "02021970",
        "2 / 2 / 1970",
        "85 02/02/1970",
        "1 2 Februari 1970",
        "f59_02-02-1970",
        "5802-02-1970",
        "591970-02-02",
        "February 2, 1970",
        "Feb 2nd, 1970",
        "2-II-1970",
        "02 – II – 1970",
        "2.Ⅱ.1970",
        "1970-II-02",
        "1970 Februari 2",
        "1970-Feb-02",
        "2 bulan 2 tahun 1970",
        "tgl 2 bln 02 thn 1970",
        "tanggal 2 bulan Februari tahun 1970",
        "2 (dua) Februari 1970",
        "2 (dua) Februari 1970 (seribu sembilan ratus tujuh puluh)",
        "2 Februari tahun 1970",
        "2 Peb '70",
    ],
)
def test_a_birth_date_of_somebody_known_is_found(text: str) -> None:
    known = KnownNumbers({NIP}).birth_dates
    assert known == {date(1970, 2, 2)}
    assert len(list(find_birth_dates(plain(f"lahir {text} di Sukamaju"), known))) >= 1
    others = (
        "lahir 3 Februari 1970, 03-02-1970, 119700202, 2 Maret 1970, 2-III-1970, 1970 Maret 2, 2 bulan 3 tahun 1970"
    )
    assert list(find_birth_dates(plain(others), known)) == []


@pytest.mark.parametrize("text", ["2-2-2001", "2-2-01", "02/02/'01", "2 Feb 01", "2-II-01"])
def test_a_birth_date_after_1999_is_found_with_two_digits_of_its_year(text: str) -> None:
    """A year of two digits was one of the nineteen hundreds alone: "2-2-01" stayed."""
    assert list(find_birth_dates(plain(f"lahir {text} di Sukamaju"), frozenset({date(2001, 2, 2)})))
    assert list(find_birth_dates(plain(f"lahir {text} di Sukamaju"), frozenset({date(2002, 2, 2)}))) == []


@pytest.mark.parametrize("letter", ["S", "L", "O", "I"])
def test_a_number_printed_with_letters_for_digits_is_known(letter: str) -> None:
    printed = NIP.replace({"S": "5", "L": "1", "O": "0", "I": "1"}[letter], letter)
    tables = {"signatories": [{"nip_raw": printed, "nip": None}], "officials": []}
    assert NIP in _digits_printed(tables)
