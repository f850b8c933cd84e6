from __future__ import annotations

import pytest

from extractors.legal.citations import find_legal
from extractors.legal.marks import is_decision, misread_heading
from extractors.model.document import Document, Page
from tests.build import document, line, table
from tests.growth import LINEAR, growth

UU_25 = "Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional"
UU_23 = "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"
PP_18 = "Peraturan Pemerintah Nomor 18 Tahun 2016 tentang Perangkat Daerah"
PERPRES_29 = "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah"


def texts(doc: Document) -> list[str]:
    return [item.text.text for item in find_legal(doc).items]


def paragraphs(*rows: str) -> Document:
    """A text or DOCX without geometry: each row a paragraph."""
    lines = tuple(line(row, page=None, path=f"p[{n}]") for n, row in enumerate(rows) if row.strip())
    return Document("0" * 64, "docx", 1, (Page(None, blocks=lines),))


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(("Mengingat : 1. " + UU_25 + ";", "2. " + PP_18 + ";", "MEMUTUSKAN :"), id="mengingat"),
        pytest.param(
            ("Mengingat   :   1. " + UU_25 + ";", "2. " + PP_18 + ".", "M E M U T U S K A N"), id="spaced end"
        ),
        pytest.param(("M e n g i n g a t :", "1. " + UU_25 + ";", "2. " + PP_18 + ";", "MBMUTUSKAN"), id="misread end"),
        pytest.param(("- Mengingat :", "1. " + UU_25 + ";", "2. " + PP_18 + ";", "Menetapkan :"), id="dash before"),
        pytest.param(
            ("C. Landasan Hukum", "Disusun berdasarkan :", "1. " + UU_25, "2. " + PP_18, "D. Sistematika"), id="section"
        ),
        pytest.param(
            ("Landasan : 1) " + UU_25 + ";", "Hukum", "2) " + PP_18 + ".", "BAB II"), id="a heading over two lines"
        ),
        pytest.param(("Dasar : 1. " + UU_25 + ";", "2. " + PP_18 + ".", "BAB II"), id="one word and the first item"),
        pytest.param(
            ("1.3 Dasar Hukum", "a. " + UU_25 + ";", "b. " + PP_18 + ";", "1.4 Maksud dan Tujuan"), id="letters"
        ),
        pytest.param(
            (
                "Dasar Hukum : 1) "
                + UU_25
                + " (Lembaran Negara Republik Indonesia Tahun 2004 Nomor 104, Tambahan Nomor 4421);",
                "2) " + PP_18 + ".",
                "BAB II",
            ),
            id="a long first item behind the heading",
        ),
        pytest.param(("DASAR HUKUM", "1) " + UU_25 + ";", "2) " + PP_18 + ".", "BAB II"), id="brackets"),
        pytest.param(("Landasan Yuridis", "- " + UU_25 + ";", "- " + PP_18 + ";", "BAB II"), id="dashes"),
        pytest.param(("Mengingat :", "l. " + UU_25 + ";", "2. " + PP_18 + ";", "Menetapkan"), id="l for 1"),
        pytest.param(("Mengingat : " + UU_25 + ";", PP_18 + ";", "MEMUTUSKAN"), id="no marks"),
        pytest.param(
            ("Mengingat :", "1.", UU_25 + ";", "2.", PP_18 + ";", "MEMUTUSKAN"), id="marks on their own lines"
        ),
        pytest.param(("Mengingat :", "1.", "2.", UU_25 + ";", PP_18 + ";", "MEMUTUSKAN"), id="marks before all texts"),
        pytest.param(("Mengingat : 1. " + UU_25 + "; " + PP_18 + ";", "MEMUTUSKAN"), id="closed late, one row"),
        pytest.param(("Mengingat : 1. " + UU_25, "2. " + PP_18, "MEMUTUSKAN"), id="nothing closes"),
        pytest.param(
            ("Mengingat : 1. " + UU_25 + ";", "Surat Bupati tanggal 3 Mei;", "2. " + PP_18 + ";", "KESATU : x"),
            id="item without regulation",
        ),
        pytest.param(
            ("Dasar hukum penyusunan dokumen ini adalah sebagai berikut :", "1. " + UU_25 + ";", "2. " + PP_18 + "."),
            id="sentence",
        ),
    ],
)
@pytest.mark.parametrize("make", [pytest.param(document, id="pdf"), pytest.param(paragraphs, id="docx")])
def test_lists_in_every_layout(rows: tuple[str, ...], make: object) -> None:
    doc = document(*rows) if make is document else paragraphs(*rows)
    found = texts(doc)
    assert len(found) == 2
    assert found[0].startswith(UU_25)
    assert found[1].rstrip(".") == PP_18


def test_item_whole_over_pages_with_its_gazette_and_amendment() -> None:
    doc = document(
        pages=[
            [
                line("Mengingat : 1. " + UU_25 + ";", top=700),
                line("2. " + UU_23 + " (Lembaran Negara", top=712, x=138),
                line("Republik Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara Nomor", top=724, x=156),
                line("- 1 -", top=800, x=290),
            ],
            [
                line(
                    "5587) sebagaimana telah beberapa kali diubah, terakhir dengan Undang-Undang Nomor", page=2, x=156
                ),
                line("9 Tahun 2015;", page=2, top=84, x=156),
                line("3. " + PP_18 + ";", page=2, top=96, x=138),
                line("MEMUTUSKAN :", page=2, top=120),
            ],
        ]
    )
    items = find_legal(doc).items
    assert [i.marker.text for i in items] == ["1.", "2.", "3."]
    assert [i.item_no for i in items] == [1, 2, 3]
    assert items[1].text.text.endswith("terakhir dengan Undang-Undang Nomor 9 Tahun 2015")
    assert (items[1].text.page, items[1].text.page_end) == (1, 2)


def test_a_wrapped_number_is_no_mark() -> None:
    rows = (
        "Mengingat : 1. Undang-Undang Nomor 61 Tahun 1951 jo. Undang-Undang Nomor",
        "62 Tahun 1951 tentang Pemerintahan Kota Contoh (Tambahan Lembaran Negara Nomor",
        "15) sebagaimana telah diubah dengan Undang-Undang Nomor 63 Tahun 2005;",
        "2. " + PP_18 + ";",
        "MEMUTUSKAN",
    )
    found = texts(document(*rows))
    assert len(found) == 2
    assert found[0].endswith("Nomor 63 Tahun 2005")


def test_mark_printed_below_the_first_line_of_its_item() -> None:
    doc = document(
        line("Mengingat : 1. " + UU_25 + ";", top=72),
        line("PeraturanPresiden Nomor 77 Tahun 2011 tentang", top=84, x=205),
        line("2.", top=88, x=183),
        line("Susunan, Tugas, dan Fungsi Kantor Contoh;", top=96, x=205),
        line("MEMUTUSKAN:", top=120),
    )
    items = find_legal(doc).items
    assert [(i.marker.text, i.item_no) for i in items] == [("1.", 1), ("2.", 2)]
    assert items[1].text.text == (
        "PeraturanPresiden Nomor 77 Tahun 2011 tentang Susunan, Tugas, dan Fungsi Kantor Contoh"
    )


@pytest.mark.parametrize("page", [pytest.param(1, id="pdf"), pytest.param(None, id="docx")])
def test_mengingat_laid_out_as_a_table(page: int | None) -> None:
    made = table(
        [
            ["Menimbang", ":", "a.", "bahwa perlu ditetapkan;"],
            ["Mengingat", ":", "1.", UU_25 + ";"],
            ["", "", "2.", PP_18 + ";"],
            ["", "", "MEMUTUSKAN", ""],
        ],
        page=page,
    )
    assert texts(document(made)) == [UU_25, PP_18]


def test_a_semicolon_misread_as_a_comma_joins_no_two_rows_of_a_table() -> None:
    made = table(
        [
            ["Mengingat", ":", "1.", "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas,"],
            ["", "", "2.", "Instruksi Presiden Nomor 7 Tahun 1999 tentang Akuntabilitas Kinerja,"],
            ["", "", "3.", "Peraturan Daerah Nomor 5 Tahun 2021 tentang Rencana Pembangunan."],
        ],
        widths=[70, 15, 20, 380],
    )
    items = find_legal(document(made, "MEMUTUSKAN")).items
    assert [i.item_no for i in items] == [1, 2, 3]


def test_page_debris_between_items_is_left_out() -> None:
    rows = ("Mengingat :", "1. " + UU_25 + ";", "JDIH Kabupaten Contoh", "2. " + PP_18 + ";", "MEMUTUSKAN")
    assert texts(document(*rows)) == [UU_25, PP_18]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(("Mengingatkan kembali " + UU_25 + ";", "MEMUTUSKAN"), id="mengingatkan"),
        pytest.param(("Mengingat pentingnya " + UU_25 + " maka", "disusun"), id="prose"),
        pytest.param(("1.3 Landasan Hukum ............ 3", "1.4 Sistematika ............ 4", "BAB II"), id="contents"),
        pytest.param(("Menimbang : a. bahwa " + UU_25 + ";", "MEMUTUSKAN"), id="menimbang"),
        pytest.param(("Memperhatikan : 1. " + UU_25 + ";", "MEMUTUSKAN"), id="memperhatikan"),
    ],
)
def test_no_list(rows: tuple[str, ...]) -> None:
    assert texts(document(*rows)) == []


def test_prose_behind_a_section_list_belongs_to_nothing() -> None:
    doc = paragraphs(
        "C. Landasan Hukum",
        "1. " + UU_25 + ";",
        "2. " + PP_18 + ".",
        "Semoga dokumen ini bermanfaat bagi Peraturan Bupati Nomor 3 Tahun 2017.",
    )
    assert texts(doc) == [UU_25, PP_18 + "."]
    assert [c.text.text for c in find_legal(doc).cited] == ["Peraturan Bupati Nomor 3 Tahun 2017"]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        pytest.param(f"Berdasarkan {UU_23} perlu disusun.", [UU_23], id="clause goes on"),
        pytest.param(f"sesuai {UU_23} dan {PP_18}, maka perlu", [UU_23, PP_18], id="two joined by dan"),
        pytest.param(
            "diatur dengan Peraturan Daerah Nomor 31 Tahun 2012 tentang Perubahan atas Peraturan Daerah Nomor 7 "
            "Tahun 2008 tentang Rencana Pembangunan;",
            [
                "Peraturan Daerah Nomor 31 Tahun 2012 tentang Perubahan atas Peraturan Daerah Nomor 7 Tahun 2008 tentang "
                "Rencana Pembangunan"
            ],
            id="a title that names another law",
        ),
        pytest.param(
            f"{UU_23}, sebagaimana telah diubah dengan Undang-Undang Nomor 9 Tahun 2015;",
            [f"{UU_23}, sebagaimana telah diubah dengan Undang-Undang Nomor 9 Tahun 2015"],
            id="amendment tail",
        ),
        pytest.param(
            "Menurut PERMENPAN Nomor : PER/09/M.PAN/5/2007, yang dimaksud",
            ["PERMENPAN Nomor : PER/09/M.PAN/5/2007"],
            id="short name without title",
        ),
        pytest.param("LAMPIRAN KEPUTUSAN CAMAT CONTOH NOMOR 3 TAHUN 2020", [], id="its own head"),
        pytest.param("Peraturan perundang-undangan yang berlaku nomor satu", [], id="no number"),
    ],
)
def test_cited_in_running_text(text: str, cited: list[str]) -> None:
    assert [c.text.text for c in find_legal(document(text)).cited] == cited


def test_revoked_regulations_are_cited_only() -> None:
    doc = document(
        "Mengingat : 1. " + UU_25 + ";",
        "MEMUTUSKAN:",
        "Pasal 14",
        "1. Peraturan Bupati Contoh Nomor 33 Tahun 2013",
        "dicabut dan dinyatakan tidak berlaku.",
    )
    assert texts(doc) == [UU_25]
    assert [c.text.text for c in find_legal(doc).cited] == ["Peraturan Bupati Contoh Nomor 33 Tahun 2013"]


def test_text_re_read_from_its_words() -> None:
    doc = document("Mengingat : 1. " + PERPRES_29 + ";", "MEMUTUSKAN")
    (item,) = find_legal(doc).items
    assert item.text.box is not None
    assert item.heading.text == "Mengingat"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("M E M U T U S K A N :", True, id="spaced"),
        pytest.param("MEMTJTUSKAN", True, id="misread"),
        pytest.param("MENETAPKAN", False, id="menetapkan"),
        pytest.param("Mewujudkan", False, id="another verb"),
    ],
)
def test_is_decision(text: str, *, expected: bool) -> None:
    assert is_decision(text) is expected


@pytest.mark.parametrize("misread", ["4.", "7."])
def test_a_first_mark_misread_does_not_swallow_the_next_items(misread: str) -> None:
    rows = (
        f"Mengingat : {misread} {UU_25},",
        f"2. {PP_18}:",
        "3. Peraturan Daerah Nomor 7 Tahun 2019 tentang Desa;",
        "MEMUTUSKAN",
    )
    items = find_legal(document(*rows)).items
    assert [i.item_no for i in items] == [1, 2, 3]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param("UU Nomor 23 Tahun 2014, UU Nomor 25 Tahun 2004 dan PP Nomor 8 Tahun 2008",
            ["UU Nomor 23 Tahun 2014", "UU Nomor 25 Tahun 2004", "PP Nomor 8 Tahun 2008"], id="three laws in one item"),
        pytest.param(UU_23 + " dan perubahannya", [UU_23 + " dan perubahannya"], id="one law and its changes"),
        pytest.param("Undang-UndangNomor 25 Tahun 2007 tentang Penanaman Modal",
            ["Undang-UndangNomor 25 Tahun 2007 tentang Penanaman Modal"], id="blank missing before the number's label"),
        pytest.param("Undang-undang nomor 31tahun 1999 tentang Pemberantasan Korupsi",
            ["Undang-undang nomor 31tahun 1999 tentang Pemberantasan Korupsi"], id="blank missing behind the number"),
        pytest.param("Perdes Sukamaju Nomor 3 Tahun 2019 tentang APBDes",
            ["Perdes Sukamaju Nomor 3 Tahun 2019 tentang APBDes"], id="village"),
        pytest.param("Undang-Undang Nomor 17 Tahun 2003 tentang Keuangan Negara, Undang-Undang Nomor 1 Tahun 2004 tentang "
            "Perbendaharaan Negara dan Undang-Undang Nomor 15 Tahun 2004 tentang Pemeriksaan",
            ["Undang-Undang Nomor 17 Tahun 2003 tentang Keuangan Negara",
             "Undang-Undang Nomor 1 Tahun 2004 tentang Perbendaharaan Negara",
             "Undang-Undang Nomor 15 Tahun 2004 tentang Pemeriksaan"], id="three laws with titles in one item"),
        pytest.param("Peraturan Daerah Nomor 5 Tahun 2016 tentang Pencabutan Peraturan Daerah Nomor 1 Tahun 2001 tentang A dan "
            "Peraturan Daerah Nomor 2 Tahun 2001 tentang B",
            ["Peraturan Daerah Nomor 5 Tahun 2016 tentang Pencabutan Peraturan Daerah Nomor 1 Tahun 2001 tentang A dan "
             "Peraturan Daerah Nomor 2 Tahun 2001 tentang B"], id="laws that a title names"),
        pytest.param("Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah diubah, terakhir dengan "
            "Undang-Undang Nomor 9 Tahun 2015 tentang Perubahan Kedua",
            ["Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah diubah, terakhir dengan "
             "Undang-Undang Nomor 9 Tahun 2015 tentang Perubahan Kedua"], id="a law and what changed it"),
        pytest.param("Undang-Undnag Nomor 25 Tahun 2004 tentang Sistem Perencanaan",
            ["Undang-Undnag Nomor 25 Tahun 2004 tentang Sistem Perencanaan"], id="kind misspelt"),
        pytest.param("Undang-Undorig Nornor 25 Tabun 2oO4 teritang Sistem Perencanaan",
            ["Undang-Undorig Nornor 25 Tabun 2oO4 teritang Sistem Perencanaan"], id="kind, label and year misread"),
        pytest.param("Peroturan Menteri Keuangan Nomor 214/PMK.02/2017 tentang Pengukuran",
            ["Peroturan Menteri Keuangan Nomor 214/PMK.02/2017 tentang Pengukuran"], id="kind misread, year in the number"),
        pytest.param("Peroturari Pemeriritah Nomor 8 Tahun 2006 tentang Pelaporan", ["Peroturari Pemeriritah Nomor 8 Tahun 2006 "
            "tentang Pelaporan"], id="letters parted in the kind"),
        pytest.param("PMK 214/PMK.02/2017", ["PMK 214/PMK.02/2017"], id="a number without its label"),
        pytest.param("Perda Kab. Sampang 3/2016", ["Perda Kab. Sampang 3/2016"], id="a region and a number"),
        pytest.param("Perda yang mengatur 3 hal", [], id="a short kind in a sentence"),
        pytest.param(f"{UU_25}; 2. {UU_23}", [UU_25, UU_23], id="the next item in the same line"),
        pytest.param("Peratruan Bupati Wajo Nomor 5 Tahun 2021 tentang Kedudukan",
            ["Peratruan Bupati Wajo Nomor 5 Tahun 2021 tentang Kedudukan"], id="another kind misspelt"),
        pytest.param("Perjanjian Kerja Sama Nomor 5 Tahun 2021 tentang Data", [], id="no regulation"),
        pytest.param("Staatsblad Tahun 1926 Nomor 226 tentang Ordonansi Gangguan",
            ["Staatsblad Tahun 1926 Nomor 226 tentang Ordonansi Gangguan"], id="colonial"),
    ],
)  # fmt: skip
def test_forms_that_were_unread(row: str, expected: list[str]) -> None:
    assert texts(paragraphs("Mengingat :", "1. " + row + ";", "MEMUTUSKAN :")) == expected


def test_a_village_regulation_stands_in_one_line_of_the_reference() -> None:
    from normalizers.regulations.peraturan import parse_peraturan
    from reference.load import read_rows

    assert sum(row["reg_type"] == "PERDES" for row in read_rows("jenis_peraturan.csv")) == 1
    for text in (
        "Perdes Sukamaju Nomor 3 Tahun 2019 tentang APBDes",
        "Peraturan Desa Sukamaju Nomor 3 Tahun 2019 tentang APBDes",
    ):
        assert texts(paragraphs("Mengingat :", f"1. {text};", "MEMUTUSKAN :")) == [text]
        value = parse_peraturan(text).value
        assert value is not None
        assert (value.reg_type, value.regulation_id) == ("PERDES", "perdes-desa-sukamaju-3-2019")


def test_letters_go_on_behind_z_with_double_letters() -> None:
    marks = [chr(97 + n) for n in range(26)] + ["aa", "bb"]
    rows = [f"{mark}. Peraturan Daerah Nomor {n} Tahun 2011 tentang Hal {n};" for n, mark in enumerate(marks, start=1)]
    items = find_legal(paragraphs("1.2 Landasan Hukum", *rows, "1.3. Maksud dan Tujuan")).items
    assert [item.item_no for item in items] == list(range(1, 29))


def test_a_numbered_section_ends_a_list_and_is_no_item() -> None:
    doc = paragraphs("1.2. Landasan Hukum", "a. " + UU_25 + ";", "b. " + PP_18 + ";", "1.3. Maksud dan Tujuan", "Teks.")
    assert texts(doc) == [UU_25, PP_18]
    assert not find_legal(doc).unread


def test_an_item_whose_number_is_lost_opens_where_a_regulation_opens_a_line() -> None:
    doc = paragraphs("Mengingat :", "1. " + UU_25, UU_23, "3. " + PP_18 + ";", "MEMUTUSKAN :")
    assert [(i.item_no, i.text.text) for i in find_legal(doc).items] == [(1, UU_25), (2, UU_23), (3, PP_18)]


@pytest.mark.parametrize(
    ("rows", "doubts"),
    [
        pytest.param(("1. " + UU_25 + ";", "2. " + PP_18 + ";"), [(), ()], id="whole"),
        pytest.param(("2. " + UU_25 + ";", "3. " + PP_18 + ";"), [("number_gap",), ()], id="the first is missing"),
        pytest.param(("1. " + UU_25 + ";", "4. " + PP_18 + ";"), [(), ("number_gap",)], id="a gap"),
        pytest.param(("1. " + UU_25 + ";", "1. " + PP_18 + ";"), [(), ()], id="a number twice"),
        pytest.param(
            ("1. " + UU_25 + ";", "2. Peraturan Menteri Nomor 3 Tahun 2017 tentang"), [(), ("item_cut",)], id="cut"
        ),
    ],
)
def test_doubts_of_items(rows: tuple[str, ...], doubts: list[tuple[str, ...]]) -> None:
    doc = paragraphs("Mengingat :", *rows, "MEMUTUSKAN :")
    assert [item.doubts for item in find_legal(doc).items] == doubts


@pytest.mark.parametrize("marks", [
    pytest.param(("a.", "b.", "C."), id="a capital for a small letter"),
    pytest.param(("1.", "Z.", "3."), id="a letter for a digit"),
    pytest.param(("1,", "2,", "3,"), id="commas for stops"),
    pytest.param(("a", "b", "c"), id="stops not read"),
    pytest.param(("1.", "Q.", "3."), id="a mark that is like nothing"),
    pytest.param(("-,", "»", "-"), id="bullets with dirt"),
])  # fmt: skip
def test_a_misread_mark_before_a_regulation_ends_no_list(marks: tuple[str, ...]) -> None:
    rows = [f"{mark} {text}" for mark, text in zip(marks, (UU_25, UU_23, PP_18), strict=True)]
    assert texts(document("DASAR HUKUM", *rows)) == [UU_25, UU_23, PP_18]


@pytest.mark.parametrize("heading", ["Mengmgat :", "Menqingat :", "Mcngingat", "1.2 Landasan Hukvm", "DoSAR HUKUM"])
def test_a_misread_heading_opens_its_list(heading: str) -> None:
    assert texts(document(heading, "1. " + UU_25 + ";", "2. " + PP_18 + ";", "MEMUTUSKAN :")) == [UU_25, PP_18]


@pytest.mark.parametrize("heading", ["Menimbang :", "Mengingatkan :", "DASAR PEMIKIRAN", "Landasan Teori"])
def test_another_heading_opens_none(heading: str) -> None:
    assert not texts(document(heading, "1. " + UU_25 + ";", "2. " + PP_18 + ";", "MEMUTUSKAN :"))


def test_a_regulation_that_opens_a_line_inside_an_item_is_told() -> None:
    doc = document("Mengingat : 1. " + UU_25, UU_23, PP_18 + ";", "MEMUTUSKAN :")
    joined = [item for item in find_legal(doc).items if item.text.text.count("Nomor") > 1]
    assert all("items_joined" in item.doubts for item in joined)
    assert joined


@pytest.mark.parametrize("letters", ["a", "1", "a-", "Ab."])
def test_a_long_word_in_a_list_costs_what_it_is_long(letters: str) -> None:
    assert growth(find_legal, lambda n: paragraphs("Mengingat :", f"1. {UU_25};", "2. " + letters * n), 4000) < LINEAR


def test_titles_that_end_like_a_line_of_a_gazette_join_no_items() -> None:
    rows = (
        "Undang-undang Nomor 17 Tahun 2003 tentang Keuangan Negara",
        UU_23,
        "Undang-Undang Nomor 16 Tahun 2004 tentang Kejaksaan Republik Indonesia",
        PP_18,
    )
    assert texts(document("Landasan Hukum", *rows)) == list(rows)


@pytest.mark.parametrize("letters", ["\U0004df48", "-", "a", "1a "])
def test_a_line_without_end_is_looked_at_for_headings_in_a_moment(letters: str) -> None:
    assert (
        growth(lambda text: misread_heading(text, ("mengingat", "dasar hukum")), lambda n: letters * n, 2000) < LINEAR
    )


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        pytest.param("UU 5/2020", True, id="short"),
        pytest.param("UU NO. 5/2020", True, id="with_its_number_named"),
        pytest.param("PERMENPAN-RB 53/2014", True, id="of_a_ministry"),
        pytest.param("PERDA KABUPATEN CONTOH NOMOR 5 TAHUN 2020", True, id="of_a_region"),
        pytest.param("PERATURAN BUPATI CONTOH NOMOR 5 TAHUN 2020", False, id="spelt_out_as_heads_are"),
    ],
)
def test_a_short_citation_in_capitals_is_no_head(text: str, cited: bool) -> None:
    found = find_legal(paragraphs(f"Hal ini diatur dalam {text} itu.")).cited
    assert [each.text.text for each in found] == [text] * cited


def test_an_unmarked_first_item_may_have_a_misread_kind() -> None:
    rows = ("Mengingat :", "Keputuson Presiden Nomor 7 Tahun 1999 tentang Akuntabilitas;", UU_25 + ";", "MEMUTUSKAN :")
    assert texts(paragraphs(*rows)) == [rows[1][:-1], UU_25]
