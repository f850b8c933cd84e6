"""Seeded errors between documents and sheets: of an office's head and sections, of plans, agreements, reports, of two offices."""

from __future__ import annotations

from tools.bench.audit.documents import REPORTED, Case
from tools.bench.audit.kind import Change, Kind, cell, decree


def _with_the_agreements_targets(case: Case) -> Case:
    path = {"2022": "70", "2023": "75", "2024": "80", "2025": "85", "2026": "90"}
    return case.with_row(0, **{"2023": "83"}).with_row(1, **path)


def _with_the_reports_targets(case: Case) -> Case:
    targets = [row["target"] for row in REPORTED]
    return case.with_row(0, target=targets[0]).with_row(1, target=targets[1])


def _section(at: int, **cells: str) -> Change:
    """Return the change of cells of one row of the sections' sheets."""
    return lambda case: case.but(again=tuple({**r, **cells} if n == at else r for n, r in enumerate(case.again)))


def with_the_year_before(case: Case) -> Case:
    """Return a report with what was reached the year before, another number in one row than that year's report has."""
    before = [row["realisasi"] for row in REPORTED]
    rows = tuple({**row, "lalu": "44" if n == 1 else before[n]} for n, row in enumerate(case.rows))
    labels = {"label_lalu": "REALISASI 2022", "label_target": "TARGET 2023", "label_realisasi": "REALISASI 2023"}
    columns = ("no", "sasaran", "indikator", "satuan", "lalu", "target", "realisasi", "capaian")
    return case.but(rows=rows, columns=columns, told=case.told | labels)


def a_year_before(case: Case) -> Case:
    """Return the document as that of the year before."""
    return case.but(decree=case.decree | {"table_year": "2022"})


def _elsewhere(case: Case) -> Case:
    """Return the document as that of another kecamatan."""
    name = "WONOSARI"
    head = {"title": f"INDIKATOR KINERJA UTAMA KECAMATAN {name}", "head": f"KEPUTUSAN CAMAT {name}"}
    return case.but(place=name.title(), decree=case.decree | head)


def _same(case: Case) -> Case:
    return case


KINDS: tuple[Kind, ...] = (
    Kind(
        "agreement with another target than the IKU",
        "agreement",
        ("agreement_keeps_the_plans_target",),
        cell(1, target="60"),
        ("decree", _same),
    ),
    Kind(
        "agreement with another target than the plan of years",
        "agreement",
        ("agreement_keeps_the_plans_target",),
        cell(1, target="60"),
        ("plan", _with_the_agreements_targets),
    ),
    Kind(
        "report with another target than the agreement",
        "report",
        ("report_keeps_the_agreed_target",),
        cell(1, target="60", capaian="75%"),
        ("agreement", _with_the_reports_targets),
    ),
    Kind(
        "one indicator computed in two ways",
        "decree",
        ("office_computes_an_indicator_one_way",),
        cell(1, formula="(Jumlah desa mandiri / Jumlah desa yang sudah dinilai tim) x 100%"),
        ("book", _same),
    ),
    Kind(
        "agreement without an indicator of the IKU",
        "agreement",
        ("agreement_has_the_key_indicators",),
        lambda c: c.but(rows=c.rows[:3]),
        ("decree", _same),
    ),
    Kind(
        "agreement with another name of an indicator",
        "agreement",
        ("agreement_has_the_key_indicators",),
        cell(2, indikator="Persentase pengaduan warga yang selesai ditindaklanjuti"),
        ("decree", _same),
    ),
    Kind(
        "section with another target than the head",
        "sheets",
        ("section_keeps_the_heads_target",),
        _section(1, target="60"),
    ),
    Kind(
        "goal of the head that no section has",
        "sheets",
        ("head_goal_is_taken_up",),
        lambda c: c.but(again=c.again[:2]),
    ),
    Kind(
        "section's file with another target than the head's",
        "sections",
        ("section_file_keeps_the_heads_target",),
        _section(1, target="60"),
        ("head", _same),
    ),
    Kind(
        "section's file with another unit than the head's",
        "sections",
        ("section_file_keeps_the_heads_target",),
        _section(1, satuan="Desa"),
        ("head", _same),
    ),
    Kind(
        "goal of the head's file that no section's file has",
        "head",
        ("head_goal_is_taken_up_in_files",),
        lambda c: c.but(columns=tuple(name for name in c.columns if name != "pj")),
        ("sections", lambda c: c.but(again=c.again[:2])),
    ),
    Kind(
        "section named as an owner whose file is not there",
        "head",
        ("named_section_has_a_sheet",),
        lambda c: c,
        ("sections", lambda c: c.but(again=c.again[:2])),
    ),
    Kind(
        "agreement that counts what the IKU tells in percent",
        "agreement",
        ("office_keeps_the_unit_of_an_indicator",),
        cell(1, satuan="Desa"),
        ("decree", _same),
    ),
    Kind(
        "agreement with another target than the head's sheet",
        "agreement",
        ("agreement_keeps_the_plans_target",),
        cell(1, target="70"),
        ("head", _same),
    ),
    Kind(
        "result of an earlier year as that year's report does not have it",
        "report",
        ("report_keeps_earlier_results",),
        with_the_year_before,
        ("report", a_year_before),
    ),
    Kind("official of two offices", "decree", ("official_signs_for_one_office",), _same, ("decree", _elsewhere)),
    Kind(
        "one indicator, two formulas",
        "decree",
        ("same_indicator_has_one_formula",),
        _same,
        ("decree", lambda c: _elsewhere(c).with_row(1, formula="(Jumlah desa maju / Jumlah penduduk) x 100%")),
    ),
    Kind(
        "year missing in the series",
        "agreement",
        ("series_has_no_missing_year",),
        decree(table_year="2026"),
        ("agreement", _same),
    ),
)
