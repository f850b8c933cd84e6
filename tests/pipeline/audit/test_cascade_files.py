"""Sheets of an office's head and of its sections in files of their own: targets, units, goals, sections that have none."""

from __future__ import annotations

import pytest

from tools.bench.audit.documents import SECTIONS, Case, make_case, parts_of
from tools.bench.audit.draw import as_text
from tools.bench.audit.measure import told

OF_FILES = {
    "section_file_keeps_the_heads_target", "head_goal_is_taken_up_in_files", "named_section_has_a_sheet",
    "office_keeps_the_unit_of_an_indicator", "agreement_keeps_the_plans_target", "agreement_has_the_key_indicators",
}  # fmt: skip
HEAD = make_case("head", 0)


def of_the_office(form: str) -> Case:
    return make_case(form, 0).but(place=HEAD.place, region=HEAD.region, signer=HEAD.signer)


def rules(*cases: Case) -> set[str]:
    return {rule for rule, about in told([as_text(parts_of(c)) for c in cases]) if about == "document"} & OF_FILES


@pytest.mark.parametrize(
    ("sections", "found"),
    [
        pytest.param(SECTIONS, set(), id="all as the head has it"),
        pytest.param(
            (SECTIONS[0], {**SECTIONS[1], "target": "60"}, SECTIONS[2]), {"section_file_keeps_the_heads_target"}, id="target"
        ),
        pytest.param(
            (SECTIONS[0], {**SECTIONS[1], "satuan": "Desa"}, SECTIONS[2]), {"section_file_keeps_the_heads_target"}, id="unit"
        ),
        pytest.param((SECTIONS[0], {**SECTIONS[1], "satuan": ""}, SECTIONS[2]), set(), id="no unit printed"),
        pytest.param(SECTIONS[:2], {"named_section_has_a_sheet"}, id="a section without sheet: its goal is not told beside"),
        pytest.param(
            (SECTIONS[0], SECTIONS[1], {**SECTIONS[2], "unit": "Kepala Seksi Ketentraman"}), set(), id="a slip in a name"
        ),
        pytest.param(SECTIONS[:1], set(), id="one section does not show how an office does it"),
        pytest.param(
            tuple({**r, "sasaran": f"Terlaksananya hal {n}", "indikator": f"Jumlah berkas {n}"} for n, r in enumerate(SECTIONS)),
            set(), id="sections word their goals in their own way",
        ),
    ],
)  # fmt: skip
def test_what_files_of_sections_take_up_of_the_heads_file(
    sections: tuple[dict[str, str], ...], found: set[str]
) -> None:
    assert rules(HEAD, of_the_office("sections").but(again=sections)) == found


def test_a_goal_without_owner_that_no_section_takes_up_is_told() -> None:
    alone = HEAD.but(columns=tuple(c for c in HEAD.columns if c != "pj"))
    assert rules(alone, of_the_office("sections").but(again=SECTIONS[:2])) == {"head_goal_is_taken_up_in_files"}


def test_files_of_another_office_or_year_are_not_compared() -> None:
    other = make_case("sections", 1).but(again=(SECTIONS[0], {**SECTIONS[1], "target": "60"}, SECTIONS[2]))
    later = of_the_office("sections")
    later = later.but(again=other.again, decree=later.decree | {"table_year": "2024"}, told={"date": "5 Januari 2024"})
    assert rules(HEAD, other, later) == set()


@pytest.mark.parametrize(
    ("title", "found"),
    [
        pytest.param("KEPALA SEKSI PEMBERDAYAAN MASYARAKAT", {"section_file_keeps_the_heads_target"}, id="a section's"),
        pytest.param(
            None, {"agreement_keeps_the_plans_target", "agreement_has_the_key_indicators"}, id="the head's own"
        ),
    ],
)
def test_an_agreement_without_unit_is_that_of_its_first_party(title: str | None, found: set[str]) -> None:
    """A section's agreement was held against the IKU as the office's own: its other targets and indicators were told."""
    case = of_the_office("agreement")
    signer = (
        case.signer if title is None else type(case.signer)(case.signer.name, case.signer.nip, case.signer.rank, title)
    )
    rows = (
        case.rows[0],
        {**case.rows[1], "target": "60"},
        {**case.rows[2], "indikator": "Persentase pengaduan warga yang ditangani"},
    )
    assert rules(HEAD, case.but(signer=signer, rows=rows)) == found


def test_an_agreement_counts_what_the_iku_tells_in_percent() -> None:
    case = of_the_office("agreement").but(rows=HEAD.rows)
    assert rules(HEAD, case) == set()
    assert rules(HEAD, case.with_row(1, satuan="Desa")) == {"office_keeps_the_unit_of_an_indicator"}
    assert rules(HEAD, case.with_row(0, satuan="Nilai")) == set()  # a scale under another name
