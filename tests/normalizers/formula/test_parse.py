"""Formulas in the notations of real IKU tables."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.formula.parse import parse_formula
from tests.growth import LINEAR, growth

RATIOS = [
    pytest.param(
        "(Jumlah desa maju / jumlah seluruh desa) * 100%", "Jumlah desa maju", "jumlah seluruh desa", (), id="inline"
    ),
    pytest.param("A / B x 100 %", "A", "B", (), id="blank before percent"),
    pytest.param("(A) / (B) x 100%", "A", "B", (), id="stacked"),
    pytest.param("(A/B) x 100%", "A", "B", (), id="single letters"),
    pytest.param("A x 100% / B", "A", "B", (), id="factor before the slash"),
    pytest.param(
        "Jumlah A x 100% Jumlah B", "Jumlah A", "Jumlah B", ("denominator_after_factor",), id="denominator last"
    ),
    pytest.param(
        "Jumlah desa aktif ------- Jumlah desa X 100%", "Jumlah desa aktif", "Jumlah desa", (), id="dashes as bar"
    ),
    pytest.param("Jumlah A dibagi jumlah B dikalikan 100%", "Jumlah A", "jumlah B", (), id="dibagi"),
    pytest.param("Jumlah A --dibagi-- Jumlah B di kali 100%", "Jumlah A", "Jumlah B", (), id="dibagi in dashes"),
    pytest.param("Jumlah A dibagi jumlah B dikali (x) 100%", "Jumlah A", "jumlah B", (), id="dikali (x)"),
    pytest.param("perbandingan jumlah guru dengan jumlah murid", "jumlah guru", "jumlah murid", (), id="perbandingan"),
    pytest.param("Jumlah kasus per jumlah penduduk x 100%", "Jumlah kasus", "jumlah penduduk", (), id="per"),
    pytest.param("realisasi : target x 100%", "realisasi", "target", (), id="colon"),
    pytest.param(
        "Jumlah desa/kelurahan yang baik / jumlah seluruh desa dan kelurahan x 100 %",
        "Jumlah desa/kelurahan yang baik",
        "jumlah seluruh desa dan kelurahan",
        (),
        id="slash in words",
    ),
    pytest.param(
        "Jumlah laporan/aduan yg diselesaikan. / Jumlah laporan/aduan yg masuk x 100%",
        "Jumlah laporan/aduan yg diselesaikan",
        "Jumlah laporan/aduan yg masuk",
        (),
        id="full stop before the bar",
    ),
    pytest.param(
        "Jumlah desa/kelurahan aktif/jumlah desa/kelurahan x100%",
        "Jumlah desa/kelurahan aktif",
        "jumlah desa/kelurahan",
        (),
        id="tight slash before a quantity",
    ),
    pytest.param(
        "Jumlah kegiatan dibina (Jumlah kegiatan dibina) / (Jumlah kegiatan) x 100%",
        "Jumlah kegiatan dibina",
        "Jumlah kegiatan",
        ("numerator_repeated",),
        id="numerator twice",
    ),
    pytest.param(
        "Jumlah program tercapai. (Jumlah program tercapai) / (Jumlah program) x 100%",
        "Jumlah program tercapai",
        "Jumlah program",
        ("numerator_repeated",),
        id="numerator twice, full stop",
    ),
    pytest.param(
        "Jumlah warga yang puas Jumlah warga yang disurvei x 100%",
        "Jumlah warga yang puas",
        "Jumlah warga yang disurvei",
        ("bar_lost",),
        id="bar lost",
    ),
    pytest.param("= (A B) / (C D) x t00%", "A B", "C D", ("digit_lookalike",), id="misread factor"),
    pytest.param("(A B) / (C D) x i00%", "A B", "C D", ("digit_lookalike",), id="a small i for one"),
    pytest.param("(A B) / (C D) x L00 %", "A B", "C D", ("digit_lookalike",), id="a large L for one"),
    pytest.param("(A B) / (C D) x T00%", "A B", "C D", ("digit_lookalike",), id="a large T for one"),
    pytest.param(
        "Persentase desa = Jumlah desa maju/Jumlah desa x 100%",
        "Jumlah desa maju",
        "Jumlah desa",
        (),
        id="named result",
    ),
    pytest.param(
        "Untuk mengukur kinerja. Jumlah A dibagi Jumlah B dikali 100%", "Jumlah A", "Jumlah B", (), id="purpose first"
    ),
    pytest.param("(a / b) 100%", "a", "b", ("factor_without_sign",), id="factor without sign"),
]


@pytest.mark.parametrize(("text", "numerator", "denominator", "notes"), RATIOS)
def test_ratio(text: str, numerator: str, denominator: str, notes: tuple[str, ...]) -> None:
    parsed = parse_formula(text)
    assert parsed.value is not None
    assert (parsed.value.kind, parsed.value.numerator, parsed.value.denominator) == ("ratio", numerator, denominator)
    assert parsed.notes == notes
    assert text[slice(*parsed.spans["numerator"])] == numerator
    assert text[slice(*parsed.spans["denominator"])] == denominator


@pytest.mark.parametrize(
    ("text", "kind", "note"),
    [
        pytest.param("", "none", "empty", id="empty"),
        pytest.param("-", "none", "placeholder", id="dash"),
        pytest.param("Rumus Perhitungan :", "none", "label_only", id="label only"),
        pytest.param("Hasil evaluasi AKIP", "score", None, id="evaluation"),
        pytest.param("Nilai SAKIP", "score", None, id="sakip"),
        pytest.param("Opini BPK", "score", None, id="opinion"),
        pytest.param("Hasil survey", "score", None, id="survey"),
        pytest.param("Hasil Indeks Kepuasan Masyarakat", "index", None, id="index"),
        pytest.param(
            "Nilai IKM = total nilai / total unsur x nilai penimbang",
            "index",
            "computed_otherwise",
            id="index with a formula",
        ),
        pytest.param("Untuk mengetahui tingkat layanan", "text", "purpose_text", id="purpose"),
        pytest.param("Realisasi desa dengan laporan baik", "text", "purpose_text", id="realisasi"),
        pytest.param("Tersedianya 4 Dokumen 1. LAKIP 2. RB", "text", "purpose_text", id="tersedianya"),
        pytest.param("Jumlah desa/ kelurahan maju", "count", None, id="count"),
        pytest.param("Σ desa maju", "count", None, id="sigma of things"),
        pytest.param("Σ nilai desa", "sum", None, id="sigma of amounts"),
        pytest.param("Hasil penjumlahan nilai A dan B", "sum", None, id="what adding gives"),
        pytest.param("Skor rata-rata desa", "average", None, id="average of scores"),
        pytest.param("Jumlah A\nJumlah B", "count", "computed_otherwise", id="two counts below each other"),
        pytest.param("Rata2 nilai ujian", "average", None, id="average in short"),
        pytest.param("Indeks X = (A + B + C) / 3", "index", None, id="an index that is an average"),
        pytest.param("Menghitung jumlah desa maju", "count", None, id="a verb before the count"),
        pytest.param("Jumlah aset - kewajiban", "count", "computed_otherwise", id="a difference of two words"),
        pytest.param("Jumlah siswa SD - SMP", "count", None, id="a span of schools"),
        pytest.param("Jumlah PAUD + jumlah SD + jumlah SMP", "sum", None, id="plus"),
        pytest.param("Rata-rata nilai ujian", "average", None, id="average"),
        pytest.param("(A + B + C) / 3", "average", None, id="average by hand"),
        pytest.param("((jumlah tamu tahun n - tahun n-1) / (tahun n-1)) x 100%", "growth", None, id="growth"),
        pytest.param("Jumlah A x 100%", "ratio", "denominator_missing", id="half a fraction"),
    ],
)
def test_kind(text: str, kind: str, note: str | None) -> None:
    parsed = parse_formula(text)
    assert parsed.value is not None
    assert parsed.value.kind == kind
    assert parsed.notes == ((note,) if note else ())


@pytest.mark.parametrize(
    ("text", "multiplier", "percent", "printed"),
    [
        pytest.param("(A / B) x 100%", 100.0, True, "(A) / (B) x 100%", id="percent"),
        pytest.param("A dibagi B kali 100", 100.0, False, "(A) / (B) x 100", id="without percent"),
        pytest.param("A / B x 1.000", 1000.0, False, "(A) / (B) x 1.000", id="per thousand"),
        pytest.param("A / B x 1000", 1000.0, False, "(A) / (B) x 1.000", id="per thousand, no dot"),
        pytest.param("A / B dikalikan 100.000", 100000.0, False, "(A) / (B) x 100.000", id="per 100.000"),
        pytest.param("A / B x l00%", 100.0, True, "(A) / (B) x 100%", id="letter l"),
        pytest.param(
            "((a tahun n - (n-1)) / (n-1)) x 100%", 100.0, True, "(a tahun n - (n-1)) / (n-1) x 100%", id="growth"
        ),
        pytest.param("Σ desa maju", None, False, "Σ desa maju", id="sum"),
    ],
)
def test_factor_and_printed_form(text: str, multiplier: float | None, percent: bool, printed: str) -> None:
    formula = parse_formula(text).value
    assert formula is not None
    assert (formula.multiplier, formula.percent, str(formula.tree)) == (multiplier, percent, printed)


def test_two_equal_slashes_are_doubted() -> None:
    assert "division_ambiguous" in parse_formula("a / b / c x 100%").notes


PIECES = [
    "Jumlah desa",
    " / ",
    "(",
    ")",
    " x 100%",
    "desa/kelurahan",
    " dibagi ",
    "-",
    "=",
    ". ",
    "Σ",
    "100%",
    " : ",
    "n-1",
    "\n",
    "A",
]


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join) | st.text(max_size=60))
def test_any_text_is_read_and_spans_lie_inside(text: str) -> None:
    parsed = parse_formula(text)
    assert parsed.value is not None
    for start, end in parsed.spans.values():
        assert 0 <= start <= end <= len(text)
    if parsed.value.tree is not None:
        assert str(parsed.value.tree)


@settings(deadline=None, max_examples=50)
@given(
    st.sampled_from(["Jumlah desa maju", "jumlah kasus", "total warga"]),
    st.sampled_from(["jumlah desa", "target kegiatan"]),
)
def test_printed_form_reads_the_same(top: str, bottom: str) -> None:
    formula = parse_formula(f"{top} dibagi {bottom} dikali 100%").value
    assert formula is not None
    assert parse_formula(str(formula.tree)).value == formula


@pytest.mark.parametrize(
    ("text", "numerator", "denominator", "notes"),
    [
        pytest.param("jumlah dokumen/12 x 100%", "jumlah dokumen", "12", (), id="a number behind a stroke"),
        pytest.param("Jumlah laporan per bulan / Jumlah laporan x 100%", "Jumlah laporan per bulan", "Jumlah laporan", (),
                     id="a stroke before a word that may part"),
        pytest.param("Jumlah aduan Jumlah aduan / Jumlah semua x 100%", "Jumlah aduan", "Jumlah semua",
                     ("numerator_repeated",), id="two words twice"),
        pytest.param("Jumlah aduan masuk Jumlah aduan / Jumlah semua x 100%", "Jumlah aduan masuk Jumlah aduan",
                     "Jumlah semua", (), id="an odd number of words"),
        pytest.param("Jumlah Jumlah / Semua x 100%", "Jumlah Jumlah", "Semua", (), id="one word twice"),
    ],
)  # fmt: skip
def test_where_a_fraction_is_parted(text: str, numerator: str, denominator: str, notes: tuple[str, ...]) -> None:
    found = parse_formula(text)
    assert found.value is not None
    assert (found.value.numerator, found.value.denominator, found.notes) == (numerator, denominator, notes)


@pytest.mark.parametrize("piece", ["--", "(desa)/", "desa dibagi ", "a - "])
def test_a_text_longer_than_any_formula_costs_what_it_is_long(piece: str) -> None:
    assert growth(parse_formula, lambda n: "Jumlah desa " + piece * n + " x 100%", 1000) < LINEAR


def test_a_text_longer_than_any_formula_computes_more_than_is_understood() -> None:
    read = parse_formula("(Jumlah desa tertib / Jumlah desa) x 100% " + "keterangan " * 400)
    assert "computed_otherwise" in read.notes


@pytest.mark.parametrize("sign", ["dibagi", "- dibagi -", "---- dibagi", " dibagi dengan"])
def test_dashes_before_a_word_of_division(sign: str) -> None:
    formula = parse_formula(f"Jumlah desa tertib {sign} jumlah desa x 100%").value
    assert formula is not None
    assert (formula.numerator, formula.denominator) == ("Jumlah desa tertib", "jumlah desa")


@pytest.mark.parametrize(
    ("text", "denominator", "told"),
    [
        pytest.param("(A - B) / (B) x 100% A = jumlah kasus tahun n B = jumlah kasus tahun n", "B", False, id="legend"),
        pytest.param("(Jumlah mati / Jumlah pasien keluar) x 1000 ‰", "Jumlah pasien keluar", False, id="per mille"),
        pytest.param(
            "Jumlah arsip digital / Jumlah arsip x 100% di dinas dan badan", "Jumlah arsip", False, id="a place"
        ),
        pytest.param("Jumlah A / Jumlah B x 100% dikurangi Jumlah C", "Jumlah B", True, id="another step"),
        pytest.param(
            "Jumlah A / Jumlah B x 100% pada tahun n + Jumlah C", "Jumlah B", True, id="a place and another step"
        ),
        pytest.param("Jumlah A / Jumlah B x 100% dalam setahun x bobot", "Jumlah B", True, id="a time and a factor"),
        pytest.param("Jumlah A / Jumlah B x 100% di desa dikali bobot", "Jumlah B", True, id="a place and a factor"),
        pytest.param("(A / B) x 1000 A = P + I - E", "B", True, id="a sign that is computed"),
        pytest.param(
            "GR = (n) x 100% N n = jumlah sapi sakit N = jumlah sapi", "N", False, id="legend behind the lower half"
        ),
    ],
)
def test_what_stands_behind_the_factor(text: str, denominator: str, told: bool) -> None:
    """A legend, a place and a sign of per mille were told as text that may belong to the formula."""
    found = parse_formula(text)
    assert found.value is not None
    assert found.value.denominator == denominator
    assert ("text_after_factor" in found.notes) is told


@pytest.mark.parametrize(
    ("text", "numerator", "denominator", "notes"),
    [
        pytest.param("Jml. KK miskin / Jml. KK x 100%", "Jml. KK miskin", "Jml. KK", (), id="words cut short"),
        pytest.param("Jml. KK miskin dibagi Jml. KKx100%", "Jml. KK miskin", "Jml. KK", (), id="glued to capitals"),
        pytest.param("A/Bx100%", "A", "B", (), id="glued to one letter"),
        pytest.param("Jumlah A dibagi Jumlah B . 100%", "Jumlah A", "Jumlah B", (), id="a dot multiplies"),
        pytest.param(
            "Jumlah A dibagi Jumlah B X 1 00%", "Jumlah A", "Jumlah B", ("digit_lookalike",), id="a blank in 100"
        ),
        pytest.param(
            "Formula :\nJumlah A\nJumlah B x 100%",
            "Jumlah A",
            "Jumlah B",
            ("bar_lost",),
            id="the label divides nothing",
        ),
        pytest.param("- Jumlah A / Jumlah B x 100%", "Jumlah A", "Jumlah B", (), id="mark of a list"),
    ],
)
def test_marks_and_words_cut_short(text: str, numerator: str, denominator: str, notes: tuple[str, ...]) -> None:
    parsed = parse_formula(text)
    assert parsed.value is not None
    assert (parsed.value.numerator, parsed.value.denominator, parsed.value.multiplier) == (
        numerator,
        denominator,
        100.0,
    )
    assert parsed.notes == notes


def test_the_bar_beside_its_factor_is_no_part_of_the_numerator() -> None:
    parsed = parse_formula("Jumlah A\n---------- x 100%\nJumlah B")
    assert parsed.value is not None
    assert (parsed.value.numerator, parsed.value.denominator) == ("Jumlah A", "Jumlah B")


@pytest.mark.parametrize("text", ["√(A x B)", "IPM = (A x B x C)^1/3 x 100", "akar kuadrat dari jumlah A"])
def test_a_power_is_more_than_a_kind_holds(text: str) -> None:
    assert "computed_otherwise" in parse_formula(text).notes


def test_the_power_of_a_unit_is_no_formula() -> None:
    assert parse_formula("Jumlah penduduk / luas wilayah (km^2) x 100").notes == ()


@pytest.mark.parametrize(
    ("text", "numerator", "denominator"),
    [
        pytest.param("A : Jumlah X B : Jumlah Y A/B x 100%", "A", "B", id="signs told before the formula"),
        pytest.param("A = Jumlah X; B = Jumlah Y; (A / B) x 100%", "A", "B", id="in brackets"),
        pytest.param("A : Jumlah X B : Jumlah Y", None, None, id="signs of no formula"),
        pytest.param(
            "Menghitung jumlah X dibagi jumlah Y x 100%", "jumlah X", "jumlah Y", id="a verb before the numerator"
        ),
        pytest.param("Jumlah pemilih hadir/DPT x 100%", "Jumlah pemilih hadir", "DPT", id="a stroke before capitals"),
        pytest.param("Hasil bagi jumlah X dengan jumlah Y", "jumlah X", "jumlah Y", id="what division gives"),
        pytest.param("It/Ib x 100", "It", "Ib", id="signs of two letters"),
    ],
)
def test_what_stands_around_the_sides(text: str, numerator: str | None, denominator: str | None) -> None:
    value = parse_formula(text).value
    assert value is not None
    assert (value.numerator, value.denominator) == (numerator, denominator)


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        pytest.param(
            "a = jumlah desa maju b = jumlah desa a/b x 100%", True, id="small signs told before the fraction"
        ),
        pytest.param("A = jumlah desa B = jumlah kota (A-B)/B x 100%", True, id="a growth of signs"),
        pytest.param(
            "n = desa maju N = jumlah desa Persentase = n/N x 100%", False, id="the fraction has its own name"
        ),
        pytest.param("A = jumlah desa, B = jumlah kota, A/B x 100%", False, id="commas part them"),
        pytest.param("Indeks A = jumlah A / jumlah B x 100%", False, id="a name that ends with a letter"),
    ],
)
def test_what_a_sign_stands_for_is_no_part_of_the_fraction_in_silence(text: str, noted: bool) -> None:
    """The numerator was "jumlah desa a" without a note."""
    assert ("computed_otherwise" in parse_formula(text).notes) is noted
