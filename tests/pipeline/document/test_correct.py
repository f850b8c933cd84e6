from __future__ import annotations

import pytest

from pipeline.audit.apply import audit
from pipeline.document.correct import correct_dossier
from pipeline.fields import TABLES
from pipeline.fields.printed import PRINTED
from pipeline.reconcile.corrections import Correction
from pipeline.records.dossier import Dossier
from pipeline.records.ids import indicator_id, signatory_id
from pipeline.run.inputs import FolderInputs, Input
from pipeline.run.reader import Reader
from tests.pipeline.reconcile.together import reconcile
from tests.pipeline.samples import folder, report

NIP = "196001011985031001"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return Reader(FolderInputs(folder(tmp_path_factory.mktemp("raw"), {"a.txt": report()}))).read(Input("a.txt", 0))


def line(table: str, record: str, field: str, value: str, old: str = "") -> Correction:
    return Correction(table, record, field, value, "value", "", "lihat SK", 7, "petugas", "2024-01-01", old)


def test_a_corrected_nip_has_no_finding_any_more(dossier: Dossier) -> None:
    broken = correct_dossier(dossier, [line("signatories", signatory_id(dossier, 1), "nip", "1960")])
    rules = {a.rule.__name__ for a in audit(broken) if not all(c.passed for c in a.checks)}
    mended = correct_dossier(broken, [line("signatories", signatory_id(dossier, 1), "nip", NIP)])
    left = {a.rule.__name__ for a in audit(mended) if not all(c.passed for c in a.checks)}
    assert any(name.startswith("nip_") for name in rules)
    assert not any(name.startswith("nip_") for name in left)


def test_the_reason_and_who_gave_it_stand_beside_the_decision(dossier: Dossier) -> None:
    made = reconcile([dossier], [line("signatories", signatory_id(dossier, 1), "nip", NIP)])
    (told,) = (d for d in made.decisions if d.method == "correction")
    assert (told.reason, told.who, told.when, told.value) == ("lihat SK", "petugas", "2024-01-01", NIP)


@pytest.mark.parametrize("column", [column for declared in PRINTED for column in declared.values])
def test_each_value_of_a_row_can_be_corrected(dossier: Dossier, column: str) -> None:
    given = (
        "3"
        if TABLES["indicators"].column(column).type == "float64"
        else "ratio"
        if column == "formula_kind"
        else "Camat"
    )
    key = indicator_id(dossier, 1)
    (row,) = (
        r for r in reconcile([dossier], [line("indicators", key, column, given)]).rows["indicators"] if r["row_no"] == 1
    )
    assert row[column] in (given, [given], float(given) if given == "3" else given)


def test_a_line_whose_old_text_is_gone_changes_nothing(dossier: Dossier) -> None:
    given = line("signatories", signatory_id(dossier, 1), "name", "Orang Lain", old="NAMA YANG DULU")
    assert correct_dossier(dossier, [given]) == dossier


@pytest.mark.parametrize(
    ("old", "value", "unmatched"),
    [
        pytest.param("{target}", 3.0, False, id="the printed target"),
        pytest.param("12345", None, True, id="another target"),
    ],
)
def test_a_target_is_corrected_only_where_its_old_text_stands(
    dossier: Dossier, old: str, value: float | None, unmatched: bool
) -> None:
    printed = dossier.indicators[0].quotes["target"].text
    key = indicator_id(dossier, dossier.indicators[0].row_no)
    made = reconcile([dossier], [line("indicators", key, "target_value", "3", old.format(target=printed))])
    row = next(r for r in made.rows["indicators"] if r["indicator_id"] == key)
    before = next(r for r in reconcile([dossier], []).rows["indicators"] if r["indicator_id"] == key)
    assert row["target_value"] == (before["target_value"] if value is None else value)
    told = [d for d in made.decisions if d.method == "correction"]
    assert [d.raw for d in told] == ([] if unmatched else [printed])
    assert [f["rule_id"] for f in made.rows["findings"] if f["rule_id"].startswith("correction_")] == (
        ["correction_names_a_record"] if unmatched else []
    )


def test_corrections_of_other_documents_change_nothing(dossier: Dossier) -> None:
    assert correct_dossier(dossier, [line("signatories", "0000000000000000-s00001", "nip", NIP)]) is dossier
