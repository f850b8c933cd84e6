import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.text.labels import compact, group_kind, match_header
from reference.load import read_settings


@pytest.mark.parametrize(
    ("text", "fields", "year"),
    [
        pytest.param("N O", ("no",), None, id="letter-spaced"),
        pytest.param("N0", ("no",), None, id="zero-for-o"),
        pytest.param("SASARA N STRATEGIS", ("sasaran",), None, id="broken-word"),
        pytest.param("KINERJ AUTAMA", ("sasaran",), None, id="blank-moved"),
        pytest.param("INDIKA TOR", ("indikator",), None, id="broken-indikator"),
        pytest.param("INDIKATOR KINERJA UTAMA (IKU)", ("indikator",), None, id="with-abbreviation"),
        pytest.param("INDIKATOR SASARAN KINERJA UTAMA", ("indikator",), None, id="indikator-sasaran"),
        pytest.param(
            "DEFINISI OPERASIONAL DAN FORMULA PERHITUNGAN", ("definisi", "formula"), None, id="two-fields-in-a-column"
        ),
        pytest.param("PENJELASAN/ FORM HITUNGAN", ("formula",), None, id="form-hitungan"),
        pytest.param("FORMULA/ SUMBER DATA", ("formula", "sumber_data"), None, id="formula-and-source"),
        pytest.param("FORMULAS! PENGHITUNGAN", ("formula",), None, id="misread"),
        pytest.param("INDIKAT0R", ("indikator",), None, id="scan-zero-for-o"),
        pytest.param("lndlkator", ("indikator",), None, id="scan-l-for-i"),
        pytest.param("ndikator", ("indikator",), None, id="scan-first-letter-lost"),
        pytest.param("SASAR AN", ("sasaran",), None, id="scan-blank-inside"),
        pytest.param("TARGFT", ("target",), None, id="scan-one-letter-misread"),
        pytest.param("Realisasi / Target 2024", ("persen_capaian",), 2024, id="one-part-by-another"),
        pytest.param("Realisasi dibagi target", ("persen_capaian",), None, id="one-part-by-another-in-words"),
        pytest.param("% Capaian 2024", ("persen_capaian",), 2024, id="share-of-a-year"),
        pytest.param("Target 2024 (2024)", ("target",), 2024, id="one-year-twice"),
        pytest.param("Target 2023-2024", ("target",), None, id="two-years"),
        pytest.param("#", ("no",), None, id="sign-for-number"),
        pytest.param("Sumber Data IKU", ("sumber_data",), None, id="whose-source"),
        pytest.param("Bobot (%)", (), None, id="a-sign-behind-another-thing"),
        pytest.param("Satuan (%)", ("satuan",), None, id="a-sign-behind-the-unit"),
        pytest.param("PENGANGGUNG JAWAB", ("penanggung_jawab",), None, id="misspelt-owner"),
        pytest.param("KINERJA UTAMA/ SASARAN/ OUTCOME", ("sasaran",), None, id="three-names"),
        pytest.param(
            "Indikator Kinerja Tujuan, Sasaran, Program (outcome) dan Kegiatan (output)",
            ("indikator",),
            None,
            id="indicators-of-goals",
        ),
        pytest.param("Target 2017", ("target",), 2017, id="target-of-a-year"),
        pytest.param("2017", (), 2017, id="year-alone"),
        pytest.param("Bobot (%)", (), None, id="a weight is no share achieved"),
        pytest.param("Tingkat Kemajuan (%)", (), None, id="nor progress to the last target"),
        pytest.param("Kualitas (%)", (), None, id="nor a quality"),
        pytest.param("TW I (%)", (), None, id="nor a quarter"),
        pytest.param("% Capaian", ("persen_capaian",), None, id="the share achieved"),
        pytest.param("%", ("persen_capaian",), None, id="the sign alone"),
        pytest.param("Realisasi 2016", ("realisasi",), 2016, id="realisation"),
        pytest.param("Baseline 2015", ("baseline",), 2015, id="baseline"),
        pytest.param("Penanggung Jawab IKU", ("penanggung_jawab",), None, id="the owner of an indicator"),
        pytest.param("Sumber Data Indikator Kinerja", ("sumber_data",), None, id="the source of an indicator"),
        pytest.param("Formula / Indikator", ("formula", "indikator"), None, id="a field and an indicator are two"),
        pytest.param(
            "Sasaran dan Indikator Kinerja", ("sasaran", "indikator"), None, id="a goal and an indicator are two"
        ),
    ],
)
def test_header_label_gives_its_fields(text: str, fields: tuple[str, ...], year: int | None) -> None:
    match = match_header(text)
    assert match.known
    assert (match.fields, match.year) == (fields, year)


@pytest.mark.parametrize(
    ("text", "expected"), [("DI Yogyakarta", True), ("DKI Jakarta", True), ("Prov Jambi", True), ("Di Desa", False)]
)
def test_the_name_of_another_place_is_a_label_of_another_column(text: str, *, expected: bool) -> None:
    assert match_header(text).other is expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Meningkatnya kualitas pelayanan publik", id="a-sentence"),
        pytest.param("Persentase desa maju", id="an-indicator"),
        pytest.param("Jabatan", id="another-word"),
        pytest.param("", id="empty"),
        pytest.param("x" * 500, id="very-long"),
    ],
)
def test_a_value_is_no_label(text: str) -> None:
    assert not match_header(text).known


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tujuan 1 : Mewujudkan tata kelola", "tujuan"),
        ("Misi 2: Membangun ekonomi", "misi"),
        ("ESSELON III", "unit"),
        ("Bidang Sarana", "unit"),
        ("Meningkatnya mutu layanan", "sasaran"),
        ("J U M L A H", "total"),
        ("Lain-lain", None),
    ],
)
def test_a_full_width_row_opens_its_group(text: str, kind: str | None) -> None:
    assert group_kind(text) == kind


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_matched_without_an_error(text: str) -> None:
    match = match_header(text)
    assert match.known or not match.fields


@pytest.mark.parametrize("section", ["header", "header_alone", "header_sign", "inline"])
def test_a_label_names_one_field(section: str) -> None:
    fields: dict[str, set[str]] = {}
    for field, labels in read_settings("labels.toml")[section].items():
        assert len(set(labels)) == len(labels), field
        for label in labels:
            fields.setdefault(compact(label), set()).add(field)
    assert {label: named for label, named in fields.items() if len(named) > 1} == {}


def test_places_in_a_header_have_names_with_capitals() -> None:
    assert match_header("Kota Contoh").other
    assert not match_header("Kota yang melayani").known
