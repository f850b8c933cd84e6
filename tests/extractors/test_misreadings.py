"""Doubts of what was read from pictures, by words made by hand."""

from __future__ import annotations

import pytest

from extractors.misreadings import reading_doubts, with_misreadings
from extractors.model.blocks import Blocks, IndikatorRow, IndikatorTable, LegalItem, SignatureBlock
from extractors.model.document import Document, Page, TextSource
from extractors.model.geometry import Box
from extractors.model.quote import Place, Quote, Word


def quote(*words: tuple[str, float], engine: str = "ocr") -> Quote:
    boxes = [Box(10.0 + 40 * i, 100, 40.0 + 40 * i, 110) for i in range(len(words))]
    return Quote(
        tuple(Word(text, Place(1, box), sure, engine=engine) for (text, sure), box in zip(words, boxes, strict=True))
    )


def in_other_ink(made: Quote) -> Quote:
    return Quote(tuple(word._replace(other_ink=True) for word in made.words))


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(quote(("Persentase", 1.0), ("desa", 0.99)), (), id="sure"),
        pytest.param(
            quote(
                ("74,6", 0.5),
            ),
            ("readings_differ",),
            id="number_read_in_two_ways",
        ),
        pytest.param(quote(("Persentase", 1.0), ("dcsa", 0.45)), ("ocr_unsure",), id="word_unsure"),
        pytest.param(in_other_ink(quote(("12,5", 1.0))), ("other_ink",), id="written_by_hand"),
        pytest.param(in_other_ink(quote(("12,5", 0.5))), ("other_ink", "readings_differ"), id="written_and_unsure"),
        pytest.param(
            quote(
                ("dcsa", 0.65),
            ),
            ("ocr_unsure",),
            id="word_rather_unsure",
        ),
        pytest.param(quote(("74,6", 0.5), engine="text_layer"), (), id="typed"),
    ],
)
def test_reading_doubts(made: Quote, expected: tuple[str, ...]) -> None:
    assert reading_doubts([made]) == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param(Box(55, 102, 75, 112), ("letters_differ",), id="on_the_digits"),
        pytest.param(Box(-30, 102, 35, 112), (), id="reaching_over_a_word_without_digits"),
        pytest.param(Box(12, 102, 35, 112), ("letters_differ",), id="on_letters_of_a_word_without_digits"),
        pytest.param(Box(55, 152, 75, 162), (), id="below_the_row"),
    ],
)
def test_a_row_on_letters_that_lie_is_in_doubt(at: Box, expected: tuple[str, ...]) -> None:
    row = IndikatorRow({"target": quote(("persen", 1.0), ("71", 1.0), engine="text_layer")})
    other = IndikatorRow({"target": Quote((Word("lain", Place(1, Box(10, 300, 40, 310)), 1.0, engine="text_layer"),))})
    document = Document("0" * 64, "pdf", 1, (Page(1, 595, 842, disputed=(at,)),))
    made = with_misreadings(Blocks(tables=(IndikatorTable((row, other)),)), document)
    assert [one.doubts for one in made.tables[0].rows] == [expected, ()]


def test_a_row_with_a_word_that_nothing_in_the_file_names_is_in_doubt() -> None:
    row = IndikatorRow({"indikator": quote(("Indeks", 1.0), ("kepuasan", 1.0), engine="text_layer")})
    pages = (Page(1, 595, 842, unnamed=(Box(10, 100, 40, 110),)), Page(2, 595, 842, unnamed=(Box(10, 100, 40, 110),)))
    other = IndikatorRow({"indikator": Quote((Word("lain", Place(1, Box(10, 300, 40, 310)), 1.0),))})
    made = with_misreadings(Blocks(tables=(IndikatorTable((row, other)),)), Document("0" * 64, "pdf", 1, pages))
    assert [one.doubts for one in made.tables[0].rows] == [("letters_differ",), ()]


def test_a_row_through_whose_words_a_line_runs_is_in_doubt() -> None:
    row = IndikatorRow({"indikator": quote(("Indeks", 1.0), ("kepuasan", 1.0), engine="text_layer")})
    lined = (Box(10, 100, 40, 110), Box(50, 100, 80, 110))
    document = Document("0" * 64, "pdf", 1, (Page(1, 595, 842, lined=lined),))
    made = with_misreadings(Blocks(tables=(IndikatorTable((row,)),)), document)
    assert made.tables[0].rows[0].doubts == ("line_through",)


@pytest.mark.parametrize(
    ("unread", "expected"),
    [
        pytest.param((Box(300, 98, 360, 112),), ("print_unread",), id="beside_the_row"),
        pytest.param((Box(300, 198, 360, 212),), (), id="below_it"),
    ],
)
def test_a_row_with_unread_print_beside_it_is_in_doubt(unread: tuple[Box, ...], expected: tuple[str, ...]) -> None:
    row = IndikatorRow({"indikator": quote(("Persentase", 1.0), ("desa", 0.99))})
    document = Document("0" * 64, "pdf", 1, (Page(1, 595, 842, source="ocr", unread=unread),), text_source="ocr")
    made = with_misreadings(Blocks(tables=(IndikatorTable((row,)),)), document)
    assert made.tables[0].rows[0].doubts == expected


@pytest.mark.parametrize(
    ("source", "engine", "expected"),
    [
        pytest.param("ocr", "text_layer", ("layer_unchecked",), id="another program's layer under the picture"),
        pytest.param("ocr", "ocr", (), id="read again"),
        pytest.param("mixed", "text_layer", (), id="typed beside pictures"),
    ],
)
def test_what_only_another_programs_layer_gives_is_in_doubt(
    source: TextSource, engine: str, expected: tuple[str, ...]
) -> None:
    words = quote(("SITI", 1.0), ("AMINAH", 1.0), engine=engine)
    page = Page(1, 595, 842, source=source)
    blocks = Blocks(
        tables=(IndikatorTable((IndikatorRow({"indikator": words}),)),),
        signatures=(SignatureBlock("penanda_tangan", name=words),),
        legal_items=(LegalItem(Quote(), words),),
    )
    made = with_misreadings(blocks, Document("0" * 64, "pdf", 1, (page,)))
    found = [made.tables[0].rows[0].doubts, made.signatures[0].doubts, made.legal_items[0].doubts]
    assert found == [expected] * 3


@pytest.mark.parametrize(
    ("mended", "expected"),
    [
        pytest.param((Box(50, 50, 500, 300),), ("rulings_mended",), id="within_the_table"),
        pytest.param((Box(50, 150, 500, 300),), (), id="above_it"),
    ],
)
def test_a_row_of_a_table_whose_rulings_were_drawn_on_is_in_doubt(
    mended: tuple[Box, ...], expected: tuple[str, ...]
) -> None:
    row = IndikatorRow({"indikator": quote(("Persentase", 1.0), ("desa", 0.99))})
    document = Document("0" * 64, "pdf", 1, (Page(1, 595, 842, source="ocr", mended=mended),), text_source="ocr")
    made = with_misreadings(Blocks(tables=(IndikatorTable((row,)),)), document)
    assert made.tables[0].rows[0].doubts == expected


@pytest.mark.parametrize(
    ("texts", "engine", "expected"),
    [
        pytest.param(("angktan", "umum"), "ocr", ("ocr_unsure",), id="once"),
        pytest.param(("angktan", "umum"), "text_layer", (), id="typed"),
        pytest.param(("angktan", "angktan"), "ocr", (), id="twice: printed so"),
        pytest.param(("angkutan", "umum"), "ocr", (), id="known"),
    ],
)
def test_a_row_with_a_word_one_letter_off_a_known_one_is_in_doubt(
    texts: tuple[str, str], engine: str, expected: tuple[str, ...]
) -> None:
    row = IndikatorRow({"indikator": quote((texts[0], 1.0), (texts[1], 1.0), engine=engine)})
    document = Document("0" * 64, "pdf", 1, (Page(1, 595, 842, source="mixed"),))
    made = with_misreadings(Blocks(tables=(IndikatorTable((row,)),)), document)
    assert made.tables[0].rows[0].doubts == expected
