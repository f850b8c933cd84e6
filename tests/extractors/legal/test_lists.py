"""Lists of the legal basis line by line: marks in every place, what ends a list, what stands between its items."""

from __future__ import annotations

import pytest

from extractors.legal.citations import find_legal
from tests.build import document, line

LAW = "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"
RULE = "Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan Keuangan"
DECREE = "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas"
GAZETTE = f"{LAW} (Lembaran Negara Tahun 2014 Nomor"


@pytest.mark.parametrize(
    ("rows", "items"),
    [
        pytest.param(
            [f"Mengingat : 1. {LAW};", f"2. {RULE};", f"3. {DECREE};"],
            [(1, "1.", LAW), (2, "2.", RULE), (3, "3.", DECREE)], id="numbers",
        ),
        pytest.param([f"Mengingat : a. {LAW};", f"b. {RULE};"], [(1, "a.", LAW), (2, "b.", RULE)], id="letters"),
        pytest.param(["Mengingat :", f"- {LAW};", f"- {RULE};"], [(1, "-", LAW), (2, "-", RULE)], id="bullets are counted"),
        pytest.param([f"Mengingat : {LAW};", f"{RULE};"], [(1, "", LAW), (2, "", RULE)], id="no marks"),
        pytest.param(
            ["Mengingat :", f"{LAW};", "1.", f"{RULE};", "2."], [(1, "1.", LAW), (2, "2.", RULE)], id="marks behind their items"
        ),
        pytest.param(
            ["Mengingat :", "1.", "2.", f"{LAW};", f"{RULE};"], [(1, "1.", LAW), (2, "2.", RULE)], id="marks before all items"
        ),
        pytest.param(
            [f"Mengingat : 4. {LAW};", f"2. {RULE};", f"3. {DECREE};"],
            [(1, "4.", LAW), (2, "2.", RULE), (3, "3.", DECREE)], id="the first mark misread: the next ones count",
        ),
        pytest.param(
            [f"Mengingat : 1. {LAW};", f"{RULE};", f"3. {DECREE};"],
            [(1, "1.", LAW), (2, "", RULE), (3, "3.", DECREE)], id="a mark lost between two",
        ),
        pytest.param(
            [f"Mengingat : 1. {GAZETTE}", "244. Tambahan Lembaran Negara Nomor 5587);", f"2. {RULE};"],
            [(1, "1.", f"{GAZETTE} 244. Tambahan Lembaran Negara Nomor 5587)"), (2, "2.", RULE)],
            id="a number of a gazette that opens a line is no mark",
        ),
        pytest.param(
            [f"Mengingat : 1. {LAW} sebagaimana telah diubah", "dengan Undang-Undang Nomor 9 Tahun 2015;", f"2. {RULE};"],
            [(1, "1.", f"{LAW} sebagaimana telah diubah dengan Undang-Undang Nomor 9 Tahun 2015"), (2, "2.", RULE)],
            id="a law that opens a line inside an item is no item",
        ),
        pytest.param(
            [f"Mengingat : 1. {LAW};", "Kecamatan Sukamaju", f"2. {RULE};"], [(1, "1.", LAW), (2, "2.", RULE)],
            id="a running head between items",
        ),
        pytest.param(
            [f"Mengingat : 1. {LAW};", "2. Peraturan ...", f"2. {RULE};"], [(1, "1.", LAW), (2, "2.", RULE)],
            id="the first words of the next page at the foot",
        ),
        pytest.param(
            [f"Mengingat : 1. {LAW};", "Menetapkan : KEPUTUSAN CAMAT", f"2. {RULE};"], [(1, "1.", LAW)], id="ends at the decision"
        ),
        pytest.param(
            [f"Mengingat : 1. {LAW};", f"Memperhatikan : 1. {RULE};"], [(1, "1.", LAW)], id="ends at the next part of the decree"
        ),
        pytest.param(
            ["C. Landasan Hukum", "Berdasarkan :", f"1. {LAW};", f"2. {RULE};", "D. Maksud dan Tujuan", "1. Agar jelas"],
            [(1, "1.", LAW), (2, "2.", RULE)], id="ends at the next section",
        ),
        pytest.param(
            ["1.2. Landasan Hukum", f"1. {LAW};", f"2. {RULE};", "1.3. Maksud dan Tujuan", "1. Agar kinerja terukur."],
            [(1, "1.", LAW), (2, "2.", RULE)], id="ends at the next numbered section",
        ),
        pytest.param(
            ["Landasan Hukum", f"1. {LAW} dan", "Rencana Strategis Kecamatan;", f"2. {RULE};"],
            [(1, "1.", f"{LAW} dan Rencana Strategis Kecamatan"), (2, "2.", RULE)],
            id="a line in capitals goes on with an item that is open",
        ),
    ],
)  # fmt: skip
def test_items_of_a_list(rows: list[str], items: list[tuple[int, str, str]]) -> None:
    found = find_legal(document(*rows))
    assert [(item.item_no, item.marker.text, item.text.text) for item in found.items] == items
    assert all(item.doubts == () for item in found.items)
    assert found.unread == ()


def test_a_number_left_out_is_in_doubt() -> None:
    found = find_legal(document(f"Mengingat : 1. {LAW};", f"2. {RULE};", f"5. {DECREE};"))
    assert [(item.item_no, item.doubts) for item in found.items] == [(1, ()), (2, ()), (5, ("number_gap",))]


def test_an_item_that_names_no_regulation_is_told_as_unread() -> None:
    found = find_legal(document("Mengingat : 1. Kesepakatan bersama;", f"2. {LAW};"))
    assert [quote.text for quote in found.unread] == ["Kesepakatan bersama"]
    assert [(item.item_no, item.text.text) for item in found.items] == [(2, LAW)]


def test_laws_behind_the_list_are_cited_only() -> None:
    found = find_legal(document(f"Mengingat : 1. {LAW};", "MEMUTUSKAN :", f"KESATU : sesuai {RULE} ditetapkan"))
    assert [item.text.text for item in found.items] == [LAW]
    assert [cited.text.text.startswith("Peraturan Pemerintah Nomor 8") for cited in found.cited] == [True]


PLAIN = "Kecamatan Sukamaju melayani warga."


@pytest.mark.parametrize(
    ("heading", "between", "items"),
    [
        pytest.param("Mengingat :", 6, 2, id="six lines before the first item"),
        pytest.param("Mengingat :", 7, 0, id="seven: the word heads no list"),
        pytest.param("Landasan Hukum", 9, 2, id="a section may begin with prose"),
    ],
)
def test_lines_between_a_heading_and_its_first_item(heading: str, between: int, items: int) -> None:
    found = find_legal(document(heading, *[PLAIN] * between, f"1. {LAW};", f"2. {RULE};"))
    assert [item.text.text for item in found.items] == [LAW, RULE][:items]
    assert len(found.cited) == 2 - items


@pytest.mark.parametrize(
    ("between", "joined"),
    [pytest.param(3, True, id="three: in doubt"), pytest.param(4, False, id="four: the list is over")],
)
def test_foreign_lines_behind_the_last_item(between: int, joined: bool) -> None:
    found = find_legal(document(f"Mengingat : 1. {LAW};", *[PLAIN] * between, f"sesuai {RULE} berlaku"))
    (item,) = found.items
    assert (item.text.text != LAW, item.doubts == ("items_joined",)) == (joined, joined)
    assert bool(found.cited) is not joined


@pytest.mark.parametrize(
    ("left", "items", "unread"),
    [
        pytest.param(140.0, [(1, f"{LAW} dan 2. Rencana Strategis")], [], id="indented: it goes on"),
        pytest.param(60.0, [(1, f"{LAW} dan")], ["Rencana Strategis"], id="to the left: the next item"),
    ],
)
def test_the_next_number_inside_an_open_item(left: float, items: list[tuple[int, str]], unread: list[str]) -> None:
    lines = (line(f"Mengingat : 1. {LAW} dan", x=72.0), line("2. Rencana Strategis;", x=left, top=84.0))
    found = find_legal(document(*lines))
    assert [(item.item_no, item.text.text) for item in found.items] == items
    assert [quote.text for quote in found.unread] == unread


@pytest.mark.parametrize(
    ("above", "heading"),
    [
        pytest.param(["Perjanjian ini disusun berdasarkan:"], "Perjanjian ini disusun berdasarkan", id="based on"),
        pytest.param(["Peraturan yang menjadi landasan hukum :"], "Peraturan yang menjadi landasan hukum", id="words at its end"),
        pytest.param(["Dokumen ini berpedoman pada", "ketentuan sebagai berikut:"], "ketentuan sebagai berikut", id="two lines"),
        pytest.param(["Rencana ini mengacu kepada :"], "Rencana ini mengacu kepada", id="refers to"),
        pytest.param(["B. Dasar Penyusunan"], "Dasar Penyusunan", id="a short heading without colon"),
        pytest.param(["Peraturan Perundang-undangan terkait"], "Peraturan Perundang-undangan terkait", id="regulations"),
    ],
)  # fmt: skip
def test_a_sentence_or_a_heading_of_other_words_opens_a_list(above: list[str], heading: str) -> None:
    found = find_legal(document(*above, f"1. {LAW};", f"2. {RULE}.", "PIHAK KEDUA, PIHAK PERTAMA,"))
    assert [(i.item_no, i.text.text, i.heading.text) for i in found.items] == [
        (1, LAW, heading),
        (2, f"{RULE}.", heading),
    ]
    assert found.unread == ()


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(["Dinas ini dibentuk berdasarkan:", f"1. {LAW};"], id="what founded the office"),
        pytest.param(
            ["Pada saat berlakunya peraturan ini, berdasarkan pasal di atas:", f"1. {LAW};"], id="what is repealed"
        ),
        pytest.param(
            ["Kegiatan disusun berdasarkan:", "1. Kebutuhan warga;", f"2. {LAW};"], id="another list, a law in it"
        ),
        pytest.param(["Kegiatan disusun berdasarkan:", f"2. {LAW};"], id="the middle of a list"),
        pytest.param(["Yang hadir:", f"1. {LAW};"], id="no word of a basis"),
        pytest.param(["Peraturan Bupati Sukamaju", f"1. {LAW};"], id="the title of a decree"),
    ],
)
def test_other_sentences_open_no_list(rows: list[str]) -> None:
    found = find_legal(document(*rows))
    assert found.items == ()
    assert [cited.text.text for cited in found.cited] == [LAW]


def test_a_sentence_below_a_heading_leaves_the_list_its_heading() -> None:
    found = find_legal(document("Landasan Hukum", "Laporan ini disusun berdasarkan:", f"1. {LAW};"))
    assert [(item.text.text, item.heading.text) for item in found.items] == [(LAW, "Landasan Hukum")]


def test_the_parties_of_an_agreement_end_a_list_without_full_stop() -> None:
    rows = (f"Dasar Hukum : 1. {LAW}", "PIHAK KEDUA,", "BUPATI SUKAMAJU")
    found = find_legal(document(*(line(text, top=72 + 12 * at) for at, text in enumerate(rows))))
    assert [item.text.text for item in found.items] == [LAW]


@pytest.mark.parametrize(
    ("label", "item"),
    [
        pytest.param(278.0, 275.0, id="the label a little lower"),
        pytest.param(272.0, 275.0, id="the label a little higher"),
    ],
)
def test_the_first_item_of_a_sheet_askew_stands_beside_its_label(label: float, item: float) -> None:
    rows = (
        line(f": 1. {LAW};", x=149.0, top=item),
        line("Mengingat", top=label),
        line(f"2. {RULE};", x=161.0, top=291.0),
    )
    found = find_legal(
        document(*sorted(rows, key=lambda row: row.words[0].place.box.top if row.words[0].place.box else 0.0))
    )
    assert [(i.item_no, i.text.text, i.doubts) for i in found.items] == [(1, LAW, ()), (2, RULE, ())]


def test_a_colon_far_above_a_label_is_none_of_it() -> None:
    rows = (
        line(f": 1. {LAW};", x=149.0, top=260.0),
        line("Mengingat", top=275.0),
        line(f"2. {RULE};", x=161.0, top=291.0),
    )
    found = find_legal(document(*rows))
    assert [(i.item_no, i.text.text, i.doubts) for i in found.items] == [(2, RULE, ("number_gap",))]
