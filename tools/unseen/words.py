"""Offices with their goals and indicators, places, months: what the made-up documents speak of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Measure:
    """One indicator of the phrase list, before numbers are drawn."""

    name: str
    kind: str
    parts: tuple[str, ...]
    unit: str
    values: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class OfficeKind:
    """A kind of office with its goals and their indicators."""

    name: str
    head: str
    units: tuple[str, ...]
    goals: tuple[tuple[str, tuple[Measure, ...]], ...]


@cache
def office_kinds() -> tuple[OfficeKind, ...]:
    """Read `phrases.txt`."""
    found: list[OfficeKind] = []
    office: tuple[str, str, tuple[str, ...]] | None = None
    goals: list[tuple[str, list[Measure]]] = []

    def close() -> None:
        if office is not None:
            found.append(OfficeKind(*office, tuple((g, tuple(m)) for g, m in goals)))

    for line in (Path(__file__).with_name("phrases.txt")).read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            close()
            name, head, units = (p.strip() for p in line[2:].split("|"))
            office, goals = (name, head, tuple(u.strip() for u in units.split(";"))), []
        elif line.startswith("# ") and office is not None:
            goals.append((line[2:].strip(), []))
        elif line.startswith("- "):
            name, kind, parts, unit, values, sources = (p.strip() for p in line[2:].split(" | "))
            split = tuple(p.strip() for p in parts.split("//")) if kind == "R" else (parts,)
            goals[-1][1].append(Measure(name, kind, split, unit, values, tuple(s.strip() for s in sources.split(";"))))
    close()
    return tuple(found)


# kecamatan, kabupaten or kota, provinsi, seat of the kabupaten
PLACES: tuple[tuple[str, str, str, str], ...] = tuple(
    (a, b, c, d)
    for a, b, c, d in (
        line.split("|")
        for line in """Sukodono|Kabupaten Sidoarjo|Jawa Timur|Sidoarjo
Ngaglik|Kabupaten Sleman|Daerah Istimewa Yogyakarta|Sleman
Ciwidey|Kabupaten Bandung|Jawa Barat|Soreang
Lembang|Kabupaten Bandung Barat|Jawa Barat|Ngamprah
Cikarang Utara|Kabupaten Bekasi|Jawa Barat|Cikarang Pusat
Kuningan|Kabupaten Kuningan|Jawa Barat|Kuningan
Banjarsari|Kabupaten Ciamis|Jawa Barat|Ciamis
Kersana|Kabupaten Brebes|Jawa Tengah|Brebes
Bumiayu|Kabupaten Brebes|Jawa Tengah|Brebes
Ambarawa|Kabupaten Semarang|Jawa Tengah|Ungaran
Wonosobo|Kabupaten Wonosobo|Jawa Tengah|Wonosobo
Kutoarjo|Kabupaten Purworejo|Jawa Tengah|Purworejo
Cepu|Kabupaten Blora|Jawa Tengah|Blora
Delanggu|Kabupaten Klaten|Jawa Tengah|Klaten
Lawang|Kabupaten Malang|Jawa Timur|Kepanjen
Kepanjen|Kabupaten Malang|Jawa Timur|Kepanjen
Genteng|Kabupaten Banyuwangi|Jawa Timur|Banyuwangi
Rogojampi|Kabupaten Banyuwangi|Jawa Timur|Banyuwangi
Ambulu|Kabupaten Jember|Jawa Timur|Jember
Caruban|Kabupaten Madiun|Jawa Timur|Caruban
Pare|Kabupaten Kediri|Jawa Timur|Kediri
Babat|Kabupaten Lamongan|Jawa Timur|Lamongan
Ketapang|Kabupaten Sampang|Jawa Timur|Sampang
Ubud|Kabupaten Gianyar|Bali|Gianyar
Kuta Selatan|Kabupaten Badung|Bali|Mangupura
Sukawati|Kabupaten Gianyar|Bali|Gianyar
Narmada|Kabupaten Lombok Barat|Nusa Tenggara Barat|Gerung
Pringgabaya|Kabupaten Lombok Timur|Nusa Tenggara Barat|Selong
Kupang Timur|Kabupaten Kupang|Nusa Tenggara Timur|Oelamasi
Ruteng|Kabupaten Manggarai|Nusa Tenggara Timur|Ruteng
Berastagi|Kabupaten Karo|Sumatera Utara|Kabanjahe
Percut Sei Tuan|Kabupaten Deli Serdang|Sumatera Utara|Lubuk Pakam
Balige|Kabupaten Toba|Sumatera Utara|Balige
Lubuk Basung|Kabupaten Agam|Sumatera Barat|Lubuk Basung
Lintau Buo|Kabupaten Tanah Datar|Sumatera Barat|Batusangkar
Siak Hulu|Kabupaten Kampar|Riau|Bangkinang
Tembilahan|Kabupaten Indragiri Hilir|Riau|Tembilahan
Muara Enim|Kabupaten Muara Enim|Sumatera Selatan|Muara Enim
Indralaya|Kabupaten Ogan Ilir|Sumatera Selatan|Indralaya
Natar|Kabupaten Lampung Selatan|Lampung|Kalianda
Kotabumi|Kabupaten Lampung Utara|Lampung|Kotabumi
Sungai Raya|Kabupaten Kubu Raya|Kalimantan Barat|Sungai Raya
Martapura|Kabupaten Banjar|Kalimantan Selatan|Martapura
Barabai|Kabupaten Hulu Sungai Tengah|Kalimantan Selatan|Barabai
Tenggarong|Kabupaten Kutai Kartanegara|Kalimantan Timur|Tenggarong
Somba Opu|Kabupaten Gowa|Sulawesi Selatan|Sungguminasa
Turikale|Kabupaten Maros|Sulawesi Selatan|Maros
Tondano Barat|Kabupaten Minahasa|Sulawesi Utara|Tondano
Luwuk|Kabupaten Banggai|Sulawesi Tengah|Luwuk
Unaaha|Kabupaten Konawe|Sulawesi Tenggara|Unaaha
Kotamobagu Barat|Kota Kotamobagu|Sulawesi Utara|Kotamobagu
Lowokwaru|Kota Malang|Jawa Timur|Malang
Tegalsari|Kota Surabaya|Jawa Timur|Surabaya
Cibeunying Kidul|Kota Bandung|Jawa Barat|Bandung
Banyumanik|Kota Semarang|Jawa Tengah|Semarang
Umbulharjo|Kota Yogyakarta|Daerah Istimewa Yogyakarta|Yogyakarta
Medan Johor|Kota Medan|Sumatera Utara|Medan
Padang Utara|Kota Padang|Sumatera Barat|Padang
Panakkukang|Kota Makassar|Sulawesi Selatan|Makassar
Samarinda Ulu|Kota Samarinda|Kalimantan Timur|Samarinda
Sirimau|Kota Ambon|Maluku|Ambon
Abepura|Kota Jayapura|Papua|Jayapura""".splitlines()
    )
)

CAPITALS = {
    "Jawa Timur": "Surabaya", "Jawa Barat": "Bandung", "Jawa Tengah": "Semarang", "Bali": "Denpasar",
    "Sumatera Utara": "Medan", "Sumatera Barat": "Padang", "Riau": "Pekanbaru", "Lampung": "Bandar Lampung",
    "Kalimantan Barat": "Pontianak", "Kalimantan Timur": "Samarinda", "Sulawesi Selatan": "Makassar",
    "Maluku": "Ambon", "Papua": "Jayapura", "Sulawesi Utara": "Manado",
}  # fmt: skip

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
