"""An office on one page: which documents are its own, what shows of SMART and of the evaluation sheet, what to ask for."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.audit.apply import RULES
from pipeline.outputs.offices.cascade import cascade_of
from pipeline.outputs.offices.comparison import by_kind, over_years
from pipeline.outputs.offices.lke import Line, asked_of, sheet_of
from pipeline.outputs.offices.offices import Office, offices_of
from pipeline.outputs.offices.smart import LETTERS, goals_of, measures_of
from reference.load import read_settings
from tests.pipeline.outputs.offices.rows import document, finding, indicator, row, tables

WHOLE = {"formula_raw": "a / b x 100%", "target_raw": "80", "baseline_raw": "75"}


def one(**given: Any) -> Office:
    (office,) = offices_of(tables(**{"documents": [document("a")], **given}))
    return office


def line(office: Office, criterion: str) -> Line:
    return next(line for line in sheet_of(office) if line.id == criterion)


def test_documents_of_one_office_in_one_place_stand_together_and_those_of_no_office_last() -> None:
    found = offices_of(tables(documents=[
        document("a", 2024), document("b", 2023), document("c", name=None, institution_id=None, kabupaten_kota=None),
        document("d", kabupaten_kota="Kabupaten Lain"), document("e", status="failed"),
    ]))  # fmt: skip
    assert [[d["document_id"] for d in o.documents] for o in found] == [["b", "a"], ["d"], ["c"]]
    assert found[0].years == (2023, 2024)


@pytest.mark.parametrize(
    ("given", "rules", "states"),
    [
        pytest.param({}, [], "shown unseen unseen shown unseen", id="indicator and goal alone"),
        pytest.param(WHOLE, [], "shown shown shown shown shown", id="all"),
        pytest.param({"formula_raw": "-", "sasaran_raw": None}, [], "shown unseen unseen unseen unseen", id="a dash is nothing"),
        pytest.param({"formula_raw": "a"}, ["formula_is_a_computation"], "shown look unseen shown unseen", id="finding"),
        pytest.param({"formula_raw": "a / b", "doubts": ["ocr_unsure"]}, [], "unsure unsure unseen unsure unseen", id="doubted"),
    ],
)  # fmt: skip
def test_each_letter_of_smart_is_shown_or_not(given: dict[str, Any], rules: list[str], states: str) -> None:
    office = one(indicators=[indicator("a", **given)], findings=[finding("a", rule, "a-i1") for rule in rules])
    (measure,) = measures_of(office)
    assert " ".join(measure.states) == states
    assert measure.doubtful is ("doubts" in given)


def test_a_finding_of_several_places_stands_at_each_of_its_records() -> None:
    printed = {"document_id": "a", "page": 2, "bbox": [1.0, 2.0, 3.0, 4.0], "text": "Jumlah rapat"}
    office = one(
        indicators=[indicator("a"), indicator("a", "Jumlah rapat", indicator_id="a-i2")],
        findings=[finding("a", "indicator_is_a_result", "a-i1", n_places=2)],
        evidence=[
            row("evidence", table="indicators", record_id="a-i2", **printed),
            row("evidence", table="findings", record_id="a-indicator_is_a_result", **printed),
        ],
    )
    assert [m.state("S") for m in measures_of(office)] == ["look", "look"]


def test_what_the_reader_doubts_and_what_was_dismissed_speaks_against_nobody() -> None:
    office = one(
        indicators=[indicator("a")],
        findings=[
            finding("a", "indicator_is_a_result", "a-i1", source="reader"),
            finding("a", "indicator_is_listed_once", "a-i1", verdict="dismissed"),
        ],
    )
    assert (office.findings, measures_of(office)[0].state("S")) == ((), "shown")


def test_the_path_of_targets_tells_plan_and_agreement_apart_where_they_differ() -> None:
    office = one(
        documents=[document("a"), document("b", kind="perjanjian_kinerja")],
        indicators=[indicator("a"), indicator("b", target_raw="82")],
        targets=[
            row("targets", indicator_id="a-i1", document_id="a", year=year, kind="target", value_raw=value)
            for year, value in ((2023, "75"), (2024, "80"))
        ],
    )
    (measure,) = measures_of(office)
    assert measure.path == "2023: 75; 2024: 80 (IKU) ≠ 82 (PK)"
    assert measure.pages == (("a", 2), ("b", 2))


def test_rows_printed_again_and_rows_of_programmes_are_no_further_indicators() -> None:
    office = one(indicators=[
        indicator("a"), indicator("a", indicator_id="a-i2", duplicate_of="a-i1"),
        indicator("a", "Keluaran", indicator_id="a-i3", level="program"),
    ])  # fmt: skip
    measures = measures_of(office)
    assert [m.text for m in measures] == ["Indeks Kepuasan Masyarakat"]
    assert [(goal, len(found)) for goal, found in goals_of(measures)] == [("Meningkatnya pelayanan", 1)]


@pytest.mark.parametrize(
    ("criterion", "given", "state"),
    [
        pytest.param("1.a.1", {}, "unseen", id="what no document shows"),
        pytest.param("1.a.3", {"documents": [document("a", kind="renstra")]}, "shown", id="kind of document"),
        pytest.param("1.b.1", {}, "shown", id="signed"),
        pytest.param("1.b.1", {"documents": [document("a", n_signatories=0)]}, "unseen", id="not signed"),
        pytest.param("1.b.1", {"findings": [finding("a", "signing_date_has_a_day")]}, "look", id="finding"),
        pytest.param("2.a.2", {"indicators": [indicator("a", formula_raw="a / b")]}, "shown", id="column"),
        pytest.param("2.a.2", {"indicators": [indicator("a", formula_raw="a", doubts=["x"])]}, "unsure", id="doubted"),
        pytest.param("1.b.10", {"indicators": [indicator("a", unit_name="Seksi Pelayanan")]}, "shown", id="a section"),
        pytest.param(
            "1.b.10", {"indicators": [indicator("a", unit_name="KECAMATAN SUKAMAJU")]}, "unseen", id="no section"
        ),
        pytest.param(
            "1.b.7", {"indicators": [indicator("a", target_raw="80")]}, "unseen", id="a target alone is no path"
        ),
    ],
)
def test_the_evaluation_sheet_tells_what_the_documents_show(criterion: str, given: dict[str, Any], state: str) -> None:
    told = line(one(**given), criterion)
    assert told.state == state
    assert bool(told.evidence) is (state in ("shown", "unsure", "look"))


def test_the_sheet_has_all_components_with_weights_that_are_a_hundred_together() -> None:
    data = read_settings("lke.toml")
    assert sum(c["weight"] for c in data["component"]) == 100
    assert {c["id"][0] for c in data["criterion"]} == {"1", "2", "3", "4"}
    assert list(data["smart"]) == list(LETTERS)


def test_every_rule_that_the_sheet_names_is_there() -> None:
    data = read_settings("lke.toml")
    named = {r for c in data["criterion"] for r in c.get("against", ())} | {r for a in data["ask"] for r in a["rules"]}
    named |= {r for s in data["smart"].values() for r in s["rules"]}
    assert named - {rule.__name__ for rule in RULES} == set()


def test_what_is_missing_or_found_is_asked_for() -> None:
    english = [text[1] for text in asked_of(one(indicators=[indicator("a", formula_raw="a / b", sumber_data_raw="x")]))]
    assert english == ["What the yearly targets rest on, and the state from which they start"]
    wrong = one(findings=[finding("a", "regulation_is_in_force_when_cited")])
    assert [text[1] for text in asked_of(wrong)] == [
        "An update of the legal basis: regulations in force, cited in full"
    ]


def test_offices_of_one_kind_stand_beside_each_other() -> None:
    found = offices_of(tables(
        documents=[document("a"), document("b", name="Kecamatan Mekarsari"), document("c", name="Dinas Kesehatan")],
        indicators=[indicator("a"), indicator("b"), indicator("c")], findings=[finding("a", "x", severity="error")],
    ))  # fmt: skip
    ((kind, compared),) = by_kind(found).items()
    assert (kind, [(c.office.name, c.n_indicators, c.errors) for c in compared]) == (
        "Kecamatan", [("Kecamatan Mekarsari", 1, 0), ("Kecamatan Sukamaju", 1, 1)],
    )  # fmt: skip


def test_an_office_over_the_years() -> None:
    office = one(
        documents=[document("a", 2023), document("b", 2024)],
        indicators=[indicator("a", target_raw="80"), indicator("b", "Nilai SAKIP", target_raw="BB")],
    )
    years, lines = over_years(office)
    assert years == (2023, 2024)
    assert [(each.text, each.values) for each in lines] == [
        ("Indeks Kepuasan Masyarakat", ("80", "")), ("Nilai SAKIP", ("", "BB")),
    ]  # fmt: skip
    assert over_years(one()) == ((), ())


def test_an_indicator_under_several_goals_of_a_sheet_stands_under_each() -> None:
    rows = [
        indicator("d", indicator_id=f"d-i{n}", sasaran_raw=goal)
        for n, goal in enumerate(("Tertibnya arsip", "Tertibnya aset", "TERTIBNYA ARSIP"))
    ]
    rows += [indicator("d", indicator_id="d-i9", sasaran_raw="Tertibnya seksi", unit_name="Seksi Umum")]
    rows += [indicator("e", indicator_id="e-i1", sasaran_raw="Tertibnya arsip kantor")]
    (office,) = offices_of(tables(documents=[document("d"), document("e", 2025)], indicators=rows))
    (measure,) = measures_of(office)
    assert measure.goals == ("Tertibnya arsip", "Tertibnya aset")
    assert [(goal, len(found)) for goal, found in goals_of([measure])] == [
        ("Tertibnya arsip", 1),
        ("Tertibnya aset", 1),
    ]


def test_goals_of_sections_are_held_against_the_goals_and_indicators_of_the_head() -> None:
    section = {"unit_name": "Seksi Pelayanan Umum", "indicator_group_id": None}
    office = one(indicators=[
        indicator("a", unit_name="Kecamatan Sukamaju"),
        indicator("a", "Jumlah layanan", indicator_id="a-i2", sasaran_raw="Meningkatkan pelayanan", **section),
        indicator("a", "Jumlah surat", indicator_id="a-i3", sasaran_raw="Tertatanya arsip surat", **section),
    ])  # fmt: skip
    assert [(s.unit, s.goal, s.n_indicators, s.head) for s in cascade_of(office)] == [
        ("Seksi Pelayanan Umum", "Meningkatkan pelayanan", 1, "Meningkatnya pelayanan"),
        ("Seksi Pelayanan Umum", "Tertatanya arsip surat", 1, ""),
    ]
    assert line(office, "1.b.8").evidence[0][1] == "1 of 2 goals of sections repeat a goal or an indicator of the head"
    assert cascade_of(one(indicators=[indicator("a")])) == ()
