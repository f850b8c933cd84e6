"""Names of regions over two lines, behind a comma or cut short: never the shorter one without a note."""

from __future__ import annotations

import pytest

from normalizers.regions.lines import whole_texts
from normalizers.regions.wilayah import Hint, find_regions
from reference.load import read_rows


@pytest.mark.parametrize(
    ("texts", "whole"),
    [
        pytest.param(["KABUPATEN NIAS", "SELATAN"], ["KABUPATEN NIAS SELATAN", ""], id="two texts"),
        pytest.param(["KABUPATEN NIAS\nSELATAN TAHUN 2020"], ["KABUPATEN NIAS SELATAN\nTAHUN 2020"], id="two lines"),
        pytest.param(["KABUPATEN\nACEH BARAT\nDAYA"], ["KABUPATEN ACEH BARAT DAYA\n\n"], id="three lines"),
        pytest.param(["KECAMATAN BANGKINANG\nKOTA"], ["KECAMATAN BANGKINANG KOTA\n"], id="kota ends a district's name"),
        pytest.param(
            ["KECAMATAN SORONG\nKOTA SORONG"], ["KECAMATAN SORONG\nKOTA SORONG"], id="kota opens the next name"
        ),
        pytest.param(["KECAMATAN KOTA AGUNG\nBARAT"], ["KECAMATAN KOTA AGUNG BARAT\n"], id="a level inside a name"),
        pytest.param(["KABUPATEN KLU-\nNGKUNG"], ["KABUPATEN KLUNGKUNG"], id="a hyphen"),
        pytest.param(["KABUPATEN NIAS\nDINAS KESEHATAN"], ["KABUPATEN NIAS\nDINAS KESEHATAN"], id="another word below"),
        pytest.param(["DINAS SOSIAL\nSELATAN"], ["DINAS SOSIAL\nSELATAN"], id="no level"),
    ],
)
def test_lines(texts: list[str], whole: list[str]) -> None:
    assert whole_texts(texts) == whole


@pytest.mark.parametrize(
    ("text", "code", "notes"),
    [
        pytest.param("KABUPATEN NIAS, SELATAN", "12.14", ("region_misread",), id="a comma inside"),
        pytest.param("KABUPATEN NIAS, SUMATERA UTARA", "12.04", (), id="its province behind a comma"),
        pytest.param("KABUPATEN MINAHASA TEN", "71.07", ("region_misread",), id="the beginning of a longer name"),
        pytest.param("KABUPATEN NIAS S.", None, (), id="a letter of a longer name"),
        pytest.param("KABUPATEN BANDUNG RAYA", None, ("regency_unknown",), id="a name that no list has"),
        pytest.param("INSPEKTORAT MALANG", None, ("level_missing",), id="an office of the kabupaten or the kota"),
        pytest.param("KOTAMOBAGU", None, ("level_missing",), id="a name without its level"),
        pytest.param("INSPEKTORAT DAERAH", None, (), id="an office without a name"),
        pytest.param("KAB. PEG. BINTANG", "95.02", (), id="mountains in short"),
        pytest.param("KOTA MADYA SURABAYA", "35.78", (), id="an old level in two words"),
        pytest.param("KABUPATENNIAS", "12.04", (), id="a level that touches a short name"),
        pytest.param("KECAMATAN 2 X 11 KAYU TANAM KABUPATEN PADANG PARIAMAN", "13.05.15", (), id="digits in a name"),
        pytest.param("KECAMATAN TIRO/TRUSEB KABUPATEN PIDIE", "11.07.21", (), id="a stroke in a name"),
        pytest.param(
            "KECAMATAN KAMPUNG MELAYU KOTA BENGKULU", "17.71.05", (), id="the word of a village in a district's name"
        ),
    ],
)
def test_what_stands_around_a_name(text: str, code: str | None, notes: tuple[str, ...]) -> None:
    parsed = find_regions([Hint("title", text)])
    assert parsed.value is None if code is None else parsed.value is not None and parsed.value.code == code
    assert not notes or parsed.notes == notes


def test_every_name_of_two_words_and_more_is_read_over_lines() -> None:
    for row in read_rows("wilayah/regencies.csv.gz"):
        words = row["name"].split()
        printed = [f"{' '.join(words[:at])}\n{' '.join(words[at:])}" for at in range(1, len(words))]
        for text in (*printed, "\n".join(words)):
            parsed = find_regions([Hint("title", text)])
            assert (parsed.value and parsed.value.code, parsed.notes) == (row["code"], ()), text
