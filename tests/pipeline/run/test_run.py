from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.dataset.read import Row, read_tables
from pipeline.run.inputs import FolderInputs, Input, list_inputs
from pipeline.run.process import Workers
from pipeline.run.run import run
from pipeline.settings import Settings
from tests.pipeline.samples import NIP, folder, report

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452") + bytes(64)
PLAIN_NIP = NIP.replace(" ", "")


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[Row]]]:
    root = tmp_path_factory.mktemp("run")
    raw = folder(
        root / "raw",
        {
            "satu.txt": report(rulings=("KESATU", "KETIGA")),
            "b/dua.txt": report(office="MEKARSARI", number="", date="    Januari 2023", name="Dis. BUDI SANTOSA, M.Si"),
            "b/salinan.txt": report(rulings=("KESATU", "KETIGA")),
            "kosong.pdf": b"",
            "potong.pdf": b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog",
            "acak.docx": bytes(range(7, 250)) * 3,
            "gambar.pdf": PNG,
            ".tersembunyi": "x",
        },
    )
    run(Settings(raw, root / "out", root / "none.csv", workers=2))
    return root / "out", read_tables(root / "out")


def _document(tables: dict[str, list[Row]], path: str) -> Row:
    return next(row for row in tables["documents"] if row["path"] == path)


def _of(tables: dict[str, list[Row]], name: str, path: str) -> list[Row]:
    return [row for row in tables[name] if row["document_id"] == _document(tables, path)["document_id"]]


def test_every_file_has_its_row(done: tuple[Path, dict[str, list[Row]]]) -> None:
    paths = [row["path"] for row in done[1]["documents"]]
    assert paths == sorted(paths)
    assert set(paths) == {
        "satu.txt", "b/dua.txt", "b/salinan.txt", "kosong.pdf", "potong.pdf", "acak.docx", "gambar.pdf",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "code"),
    [
        pytest.param("kosong.pdf", "empty_file", id="empty"),
        pytest.param("potong.pdf", "damaged_file", id="cut in half"),
        pytest.param("acak.docx", "unknown_format", id="random bytes named docx"),
        pytest.param("gambar.pdf", "unknown_format", id="picture named pdf"),
    ],
)
def test_a_bad_file_is_a_row_with_a_code_and_advice(
    done: tuple[Path, dict[str, list[Row]]], path: str, code: str
) -> None:
    row = _document(done[1], path)
    assert (row["status"], row["error_code"], row["kind"]) == ("failed", code, None)
    assert row["error_message"].startswith(("Berkas", "Isi berkas"))
    assert row["error_message"].count(".") >= 2  # what is wrong, and what to do


def test_a_report_gives_its_records(done: tuple[Path, dict[str, list[Row]]]) -> None:
    tables = done[1]
    row = _document(tables, "satu.txt")
    assert (row["status"], row["kind"], row["decree_number"]) == ("ok", "iku", "050/12/2023")
    assert (row["decree_date"], row["decree_date_precision"]) == (date(2023, 1, 5), "day")
    assert (row["institution"], row["year_start"], row["year_end"]) == ("Kecamatan Sukamaju", 2023, 2023)
    first, second = _of(tables, "indicators", "satu.txt")
    assert first["indikator_raw"] == "Persentase pengaduan yang ditindaklanjuti"
    assert (first["formula_kind"], first["formula_multiplier"], first["target_value"]) == ("ratio", 100.0, 90.0)
    assert (second["formula_raw"], second["formula_kind"]) == (None, "none")
    (signature,) = _of(tables, "signatories", "satu.txt")
    assert (signature["nip"], signature["nip_status"], signature["golongan"]) == (PLAIN_NIP, "valid", "IV/b")
    assert [c["regulation_id"] for c in _of(tables, "legal_basis", "satu.txt")] == ["uu-23-2014", "pp-8-2006"]


def test_blanks_stay_blank(done: tuple[Path, dict[str, list[Row]]]) -> None:
    row = _document(done[1], "b/dua.txt")
    assert row["decree_number"] is None
    assert (row["decree_date"], row["decree_date_precision"]) == (None, "month")


def test_two_paths_with_the_same_bytes_share_their_records(done: tuple[Path, dict[str, list[Row]]]) -> None:
    tables = done[1]
    assert _document(tables, "satu.txt")["document_id"] == _document(tables, "b/salinan.txt")["document_id"]
    assert len(_of(tables, "indicators", "satu.txt")) == 2


def test_one_nip_is_one_official(done: tuple[Path, dict[str, list[Row]]]) -> None:
    (official,) = done[1]["officials"]
    assert (official["nip"], official["name"], official["method"]) == (PLAIN_NIP, "Budi Santosa", "nip")
    assert official["n_documents"] == 2
    assert PLAIN_NIP not in official["official_id"]
    assert {s["official_id"] for s in done[1]["signatories"]} == {official["official_id"]}


def test_findings_name_their_rule_and_document(done: tuple[Path, dict[str, list[Row]]]) -> None:
    tables = done[1]
    rules = {f["rule_id"] for f in _of(tables, "findings", "satu.txt")}
    assert {"diktum_numbers_have_no_gap", "formula_is_present"} <= rules
    rules = {f["rule_id"] for f in _of(tables, "findings", "b/dua.txt")}
    assert {"decree_number_is_present", "decree_date_has_a_day"} <= rules
    assert _document(tables, "b/dua.txt")["n_findings"] == len(_of(tables, "findings", "b/dua.txt"))


def test_every_changed_value_has_its_decision(done: tuple[Path, dict[str, list[Row]]]) -> None:
    tables = done[1]
    decided = {(r["record_id"], r["field"]) for r in tables["reconciliations"]}
    for row in tables["signatories"]:
        for field, raw in (("nip", "nip_raw"), ("jabatan", "jabatan_raw"), ("name", "name_raw")):
            if row[field] is not None and row[field] != row[raw]:
                assert (row["signatory_id"], field) in decided


def test_every_printed_value_has_its_place(done: tuple[Path, dict[str, list[Row]]]) -> None:
    tables = done[1]
    placed = {(r["record_id"], r["field"]) for r in tables["evidence"]}
    for row in tables["indicators"]:
        for field in ("sasaran", "indikator", "formula", "target", "sumber_data", "penanggung_jawab"):
            assert (row[f"{field}_raw"] is not None) == ((row["indicator_id"], field) in placed)
    assert all(row["path"] for row in tables["evidence"])


def test_the_protocol_counts_what_went_in_and_came_out(done: tuple[Path, dict[str, list[Row]]]) -> None:
    protocol = json.loads((done[0] / "run.json").read_text(encoding="utf-8"))
    assert protocol["documents"] == {"ok": 3, "partial": 0, "no_content": 0, "failed": 4}
    assert protocol["passed_over"] == [".tersembunyi"]
    assert PLAIN_NIP not in json.dumps(protocol)


def test_the_number_of_workers_and_the_second_run_change_no_byte(tmp_path: Path) -> None:
    raw = folder(tmp_path / "raw", {f"{i}.txt": report(office=o) for i, o in enumerate(("SUKAMAJU", "MEKARSARI"))})
    cache = tmp_path / "cache"
    for name, workers, where in (("a", 1, None), ("b", 2, cache), ("c", 2, cache)):
        run(Settings(raw, tmp_path / name, tmp_path / "none.csv", workers=workers, cache=where))
    files = sorted(p.name for p in (tmp_path / "a").glob("*.parquet"))
    assert len(files) == 12
    for file in files:
        one, two, three = ((tmp_path / name / file).read_bytes() for name in "abc")
        assert one == two == three, file
    assert pq.read_metadata(tmp_path / "a" / "documents.parquet").row_group(0).column(0).compression == "ZSTD"


def test_discovery_is_sorted_and_stays_inside(tmp_path: Path) -> None:
    raw = folder(tmp_path / "raw", {"b.txt": "x", "a/c.txt": "x", ".git/d.txt": "x", "~$b.docx": "x", "set/e.txt": "x"})
    folder(tmp_path, {"outside.txt": "x"})
    (raw / "link.txt").symlink_to(tmp_path / "outside.txt")
    (raw / "loop").symlink_to(raw)
    (raw / "luar").symlink_to(tmp_path)
    inputs = FolderInputs(raw, raw / "set")
    assert sorted(inputs.sizes()) == ["a/c.txt", "b.txt"]
    assert inputs.passed_over() == (".git/", "link.txt", "luar/", "~$b.docx")


def test_a_large_file_is_given_more_time(tmp_path: Path) -> None:
    raw = folder(tmp_path / "raw", {"small.txt": "a", "large.txt": "a" * 5_000_000})
    large, small = list_inputs(FolderInputs(raw), 1, hashed=False)
    workers = Workers(1, 7.0)
    assert workers.allowed(small) == 7.0
    assert workers.allowed(large) == 3 * 7.0
    assert workers.allowed(Input("none.txt", 0)) == 7.0


def test_bytes_are_hashed_once_unless_the_file_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = folder(tmp_path / "raw", {"a.txt": "satu"})
    (item,) = list_inputs(FolderInputs(raw), 1, hashed=True)
    with monkeypatch.context() as patched:
        patched.setattr("pipeline.run.inputs.hashlib.sha256", lambda data: pytest.fail("hashed again"))
        assert FolderInputs(raw).open(item) == (b"satu", item.sha256)
    (raw / "a.txt").write_text("dua!", encoding="utf-8")
    os.utime(raw / "a.txt", ns=(1, 1))
    data, sha256 = FolderInputs(raw).open(item)
    assert (data, sha256 != item.sha256) == (b"dua!", True)


def test_progress_is_told_before_the_first_file_and_after_each(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name in ("a.txt", "b.txt"):
        (raw / name).write_text("Laporan tanpa tabel", encoding="utf-8")
    told: list[tuple[str, int, int]] = []
    run(Settings(raw, tmp_path / "out", tmp_path / "none.csv", workers=1), lambda *step: told.append(step))
    assert told[0] == ("", 0, 2)
    assert [(done, total) for _, done, total in told[1:]] == [(1, 2), (2, 2)]
    assert {path for path, _, _ in told[1:]} == {"a.txt", "b.txt"}
