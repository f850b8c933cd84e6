from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.find import find_blocks
from extractors.model.blocks import IndikatorTable
from extractors.model.document import Document, Table
from extractors.tables.doubts.texts import codes_of_texts
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, line, table

HEADER = ["NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA UTAMA", "PENJELASAN / FORMULASI", "SUMBER DATA"]


def _only(made: Document) -> IndikatorTable:
    (found,) = find_indikator_tables(made)
    return found


def _values(made: IndikatorTable, name: str) -> list[str]:
    return [row.fields[name].text if name in row.fields else "" for row in made.rows]


def test_a_merged_cell_is_repeated_on_every_row_that_it_spans() -> None:
    rows = [HEADER, ["1", "Meningkatnya A", "Persentase A", "a / b", "BPS"], [None, None, "Jumlah B", "hitung", None]]
    found = _only(document("INDIKATOR KINERJA UTAMA\nDINAS PERCONTOHAN", table(rows)))
    assert _values(found, "sasaran") == ["Meningkatnya A", "Meningkatnya A"]
    assert _values(found, "no") == ["1", "1"]
    assert _values(found, "sumber_data") == ["BPS", "BPS"]
    assert found.unit_name.text == "DINAS PERCONTOHAN"
    assert found.leftovers == ()


def test_an_index_row_that_skips_a_number_is_no_indicator() -> None:
    rows = [HEADER, ["1", "2", "", "4", "5"], ["1", "Meningkatnya A", "Persentase A", "a", "BPS"]]
    assert _values(_only(document(table(rows))), "indikator") == ["Persentase A"]


def _scanned(made: Table) -> Table:
    """Return a table as if an OCR engine had read it."""
    cells = tuple(
        replace(
            c, lines=tuple(replace(row, words=tuple(w._replace(engine="ocr") for w in row.words)) for row in c.lines)
        )
        for c in made.cells
    )
    return replace(made, cells=cells)


@pytest.mark.parametrize("index", [["1", "2", "BS", "4", "5"], ["(1)", "(2)", "(3) —", "3 (4) dd", "(5)"]])
def test_an_index_row_misread_on_a_scan_is_no_indicator(index: list[str]) -> None:
    rows = [HEADER, index, ["1", "Meningkatnya A", "Persentase A", "a", "BPS"]]
    assert _values(_only(document(_scanned(table(rows)))), "indikator") == ["Persentase A"]


def test_a_row_of_short_values_on_a_scan_is_a_row() -> None:
    rows = [HEADER, ["1", "Mutu", "IPM", "75", "5"], ["2", "Meningkatnya A", "Persentase A", "a", "BPS"]]
    assert _values(_only(document(_scanned(table(rows)))), "indikator") == ["IPM", "Persentase A"]


def test_a_goal_of_a_numbered_row_is_its_own_also_behind_a_speck() -> None:
    rows = [
        HEADER,
        ["1", "Meningkatnya A", "Persentase A", "a", "BPS"],
        ["2", "x Terwujudnya B", "Nilai B", "b", "BPS"],
    ]
    assert _values(_only(document(table(rows))), "sasaran") == ["Meningkatnya A", "x Terwujudnya B"]


def test_a_goal_in_small_letters_without_number_goes_on_with_the_one_before() -> None:
    rows = [HEADER, ["1", "Meningkatnya", "Persentase A", "a", "BPS"], ["", "mutu layanan", "Nilai B", "b", "BPS"]]
    assert _values(_only(document(table(rows))), "sasaran") == ["Meningkatnya mutu layanan"] * 2


def test_a_row_broken_by_the_page_is_one_row_and_the_next_indicator_another() -> None:
    first = table([HEADER, ["1", "Meningkatnya A", "Persentase A", "Jumlah lembaga yang", "BPS"]])
    second = table(
        [["", "", "", "memenuhi syarat", ""], ["", "", "Persentase B", "Jumlah B", "BPS"]],
        page=2,
        top=60,
    )
    found = _only(document(pages=[["INDIKATOR KINERJA UTAMA", first], [second]]))
    assert _values(found, "formula") == ["Jumlah lembaga yang memenuhi syarat", "Jumlah B"]
    assert _values(found, "sasaran") == ["Meningkatnya A", "Meningkatnya A"]
    assert found.rows[0].quote("formula").page_end == 2


def test_an_indicator_cut_in_its_middle_by_the_page_is_joined() -> None:
    first = table([HEADER, ["1", "Meningkatnya A", "Persentase desa yang selesai membiayai", "Berdasarkan", "Desa"]])
    second = table([["", "", "pembangunan", "anggaran desa.", ""]], page=2, top=60)
    found = _only(document(pages=[[first], [second]]))
    assert _values(found, "indikator") == ["Persentase desa yang selesai membiayai pembangunan"]


def test_a_sasaran_cut_by_the_page_is_whole_on_the_rows_before_too() -> None:
    first = table([HEADER, ["1", "Meningkatnya mutu", "Persentase A", "a", "BPS"]])
    second = table([["", "layanan dasar", "Persentase B", "b", "BPS"]], page=2, top=60)
    found = _only(document(pages=[[first], [second]]))
    assert _values(found, "sasaran") == ["Meningkatnya mutu layanan dasar"] * 2


def test_a_header_printed_again_on_the_next_page_continues_the_table() -> None:
    first = table([HEADER, ["1", "Meningkatnya A", "Persentase A", "a", "BPS"]])
    second = table([HEADER, ["2", "Meningkatnya B", "Persentase B", "b", "BPS"]], page=2, top=60)
    found = _only(document(pages=[[first], [second]]))
    assert _values(found, "no") == ["1", "2"]


def test_a_signature_block_in_the_foot_of_each_page_does_not_end_the_table() -> None:
    foot = ("CAMAT CONTOH", "BUDI SANTOSO", "NIP. 19700101 199003 1 001")
    made = []
    for page, row in enumerate(
        (["1", "Meningkatnya mutu", "Persentase A", "a", "BPS"], ["", "layanan dasar", "Persentase B", "b", "BPS"]), 1
    ):
        block = [line(text, page=page, top=700 + 14 * at) for at, text in enumerate(foot)]
        made.append([table([HEADER, row], page=page, top=60), *block])
    found = _only(document(pages=made))
    assert _values(found, "sasaran") == ["Meningkatnya mutu layanan dasar"] * 2


def test_a_page_without_head_goes_on_whose_first_row_has_the_unit_rp() -> None:
    head = ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"]
    first = table([head, ["1", "Meningkatnya A", "Persentase A", "%", "80"]])
    second = table([["2", "Meningkatnya B", "Dividen BUMD", "Rp", "9.750.000.000"]], page=2, top=60)
    found = _only(document(pages=[[first], [second]]))
    assert _values(found, "indikator") == ["Persentase A", "Dividen BUMD"]


def test_the_same_table_printed_twice_gives_two_tables() -> None:
    body = table([HEADER, ["1", "Meningkatnya A", "Persentase A", "a", "BPS"]])
    again = table([HEADER, ["1", "Meningkatnya A", "Persentase A", "a", "BPS"]], page=2, top=300)
    found = find_indikator_tables(document(pages=[["IKU", body], ["LAMPIRAN", "INDIKATOR KINERJA UTAMA", again]]))
    assert len(found) == 2


def test_several_numbered_indicators_in_one_cell_are_paired_with_their_targets_by_height() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Target"],
        ["1", "Meningkatnya mutu", "1. Persentase A yang\nbaik\n2. Jumlah B\n3. Nilai C", "80%\n\n90 unit\nBB"],
    ]
    found = _only(document("PERJANJIAN KINERJA", table(rows)))
    assert _values(found, "indikator") == ["Persentase A yang baik", "Jumlah B", "Nilai C"]
    assert _values(found, "target") == ["80%", "90 unit", "BB"]
    assert _values(found, "sub_no") == ["1", "2", "3"]


def test_two_row_header_with_years_fills_targets() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Target", "<"],
        [None, None, None, "2017", "2018"],
        ["Misi 2: membangun", "<", "<", "<", "<"],
        ["1", "Meningkatnya mutu", "Persentase A", "80%", "90%"],
    ]
    found = _only(document(table(rows)))
    (row,) = found.rows
    assert [(y.year.text, y.kind, y.value.text) for y in row.yearly] == [
        ("Target 2017", "target", "80%"),
        ("Target 2018", "target", "90%"),
    ]
    assert found.leftovers == ()


def test_a_column_headed_only_by_a_year_is_the_target() -> None:
    rows = [["No", "Sasaran", "Indikator Kinerja", "2017"], ["1", "Meningkatnya mutu", "Persentase A", "80%"]]
    found = _only(document(table(rows)))
    assert _values(found, "target") == ["80%"]
    assert found.rows[0].yearly[0].value.text == "80%"


def test_inline_labels_split_a_cell_into_its_fields() -> None:
    rows = [
        ["No", "Kinerja Utama", "Indikator Kinerja Utama", "Penjelasan"],
        [
            "1",
            "Meningkatnya mutu",
            "Nilai A",
            "Alasan : penting sekali\nFormulasi Perhitungan:\nJumlah A / Jumlah B x 100%\n"
            "Tipe Perhitungan : Kumulatif\nSumber Data : BPS",
        ],
    ]
    (row,) = _only(document(table(rows))).rows
    assert row.quote("alasan").text == "penting sekali"
    assert row.quote("formula").text == "Jumlah A / Jumlah B x 100%"
    assert row.quote("tipe_perhitungan").text == "Kumulatif"
    assert row.quote("sumber_data").text == "BPS"


def test_a_tujuan_over_the_full_width_is_carried_to_its_rows() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Target"],
        ["Tujuan 1 : maju", "<", "<", "<"],
        ["1", "Meningkatnya mutu", "Persentase A", "80%"],
    ]
    (row,) = _only(document(table(rows))).rows
    assert row.quote("tujuan").text == "maju"


def test_a_group_heading_that_says_nothing_known_is_left_over() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Target"],
        ["Lain-lain", "<", "<", "<"],
        ["1", "Meningkatnya mutu", "Persentase A", "80%"],
    ]
    assert [q.text for q in _only(document(table(rows))).leftovers] == ["Lain-lain"]


def test_a_table_without_header_is_told_by_what_its_cells_say() -> None:
    rows = [
        ["5", "Meningkatnya layanan arsip", "Persentase arsip yang rapi", "Jumlah arsip rapi", "Laporan arsip"],
        ["6", "Tersedianya data arsip", "Jumlah arsip dinamis", "Unit kearsipan", "Laporan pemantauan"],
    ]
    found = _only(document("INDIKATOR KINERJA UTAMA", table(rows)))
    assert _values(found, "indikator") == ["Persentase arsip yang rapi", "Jumlah arsip dinamis"]
    assert _values(found, "sumber_data") == ["Laporan arsip", "Laporan pemantauan"]


def test_budget_lists_organisation_blocks_and_empty_forms_are_no_indicators() -> None:
    budget = table([["No", "Program", "Anggaran", "Ket"], ["1", "Program A", "1.000.000", "APBD"]])
    block = table([["Tugas", ":", "Melaksanakan urusan"], ["Fungsi", ":", "Menyelenggarakan"]], page=2)
    form = table(
        [["No", "Sasaran Strategis", "Indikator Kinerja", "Target"], ["(1)", "(2)", "(3)", "(4)"], ["", "", "", ""]],
        page=3,
    )
    template = table(
        [["No", "Sasaran", "Indikator Kinerja", "Target"], ["${no}", "${sasaran}", "${indikator}", "${target}"]], page=4
    )
    assert find_indikator_tables(document(pages=[[budget], [block], [form], [template]])) == ()


def test_a_signature_block_in_the_last_row_is_no_indicator() -> None:
    rows = [
        HEADER,
        ["1", "Meningkatnya A", "Persentase A", "a", "BPS"],
        ["", "", "", "Kota, 2015\nKEPALA BADAN\nBUDI SANTOSO\nNIP. 19700101 199003 1 001", "<"],
    ]
    assert _values(_only(document(table(rows))), "indikator") == ["Persentase A"]


def test_an_indicator_that_names_a_nip_is_no_signature() -> None:
    rows = [
        HEADER,
        ["1", "Meningkatnya A", "Persentase A", "a", "BPS"],
        ["2", "Meningkatnya B", "Persentase B", "b", "Bagian Umum NIP. 19700101 199003 1 001"],
    ]
    assert _values(_only(document(table(rows))), "indikator") == ["Persentase A", "Persentase B"]


def test_words_of_a_signature_inside_the_grid_are_left_over_where_no_block_takes_them() -> None:
    rows = [
        HEADER,
        ["1", "Meningkatnya A", "Persentase A", "a", "BPS"],
        ["", "", "", "Kota, 2015\nKEPALA BADAN\nBUDI SANTOSO\nNIP. 19700101 199003 1 001", "<"],
    ]
    made = document(table(rows))
    assert [q.text for q in _only(made).leftovers] == [
        "Kota, 2015 KEPALA BADAN BUDI SANTOSO NIP. 19700101 199003 1 001"
    ]
    blocks = find_blocks(made)
    assert [block.name.text for block in blocks.signatures] == ["BUDI SANTOSO"]
    assert [q.text for found in blocks.tables for q in found.leftovers] == []


def test_without_geometry_columns_are_told_by_the_grid() -> None:
    rows = [HEADER, ["1", "Meningkatnya A", "1. Persentase A", "a / b", "- Dinas\n- Badan"]]
    (row,) = _only(document(table(rows, page=None))).rows
    assert row.quote("indikator").text == "Persentase A"
    assert row.quote("sub_no").text == "1"
    assert row.quote("sumber_data").text == "Dinas Badan"
    assert row.quote("indikator").path.startswith("t[0]/r[1]/c[2]")


def test_bulleted_parts_with_their_own_targets_are_rows_under_their_sentence() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Target"],
        [
            "1",
            "Meningkatnya data",
            "1. Jumlah laporan keuangan:\n- Dana umum\n- Belanja pegawai",
            "\n2 Dokumen\n3 Dokumen",
        ],
    ]
    found = _only(document(table(rows)))
    assert _values(found, "indikator") == ["Dana umum", "Belanja pegawai"]
    assert _values(found, "parent") == ["Jumlah laporan keuangan:"] * 2
    assert _values(found, "target") == ["2 Dokumen", "3 Dokumen"]


def test_bulleted_parts_under_one_target_stay_one_indicator() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Target"],
        ["1", "Meningkatnya data", "Jumlah laporan keuangan:\n- Dana umum\n- Belanja pegawai", "2 Dokumen"],
    ]
    assert _values(_only(document(table(rows))), "target") == ["2 Dokumen"]


def test_a_full_width_sentence_with_a_colon_opens_the_bulleted_indicators_below() -> None:
    rows = [
        ["Indikator", "Target", "Penjelasan"],
        ["Jumlah laporan daerah :", "<", "<"],
        ["- Dana umum", "2 Dokumen", "Dana dari pusat"],
        ["- Belanja", "3 Dokumen", "Belanja pegawai"],
    ]
    found = _only(document("INDIKATOR KINERJA UTAMA", table(rows)))
    assert _values(found, "indikator") == ["Dana umum", "Belanja"]
    assert _values(found, "parent") == ["Jumlah laporan daerah :"] * 2
    assert found.leftovers == ()


def test_bare_years_under_a_text_on_what_was_achieved_are_realisation() -> None:
    rows = [["No", "Indikator Kinerja Utama", "Tahun 2018", "Tahun 2019"], ["1", "Nilai A", "51,02 %", "86,73%"]]
    (row,) = _only(document("Capaian kinerja sebagai berikut", table(rows))).rows
    assert [(y.kind, y.value.text) for y in row.yearly] == [("realisasi", "51,02 %"), ("realisasi", "86,73%")]
    assert "kind_by_title" in row.doubts


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        pytest.param("Pengukuran Pencapaian Kinerja Tahun 2017 dibandingkan Tahun 2018", "realisasi", id="measured"),
        pytest.param("Perkembangan Pencapaian Indikator Kinerja", "realisasi", id="achieved"),
        pytest.param("Target Pencapaian Indikator Kinerja", "target", id="a target"),
        pytest.param("Indikator Pencapaian Sasaran", "target", id="what shows it"),
    ],
)
def test_bare_years_under_a_title_on_achieving_are_what_it_speaks_of(title: str, kind: str) -> None:
    rows = [["No", "Indikator Kinerja Utama", "2017", "2018"], ["1", "Nilai A", "51 %", "86 %"]]
    (row,) = _only(document("Tabel 3.2", title, table(rows))).rows
    assert ([y.kind for y in row.yearly], "kind_by_title" in row.doubts) == ([kind] * 2, kind == "realisasi")


def test_bare_years_below_a_sentence_on_achieving_goals_are_targets() -> None:
    rows = [["No", "Indikator Kinerja Utama", "2017", "2018"], ["1", "Nilai A", "51 %", "86 %"]]
    sentence = "Pencapaian sasaran di atas dapat diukur dengan pemenuhan beberapa indikator, meliputi:"
    (row,) = _only(document(sentence, "Tabel 4.2", "Perumusan Indikator Sasaran", table(rows))).rows
    assert ([y.kind for y in row.yearly], row.doubts) == (["target", "target"], ())


def test_lettered_indicators_that_share_their_formula_are_rows_of_their_own() -> None:
    rows = [
        HEADER,
        [
            "1",
            "Meningkatnya A",
            "a. Tingkat konsumsi energi\nb. Skor pola pangan",
            "Peningkatan\npangan",
            "Badan Pusat\nStatistik Nasional",
        ],
    ]
    found = _only(document(table(rows)))
    assert _values(found, "indikator") == ["Tingkat konsumsi energi", "Skor pola pangan"]
    assert _values(found, "formula") == ["Peningkatan pangan"] * 2
    assert _values(found, "sumber_data") == ["Badan Pusat Statistik Nasional"] * 2


def test_a_budget_list_right_below_is_no_continuation() -> None:
    first = table(
        [["NO", "Sasaran", "Indikator Kinerja Utama", "Target"], ["1", "Meningkatnya A", "Persentase A", "80%"]],
        page=None,
    )
    budget = table(
        [["NO", "PROGRAM", "ANGGARAN", "KET"], ["1", "Program A", "1.000.000", "APBD"]], page=None, path="t[1]"
    )
    assert _values(_only(document(first, budget)), "indikator") == ["Persentase A"]


def test_a_mission_beside_the_lower_labels_of_a_header_hides_none_of_them() -> None:
    rows = [
        ["TUJUAN", "SASARAN", "INDIKATOR KINERJA", "TAHUN", "<", "KETERANGAN"],
        ["Misi 2: Meningkatkan kinerja", "<", "<", "Kondisi Tahun 2018", "Target Tahun 2019", None],
        ["Mutu", "Meningkatnya A", "Nilai A", "51,02", "85", "lomba"],
    ]
    (row,) = _only(document(table(rows))).rows
    assert [(y.kind, y.value.text) for y in row.yearly] == [("baseline", "51,02"), ("target", "85")]


def test_the_unit_of_a_sheet_is_read_from_its_label() -> None:
    rows = [HEADER, ["1", "Meningkatnya A", "Persentase A", "a", "BPS"]]
    found = _only(
        document("INDIKATOR KINERJA UTAMA BIDANG", "Nama Bidang : Bidang Data dan Arsip", "Tugas : menata", table(rows))
    )
    assert found.unit_name.text == "Bidang Data dan Arsip"


def test_the_target_of_the_year_beside_its_quarters_is_the_rows_own() -> None:
    rows = [
        ["NO", "SASARAN", "INDIKATOR KINERJA", "TARGET 2017", "TRIWULAN", "<", "<", "<"],
        [None, None, None, None, "I", "II", "III", "IV"],
        ["1", "Meningkatnya A", "Persentase B", "58,65", "10", "20", "30", "58,65"],
    ]
    found = _only(document(table(rows)))
    assert _values(found, "target") == ["58,65"]
    assert [y.period for y in found.rows[0].yearly] == [None, "TW1", "TW2", "TW3", "TW4"]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("formula", "Jumlah guru bersertifikat x 100% Jumlah guru", "type_unfit"),
        ("formula", "Jumlah guru bersertifikat dibagi jumlah guru x 100%", ""),
        ("formula", "(A) / (B) x 100% Data dari dinas", ""),
        ("target", "Terlaksananya administrasi umum perkantoran", "type_unfit"),
        ("target", "Sangat Baik", ""),
        ("sasaran", "Pengguna jalan", "type_unfit"),
        ("satuan", "jumlah Persen", "type_unfit"),
        ("formula", "Jumlah laporan/aduan yang selesai 100% x Jumlah laporan/aduan yang masuk", "type_unfit"),
        ("formula", "Jumlah laporan yang selesai x 100% Jumlah laporan yang masuk", "type_unfit"),
        ("formula", "Jumlah laporan selesai / Jumlah laporan masuk x 100% Tahun berjalan", ""),
        ("formula", "Pasien meninggal lebih dari 48 jam x 1000 Pasien keluar", "type_unfit"),
        ("formula", "Jumlah surat yang selesai dibagi jumlah surat dikali 100% CAMAT SUKAMAJU", "type_unfit"),
        ("formula", "Nilai evaluasi dalam LHE SAKIP", ""),
        ("formula", "Jumlah laporan dibagi jumlah", ""),
        ("formula", "Jumlah laporan dan", "type_unfit"),
        ("penanggung_jawab", "Sekretariat Sukamaju, 6 Maret 2023 Kepala Dinas", "type_unfit"),
        ("sumber_data", "Keputusan Bupati tanggal 6 Maret 2023", ""),
        ("target", "≤", "type_unfit"),
        ("target", "-", ""),
        ("indikator", "Persentase perkara yang selesai: a. Perdata b. Pidana", "counts_differ"),
        ("tujuan", "Meningkatnya mutu layanan", ""),
        ("sasaran", "Meningkatnya Persentase", "type_unfit"),
        ("sasaran", "Meningkatnya nilai ekspor", ""),
        ("indikator", "2 pangan beririgasi baik", "type_unfit"),
        ("satuan", "Ton %", "type_unfit"),
        ("satuan", "(4) Persen", "type_unfit"),
        ("satuan", "Kasus per 1.000 penduduk", ""),
        ("penanggung_jawab", "Bidang Perikanan 100 Budidaya", "type_unfit"),
        ("penanggung_jawab", "Bidang Umum Bidang Umum", "type_unfit"),
        ("penanggung_jawab", "Inspektur Pembantu 1", ""),
        ("sasaran", "meningkatnya kunjungan masyarakat meningkatnya kunjungan pelajar", "counts_differ"),
        ("sasaran", "meningkatnya kunjungan masyarakat dan meningkatnya kunjungan pelajar", ""),
    ],
)
def test_a_text_that_speaks_against_its_row(name: str, text: str, code: str) -> None:
    values = [text] if name == "target" else []
    assert codes_of_texts({name: text}, values, ()) == ({code} if code else set())


def test_a_table_that_opens_without_number_and_goal_goes_on_below_a_running_head() -> None:
    head = ["No", "Sasaran", "Indikator Kinerja", "Target"]
    first = table([head, ["1", "Meningkatnya A", "Persentase B", "80%"]])
    second = table([head, ["", "", "Persentase C", "90%"], ["2", "Meningkatnya D", "Nilai E", "7"]], page=2)
    (found,) = find_indikator_tables(
        document(pages=[[first, line("11.13", top=800.0)], [line("Dinas X LKIP 2016", page=2, top=40.0), second]])
    )
    assert [row.fields["sasaran"].text for row in found.rows] == ["Meningkatnya A", "Meningkatnya A", "Meningkatnya D"]


def test_the_bullets_of_a_list_of_sources_are_printed_text() -> None:
    rows = [HEADER, ["1", "Meningkatnya A", "Persentase A", "• a / b", "• Laporan\n• Kartu"]]
    (row,) = _only(document(table(rows))).rows
    assert row.quote("sumber_data").text == "• Laporan • Kartu"
    assert row.quote("formula").text == "a / b"


def test_rows_before_the_first_goal_are_doubted() -> None:
    rows = [
        HEADER,
        ["1", "", "Persentase A", "A dibagi total", "BPS"],
        ["2", "Meningkatnya B", "Persentase B", "B dibagi total", "BPS"],
    ]
    rows += [["3", "Meningkatnya C", "Persentase C", "C dibagi total", "BPS"]]
    assert [row.doubts for row in _only(document(table(rows))).rows] == [("values_missing",), (), ()]


def test_a_goal_without_an_indicator_is_doubted() -> None:
    rows = [HEADER, ["1", "Meningkatnya A", "Persentase A", "a", "BPS"], ["2", "Meningkatnya B", "", "", ""]]
    assert [row.doubts for row in _only(document(table(rows))).rows][-1] == ("values_missing",)


def _lacking(name: str) -> Table:
    """Return a table whose third row has nothing in a column that all others fill."""
    at = HEADER.index(name)
    rows = [[str(n), f"Meningkatnya {n}", f"Persentase {n}", "a", "BPS"] for n in range(1, 7)]
    rows[2][at] = ""
    return table([HEADER, *rows])


def _scanned(made: Table) -> Table:
    lines = {
        id(c): tuple(replace(x, words=tuple(w._replace(engine="ocr") for w in x.words)) for x in c.lines)
        for c in made.cells
    }
    return replace(made, cells=tuple(replace(c, lines=lines[id(c)]) for c in made.cells))


@pytest.mark.parametrize(
    ("made", "doubted"),
    [
        pytest.param(_scanned(_lacking(HEADER[4])), True, id="scanned"),
        pytest.param(replace(_lacking(HEADER[4]), ruled=False), True, id="without_rules"),
        pytest.param(_lacking(HEADER[2]), True, id="without_indicator"),
        pytest.param(_lacking(HEADER[4]), False, id="drawn_cell_left_blank"),
    ],
)
def test_a_row_that_lacks_what_all_others_have_is_doubted_unless_its_own_cell_is_blank(
    made: Table, doubted: bool
) -> None:
    told = ["values_missing" in row.doubts for row in _only(document(made)).rows]
    assert told == [False, False, doubted, False, False, False]


@pytest.mark.parametrize(
    ("label", "texts", "doubted"),
    [
        pytest.param("PK", ["v", "", "√"], False, id="ticks"),
        pytest.param("Bidang Rehabilitasi", ["v", "-", "v"], True, id="ticks_under_an_office"),
        pytest.param("Jumlahan", ["70,5", "12", "3"], False, id="numbers_beside_the_targets"),
        pytest.param("Jumlahan", ["70,50%", "12,75%", "3,25%"], False, id="longer_numbers_beside_the_targets"),
        pytest.param("C1", ["70,5", "12", "3"], True, id="numbers_that_may_be_a_quarters"),
        pytest.param("Wesel", ["Laporan", "Survei", "Arsip"], True, id="texts"),
    ],
)
def test_an_unknown_column_is_a_doubt_where_a_field_that_lacks_may_stand_in_it(
    label: str, texts: list[str], doubted: bool
) -> None:
    rows = [["Indikator Kinerja", "Target", label]]
    rows += [[f"Persentase {n}", str(80 + n), text] for n, text in enumerate(texts)]
    assert ["column_unread" in row.doubts for row in _only(document(table(rows))).rows] == [doubted] * 3


def test_a_goal_over_the_width_above_the_head_is_no_label_and_holds_for_the_rows() -> None:
    head = ["Kode", "Indikator Kinerja", "Satuan", "Target", "Nilai"]
    made = table(
        [
            ["SASARAN STRATEGIS 1 : Terkelolanya sampah", "<", "<", "<", "<"],
            head,
            ["IKU-01", "Persentase sampah", "Persen", "60,00", "92,19"],
            ["SASARAN STRATEGIS 2 : Terkelolanya arsip", "<", "<", "<", "<"],
            head,
            ["IKU-02", "Indeks arsip", "Indeks", "81,00", "98,78"],
        ]
    )
    assert _values(_only(document(made)), "sasaran") == ["Terkelolanya sampah", "Terkelolanya arsip"]


def test_words_of_an_unread_grid_beside_a_table_without_rules_are_a_doubt() -> None:
    beside = table([["No", "Sasaran"], ["1", "Meningkatnya A"], ["2", "Meningkatnya B"]], widths=[30, 100])
    rows = [["Indikator", "Target"], ["Persentase A", "85%"], ["Jumlah B", "120"]]
    alone, with_grid = (
        _only(document(*blocks))
        for blocks in ([table(rows, x=200, ruled=False)], [beside, table(rows, x=200, ruled=False)])
    )
    assert [["leftover_words" in r.doubts for r in t.rows] for t in (alone, with_grid)] == [[False] * 2, [True] * 2]


PARTS = [
    [["1", "Meningkatnya A", "Persentase A", "a", "BPS"], ["2", "", "Persentase B", "b", "BPS"]],
    [["3", "", "Persentase C", "c", "BPS"]],
    [HEADER, ["4", "", "Persentase D", "d", "BPS"], ["5", "Meningkatnya E", "Persentase E", "e", "BPS"]],
]


def _of_pages(parts: list[list[list[str]]], *between: str) -> Document:
    pages = []
    for page, rows in enumerate(parts, 1):
        pages.append([table(rows, page=page, top=60), *between])
    return document(pages=pages)


@pytest.mark.parametrize("first", [0, 1])
def test_a_head_printed_on_the_last_page_alone_is_that_of_the_pages_before(first: int) -> None:
    parts = (
        PARTS
        if first == 0
        else [[["1", "Meningkatnya C", "Persentase C", "c", "BPS"]], [HEADER, ["2", "", "Nilai D", "d", "LHE"]]]
    )
    found = _only(_of_pages(parts, "halaman"))
    assert _values(found, "no") == [str(n) for n in range(1, len(found.rows) + 1)]
    assert found.rows[0].fields["sasaran"].text.startswith("Meningkatnya")


@pytest.mark.parametrize(
    ("parts", "between"),
    [
        pytest.param([[["7", "Kabupaten A", "12", "a", "b"]], PARTS[2]], (), id="numbers_do_not_go_on"),
        pytest.param([[["3", "A", "B", "c", "d"]], PARTS[2]], (), id="numbers_begin_elsewhere"),
        pytest.param(
            [PARTS[0], [HEADER, ["3", "Meningkatnya C", "Persentase C", "c", "BPS"]]],
            ("teks",) * 4,
            id="text_between",
        ),
    ],
)
def test_a_table_before_one_with_a_head_is_not_its_own_where_it_does_not_lead_to_it(
    parts: list[list[list[str]]], between: tuple[str, ...]
) -> None:
    found = find_indikator_tables(_of_pages(parts, *between))
    assert [len(t.rows) for t in found][-1] == len(parts[-1]) - 1


def test_rows_under_the_names_of_several_offices_are_theirs() -> None:
    made = table(
        [
            ["No", "Sasaran", "Indikator", "Target"],
            ["ESELON II : KEPALA BADAN CONTOH", "<", "<", "<"],
            ["1", "Meningkatnya A", "Persentase A", "95%"],
            ["ESELON III : KEPALA BIDANG EKONOMI", "<", "<", "<"],
            ["1", "Meningkatnya B", "Persentase B", "90%"],
        ]
    )
    found = _only(document("INDIKATOR KINERJA UTAMA", "BADAN CONTOH", made))
    assert [row.unit.text for row in found.rows] == ["KEPALA BADAN CONTOH", "KEPALA BIDANG EKONOMI"]


def test_an_aim_above_a_table_holds_for_the_next_one_right_below_it() -> None:
    first = table([["No", "Indikator Kinerja Tujuan", "Formulasi"], ["1", "Indeks A", "Hasil penilaian"]], top=120)
    second = table([HEADER[:4], ["1", "Meningkatnya B", "Persentase B", "b / c"]], top=200)
    third = table([HEADER[:4], ["1", "Meningkatnya D", "Persentase D", "d / e"]], top=400)
    found = find_indikator_tables(document("Tujuan 1 : Mewujudkan A", first, second, "Keterangan lain", third))
    assert [[row.fields.get("tujuan") and row.fields["tujuan"].text for row in t.rows] for t in found] == [
        ["Mewujudkan A"],
        ["Mewujudkan A"],
        [None],
    ]


def test_a_goal_in_its_own_row_gives_up_its_code() -> None:
    made = table(
        [
            ["Kode SS/IKU", "Sasaran Strategis / Indikator Kinerja Utama", "Target"],
            ["SS1. Pelaksanaan anggaran yang optimal", "<", "<"],
            ["1a-CP", "Nilai kinerja", "91"],
            ["1b-N", "Persentase penyaluran", "100%"],
        ]
    )
    found = _only(document(made))
    assert _values(found, "sasaran") == ["Pelaksanaan anggaran yang optimal"] * 2
    assert _values(found, "kode") == ["1a-CP", "1b-N"]


def test_a_column_that_names_the_level_of_each_row_tells_it() -> None:
    made = table(
        [
            ["LEVEL", "KINERJA", "INDIKATOR", "TARGET"],
            ["TUJUAN", "Meningkatkan A", "Kontribusi A", "3"],
            ["SASARAN", "Meningkatnya B", "Jumlah B", "4"],
            [None, None, "Lama B", "5"],
            ["SUB KEGIATAN", "Pengadaan C", "Jumlah C", "6"],
        ]
    )
    found = _only(document(made))
    assert [row.level for row in found.rows] == ["tujuan", "sasaran", "sasaran", "sub_kegiatan"]


def test_codes_in_brackets_are_codes() -> None:
    made = table(
        [
            ["#", "Sasaran", "Indikator", "Satuan", "Target"],
            ["1", "[S 1.0] Meningkatnya A", "[IKU 1.1] Persentase A", "%", "60"],
            [None, None, "[IKU 1.2] Persentase B", "%", "30"],
        ]
    )
    found = _only(document(made))
    assert _values(found, "sasaran") == ["Meningkatnya A"] * 2
    assert list(zip(_values(found, "kode"), _values(found, "indikator"), strict=True)) == [
        ("IKU 1.1", "Persentase A"),
        ("IKU 1.2", "Persentase B"),
    ]


def test_a_signature_in_the_rows_of_a_sheet_is_no_part_of_its_last_row() -> None:
    empty = ["", "", "", "", ""]
    made = table(
        [
            HEADER,
            ["1", "Meningkatnya A", "Persentase A", "a / b", "BPS"],
            empty,
            ["", "", "", "", "Kotabaru, 6 Maret 2023"],
            ["", "", "", "", "Kepala Dinas,"],
            empty,
            ["", "", "", "", "H. BUDI CONTOH, S.Sos"],
            ["", "", "", "", "Pembina Utama Muda"],
            ["", "", "", "", "NIP. 19710914 199303 1 006"],
        ]
    )
    found = _only(document(made))
    assert _values(found, "sumber_data") == ["BPS"]


def test_a_row_that_sums_up_the_others_is_no_indicator() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"],
        ["1", "Meningkatnya A", "Rata-rata lama sekolah", "Tahun", "8"],
        ["2", "Meningkatnya B", "Persentase B", "%", "52"],
        ["", "", "Rata-rata target persentase", "", "53,7"],
    ]
    found = _only(document(table(rows)))
    assert _values(found, "indikator") == ["Rata-rata lama sekolah", "Persentase B"]


def test_the_bare_word_of_a_sum_across_columns_is_of_no_row_and_in_one_column_a_unit() -> None:
    rows = [
        ["No", "Perspektif", "Indikator Kinerja", "Satuan", "Target", "Bobot (%)"],
        ["1", "KEUANGAN", "Pendapatan air", "Rp juta", "41.250", "60"],
        ["2", "PELAYANAN", "Aduan selesai", "Jumlah", "97", "40"],
        [None, None, None, "Jumlah", "98", "0"],
        ["JUMLAH", "<", "<", "<", "<", "100"],
    ]
    found = _only(document(table(rows)))
    assert _values(found, "indikator") == ["Pendapatan air", "Aduan selesai"]
    assert _values(found, "target") == ["41.250", "97 98"]
    assert [quote.text for quote in found.others] == ["JUMLAH", "100"]


def test_who_signs_in_the_last_row_of_a_table_without_rules_is_no_part_of_it() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Formulasi", "Sumber"],
        ["1", "Meningkatnya A", "Persentase A", "Jumlah a / jumlah b", "BPS"],
        ["2", "Meningkatnya B", "Persentase B", "Jumlah c / jumlah d", "BPS"],
        ["", "", "", "CAMAT CONTOH", ""],
    ]
    found = _only(document(table(rows, ruled=False)))
    assert _values(found, "formula") == ["Jumlah a / jumlah b", "Jumlah c / jumlah d"]


def test_a_table_goes_on_with_a_row_whose_unit_is_money() -> None:
    first = table([HEADER, ["1", "Meningkatnya A", "Persentase A", "a / b", "BPS"]])
    more = table([["2", "Meningkatnya B", "Dividen BUMD", "Rp", "RKUD"]], page=2)
    found = _only(document(pages=[[first], [more]]))
    assert _values(found, "indikator") == ["Persentase A", "Dividen BUMD"]


def test_items_of_a_cell_whose_source_is_a_name_in_small_letters_are_paired() -> None:
    cells = ["Meningkatnya A", "• Jumlah B\n\n• Jumlah C", "Banyaknya b\n\nBanyaknya c", "Posko\n\ne-PKH"]
    found = _only(document(table([["Sasaran", "Indikator", "Formula", "Sumber"], cells])))
    assert _values(found, "sumber_data") == ["Posko", "e-PKH"]


def test_quarters_dated_by_the_title_go_on_over_the_page_under_the_same_head() -> None:
    head = [["No", "Sasaran", "Indikator Kinerja", "Target Triwulan", "<"], [None, None, None, "TW I", "TW II"]]
    first = table([*head, ["1", "Meningkatnya A", "Angka infeksi", "2", "1"]])
    second = table(
        [*head, ["", "", "daerah operasi", "", ""], ["2", "Meningkatnya B", "Persentase B", "3", "4"]], page=2, top=60
    )
    found = _only(document(pages=[["RENCANA AKSI TAHUN 2024", first], [second]]))
    assert _values(found, "indikator") == ["Angka infeksi daerah operasi", "Persentase B"]


def test_a_head_in_two_languages_is_a_head() -> None:
    rows = [
        [
            "Sasaran Strategis\nStrategic Objective",
            "Indikator Kinerja\nKey Performance Indicator",
            "Satuan\nUnit",
            "Target 2021",
        ],
        ["Meningkatnya A", "Rasio A", "Rasio", "0,7"],
    ]
    found = _only(document(table(rows, page=None)))
    assert _values(found, "indikator") == ["Rasio A"]


@pytest.mark.parametrize(
    ("above", "goal"),
    [
        pytest.param(["Sasaran 1 :", "Meningkatnya mutu jalan"], "Meningkatnya mutu jalan", id="label-alone"),
        pytest.param(["Sasaran Strategis 2", "MUTU JALAN MENINGKAT"], "MUTU JALAN MENINGKAT", id="no-colon"),
        pytest.param(["1) Sasaran 1 : Jalan yang mantap"], "Jalan yang mantap", id="numbered-heading"),
        pytest.param(["Sasaran:", "Mutu jalan dan", "jembatan"], "Mutu jalan dan jembatan", id="two-lines"),
        pytest.param(
            ["Sasaran 1 :", "Jalan yang mantap", "Berikut uraiannya."], "Jalan yang mantap", id="prose-between"
        ),
        pytest.param(["Sasaran 1 :", "Tabel 3.1 Target Kinerja"], "", id="a-caption-is-no-goal"),
        pytest.param(["Sasaran strategis diukur dengan dua indikator", "Tabel 3.1"], "", id="a-sentence-is-no-label"),
    ],
)
def test_goal_that_the_lines_above_name(above: list[str], goal: str) -> None:
    rows = [["No", "Indikator Kinerja", "Target"], ["1", "Persentase jalan mantap", "80 %"]]
    lines = [line(text, top=60 + 14 * at) for at, text in enumerate(above)]
    (found,) = find_indikator_tables(document(*lines, table(rows)))
    assert (found.rows[0].fields["sasaran"].text if "sasaran" in found.rows[0].fields else "") == goal


@pytest.mark.parametrize(
    ("above", "year"),
    [
        pytest.param(["Rencana Strategis 2021-2026", "Tahun aktif: 2023"], "2023", id="a_line_that_says_the_year"),
        pytest.param(["Renstra 2021 s.d. 2026", "RENCANA AKSI 2024"], "2024", id="not_of_a_span"),
        pytest.param(["Peraturan Bupati Nomor 4 Tahun 2022", "RENCANA AKSI 2024"], "2024", id="not_of_a_regulation"),
        pytest.param(["Dicetak 3 Januari 2025", "RENCANA AKSI 2024"], "2024", id="not_of_a_date"),
        pytest.param(["LAPORAN 2023", "RENCANA AKSI 2024"], None, id="two_years"),
    ],
)
def test_quarters_are_dated_by_the_year_that_is_meant(above: list[str], year: str | None) -> None:
    head = [["No", "Sasaran", "Indikator Kinerja", "Target Triwulan", "<"], [None, None, None, "TW I", "TW II"]]
    found = _only(document(*above, table([*head, ["1", "Meningkatnya A", "Angka infeksi", "2", "1"]])))
    assert [value.year.text for value in found.rows[0].yearly] == [
        " ".join(filter(None, ["Target Triwulan", part, year])) for part in ("TW I", "TW II")
    ]


def test_quarters_without_a_year_near_them_are_dated_by_the_one_that_the_page_was_printed_for() -> None:
    head = [["Indikator Kinerja", "Target Triwulan", "<"], [None, "TW I", "TW II"]]
    other = table([["No", "Indikator Kinerja", "Satuan"], ["1", "Angka infeksi", "%"]], top=150)
    quarters = table([*head, ["Angka infeksi", "2", "1"]], top=400)
    texts = ("e-SAKIP Masuk sebagai: operator Tahun aktif: 2023", "Rencana Aksi")
    _, found = find_indikator_tables(document(texts[0], other, texts[1], quarters))
    assert [value.year.text.endswith(" 2023") for value in found.rows[0].yearly] == [True, True]


def test_bidang_behind_the_indicators_is_who_answers_for_them_where_offices_stand_below_it() -> None:
    head = ["No", "Sasaran", "Indikator", "Target", "Bidang"]
    offices = [
        ["1", "Meningkatnya A", "Persentase A", "75", "Bagian Persidangan"],
        ["2", "Meningkatnya B", "Persentase B", "80", "Bagian Umum"],
    ]
    assert _values(_only(document(table([head, *offices]))), "penanggung_jawab") == [row[-1] for row in offices]
    names = [[*offices[0][:-1], "Budidaya"], [*offices[1][:-1], "Usaha Kecil"]]
    assert _values(guessed := _only(document(table([head, *names]))), "penanggung_jawab") == ["Budidaya", "Usaha Kecil"]
    assert [row.doubts for row in guessed.rows] == [("column_by_content",), ("column_by_content",)]
    others = [[*row[:-1], f"Tahap {n}"] for n, row in enumerate(names)]
    assert ["penanggung_jawab" in row.fields for row in _only(document(table([head, *others]))).rows] == [False, False]


def test_a_form_above_a_list_in_the_same_grid_is_no_part_of_its_head() -> None:
    rows = [
        ["Fungsi", "<", "a. penyelenggaraan administrasi keuangan b. fasilitasi rapat", "<", "<"],
        ["No", "Sasaran", "Indikator Kinerja Utama", "Target", "Sumber Data"],
        ["1", "Meningkatnya A", "Persentase A", "75", "BPS"],
    ]
    found = _only(document(table(rows)))
    assert [cell.label.text for cell in found.header] == rows[1]


def test_a_row_that_sums_up_the_weights_of_a_goal_is_no_goal() -> None:
    rows = [
        ["Sasaran Strategis", "Kode IKU", "Indikator", "Satuan", "Bobot", "Target"],
        ["SS 1. Meningkatnya A", "IKU 1.1", "Persentase A", "%", "15", "75"],
        ["Jumlah bobot SS 1", "<", "<", "<", "15", ""],
        ["SS 2. Meningkatnya B", "IKU 2.1", "Persentase B", "%", "15", "75"],
    ]
    found = _only(document(table(rows)))
    assert _values(found, "sasaran") == ["Meningkatnya A", "Meningkatnya B"]
    assert [row.doubts for row in found.rows] == [(), ()]


def test_of_columns_that_compare_places_the_one_of_the_title_is_what_was_achieved() -> None:
    rows = [
        ["No", "Indikator", "Kabupaten Jember", "Provinsi Jawa Timur", "Nasional"],
        ["a.", "Angka kematian bayi", "8,2", "10,4", "16"],
        ["b.", "Prevalensi stunting", "18,9", "20,8", "21,5"],
    ]
    above = ("LAPORAN KINERJA DINAS KESEHATAN KABUPATEN JEMBER", "Pengadaan tahun 2025 dimajukan.")
    found = _only(document(*above, "Tabel 3.3 Perbandingan dengan Provinsi dan Nasional", table(rows)))
    assert [(y.kind, y.year.text, y.value.text) for y in found.rows[0].yearly] == [
        ("realisasi", "Kabupaten Jember", "8,2")
    ]
    assert all("kind_by_title" in row.doubts for row in found.rows)
    without = _only(document(*above, table(rows)))
    assert not any(row.yearly for row in without.rows)


def test_rows_that_say_whom_programmes_are_for_are_no_goals() -> None:
    head = ["Program Kerja", "Tujuan", "Sasaran", "Indikator Keberhasilan", "Pelaksana"]
    people = ["Masyarakat", "Pengguna jalan", "Pasien"]
    rows = [[f"APLIKASI {at}", "Mempermudah layanan", whom, "", "Kepolisian"] for at, whom in enumerate(people)]
    assert find_indikator_tables(document(table([head, *rows]))) == ()
    goals = [[f"APLIKASI {at}", "Mempermudah layanan", f"Meningkatnya layanan {at}", "", ""] for at in range(3)]
    assert len(_only(document(table([head, *goals]))).rows) == 3


def test_the_field_of_government_above_programmes_is_no_goal_that_was_lost() -> None:
    rows = [
        ["Kode", "Urusan/Program/Kegiatan", "Indikator", "Target 2024"],
        ["3.25", "BIDANG KELAUTAN DAN PERIKANAN", "", ""],
        ["3.25.03", "Program pengelolaan perikanan", "Produksi ikan", "8.150 ton"],
        ["3.25.04", "Program budidaya", "Produksi budidaya", "415 ton"],
    ]
    assert not any("leftover_words" in row.doubts for row in _only(document(table(rows))).rows)


def test_labelled_texts_in_a_row_below_an_indicator_are_its_fields() -> None:
    rows = [
        ["No", "Sasaran", "Indikator", "Satuan", "Target"],
        ["1", "Meningkatnya A", "Produksi padi", "Ton", "212"],
        [None, None, "Formula: luas panen kali hasil. Sumber: Laporan tanam", "<", "<"],
        ["2", "Meningkatnya B", "Angka kesakitan", "%", "3"],
        [None, None, "Formula: sakit dibagi semua", "<", "<"],
    ]
    found = _only(document(table(rows)))
    assert _values(found, "formula") == ["luas panen kali hasil.", "sakit dibagi semua"]
    assert _values(found, "sumber_data") == ["Laporan tanam", ""]
    assert [row.doubts for row in found.rows] == [(), ()]


def test_rows_that_say_what_their_values_are_give_each_year_its_target_and_its_result() -> None:
    rows = [
        ["No", "Indikator Kinerja", "Satuan", "Uraian", "2022", "2023"],
        ["1", "Produksi padi", "Ton", "Target", "10", "12"],
        [None, None, None, "Realisasi", "11", "13"],
        ["2", "Populasi sapi", "Ekor", "Target", "20", "22"],
        [None, None, None, "Realisasi", "21", "23"],
    ]
    found = _only(document(table(rows)))
    assert [sorted((y.kind, y.year.text, y.value.text) for y in row.yearly) for row in found.rows] == [
        [("realisasi", "2022", "11"), ("realisasi", "2023", "13"), ("target", "2022", "10"), ("target", "2023", "12")],
        [("realisasi", "2022", "21"), ("realisasi", "2023", "23"), ("target", "2022", "20"), ("target", "2023", "22")],
    ]
    assert not any("formula" in row.fields for row in found.rows)


def test_an_indicator_that_begins_in_small_letters_below_one_with_a_capital_is_doubted_with_the_row_above() -> None:
    rows = [
        ["No", "Indikator", "Target"],
        ["1", "Produksi padi Persentase lahan", "212"],
        ["2", "beririgasi baik", "72"],
    ]
    assert all("type_unfit" in row.doubts for row in _only(document(table(rows))).rows)


def test_a_table_of_a_word_file_below_text_does_not_go_on_with_the_table_above_it() -> None:
    first = table([["No", "Indikator", "Target"], ["1", "Indeks A", "80"], ["2", "Indeks B", "90"]], page=None)
    risks = table([["Risiko", "Sebab", "Kendali"], ["Data lama", "Pendataan", "Tiap semester"]], page=None, path="t[1]")
    heading = line("B. Peta Risiko", page=None, path="p[5]")
    (found,) = find_indikator_tables(document(first, heading, risks))
    assert [row.fields["indikator"].text for row in found.rows] == ["Indeks A", "Indeks B"]


def test_a_table_below_text_goes_on_where_its_numbers_do() -> None:
    first = table([["No", "Indikator", "Target"], ["1", "Indeks A", "80"], ["2", "Indeks B", "90"]], page=None)
    rest = table([["3", "Indeks C", "70"], ["4", "Indeks D", "75"]], page=None, path="t[1]")
    (found,) = find_indikator_tables(document(first, line("lanjutan", page=None, path="p[5]"), rest))
    assert [row.fields["indikator"].text for row in found.rows] == ["Indeks A", "Indeks B", "Indeks C", "Indeks D"]


@pytest.mark.parametrize(
    ("below", "doubts"),
    [
        pytest.param(["Meningkatnya C", "Jumlah C", "30"], ("leftover_words",), id="same columns"),
        pytest.param(["Program", "Kegiatan", "Anggaran"], (), id="a head of another list"),
        pytest.param(["Nama", "NIP"], (), id="other columns"),
    ],
)
def test_a_grid_below_text_that_nothing_says_goes_on_is_a_doubt_of_the_last_row(
    below: list[str | None], doubts: tuple[str, ...]
) -> None:
    rows = [
        ["Sasaran", "Indikator", "Target"],
        ["Meningkatnya A", "Indeks A", "10"],
        ["Meningkatnya B", "Indeks B", "20"],
    ]
    wide = [360.0 / len(below)] * len(below)
    found = _only(document(table(rows, top=100), line("Bidang Umum", top=250), table([below], top=280, widths=wide)))
    assert [row.doubts for row in found.rows] == [(), doubts]


def test_a_table_inside_a_cell_has_the_goal_of_its_cell() -> None:
    outer = table([["Sasaran 1. Meningkatnya A", "Sasaran 2. Meningkatnya B"]], page=None)
    inner = [
        table([["Indikator", "Target 2022"], [f"Indeks {n}", "80"]], page=None, path=f"t[0]/r[0]/c[{at}]/t[0]")
        for at, n in enumerate("AB")
    ]
    found = find_indikator_tables(document(outer, *inner))
    goals = [(row.fields["sasaran"].text, row.fields["indikator"].text) for table in found for row in table.rows]
    assert goals == [("Meningkatnya A", "Indeks A"), ("Meningkatnya B", "Indeks B")]


def test_what_one_cell_tells_of_one_indicator_label_by_label_is_one_row() -> None:
    told = "Indikator: Angka Kematian Ibu\nRumus: A / B x 100.000\nSumber data: Laporan"
    rows = [["No", "Uraian Indikator", "Target"], ["1", told, "98 per\n100.000 KH"], ["2", "Indikator: Nilai B", "14"]]
    (found,) = find_indikator_tables(document(table(rows, widths=[40, 220, 80])))
    first = {name: quote.text for name, quote in found.rows[0].fields.items()}
    assert len(found.rows) == 2
    assert (first["indikator"], first["formula"], first["sumber_data"], first["target"]) == (
        "Angka Kematian Ibu",
        "A / B x 100.000",
        "Laporan",
        "98 per 100.000 KH",
    )
