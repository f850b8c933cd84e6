from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model.blocks import SignatureBlock
from extractors.model.document import Document, Line
from extractors.signatures.columns import find_streams
from extractors.signatures.find import find_signatures
from extractors.signatures.lines import is_degrees, is_name, tell_kind
from tests.build import document, line, table
from tests.growth import LINEAR, growth


def spaced(*rows: str, page: int = 1, top: float = 72.0, x: float = 72.0) -> list[Line]:
    """Lines one below another; an empty row is the white of a signature."""
    return [line(text, page=page, top=top + 12.0 * n, x=x) for n, text in enumerate(rows) if text.strip()]


def facts(block: SignatureBlock) -> tuple[str, str, str, str, str, str]:
    return (
        block.name.text,
        block.nip.text,
        block.pangkat.text,
        block.jabatan.text,
        block.place.text,
        block.date.text,
    )


def only(doc: Document) -> SignatureBlock:
    (block,) = find_signatures(doc)
    return block


@pytest.mark.parametrize(
    ("nip_line", "nip"),
    [
        pytest.param("NIP. 19771217 199612 1 002", "19771217 199612 1 002", id="spaced"),
        pytest.param("NIP.19730305 200803 2 001", "19730305 200803 2 001", id="no blank after the label"),
        pytest.param("NIP 196706241988031002", "196706241988031002", id="no full stop"),
        pytest.param("NIP 19670624-198803-1-002", "19670624-198803-1-002", id="parted by dashes"),
        pytest.param("NIP . 19660212 199110 1003", "19660212 199110 1003", id="8-6-4, blank before the stop"),
        pytest.param("Nip : 19660212 199110 1 003", "19660212 199110 1 003", id="colon"),
        pytest.param("NlP. 19660212 199110 1 003", "19660212 199110 1 003", id="l for I"),
        pytest.param("NTP. 196602121991101003", "196602121991101003", id="T for I"),
        pytest.param("MP. 19660212 199110 1 003", "19660212 199110 1 003", id="a ring over the label"),
        pytest.param("NHP. 19660212 199110 1 003", "19660212 199110 1 003", id="H for I"),
        pytest.param("NIPT 19660212 199110 1 003", "19660212 199110 1 003", id="a letter of a stamp behind the label"),
        pytest.param("CONTONIP 19660212 199110 1 003", "19660212 199110 1 003", id="letters of a stamp before it"),
        pytest.param("LOMNIR 196602121991101003", "196602121991101003", id="letters of a stamp for the label"),
        pytest.param("N'P. 196602121991101003", "196602121991101003", id="a stroke over the label"),
        pytest.param("NIP. .19660212 199110 1 003", "19660212 199110 1 003", id="two stops"),
        pytest.param(".196602121991101003", "196602121991101003", id="label lost, dot left"),
        pytest.param("196602121991101003", "196602121991101003", id="label lost"),
        pytest.param("NIP. 19660212 19911 1 003", "19660212 19911 1 003", id="17 digits as printed"),
        pytest.param("NIP. 197O0815 2OOO03 1 002", "197O0815 2OOO03 1 002", id="O for 0"),
        pytest.param("NIP.      19660212 199110 1 003", "19660212 199110 1 003", id="wide gap after the label"),
    ],
)
def test_nip_in_every_spelling(nip_line: str, nip: str) -> None:
    rows = ("Sampang, 08 Januari 2024", "CAMAT SRESEH", "", "", "", "SITI RAHAYU, S.STP.MM", "Pembina Tk. I", nip_line)
    block = only(document(*spaced(*rows)))
    assert facts(block) == ("SITI RAHAYU, S.STP.MM", nip, "Pembina Tk. I", "CAMAT SRESEH", "Sampang", "08 Januari 2024")


@pytest.mark.parametrize(
    ("rows", "place", "date"),
    [
        pytest.param(("Ditetapkan di Manna", "Pada tanggal    Januari 2024"), "Manna", "Januari 2024", id="no day"),
        pytest.param(("Ditetapkan di : Jember", "Pada tanggal : 4 April 2023"), "Jember", "4 April 2023", id="colons"),
        pytest.param(
            ("Ditetapkan di S A M P A N G", "padatanggal 15 - 08 - 2017"),
            "S A M P A N G",
            "15 - 08 - 2017",
            id="spaced place, glued words",
        ),
        pytest.param(("Bandung,            2016",), "Bandung", "2016", id="day and month left blank"),
        pytest.param(("Busungbiu 5 Nopember 2021",), "Busungbiu", "5 Nopember 2021", id="no comma"),
        pytest.param(("Manna,     Pebruari 2024",), "Manna", "Pebruari 2024", id="no day in a letter"),
    ],
)
def test_place_and_date(rows: tuple[str, ...], place: str, date: str) -> None:
    body = (*rows, "CAMAT CONTOH", "", "", "MIRA LESTARI, S.Sos", "NIP. 19771217 199612 2 002")
    block = only(document(*spaced(*body)))
    assert (block.place.text, block.date.text, block.jabatan.text) == (place, date, "CAMAT CONTOH")


@pytest.mark.parametrize(
    ("title", "jabatan"),
    [
        pytest.param(
            ("KEPALA BADAN PERENCANAAN WILAYAH", "DAN PENELITIAN", "PROVINSI CONTOH"),
            "KEPALA BADAN PERENCANAAN WILAYAH DAN PENELITIAN PROVINSI CONTOH",
            id="three lines",
        ),
        pytest.param(
            ("KEPALA", "BADAN PERENCANAAN", "KABUPATEN CONTOH,"),
            "KEPALA BADAN PERENCANAAN KABUPATEN CONTOH,",
            id="kepala alone",
        ),
        pytest.param(
            ("DINAS PENDIDIKAN", "KABUPATEN CONTOH", "KEPALA,"),
            "DINAS PENDIDIKAN KABUPATEN CONTOH KEPALA,",
            id="kepala last",
        ),
        pytest.param(
            ("a.n. BUPATI CONTOH", "SEKRETARIS DAERAH", "u.b.", "ASISTEN ADMINISTRASI"),
            "a.n. BUPATI CONTOH SEKRETARIS DAERAH u.b. ASISTEN ADMINISTRASI",
            id="a.n. and u.b.",
        ),
        pytest.param(("Plt. KEPALA DINAS KESEHATAN",), "Plt. KEPALA DINAS KESEHATAN", id="plt"),
        pytest.param(("Kecamatan Sreseh",), "Kecamatan Sreseh", id="wrong title"),
        pytest.param(
            ("Camat Pasar Manna", "Kabupaten Bengkulu Selatan"),
            "Camat Pasar Manna Kabupaten Bengkulu Selatan",
            id="region below",
        ),
    ],
)
def test_title_lines(title: tuple[str, ...], jabatan: str) -> None:
    rows = (*("x" * 60, "", "Manna, 3 Mei 2024"), *title, "", "", "", "MIRA LESTARI", "NIP. 19771217 199612 2 002")
    assert only(document(*spaced(*rows))).jabatan.text == jabatan


def test_two_parties_on_one_line() -> None:
    rows = (
        "PIHAK KEDUA akan melakukan supervisi yang diperlukan serta evaluasi terhadap capaian kinerja",
        "",
        "                                              Bandung,           2016",
        "         PIHAK KEDUA                          PIHAK KESATU",
        "",
        "",
        "",
        "   Hj. RATNA SARI, SH.,M.Si              Drs. BUDI SANTOSA, M.MPd",
        "      Pembina Utama Madya                   Pembina Tk. I",
        "   NIP. 19600215 198603 2 011            NIP. 19640317 199303 1 008",
    )
    by_role = {b.role: b for b in find_signatures(document(*spaced(*rows)))}
    assert len(by_role) == 2
    assert by_role["pihak_kedua"].name.text == "Hj. RATNA SARI, SH.,M.Si"
    assert by_role["pihak_kedua"].pangkat.text == "Pembina Utama Madya"
    assert not by_role["pihak_kedua"].date
    assert by_role["pihak_pertama"].nip.text == "19640317 199303 1 008"
    assert by_role["pihak_pertama"].place.text == "Bandung"
    assert by_role["pihak_pertama"].mark.text == "PIHAK KESATU"


def test_two_parties_without_a_wide_gap_between_them() -> None:
    rows = (
        "        PIHAK KEDUA                       PIHAK KESATU",
        "",
        "",
        "Hj. RATNA SARI DEWI, SH.,M.Si  Drs. BUDI SANTOSA ADI, M.MPd",
        "NIP. 19600215 198603 2 011  NIP. 19640317 199303 1 008",
    )
    by_role = {b.role: b for b in find_signatures(document(*spaced(*rows)))}
    assert by_role["pihak_kedua"].name.text == "Hj. RATNA SARI DEWI, SH.,M.Si"
    assert by_role["pihak_pertama"].name.text == "Drs. BUDI SANTOSA ADI, M.MPd"
    assert by_role["pihak_pertama"].nip.text == "19640317 199303 1 008"


@pytest.mark.parametrize(
    ("rows", "pangkat"),
    [
        pytest.param(
            ("MIRA LESTARI", "Pembina Tk. I / NIP. 19771217 199612 2 002"), "Pembina Tk. I", id="rank on its line"
        ),
        pytest.param(
            ("MIRA LESTARI", "Pembina", "NIP.", "19771217 199612 2 002"), "Pembina", id="label on its own line"
        ),
        pytest.param(("MIRA LESTARI", "NIP. 19771217 199612 2 002", "Penata Tk. I"), "Penata Tk. I", id="rank below"),
    ],
)
def test_rank_and_nip_out_of_their_usual_lines(rows: tuple[str, ...], pangkat: str) -> None:
    block = only(document(*spaced("Manna, 3 Mei 2024", "CAMAT CONTOH", "", "", *rows)))
    assert (block.name.text, block.nip.text, block.pangkat.text) == ("MIRA LESTARI", "19771217 199612 2 002", pangkat)


def test_place_and_date_above_the_table_of_the_block() -> None:
    made = table([["KEPALA DINAS CONTOH\n \nMIRA LESTARI, SH\nNIP. 19771217 199612 2 002"]], page=None)
    doc = document(line("Manna, Maret 2019", page=None, path="p[3]"), made)
    assert (only(doc).place.text, only(doc).date.text) == ("Manna", "Maret 2019")


def test_camat_who_signs_without_number() -> None:
    block = only(document(*spaced("Manna, 3 Mei 2024", "Camat Contoh,", "", "", "", "Mira Lestari")))
    assert facts(block) == ("Mira Lestari", "", "", "Camat Contoh,", "Manna", "3 Mei 2024")


def test_governor_without_nip_beside_his_officer() -> None:
    rows = (
        "                                   KEPALA DINAS PASAR DAN PERTOKOAN",
        " GUBERNUR CONTOH RAYA                  PROVINSI CONTOH RAYA",
        "",
        "",
        "",
        "   SLAMET SUNARTA                   Dr. RUDI PRASETYO, M. Ed.",
        "                                      Pembina Utama Madya",
        "                                   NIP. 19620420 198801 1 004",
    )
    left, right = sorted(find_signatures(document(*spaced(*rows))), key=lambda b: len(b.nip.text))
    assert (left.name.text, left.jabatan.text, left.nip.text) == ("SLAMET SUNARTA", "GUBERNUR CONTOH RAYA", "")
    assert right.jabatan.text == "KEPALA DINAS PASAR DAN PERTOKOAN PROVINSI CONTOH RAYA"
    assert right.name.text == "Dr. RUDI PRASETYO, M. Ed."


def test_three_blocks_on_one_page() -> None:
    doc = document(
        *spaced("Ditetapkan di Sukamaju", "pada tanggal 12 Juni 2018", "BUPATI CONTOH,", "TTD", "HASAN BASRI", x=320),
        *spaced(
            "Diundangkan di Sukamaju",
            "pada tanggal 13 Juni 2018",
            "SEKRETARIS DAERAH",
            "KABUPATEN CONTOH,",
            "TTD",
            "NUR AINI",
            "BERITA DAERAH KABUPATEN CONTOH TAHUN 2018 NOMOR 31",
            top=160,
        ),
        *spaced(
            "Salinan sesuai dengan aslinya,",
            "Kepala Bagian Hukum",
            "Sekretariat Daerah Kabupaten Contoh",
            "",
            "",
            "",
            "BAGUS SALIM, SH., MH.",
            "Pembina Tingkat I",
            "NIP. 19660711 199408 2 003",
            top=280,
            x=190,
        ),
    )
    first, second, third = find_signatures(doc)
    assert facts(first) == ("HASAN BASRI", "", "", "BUPATI CONTOH,", "Sukamaju", "12 Juni 2018")
    assert facts(second) == ("NUR AINI", "", "", "SEKRETARIS DAERAH KABUPATEN CONTOH,", "Sukamaju", "13 Juni 2018")
    assert second.mark.text == "Diundangkan di Sukamaju"
    assert third.role == "pengesah_salinan"
    assert third.jabatan.text == "Kepala Bagian Hukum Sekretariat Daerah Kabupaten Contoh"


def test_block_inside_the_last_row_of_an_indicator_table() -> None:
    made = table(
        [
            ["9", "Meningkatnya arsip", "Jumlah arsip", "Bidang Arsip"],
            [
                "",
                "",
                "Bandung,            2015\nKEPALA BADAN ARSIP\nPROVINSI CONTOH,\n \nHJ. NANI WATI, SH.,MM\n"
                "Pembina Utama Madya\nNIP. 19610930 198703 2 006",
                "<",
            ],
        ]
    )
    block = only(document(made))
    assert facts(block) == (
        "HJ. NANI WATI, SH.,MM",
        "19610930 198703 2 006",
        "Pembina Utama Madya",
        "KEPALA BADAN ARSIP PROVINSI CONTOH,",
        "Bandung",
        "2015",
    )


@pytest.mark.parametrize("page", [pytest.param(1, id="pdf"), pytest.param(None, id="docx")])
def test_two_columns_of_a_borderless_table(page: int | None) -> None:
    made = table(
        [
            ["PIHAK KEDUA,", "Sumedang, 3 Januari 2022\nPIHAK PERTAMA,"],
            ["HASAN BASRI", "SITI AMINAH, S.T., M.M."],
            ["", "NIP. 19800101 200501 2 001"],
        ],
        page=page,
        widths=[200.0, 250.0],
    )
    by_role = {b.role: b for b in find_signatures(document(made))}
    assert by_role["pihak_kedua"].name.text == "HASAN BASRI"
    assert by_role["pihak_pertama"].name.text == "SITI AMINAH, S.T., M.M."
    assert by_role["pihak_pertama"].date.text == "3 Januari 2022"


def test_block_cut_by_a_page_break() -> None:
    doc = document(
        pages=[
            [*spaced("Manna, 3 Mei 2024", "CAMAT CONTOH", top=780)],
            [*spaced("MIRA LESTARI, S.Sos", "NIP. 19771217 199612 2 002", page=2, top=72)],
        ]
    )
    assert facts(only(doc)) == (
        "MIRA LESTARI, S.Sos",
        "19771217 199612 2 002",
        "",
        "CAMAT CONTOH",
        "Manna",
        "3 Mei 2024",
    )


def test_electronic_signature_without_label() -> None:
    rows = (
        "Ditandatangani secara elektronik oleh:",
        "KEPALA DINAS CONTOH,",
        "",
        "MIRA LESTARI, S.Sos",
        "Pembina",
        ".197712171996122002",
    )
    block = only(document(*spaced(*rows)))
    assert (block.name.text, block.nip.text, block.jabatan.text) == (
        "MIRA LESTARI, S.Sos",
        "197712171996122002",
        "KEPALA DINAS CONTOH,",
    )


def test_the_squares_of_a_printed_code_part_no_signature() -> None:
    above = spaced("Serang, 8 Januari 2024", "KEPALA DINAS CONTOH")
    code = table([["", ""], ["", ""]], top=100.0, x=72.0, widths=[10, 10])
    below = spaced("Ditandatangani secara elektronik oleh:", "MIRA LESTARI, S.Sos", "NIP 197712171996122002", top=130.0)
    block = only(document(*above, code, *below))
    assert (block.jabatan.text, block.place.text, block.name.text) == (
        "KEPALA DINAS CONTOH",
        "Serang",
        "MIRA LESTARI, S.Sos",
    )


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        pytest.param(("( MIRA LESTARI, S.Sos )",), "MIRA LESTARI, S.Sos", id="brackets"),
        pytest.param(("MIRA LESTARI, S.Sos______",), "MIRA LESTARI, S.Sos", id="underscores"),
        pytest.param(
            ("Prof. Dr. MIRA LESTARI KUSUMAWARDHANI,", "S.Sos., M.Si"),
            "Prof. Dr. MIRA LESTARI KUSUMAWARDHANI, S.Sos., M.Si",
            id="degrees on their own line",
        ),
        pytest.param(("Gede Putra Aryana,S.Sos.MAP",), "Gede Putra Aryana,S.Sos.MAP", id="glued degrees"),
        pytest.param(("BASUKIK",), "BASUKIK", id="one word"),
    ],
)
def test_names_as_printed(rows: tuple[str, ...], name: str) -> None:
    body = ("Manna, 3 Mei 2024", "CAMAT CONTOH", "", "", "", *rows, "NIP. 19771217 199612 2 002")
    assert only(document(*spaced(*body))).name.text == name


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(("Nama      : MIRA LESTARI", "NIP       : 19771217 199612 2 002", "Jabatan   : Camat"), id="form"),
        pytest.param(("CAMAT CONTOH", "", "", "( Nama Terang )", "NIP. ...................."), id="placeholder"),
        pytest.param(("KEPALA DINAS,", "", "${nama_pegawai}", "${nip}"), id="template"),
        pytest.param(("BUPATI CONTOH,", "Menimbang : a. bahwa", "KEPALA DAERAH"), id="head of a decree"),
        pytest.param(
            ("PIHAK KEDUA akan melakukan supervisi", "PIHAK KESATU berjanji akan"), id="prose of an agreement"
        ),
        pytest.param(("Telepon 08123456789012345", "Kode Pos 12345"), id="other numbers"),
    ],
)
def test_no_signature(rows: tuple[str, ...]) -> None:
    assert find_signatures(document(*spaced(*rows))) == ()


def test_a_list_of_staff_is_no_signature() -> None:
    made = table(
        [
            ["NO", "NAMA/NIP", "JABATAN"],
            ["1", "MIRA LESTARI\nNIP. 19771217 199612 2 002", "Camat"],
            ["2", "HASAN BASRI\nNIP. 19671217 199612 1 003", "Sekretaris"],
        ]
    )
    assert find_signatures(document(made)) == ()


def test_who_is_responsible_for_an_indicator_signs_nothing() -> None:
    person = "MIRA LESTARI, ST\nNIP. 19771217 199612 2 002"
    head = ["NO", "SASARAN", "INDIKATOR KINERJA UTAMA", "TARGET", "PENANGGUNG JAWAB"]
    made = table([head, ["1", "Meningkatnya mutu", "Indeks Kualitas Air", "58", person]])
    assert find_signatures(document(made)) == ()


def test_a_signature_in_the_grid_of_a_sheet_below_those_responsible_keeps_its_number() -> None:
    person = "MIRA LESTARI, ST\nNIP. 19771217 199612 2 002"
    head = ["NO", "SASARAN", "INDIKATOR KINERJA UTAMA", "TARGET", "PENANGGUNG JAWAB"]
    rows = [["1", "Meningkatnya mutu", "Indeks Kualitas Air", "58", "Sekretariat"], ["", "", "", "", "Kepala Dinas,"]]
    (block,) = find_signatures(document(table([head, *rows, ["", "", "", "", person]])))
    assert block.nip.text == "19771217 199612 2 002"


def test_who_signs_as_responsible_is_a_signature() -> None:
    made = table([["Mengetahui,\nCamat", "Penanggung Jawab"], ["", "MIRA LESTARI, ST\nNIP. 19771217 199612 2 002"]])
    assert [block.name.text for block in find_signatures(document(made))] == ["MIRA LESTARI, ST"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Pembina Utama Muda (IV/c)", "rank", id="rank with golongan"),
        pytest.param("Penata Tk.I / III/d", "rank", id="rank, slash"),
        pytest.param("PembinaTk. I", "rank", id="rank whose blank the reader lost"),
        pytest.param("Pembina Utara Muda", "rank", id="rank misread"),
        pytest.param("XPenata Tk. I", "rank", id="rank behind a piece of a stamp"),
        pytest.param("Pembinaan desa", "prose", id="no rank: a task"),
        pytest.param("Pihak Pertama,", "first_party", id="party"),
        pytest.param("pada tanggal diundangkan.", "prose", id="not a date"),
        pytest.param("Telah sesuai dengan naskah aslinya", "certified", id="certified"),
        pytest.param("Plt. Kepala Dinas,", "acting", id="acting"),
        pytest.param("Mengetahui,", "approval", id="approval"),
        pytest.param("ttd.", "ttd", id="ttd"),
        pytest.param("[QR]", "ttd", id="the place of a code"),
        pytest.param("${ttd_pengirim}", "ttd", id="a template's place of a signature"),
        pytest.param("..................", "blank", id="dots"),
    ],
)
def test_kinds_of_lines(text: str, kind: str) -> None:
    assert tell_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Dra. TUTI HARTINI. M.Hum", True, id="stop for a comma"),
        pytest.param("I Gede Putra Aryana, S.Sos.MAP", True, id="caste name"),
        pytest.param("RATNA SETIAWAN, S.T:, M.M.", True, id="dirt above a degree's stop"),
        pytest.param("NAMA: RATNA", False, id="label"),
        pytest.param("KABUPATEN SAMPANG", False, id="region"),
        pytest.param("KEPALA DINAS", False, id="office"),
        pytest.param("dengan hormat", False, id="prose"),
    ],
)
def test_is_name(text: str, *, expected: bool) -> None:
    assert is_name(text) is expected


def test_is_degrees() -> None:
    assert is_degrees("S.Sos., M.Si")
    assert not is_degrees("MIRA LESTARI")


def test_a_nip_whose_name_a_stamp_hides_is_kept_with_its_rank() -> None:
    (block,) = find_signatures(document(line("Pembina", top=500), line("NIP. 19700101 199503 1 001", top=514)))
    assert (block.name.text, block.nip.text, block.pangkat.text) == ("", "19700101 199503 1 001", "Pembina")


def scanned(*rows: str) -> Document:
    return document(
        *(
            replace(row, words=tuple(word._replace(engine="ocr", confidence=0.8) for word in row.words))
            for row in spaced(*rows)
        )
    )


def test_a_rank_misread_on_a_scan_parts_no_name_from_its_nip() -> None:
    rows = ("LURAH SUKAMAJU", "", "", "RATNA SETIAWAN, S.Sos", "RenataTk/(II/d)d)", "NIP. 19720924 199704 2 016")
    assert facts(only(scanned(*rows)))[:3] == ("RATNA SETIAWAN, S.Sos", "19720924 199704 2 016", "RenataTk/(II/d)d)")


@pytest.mark.parametrize(
    "rank",
    [
        "Penata fk. I",
        "Penatak. I",
        "PembinaB",
        "NET Pembina Tk. I",
        "Penata P. I",
        "Penata TkAI",
        "Pembina Wingkat I",
        "Fembma Ctama Muda",
        "Pemb.na",
        "Pemb na",
    ],
)
def test_a_rank_misread_on_a_scan_is_nobody(rank: str) -> None:
    block = only(scanned("LURAH SUKAMAJU", "", "", "RATNA SETIAWAN, S.Sos", rank, "NIP. 19720924 199704 2 016"))
    assert facts(block)[:3] == ("RATNA SETIAWAN, S.Sos", "19720924 199704 2 016", rank)


def test_a_name_that_begins_as_a_rank_is_a_name() -> None:
    block = only(scanned("LURAH SUKAMAJU", "", "", "Penata Sari", "Pembina", "NIP. 19720924 199704 2 016"))
    assert facts(block)[:3] == ("Penata Sari", "19720924 199704 2 016", "Pembina")


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(50, id="right column begins where its number does"),
        pytest.param(53, id="right name is centred behind a gap"),
    ],
)
def test_names_side_by_side_without_a_wide_gap_keep_their_degrees(right: int) -> None:
    left = "Dra. RATNA SETIAWATI RAHAYU, S.IP., M.AP."
    rows = (
        "Pihak Kedua,".ljust(50) + "Pihak Pertama,",
        "",
        "",
        left.ljust(right).replace("   ", "  ") if right < 50 else left.ljust(right),
        "Pembina".ljust(50) + "Penata",
        "NIP. 19720924 199704 2 016".ljust(50) + "NIP. 19700101 199503 1 001",
    )
    made = spaced(*(row + ("Drs. BUDI SANTOSO, M.Si" if row.startswith("Dra.") else "") for row in rows))
    names = replace(made[1], breaks=())
    blocks = find_signatures(document(made[0], names, *made[2:]))
    assert [block.name.text for block in blocks] == [left, "Drs. BUDI SANTOSO, M.Si"]


def test_position_of_a_party_from_the_head_of_its_agreement() -> None:
    rows = (
        "Nama      : BAGUS ADIPATI, S.Farm., Apt",
        "Jabatan   : KEPALA DINAS PENANAMAN MODAL",
        "            KABUPATEN CONTOH",
        "Selanjutnya disebut PIHAK PERTAMA",
        "Nama      : Ir. ANA MANDAGIRI, SP",
        "Jabatan   : BUPATI CONTOH",
        "Selaku atasan langsung, selanjutnya disebut PIHAK KEDUA",
        "",
        "         Pihak Kedua,                         Pihak Pertama,",
        "",
        "",
        "",
        "   Ir. ANA MANDAGIRI, SP                 BAGUS ADIPATI, S.Farm., Apt",
        "                                         NIP. 19681109 198912 1 002",
    )
    by_role = {b.role: b for b in find_signatures(document(*spaced(*rows)))}
    assert by_role["pihak_pertama"].jabatan.text == "KEPALA DINAS PENANAMAN MODAL KABUPATEN CONTOH"
    assert by_role["pihak_kedua"].jabatan.text == "BUPATI CONTOH"


def test_box_of_an_electronic_signature_and_printed_block_are_one() -> None:
    rows = (
        "Contoh, 5 Mei 2017",
        "CAMAT CONTOH,",
        "",
        "",
        "",
        "HARTI NINGSIH, S.STP",
        "Pembina Utama Muda (IV/c)",
        "NIP. 19660906 199701 2 014",
    )
    box = (
        "Ditandatangani secara elektronik oleh:",
        "CAMAT CONTOH",
        "HARTI NINGSIH, S.STP",
        "NIP. 196609061997012014",
    )
    block = only(document(*spaced(*rows, x=390.0), *spaced(*box, top=180.0)))
    assert facts(block)[:2] == ("HARTI NINGSIH, S.STP", "19660906 199701 2 014")
    assert (block.place.text, block.pangkat.text) == ("Contoh", "Pembina Utama Muda (IV/c)")


def test_two_people_on_one_line_parted_by_blanks_in_a_docx() -> None:
    lines = [
        line("PIHAK KEDUA,\t\t\tPIHAK KESATU,", page=None, path="p[1]"),
        line("RADITYA WIGUNA\t\t\t\tdr. Rr. Endah Nursita. MPH.", page=None, path="p[5]"),
    ]
    by_role = {b.role: b.name.text for b in find_signatures(document(*lines))}
    assert by_role == {"pihak_kedua": "RADITYA WIGUNA", "pihak_pertama": "dr. Rr. Endah Nursita. MPH."}


@pytest.mark.parametrize(
    ("left", "right", "ruled", "names"),
    [
        pytest.param(
            "Plt. Kepala Badan Contoh\n[QR]\nDitandatangani secara elektronik oleh\ndr. RAMA WIJAYA, MARS",
            "Contoh, 2 Januari 2024\nKepala Balai di Contoh\n[QR]\nDitandatangani secara elektronik oleh\nDra. SARI AYU, M.Si.",
            False,
            {"dr. RAMA WIJAYA, MARS": "Plt. Kepala Badan Contoh", "Dra. SARI AYU, M.Si.": "Kepala Balai di Contoh"},
            id="signed electronically",
        ),
        pytest.param(
            "Kepala Badan Contoh\nttd\ndr. RAMA WIJAYA, MARS",
            "Kepala Balai Contoh\nttd\nDra. SARI AYU, M.Si.",
            True,
            {},
            id="a list of staff in a table with rulings",
        ),
    ],
)
def test_titles_open_blocks_in_cells_without_rulings(left: str, right: str, ruled: bool, names: dict[str, str]) -> None:
    found = find_signatures(document(table([[left, right]], page=None, ruled=ruled)))
    assert {b.name.text: b.jabatan.text for b in found} == names


def test_place_and_date_of_a_letter() -> None:
    rows = (
        "                                             Balige, 25 Januari 2024",
        "Perihal : Penyampaian Indikator Kinerja Utama",
        "Bersama ini kami sampaikan Indikator Kinerja Utama sebagaimana terlampir untuk dipergunakan.",
        "",
        "                    KEPALA DINAS CONTOH",
        "",
        "",
        "",
        "                    Ir. SRI AYU, M.Si",
        "                    NIP. 197111041992022006",
    )
    block = only(document(*spaced(*rows)))
    assert (block.place.text, block.date.text) == ("Balige", "25 Januari 2024")


def test_doubts_are_empty_for_a_whole_block_and_told_for_a_lame_one() -> None:
    whole = only(document(*spaced("CAMAT CONTOH", "", "", "", "BUDI AJI, S.Sos", "NIP. 19771217 199612 1 002")))
    assert whole.doubts == ()
    lame = only(document(*spaced("BUDI AJI, S.Sos", "NIP. 19771217 199612 1 002")))
    assert lame.doubts == ("title_missing",)


def test_the_title_under_the_name_over_two_lines() -> None:
    rows = (
        "Contoh, 5 Mei 2017", "", "", "", "Drs. BUDI AJI, M.Si", "KEPALA SATUAN POLISI PAMONG PRAJA", "KABUPATEN CONTOH",
        "NIP. 19771217 199612 1 002",
    )  # fmt: skip
    block = only(document(*spaced(*rows)))
    assert (block.name.text, block.jabatan.text) == (
        "Drs. BUDI AJI, M.Si", "KEPALA SATUAN POLISI PAMONG PRAJA KABUPATEN CONTOH",
    )  # fmt: skip


def test_a_name_in_brackets_over_two_lines() -> None:
    rows = ("CAMAT CONTOH", "", "", "", "( Dra. RATNA SARI,", "MM )", "NIP. 19771217 199612 1 002")
    assert only(document(*spaced(*rows))).name.text == "Dra. RATNA SARI, MM"


def test_a_nip_beside_a_nip_with_a_colon_is_no_form() -> None:
    rows = [["CAMAT CONTOH", "KEPALA DINAS CONTOH"], ["", ""], ["BUDI AJI, S.Sos", "drg. RAMA WIJAYA"],
        ["NIP : 19860925 199310 1 017", "NIP.198408182005012019"]]  # fmt: skip
    found = find_signatures(document(table(rows, page=None)))
    assert [b.nip.text for b in found] == ["19860925 199310 1 017", "198408182005012019"]


def test_two_columns_of_tabs_whose_lines_are_not_even() -> None:
    lines = [
        line("PIHAK KEDUA\t\t\t\tPIHAK PERTAMA", page=None, path="p[1]"),
        line("CAMAT CONTOH\t\t\t\tKEPALA DINAS PERTANIAN", page=None, path="p[2]"),
        line("\t\t\t\t\tKABUPATEN CONTOH", page=None, path="p[3]"),
        line("BUDI AJI, S.Sos\t\t\t\tDrs. RAMA WIJAYA,", page=None, path="p[7]"),
        line("NIP. 19771217 199612 1 002\t\t\t\tM.Si", page=None, path="p[8]"),
        line("\t\t\t\t\tNIP. 19630409 199811 1 020", page=None, path="p[9]"),
    ]
    found = {b.role: (b.name.text, b.jabatan.text, b.nip.text) for b in find_signatures(document(*lines))}
    assert found == {
        "pihak_kedua": ("BUDI AJI, S.Sos", "CAMAT CONTOH", "19771217 199612 1 002"),
        "pihak_pertama": ("Drs. RAMA WIJAYA, M.Si", "KEPALA DINAS PERTANIAN KABUPATEN CONTOH", "19630409 199811 1 020"),
    }


def test_parties_whose_names_stand_at_different_heights() -> None:
    left = spaced("Mengetahui,", "BUPATI CONTOH", "", "", "", "( Hj. SARI AYU", "DEWANTI, S.H. )", x=60)
    right = spaced(
        "PIHAK PERTAMA,", "KEPALA DINAS CONTOH", "", "", "", "", "Drs. RAMA WIJAYA", "NIP. 19630409 199811 1 020", x=320
    )
    found = find_signatures(document(*sorted([*left, *right], key=lambda made: made.words[0].place.box.top)))  # type: ignore[union-attr]
    assert {b.name.text for b in found} == {"Hj. SARI AYU DEWANTI, S.H.", "Drs. RAMA WIJAYA"}


def test_a_party_without_number_in_a_cell_of_a_word_file_signs_beside_one_with_a_number() -> None:
    left = "PIHAK KEDUA,\nKETUA KOMISI CONTOH\nDAERAH MAJU\nRAMA WIJAYA"
    right = "Contoh, Januari 2022\nPIHAK PERTAMA,\nSEKRETARIS KOMISI\nDAERAH MAJU\nBUDI AJI, S.IP\nNIP. 19771217 199612 1 002"
    found = find_signatures(document(table([[left, right]], page=None)))
    assert [(b.name.text, b.jabatan.text) for b in found] == [
        ("RAMA WIJAYA", "KETUA KOMISI CONTOH DAERAH MAJU"),
        ("BUDI AJI, S.IP", "SEKRETARIS KOMISI DAERAH MAJU"),
    ]


def test_a_misread_rank_is_no_part_of_the_name() -> None:
    rows = ("CAMAT CONTOH", "", "", "", "BUDI AJI, S.S., MM", "PangkafNRemnbuna", "NIP. 19771217 199612 1 002")
    assert only(document(*spaced(*rows))).name.text == "BUDI AJI, S.S., MM"


@pytest.mark.parametrize("rank", ["PEMENA TK. I", "Perbyha Tk. I", "Penat"])
def test_a_scanned_rank_told_by_its_step_is_no_part_of_the_name(rank: str) -> None:
    rows = spaced("CAMAT CONTOH", "", "", "", "SITI RAHAYU", rank, "NIP. 19771217 199612 2 002")
    scanned = [replace(made, words=tuple(w._replace(engine="ocr") for w in made.words)) for made in rows]
    block = only(document(*scanned))
    assert (block.name.text, block.pangkat.text) == ("SITI RAHAYU", rank)


@pytest.mark.parametrize(
    ("opening", "place", "date"),
    [
        pytest.param("Bandung, ............... 2017", "Bandung", "............... 2017", id="dots for day and month"),
        pytest.param("Bandung, - -2017", "Bandung", "- -2017", id="dashes left blank"),
        pytest.param("Bandung, 5 Mei 2020 M / 1441 H", "Bandung", "5 Mei 2020 M / 1441 H", id="two calendars"),
    ],
)
def test_blank_and_double_dates(opening: str, place: str, date: str) -> None:
    block = only(
        document(*spaced(opening, "CAMAT CONTOH", "", "", "", "BUDI AJI, S.Sos", "NIP. 19771217 199612 1 002"))
    )
    assert (block.place.text, block.date.text) == (place, date)


def test_on_a_date_is_no_place() -> None:
    rows = (
        "DITETAPKAN DI MANNA",
        "PADA TANGGAL 5 JANUARI 2017",
        "CAMAT CONTOH",
        "",
        "",
        "",
        "BUDI AJI",
        "NIP. 19771217 199612 1 002",
    )
    block = only(document(*spaced(*rows)))
    assert (block.place.text, block.date.text) == ("MANNA", "5 JANUARI 2017")


@pytest.mark.parametrize(
    "title", ["ARSIPARIS AHLI MUDA", "Ka. Subbag Umum", "Perencana Ahli Madya", "PENGADMINISTRASI UMUM"]
)
def test_titles_of_staff(title: str) -> None:
    block = only(document(*spaced(title, "", "", "", "BUDI AJI, S.Sos", "NIP. 19771217 199612 1 002")))
    assert (block.jabatan.text, block.doubts) == (title, ())


def test_scanned_printings_of_one_number_that_differ_are_doubted() -> None:
    rows = ("CAMAT CONTOH", "", "", "", "{}", "NIP. 19771217 199612 1 002")
    first, second = (
        [ocr(made) for made in spaced(*(r.format(name) for r in rows), page=page)]
        for page, name in ((1, "BUDI AJI, S.Sos"), (2, "BUDl AJI, S.Sos"))
    )
    found = find_signatures(document(pages=[first, second]))
    assert [b.doubts for b in found] == [("printings_differ",), ("printings_differ",)]


def test_one_officials_numbers_on_a_scan_are_compared_over_all_his_blocks() -> None:
    numbers = ("19771217 199612 1 002", "19771217 199612 1 002", "19771217 199512 1 002")
    rows = ("CAMAT CONTOH", "", "", "", "BUDI AJI, S.Sos", "NIP. {}")
    pages = [[ocr(m) for m in spaced(*(r.format(n) for r in rows), page=at)] for at, n in enumerate(numbers, start=1)]
    found = find_signatures(document(pages=pages))
    assert [b.doubts for b in found] == [
        ("printings_differ",),
        ("printings_differ",),
        ("printings_differ", "ocr_unsure"),
    ]


def test_a_labelled_number_on_a_scan_stays_where_nothing_else_of_its_block_was_read() -> None:
    rows = ("k. S ALR WAE", "NIP. 19771217 199612 1 002")
    (block,) = find_signatures(document(*(ocr(made) for made in spaced(*rows))))
    assert (block.name.text, block.nip.text, block.doubts[0]) == ("", "19771217 199612 1 002", "name_missing")


def test_where_only_numbers_were_read_from_pictures_a_party_names_its_block() -> None:
    head = (
        "Yang bertanda tangan di bawah ini:", "Nama : BUDI AJI, S.Sos", "Jabatan : CAMAT CONTOH",
        "selanjutnya disebut PIHAK PERTAMA", "",
    )  # fmt: skip
    below = spaced("PIHAK PERTAMA", "", "", "", "NIP. 19771217 199612 1 002")
    typed = spaced(*head)
    found = find_signatures(document(*typed, *(ocr(one) for one in below)))
    assert [(b.name.text, b.nip.text) for b in found] == [("BUDI AJI, S.Sos", "19771217 199612 1 002")]


def ocr(made: Line) -> Line:
    """The same line, read from a picture."""
    return replace(made, words=tuple(word._replace(engine="ocr", confidence=0.9) for word in made.words))


def test_marks_that_no_name_holds_are_doubted() -> None:
    block = only(document(*spaced("CAMAT CONTOH", "", "", "", "BUDI! AJI, S.Sos", "NIP. 19771217 199612 1 002")))
    assert block.doubts == ("name_unlike_name",)


def test_a_rank_behind_its_label_is_the_signers_and_its_nip_no_form() -> None:
    rows = (
        "Malang, 7 Juli 2023",
        "Kepala Dinas,",
        "",
        "",
        "BUDI CONTOH, S.STP",
        "Pangkat : Pembina Tk.I, IV/b",
        "NIP : 19820817 200012 1 001",
    )
    (block,) = find_signatures(document(*rows))
    assert (block.name.text, block.pangkat.text, block.nip.text) == (
        "BUDI CONTOH, S.STP",
        "Pembina Tk.I, IV/b",
        "19820817 200012 1 001",
    )


def test_a_prosecutors_rank_before_the_number_is_a_rank() -> None:
    rows = (
        "KEPALA KEJAKSAAN NEGERI CONTOH",
        "",
        "",
        "BUDI CONTOH, S.H., M.H.",
        "Jaksa Utama Pratama NIP. 19751122 200003 1 002",
    )
    (block,) = find_signatures(document(*rows))
    assert (block.name.text, block.pangkat.text) == ("BUDI CONTOH, S.H., M.H.", "Jaksa Utama Pratama")


def test_a_name_without_number_over_two_lines_is_one_name_and_doubted() -> None:
    cells = [
        "PIHAK KEDUA\n\nWALIKOTA CONTOH\n\n\n\nH. FAKHRI ADIPUTRA\nDATUAK RAJO BATUAH",
        "PIHAK PERTAMA\n\nCAMAT CONTOH TIMUR\n\n\n\nBUDI SANTOSO, S.STP\nPenata Tk. I\nNIP. 19840122 200212 1 001",
    ]
    found = find_signatures(document("Contoh, 6 September 2021", table([cells], ruled=False)))
    names = {block.jabatan.text: block for block in found}
    assert names["WALIKOTA CONTOH"].name.text == "H. FAKHRI ADIPUTRA DATUAK RAJO BATUAH"
    assert "parts_unsure" in names["WALIKOTA CONTOH"].doubts


@pytest.mark.parametrize(
    "rank", ["AJUN KOMISARIS BESAR POLISI NRP 80010203", "LETKOL INF NRP. 11960012", "KOMBES POL, NRP 70010203"]
)
def test_a_rank_of_police_and_army_stands_on_one_line_with_its_number(rank: str) -> None:
    doc = document(
        *spaced("Contoh, 3 Januari 2022", "KEPALA KEPOLISIAN RESOR CONTOH", "", "", "", "BUDI SANTOSO, S.H.", rank)
    )
    assert facts(only(doc)) == (
        "BUDI SANTOSO, S.H.",
        "",
        rank,
        "KEPALA KEPOLISIAN RESOR CONTOH",
        "Contoh",
        "3 Januari 2022",
    )


def test_a_form_that_opens_the_next_page_takes_no_number_of_the_page_before() -> None:
    first = spaced(
        "Andoolo, 6 Januari 2022", "KEPALA BAGIAN ORGANISASI", "", "", "SITI RAHMA, S.STP", "NIP. 19771217 199612 2 002"
    )
    second = spaced(
        "Nama : BUDI SANTOSO", "1. Jabatan : Analis Tata Laksana", "2. Unit Kerja : Bagian Organisasi", page=2
    )
    block = only(document(pages=[first, second]))
    assert facts(block)[:2] == ("SITI RAHMA, S.STP", "19771217 199612 2 002")


def test_a_number_below_a_name_that_no_block_takes_is_told() -> None:
    rows = (
        "BUPATI PERCONTOHAN,",
        "",
        "",
        "SITI RAHMA",
        "NIP. 19771217 199612 2 002",
        "Nama : BUDI SANTOSO",
        "Jabatan : Analis",
    )
    block = only(document(*spaced(*rows)))
    assert (block.nip.text, block.doubts) == ("", ("line_unclaimed",))


def test_a_form_below_a_signature_in_word_takes_no_number_of_it() -> None:
    texts = (
        (45.0, "Sekretaris,"),
        (45.0, "RATNA DEWI, S.IP"),
        (45.0, "NIP. 19780826 200604 2 011"),
        (27.0, "INDIKATOR KINERJA INDIVIDU"),
        (0.0, "Jabatan : Kepala Bidang Data"),
        (0.0, "Tugas : mengelola data"),
    )
    made = []
    for at, (start, text) in enumerate(texts):
        plain = line(text, page=None, path=f"p[{at}]")
        made.append(replace(plain, offsets=tuple(start + x for x in plain.offsets)))
    (block,) = find_signatures(document(*made))
    assert (block.name.text, block.nip.text) == ("RATNA DEWI, S.IP", "19780826 200604 2 011")


def test_a_line_of_many_numbers_is_a_list() -> None:
    numbers = " ".join(f"NIP. 19680214 198701 1 {n:03}" for n in range(30))
    blocks = find_signatures(document(*spaced("CAMAT CONTOH", "", "", "BUDI CONTOH, S.Sos", numbers)))
    assert [block.nip.text for block in blocks if block.nip] == []


def test_a_line_of_many_numbers_costs_what_it_is_long() -> None:
    def made(n: int) -> object:
        return document(*spaced("CAMAT CONTOH", "", "", " ".join(["BUDI, S.Sos NIP. 19680214 198701 1 001"] * n)))

    assert growth(find_signatures, made, 20) < LINEAR  # type: ignore[arg-type]


def test_words_of_a_stamp_in_another_ink_are_no_name() -> None:
    rows = (
        "Sukamaju, 11 Januari 2021",
        "LURAH SUKAMAJU,",
        "AH KABUP",
        "KETUT BUDI, S.Sos",
        "NIP. 19660212 199110 1 003",
    )
    made = document(*spaced(*rows))
    page = made.pages[0]
    blocks = tuple(
        replace(b, words=tuple(w._replace(other_ink=True) for w in b.words)) if b.text == "AH KABUP" else b
        for b in page.blocks
    )
    block = only(replace(made, pages=(replace(page, blocks=blocks),)))
    assert (block.name.text, block.jabatan.text) == ("KETUT BUDI, S.Sos", "LURAH SUKAMAJU,")


def test_dots_that_wait_for_a_name_are_no_stamp() -> None:
    made = document(*spaced("CAMAT CONTOH,", "(..............)", "NIP. 19660212 199110 1 003"))
    texts = [segment.text for stream in find_streams(made) for row in stream.rows for segment in row]
    assert "(..............)" in texts
