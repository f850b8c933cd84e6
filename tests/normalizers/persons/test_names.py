"""Names of made-up persons in the forms that offices print."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.persons.names import PersonName, parse_name
from reference.load import read_rows

CASES = [
    ("Drs. SULARNO WIDAGDA, S.Sos.,M.A.P.", "SULARNO WIDAGDA", ("Drs.",), ("S.Sos.", "M.A.P.")),
    ("ARIEF PURNAMA MAWAN, S.STP.MM", "ARIEF PURNAMA MAWAN", (), ("S.STP.", "M.M.")),
    ("BUDI SANTOSO, M. Si.", "BUDI SANTOSO", (), ("M.Si.",)),
    ("BUDI SANTOSO SH.,MH", "BUDI SANTOSO", (), ("S.H.", "M.H.")),
    ("BUDI SANTOSO,SH.,MH", "BUDI SANTOSO", (), ("S.H.", "M.H.")),
    ("Gede Putra Aryana,S.Sos.MAP", "Gede Putra Aryana", (), ("S.Sos.", "M.A.P.")),
    ("Rina Wati, S.Pd.M.Si", "Rina Wati", (), ("S.Pd.", "M.Si.")),
    ("RINA WATI,S.IP.,M.Si", "RINA WATI", (), ("S.I.P.", "M.Si.")),
    ("RINA WATI. S.IP., M.Si", "RINA WATI", (), ("S.I.P.", "M.Si.")),
    ("ARI WIDODO. MM", "ARI WIDODO", (), ("M.M.",)),
    ("( RINA WATI, SH )", "RINA WATI", (), ("S.H.",)),
    ("_RINA WATI, SH._", "RINA WATI", (), ("S.H.",)),
    ("RINA WATI, S,Sos., M,Si", "RINA WATI", (), ("S.Sos.", "M.Si.")),
    ("RINA WATI S,Sos", "RINA WATI", (), ("S.Sos.",)),
    ("RINA WATIS.Sos", "RINA WATI", (), ("S.Sos.",)),
    ("ARI WIDODO SKM.MM", "ARI WIDODO", (), ("S.K.M.", "M.M.")),
    ("ARI WIDODO MSi", "ARI WIDODO", (), ("M.Si.",)),
    ("ARI WIDODO, M.I.Kom", "ARI WIDODO", (), ("M.I.Kom.",)),
    ("ARI WIDODO, A.Md.Pi", "ARI WIDODO", (), ("A.Md.Pi.",)),
    ("ARI WIDODO, Dipl. SE.", "ARI WIDODO", (), ("Dipl.SE.",)),
    ("ARI WIDODO, Ph.D", "ARI WIDODO", (), ("Ph.D.",)),
    ("ARI WIDODO, M. EP", "ARI WIDODO", (), ("M.E.P.",)),
    ("ARI WIDODO, S. Hut, CRMO.", "ARI WIDODO", (), ("S.Hut.", "CRMO")),
    ("NURLELA M, M.Si", "NURLELA M", (), ("M.Si.",)),
    ("ARI WIDODO S, Sos., M.Si", "ARI WIDODO", (), ("S.Sos.", "M.Si.")),
    ("ARI WIDODO, S.P., M.P", "ARI WIDODO", (), ("S.P.", "M.P.")),
    ("ARI WIDODO, Lc., M.A", "ARI WIDODO", (), ("Lc.", "M.A.")),
    ("ARI WIDODO, SE, Ak, CA", "ARI WIDODO", (), ("S.E.", "Ak.", "CA")),
    ("Prof. Dr. Ir. H. Ari Widodo, M.Sc., Ph.D.", "Ari Widodo", ("Prof.", "Dr.", "Ir.", "H."), ("M.Sc.", "Ph.D.")),
    ("Ir.H.Ahmad Yani, ST.,MT", "Ahmad Yani", ("Ir.", "H."), ("S.T.", "M.T.")),
    ("Dra. Hj. NURHAYATI, MM", "NURHAYATI", ("Dra.", "Hj."), ("M.M.",)),
    ("H MUHAMMAD ALI", "MUHAMMAD ALI", ("H.",), ()),
    ("H.AHMAD", "AHMAD", ("H.",), ()),
    ("KH. Ahmad", "Ahmad", ("K.H.",), ()),
    ("Drg. Dewi Lestari, M.M", "Dewi Lestari", ("drg.",), ("M.M.",)),
    ("dr. Anita Sari, Sp.KJ.", "Anita Sari", ("dr.",), ("Sp.KJ.",)),
    ("dr.H. Anita Sari, M.Kes", "Anita Sari", ("dr.", "H."), ("M.Kes.",)),
    ("Dr. Anita Sari", "Anita Sari", ("Dr.",), ()),
    ("RINA WATI, S.Kep., Ns., M.Kes", "RINA WATI", (), ("S.Kep.", "Ns.", "M.Kes.")),
    ("I GEDE SUKARTA, S.STP", "I GEDE SUKARTA", (), ("S.STP.",)),
    ("Ni Luh Ayu Sari, SE", "Ni Luh Ayu Sari", (), ("S.E.",)),
    ("Ida Bagus Mantra, S.H.", "Ida Bagus Mantra", (), ("S.H.",)),
    ("Andi Baso, S.IP", "Andi Baso", (), ("S.I.P.",)),
    ("Teuku Iskandar, SE", "Teuku Iskandar", (), ("S.E.",)),
    ("Tubagus Ahmad, S. Hut", "Tubagus Ahmad", (), ("S.Hut.",)),
    ("R. Bambang Sudarsono, MM", "R. Bambang Sudarsono", (), ("M.M.",)),
    ("Ma Ruf Amin", "Ma Ruf Amin", (), ()),
    ("Mas Agung, MA", "Mas Agung", (), ("M.A.",)),
    ("Se Kurnia", "Se Kurnia", (), ()),
    ("M. Yusuf, S.Pd", "M. Yusuf", (), ("S.Pd.",)),
    ("Muh. Ali, S.Pd., M.Pd.", "Muh. Ali", (), ("S.Pd.", "M.Pd.")),
]


@pytest.mark.parametrize(("text", "core", "front", "back"), [pytest.param(*case, id=case[0]) for case in CASES])
def test_names(text: str, core: str, front: tuple[str, ...], back: tuple[str, ...]) -> None:
    parsed = parse_name(text)
    assert parsed.value == PersonName(core, front, back)
    a, b = parsed.spans["core"]
    assert text[a:b] == core


@pytest.mark.parametrize(
    ("text", "core", "front", "back", "notes"),
    [
        pytest.param("TTD SUPARDI, SE", "SUPARDI", (), ("S.E.",), (), id="mark of the signature"),
        pytest.param("SUPARDI, SE NIP. 19650312 199003 1 004", "SUPARDI", (), ("S.E.",), (), id="number behind"),
        pytest.param("KOMPOL SUPARDI, SH", "SUPARDI", ("KOMPOL",), ("S.H.",), (), id="rank of the police"),
        pytest.param("Brigjen TNI Drs. Supardi", "Supardi", ("Brigjen TNI", "Drs."), (), (), id="rank of two words"),
        pytest.param("SUPARDI, S.S0s", "SUPARDI", (), ("S.Sos.",), ("title_misread",), id="digit in a degree"),
    ],
)
def test_what_stands_around_a_name(
    text: str, core: str, front: tuple[str, ...], back: tuple[str, ...], notes: tuple[str, ...]
) -> None:
    parsed = parse_name(text)
    assert parsed.value is not None
    assert (parsed.value.core, parsed.value.titles_front, parsed.value.titles_back, parsed.notes) == (
        core,
        front,
        back,
        notes,
    )


@pytest.mark.parametrize(
    ("text", "note"),
    [
        pytest.param("Dis. JOKO PURNOMO", "title_misread", id="Dis. for Drs."),
        pytest.param("DR. ANITA SARI, M.Kes", "case_of_doctor_unclear", id="DR. in capitals"),
        pytest.param("RINA WAT1, SE", "digit_in_name", id="digit inside a word"),
        pytest.param("RINA WATI, Foo", "unknown_degree", id="unknown degree is kept and said"),
        pytest.param("RINA WATIS.Sos", "degree_glued", id="glued to the name"),
        pytest.param("BUDI SE", "degree_unsure", id="degree or name"),
        pytest.param("Rr. Siti Aminah", "nobility_kept", id="nobility"),
        pytest.param("S I T I   A M I N A H, SE", "letters_apart", id="letters apart"),
    ],
)
def test_doubts_are_said(text: str, note: str) -> None:
    assert note in parse_name(text).notes


def test_letters_apart_are_joined_and_their_words_kept() -> None:
    parsed = parse_name("S I T I   A M I N A H, SE")
    assert parsed.value is not None
    assert (parsed.value.core, parsed.value.titles_back) == ("SITI AMINAH", ("S.E.",))


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Drs. SUTRISNO, S.Sos.MAP", "Drs. Sutrisno, S.Sos., M.A.P."),
        ("I GEDE PUTRA ARYANA,S.Sos", "I Gede Putra Aryana, S.Sos."),
        ("NUR'AINI MA'RUF, SH", "Nur'aini Ma'ruf, S.H."),
        ("RADEN HAMENGKU II", "Raden Hamengku II"),
        ("Tb. Ahmad Fauzi, S.H", "Tb. Ahmad Fauzi, S.H."),
    ],
)
def test_canonical(text: str, canonical: str) -> None:
    value = parse_name(text).value
    assert value is not None
    assert value.canonical == canonical
    again = parse_name(canonical).value
    assert again is not None
    assert again.canonical == canonical


def test_every_degree_reads_its_own_spelling_dots_or_none() -> None:
    rows = read_rows("gelar.csv")
    assert len(rows) >= 120
    for row in rows:
        if row["position"] != "back" or row["canonical"] in {"Apt."}:
            continue
        for form in (row["canonical"], row["canonical"].rstrip("."), row["canonical"].replace(".", ". ").strip()):
            value = parse_name(f"RINA WATI, {form}").value
            assert value is not None
            assert value.titles_back == (row["canonical"],), form


CORES = st.lists(
    st.sampled_from(["SARI", "Budi", "WATI", "Gede", "Ni", "Luh", "Andi", "PUTRA"]), min_size=2, max_size=4
)
DEGREES = st.lists(st.sampled_from(["S.Sos.", "S.H.", "M.Si.", "M.A.P.", "S.STP.", "M.M."]), min_size=1, max_size=3)


@settings(deadline=None, max_examples=100)
@given(CORES, DEGREES, st.sampled_from([", ", ",", " , "]), st.booleans())
def test_any_spelling_of_the_degrees_is_one(core: list[str], back: list[str], comma: str, dots: bool) -> None:
    printed = [d if dots else d.rstrip(".") for d in back]
    value = parse_name(" ".join(core) + comma + comma.join(printed)).value
    assert value == PersonName(" ".join(core), (), tuple(back))


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    parsed = parse_name(text)
    assert all(0 <= a <= b <= len(text) for a, b in parsed.spans.values())


@pytest.mark.parametrize(
    ("text", "core", "back"),
    [
        pytest.param("BUDI SANTOSA.S Kep , NS.", "BUDI SANTOSA", ("S.Kep.", "Ns."), id="dot, then pieces"),
        pytest.param("BUDI SANTOSA S. Pd., M.Pd.", "BUDI SANTOSA", ("S.Pd.", "M.Pd."), id="no comma before the first"),
        pytest.param("Budi Santosa A. Md. Keb.", "Budi Santosa", ("A.Md.Keb.",), id="three pieces"),
        pytest.param("Budi Iqbal. S. Pt.", "Budi Iqbal", ("S.Pt.",), id="dot and blank"),
        pytest.param(
            "BUDI RAHMAN BIN ALI.SFarm,Apt.", "BUDI RAHMAN BIN ALI", ("S.Farm.", "Apt."), id="a short name is no degree"
        ),
        pytest.param("Budi Ma'ruf.SKM", "Budi Ma'ruf", ("S.K.M.",), id="apostrophe"),
        pytest.param("Budi Paulus.MM", "Budi Paulus", ("M.M.",), id="a name that ends with a degree's letter"),
        pytest.param(
            "Budi Santosa S.E. Ak. M. Si.", "Budi Santosa", ("S.E.", "Ak.", "M.Si."), id="one that is none alone"
        ),
        pytest.param("BUDI S. PRATAMA", "BUDI S. PRATAMA", (), id="an initial"),
        pytest.param("KH. BINSAR HUTAPEA SP", "BINSAR HUTAPEA SP", (), id="two capitals that may be a clan"),
    ],
)
def test_degrees_without_a_comma(text: str, core: str, back: tuple[str, ...]) -> None:
    parsed = parse_name(text)
    assert parsed.value is not None
    assert (parsed.value.core, parsed.value.titles_back) == (core, back)


def test_two_initials_that_spell_a_degree_are_doubted() -> None:
    assert "degree_unsure" in parse_name("BUDI SANTOSA S. E.").notes


@pytest.mark.parametrize(
    ("text", "name", "front", "back", "notes"),
    [
        pytest.param("Ns RINA WATI, S.Kep", "Rina Wati", ("Ns.",), ("S.Kep.",), (), id="a title without its dot"),
        pytest.param("Drs, H. BUDI SANTOSO; M.Si", "Budi Santoso", ("Drs.", "H."), ("M.Si.",), ("title_misread",),
            id="other signs for dot and comma"),
        pytest.param("BUDI SANTOSO AP., M.Si", "Budi Santoso", (), ("A.P.", "M.Si."), (), id="a degree before the comma"),
        pytest.param("BUDI SANTOSO S., M.Si", "Budi Santoso S", (), ("M.Si.",), (), id="an initial before the comma"),
        pytest.param("dr. RINA WATI, Sp.PD-KGH", "Rina Wati", ("dr.",), ("Sp.PD-KGH",), (), id="the branch of a specialist"),
        pytest.param("RINA WATI, SE. M.Si. Ak", "Rina Wati", (), ("S.E.", "M.Si.", "Ak."), (), id="three degrees"),
        pytest.param("Letkol (Inf) BUDI SANTOSO", "Budi Santoso", ("Letkol (Inf)",), (), (), id="the corps in brackets"),
        pytest.param("Alm. H. BUDI SANTOSO", "Budi Santoso", ("H.",), (), (), id="of a dead person, before"),
        pytest.param("BUDI SANTOSO MS", "Budi Santoso Ms", (), (), ("degree_unsure",), id="initials or a degree"),
        pytest.param("dr. Rina Wati SpOG(K)", "Rina Wati", ("dr.",), ("Sp.OG(K)",), (), id="a specialist without comma and dot"),
        pytest.param("Rina Wati Ak, CA", "Rina Wati", (), ("Ak.", "CA"), (), id="an accountant without comma"),
        pytest.param("AKBP I Made Budi, S.H.", "I Made Budi", ("AKBP",), ("S.H.",), (), id="a rank before a name of one letter"),
        pytest.param("BUDI/RINA", "Budi/Rina", (), (), ("several_names",), id="a stroke inside"),
    ],
)  # fmt: skip
def test_titles_and_degrees_as_printed(
    text: str, name: str, front: tuple[str, ...], back: tuple[str, ...], notes: tuple[str, ...]
) -> None:
    parsed = parse_name(text)
    assert parsed.value is not None
    assert (parsed.value.core_title, parsed.value.titles_front, parsed.value.titles_back) == (name, front, back)
    assert parsed.notes == notes


def test_a_text_too_long_for_a_name_is_no_search_for_degrees() -> None:
    """The time grew with the third power of its words: 12,800 letters took two minutes."""
    text = "BUDI MS " * 4000
    start = time.process_time()
    parsed = parse_name(text)
    assert time.process_time() - start < 1
    assert parsed.value is not None
    assert (parsed.value.core, parsed.notes) == (text.strip(), ("words_in_name",))
