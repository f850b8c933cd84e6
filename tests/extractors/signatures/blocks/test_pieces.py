from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.signatures.find import find_signatures
from tests.build import document
from tests.extractors.signatures.found import spaced


def test_two_parties_without_a_wide_gap_between_them() -> None:
    rows = (
        "        PIHAK KEDUA                       PIHAK KESATU",
        "",
        "",
        "Hj. RATNA SARI DEWI, SH.,M.Si  Drs. BUDI SANTOSA ADI, M.MPd",
        "NIP. 19600215 198603 2 011  NIP. 19640317 199303 1 008",
    )
    by_role = {b.role: b for b in find_signatures(document(*spaced(*rows)))}
    assert by_role["pihak_kedua"].name.text == "Hj. RATNA SARI DEWI, SH.,M.Si"
    assert by_role["pihak_pertama"].name.text == "Drs. BUDI SANTOSA ADI, M.MPd"
    assert by_role["pihak_pertama"].nip.text == "19640317 199303 1 008"


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(50, id="right column begins where its number does"),
        pytest.param(53, id="right name is centred behind a gap"),
    ],
)
def test_names_side_by_side_without_a_wide_gap_keep_their_degrees(right: int) -> None:
    left = "Dra. RATNA SETIAWATI RAHAYU, S.IP., M.AP."
    rows = (
        "Pihak Kedua,".ljust(50) + "Pihak Pertama,",
        "",
        "",
        left.ljust(right).replace("   ", "  ") if right < 50 else left.ljust(right),
        "Pembina".ljust(50) + "Penata",
        "NIP. 19720924 199704 2 016".ljust(50) + "NIP. 19700101 199503 1 001",
    )
    made = spaced(*(row + ("Drs. BUDI SANTOSO, M.Si" if row.startswith("Dra.") else "") for row in rows))
    names = replace(made[1], breaks=())
    blocks = find_signatures(document(made[0], names, *made[2:]))
    assert [block.name.text for block in blocks] == [left, "Drs. BUDI SANTOSO, M.Si"]
