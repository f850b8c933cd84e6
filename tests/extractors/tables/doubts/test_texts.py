from __future__ import annotations

import pytest

from extractors.tables.doubts.texts import codes_of_texts
from tests.build import document, table
from tests.extractors.tables.found import only_table


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("formula", "Jumlah guru bersertifikat x 100% Jumlah guru", "type_unfit"),
        ("formula", "Jumlah guru bersertifikat dibagi jumlah guru x 100%", ""),
        ("formula", "(A) / (B) x 100% Data dari dinas", ""),
        ("target", "Terlaksananya administrasi umum perkantoran", "type_unfit"),
        ("target", "Sangat Baik", ""),
        ("target", "90 Sumber: BPS", "label_in_value"),
        ("target", "Target: 90", ""),
        ("sasaran", "Pengguna jalan", "type_unfit"),
        ("indikator", "Program Pengembangan Iklim Usaha", "type_unfit"),
        ("indikator", "Program studi terakreditasi", ""),
        ("indikator", "Indikator Kinerja Utama: Nilai SAKIP", "label_in_value"),
        ("indikator", "Rasio dokter : penduduk", ""),
        ("indikator", "Programmer bersertifikat", ""),
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


def test_an_indicator_that_begins_in_small_letters_below_one_with_a_capital_is_doubted_with_the_row_above() -> None:
    rows = [
        ["No", "Indikator", "Target"],
        ["1", "Produksi padi Persentase lahan", "212"],
        ["2", "beririgasi baik", "72"],
    ]
    assert all("type_unfit" in row.doubts for row in only_table(document(table(rows))).rows)
