"""Where rules on targets begin and end to speak: values at their bounds, the fewest years, units, signs."""

from __future__ import annotations

import pytest

from extractors.model.blocks import IndikatorRow
from tests.pipeline.audit.test_targets import dossier, failed, row
from tests.pipeline.reconcile.together import audit, reconcile

INDEX = "Indeks kepuasan masyarakat"
SHARE = "Persentase desa tertib"


@pytest.mark.parametrize(
    ("target", "told"),
    [
        pytest.param("0%", False, id="none"),
        pytest.param("100%", False, id="all"),
        pytest.param("100,5%", True, id="more_than_all"),
        pytest.param("-1%", True, id="less_than_none"),
        pytest.param("101", True, id="without_a_sign"),
        pytest.param("101 persen", True, id="in_words"),
        pytest.param("150 orang", False, id="of_another_unit"),
        pytest.param("meningkat", False, id="no_number"),
    ],
)
def test_share_within_bounds(target: str, *, told: bool) -> None:
    assert ("percentage_target_lies_within_bounds" in failed(dossier(row(SHARE, target=target)))) is told


@pytest.mark.parametrize(
    ("indikator", "target", "told"),
    [
        pytest.param("Nilai SAKIP", "0", False, id="lowest"),
        pytest.param("Nilai SAKIP", "100", False, id="highest"),
        pytest.param("Nilai SAKIP", "100,1", True, id="beyond"),
        pytest.param("Nilai SAKIP", "a", False, id="grade_in_small_letters"),
        pytest.param("Nilai SAKIP", "meningkat", False, id="no_value"),
        pytest.param("Persentase nilai SAKIP", "150", False, id="a_share_of_such"),
        pytest.param("Jumlah nilai SAKIP", "150", False, id="a_number_of_such"),
    ],
)
def test_target_on_its_scale(indikator: str, target: str, *, told: bool) -> None:
    assert ("target_lies_on_its_scale" in failed(dossier(row(indikator, target=target)))) is told


@pytest.mark.parametrize(
    ("given", "told"),
    [
        pytest.param(row("Produksi beras", target="65"), True, id="bare"),
        pytest.param(row("Produksi beras", target="65 ton"), False, id="with_it"),
        pytest.param(row("Produksi beras", target="65", satuan="Ton"), False, id="in_its_column"),
        pytest.param(row("Sapi perah", target="65", sub_no="a."), True, id="a_numbered_part"),
        pytest.param(row("Sapi perah", target="65", sub_no="•"), False, id="an_item"),
        pytest.param(row("Opini BPK", target="WTP"), False, id="a_grade"),
        pytest.param(row("Laporan", target="Terlaksana"), False, id="no_number"),
        pytest.param(row("", target="65"), False, id="no_indicator"),
    ],
)
def test_target_with_a_unit(given: IndikatorRow, *, told: bool) -> None:
    assert ("target_has_a_unit" in failed(dossier(given))) is told


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param([row(SHARE, target="90%"), row("Persentase aduan", target="80")], "80", id="one_of_two"),
        pytest.param(
            [row(SHARE, target="90"), row("Persentase aduan", target="80"), row("Persentase izin", target="70%")],
            "70%",
            id="the_one_unlike_the_others",
        ),
        pytest.param([row(SHARE, target="90%"), row("Persentase aduan", target="80%")], None, id="all_with"),
        pytest.param([row(SHARE, target="90"), row("Persentase aduan", target="80")], None, id="all_without"),
        pytest.param(
            [row(SHARE, target="90%"), row("Persentase aduan", target="80", satuan="%")], None, id="in_its_column"
        ),
        pytest.param([row(SHARE, target="90%"), row(INDEX, target="80")], None, id="no_share"),
        pytest.param(
            [row(SHARE, target="90%"), row("Persentase aduan", target="12 aduan")], None, id="of_another_unit"
        ),
        pytest.param([row(SHARE, target="90%"), row("Persentase aduan", target="naik")], None, id="no_number"),
    ],
)
def test_shares_written_alike(rows: list[IndikatorRow], found: str | None) -> None:
    assert failed(dossier(*rows)).get("percentage_targets_are_written_alike") == found


@pytest.mark.parametrize(
    ("values", "told"),
    [
        pytest.param(["80", "79"], False, id="two_years_are_no_path"),
        pytest.param(["80", "79", "82"], True, id="three_are"),
        pytest.param(["80", "80", "80"], False, id="the_same"),
        pytest.param(["80", "79", "82", "81", "84"], False, id="up_and_down"),
        pytest.param(["80", "79", "82", "81", "84", "85"], True, id="two_of_five_steps"),
        pytest.param(["80", "79", "90%"], False, id="of_several_units"),
    ],
)
def test_path_of_a_level(values: list[str], *, told: bool) -> None:
    years = {2020 + n: text for n, text in enumerate(values)}
    assert ("yearly_targets_move_one_way" in failed(dossier(row(INDEX, years=years)))) is told


@pytest.mark.parametrize(
    ("values", "told"),
    [
        pytest.param(["10", "50", "10"], True, id="five_times"),
        pytest.param(["10", "49", "10"], False, id="less"),
        pytest.param(["10", "10", "100"], True, id="the_last_ten_times"),
        pytest.param(["10", "10", "99"], False, id="the_last_less"),
        pytest.param(["100", "10", "10"], True, id="the_first_ten_times"),
        pytest.param(["1", "5", "1"], True, id="from_one_on"),
        pytest.param(["0,9", "50", "0,9"], False, id="small_numbers"),
        pytest.param(["10", "50"], False, id="two_years"),
        pytest.param(["10", "50", "60"], False, id="a_step"),
    ],
)
def test_years_between_which_a_target_jumps(values: list[str], *, told: bool) -> None:
    years = {2020 + n: text for n, text in enumerate(values)}
    assert ("yearly_target_does_not_jump" in failed(dossier(row("Produksi beras", years=years)))) is told


@pytest.mark.parametrize(
    ("years", "lost"),
    [
        pytest.param([2021, 2023], None, id="two_years"),
        pytest.param([2021, 2022, 2024], "2021, 2022, 2024", id="three_and_one_lost"),
        pytest.param([2021, 2022, 2023], None, id="none_lost"),
    ],
)
def test_years_that_are_left_out(years: list[int], lost: str | None) -> None:
    given = row(INDEX, years=dict.fromkeys(years, "80"))
    assert failed(dossier(given)).get("target_years_have_no_gap") == lost


@pytest.mark.parametrize(
    ("given", "told"),
    [
        pytest.param(row(INDEX, baseline="80", target="80"), False, id="as_good"),
        pytest.param(row(INDEX, baseline="80", target="79,9"), True, id="a_little_worse"),
        pytest.param(row("Angka kemiskinan", baseline="8", target="8"), False, id="as_low"),
        pytest.param(row("Angka kemiskinan", baseline="8", target="8,1"), True, id="a_little_higher"),
        pytest.param(row("Produksi beras", baseline="80 ton", target="75 kuintal"), False, id="units_differ"),
        pytest.param(row("Produksi beras", baseline="80 ton", target="75 ton"), True, id="units_agree"),
        pytest.param(row("Produksi beras", baseline="80", target="75 ton"), True, id="one_unit"),
        pytest.param(row(INDEX, baseline="80", years={2021: "82", 2022: "79"}), True, id="the_last_year_counts"),
        pytest.param(row(INDEX, baseline="80", years={2021: "79", 2022: "82"}), False, id="not_the_first"),
        pytest.param(row(INDEX, baseline="baik", target="75"), False, id="no_number"),
        pytest.param(row(INDEX, target="75"), False, id="no_baseline"),
        pytest.param(row("", baseline="80", target="75"), False, id="no_indicator"),
    ],
)
def test_worse_than_the_baseline(given: IndikatorRow, *, told: bool) -> None:
    assert ("target_is_no_worse_than_the_baseline" in failed(dossier(given))) is told


def test_what_a_finding_on_a_path_quotes() -> None:
    found = failed(dossier(row(INDEX, years={2021: "80", 2022: "78", 2023: "84", 2024: "85"})))
    assert found["yearly_targets_move_one_way"] == "80 → 78 → 84 → 85"


@pytest.mark.parametrize(
    ("rule", "given", "found", "expected", "quoted"),
    [
        pytest.param(
            "target_lies_on_its_scale",
            row("Nilai SAKIP", target="850"),
            "850",
            "0–100",
            ["Nilai SAKIP", "850"],
            id="scale",
        ),
        pytest.param(
            "yearly_targets_move_one_way",
            row(INDEX, years={2021: "80", 2022: "78", 2023: "84", 2024: "85"}),
            "80 → 78 → 84 → 85",
            None,
            ["80", "78"],
            id="path",
        ),
        pytest.param(
            "target_is_no_worse_than_the_baseline",
            row(INDEX, baseline="80", years={2021: "82", 2022: "79", 2023: "78"}),
            "78",
            "80",
            ["80", "78"],
            id="baseline",
        ),
        pytest.param(
            "yearly_target_does_not_jump",
            row(INDEX, years={2021: "7,5", 2022: "76", 2023: "7,7"}),
            "7,5 → 76 → 7,7",
            None,
            ["76"],
            id="jump",
        ),
    ],
)
def test_what_a_finding_on_targets_says(
    rule: str, given: IndikatorRow, found: str, expected: str | None, quoted: list[str]
) -> None:
    (check,) = (
        c for a in audit(reconcile([dossier(given)])) if a.rule.__name__ == rule for c in a.checks if not c.passed
    )
    assert (check.found, check.expected, [q.text for q in check.quotes]) == (found, expected, quoted)
