"""Names of regions in the kinds of print of letterheads: every kabupaten and kota, and every kecamatan with its own."""

from __future__ import annotations

from collections.abc import Iterator

from normalizers.regions.wilayah import Hint, find_regions
from reference.load import read_rows
from tools.bench.forms.scores import Tally, score


def forms_of_regency(name: str, province: str) -> Iterator[tuple[str, str]]:
    """Yield the kinds of print of a kabupaten or kota: the kind and the text."""
    kind, base = name.split(" ", 1)
    capitals, words = name.upper(), name.upper().split()
    short = "KOTA" if kind == "Kota" else "KAB."
    yield "as it is", name
    yield "capitals", capitals
    yield "its government", f"PEMERINTAH {capitals}"
    yield "its level in short", f"{short} {base.upper()}"
    yield "its level touching", f"{short}{base.upper()}" if kind != "Kota" else f"PEMKOT {base.upper()}"
    yield "name in one word", f"{kind.upper()} {base.upper().removeprefix('ADMINISTRASI ').replace(' ', '')}"
    yield "hyphens", f"{kind.upper()} {base.upper().replace(' ', '-')}"
    yield "two blanks", capitals.replace(" ", "  ")
    yield "a line a word", "\n".join(words)
    for at in range(1, len(words)):
        yield "two lines", f"{' '.join(words[:at])}\n{' '.join(words[at:])}"
    yield "letters apart", "   ".join(" ".join(word.replace("-", "")) for word in words)
    yield "kepulauan in short", capitals.replace("KEPULAUAN", "KEP.")
    yield "province behind", f"{capitals} PROVINSI {province.upper()}"
    yield "province before", f"PROVINSI {province.upper()} {capitals}"
    yield "province behind a comma", f"{name}, {province}"
    yield "an office", f"DINAS KESEHATAN {capitals}"
    yield (
        "a rule of its head",
        f"PERATURAN {'WALI KOTA' if kind == 'Kota' else 'BUPATI'} {base.upper()} NOMOR 5 TAHUN 2020",
    )
    yield "a title", f"INDIKATOR KINERJA UTAMA (IKU) {capitals} TAHUN 2021-2026"


def forms_of_district(name: str, regency: str) -> Iterator[tuple[str, str]]:
    """Yield the kinds of print of a kecamatan with its kabupaten or kota."""
    capitals, above, words = name.upper(), regency.upper(), name.upper().split()
    yield "behind its kabupaten", f"PEMERINTAH {above}\nKECAMATAN {capitals}"
    yield "before its kabupaten", f"KECAMATAN {capitals} {above}"
    yield "below the level", f"KECAMATAN\n{capitals}\n{above}"
    yield "its head", f"CAMAT {capitals}\n{above}"
    yield "in short", f"Kec. {name} - {regency}"
    for at in range(1, len(words)):
        yield "two lines", f"KECAMATAN {' '.join(words[:at])}\n{' '.join(words[at:])}\n{above}"


def _score(tally: Tally, text: str, code: str, shown: int) -> None:
    parsed = find_regions([Hint("title", text)])
    found = parsed.value.code if parsed.value is not None else None
    tally.add(text, score(right=found == code and not parsed.notes, told=found is None or bool(parsed.notes)), shown)


def run(step: int, shown: int) -> list[Tally]:
    """Return the scores of each kind of print, of every kabupaten and kota and of every `step`th kecamatan."""
    provinces = {row["code"]: row["name"] for row in read_rows("wilayah/provinces.csv.gz")}
    regencies = {row["code"]: row["name"] for row in read_rows("wilayah/regencies.csv.gz")}
    found: dict[str, Tally] = {}
    for code, name in regencies.items():
        for kind, text in forms_of_regency(name, provinces[code[:2]]):
            _score(found.setdefault(kind, Tally(f"kabupaten, {kind}")), text, code, shown)
    for row in read_rows("wilayah/districts.csv.gz")[::step]:
        for kind, text in forms_of_district(row["name"], regencies[row["code"][:5]]):
            _score(found.setdefault(f"district, {kind}", Tally(f"kecamatan, {kind}")), text, row["code"], shown)
    return list(found.values())
