"""Sheets of an office's head and of its sections: which goals are taken up, which targets agree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tools.bench.audit.documents import SECTIONS, Case, make_case, parts_of
from tools.bench.audit.draw import as_text
from tools.bench.audit.errors_offices import a_year_before, with_the_year_before
from tools.bench.audit.measure import told

OF_CASCADE = {"head_goal_is_taken_up", "section_keeps_the_heads_target"}


def rules(change: Callable[[Case], Case]) -> set[str]:
    return {rule for rule, _ in told([as_text(parts_of(change(make_case("sheets", 0))))])} & OF_CASCADE


def with_sections(*rows: dict[str, str]) -> Callable[[Case], Case]:
    return lambda case: case.but(again=rows)


@pytest.mark.parametrize(
    ("sections", "found"),
    [
        pytest.param(SECTIONS, set(), id="all taken up"),
        pytest.param(SECTIONS[:2], {"head_goal_is_taken_up"}, id="one goal left out"),
        pytest.param(
            tuple({**r, "sasaran": f"Terlaksananya hal {n}", "indikator": f"Jumlah berkas {n}"} for n, r in enumerate(SECTIONS)),
            set(), id="sections word their goals in their own way",
        ),
        pytest.param(
            (*SECTIONS[:1], {**SECTIONS[1], "target": "60"}, *SECTIONS[2:]), {"section_keeps_the_heads_target"}, id="target"
        ),
        pytest.param(
            (*SECTIONS[:1], {**SECTIONS[1], "target": "60", "satuan": "desa"}, *SECTIONS[2:]), set(), id="another unit"
        ),
        pytest.param((), set(), id="the head alone"),
    ],
)  # fmt: skip
def test_what_sections_take_up_of_the_head(sections: tuple[dict[str, str], ...], found: set[str]) -> None:
    assert rules(with_sections(*sections)) == found


def test_plans_with_their_programmes_are_no_sheets_of_the_head() -> None:
    case = make_case("sheets", 0).but(again=(*SECTIONS[:1], {**SECTIONS[1], "target": "60"}))
    sheets = as_text(parts_of(case))
    plan = sheets.replace(b"INDIKATOR KINERJA UTAMA TAHUN", b"RENCANA KERJA (RENJA) TAHUN")
    assert OF_CASCADE & {rule for rule, _ in told([sheets])}
    assert not OF_CASCADE & {rule for rule, _ in told([plan])}


def test_an_earlier_result_is_held_against_the_report_of_its_year() -> None:
    now = with_the_year_before(make_case("report", 0))
    before = as_text(parts_of(a_year_before(make_case("report", 0))))
    same = replace(now, rows=tuple({**row, "lalu": {"44": "45"}.get(row["lalu"], row["lalu"])} for row in now.rows))
    rule = ("report_keeps_earlier_results", "document")
    assert rule in told([as_text(parts_of(now)), before])
    assert rule not in told([as_text(parts_of(same)), before])
    assert rule not in told([as_text(parts_of(now))])
