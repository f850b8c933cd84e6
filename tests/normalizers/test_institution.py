"""Offices: canonical name, kind and level from lines as offices print them."""

from __future__ import annotations

import pytest

from normalizers.institution import InstitutionHint, choose_institution, parse_institution


@pytest.mark.parametrize(
    ("text", "name", "level"),
    [
        pytest.param("KECAMATAN SUKAMAJU", "Kecamatan Sukamaju", "kecamatan", id="kecamatan"),
        pytest.param("KEPALA DISTRIK SUKAMAJU", "Kecamatan Sukamaju", "kecamatan", id="distrik"),
        pytest.param("KANTOR CAMAT SUKAMAJU", "Kecamatan Sukamaju", "kecamatan", id="office of the camat"),
        pytest.param("KECAMATAN SUKAMAJU KABUPATEN CONTOH", "Kecamatan Sukamaju", "kecamatan", id="region behind"),
        pytest.param("INDIKATOR KINERJA UTAMA (IKU) KECAMATAN SUKAMAJU TAHUN 2020", "Kecamatan Sukamaju", "kecamatan",
            id="title around"),
        pytest.param("CASCADING KINERJA KECAMATAN SUKAMAJU TAHUN 2022", "Kecamatan Sukamaju", "kecamatan", id="cascade"),
        pytest.param("RENCANA KINERJA TAHUNAN 2021 — DINAS KESEHATAN", "Dinas Kesehatan", "perangkat_daerah", id="dash"),
        pytest.param("DINAS KESEHATAN · Provinsi Contoh", "Dinas Kesehatan", "perangkat_daerah", id="middle dot"),
        pytest.param("DINAS KESEHATAN T.A. 2021", "Dinas Kesehatan", "perangkat_daerah", id="T.A."),
        pytest.param("KEPUTUSAN KEPALA DINAS KESEHATAN", "Dinas Kesehatan", "perangkat_daerah", id="decree of its head"),
        pytest.param("Dinas Pekerjaan Umum dan Penataan Ruang", "Dinas Pekerjaan Umum dan Penataan Ruang", "perangkat_daerah",
            id="mixed case"),
        pytest.param("INSPEKTORAT DAERAH", "Inspektorat Daerah", "perangkat_daerah", id="inspectorate"),
        pytest.param("RSUD CONTOH SEHAT", "RSUD Contoh Sehat", "perangkat_daerah", id="hospital"),
        pytest.param("PEMERINTAH KABUPATEN CONTOH", "Pemerintah Kabupaten Contoh", "pemerintah_daerah", id="government"),
    ],
)  # fmt: skip
def test_institutions(text: str, name: str, level: str) -> None:
    value = parse_institution(text).value
    assert value is not None
    assert (value.name, value.level) == (name, level)


@pytest.mark.parametrize("text", ["", "Meningkatnya kinerja", "CAMAT", "KECAMATAN"])
def test_lines_that_name_no_office(text: str) -> None:
    assert parse_institution(text).value is None


def test_a_repeated_word_is_dropped_and_noted() -> None:
    parsed = parse_institution("KECAMATAN KECAMATAN SUKAMAJU")
    assert parsed.value is not None
    assert parsed.value.name == "Kecamatan Sukamaju"
    assert parsed.notes == ("word_repeated",)


def test_the_letterhead_of_the_government_does_not_outvote_its_office() -> None:
    hints = [
        InstitutionHint("letterhead", "PEMERINTAH KABUPATEN CONTOH"), InstitutionHint("cover", "PEMERINTAH KABUPATEN CONTOH"),
        InstitutionHint("title", "DINAS PERTANIAN"),
    ]  # fmt: skip
    chosen = choose_institution(hints).value
    assert chosen is not None
    assert chosen.name == "Dinas Pertanian"
    assert choose_institution(hints[::-1]).value == chosen


def test_no_hint_no_office() -> None:
    assert choose_institution([]).value is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("INSPEKTUR PROVINSI SUMATERA UTARA", "Inspektorat Provinsi Sumatera Utara", id="its head"),
        pytest.param("INSPEKTORAT", "Inspektorat", id="nothing behind it"),
        pytest.param("BUPATI WONOSOBO,", "Pemerintah Kabupaten Wonosobo", id="a regent"),
        pytest.param("MENTERI DALAM NEGERI REPUBLIK INDONESIA,", "Kementerian Dalam Negeri", id="a minister"),
        pytest.param("KEPALA BPKAD PROV. JAWA BARAT", "BPKAD Provinsi Jawa Barat", id="a short name"),
        pytest.param("[] RUMAH SAKIT JIWA PROVINSI JAWA BARAT", "Rumah Sakit Jiwa Provinsi Jawa Barat", id="a mark before it"),
        pytest.param("DINAS KESEHATAN KAB. BOGOR PROPINSI JAWA BARAT", "Dinas Kesehatan Kabupaten Bogor", id="two regions"),
        pytest.param("DINAS SOSIAL KOTA", "Dinas Sosial", id="the region's name is lost"),
        pytest.param("Dinas Bina Marga Provinsi Jawa Barat | LKIP 2016 |Perencanaan", "Dinas Bina Marga Provinsi Jawa Barat",
            id="words behind a bar"),
        pytest.param("DINAS PARIWISATA PROVINSI JAWA BARAT KEPALA BIDANG SEJARAH", "Dinas Pariwisata Provinsi Jawa Barat",
            id="words of a neighbour"),
        pytest.param("IKU Dinas Sosial 2024", "Dinas Sosial", id="a running head"),
    ],
)  # fmt: skip
def test_offices_with_all_their_parts(text: str, name: str) -> None:
    value = parse_institution(text).value
    assert value is not None
    assert value.name == name


def test_the_region_is_kept_where_one_printing_has_it() -> None:
    hints = [
        InstitutionHint("cover", "DINAS KESEHATAN"), InstitutionHint("jabatan", "KEPALA DINAS KESEHATAN KOTA AMBON"),
    ]  # fmt: skip
    chosen = choose_institution(hints)
    assert chosen.value is not None
    assert (chosen.value.name, chosen.notes) == ("Dinas Kesehatan Kota Ambon", ())


def test_two_offices_nearly_as_strong_are_noted() -> None:
    hints = [InstitutionHint("cover", "DINAS KESEHATAN"), InstitutionHint("cover", "DINAS SOSIAL")]
    assert choose_institution(hints).notes == ("office_unsure",)


def test_a_part_of_an_office_is_no_rival_of_the_whole() -> None:
    hints = [InstitutionHint("cover", "DINAS SOSIAL"), *[InstitutionHint("instansi", "Bidang Data")] * 2]
    assert choose_institution(hints).notes == ()


def test_an_office_with_a_mark_that_no_name_holds_is_unsure() -> None:
    assert choose_institution([InstitutionHint("cover", "DINAS PERHUBT]NGAN")]).notes == ("office_unsure",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "KECAMATAN KOTA WAINGAPU KABUPATEN SUMBA TIMUR", "Kecamatan Kota Waingapu", id="named after a town"
        ),
        pytest.param("CAMAT KOTA WAINGAPU", "Kecamatan Kota Waingapu", id="its head"),
        pytest.param("KECAMATAN KOTA KABUPATEN KEDIRI", "Kecamatan Kota", id="named Kota"),
    ],
)
def test_districts_whose_name_begins_like_a_level(text: str, name: str) -> None:
    hints = [InstitutionHint("letterhead", "PEMERINTAH KABUPATEN CONTOH"), InstitutionHint("cover", text)]
    chosen = choose_institution(hints).value
    assert chosen is not None
    assert chosen.name == name


@pytest.mark.parametrize(
    ("hints", "name"),
    [
        (
            [
                ("letterhead", "DINAS PENDIDIKAN"),
                ("cover", "SMP NEGERI 9 KOTA CONTOH"),
                ("decree", "KEPALA SMP NEGERI 9 KOTA CONTOH"),
            ],
            "SMP Negeri 9 Kota CONTOH",
        ),
        (
            [
                ("cover", "KEMENTERIAN KEUANGAN REPUBLIK INDONESIA"),
                ("cover", "KANTOR PELAYANAN PERBENDAHARAAN NEGARA BANGKO"),
            ],
            "Kantor Pelayanan Perbendaharaan Negara Bangko",
        ),
        (
            [("cover", "DIREKTUR POLITEKNIK NEGERI SAMBAS"), ("cover", "KEMENTERIAN PENDIDIKAN")],
            "Politeknik Negeri Sambas",
        ),
        ([("jabatan", "KETUA PENGADILAN AGAMA BONTANG")], "Pengadilan Agama Bontang"),
    ],
    ids=["school below its dinas", "office below its ministry", "polytechnic", "court"],
)
def test_offices_of_the_state_below_those_above_them(hints: list[tuple[str, str]], name: str) -> None:
    chosen = choose_institution([InstitutionHint(kind, text) for kind, text in hints]).value
    assert chosen is not None
    assert chosen.name.casefold() == name.casefold()


def test_a_work_unit_is_no_office() -> None:
    assert parse_institution("INDIKATOR KINERJA UTAMA SATUAN KERJA").value is None
