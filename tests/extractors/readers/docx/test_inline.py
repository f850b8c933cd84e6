from __future__ import annotations

import pytest

from tests.extractors.readers.docx.word_xml import (
    p,
    r,
    read,
)
from tests.extractors.readers.shown import aside, texts

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


CODE = "<w:r><w:instrText>{}</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        pytest.param(r("Kepala") + r(" Dinas"), "Kepala Dinas", id="runs"),
        pytest.param(r("Ke") + r("pala"), "Kepala", id="word_in_two_runs"),
        pytest.param(
            f"<w:ins>{r('baru')}</w:ins><w:del><w:r><w:delText>lama</w:delText></w:r></w:del>", "baru", id="ins"
        ),
        pytest.param(f"<w:hyperlink>{r('laman')}</w:hyperlink>", "laman", id="hyperlink"),
        pytest.param(f"<w:smartTag><w:smartTag>{r('Jember')}</w:smartTag></w:smartTag>", "Jember", id="smart_tag"),
        pytest.param(f"<w:sdt><w:sdtContent>{r('isian')}</w:sdtContent></w:sdt>", "isian", id="content_control"),
        pytest.param(f"<w:fldSimple w:instr='PAGE'>{r('7')}</w:fldSimple>", "7", id="simple_field"),
        pytest.param(
            FIELD.format("begin")
            + CODE.format("TOC \\o")
            + FIELD.format("separate")
            + r("Bab I")
            + FIELD.format("end"),
            "Bab I",
            id="field_result",
        ),
        pytest.param(FIELD.format("begin") + CODE.format("TOC") + r("tetap"), "tetap", id="field_never_closed"),
        pytest.param(
            FIELD.format("begin") + CODE.format("eq \\f(Jumlah desa maju;Jumlah desa)") + FIELD.format("end"),
            "(Jumlah desa maju) / (Jumlah desa)",
            id="eq_field",
        ),
        pytest.param(r("ada") + r("rahasia", "<w:vanish/>"), "ada", id="hidden"),
        pytest.param(r("ada", '<w:vanish w:val="0"/>'), "ada", id="hidden_switched_off"),
        pytest.param('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + r(" ya"), "✓ ya", id="wingdings"),
        pytest.param('<w:r><w:sym w:font="Symbol" w:char="F0B4"/></w:r>', "×", id="symbol_times"),
        pytest.param(r("\uf0b7 butir"), "• butir", id="private_use_bullet"),
        pytest.param("<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>rutin</w:t></w:r>", "non-rutin", id="hyphen"),
        pytest.param(r("kecamat\u00adan"), "kecamatan", id="soft_hyphen"),
        pytest.param(
            f"<w:r><w:ruby><w:rt>{r('x')}</w:rt><w:rubyBase>{r('dasar')}</w:rubyBase></w:ruby></w:r>",
            "dasar",
            id="ruby",
        ),
    ],
)
def test_inline_text(inside: str, expected: str) -> None:
    assert texts(read(f"<w:p>{inside}</w:p>")) == [expected]


def test_tabs_and_blanks_make_columns_and_breaks_make_lines() -> None:
    body = (
        '<w:p><w:pPr><w:ind w:left="720"/></w:pPr><w:r><w:t>Nama</w:t><w:tab/><w:t xml:space="preserve">: '
        "Budi    Santoso</w:t><w:br/><w:t>NIP</w:t></w:r></w:p>"
    )
    first, second = read(body).lines
    assert [quote.text for quote in first.segments] == ["Nama", ": Budi", "Santoso"]
    assert first.segment_offsets == (6.0, 16.0, 26.0)
    assert (second.text, second.offsets) == ("NIP", (6.0,))
    assert [word.place.path for word in (*first.words, *second.words)] == [f"p[0]#{i}" for i in range(5)]


def test_hyphen_at_a_line_break_glues_the_next_word() -> None:
    (_, second) = read("<w:p><w:r><w:t>masing-</w:t><w:br/><w:t>masing desa</w:t></w:r></w:p>").lines
    assert second.words[0].glued


def test_text_box_is_read_once_though_both_branches_hold_it() -> None:
    box = f"<w:txbxContent>{p('KOTAK')}</w:txbxContent>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a:graphic><wps:txbx>{box}</wps:txbx></a:graphic>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    document = read(f"<w:p>{r('teks')}<w:r>{both}</w:r></w:p>")
    assert texts(document) == ["teks", "KOTAK"]
    assert [line.words[0].place.path for line in document.lines] == ["p[0]#0", "p[0]/tx[0]/p[0]#0"]


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        pytest.param(f"<v:textbox><w:txbxContent>{p('VML')}</w:txbxContent></v:textbox>", "VML", id="vml_box"),
        pytest.param('<v:shape><v:textpath string="SALINAN"/></v:shape>', "SALINAN", id="word_art"),
    ],
)
def test_old_text_boxes(drawing: str, expected: str) -> None:
    assert texts(read(f"<w:p><w:r><w:pict>{drawing}</w:pict></w:r></w:p>")) == [expected]


def test_small_print_above_words_is_told() -> None:
    document = read(f"<w:p><w:r><w:ruby><w:rt>{r('9')}</w:rt><w:rubyBase>{r('85')}</w:rubyBase></w:ruby></w:r></w:p>")
    assert (texts(document), aside(document)) == (["85"], [("note_mark", "9")])
