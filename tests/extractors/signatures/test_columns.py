from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.signatures.columns import find_streams
from extractors.signatures.find import find_signatures
from tests.build import document, line, table
from tests.extractors.signatures.found import facts, only_block, spaced
from tests.growth import LINEAR, growth


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
    block = only_block(document(made))
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


def test_the_squares_of_a_printed_code_part_no_signature() -> None:
    above = spaced("Serang, 8 Januari 2024", "KEPALA DINAS CONTOH")
    code = table([["", ""], ["", ""]], top=100.0, x=72.0, widths=[10, 10])
    below = spaced("Ditandatangani secara elektronik oleh:", "MIRA LESTARI, S.Sos", "NIP 197712171996122002", top=130.0)
    block = only_block(document(*above, code, *below))
    assert (block.jabatan.text, block.place.text, block.name.text) == (
        "KEPALA DINAS CONTOH",
        "Serang",
        "MIRA LESTARI, S.Sos",
    )


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


def test_two_people_on_one_line_parted_by_blanks_in_a_docx() -> None:
    lines = [
        line("PIHAK KEDUA,\t\t\tPIHAK KESATU,", page=None, path="p[1]"),
        line("RADITYA WIGUNA\t\t\t\tdr. Rr. Endah Nursita. MPH.", page=None, path="p[5]"),
    ]
    by_role = {b.role: b.name.text for b in find_signatures(document(*lines))}
    assert by_role == {"pihak_kedua": "RADITYA WIGUNA", "pihak_pertama": "dr. Rr. Endah Nursita. MPH."}


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
    block = only_block(replace(made, pages=(replace(page, blocks=blocks),)))
    assert (block.name.text, block.jabatan.text) == ("KETUT BUDI, S.Sos", "LURAH SUKAMAJU,")


@pytest.mark.parametrize(
    ("line", "inked", "name"),
    [
        pytest.param(
            "DRS. KETUT BUDI, S.H. M.H.", ("M.H.",), "DRS. KETUT BUDI, S.H. M.H.", id="a_degree_under_the_stamp"
        ),
        pytest.param("METCAMATA N KETUT BUDI, S.Sos", ("METCAMATA", "N"), "KETUT BUDI, S.Sos", id="before"),
        pytest.param("KETUT BUDI, S.Sos KABUP", ("KABUP",), "KETUT BUDI, S.Sos", id="behind"),
        pytest.param("SA Drs. KETUT BUDI, S.Sos", ("SA",), "Drs. KETUT BUDI, S.Sos", id="before_a_title"),
        pytest.param("KETUT BUDI, S.Sos", ("KETUT",), "KETUT BUDI, S.Sos", id="a_word_of_the_name_under_the_stamp"),
        pytest.param("I KETUT BUDI, S.Sos", (), "I KETUT BUDI, S.Sos", id="all_print"),
    ],
)
def test_words_of_a_stamp_beside_a_name_are_none_of_it(line: str, inked: tuple[str, ...], name: str) -> None:
    rows = ("Sukamaju, 11 Januari 2021", "LURAH SUKAMAJU,", line, "NIP. 19660212 199110 1 003")
    made = document(*spaced(*rows))
    page = made.pages[0]
    blocks = tuple(
        replace(b, words=tuple(w._replace(other_ink=w.text in inked) for w in b.words)) if b.text == line else b
        for b in page.blocks
    )
    block = only_block(replace(made, pages=(replace(page, blocks=blocks),)))
    assert block.name.text == name
    assert ("parts_unsure" in block.doubts) is (name != line)


def test_a_word_of_a_stamp_beside_the_nip_is_no_name() -> None:
    rows = ("Sukamaju, 11 Januari 2021", "KETUA,", "Ketut Budi, S.H.", "SUKAMAJ NIP. 19660212 199110 1 003")
    made = document(*spaced(*rows))
    page = made.pages[0]
    inked = [[w._replace(other_ink=w.text == "SUKAMAJ") for w in block.words] for block in page.blocks]
    blocks = tuple(replace(b, words=tuple(w)) for b, w in zip(page.blocks, inked, strict=True))
    block = only_block(replace(made, pages=(replace(page, blocks=blocks),)))
    assert (block.name.text, block.nip.text) == ("Ketut Budi, S.H.", "19660212 199110 1 003")


def test_dots_that_wait_for_a_name_are_no_stamp() -> None:
    made = document(*spaced("CAMAT CONTOH,", "(..............)", "NIP. 19660212 199110 1 003"))
    texts = [segment.text for stream in find_streams(made) for row in stream.rows for segment in row]
    assert "(..............)" in texts
