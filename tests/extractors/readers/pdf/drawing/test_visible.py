"""What a person sees on a page is what is read from it: nothing hidden taken, nothing over the page lost."""

from __future__ import annotations

from collections import Counter

import pytest

from extractors.model.document import Document
from extractors.page.glyphs import Glyph, PageGlyphs
from extractors.readers.pdf import read as pdf
from extractors.readers.pdf.by_pdfium import fill_unmapped
from tests.extractors.readers.shown import aside, codes, texts
from tools.stress.raw_pdf import pdf_of, stream, text

SHOWN = text("Indeks Kepuasan Masyarakat", y=720)


def read(content: bytes, *objects: bytes, **more: bytes) -> Document:
    return pdf.read(pdf_of(content, *objects, **more), "ab" * 32)


@pytest.mark.parametrize(
    ("properties", "group", "shown"),
    [
        pytest.param(b"/D<</OFF[6 0 R]>>", b"6 0 R", False, id="off"),
        pytest.param(b"/D<</OFF[]>>", b"6 0 R", True, id="on"),
        pytest.param(b"/D<</BaseState/OFF/ON[7 0 R]>>", b"6 0 R", False, id="all_off_but_another"),
        pytest.param(b"/D<</BaseState/OFF/ON[6 0 R]>>", b"6 0 R", True, id="all_off_but_this"),
        pytest.param(b"/D<</OFF[6 0 R]>>", b"<</Type/OCMD/OCGs[6 0 R 7 0 R]/P/AllOn>>", False, id="all_must_be_on"),
        pytest.param(b"/D<</OFF[6 0 R]>>", b"<</Type/OCMD/OCGs[6 0 R 7 0 R]>>", True, id="one_is_enough"),
        pytest.param(b"/D<<>>", b"<</Type/OCMD/OCGs 7 0 R/VE[/Not 6 0 R]>>", False, id="shown_where_another_is_not"),
        pytest.param(b"/D<</OFF[6 0 R]>>", b"<</Type/OCMD/VE[/Not 6 0 R]>>", True, id="the_other_is_off"),
        pytest.param(b"/D<</OFF[6 0 R]>>", b"<</Type/OCMD/VE[/And 7 0 R[/Or 6 0 R 7 0 R]]>>", True, id="and_or"),
        pytest.param(b"/D<</OFF[6 0 R]>>", b"<</Type/OCMD/VE[/Or 6 0 R[/Not 7 0 R]]>>", False, id="or_not"),
        pytest.param(b"/D<<>>", b"<</Type/OCMD/VE" + b"[/Not" * 999 + b"]" * 999 + b">>", True, id="without_end"),
        pytest.param(b"/D<</AS[<</Event/View/Category[/View]/OCGs[8 0 R]>>]>>", b"8 0 R", False, id="for_print_alone"),
        pytest.param(b"/D<</AS[<</Event/View/Category/View/OCGs[8 0 R]>>]>>", b"8 0 R", False, id="without_a_list"),
        pytest.param(
            b"/D<</AS[<</Event/Print/Category[/Print]/OCGs[8 0 R]>>]>>", b"8 0 R", True, id="as_the_print_says"
        ),
        pytest.param(b"/D<<>>", b"8 0 R", True, id="a_usage_that_nothing_asks_for"),
    ],
)
def test_layer(properties: bytes, group: bytes, shown: bool) -> None:
    usage = b"<</Type/OCG/Name(Cetak)/Usage<</View<</ViewState/OFF>>/Print<</PrintState/ON>>>>>>"
    groups = (b"<</Type/OCG/Name(Konsep)>>", b"<</Type/OCG/Name(Akhir)>>", usage)
    content = SHOWN + b"/OC /L BDC\n" + text("60", x=300) + b"EMC\n" + text("85", x=400)
    document = read(
        content,
        *groups,
        catalog=b"/OCProperties<</OCGs[6 0 R 7 0 R 8 0 R]" + properties + b">>",
        resources=b"/Properties<</L " + group + b">>",
    )
    assert ("60" in " ".join(texts(document))) is shown
    assert "85" in " ".join(texts(document))
    assert aside(document) == ([] if shown else [("layer_off", "60")])
    assert ("layer_off" in codes(document)) is not shown


def test_text_that_is_not_painted_is_set_aside_on_a_typed_page() -> None:
    document = read(SHOWN + b"BT 3 Tr /F1 10 Tf 1 0 0 1 250 720 Tm (AA) Tj 0 Tr ET\n" + text("85"))
    assert texts(document) == ["Indeks Kepuasan Masyarakat", "85"]
    assert aside(document) == [("invisible_text", "AA")]


def test_page_of_unpainted_text_alone_keeps_it() -> None:
    """What a program read under a page of curves is all that there is."""
    assert texts(read(b"BT 3 Tr /F1 10 Tf 1 0 0 1 72 700 Tm (Tercetak sebagai kurva) Tj ET")) == [
        "Tercetak sebagai kurva"
    ]


COVER = b"q 1 g 70 696 60 14 re f Q\n"


@pytest.mark.parametrize(
    ("cover", "hidden"),
    [
        pytest.param(COVER, True, id="white_box"),
        pytest.param(b"q 0.8 g 70 696 60 14 re f Q\n", True, id="grey_box"),
        pytest.param(b"q /A gs 1 g 70 696 60 14 re f Q\n", False, id="transparent"),
        pytest.param(b"q /M gs 1 1 0 rg 70 696 60 14 re f Q\n", False, id="highlighter"),
        pytest.param(b"q 200 696 60 14 re W n 1 g 0 0 595 842 re f Q\n", False, id="clipped_elsewhere"),
        pytest.param(b"q 70 690 60 30 re W n 1 g 0 0 595 842 re f Q\n", True, id="clipped_to_the_place"),
        pytest.param(b"q 1 g 70 708 60 14 re f Q\n", False, id="above_the_letters"),
        pytest.param(b"q 30 0 0 14 70 696 cm /White Do Q\n", True, id="picture_of_one_colour"),
        pytest.param(b"q 30 0 0 14 70 696 cm /Words Do Q\n", False, id="picture_that_shows_something"),
        pytest.param(
            b"q 1 g 70 698 m 70 710 l 72 712 72 712 74 712 c 98 712 l 100 712 100 710 100 708 c 100 698 l "
            b"100 696 98 696 96 696 c 74 696 l 72 696 70 697 70 698 c h f Q\n",
            True,
            id="box_with_round_corners",
        ),
        pytest.param(
            b"q 0 g 60 680 m 60 730 l 130 730 l 130 680 l 60 680 l 61 681 l 129 681 l 129 729 l 61 729 l 61 681 l h f Q\n",
            False,
            id="frame_in_one_path",
        ),
        pytest.param(b"q 0 g 60 680 90 50 re 61 681 88 48 re f* Q\n", False, id="frame_of_two_boxes"),
        pytest.param(b"q 1 g 70 696 30 14 re 300 696 30 14 re f Q\n", True, id="two_boxes_in_one_path"),
        pytest.param(b"q 1 g 70 699 60 1 re f Q\n", False, id="a_line"),
    ],
)
def test_text_under_a_later_box(cover: bytes, hidden: bool) -> None:
    states = b"/ExtGState<</A<</ca 0.3>>/M<</BM/Multiply>>>>"
    picture = b"/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray"
    document = read(
        SHOWN + text("85") + cover + text("88", x=100),
        stream(b"\xff\xff\xff\xff", picture),
        stream(b"\xff\x00\xff\x00", picture),
        resources=states + b"/XObject<</White 6 0 R/Words 7 0 R>>",
    )
    assert " ".join(texts(document)) == "Indeks Kepuasan Masyarakat " + ("88" if hidden else "85 88")
    assert aside(document) == ([("covered_text", "85")] if hidden else [])


def test_box_painted_before_the_text_covers_nothing() -> None:
    document = read(COVER + SHOWN + text("85"))
    assert texts(document) == ["Indeks Kepuasan Masyarakat", "85"]


@pytest.mark.parametrize(
    ("before", "hidden"),
    [
        pytest.param(b"q 10 10 5 5 re W n\n", True, id="clipped_elsewhere"),
        pytest.param(b"q 60 690 60 20 re W n\n", False, id="clipped_to_the_place"),
        pytest.param(b"q 60 690 60 20 re W n 60 100 300 300 re W* n\n", True, id="two_clips_that_do_not_meet"),
        pytest.param(b"q 60 690 14 20 re W n\n", False, id="cut_in_the_middle_of_a_word"),
        pytest.param(b"q W n\n", False, id="a_clip_of_nothing_said"),
        pytest.param(b"q 10 10 5 5 re W n Q q\n", False, id="a_clip_that_is_over"),
    ],
)
def test_text_outside_its_clipping_path_is_not_seen(before: bytes, hidden: bool) -> None:
    document = read(SHOWN + before + text("1380") + b"Q\n" + text("71", x=300, y=680))
    assert texts(document) == ["Indeks Kepuasan Masyarakat", *([] if hidden else ["1380"]), "71"]
    assert aside(document) == ([("clipped_text", "1380")] if hidden else [])


def test_words_of_a_line_that_a_clip_cuts_off_are_set_aside_alone() -> None:
    document = read(SHOWN + b"q 60 690 32 20 re W n\n" + text("71 dari 1380") + b"Q\n")
    assert texts(document) == ["Indeks Kepuasan Masyarakat", "71 dari"]
    assert aside(document) == [("clipped_text", "1380")]


@pytest.mark.parametrize(
    ("box", "hidden"),
    [pytest.param(b"0 0 100 20", False, id="inside"), pytest.param(b"0 20 100 40", True, id="below_it")],
)
def test_text_outside_the_box_of_its_form_is_not_seen(box: bytes, hidden: bool) -> None:
    form = b"/Type/XObject/Subtype/Form/BBox[" + box + b"]/Resources<</Font<</F1 5 0 R>>>>"
    document = read(
        SHOWN + b"q 1 0 0 1 300 600 cm /X Do Q\n" + text("71", y=500),
        stream(text("1380", x=2, y=5, size=9), form),
        resources=b"/XObject<</X 6 0 R>>",
    )
    assert texts(document) == ["Indeks Kepuasan Masyarakat", *([] if hidden else ["1380"]), "71"]


def test_value_longer_than_its_field_is_whole() -> None:
    document = read(
        SHOWN,
        b"<</Type/Annot/Rect[300 700 330 720]/Subtype/Widget/FT/Tx/V(x)/AP<</N 7 0 R>>>>",
        stream(
            b"q 0 0 30 20 re W n " + text("Meningkatnya pelayanan publik", x=2, y=5, size=9) + b"Q",
            b"/Type/XObject/Subtype/Form/BBox[0 0 30 20]/Resources<</Font<</F1 5 0 R>>>>",
        ),
        page=b"/Annots[6 0 R]",
        catalog=b"/AcroForm<</Fields[6 0 R]>>",
    )
    assert " ".join(texts(document)).split()[-3:] == ["Meningkatnya", "pelayanan", "publik"]
    assert aside(document) == []


@pytest.mark.parametrize(
    ("ground", "ink", "hidden"),
    [
        pytest.param(b"1 1 0 rg 60 690 90 20 re f\n", b"1 1 0 rg\n", True, id="yellow_on_yellow"),
        pytest.param(b"1 1 0 rg 60 690 90 20 re f\n", b"0 0 1 rg\n", False, id="blue_on_yellow"),
        pytest.param(b"0 g 60 690 90 20 re f\n", b"0 g\n", True, id="blacked_out_before"),
        pytest.param(b"0 g 60 690 90 20 re f 1 g 61 691 88 18 re f\n", b"0 g\n", False, id="black_frame_white_inside"),
        pytest.param(b"0 0 0.5 rg 60 690 90 20 re f\n", b"1 g\n", False, id="white_on_a_shaded_head"),
        pytest.param(
            b"0 0 0.5 rg 60 690 90 20 re f 1 g 61 691 88 18 re f\n", b"1 g\n", True, id="white_on_white_on_blue"
        ),
        pytest.param(b"0 g 60 697 90 1 re f\n", b"0 g\n", False, id="on_a_ruling"),
    ],
)
def test_text_in_the_colour_of_its_ground_is_not_seen(ground: bytes, ink: bytes, hidden: bool) -> None:
    document = read(SHOWN + ground + ink + text("999") + b"0 g\n" + text("85", y=600))
    assert texts(document) == ["Indeks Kepuasan Masyarakat", *([] if hidden else ["999"]), "85"]
    assert aside(document) == ([("white_text", "999")] if hidden else [])


def test_text_that_is_seen_through_wholly_is_set_aside() -> None:
    document = read(
        SHOWN + b"q /A gs " + text("999") + b"Q " + text("85", y=600) + b"q /B gs " + text("72", y=500) + b"Q ",
        resources=b"/ExtGState<</A<</ca 0>>/B<</ca 0.5>>>>",
    )
    assert texts(document) == ["Indeks Kepuasan Masyarakat", "85", "72"]
    assert aside(document) == [("invisible_text", "999")]


@pytest.mark.parametrize(
    ("stroke", "struck"),
    [
        pytest.param(b"0.7 w 71 699 m 84 708 l S\n", True, id="from_corner_to_corner"),
        pytest.param(b"0.7 w 71 708 m 84 699 l S\n", True, id="downwards"),
        pytest.param(b"0.7 w 20 600 m 300 800 l S\n", False, id="across_the_page"),
        pytest.param(b"0.7 w 84 699 m 95 708 l S\n", False, id="beside_it"),
    ],
)
def test_struck_out_by_a_slanted_line(stroke: bytes, struck: bool) -> None:
    document = read(SHOWN + text("85") + stroke + text("88", x=150))
    assert texts(document) == ["Indeks Kepuasan Masyarakat", "88" if struck else "85 88"]
    assert aside(document) == ([("struck_text", "85")] if struck else [])


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        pytest.param(b"/Subtype/StrikeOut/QuadPoints[72 708 83 708 72 698 83 698]", "struck_text", id="struck_out"),
        pytest.param(b"/Subtype/Square/IC[1 1 1]", "covered_text", id="box_with_a_ground"),
        pytest.param(b"/Subtype/Square/IC[1 1 0]/CA 0.4", "", id="box_that_is_seen_through"),
        pytest.param(b"/Subtype/Square", "", id="empty_box"),
        pytest.param(b"/Subtype/Highlight/QuadPoints[72 708 83 708 72 698 83 698]", "", id="highlighted"),
        pytest.param(b"/Subtype/Underline/QuadPoints[72 708 83 708 72 698 83 698]", "", id="underlined"),
    ],
)
def test_annotation_that_withdraws_words(entries: bytes, reason: str) -> None:
    document = read(
        SHOWN + text("85") + text("88", x=150),
        b"<</Type/Annot/Rect[70 696 85 710]" + entries + b">>",
        page=b"/Annots[6 0 R]",
    )
    assert texts(document) == ["Indeks Kepuasan Masyarakat", "88" if reason else "85 88"]
    assert aside(document) == ([(reason, "85")] if reason else [])


def test_text_typed_over_the_page_on_a_ground_covers_what_lies_under_it() -> None:
    document = read(
        SHOWN + text("80"),
        b"<</Type/Annot/Rect[70 694 130 714]/Subtype/FreeText/Contents(85)/DA(/Helv 9 Tf)/C[1 1 1]>>",
        page=b"/Annots[6 0 R]",
    )
    assert texts(document) == ["Indeks Kepuasan Masyarakat", "85"]
    assert aside(document) == [("covered_text", "80")]


def test_choice_is_read_as_it_is_shown() -> None:
    document = read(
        SHOWN,
        b"<</Type/Annot/Rect[300 700 370 720]/Subtype/Widget/FT/Ch/V(b)/Opt[[(a)(80)][(b)(85)]]>>",
        page=b"/Annots[6 0 R]",
        catalog=b"/AcroForm<</Fields[6 0 R]>>",
    )
    assert " ".join(texts(document)) == "Indeks Kepuasan Masyarakat 85"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        pytest.param("85\u00b2", "85", id="after_a_number"),
        pytest.param("61,5\u00b9", "61,5", id="after_a_decimal"),
        pytest.param("Masyarakat\u00b9", "Masyarakat", id="after_a_word"),
        pytest.param("km\u00b2", "km\u00b2", id="square_kilometre"),
        pytest.param("10\u00b3", "10\u00b3", id="power_of_ten"),
    ],
)
def test_mark_of_a_note_typed_as_a_raised_digit(typed: str, shown: str) -> None:
    document = read(SHOWN + text(typed))
    assert texts(document) == ["Indeks Kepuasan Masyarakat", shown]
    assert aside(document) == ([("note_mark", typed[-1])] if typed != shown else [])


def test_struck_out_by_a_drawn_line() -> None:
    struck = text("85") + b"0.7 w 72 703 m 83 703 l S\n" + text("88", x=90)
    document = read(SHOWN + struck)
    assert texts(document) == ["Indeks Kepuasan Masyarakat", "88"]
    assert aside(document) == [("struck_text", "85")]


@pytest.mark.parametrize(
    ("stroke", "lined"),
    [
        pytest.param(b"0.7 w 50 703 m 400 703 l S\n", 3, id="through_all_words_of_a_row"),
        pytest.param(b"0.7 w 50 714 m 400 714 l S\n", 0, id="between_rows"),
        pytest.param(b"0.7 w 50 703 m 160 703 l S\n", 0, id="through_one_word_alone"),
    ],
)
def test_row_through_which_one_line_runs(stroke: bytes, lined: int) -> None:
    document = read(SHOWN + text("Arsip") + text("Unit", x=200) + text("24", x=300) + stroke)
    assert len(document.pages[0].lined) == lined
    assert "Arsip Unit 24" in " ".join(texts(document))


@pytest.mark.parametrize(
    ("stroke", "shown"),
    [
        pytest.param(b"0.7 w 72 703 m 83.1 703 l S\n", ["85"], id="first_half_struck"),
        pytest.param(b"0.7 w 83.1 703 m 94.3 703 l S\n", ["80"], id="second_half_struck"),
        pytest.param(b"0.7 w 72 703 m 83.1 703 l S 83.1 698 m 94.3 698 l S\n", ["85"], id="the_other_underlined"),
        pytest.param(b"0.7 w 72 703 m 80.3 703 l S\n", ["8085"], id="ends_inside_a_letter"),
        pytest.param(b"0.7 w 72 698 m 83.1 698 l S\n", ["8085"], id="first_half_underlined"),
    ],
)
def test_word_of_which_a_part_is_struck_out(stroke: bytes, shown: list[str]) -> None:
    """LibreOffice prints deleted words struck out, right before those that took their place."""
    document = read(SHOWN + text("80") + text("85", x=83.12) + stroke)
    assert texts(document) == ["Indeks Kepuasan Masyarakat", *shown]


@pytest.mark.parametrize(
    "stroke",
    [
        pytest.param(b"0.7 w 72 698 m 83 698 l S\n", id="underlined"),
        pytest.param(b"0.7 w 50 703 m 300 703 l S\n", id="a_ruling_through_it"),
        pytest.param(b"0.7 w 72 711 m 83 711 l S\n", id="above"),
    ],
)
def test_line_near_a_word_does_not_strike_it(stroke: bytes) -> None:
    assert texts(read(SHOWN + text("85") + stroke)) == ["Indeks Kepuasan Masyarakat", "85"]


@pytest.mark.parametrize(
    ("base", "raised", "shown"),
    [
        pytest.param("85", "2)", "85", id="after_a_number"),
        pytest.param("72", "3", "72", id="a_bare_digit"),
        pytest.param("90%", "*)", "90%", id="after_percent"),
        pytest.param("Masyarakat", "1)", "Masyarakat", id="after_a_word"),
        pytest.param("Luas", "*", "Luas", id="a_star"),
        pytest.param("89", "*4", "89", id="a_numbered_star"),
        pytest.param("m", "2", "m2", id="square_metre"),
        pytest.param("jiwa/km", "2", "jiwa/km2", id="a_square_kilometre"),
        pytest.param("10", "6", "106", id="power_of_ten"),
        pytest.param("R", "2", "R2", id="a_variable"),
        pytest.param("(1+r)", "5", "(1+r)5", id="a_formula"),
    ],
)
def test_raised_mark_of_a_note(base: str, raised: str, shown: str) -> None:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    x = 72 + stringWidth(base, "Helvetica", 10) + 0.2
    document = read(SHOWN + text(base) + text(raised, x=x, y=704, size=6))
    assert texts(document) == ["Indeks Kepuasan Masyarakat", shown]
    assert aside(document) == ([("note_mark", raised)] if shown == base else [])


def test_mark_that_is_raised_by_the_text_state_is_no_digit() -> None:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    x = 72 + stringWidth("43", "Helvetica", 10)
    mark = f"BT /F1 5.8 Tf 4.4 Ts 1 0 0 1 {x} 700 Tm (5) Tj 0 Ts ET\n".encode()
    document = read(SHOWN + text("43") + mark)
    assert texts(document) == ["Indeks Kepuasan Masyarakat", "43"]
    assert aside(document) == [("note_mark", "5")]


LOOK = b"/Type/XObject/Subtype/Form/BBox[0 0 70 20]/Resources<</Font<</F1 5 0 R>>>>"


@pytest.mark.parametrize(
    ("entries", "form", "shown"),
    [
        pytest.param(b"/Subtype/FreeText/Contents(85)/AP<</N 7 0 R>>", b"", "85", id="typed_over_the_page"),
        pytest.param(b"/Subtype/FreeText/Contents(86)/DA(/Helv 9 Tf)", b"", "86", id="typed_without_appearance"),
        pytest.param(b"/Subtype/Stamp/AP<</N 7 0 R>>", b"", "85", id="stamp"),
        pytest.param(b"/Subtype/Widget/FT/Tx/V(85)/AP<</N 7 0 R>>", b"", "85", id="field"),
        pytest.param(b"/Subtype/Widget/FT/Tx/V(87)", b"", "87", id="field_without_appearance"),
        pytest.param(b"/Subtype/Widget/Parent 8 0 R", b"", "89", id="value_of_the_parent"),
        pytest.param(
            b"/Subtype/Widget/FT/Tx/V(88)/AP<</N 7 0 R>>", b"/NeedAppearances true", "88", id="stale_appearance"
        ),
        pytest.param(b"/Subtype/Widget/FT/Tx/V<FEFF00380035>", b"", "85", id="utf16"),
        pytest.param(b"/Subtype/FreeText/F 2/Contents(85)/AP<</N 7 0 R>>", b"", "", id="hidden"),
        pytest.param(b"/Subtype/Widget/FT/Btn/AP<</N<</On 7 0 R>>>>/AS/On", b"", "", id="tick_box"),
        pytest.param(b"/Subtype/Text/Contents(Catatan)", b"", "", id="comment"),
        pytest.param(b"/Subtype/Widget/FT/Tx/Ff 8192/V(rahasia)", b"", "", id="password"),
    ],
)
def test_annotation(entries: bytes, form: bytes, shown: str) -> None:
    document = read(
        SHOWN,
        b"<</Type/Annot/Rect[300 700 370 720]" + entries + b">>",
        stream(text("85", x=2, y=5, size=9), LOOK),
        b"<</FT/Tx/V(89)/Kids[6 0 R]>>",
        page=b"/Annots[6 0 R]",
        catalog=b"/AcroForm<</Fields[6 0 R]" + form + b">>",
    )
    words = " ".join(texts(document)).split()
    assert words == ["Indeks", "Kepuasan", "Masyarakat", *shown.split()]
    if shown:
        box = next(w.place.box for line in document.all_lines for w in line.words if w.text == shown)
        assert box is not None
        assert 300 <= box.x0 <= 310
        assert 842 - 724 <= box.top <= 842 - 700


MAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
    b"1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <41> <%s> <42> <%s> endbfchar endcmap end end"
)


@pytest.mark.parametrize(
    ("table", "differences", "content", "shown", "doubted"),
    [
        pytest.param((b"FFFD", b"FFFD"), b"", b"/Span<</ActualText(85)>>BDC %s EMC", "85", False, id="actual_text"),
        pytest.param((b"FFFD", b"FFFD"), b"/eight/five", b"%s", "85", False, id="names_of_the_glyphs"),
        pytest.param((b"0033", b"0035"), b"/eight/five", b"%s", "85", True, id="table_lies_about_a_digit"),
        pytest.param((b"0038", b"0035"), b"/eight/five", b"%s", "85", False, id="all_agree"),
        pytest.param(
            (b"0038", b"0035"), b"", b"/Span<</ActualText(95)>>BDC %s EMC", "85", True, id="actual_text_differs"
        ),
    ],
)
def test_letters(table: tuple[bytes, bytes], differences: bytes, content: bytes, shown: str, doubted: bool) -> None:
    encoding = b"/Differences[65" + differences + b"]" if differences else b"/Differences[65/x1/x2]"
    document = read(
        SHOWN + content % text("AB", font="F3").strip(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<<" + encoding + b">>/ToUnicode 7 0 R>>",
        stream(MAP % table),
        fonts=b"/F3 6 0 R",
    )
    assert texts(document) == ["Indeks Kepuasan Masyarakat", shown]
    assert ("letters_differ" in codes(document)) is doubted
    (box,) = document.pages[0].disputed or (None,)
    assert (box is not None) is doubted
    word = next(w for line in document.lines for w in line.words if w.text == shown)
    assert box is None or (word.place.box is not None and word.place.box.holds(box.cx, box.cy))


def _shaded_head(ruled: bytes = b"") -> bytes:
    cells = b"".join(b"0.2 0.4 0.8 rg %d 700 100 30 re f\n" % x for x in (50, 150, 250))
    lines = b"0 g " + b"".join(b"%d 640 0.5 60 re f\n" % x for x in (50, 150, 250, 350))
    lines += b"".join(b"50 %d 300 0.5 re f\n" % y for y in (640, 670))
    heads = b"1 g " + b"".join(text(t, x=x, y=712) for t, x in (("NO", 55), ("INDIKATOR", 155), ("TARGET", 255)))
    body = b"0 g " + b"".join(
        text(t, x=x, y=y) for y in (680, 650) for t, x in (("1", 55), ("Indeks", 155), ("85", 255))
    )
    return cells + lines + ruled + heads + body


def test_head_that_only_its_shading_draws_is_a_row_of_the_table() -> None:
    (table,) = read(_shaded_head()).tables
    assert [[c.text for c in table.row(i)] for i in range(3)] == [
        ["NO", "INDIKATOR", "TARGET"],
        ["1", "Indeks", "85"],
        ["1", "Indeks", "85"],
    ]


def test_shading_inside_a_ruled_head_draws_nothing() -> None:
    (table,) = read(
        _shaded_head(b"50 730 300 0.5 re f 50 699.5 300 0.5 re f\n" + b"50 700 0.5 30 re f 350 700 0.5 30 re f\n")
    ).tables
    assert len(table.row(0)) == 1


def test_letters_without_a_meaning_are_filled_by_the_other_library() -> None:
    drawn = PageGlyphs(100, 100, notes=Counter({"unmapped_glyphs": 3}))
    drawn.glyphs = [Glyph("\ufffd", x, 10, x + 5, 20, x, 18, 10) for x in (10.0, 20.0, 30.0)]
    fill_unmapped(
        drawn, [Glyph(t, x, 10, x + 5, 20, x, 18, 10) for t, x in (("8", 10.4), ("5", 20.0), ("\ue001", 30.0))]
    )
    assert [glyph.text for glyph in drawn.glyphs] == ["8", "5", "\ufffd"]
    assert drawn.notes == {"unmapped_glyphs": 1, "letters_recovered": 2}


def test_annotations_beyond_the_limit_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.readers.pdf.drawing.annotations._MOST", 2)
    typed = b"<</Type/Annot/Subtype/FreeText/Rect[72 %d 300 %d]/DA(/F1 10 Tf)/Contents(Indeks %d)>>"
    notes = [typed % (600 - 40 * n, 620 - 40 * n, n) for n in range(5)]
    data = pdf_of(text("KEPUTUSAN"), *notes, page=b"/Annots[6 0 R 7 0 R 8 0 R 9 0 R 10 0 R]")
    document = pdf.read(data, "ab" * 32)
    assert [line.text for line in document.all_lines] == ["KEPUTUSAN", "Indeks 0", "Indeks 1"]
    assert [(note.code, note.page, note.detail) for note in document.notes] == [("annotations_beyond", 1, "3")]


def test_letters_without_any_width_are_not_seen() -> None:
    document = read(SHOWN + b"BT /F1 9 Tf 0 Tz 1 0 0 1 300 700 Tm (66) Tj ET BT 100 Tz /F1 9 Tf 300 650 Td (72) Tj ET")
    assert texts(document) == ["Indeks Kepuasan Masyarakat", "72"]
    assert [(one.reason, one.words[0].text[:1]) for one in document.pages[0].set_aside] == [("invisible_text", "6")]


@pytest.mark.parametrize(
    ("across", "doubted"), [pytest.param(-1, True, id="mirrored"), pytest.param(1, False, id="plain")]
)
def test_letters_as_in_a_mirror_are_in_doubt(across: int, doubted: bool) -> None:
    document = read(SHOWN + b"BT /F1 9 Tf %d 0 0 1 340 700 Tm (26) Tj ET" % across)
    assert bool(document.pages[0].disputed) is doubted
    assert ("letters_differ" in codes(document)) is doubted


@pytest.mark.parametrize(
    ("inner", "noted"),
    [
        pytest.param(b"BT /F1 8 Tf 2 6 Td (85) Tj ET", ["pattern_text"], id="letters"),
        pytest.param(b"0 0 5 5 re f", [], id="dots"),
    ],
)
def test_letters_painted_as_a_pattern_are_told(inner: bytes, noted: list[str]) -> None:
    entries = b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 95 25]/XStep 95/YStep 25/Resources<<>>"
    content = SHOWN + b"/Pattern cs /P1 scn 300 600 95 25 re f"
    document = read(content, stream(inner, entries), resources=b"/Pattern<</P1 6 0 R>>")
    assert codes(document) == noted


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param(b"/Subtype/Line/L[74 703 140 703]", id="line"),
        pytest.param(b"/Subtype/PolyLine/Vertices[74 703 100 703 140 703]", id="chain"),
        pytest.param(b"/Subtype/Polygon/AP<</N 7 0 R>>", id="drawn"),
    ],
)
def test_lines_drawn_over_words_strike_them_out(entries: bytes) -> None:
    look = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]"
    drawn = stream(b"74 703 m 140 703 l S", look)
    rect = b"/Rect[0 0 595 842]" if b"/AP" in entries else b"/Rect[74 700 140 706]"
    one = b"<</Type/Annot" + rect + entries + b">>"
    document = read(text("Indeks lama sekali", x=74), one, drawn, page=b"/Annots[6 0 R]")
    assert [one.reason for one in document.pages[0].set_aside] == ["struck_text"]


def test_a_circle_drawn_over_a_number_covers_it() -> None:
    drawn = stream(b"0 g 0 0 20 16 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 20 16]")
    circle = b"<</Type/Annot/Subtype/Circle/Rect[300 696 320 712]/AP<</N 7 0 R>>>>"
    document = read(text("Nilai") + text("66", x=303), circle, drawn, page=b"/Annots[6 0 R]")
    assert texts(document) == ["Nilai"]
    assert [(one.reason, one.words[0].text) for one in document.pages[0].set_aside] == [("covered_text", "66")]
