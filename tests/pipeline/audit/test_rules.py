"""The first rules on small reports: each holds, fails, and is silent where it does not apply."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from extractors.find import find_blocks
from extractors.readers import read_document
from pipeline.audit.apply import RULES
from pipeline.audit.rules.indicator_table import formula_is_present, source_is_present
from pipeline.records.dossier import interpret
from pipeline.records.indicator import IndicatorRecord
from pipeline.records.source import Source
from tests.pipeline.reconcile.together import audit, reconcile
from tests.pipeline.samples import NIP, ROWS, report

CLEAN = (ROWS[0], ROWS[1].replace("\t\t", "\tHasil evaluasi Inspektorat\t"))
PROSE = "Rapat desa membahas jalan.\nTidak ada tabel di sini.\n"


def verdicts(text: str) -> dict[str, bool]:
    """Return for each rule that applied whether all of its checks passed."""
    data = text.encode()
    document = read_document(data)
    dossier = interpret(Source("a.txt", document.sha256, len(data)), document, find_blocks(document))
    return {a.rule.__name__: all(c.passed for c in a.checks) for a in audit(reconcile([dossier]))}


def twice(second: str) -> str:
    """Return a report whose table is printed in the body and again in the annex."""
    return report(rows=CLEAN) + "\n\nLAMPIRAN II\n\n" + report(rows=(CLEAN[0], second)).split("LAMPIRAN")[1]


@pytest.mark.parametrize("n", [20, 40, 80])
def test_series_of_blank_cells_goes_through_the_rows_once(n: int) -> None:
    data = report(
        rows=tuple(f"{k}\tMeningkatnya mutu\tNilai {k} layanan\t\t-\t-\t80" for k in range(1, n + 1))
    ).encode()
    document = read_document(data)
    dossier = interpret(Source("a.txt", document.sha256, len(data)), document, find_blocks(document))
    looked = 0

    class Counted(tuple[IndicatorRecord, ...]):
        def __iter__(self) -> Iterator[IndicatorRecord]:
            nonlocal looked
            looked += 1
            return super().__iter__()

    counted = replace(dossier, indicators=Counted(dossier.indicators))
    checks = [check for each in (formula_is_present, source_is_present) for check in each(counted)]
    assert len(checks) >= n
    assert looked == 3  # by each rule, and once for both by what they ask of the tables


@pytest.mark.parametrize(
    ("rule", "good", "bad"),
    [
        pytest.param("decree_number_is_present", report(), report(number=""), id="number"),
        pytest.param("decree_date_has_a_day", report(), report(date="    Januari 2023"), id="day"),
        pytest.param("diktum_numbers_have_no_gap", report(), report(rulings=("KESATU", "KETIGA")), id="rulings"),
        pytest.param("announced_table_is_present", report(), report().split("LAMPIRAN")[0], id="table"),
        pytest.param("formula_is_present", report(rows=CLEAN), report(), id="formula"),
        pytest.param(
            "source_is_present", report(), report(rows=(ROWS[0].replace("Buku pengaduan", "-"),)), id="source"
        ),
        pytest.param("document_is_filled_in", report(), report() + "\n${nama} ${nip} ${pangkat}\n", id="template"),
        pytest.param("nip_has_eighteen_digits", report(), report(nip=NIP[:-1]), id="seventeen digits"),
        pytest.param("nip_is_plausible", report(), report(nip="19701301 199503 1 001"), id="month thirteen"),
    ],
)
def test_a_rule_holds_fails_and_is_silent(rule: str, good: str, bad: str) -> None:
    assert verdicts(good)[rule] is True
    assert verdicts(bad)[rule] is False
    assert verdicts(PROSE).get(rule, True) is True


def test_a_clean_report_has_no_error() -> None:
    errors = {r.__name__ for r in RULES if r.severity == "error"}
    assert {name for name, passed in verdicts(report(rows=CLEAN)).items() if not passed and name in errors} == set()


def test_every_rule_says_what_it_wants() -> None:
    names = [r.__name__ for r in RULES]
    assert len(set(names)) == len(names)
    for r in RULES:
        assert (r.__doc__ or "").strip().endswith("."), r.__name__
        assert "\n" not in (r.__doc__ or "").strip(), r.__name__
        assert r.title_id.endswith("."), r.__name__
        assert r.source, r.__name__
        assert r.severity in ("error", "warning", "info"), r.__name__


@pytest.mark.parametrize(
    ("second", "passed"),
    [
        pytest.param(CLEAN[1], True, id="the same"),
        pytest.param(CLEAN[1].replace("Sekretariat", "Seksi Umum"), False, id="another owner"),
        pytest.param(CLEAN[1].replace("\tB\t", "\tBB\t"), False, id="another grade"),
    ],
)
def test_two_printings_of_a_table_agree(second: str, passed: bool) -> None:
    assert verdicts(twice(second))["body_and_annex_tables_agree"] is passed
