from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.persons.jabatan import held_for_another, parse_jabatan


@pytest.mark.parametrize(
    ("text", "title", "status", "behalf", "notes"),
    [
        pytest.param("CAMAT SRESEH,", "Camat Sreseh", "definitif", None, (), id="comma at the end"),
        pytest.param("Plt. CAMAT SRESEH", "Camat Sreseh", "plt", None, (), id="Plt."),
        pytest.param("PLT.KEPALA DINAS KESEHATAN", "Kepala Dinas Kesehatan", "plt", None, (), id="glued PLT"),
        pytest.param("Pit. Camat Sreseh", "Camat Sreseh", "plt", None, (), id="misread Plt"),
        pytest.param("Plh Sekretaris Daerah", "Sekretaris Daerah", "plh", None, (), id="Plh"),
        pytest.param("Pj. BUPATI JEMBER", "Bupati Jember", "pj", None, (), id="Pj."),
        pytest.param("CAMAT SRESEH (Plt.)", "Camat Sreseh", "plt", None, (), id="Plt. behind"),
        pytest.param("KEPALA DINAS DINAS SOSIAL", "Kepala Dinas Sosial", "definitif", None, ("word_repeated",), id="twice"),
        pytest.param(
            "DINAS PERIKANAN KEPALA,", "Dinas Perikanan Kepala", "definitif", None, (), id="office_above_its_head"
        ),
        pytest.param("Kecamatan Sreseh", "Kecamatan Sreseh", "definitif", None, ("title_is_an_office",), id="office"),
        pytest.param("a.n. BUPATI JEMBER", "Bupati Jember", "an", "Bupati Jember", (), id="a.n."),
        pytest.param("A.N. BUPATI JEMBER SEKRETARIS DAERAH", "Sekretaris Daerah", "an", "Bupati Jember", (), id="a.n. two"),
        pytest.param("SEKRETARIS DAERAH\nu.b.\nKEPALA BAGIAN HUKUM", "Kepala Bagian Hukum", "an", "Sekretaris Daerah", (),
                     id="u.b. without a.n."),
        pytest.param("Ymt. CAMAT SRESEH", "Camat Sreseh", "plt", None, (), id="who does the duties"),
        pytest.param("Pgs. Kepala Bidang Aset", "Kepala Bidang Aset", "pj", None, (), id="a substitute for a time"),
        pytest.param("P.L.T. CAMAT SRESEH", "Camat Sreseh", "plt", None, (), id="dots between the letters"),
        pytest.param("PLI. KEPALA DINAS", "Kepala Dinas", "plt", None, ("acting_mark_unclear",), id="a mark misread"),
        pytest.param("A/N BUPATI JEMBER", "Bupati Jember", "an", "Bupati Jember", (), id="a stroke in a.n."),
        pytest.param("P|t. CAMAT", "Camat", "plt", None, (), id="a line for l"),
        pytest.param("P L T CAMAT", "Camat", "plt", None, (), id="letters apart"),
        pytest.param("KEPALA BIDANG P2P", "Kepala Bidang P2P", "definitif", None, (), id="a short name with a digit"),
        pytest.param("atas nama Bupati Jember Sekretaris Daerah u.b. Asisten Pemerintahan", "Asisten Pemerintahan", "an",
                     "Bupati Jember", (), id="u.b."),
    ],
)  # fmt: skip
def test_positions(text: str, title: str, status: str, behalf: str | None, notes: tuple[str, ...]) -> None:
    parsed = parse_jabatan(text)
    assert parsed.value is not None
    assert (parsed.value.title, parsed.value.status, parsed.value.on_behalf_of) == (title, status, behalf)
    assert parsed.notes == notes


def test_unit_and_head() -> None:
    value = parse_jabatan("CAMAT PASAR MANNA").value
    assert value is not None
    assert (value.head, value.unit) == ("camat", "Pasar Manna")


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    assert parse_jabatan(text).value is not None or not any(c.isalnum() for c in text)


@pytest.mark.parametrize(
    ("title", "name", "status"),
    [
        pytest.param("CAMAT SRESEH", "BUDI SANTOSO, S.E. (Plt.)", "plt", id="behind_the_name"),
        pytest.param("CAMAT SRESEH", "Plh. BUDI SANTOSO", "plh", id="before_the_name"),
        pytest.param("Pj. CAMAT SRESEH", "BUDI SANTOSO (Plt.)", "pj", id="the_position_says_it_first"),
        pytest.param("CAMAT SRESEH", "BUDI SANTOSO", "definitif", id="none"),
    ],
)
def test_an_acting_mark_beside_the_name_is_of_the_position(title: str, name: str, status: str) -> None:
    value = held_for_another(parse_jabatan(title), name).value
    assert value is not None
    assert (value.title, value.status) == ("Camat Sreseh", status)
