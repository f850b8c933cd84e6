"""Two lists of acts are one reference: what the longer one adds, and what rests on general knowledge alone."""

from __future__ import annotations

import pytest

from normalizers.regulations.peraturan import Peraturan, parse_peraturan
from normalizers.regulations.reference import (
    Repeal,
    amendments_of,
    check_against_reference,
    find_entry,
    repeal_of,
    title_of,
    unchecked_amendments_of,
)


def parsed(text: str) -> Peraturan:
    value = parse_peraturan(text).value
    assert value is not None
    return value


@pytest.mark.parametrize(
    ("text", "year", "by"),
    [
        pytest.param(
            "Peraturan Pemerintah Nomor 100 Tahun 2000", 2018, Repeal("PP 11/2017", 2017, True), id="of the longer list"
        ),
        pytest.param("Peraturan Pemerintah Nomor 100 Tahun 2000", 2017, None, id="in the year of its repeal"),
        pytest.param(
            "Undang-Undang Nomor 32 Tahun 2004", 2016, Repeal("UU 23/2014", 2014, True), id="of the shorter list"
        ),
        pytest.param(
            "Permendagri Nomor 100 Tahun 2018", 2023, Repeal("PERMENDAGRI 59/2021", 2021, False), id="of both"
        ),
        pytest.param(
            "Perpres Nomor 25 Tahun 2008", 2023, Repeal("PERPRES 96/2018", 2018, False), id="general knowledge, shorter"
        ),
        pytest.param(
            "Undang-Undang Nomor 38 Tahun 2014", 2024, Repeal("UU 17/2023", 2023, False), id="general knowledge, longer"
        ),
        pytest.param(
            "Undang-Undang Nomor 13 Tahun 1980", 2010, Repeal("UU 38/2004", 2004, True), id="the later act's title"
        ),
        pytest.param("Undang-Undang Nomor 23 Tahun 2014", 2023, None, id="in force"),
    ],
)
def test_both_lists_tell_what_was_repealed(text: str, year: int, by: Repeal | None) -> None:
    assert repeal_of(parsed(text), year) == by


def test_both_lists_tell_what_was_amended() -> None:
    assert amendments_of(parsed("Peraturan Presiden Nomor 82 Tahun 2018")) == (
        "PERPRES 75/2019",
        "PERPRES 64/2020",
        "PERPRES 59/2024",
    )


def test_an_amendment_by_general_knowledge_is_told_from_one_that_a_text_tells() -> None:
    assert unchecked_amendments_of(parsed("Peraturan Presiden Nomor 82 Tahun 2018")) == {"PERPRES 64/2020"}
    assert unchecked_amendments_of(parsed("Undang-Undang Nomor 23 Tahun 2014")) == frozenset()


def test_an_act_of_the_shorter_list_gets_the_gazette_that_the_longer_one_has() -> None:
    (told,) = check_against_reference(parsed("Peraturan Presiden Nomor 16 Tahun 2018 tentang Pengadaan Barang/Jasa Pemerintah "
        "(Lembaran Negara Republik Indonesia Tahun 2018 Nomor 34)"))  # fmt: skip
    assert (told.code, told.expected, told.found) == ("ln_differs", "LN 33", "LN 34")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param("Peraturan Menteri Dalam Negeri Nomor 104 Tahun 2018 tentang Kesehatan Ternak Sukamaju", ["title_differs"],
            id="read in public texts"),
        pytest.param("Peraturan Menteri Dalam Negeri Nomor 71 Tahun 2012 tentang Kesehatan Ternak Sukamaju", [],
            id="by general knowledge"),
    ],
)  # fmt: skip
def test_what_nobody_checked_is_no_measure(text: str, codes: list[str]) -> None:
    regulation = parsed(text)
    assert find_entry(regulation) is not None
    assert [d.code for d in check_against_reference(regulation)] == codes


@pytest.mark.parametrize(
    ("key", "title"),
    [
        pytest.param(
            "permendagri-104-2018",
            "Penilaian dan Pemberian Penghargaan dan/atau Insentif Inovasi Daerah",
            id="longer list",
        ),
        pytest.param("permendagri-71-2012", None, id="by general knowledge"),
        pytest.param("pp-72-1991", None, id="in capitals, as the corpus prints it"),
        pytest.param("permendagri-86-1999", None, id="in no list"),
    ],
)
def test_the_title_of_an_act_is_one_that_was_checked(key: str, title: str | None) -> None:
    assert title_of(key) == title
