"""Running text of made-up reports: chapters of paragraphs of sentences, drawn by lot and filled with invented facts."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tools.corpus.spec import MEASURED, SUBJECTS, WHOLE, Report

_SENTENCES = (
    "Pada tahun {year} {office} memusatkan perhatian pada {subject} dan {other}.",
    "Dari {n} {whole} yang didata, {part} di antaranya tercatat sebagai {measured}.",
    "Capaian tersebut naik {rise} persen dibandingkan dengan tahun {before}, antara lain karena pendampingan yang lebih rapat.",
    "Upaya {subject} dilaksanakan bersama pemerintah desa, kelompok masyarakat, dan dunia usaha di {place}.",
    "Kendala utama yang dihadapi adalah terbatasnya jumlah petugas lapangan serta data yang belum seluruhnya mutakhir.",
    "Untuk mengatasi hal tersebut dilakukan pembagian tugas yang lebih jelas antara sekretariat dan para kepala seksi.",
    "Anggaran yang tersedia sebesar Rp {money}.000.000,00 terserap {rise},{digit} persen sampai dengan akhir tahun anggaran.",
    "Evaluasi triwulan menunjukkan bahwa {measured} masih perlu ditingkatkan, terutama di wilayah yang jauh dari pusat layanan.",
    "Kegiatan {k} diikuti oleh {n} peserta dari unsur perangkat desa, tokoh masyarakat, dan pelaku usaha kecil.",
    "Dengan demikian sasaran {subject} dapat dikatakan berjalan sesuai dengan rencana yang ditetapkan.",
    "Perbandingan dengan {whole} di wilayah sekitar memperlihatkan perbedaan yang tidak terlalu besar.",
    "Hal ini sejalan dengan arah kebijakan {place} dalam dokumen perencanaan jangka menengah.",
    "Apabila dirinci menurut triwulan, hasil terbesar dicapai pada triwulan keempat, yaitu {part} dari {n}.",
    "Rapat koordinasi dilaksanakan {k} kali dengan kesimpulan bahwa {other} menjadi pekerjaan bersama.",
    "Data diperoleh dari laporan bulanan, wawancara, serta pengamatan langsung terhadap {measured}.",
    "Ke depan, {office} akan menyusun langkah perbaikan agar {subject} lebih terukur dan dapat dipertanggungjawabkan.",
    "Sebagai tindak lanjut, setiap kepala seksi menyampaikan laporan paling lambat tanggal {k} bulan berikutnya.",
    "Keberhasilan tersebut tidak terlepas dari dukungan masyarakat serta kerja sama semua pihak yang terkait.",
)
_CITING = (
    "Penyusunan dokumen ini mengikuti Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi"
    " Pemerintah.",
    "Tugas tersebut dilaksanakan sesuai dengan Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah.",
)
_CHAPTERS = (
    (
        "PENDAHULUAN",
        ("Latar Belakang", "Gambaran Umum", "Tugas dan Fungsi", "Isu Strategis", "Sistematika Penulisan"),
    ),
    ("PERENCANAAN KINERJA", ("Arah Kebijakan", "Tujuan dan Sasaran", "Program dan Kegiatan")),
    (
        "AKUNTABILITAS KINERJA",
        ("Capaian Organisasi", "Analisis Capaian", "Faktor Pendukung dan Penghambat", "Realisasi Anggaran"),
    ),
    ("PENUTUP", ("Kesimpulan", "Langkah Perbaikan")),
)
BY_PAGE = 5  # paragraphs that fill about a page


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of a chapter: its heading and its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its Roman number, its title, its sections."""

    number: str
    title: str
    sections: tuple[Section, ...]


def paragraph(rng: random.Random, report: Report) -> str:
    """Return a paragraph of four to seven sentences about what the report's office did."""
    chosen = rng.sample(_SENTENCES, rng.randint(4, 7))
    if rng.random() < 0.12:
        chosen.insert(rng.randrange(len(chosen)), rng.choice(_CITING))
    return " ".join(_filled(sentence, rng, report) for sentence in chosen)


def _filled(sentence: str, rng: random.Random, report: Report) -> str:
    n = rng.randint(40, 900)
    subject, other = rng.sample(SUBJECTS, 2)
    return sentence.format(
        year=report.year, before=report.year - 1, office=report.office, place=report.kabupaten_kota, subject=subject,
        other=other, measured=rng.choice(MEASURED), whole=rng.choice(WHOLE), n=n, part=rng.randint(10, n),
        rise=rng.randint(2, 98), digit=rng.randint(0, 9), k=rng.randint(2, 12), money=rng.randint(15, 990),
    )  # fmt: skip


def chapters(rng: random.Random, report: Report, pages: int) -> tuple[Chapter, ...]:
    """Return the chapters of a book with about so many `pages` of text."""
    headings = sum(len(sections) for _, sections in _CHAPTERS)
    each = max(1, round(pages * BY_PAGE / headings))
    return tuple(
        Chapter(
            number,
            title,
            tuple(
                Section(
                    f"{index}.{at} {heading}",
                    tuple(paragraph(rng, report) for _ in range(max(1, each + rng.randint(-1, 1)))),
                )
                for at, heading in enumerate(sections, start=1)
            ),
        )
        for index, (number, (title, sections)) in enumerate(
            zip(("I", "II", "III", "IV"), _CHAPTERS, strict=True), start=1
        )
    )
