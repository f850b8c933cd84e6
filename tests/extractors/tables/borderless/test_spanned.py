"""Heads of two levels in tables that no ruling parts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.model.document import Document, Line, Page, Table
from extractors.model.geometry import Box
from extractors.model.quote import Place, Word
from extractors.tables.borderless.find import with_borderless_tables
from extractors.tables.borderless.spanned import find_spanned
from extractors.tables.indicators import find_indikator_tables

LETTER = 5.0


def row(top: float, *texts: tuple[float, str], page: int = 1) -> Line:
    """Return a line of texts, each at its x."""
    made: list[Word] = []
    breaks: list[int] = []
    for x, text in texts:
        if made:
            breaks.append(len(made))
        at = x
        for token in text.split():
            made.append(Word(token, Place(page, Box(at, top, at + LETTER * len(token), top + 9)), engine="text_layer"))
            at += LETTER * (len(token) + 0.5)
    return Line(tuple(made), tuple(w.place.box.x0 for w in made if w.place.box), tuple(breaks))


def on_pages(*pages: list[Line]) -> Document:
    return with_borderless_tables(
        Document("0" * 64, "pdf", 1, tuple(Page(n, 600, 800, tuple(lines)) for n, lines in enumerate(pages, start=1)))
    )


XS = (40.0, 220.0, 280.0, 330.0, 380.0, 430.0, 490.0)


def values(top: float, *texts: str, page: int = 1) -> Line:
    return row(top, *zip(XS, texts, strict=False), page=page)


QUARTERS = [
    row(100, (330.0, "Target Triwulan")),
    row(111, (60.0, "Indikator"), (220.0, "Satuan"), (490.0, "Status")),
    row(122, (280.0, "TW I"), (330.0, "TW II"), (380.0, "TW III"), (430.0, "TW IV")),
    values(144, "Persentase KTP", "%", "98,90", "99,00", "99,10", "99,20", "Final"),
    values(167, "Persentase KIA", "%", "55", "57", "60", "62", "Final"),
    values(190, "Jumlah lembaga", "Lembaga", "29", "30", "31", "32", "Final"),
]


def test_a_label_over_the_quarters_of_a_table_without_rules() -> None:
    (found,) = find_indikator_tables(on_pages(QUARTERS))
    assert [(r.fields["indikator"].text, r.fields["satuan"].text) for r in found.rows] == [
        ("Persentase KTP", "%"),
        ("Persentase KIA", "%"),
        ("Jumlah lembaga", "Lembaga"),
    ]
    assert [[(y.period, y.kind, y.value.text) for y in r.yearly] for r in found.rows][1] == [
        ("TW1", "target", "55"),
        ("TW2", "target", "57"),
        ("TW3", "target", "60"),
        ("TW4", "target", "62"),
    ]


def years(page: int = 1) -> list[Line]:
    return [
        row(100, (40.0, "Indikator Kinerja"), (220.0, "Satuan"), (297.0, "2023"), (404.0, "2024"), page=page),
        row(111, (280.0, "T"), (330.0, "R"), (380.0, "T"), (430.0, "R"), page=page),
        row(140, (40.0, "Meningkatnya ketertiban wilayah kota dan kelurahan sekitarnya"), page=page),
        values(170, "Persentase gangguan", "%", "94", "92,1", "95", "93,3", page=page),
        values(200, "Jumlah patroli", "Kali", "730", "742", "1.095", "1.101", page=page),
        row(230, (40.0, "Meningkatnya penegakan peraturan daerah kota setempat"), page=page),
    ]


def test_targets_and_realisations_under_years_with_goals_between_and_over_a_page() -> None:
    after = [
        values(60, "Jumlah penyidik", "Orang", "6", "5", "6", "4", page=2),
        values(90, "Persentase reklame", "%", "35", "39", "55", "60", page=2),
    ]
    (found,) = find_indikator_tables(on_pages(years(), after))
    assert [(r.fields["sasaran"].text.split()[1], r.fields["indikator"].text) for r in found.rows] == [
        ("ketertiban", "Persentase gangguan"),
        ("ketertiban", "Jumlah patroli"),
        ("penegakan", "Jumlah penyidik"),
        ("penegakan", "Persentase reklame"),
    ]
    assert [(y.kind, y.value.text) for y in found.rows[1].yearly] == [
        ("target", "730"),
        ("realisasi", "742"),
        ("target", "1.095"),
        ("realisasi", "1.101"),
    ]


def test_a_title_above_a_head_of_one_level_spans_nothing() -> None:
    lines = [
        row(80, (200.0, "Capaian Kinerja Tahun 2024")),
        row(100, (40.0, "Indikator"), (220.0, "Satuan"), (280.0, "Target")),
        values(120, "Persentase KTP", "%", "98,90"),
        values(140, "Persentase KIA", "%", "55"),
    ]
    tables = [b for b in on_pages(lines).blocks if isinstance(b, Table)]
    assert [(t.n_rows, t.n_cols) for t in tables] == [(3, 3)]


def test_one_column_of_indicators_and_formulas_below_a_head_centred_on_itself_with_rules_between_goals() -> None:
    at = (40.0, 60.0, 170.0, 330.0, 400.0, 450.0)

    def part(top: float, *texts: str) -> Line:
        return row(top, *((x, text) for x, text in zip(at, texts, strict=False) if text))

    lines = [
        row(95, (395.0, "Target")),
        row(
            100,
            (40.0, "No"),
            (80.0, "Sasaran"),
            (170.0, "Indikator dan Rumus"),
            (330.0, "Satuan"),
            (450.0, "Sumber Data"),
        ),
        row(105, (400.0, "2025")),
        part(122, "1", "Meningkatnya", "Indeks Kepuasan", "Indeks", "85", "Survei"),
        part(133, "", "mutu layanan", "Rumus: Nilai unsur x 25"),
        part(150, "2", "", "Persentase surat selesai", "%", "88", "Register"),
        part(161, "", "", "Rumus: Surat selesai / surat"),
        part(178, "3", "Meningkatnya", "Persentase desa aktif", "%", "76", "Data desa"),
        part(189, "", "daya desa", "Rumus: Desa aktif / desa"),
        part(206, "4", "", "Jumlah desa mandiri", "Desa", "6", "Keputusan"),
    ]
    bars = tuple(Box(38, y, 520, y) for y in (90.0, 117.0, 174.0, 222.0))
    page = Page(1, 600, 800, tuple(lines), bars=bars)
    (found,) = find_indikator_tables(with_borderless_tables(Document("0" * 64, "pdf", 1, (page,))))
    texts = [
        [r.fields[n].text if n in r.fields else "" for n in ("no", "sasaran", "indikator", "formula")]
        for r in found.rows
    ]
    assert texts == [
        ["1", "Meningkatnya mutu layanan", "Indeks Kepuasan", "Nilai unsur x 25"],
        ["2", "Meningkatnya mutu layanan", "Persentase surat selesai", "Surat selesai / surat"],
        ["3", "Meningkatnya daya desa", "Persentase desa aktif", "Desa aktif / desa"],
        ["4", "Meningkatnya daya desa", "Jumlah desa mandiri", ""],
    ]
    assert ["columns_joined" in r.doubts for r in found.rows] == [False, False, False, True]


def test_a_label_over_several_columns_that_stands_at_the_left_of_them() -> None:
    lines = [
        row(100, (280.0, "Target")),
        row(120, (40.0, "Indikator Kinerja"), (220.0, "Satuan"), (280.0, "TW 1"), (330.0, "TW 2"), (380.0, "TW 3")),
        values(140, "Indeks layanan", "Indeks", "10", "40", "85"),
        values(160, "Nilai SAKIP", "Nilai", "20", "50", "78"),
    ]
    (found,) = find_indikator_tables(on_pages(lines))
    assert [[(y.period, y.kind, y.value.text) for y in r.yearly] for r in found.rows] == [
        [("TW1", "target", "10"), ("TW2", "target", "40"), ("TW3", "target", "85")],
        [("TW1", "target", "20"), ("TW2", "target", "50"), ("TW3", "target", "78")],
    ]


def test_years_centred_over_labels_whose_values_stand_at_the_left_of_their_columns() -> None:
    at = (40.0, 60.0, 300.0, 367.0, 431.0, 519.0, 583.0)
    lines = [
        row(100, (45.0, "No"), (130.0, "Indikator Kinerja"), (300.0, "Satuan"), (427.0, "2023"), (579.0, "2024")),
        row(121, (377.0, "Target"), (442.0, "Realisasi"), (529.0, "Target"), (594.0, "Realisasi")),
        row(142, *zip(at, ("1", "Indeks layanan", "Indeks", "70", "71", "85", "86"), strict=True)),
        row(163, *zip(at, ("2", "Nilai SAKIP", "Nilai", "72", "73", "78", "77"), strict=True)),
    ]
    (found,) = find_indikator_tables(on_pages(lines))
    assert [[(y.year.text, y.kind, y.value.text) for y in r.yearly] for r in found.rows][1] == [
        ("2023 Target", "target", "72"),
        ("2023 Realisasi", "realisasi", "73"),
        ("2024 Target", "target", "78"),
        ("2024 Realisasi", "realisasi", "77"),
    ]
    assert [{name: quote.text for name, quote in r.fields.items()} for r in found.rows] == [
        {"no": "1", "indikator": "Indeks layanan", "satuan": "Indeks"},
        {"no": "2", "indikator": "Nilai SAKIP", "satuan": "Nilai"},
    ]


LABELS = ("Indikator", "Satuan", "Target", "Realisasi", "2024", "TW I", "No", "Status", "Sasaran", "12", "-", "%")
LINES = st.lists(st.lists(st.tuples(st.integers(0, 12), st.sampled_from(LABELS)), min_size=1, max_size=7), max_size=9)


@given(LINES)
@settings(max_examples=60, deadline=None)
def test_any_lines_are_read_without_loss(texts: list[list[tuple[int, str]]]) -> None:
    lines = [
        row(60 + 14 * at, *((40.0 + 45 * x, text) for x, text in sorted(dict(found).items())))
        for at, found in enumerate(texts)
    ]
    for _, gutters, labels in find_spanned(lines):
        assert labels
        assert len(gutters) >= 3
    words = [word for line in lines for word in line.words]
    blocks = on_pages(lines).blocks
    quotes = [q for b in blocks for q in ([c.quote for c in b.cells] if isinstance(b, Table) else [b.quote])]
    kept = [word for quote in quotes for word in quote.words]
    assert sorted(w.place.box for w in kept if w.place.box) == sorted(w.place.box for w in words if w.place.box)


def test_what_stands_below_a_table_joins_none_of_its_columns() -> None:
    lines = [
        row(100, (390.0, "Target")),
        row(106, (40.0, "No"), (90.0, "Sasaran"), (220.0, "Indikator Kinerja")),
        row(112, (330.0, "2023"), (380.0, "2024"), (430.0, "2025")),
        row(
            130,
            (42.0, "1"),
            (80.0, "Meningkatnya A"),
            (200.0, "Persentase A"),
            (330.0, "1"),
            (380.0, "2"),
            (430.0, "3"),
        ),
        row(
            145,
            (42.0, "2"),
            (80.0, "Meningkatnya B"),
            (200.0, "Persentase B"),
            (330.0, "4"),
            (380.0, "5"),
            (430.0, "6"),
        ),
        row(160, (30.0, "Dasar Hukum")),
        row(175, (30.0, "1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah di tempat ini")),
    ]
    (found,) = find_indikator_tables(on_pages(lines))
    told = [tuple(r.fields[name].text for name in ("no", "sasaran", "indikator")) for r in found.rows[:2]]
    assert told == [("1", "Meningkatnya A", "Persentase A"), ("2", "Meningkatnya B", "Persentase B")]
