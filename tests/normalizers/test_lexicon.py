"""Words of the domain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.lexicon import hit_rate, join_parts, join_unknown, known, listed, part_glued


@pytest.mark.parametrize(
    "word", ["reviu", "Tupoksi", "trantib", "kamtibmas", "memberdayakan", "kepegawaiannya", "menyusun", "penataan"]
)
def test_known(word: str) -> None:
    assert known(word)


@pytest.mark.parametrize("word", ["xyzzy", "plyanan", "kual1tas", "mxqngk", ""])
def test_unknown(word: str) -> None:
    assert not known(word)


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        pytest.param("kemasyarakatanny", "a", True, id="last letter"),
        pytest.param("UT", "AMA", True, id="two halves"),
        pytest.param("INDIKA", "TOR", True, id="indikator"),
        pytest.param("KINERJ", "A", True, id="kinerja"),
        pytest.param("meng", "koordinasikan", True, id="prefix"),
        pytest.param("pelaya", "nannya", True, id="suffixes"),
        pytest.param("per", "tanian", True, id="prefix that is a word"),
        pytest.param("penopan", "g", True, id="single letter after no word"),
        pytest.param("layanan", "a", False, id="single letter after a word"),
        pytest.param("tata", "kelola", False, id="two words"),
        pytest.param("desa", "di", False, id="preposition after"),
        pytest.param("ke", "desa", False, id="preposition before"),
        pytest.param("yang", "di", False, id="function words"),
        pytest.param("12", "A", False, id="no letters"),
    ],
)
def test_join_parts(first: str, second: str, joined: bool) -> None:
    assert join_parts(first, second) is joined


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("produksi TanamanPangan naik", "produksi Tanaman Pangan naik", id="capital inside"),
        pytest.param("jalan danBangunan", "jalan dan Bangunan", id="small word first"),
        pytest.param("aparat perangkatdaerah", "aparat perangkat daerah", id="all small"),
        pytest.param("Kelembagaanmasyarakat desa", "Kelembagaan masyarakat desa", id="two long words"),
        pytest.param("Kecamatan Sumbersari", "Kecamatan Sumbersari", id="place of two words"),
        pytest.param("RATNASETIAWAN", "RATNASETIAWAN", id="name"),
        pytest.param("kesejahteraan masyarakat", "kesejahteraan masyarakat", id="nothing lost"),
        pytest.param("SIPKDxyz 2016", "SIPKDxyz 2016", id="no words"),
    ],
)
def test_part_glued(text: str, expected: str) -> None:
    assert part_glued(text) == expected


@given(st.text(alphabet="abdegiknmprstuy DPK.,1", max_size=60))
def test_parting_adds_blanks_and_changes_no_letter(text: str) -> None:
    assert part_glued(text).replace(" ", "") == text.replace(" ", "")


def test_hit_rate() -> None:
    assert hit_rate("Meningkatnya kualitas pelayanan publik") == 1.0
    assert hit_rate("Mxqngk plyanan pvblik") == 0.0
    assert hit_rate("12 / 3") == 0.0


def test_lexicon_is_large_and_clean() -> None:
    assert not listed("# Source")
    assert sum(listed(word) for word in ("desa", "kinerja", "akuntabilitas", "penyelenggaraan")) == 4


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        pytest.param("Bappelitba", "ngda", True, id="a name of an office"),
        pytest.param("Perangkat", "desa", False, id="two words"),
        pytest.param("Bappelitbangda", "dan", False, id="a word follows"),
        pytest.param("Simdalev", "Bangda", False, id="a capital opens a name"),
        pytest.param("Dukcapil", "xqzwvtrk", False, id="a long rest"),
        pytest.param("Banyuwangi", "yg", False, id="a word written short"),
        pytest.param("Jamkesda", "thd", False, id="another one"),
    ],
)
def test_join_unknown(first: str, second: str, joined: bool) -> None:
    assert join_unknown(first, second) is joined
