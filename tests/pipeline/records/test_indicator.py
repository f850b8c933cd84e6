"""Records of indicators: words that a narrow column broke are joined again, empty cells stay empty."""

from __future__ import annotations

import pytest

from extractors.find import find_blocks
from extractors.model.quote import Quote
from extractors.readers import read_document
from pipeline.records.dossier import interpret
from pipeline.records.indicator import interpret as interpret_tables
from pipeline.records.indicator import rejoin, rejoin_value
from pipeline.records.source import Source
from tests.build import document, table, words
from tests.pipeline.samples import HEADER, report


def stacked(*rows: str) -> Quote:
    """Return a quote of rows printed one below the other in a narrow cell."""
    return Quote(tuple(w for i, row in enumerate(rows) for w in words(row, top=72.0 + 12 * i)))


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        pytest.param(("sistem penopan", "g dan layanan"), "sistem penopang dan layanan", id="one letter"),
        pytest.param(
            ("publikasi data/dokume", "n hasil riset"), "publikasi data/dokumen hasil riset", id="behind a slash"
        ),
        pytest.param(("LEMBAGA KEMASYARAKATA", "N DESA"), "LEMBAGA KEMASYARAKATAN DESA", id="capitals"),
        pytest.param(("kualitas pelayana", "n, dan data"), "kualitas pelayanan, dan data", id="before a comma"),
        pytest.param(("Asisten Logis-", "tik"), "Asisten Logistik", id="a hyphen that breaks a word"),
        pytest.param(("kerja lintas-", "sektor"), "kerja lintas-sektor", id="a hyphen between two words"),
        pytest.param(("sekurang-", "kurangnya"), "sekurang-kurangnya", id="a word said twice"),
        pytest.param(("jumlah desa", "di kecamatan"), "jumlah desa di kecamatan", id="two words stay"),
        pytest.param(("Nilai SAKIP", "A atau B"), "Nilai SAKIP A atau B", id="a grade stays"),
    ],
)
def test_rejoin(rows: tuple[str, ...], text: str) -> None:
    assert rejoin(stacked(*rows)).text == text


def test_rows_of_a_table_without_a_column_of_indicators_are_still_records() -> None:
    text = report(rows=("1\tTerwujudnya desa mandiri\tDesa / Jumlah desa x 100%\t90%",))
    data = text.replace(HEADER, "NO\tSASARAN STRATEGIS\tFORMULA\tTARGET").encode()
    document = read_document(data)
    found = interpret(Source("a.txt", document.sha256, len(data)), document, find_blocks(document)).indicators
    assert [(r.sasaran.raw, r.indikator.raw, r.satuan.value) for r in found] == [
        ("Terwujudnya desa mandiri", None, None)
    ]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (("3.100.0", "00.000"), "3.100.000.000"),
        (("38 perusahaa", "n"), "38 perusahaan"),
        (("3.100", "000"), "3.100 000"),
        (("12", "orang"), "12 orang"),
    ],
    ids=["a number broken inside a group", "a word broken", "a whole number and another", "a number and its unit"],
)
def test_values_that_a_narrow_column_broke(rows: tuple[str, ...], text: str) -> None:
    assert rejoin_value(stacked(*rows)).text == text


@pytest.mark.parametrize(
    ("first", "doubted"),
    [("Indikator Tujuan", False), ("Indikator Kinerja", True)],
    ids=["of another level", "of the same name"],
)
def test_two_columns_of_indicators_share_a_field_only_where_no_level_parts_them(first: str, doubted: bool) -> None:
    head = ["No", "Tujuan", first, "Sasaran", "Indikator Kinerja"]
    rows = [
        ["1", "Mewujudkan A", "Indeks A", "Meningkatnya B", "Nilai B"],
        ["2", "Mewujudkan C", "Indeks C", "Meningkatnya D", "Nilai D"],
    ]
    blocks = find_blocks(document(table([head, *rows])))
    told = {code for record in interpret_tables(blocks.tables) for code in record.doubts}
    assert ("columns_share_field" in told) is doubted


def test_a_goal_without_indicator_stands_on_the_page_of_its_words() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Target"],
        ["1", "Meningkatnya layanan", "Indeks layanan", "80"],
        ["2", "Terwujudnya arsip", "", ""],
    ]
    found = interpret_tables(find_blocks(document(table(rows, page=1))).tables)
    assert [{word.place.page for word in record.whole.words} for record in found] == [{1}, {1}]


def test_a_code_of_the_nomenclature_tells_the_level_of_a_row() -> None:
    rows = [
        ["Kode", "Program/Kegiatan", "Indikator", "Target"],
        ["", "", "Indeks A", "80"],
        ["2.11.03", "Program A", "Nilai A", "80"],
        ["2.11.03.2.01", "Kelola A", "Jumlah A", "4"],
        ["2.11.03.2.01.0001", "Beli A", "Jumlah B", "5"],
    ]
    found = interpret_tables(find_blocks(document(table(rows))).tables)
    assert [r.level for r in found] == [None, "program", "kegiatan", "sub_kegiatan"]
    alone = interpret_tables(find_blocks(document(table([[row[0], *row[2:]] for row in rows]))).tables)
    assert [r.level for r in alone] == [None, None, "kegiatan", "sub_kegiatan"]  # three numbers alone tell too little
