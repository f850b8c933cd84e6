from __future__ import annotations

import pytest

from extractors.signatures.lines import is_degrees, is_name, tell_kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Pembina Utama Muda (IV/c)", "rank", id="rank with golongan"),
        pytest.param("Penata Tk.I / III/d", "rank", id="rank, slash"),
        pytest.param("PembinaTk. I", "rank", id="rank whose blank the reader lost"),
        pytest.param("Pembina Utara Muda", "rank", id="rank misread"),
        pytest.param("XPenata Tk. I", "rank", id="rank behind a piece of a stamp"),
        pytest.param("Pembinaan desa", "prose", id="no rank: a task"),
        pytest.param("Pihak Pertama,", "first_party", id="party"),
        pytest.param("pada tanggal diundangkan.", "prose", id="not a date"),
        pytest.param("Telah sesuai dengan naskah aslinya", "certified", id="certified"),
        pytest.param("Plt. Kepala Dinas,", "acting", id="acting"),
        pytest.param("Mengetahui,", "approval", id="approval"),
        pytest.param("ttd.", "ttd", id="ttd"),
        pytest.param("[QR]", "ttd", id="the place of a code"),
        pytest.param("${ttd_pengirim}", "ttd", id="a template's place of a signature"),
        pytest.param("..................", "blank", id="dots"),
    ],
)
def test_kinds_of_lines(text: str, kind: str) -> None:
    assert tell_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Dra. TUTI HARTINI. M.Hum", True, id="stop for a comma"),
        pytest.param("I Gede Putra Aryana, S.Sos.MAP", True, id="caste name"),
        pytest.param("RATNA SETIAWAN, S.T:, M.M.", True, id="dirt above a degree's stop"),
        pytest.param("NAMA: RATNA", False, id="label"),
        pytest.param("KABUPATEN SAMPANG", False, id="region"),
        pytest.param("KEPALA DINAS", False, id="office"),
        pytest.param("dengan hormat", False, id="prose"),
    ],
)
def test_is_name(text: str, *, expected: bool) -> None:
    assert is_name(text) is expected


def test_is_degrees() -> None:
    assert is_degrees("S.Sos., M.Si")
    assert not is_degrees("MIRA LESTARI")
