from dataclasses import replace

import pytest

from extractors.model.document import Line
from extractors.model.geometry import Box
from extractors.tables.cells.fractions import read_lines
from extractors.tables.cells.typed_fractions import with_bar_resolved
from tests.build import line, quote


def test_a_drawn_bar_becomes_a_slash_with_the_factor_behind() -> None:
    # numerator on two lines, bar, factor at the bar's height, denominator
    lines = [
        line("Jumlah desa yang", x=100, top=100),
        line("maju", x=130, top=112),
        line("x 100%", x=210, top=120),
        line("Jumlah seluruh desa", x=92, top=128),
    ]
    bar = Box(95, 125, 205, 125.6)
    assert read_lines(lines, [bar]).text == "(Jumlah desa yang maju) / (Jumlah seluruh desa) x 100%"


def test_a_factor_that_wraps_beside_the_numerator_stays_whole() -> None:
    lines = [
        line("Jumlah dokumen        x", x=100, top=100),
        line("terbit tepat waktu    100%", x=100, top=112),
        line("Jumlah permohonan", x=100, top=126),
    ]
    bars = [Box(98, 123, 212, 123.5)]
    assert read_lines(lines, bars).text == "(Jumlah dokumen terbit tepat waktu) / (Jumlah permohonan) x 100%"


def test_words_of_a_fraction_keep_their_places_and_drawn_marks_are_told_apart() -> None:
    lines = [line("A", x=100, top=100), line("x 100", x=120, top=108), line("B", x=100, top=116)]
    words = read_lines(lines, [Box(96, 113, 112, 113.5)]).words
    assert [w.text for w in words if not w.drawn] == ["A", "B", "x", "100"]
    assert [w.text for w in words if w.drawn] == ["(", ")", "/", "(", ")"]


def test_text_before_and_after_the_fraction_stays_in_place() -> None:
    lines = [
        line("Persentase dihitung dari", x=40, top=60),
        line("Jumlah A", x=100, top=100),
        Line((*line("=", x=80, top=107).words, *line("x 100%", x=160, top=107).words)),
        line("Jumlah B", x=100, top=116),
        line("setiap tahun", x=40, top=160),
    ]
    text = read_lines(lines, [Box(96, 112.4, 152, 113)]).text
    assert text == "Persentase dihitung dari = (Jumlah A) / (Jumlah B) x 100% setiap tahun"


def test_a_bar_as_wide_as_its_numerator_is_one_where_a_factor_stands_below_the_denominator() -> None:
    # the bar drawn as the border of the numerator: close below it, hardly wider
    lines = [
        line("Jumlah laporan yang", x=100, top=100),
        line("tepat waktu", x=124, top=112),
        line("Jumlah laporan", x=115, top=124),
        line("x 100%", x=100, top=136),
    ]
    bar = Box(98, 121.6, 216, 122.4)
    assert read_lines(lines, [bar]).text == "(Jumlah laporan yang tepat waktu) / (Jumlah laporan) x 100%"


def test_an_underline_is_no_fraction_bar() -> None:
    lines = [line("Sangat penting", x=100, top=100), line("untuk dicatat", x=100, top=112)]
    assert read_lines(lines, [Box(100, 110.5, 180, 111)]).text == "Sangat penting untuk dicatat"


def test_a_bar_longer_than_what_stands_above_it_is_no_underline() -> None:
    lines = [line("Biaya operasi", x=160, top=100), line("Pendapatan operasi", x=150, top=112)]
    assert read_lines(lines, [Box(100, 110.5, 300, 111)]).text == "(Biaya operasi) / (Pendapatan operasi)"


def test_an_underlined_numerator_stands_over_a_wider_denominator() -> None:
    lines = [line("Pasien mati x 1000", x=100, top=100), line("Pasien keluar hidup dan mati", x=64, top=112)]
    assert read_lines(lines, [Box(98, 109, 168, 109)]).text == "(Pasien mati) / (Pasien keluar hidup dan mati) x 1000"


def test_a_row_of_dashes_is_a_bar() -> None:
    lines = [line("Jumlah A"), line("--------- X 100", top=84), line("Jumlah B", top=96)]
    assert read_lines(lines).text == "(Jumlah A) / (Jumlah B) X 100"


def underlined(text: str) -> Line:
    """Return a line without geometry whose words are underlined, but for a factor and an equals sign."""
    plain = line(text, page=None)
    return replace(plain, words=tuple(w._replace(underlined=w.text not in {"=", "x", "100%"}) for w in plain.words))


@pytest.mark.parametrize(
    ("rows", "below"),
    [
        pytest.param(("Jumlah desa maju",), ("x 100%", "Jumlah desa"), id="factor between"),
        pytest.param(("Jumlah desa maju x 100%",), ("Jumlah desa",), id="factor behind the numerator"),
        pytest.param(("Jumlah desa maju",), ("Jumlah desa x 100%",), id="factor behind the denominator"),
        pytest.param(("Jumlah desa", "maju"), ("Jumlah desa", "x 100%"), id="two lines"),
    ],
)
def test_an_underlined_numerator_typed_in_docx_is_a_fraction(rows: tuple[str, ...], below: tuple[str, ...]) -> None:
    lines = [*map(underlined, rows), *(line(text, page=None) for text in below)]
    assert read_lines(lines).text == "(Jumlah desa maju) / (Jumlah desa) x 100%"


def test_underlined_words_without_a_factor_are_only_stressed() -> None:
    lines = [underlined("Sangat penting"), line("untuk dicatat", page=None)]
    assert read_lines(lines).text == "Sangat penting untuk dicatat"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jumlah A -------- x 100% Jumlah B", "(Jumlah A) / (Jumlah B) x 100%"),
        ("Jumlah A -------- Jumlah B", "(Jumlah A) / (Jumlah B)"),
        ("Jumlah A -------- x 100%", "Jumlah A -------- x 100%"),
        ("Jumlah A - Jumlah B", "Jumlah A - Jumlah B"),
    ],
    ids=["with its factor", "without factor", "no denominator", "a minus"],
)
def test_a_typed_bar_whose_denominator_came_later(text: str, expected: str) -> None:
    assert with_bar_resolved(quote(text)).text == expected
