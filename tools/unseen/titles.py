"""What stands above a table: letterhead, title, the block of office, tasks and functions."""

from __future__ import annotations

from collections.abc import Sequence

from .blocks import Block, Cell, Para, Space, Table
from .build import Build

TASKS = (
    "Membantu kepala daerah menyelenggarakan urusan pemerintahan yang menjadi kewenangan daerah serta tugas pembantuan",
    "Melaksanakan sebagian urusan pemerintahan yang dilimpahkan beserta pembinaan kepada masyarakat",
    "Memimpin, membina dan mengoordinasikan pelaksanaan kegiatan di lingkungan unit kerja",
)
FUNCTIONS = (
    "Perumusan kebijakan teknis sesuai lingkup tugas",
    "Pelaksanaan pelayanan kepada masyarakat",
    "Pembinaan dan pengawasan pelaksanaan tugas",
    "Pelaksanaan administrasi perkantoran",
    "Evaluasi dan pelaporan kegiatan",
    "Pelaksanaan tugas lain yang diberikan atasan",
)


def letterhead(b: Build) -> list[Block]:
    """The office's name and address over a rule."""
    rng, c = b.rng, b.c
    street = rng.choice(
        ("Jalan Merdeka", "Jl. Pahlawan", "Jl. Jenderal Sudirman", "Jalan Raya Timur", "Jl. Diponegoro")
    )
    phone = f"(0{rng.randint(21, 99)}{rng.randint(1, 9)}) {rng.randint(200000, 899999)}"
    return [
        Para(f"PEMERINTAH {c.area.upper()}", "center", True, size=13, after=1),
        Para(c.office_short.upper(), "center", True, size=15, after=1),
        Para(
            f"{street} No. {rng.randint(1, 180)} Telp. {phone} {c.place} {rng.randint(20111, 97999)}",
            "center",
            size=9,
        ),
        Table([1], [[Cell("", bold=True)]], 0, False, "head", size=2.0, pad=0.5),
    ]


def title_lines(b: Build, extra: str = "INDIKATOR KINERJA UTAMA", years: bool = True) -> list[Block]:
    """Centred title lines."""
    rng, c = b.rng, b.c
    size = rng.choice((11.0, 12.0, 13.0, 14.0))
    if extra == "INDIKATOR KINERJA UTAMA" and b.chance(0.4):
        extra = rng.choice(("INDIKATOR KINERJA UTAMA (IKU)", "PENETAPAN INDIKATOR KINERJA UTAMA"))
    lines = [extra]
    lines += [c.office_full.upper()] if b.chance(0.4) else [c.office_short.upper(), c.area.upper()]
    if years:
        lines.append(rng.choice((f"TAHUN {c.year}", f"TAHUN {c.year}", f"TAHUN {c.year} - {c.year_end}")))
    if b.chance(0.06):
        lines[0] = " ".join(lines[0])
    return [*(Para(t, "center", True, size=size, after=1) for t in lines), Space(10)]


def head_keys(b: Build, keys: Sequence[str] = ("Instansi", "Tugas", "Fungsi"), name: str | None = None) -> list[Block]:
    """The label : value block before the table."""
    rng = b.rng
    rows: list[list[Cell]] = []
    for k in keys:
        values = {
            "Tugas": [rng.choice(TASKS)], "Tugas Pokok": [rng.choice(TASKS)],
            "Fungsi": [f"{'abcdefg'[i]}. {t}" for i, t in enumerate(rng.sample(FUNCTIONS, rng.randint(2, 4)))],
        }.get(k) or [name or b.c.office_full]  # fmt: skip
        rows.append([Cell(k), Cell(":"), Cell("\n".join(values))])
    return [Table([1.6, 0.2, 6.0], rows, 0, False, "full" if b.chance(0.15) else "none"), Space(4)]
