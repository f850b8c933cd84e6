"""Small made-up reports as text: the shortest input that opens every room of the house."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

HEADER = "NO\tSASARAN STRATEGIS\tINDIKATOR KINERJA UTAMA\tFORMULA\tTARGET\tSUMBER DATA\tPENANGGUNG JAWAB"
RATIO = "(Jumlah pengaduan ditindaklanjuti / Jumlah pengaduan) x 100%"
ROWS = (
    f"1\tMeningkatnya kualitas pelayanan publik\tPersentase pengaduan yang ditindaklanjuti\t{RATIO}\t90%"
    "\tBuku pengaduan\tSeksi Pelayanan",
    "2\tMeningkatnya tata kelola\tNilai SAKIP\t\tB\tInspektorat\tSekretariat",
)
NIP = "19700101 199503 1 001"


def report(
    *,
    office: str = "SUKAMAJU",
    number: str = "050/12/2023",
    date: str = "5 Januari 2023",
    name: str = "Drs. BUDI SANTOSA, M.Si",
    nip: str | None = NIP,
    rulings: Sequence[str] = ("KESATU", "KEDUA"),
    rows: Sequence[str] = ROWS,
) -> str:
    """Return a decree with its annex, a table of indicators."""
    lines = [
        f"KECAMATAN {office}", "", f"KEPUTUSAN CAMAT {office}", f"NOMOR : {number}", "", "TENTANG", "",
        f"INDIKATOR KINERJA UTAMA KECAMATAN {office}", "TAHUN 2023", "", "Mengingat :",
        "1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014 "
        "Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587);",
        "2. Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja Instansi Pemerintah;",
        "", "MEMUTUSKAN :", "", "Menetapkan :",
        *(f"{word} : Ketentuan {word.lower()} berlaku." for word in rulings),
        "", f"Ditetapkan di {office.title()}", f"pada tanggal {date}", "", f"CAMAT {office},", "", name, "Pembina Tingkat I",
    ]  # fmt: skip
    if nip is not None:
        lines.append(f"NIP. {nip}")
    lines += ["", "LAMPIRAN", f"INDIKATOR KINERJA UTAMA KECAMATAN {office} TAHUN 2023", "", HEADER, *rows]
    return "\n".join(lines) + "\n"


def folder(path: Path, files: dict[str, str | bytes]) -> Path:
    """Return `path` filled with files."""
    for name, content in files.items():
        target = path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
