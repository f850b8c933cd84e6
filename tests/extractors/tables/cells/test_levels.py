"""Several indicators as texts of one cell without marks: by the heights at which texts of other cells begin."""

from __future__ import annotations

from extractors.model.blocks import IndikatorTable
from extractors.tables.cells.bullets import without_bullets
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, line, table
from tests.extractors.tables.found import texts_of

HEADER = ["Sasaran", "Indikator Kinerja Utama", "Formulasi", "Sumber Data"]
WIDTHS = (150.0, 180.0, 200.0, 150.0)
FULL = "Persentase desa yang membina"  # 28 letters of 6 points: no word more fits in its cell


def _table(*rows: list[str], header: list[str] = HEADER, widths: tuple[float, ...] = WIDTHS) -> IndikatorTable:
    (found,) = find_indikator_tables(document("INDIKATOR KINERJA UTAMA", table([header, *rows], widths=widths)))
    return found


def test_texts_that_fill_their_lines_are_parted_below_a_blank_that_runs_through_the_row() -> None:
    found = _table(
        [
            "Meningkatnya A",
            f"{FULL}\nkelompok pos ronda yang aktif\n\nJumlah perselisihan",
            "Desa yang punya pos\nronda\n\nPerselisihan yang selesai",
            "Laporan bulanan desa\n\n\nBerita acara",
        ]
    )
    assert texts_of(found, "indikator") == [f"{FULL} kelompok pos ronda yang aktif", "Jumlah perselisihan"]
    assert texts_of(found, "formula") == ["Desa yang punya pos ronda", "Perselisihan yang selesai"]
    assert texts_of(found, "sumber_data") == ["Laporan bulanan desa", "Berita acara"]
    assert all("rows_by_place" in row.doubts for row in found.rows)


def test_texts_without_a_blank_between_them_need_two_cells_that_begin_at_their_height() -> None:
    several = f"{FULL}\nJumlah perselisihan warga"
    found = _table(
        ["Meningkatnya A", several, "Desa yang punya pos\nPerselisihan selesai", "Laporan desa\nBerita acara"]
    )
    assert texts_of(found, "indikator") == [FULL, "Jumlah perselisihan warga"]
    found = _table(["Meningkatnya A", several, "Desa yang punya pos\nPerselisihan selesai", "Laporan desa"])
    assert len(found.rows) == 1


def test_a_text_in_capitals_that_only_wraps_is_parted_nowhere() -> None:
    found = _table(
        [
            "Meningkatnya A",
            "Persentase Kenaikan Seluruh\nJumlah Wisatawan",
            "Selisih Jumlah\nWisatawan",
            "Laporan Dinas\nPariwisata",
        ]
    )
    assert texts_of(found, "indikator") == ["Persentase Kenaikan Seluruh Jumlah Wisatawan"]


def test_an_open_bracket_and_an_operator_begin_no_text() -> None:
    found = _table(
        [
            "Meningkatnya A",
            f"{FULL}\nJumlah warga",
            "(Desa yang punya pos\nJumlah desa) x 100%",
            "Laporan desa /\nBerita acara",
        ]
    )
    assert len(found.rows) == 1


def test_a_number_beside_each_text_is_given_to_its_row() -> None:
    header = ["No", "Indikator Kinerja Utama", "Formulasi", "Sumber Data"]
    found = _table(
        ["1", "Jumlah medali", "Medali yang diraih", "Laporan"],
        [
            "2\n\n\n3",
            f"{FULL}\nkelompok pemuda\n\nJumlah kejuaraan",
            "Desa yang membina\n\n\nKejuaraan",
            "Data desa\n\n\nLaporan",
        ],
        header=header,
        widths=(30.0, 180.0, 200.0, 150.0),
    )
    assert texts_of(found, "no") == ["1", "2", "3"]


def test_texts_in_the_middle_of_their_rows_are_told_by_their_middles() -> None:
    found = _table(
        [
            "Meningkatnya A",
            "\nCadangan beras daerah\n\n\nProsentase desa rawan pangan",
            "Jumlah stok beras pada\nakhir\ntahun\nJumlah desa yang ditangani\ndibagi jumlah\nseluruhnya",
            "\nBerita acara\n\n\nPeta pangan",
        ]
    )
    assert texts_of(found, "indikator") == ["Cadangan beras daerah", "Prosentase desa rawan pangan"]
    assert texts_of(found, "formula") == [
        "Jumlah stok beras pada akhir tahun",
        "Jumlah desa yang ditangani dibagi jumlah seluruhnya",
    ]


def test_a_marked_indicator_has_the_text_that_opens_with_a_bracket_at_its_height() -> None:
    found = _table(
        [
            "Meningkatnya A",
            "- Nilai sistem merit\n- Persentase usulan",
            "Hasil penilaian komisi aparatur\n(Usulan tepat / usulan) x 100%",
            "Keputusan\nSIASN",
        ]
    )
    assert texts_of(found, "formula")[0] == "Hasil penilaian komisi aparatur"
    assert texts_of(found, "sumber_data") == ["Keputusan", "SIASN"]
    assert all("rows_by_place" in row.doubts for row in found.rows)


def test_a_marked_indicator_beside_blank_paper_has_no_text_there() -> None:
    found = _table(
        [
            "Meningkatnya A",
            "a. Persentase pengaduan\nyang selesai\nb. Persentase surat\ntepat waktu\nc. Indeks kepuasan",
            "Pengaduan\n\nSurat\n\nSurvei",
            "Kotak saran dan aplikasi\n\n\n\nLaporan survei",
        ]
    )
    assert texts_of(found, "sumber_data") == ["Kotak saran dan aplikasi", "", "Laporan survei"]


def test_a_text_beside_marked_indicators_that_may_only_wrap_is_doubted() -> None:
    found = _table(
        [
            "Meningkatnya A",
            "1. Persentase pengaduan\n2. Persentase surat",
            "Pengaduan\nSurat",
            "Kepala Bidang Pengendalian\nPencemaran",
        ],
        header=["Sasaran", "Indikator Kinerja Utama", "Formulasi", "Penanggung Jawab"],
    )
    assert texts_of(found, "penanggung_jawab") == ["Kepala Bidang Pengendalian Pencemaran"] * 2
    assert all("counts_differ" in row.doubts for row in found.rows)


def test_the_factor_alone_on_a_line_is_no_bullet() -> None:
    (kept,) = without_bullets([line("* 100%")])
    assert kept.text == "* 100%"
    (cut,) = without_bullets([line("* Jumlah warga")])
    assert cut.text == "Jumlah warga"
