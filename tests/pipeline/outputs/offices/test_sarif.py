"""The findings as SARIF: what the standard asks of levels, kinds, indices and addresses, and that nothing is lost."""

from __future__ import annotations

import json

from pipeline.audit.apply import RULES
from pipeline.outputs.export.sarif import sarif_of
from tests.pipeline.outputs.offices.rows import document, finding, row, tables

GIVEN = tables(
    documents=[document("a"), document("b", path="sub folder/é.pdf")],
    findings=[
        finding("a", "nip_has_eighteen_digits", "a-s1", severity="error", page=3, found="17", expected="18"),
        finding("b", "reading_is_beyond_doubt", severity="info", source="reader"),
        finding("b", "signing_date_has_a_day", verdict="dismissed"),
    ],
    evidence=[
        row("evidence", table="findings", record_id="a-nip_has_eighteen_digits", page=3, text="1966", bbox=[1.0, 2.0, 3.0, 4.0])
    ],
)  # fmt: skip


def test_each_finding_is_a_result_of_its_rule() -> None:
    log = sarif_of(GIVEN, "id")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert (log["version"], len(run["results"]), len(rules)) == ("2.1.0", 3, len(RULES))
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
    assert len({r["partialFingerprints"]["finding/v1"] for r in run["results"]}) == 3


def test_only_a_failure_has_a_level() -> None:
    results = sarif_of(GIVEN, "id")["runs"][0]["results"]
    assert [(r["kind"], r["level"]) for r in results] == [("fail", "error"), ("review", "none"), ("fail", "warning")]
    assert [r.get("suppressions") for r in results] == [None, None, [{"kind": "external", "status": "accepted"}]]


def test_addresses_are_relative_and_escaped_and_lead_to_the_artifact() -> None:
    run = sarif_of(GIVEN, "en")["runs"][0]
    assert [a["location"]["uri"] for a in run["artifacts"]] == ["a.pdf", "sub%20folder/%C3%A9.pdf"]
    for result in run["results"]:
        for location in result["locations"]:
            place = location["physicalLocation"]["artifactLocation"]
            assert run["artifacts"][place["index"]]["location"]["uri"] == place["uri"]
            assert place["uriBaseId"] in run["originalUriBaseIds"]


def test_a_page_is_a_logical_location_with_what_is_printed_there() -> None:
    (location,) = sarif_of(GIVEN, "en")["runs"][0]["results"][0]["locations"]
    assert location["logicalLocations"] == [{"name": "page 3", "kind": "page"}]
    assert (location["message"], location["properties"]) == ({"text": "1966"}, {"bbox": [1.0, 2.0, 3.0, 4.0]})


def test_texts_are_of_the_language_and_the_same_rows_give_the_same_log() -> None:
    indonesian, english = (sarif_of(GIVEN, lang)["runs"][0]["results"][0]["message"]["text"] for lang in ("id", "en"))
    assert (indonesian, english) == ("id nip_has_eighteen_digits", "en nip_has_eighteen_digits")
    assert json.dumps(sarif_of(GIVEN, "id")) == json.dumps(sarif_of(GIVEN, "id"))
