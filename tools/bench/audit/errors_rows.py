"""Seeded errors of the tables: cells, formulas, units, targets, achievement."""

from __future__ import annotations

from tools.bench.audit.documents import ROWS, Case
from tools.bench.audit.kind import Change, Kind, cell

REVERSED = ("numerator_is_part_of_denominator",)
BOUNDS = ("percentage_target_lies_within_bounds", "target_lies_on_its_scale")


def _many(case: Case) -> Case:
    rows = []
    for n in range(1, 35):
        group = f"warga kelompok {n}"
        said = {
            "indikator": f"Persentase {group} terlayani",
            "sasaran": f"Meningkatnya mutu layanan {group}",
            "no": str(n),
        }
        rows.append(ROWS[1] | said | {"formula": f"(Jumlah {group} terlayani / Jumlah seluruh {group}) x 100%"})
    return case.but(rows=tuple(rows))


def _again(at: int, **cells: str) -> Change:
    """Return the change that prints the table again in a second annex, with other cells in one row."""
    return lambda case: case.but(again=tuple({**row, **cells} if n == at else row for n, row in enumerate(case.rows)))


def _no_unit(case: Case) -> Case:
    columns = tuple(c for c in case.columns if c != "satuan")
    return case.but(columns=columns).with_row(0, indikator="Kepuasan masyarakat atas layanan")


def _mixed(case: Case) -> Case:
    columns = tuple(c for c in case.columns if c != "satuan")
    return case.but(columns=columns).with_row(1, target="75%").with_row(2, target="90")


def _without_year(case: Case) -> Case:
    return case.but(columns=tuple(c for c in case.columns if c != "2024"))


GOALS = tuple(f"{n}. {row['sasaran']}" for n, row in enumerate(ROWS, start=1))
_OUTPUTS = ({"indikator": "Jumlah rapat koordinasi", "target": "4", "satuan": "Kali"},
            {"indikator": "Jumlah dokumen laporan", "target": "2", "satuan": "Dokumen"})  # fmt: skip

KINDS: tuple[Kind, ...] = (
    Kind("formula blank", "decree", ("formula_is_present",), cell(1, formula="")),
    Kind("formula a dash", "decree", ("formula_is_present",), cell(1, formula="-")),
    Kind("source blank", "decree", ("source_is_present",), cell(1, sumber="")),
    Kind("source a dash", "decree", ("source_is_present",), cell(1, sumber="-")),
    Kind("owner blank", "decree", ("owner_is_present",), cell(1, pj="")),
    Kind("target blank", "decree", ("target_is_present",), cell(1, target="")),
    Kind("target a dash", "agreement", ("target_is_present",), cell(1, target="-")),
    Kind(
        "indicator twice",
        "decree",
        ("indicator_is_listed_once",),
        lambda c: c.but(rows=(*c.rows, c.rows[3] | {"no": "5"})),
    ),
    Kind("row number left out", "decree", ("row_numbers_have_no_gap",), cell(3, no="6")),
    Kind(
        "activity for a result",
        "decree",
        ("indicator_is_a_result",),
        cell(1, indikator="Terlaksananya rapat koordinasi desa", formula="Jumlah rapat", satuan="Kali", target="4"),
    ),
    Kind(
        "number of meetings for a result",
        "agreement",
        ("indicator_is_a_result",),
        cell(1, indikator="Jumlah rapat koordinasi desa", satuan="Kali", target="4"),
    ),
    Kind(
        "goal with outputs alone",
        "agreement",
        ("goal_has_a_result_indicator",),
        lambda c: c.but(rows=(c.rows[0], c.rows[1] | _OUTPUTS[0], c.rows[1] | _OUTPUTS[1], *c.rows[2:])),
    ),
    Kind(
        "goal of the text without indicator",
        "book",
        ("listed_goal_has_an_indicator",),
        lambda c: c.but(goals=(*GOALS, "5. Meningkatnya daya saing usaha kecil warga")),
    ),
    Kind(
        "goal worded otherwise in the text",
        "book",
        ("prose_and_table_agree",),
        lambda c: c.but(goals=tuple(g.replace("ketertiban umum", "ketertiban umumnya") for g in GOALS)),
    ),
    Kind("too many indicators", "decree", ("number_of_indicators_is_workable",), _many),
    Kind("table again, another target", "decree", ("body_and_annex_tables_agree",), _again(1, target="80")),
    Kind(
        "table again, another formula",
        "decree",
        ("body_and_annex_tables_agree",),
        _again(2, formula="Jumlah pengaduan selesai"),
    ),
    Kind("table again, another unit", "decree", ("body_and_annex_tables_agree",), _again(0, satuan="Poin")),
    Kind("table again, another owner", "decree", ("body_and_annex_tables_agree",), _again(0, pj="Sekretariat")),
    Kind(
        "reversed, seluruh", "decree", REVERSED, cell(1, formula="(Jumlah seluruh desa / Jumlah desa mandiri) x 100%")
    ),
    Kind("reversed, one word", "decree", REVERSED, cell(1, formula="(Jumlah desa / Jumlah desa mandiri) x 100%")),
    Kind("reversed, total", "decree", REVERSED, cell(1, formula="(Total desa / Desa mandiri) x 100%")),
    Kind(
        "reversed, in words",
        "decree",
        REVERSED,
        cell(1, formula="Jumlah seluruh desa dibagi jumlah desa mandiri dikali 100%"),
    ),
    Kind(
        "reversed, longer part",
        "decree",
        REVERSED,
        cell(2, formula="(Jumlah pengaduan / Jumlah pengaduan yang ditindaklanjuti) x 100%"),
    ),
    Kind(
        "reversed, other words",
        "decree",
        REVERSED,
        cell(1, formula="(Jumlah seluruh kelurahan dan kampung / Jumlah desa mandiri) x 100%"),
    ),
    Kind(
        "reversed, target over result",
        "decree",
        REVERSED,
        cell(2, indikator="Persentase realisasi anggaran", formula="(Target anggaran / Realisasi anggaran) x 100%"),
    ),
    Kind(
        "halves the same",
        "decree",
        ("numerator_differs_from_denominator",),
        cell(1, formula="(Jumlah desa mandiri / Jumlah desa mandiri) x 100%"),
    ),
    Kind(
        "formula of another thing",
        "decree",
        ("formula_measures_its_indicator",),
        cell(1, formula="(Jumlah dokumen pengajuan selesai / Jumlah dokumen pengajuan masuk) x 100%"),
    ),
    Kind(
        "percentage that only counts",
        "decree",
        ("percentage_indicator_has_a_ratio",),
        cell(1, formula="Jumlah desa mandiri"),
    ),
    Kind(
        "count as a percentage",
        "decree",
        ("count_indicator_has_no_percentage",),
        cell(1, indikator="Jumlah desa mandiri", satuan="Desa"),
    ),
    Kind(
        "bracket left open",
        "decree",
        ("formula_brackets_are_balanced",),
        cell(1, formula="(Jumlah desa mandiri / (Jumlah seluruh desa) x 100%"),
    ),
    Kind(
        "purpose for a formula",
        "decree",
        ("formula_is_a_computation",),
        cell(1, formula="Untuk mengetahui tingkat kemandirian desa"),
    ),
    Kind(
        "desa over desa and kelurahan",
        "decree",
        ("formula_compares_the_same_scope",),
        cell(1, formula="(Jumlah desa dan kelurahan mandiri / Jumlah seluruh desa) x 100%"),
    ),
    Kind("percentage beyond 100", "decree", BOUNDS, cell(1, target="175")),
    Kind("percentage beyond 100, by year", "plan", BOUNDS, cell(1, **{"2026": "650"})),
    Kind("percentage in another unit", "decree", ("unit_of_a_percentage_is_percent",), cell(1, satuan="Dokumen")),
    Kind(
        "unit beside the target is another",
        "decree",
        ("target_unit_agrees_with_its_column",),
        cell(1, target="75 Desa"),
    ),
    Kind("target without unit", "agreement", ("target_has_a_unit",), _no_unit),
    Kind("percent sign now and then", "agreement", ("percentage_targets_are_written_alike",), _mixed),
    Kind("SAKIP graded WTP", "decree", ("target_lies_on_its_scale",), cell(3, target="WTP")),
    Kind("SAKIP beyond 100", "agreement", ("target_lies_on_its_scale",), cell(3, target="165")),
    Kind("IKM beyond 100", "decree", ("target_lies_on_its_scale",), cell(0, target="830")),
    Kind(
        "opinion graded BB",
        "agreement",
        ("target_lies_on_its_scale",),
        cell(3, indikator="Opini BPK atas laporan keuangan", target="BB"),
    ),
    Kind("targets fall back", "plan", ("yearly_targets_move_one_way",), cell(0, **{"2024": "79"})),
    Kind("targets rise where lower is better", "plan", ("yearly_targets_move_one_way",), cell(2, **{"2024": "12,5"})),
    Kind("decimal sign slipped in a year", "plan", ("yearly_target_does_not_jump",), cell(2, **{"2024": "100"})),
    Kind("year left out", "plan", ("target_years_have_no_gap",), _without_year),
    Kind("target below the baseline", "plan", ("target_is_no_worse_than_the_baseline",), cell(1, awal="85")),
    Kind(
        "target above the baseline where lower is better",
        "plan",
        ("target_is_no_worse_than_the_baseline",),
        cell(2, awal="7,5"),
    ),
    Kind("achievement computed wrong", "report", ("achievement_is_computed_right",), cell(1, capaian="45%")),
    Kind(
        "achievement computed wrong, lower is better",
        "report",
        ("achievement_is_computed_right",),
        cell(2, capaian="90,5%"),
    ),
    Kind(
        "sum of the budget wrong",
        "agreement",
        ("budget_list_adds_up",),
        lambda c: c.but(budget=(*c.budget[:2], ("", "Jumlah", "Rp 452.500.000"))),
    ),
    Kind("agreement without programmes", "agreement", ("agreement_lists_its_programmes",), lambda c: c.but(budget=())),
)
