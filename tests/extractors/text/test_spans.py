from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.text.spans import find_citations, find_names, find_nips
from tests.growth import LINEAR, growth


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("UU 23/2014", ["UU 23/2014"], id="slash"),
        pytest.param(
            "Undang – undang Nomor 2 Tahun 1997 tentang X",
            ["Undang – undang Nomor 2 Tahun 1997"],
            id="dash with blanks",
        ),
        pytest.param(
            "Undang- Undang No.32 tahun 2004;", ["Undang- Undang No.32 tahun 2004"], id="hyphen at a line's end"
        ),
        pytest.param("undangundang nomor:5 Tahun 2014", ["undangundang nomor:5 Tahun 2014"], id="glued"),
        pytest.param(
            "Undang-Undang Darurat Nomor 4 Tahun 1956", ["Undang-Undang Darurat Nomor 4 Tahun 1956"], id="darurat"
        ),
        pytest.param(
            "Peraturan Bupati Sampang No. 69 Th 2008 tentang",
            ["Peraturan Bupati Sampang No. 69 Th 2008"],
            id="no and th",
        ),
        pytest.param(
            "PermenPAN Nomor PER/09/M.PAN/5/2007, yang", ["PermenPAN Nomor PER/09/M.PAN/5/2007"], id="ministerial"
        ),
        pytest.param(
            "Permenpan No.Per/20/M.PAN/11/2008 tanggal", ["Permenpan No.Per/20/M.PAN/11/2008"], id="glued number"
        ),
        pytest.param("Tap MPR RI Nomor XI/MPR/1998", ["Tap MPR RI Nomor XI/MPR/1998"], id="tap mpr"),
        pytest.param(
            "PeraturanPresiden Nomor 77 Tahun 2011", ["PeraturanPresiden Nomor 77 Tahun 2011"], id="glued words"
        ),
        pytest.param(
            "Keputusan Gubernur Contoh Nomor 061/Kep.88-Org/2016",
            ["Keputusan Gubernur Contoh Nomor 061/Kep.88-Org/2016"],
            id="decree",
        ),
        pytest.param(
            "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;",
            ["Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"],
            id="constitution",
        ),
        pytest.param(
            "Peraturan Daerah Kabupaten X Nomor Tahun 2014 tentang",
            ["Peraturan Daerah Kabupaten X Nomor Tahun 2014"],
            id="blank number",
        ),
        pytest.param("peraturan perundang-undangan yang berlaku", [], id="law in general"),
        pytest.param("Peraturan Bupati yang mengatur Nomor 5", [], id="a clause between"),
    ],
)
def test_citations(text: str, found: list[str]) -> None:
    assert [text[s.start : s.end] for s in find_citations(text)] == found


@pytest.mark.parametrize(
    ("text", "nip"),
    [
        pytest.param("NIP.19700104 199903 2 001", ["19700104 199903 2 001"], id="glued to the label"),
        pytest.param("NIP197001041999032001", ["197001041999032001"], id="label without stop or blank"),
        pytest.param("197001041999032001", ["197001041999032001"], id="alone"),
        pytest.param("Nomor rekening 197001041999032001 bank", [], id="another number in a sentence"),
        pytest.param("NIP. ..............", [], id="dots"),
        pytest.param("PANIPI 12345678", [], id="inside a word"),
    ],
)
def test_nips(text: str, nip: list[str]) -> None:
    assert [text[s.start : s.end] for s in find_nips(text)] == nip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Gede Putra Aryana,S.Sos.MAP", ["Gede Putra Aryana,S.Sos.MAP"], id="glued degrees"),
        pytest.param("Drs. BASUKIK", ["Drs. BASUKIK"], id="title before"),
        pytest.param("SURATMINAH", [], id="no title"),
    ],
)
def test_names(text: str, name: list[str]) -> None:
    assert [text[s.start : s.end] for s in find_names(text)] == name


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="UndagPertuNo. 0123456789/:;,()Tahunk-", max_size=120))
def test_spans_lie_in_the_text_and_do_not_cross(text: str) -> None:
    spans = find_citations(text)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize("letters", ["A.", "Ab.", "a", "1", "A-"])
@pytest.mark.parametrize("find", [find_names, find_citations, find_nips])
def test_a_long_word_costs_what_it_is_long(find: Callable[[str], object], letters: str) -> None:
    assert growth(find, lambda n: f"Undang-Undang Drs. BUDI {letters * n}, S.Sos.", 4000) < LINEAR


def test_a_name_before_a_long_word_is_found() -> None:
    text = "Drs. BUDI CONTOH, M.Si. " + "A." * 200
    assert [text[s.start : s.end] for s in find_names(text)] == ["Drs. BUDI CONTOH, M.Si."]


_ASK = """
import sys
from extractors.text.spans import find_citations
assert len(find_citations("UU Nomor 23 Tahun 2014")) == 1
assert not [name for name in sys.modules if name.startswith("spacy.cli")], "its command line costs a third of the start"
import spacy.cli
assert spacy.cli.__file__, "whoever asks for it gets the real one"
"""


def test_spacy_is_loaded_without_its_command_line() -> None:
    done = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("sesuai Pergub Jatim 5/2020", ["Pergub Jatim 5/2020"], id="issuer between kind and number"),
        pytest.param("Perwal Batu 3/2021 berlaku", ["Perwal Batu 3/2021"], id="a city"),
        pytest.param("PP dan UU 5/2020", ["UU 5/2020"], id="a kind without number before it"),
        pytest.param(
            "Permenhub Nomor PM 26 Tahun 2015", ["Permenhub Nomor PM 26 Tahun 2015"], id="series of a ministry"
        ),
        pytest.param("SE Menpan Nomor 8/M.PAN-RB/6/2012", ["SE Menpan Nomor 8/M.PAN-RB/6/2012"], id="circular"),
    ],
)
def test_short_citations(text: str, named: list[str]) -> None:
    assert [text[span.start : span.end] for span in find_citations(text)] == named
