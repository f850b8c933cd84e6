from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model.document import Document
from extractors.signatures.find import find_signatures
from tests.build import document, line, table
from tests.extractors.signatures.found import facts, ocr, only_block, spaced


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
    block = only_block(document(*spaced(*rows)))
    assert facts(block) == ("SITI RAHAYU, S.STP.MM", nip, "Pembina Tk. I", "CAMAT SRESEH", "Sampang", "08 Januari 2024")


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
    assert only_block(document(*spaced(*rows))).jabatan.text == jabatan


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
    block = only_block(document(*spaced("Manna, 3 Mei 2024", "CAMAT CONTOH", "", "", *rows)))
    assert (block.name.text, block.nip.text, block.pangkat.text) == ("MIRA LESTARI", "19771217 199612 2 002", pangkat)


def test_electronic_signature_without_label() -> None:
    rows = (
        "Ditandatangani secara elektronik oleh:",
        "KEPALA DINAS CONTOH,",
        "",
        "MIRA LESTARI, S.Sos",
        "Pembina",
        ".197712171996122002",
    )
    block = only_block(document(*spaced(*rows)))
    assert (block.name.text, block.nip.text, block.jabatan.text) == (
        "MIRA LESTARI, S.Sos",
        "197712171996122002",
        "KEPALA DINAS CONTOH,",
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
    assert only_block(document(*spaced(*body))).name.text == name


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
    assert facts(only_block(scanned(*rows)))[:3] == (
        "RATNA SETIAWAN, S.Sos",
        "19720924 199704 2 016",
        "RenataTk/(II/d)d)",
    )


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
    block = only_block(scanned("LURAH SUKAMAJU", "", "", "RATNA SETIAWAN, S.Sos", rank, "NIP. 19720924 199704 2 016"))
    assert facts(block)[:3] == ("RATNA SETIAWAN, S.Sos", "19720924 199704 2 016", rank)


def test_a_name_that_begins_as_a_rank_is_a_name() -> None:
    block = only_block(scanned("LURAH SUKAMAJU", "", "", "Penata Sari", "Pembina", "NIP. 19720924 199704 2 016"))
    assert facts(block)[:3] == ("Penata Sari", "19720924 199704 2 016", "Pembina")


def test_the_title_under_the_name_over_two_lines() -> None:
    rows = (
        "Contoh, 5 Mei 2017", "", "", "", "Drs. BUDI AJI, M.Si", "KEPALA SATUAN POLISI PAMONG PRAJA", "KABUPATEN CONTOH",
        "NIP. 19771217 199612 1 002",
    )  # fmt: skip
    block = only_block(document(*spaced(*rows)))
    assert (block.name.text, block.jabatan.text) == (
        "Drs. BUDI AJI, M.Si", "KEPALA SATUAN POLISI PAMONG PRAJA KABUPATEN CONTOH",
    )  # fmt: skip


def test_a_name_in_brackets_over_two_lines() -> None:
    rows = ("CAMAT CONTOH", "", "", "", "( Dra. RATNA SARI,", "MM )", "NIP. 19771217 199612 1 002")
    assert only_block(document(*spaced(*rows))).name.text == "Dra. RATNA SARI, MM"


def test_a_nip_beside_a_nip_with_a_colon_is_no_form() -> None:
    rows = [["CAMAT CONTOH", "KEPALA DINAS CONTOH"], ["", ""], ["BUDI AJI, S.Sos", "drg. RAMA WIJAYA"],
        ["NIP : 19860925 199310 1 017", "NIP.198408182005012019"]]  # fmt: skip
    found = find_signatures(document(table(rows, page=None)))
    assert [b.nip.text for b in found] == ["19860925 199310 1 017", "198408182005012019"]


def test_a_misread_rank_is_no_part_of_the_name() -> None:
    rows = ("CAMAT CONTOH", "", "", "", "BUDI AJI, S.S., MM", "PangkafNRemnbuna", "NIP. 19771217 199612 1 002")
    assert only_block(document(*spaced(*rows))).name.text == "BUDI AJI, S.S., MM"


@pytest.mark.parametrize("rank", ["PEMENA TK. I", "Perbyha Tk. I", "Penat"])
def test_a_scanned_rank_told_by_its_step_is_no_part_of_the_name(rank: str) -> None:
    rows = spaced("CAMAT CONTOH", "", "", "", "SITI RAHAYU", rank, "NIP. 19771217 199612 2 002")
    scanned = [replace(made, words=tuple(w._replace(engine="ocr") for w in made.words)) for made in rows]
    block = only_block(document(*scanned))
    assert (block.name.text, block.pangkat.text) == ("SITI RAHAYU", rank)


@pytest.mark.parametrize(
    "title", ["ARSIPARIS AHLI MUDA", "Ka. Subbag Umum", "Perencana Ahli Madya", "PENGADMINISTRASI UMUM"]
)
def test_titles_of_staff(title: str) -> None:
    block = only_block(document(*spaced(title, "", "", "", "BUDI AJI, S.Sos", "NIP. 19771217 199612 1 002")))
    assert (block.jabatan.text, block.doubts) == (title, ())


def test_a_labelled_number_on_a_scan_stays_where_nothing_else_of_its_block_was_read() -> None:
    rows = ("k. S ALR WAE", "NIP. 19771217 199612 1 002")
    (block,) = find_signatures(document(*(ocr(made) for made in spaced(*rows))))
    assert (block.name.text, block.nip.text, block.doubts[0]) == ("", "19771217 199612 1 002", "name_missing")


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


@pytest.mark.parametrize(
    "rank", ["AJUN KOMISARIS BESAR POLISI NRP 80010203", "LETKOL INF NRP. 11960012", "KOMBES POL, NRP 70010203"]
)
def test_a_rank_of_police_and_army_stands_on_one_line_with_its_number(rank: str) -> None:
    doc = document(
        *spaced("Contoh, 3 Januari 2022", "KEPALA KEPOLISIAN RESOR CONTOH", "", "", "", "BUDI SANTOSO, S.H.", rank)
    )
    assert facts(only_block(doc)) == (
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
    block = only_block(document(pages=[first, second]))
    assert facts(block)[:2] == ("SITI RAHMA, S.STP", "19771217 199612 2 002")


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
