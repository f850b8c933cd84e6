"""Indicators listed below their goals without any table."""

from __future__ import annotations

import pytest

from extractors.find import find_blocks
from extractors.tables.labelled.listed import find_listed_tables
from tests.build import document, line, table

TITLE = "DAFTAR INDIKATOR KINERJA UTAMA"
Row = tuple[str, str, str | None]


def rows(*lines: str) -> list[Row]:
    return [
        (
            r.fields["sasaran"].text,
            r.fields["indikator"].text,
            r.fields["target"].text if "target" in r.fields else None,
        )
        for found in find_listed_tables(document(*lines))
        for r in found.rows
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            (
                "Sasaran 1: Meningkatnya kerukunan",
                "• Indeks kerukunan",
                "• Jumlah konflik selesai",
                "Sasaran 2: Terwujudnya tertib",
                "• Persentase ormas tertib",
            ),
            [
                ("Meningkatnya kerukunan", "Indeks kerukunan", None),
                ("Meningkatnya kerukunan", "Jumlah konflik selesai", None),
                ("Terwujudnya tertib", "Persentase ormas tertib", None),
            ],
            id="bullets",
        ),
        pytest.param(
            (
                "I. Meningkatnya mutu layanan",
                "1. Indeks kepuasan ........................ 85",
                "2. Persentase aduan selesai ............... 100 %",
                "3. Lama pelayanan surat ................... ≤ 15 menit",
            ),
            [
                ("Meningkatnya mutu layanan", "Indeks kepuasan", "85"),
                ("Meningkatnya mutu layanan", "Persentase aduan selesai", "100 %"),
                ("Meningkatnya mutu layanan", "Lama pelayanan surat", "≤ 15 menit"),
            ],
            id="dots before the value",
        ),
        pytest.param(
            (
                "1. Sasaran strategis kesatu: Meningkatnya kesejahteraan sosial, dengan indikator:",
                "a. Persentase penerima bantuan dengan target 62%;",
                "b. Jumlah relawan siaga dengan target 45 orang.",
                "2. Sasaran strategis kedua: Meningkatnya mutu lembaga, dengan indikator:",
                "a. Indeks kepuasan dengan target 82,00.",
            ),
            [
                ("Meningkatnya kesejahteraan sosial", "Persentase penerima bantuan", "62%"),
                ("Meningkatnya kesejahteraan sosial", "Jumlah relawan siaga", "45 orang"),
                ("Meningkatnya mutu lembaga", "Indeks kepuasan", "82,00"),
            ],
            id="targets in words",
        ),
        pytest.param(
            (
                "Sasaran 1: Meningkatnya A",
                "1. Persentase capaian target kinerja RPJMD",
                "2. Indeks kepuasan ..............",
                "3. Opini BPK ....... WTP",
            ),
            [
                ("Meningkatnya A", "Persentase capaian target kinerja RPJMD", None),
                ("Meningkatnya A", "Indeks kepuasan", None),
                ("Meningkatnya A", "Opini BPK", "WTP"),
            ],
            id="what stands there is no value",
        ),
        pytest.param(
            (
                "1. Meningkatnya mutu layanan",
                "a. Indeks kepuasan",
                "b. Meningkatnya nilai layanan",
                "c. Persentase aduan selesai",
            ),
            [
                ("Meningkatnya mutu layanan", "Indeks kepuasan", None),
                ("Meningkatnya mutu layanan", "Meningkatnya nilai layanan", None),
                ("Meningkatnya mutu layanan", "Persentase aduan selesai", None),
            ],
            id="an item worded as a goal",
        ),
    ],
)
def test_items_below_goals_are_indicators(lines: tuple[str, ...], expected: list[Row]) -> None:
    assert rows(TITLE, *lines) == expected


def test_such_rows_are_doubted() -> None:
    (found,) = find_blocks(
        document(TITLE, "Sasaran 1: Meningkatnya A", "• Indeks A", "• Indeks B", "• Indeks C")
    ).tables
    assert {row.doubts for row in found.rows} == {("rows_by_place",)}


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            ("Sasaran 1: Meningkatnya A", "• Indeks A", "• Indeks B", "• Indeks C"), id="nothing speaks of indicators"
        ),
        pytest.param((TITLE, "Sasaran 1: Meningkatnya A", "• Indeks A", "• Indeks B"), id="two items"),
        pytest.param(
            (TITLE, "1. Meningkatnya mutu", "a. bahwa perlu", "b. bahwa telah", "c. Indeks"),
            id="items worded otherwise",
        ),
        pytest.param((TITLE, "1. Indeks A", "2. Indeks B", "3. Indeks C"), id="no goal"),
    ],
)
def test_other_lists_are_none(lines: tuple[str, ...]) -> None:
    assert rows(*lines) == []


def test_an_item_goes_on_at_the_head_of_the_next_page_and_the_list_with_it() -> None:
    pages = [
        [TITLE, "Sasaran 1: Meningkatnya A", "1. Indeks A", "2. Persentase aduan yang selesai di"],
        ["tingkat kecamatan", "3. Indeks C"],
    ]
    (found,) = find_listed_tables(document(pages=pages))
    assert [row.fields["indikator"].text for row in found.rows] == [
        "Indeks A",
        "Persentase aduan yang selesai di tingkat kecamatan",
        "Indeks C",
    ]


def test_items_behind_a_break_in_their_list_leave_a_doubt_on_the_last_that_was_read() -> None:
    items = ["1. Indeks A", "2. Indeks B", "3. Indeks C"]
    break_ = table([["Catatan", "Nilai"], ["x", "y"]], top=200)
    (found,) = find_listed_tables(document(TITLE, "Sasaran 1: Meningkatnya A", *items, break_, "4. Indeks D"))
    assert [row.doubts for row in found.rows] == [
        ("rows_by_place",),
        ("rows_by_place",),
        ("leftover_words", "rows_by_place"),
    ]


GOAL = "Sasaran Strategis : Meningkatnya kunjungan"


@pytest.mark.parametrize(
    ("head", "behind", "expected", "told"),
    [
        pytest.param((), "    450.000 orang", {"target": "450.000 orang"}, False, id="target behind a tab"),
        pytest.param((), "    450.000    Orang", {"target": "450.000", "satuan": "Orang"}, False, id="target and unit"),
        pytest.param((), "    %    70", {"target": "70", "satuan": "%"}, False, id="unit and target"),
        pytest.param((), "    400    450", {}, True, id="two values: neither is taken"),
        pytest.param(("Indikator Kinerja     Target",), "    70", {"target": "70"}, False, id="labels above"),
        pytest.param(("Indikator Kinerja     Realisasi",), "    70", {}, True, id="labels of another value"),
        pytest.param((), "    dan wisatawan", {}, False, id="words behind a gap are of the name"),
    ],
)
def test_what_stands_behind_a_tab_is_no_part_of_the_name(
    head: tuple[str, ...], behind: str, expected: dict[str, str], told: bool
) -> None:
    lines = [
        f"{number}. {name}{behind}" for number, name in enumerate(("Jumlah tamu", "Rata-rata lama", "Persentase"), 1)
    ]
    (found,) = find_listed_tables(document(TITLE, GOAL, *head, *lines))
    assert len(found.rows) == 3
    fields = {name: quote.text for name, quote in found.rows[0].fields.items()}
    name = "Jumlah tamu dan wisatawan" if not told and not expected else "Jumlah tamu"
    assert fields == {"no": "1", "sasaran": "Meningkatnya kunjungan", "indikator": name} | expected
    assert ("leftover_words" in found.rows[0].doubts) is told


def test_values_below_labels_of_others_before_the_goal_are_no_targets() -> None:
    lines = ["1. Jumlah tamu    70", "2. Rata-rata lama    2", "3. Persentase puas    90"]
    (found,) = find_listed_tables(document(TITLE, "Indikator Kinerja     Realisasi", GOAL, *lines))
    assert [("target" in row.fields, "leftover_words" in row.doubts) for row in found.rows] == [(False, True)] * 3


def test_a_value_beside_the_second_line_of_an_item_is_its_target() -> None:
    lines = [TITLE, GOAL]
    for number, (one, two) in enumerate(
        (("Jumlah tamu", "mancanegara"), ("Rata-rata", "lama"), ("Persentase", "kamar")), 1
    ):
        lines += [f"{number}. {one}", f"   {two}     {number}0 orang"]
    made = document(
        *(line(text, x=90 if text.startswith(" ") else 72, top=100 + 12 * at) for at, text in enumerate(lines))
    )
    (found,) = find_listed_tables(made)
    assert [(r.fields["indikator"].text, r.fields["target"].text) for r in found.rows] == [
        ("Jumlah tamu mancanegara", "10 orang"),
        ("Rata-rata lama", "20 orang"),
        ("Persentase kamar", "30 orang"),
    ]


@pytest.mark.parametrize(
    ("title", "found"),
    [("LAMPIRAN PERJANJIAN KINERJA TAHUN 2023", 3), ("PERJANJIAN KERJA SAMA", 0)],
    ids=["an agreement on performance", "another agreement"],
)
def test_the_title_of_an_agreement_announces_its_indicators(title: str, found: int) -> None:
    listed = [f"{at}. Persentase {name} ................ 9{at} %" for at, name in enumerate("ABC", start=1)]
    assert len(rows(title, "A. Sasaran : Terwujudnya peradilan yang pasti", *listed)) == found
