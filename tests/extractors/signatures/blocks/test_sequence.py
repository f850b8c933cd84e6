from __future__ import annotations

import pytest

from extractors.signatures.blocks.evidence import ends_in_degree, goes_on, weigh
from extractors.signatures.blocks.sequence import read_parts
from extractors.signatures.blocks.weighing import ColumnLine

_TIGHT, _INK = 0.2, 5.0


def parts(*rows: tuple[str, float | None]) -> dict[str, str]:
    """The parts of the lines of a column, as part -> texts joined by " / "; the last line is the NIP."""
    lines = [ColumnLine(text, gap) for text, gap in rows]
    lines[-1] = ColumnLine(lines[-1].text, lines[-1].gap, fixed="low")
    found: dict[str, str] = {}
    for line, part in zip(lines, read_parts(lines).parts, strict=True):
        found[part] = f"{found[part]} / {line.text}" if part in found else line.text
    return found


_NIP = ("NIP. 19700904 199510 1 003", _TIGHT)


@pytest.mark.parametrize(
    ("rows", "title", "name"),
    [
        pytest.param(
            [("CAMAT CONTOH", None), ("SRI WICAKSANA", _INK), ("RAHMA DEWANTI, S.Sos., M.Si", _TIGHT), _NIP],
            "CAMAT CONTOH",
            "SRI WICAKSANA / RAHMA DEWANTI, S.Sos., M.Si",
            id="name over two lines, the degree on the second",
        ),
        pytest.param(
            [("CAMAT CONTOH", None), ("RATNA KUSUMA SAPUTRI, SE.,", _INK), ("MA", _TIGHT), _NIP],
            "CAMAT CONTOH",
            "RATNA KUSUMA SAPUTRI, SE., / MA",
            id="a degree alone on the second line",
        ),
        pytest.param(
            [("KEPALA DINAS X", None), ("Dr. Ir. DARMA", _INK), ("SETYA BUDIMAN", _TIGHT), _NIP],
            "KEPALA DINAS X",
            "Dr. Ir. DARMA / SETYA BUDIMAN",
            id="a front title on the first line alone",
        ),
        pytest.param(
            [
                ("Plt.Kepala Dinas Komunikasi", None),
                ("dan", _TIGHT),
                ("Persandian Kota X", _TIGHT),
                ("Drs. BUDI AJI", _INK),
                _NIP,
            ],
            "Plt.Kepala Dinas Komunikasi / dan / Persandian Kota X",
            "Drs. BUDI AJI",
            id="a title that goes on after dan",
        ),
        pytest.param(
            [
                ("Kepala Seksi Pengujian BPTSP & HMT", None),
                ("Cikole Lembang", _TIGHT),
                ("SITI AJENG, S.Pt., M.Si", _INK),
                _NIP,
            ],
            "Kepala Seksi Pengujian BPTSP & HMT / Cikole Lembang",
            "SITI AJENG, S.Pt., M.Si",
            id="a place ends the title",
        ),
        pytest.param(
            [("KEPALA DINAS X", None), ("PROVINSI CONTOH", _TIGHT), ("BUDI", _TIGHT), _NIP],
            "KEPALA DINAS X / PROVINSI CONTOH",
            "BUDI",
            id="no white at all",
        ),
        pytest.param(
            [
                ("SATUAN", None),
                ("Tahun", _TIGHT),
                ("Contoh, 5 Mei 2023", 2.0),
                ("CAMAT CONTOH", _TIGHT),
                ("BUDI AJI", _INK),
                _NIP,
            ],
            "CAMAT CONTOH",
            "BUDI AJI",
            id="cells of a table above the block are no title",
        ),
    ],
)
def test_parts_of_a_column(rows: list[tuple[str, float | None]], title: str, name: str) -> None:
    found = parts(*rows)
    assert (found.get("title"), found.get("name")) == (title, name)


def test_a_stamp_between_title_and_name_is_no_part() -> None:
    found = parts(("KEPALA DINAS X", None), ("AHUBUMGAN", 3.6), ("Dr. H. BUDI AJI, M.Si", _TIGHT), _NIP)
    assert (found["name"], found["other"]) == ("Dr. H. BUDI AJI, M.Si", "AHUBUMGAN")


def test_the_margin_of_a_clear_block_is_wide() -> None:
    lines = [
        ColumnLine("CAMAT CONTOH"), ColumnLine("BUDI AJI, S.Sos", _INK), ColumnLine("NIP. 1970", _TIGHT, fixed="low"),
    ]  # fmt: skip
    assert min(read_parts(lines, margins=True).margins) > 3


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        pytest.param("BUDI AJI, S.Sos", True, id="degree behind a comma"),
        pytest.param("BUDI AJI S.Sos", True, id="no comma"),
        pytest.param("BUDI AJI, S.Sos.,", False, id="a comma waits for more"),
        pytest.param("Dr. Ir. DARMA", False, id="front titles alone"),
    ],
)
def test_ends_in_degree(text: str, holds: bool) -> None:
    assert ends_in_degree(text) is holds


def test_goes_on_behind_dan() -> None:
    assert goes_on("KEPALA DINAS KOMUNIKASI DAN")
    assert not goes_on("KEPALA DINAS KOMUNIKASI")


def test_a_unit_that_ends_in_h_has_no_front_title() -> None:
    assert not weigh("NOREG PERATURAN DAERAH KABUPATEN CONTOH").degree
