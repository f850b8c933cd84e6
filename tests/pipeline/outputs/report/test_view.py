"""What the pages are made of: places, numbers, pages to draw, what to look at first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from normalizers.regulations.reference import Repeal
from pipeline.dataset.read import Row, read_tables
from pipeline.fields import TABLES
from pipeline.outputs.report.citations import view_citation
from pipeline.outputs.report.overview import view_overview
from pipeline.outputs.report.pictures import MOST, Picture, cut, marks_on, wanted_pages
from pipeline.outputs.report.view import view_documents
from pipeline.run.run import run
from pipeline.settings import Settings
from tests.pipeline.outputs.report.conftest import Built
from tests.pipeline.samples import folder, report

PAGE = Picture(3, "../gambar/x-3.png", (1000, 2000), (500.0, 1000.0))


def place(left: float, top: float, field: str = "quote_01", page: int = 3) -> Row:
    return {"page": page, "bbox": [left, top, left + 100, top + 10], "field": field, "text": "kata", "path": None}


def finding(key: str = "f1") -> Row:
    return {"finding_id": key, "severity": "error"}


def test_a_box_is_a_share_of_its_page() -> None:
    (mark,) = marks_on(PAGE, [(finding(), 7, [place(50, 100)], False)])
    assert (mark.left, mark.top, mark.width, mark.height, mark.number) == (0.1, 0.1, 0.2, 0.01, 7)
    assert mark.style == "left:10.000%;top:10.000%;width:20.000%;height:1.000%"


def test_a_quote_over_several_lines_has_one_number_and_each_quote_its_own() -> None:
    places = [place(50, 100), place(50, 112), place(50, 124), place(300, 100, "quote_02")]
    assert [m.slot for m in marks_on(PAGE, [(finding(), 1, places, False)])] == [0, None, None, 0]


def test_numbers_at_one_place_stand_below_each_other() -> None:
    found = [(finding(f"f{n}"), n, [place(50, 100)], False) for n in (1, 2, 3)]
    assert [m.slot for m in marks_on(PAGE, found)] == [0, 1, 2]


def test_places_of_other_pages_and_beside_the_page_give_no_box() -> None:
    found = [place(50, 100, page=4), place(700, 100), {**place(1, 1), "bbox": None}]
    assert marks_on(PAGE, [(finding(), 1, found, False)]) == ()


def test_pages_with_findings_come_before_pages_with_records() -> None:
    assert wanted_pages([9, 2], [1, 2, 30], [5]) == [1, 2, 5, 9, 30]
    many = wanted_pages([200], range(1, 100), [150])
    assert len(many) == MOST
    assert {200, 150, 1} <= set(many)


def test_a_cut_shows_its_rows_and_where_they_are() -> None:
    piece = cut(PAGE, {"a": [100.0, 300.0, 200.0, 320.0]}, also=[[50.0, 290.0, 400.0, 330.0]], head=40.0)
    assert piece.box == (22.0, 250.0, 428.0, 344.0)
    ((key, (left, top, width, height)),) = piece.rows
    assert key == "a"
    x0, y0, x1, y1 = piece.box
    assert (round(x0 + left * (x1 - x0)), round(y0 + top * (y1 - y0))) == (100, 300)
    assert (round(width * (x1 - x0)), round(height * (y1 - y0))) == (100, 20)


def test_a_finding_without_words_points_at_its_record(built: Built) -> None:
    tables = {**built.tables, "evidence": [e for e in built.tables["evidence"] if e["table"] != "findings"]}
    found = [f for v in view_documents(tables) for f in v.findings]
    about = [f for f in found if f.about and f.places]
    assert len(about) > 5
    for f in about:
        record = next(r for n in ("indicators", "signatories", "legal_basis") for r in built.tables[n]
                      if f.row["record_id"] in r.values())  # fmt: skip
        assert (f.places[0]["page"], f.places[0]["bbox"]) == (record["page"], record["bbox"])
    assert not [f for f in found if f.row["table"] == "documents" and f.places]


def test_errors_come_first_and_numbers_follow(built: Built) -> None:
    for view in view_documents(built.tables):
        order = ["error", "warning", "info"]
        found = [(f.row["source"] == "reader", order.index(f.row["severity"])) for f in view.findings]
        assert found == sorted(found)
        assert [f.number for f in view.findings] == list(range(1, len(found) + 1))


def test_two_files_with_the_same_bytes_have_one_page(tmp_path: Path) -> None:
    raw = folder(tmp_path / "raw", {"a.txt": report(), "b/salinan.txt": report()})
    run(Settings(raw, tmp_path / "data", corrections=tmp_path / "none.csv"))
    tables = read_tables(tmp_path / "data")
    (view,) = view_documents(tables)
    assert (view.document["path"], view.copies) == ("a.txt", ("b/salinan.txt",))
    assert [e.document["path"] for e in view_overview(tables).entries] == ["a.txt", "b/salinan.txt"]


def overview(*documents: tuple[str, str, int, int]) -> list[str]:
    """Return the paths to look at first of documents given as (path, status, errors, warnings)."""
    blank: dict[str, Any] = dict.fromkeys(("provinsi", "kabupaten_kota", "year_start", "error_message"))
    tables: dict[str, list[Row]] = {name: [] for name in TABLES}
    said = {"message_id": "m", "message_en": "m"}
    for path, status, errors, warnings in documents:
        tables["documents"].append({**blank, "document_id": path, "path": path, "status": status})
        tables["findings"] += [
            {"document_id": path, "rule_id": f"r_{s}", "severity": s, "source": "document", "verdict": "open", **said}
            for s, n in (("error", errors), ("warning", warnings))
            for _ in range(n)
        ]
    return [e.document["path"] for e in view_overview(tables).first]


def test_unreadable_files_and_errors_are_looked_at_first() -> None:
    found = overview(("a", "ok", 0, 0), ("b", "ok", 0, 3), ("c", "ok", 2, 0), ("d", "failed", 0, 0), ("e", "ok", 1, 5))
    assert found == ["d", "c", "e", "b"]


def test_many_unreadable_files_do_not_hide_the_others() -> None:
    failed = [(f"x{n}", "failed", 0, 0) for n in range(9)]
    found = overview(*failed, ("c", "ok", 2, 0))
    assert "c" in found
    assert len([p for p in found if p.startswith("x")]) == 4


def test_what_the_program_doubts_or_a_person_dismissed_is_counted_against_no_document() -> None:
    said = {"document_id": "a", "rule_id": "r", "severity": "warning", "message_id": "m", "message_en": "m"}
    blank: dict[str, Any] = dict.fromkeys(("provinsi", "kabupaten_kota", "year_start", "error_message"))
    tables: dict[str, list[Row]] = {name: [] for name in TABLES}
    tables["documents"].append({**blank, "document_id": "a", "path": "a", "status": "ok"})
    told = (("document", "open"), ("document", "dismissed"), ("reader", "open"))
    tables["findings"] = [{**said, "source": source, "verdict": verdict} for source, verdict in told]
    view = view_overview(tables)
    assert (dict(view.severities)["warning"], view.entries[0].counts["warning"], view.n_doubts) == (1, 1, 1)


CITED: Row = {
    "raw": "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah", "reg_type": "UU", "issuer": None, "number": "23",
    "year": 2014, "title": "Pemerintahan Daerah", "gazettes": [], "amendments": [], "regulation_id": "uu-23-2014",
}  # fmt: skip


def test_a_citation_that_agrees_shows_the_reference() -> None:
    view = view_citation(CITED, 2020)
    assert (view.status, view.label, view.title) == ("agrees", "UU 23/2014", "Pemerintahan Daerah")
    assert "TLN 5587" in view.gazettes
    assert any("9/2015" in a for a in view.amended)


def test_a_citation_with_another_gazette_shows_both() -> None:
    raw = CITED["raw"] + " (Tambahan Lembaran Negara Republik Indonesia Nomor 5589)"
    view = view_citation({**CITED, "raw": raw}, 2020)
    assert view.status == "differs"
    assert ("tln_differs", "TLN 5589", "TLN 5587") in view.differences


def test_a_repealed_regulation_is_one_only_after_its_repeal() -> None:
    raw = "Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah"
    row = {**CITED, "raw": raw, "number": "32", "year": 2004, "regulation_id": "uu-32-2004"}
    assert view_citation(row, 2010).status == "agrees"
    assert view_citation(row, 2018).status == "repealed"
    assert view_citation(row, None).status == "agrees"


def test_a_repeal_that_no_public_text_tells_is_shown_as_such_and_no_verdict() -> None:
    row = {**CITED, "raw": "Undang-Undang Nomor 38 Tahun 2014 tentang Keperawatan", "number": "38", "year": 2014,
           "regulation_id": "uu-38-2014"}  # fmt: skip
    view = view_citation(row, 2025)
    assert (view.status, view.repeal) == ("agrees", Repeal("UU 17/2023", 2023, checked=False))


def test_a_local_regulation_is_outside_the_reference_and_not_unknown() -> None:
    raw = "Peraturan Daerah Kabupaten Contoh Nomor 7 Tahun 2016 tentang Perangkat Daerah"
    row = {**CITED, "raw": raw, "reg_type": "PERDA", "issuer": "Kabupaten Contoh", "number": "7", "year": 2016,
           "title": "Perangkat Daerah", "regulation_id": "perda-kabupaten-contoh-7-2016"}  # fmt: skip
    view = view_citation(row, 2018)
    assert (view.status, view.label) == ("unlisted", "PERDA Kabupaten Contoh 7/2016")


def test_the_kind_of_a_regulation_is_shown_as_words() -> None:
    row = {
        **CITED,
        "raw": "Undang-Undang Darurat Nomor 12 Tahun 1956",
        "reg_type": "UU_DARURAT",
        "number": "12",
        "year": 1956,
    }
    assert view_citation(row, 2018).label == "UU Darurat 12/1956"


def test_a_corrected_citation_is_held_against_the_reference_as_corrected() -> None:
    view = view_citation({**CITED, "number": "32", "year": 2004, "regulation_id": "uu-32-2004"}, 2010)
    assert view.label == "UU 32/2004"
    assert "125" in " ".join(view.gazettes)


def test_doubts_of_the_reader_are_counted_apart_and_stand_last(built: Built) -> None:
    """Eleven doubts of a scan were counted as notes about the office."""
    told = {f["finding_id"]: f for f in built.tables["findings"]}
    for view in view_documents(built.tables):
        own = [f.row for f in view.findings]
        assert view.counts["doubt"] == sum(told[f["finding_id"]]["source"] == "reader" for f in own)
        assert sum(view.counts.values()) == len(own)
        kinds = [f.kind == "doubt" for f in view.findings]
        assert kinds == sorted(kinds)
    assert any(f["source"] == "reader" for f in told.values())


def test_a_box_of_a_doubt_is_one() -> None:
    (mark,) = marks_on(PAGE, [(finding() | {"source": "reader"}, 1, [place(50, 100)], False)])
    assert mark.kind == "doubt"
