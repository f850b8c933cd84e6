"""The terminal: names of files are never markup and never act, runs tell how far they are, findings can be narrowed."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console
from rich.text import Text

from pipeline.cli.doctor import Seen, look, show
from pipeline.cli.progress import Counter
from pipeline.cli.terminal import one_line, put_hanging, visible
from pipeline.dataset.read import read_table
from pipeline.run.run import run
from pipeline.settings import Settings
from tests.pipeline.cli.test_app import iku
from tests.pipeline.samples import ROWS, folder, report


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("laporan [revisi 2].pdf", "laporan [revisi 2].pdf", id="brackets"),
        pytest.param("\x1b[31mmerah", "\\x1b[31mmerah", id="escape"),
        pytest.param("a\x07b\x9bc", "a\\x07b\\x9bc", id="bell and CSI"),
        pytest.param("a\u202egnp.exe", "a\\u202egnp.exe", id="turned round"),
        pytest.param("a\ud800b", "a\\ud800b", id="lone surrogate"),
        pytest.param("é – ✓", "é – ✓", id="letters"),
    ],
)
def test_texts_are_shown_and_do_nothing(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_name_stays_on_its_line() -> None:
    assert one_line("a\nb\tc") == "a\\nb\\tc"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("terminal")
    names = {"laporan [revisi 2].txt": report(rulings=("KESATU", "KETIGA")), "a[/b].txt": report(office="MEKAR")}
    folder(root / "raw", {**names, "x\x1b[31m.pdf": b""})
    code, output = iku("extract", root / "raw", "--out", root / "out", "--workers", 1, "--log-file", root / "log.txt")
    (root / "told.txt").write_text(f"{code}\n{output}", encoding="utf-8")
    return root


def test_names_of_files_are_never_markup(place: Path) -> None:
    told = (place / "told.txt").read_text(encoding="utf-8")
    assert told.startswith("1\n")
    for name in ("laporan [revisi 2].txt", "a[/b].txt", "x\\x1b[31m.pdf"):
        assert name in told
    assert "\x1b" not in told


def test_the_log_names_each_file_and_no_person(place: Path) -> None:
    lines = (place / "log.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3
    assert any("3/3" in line for line in lines)
    assert "SANTOSA" not in "".join(lines).upper()


def test_audit_shows_names_as_they_are(place: Path) -> None:
    code, output = iku("audit", place / "out")
    assert (code, "laporan [revisi 2].txt" in output) == (0, True)


@pytest.mark.parametrize("by", ["office", "rule", "severity"])
def test_findings_can_be_narrowed(place: Path, by: str) -> None:
    findings = read_table(place / "out", "findings")
    documents = {d["document_id"]: d["path"] for d in read_table(place / "out", "documents")}
    one = findings[0]
    value = {"office": documents[one["document_id"]], "rule": one["rule_id"], "severity": one["severity"]}[by]
    code, output = iku("audit", place / "out", f"--{by}", value, "--json")
    rows = json.loads(output)
    assert code == 0
    key = {"office": "path", "rule": "rule_id", "severity": "severity"}[by]
    assert rows
    assert {r[key] for r in rows} == {value}


def test_nothing_like_this_is_said(place: Path) -> None:
    assert "saringan" in iku("audit", place / "out", "--rule", "tidak-ada")[1]
    assert iku("audit", place / "out", "--severity", "berat")[0] == 2


def test_an_office_misspelt_is_answered_with_the_nearest(place: Path) -> None:
    office = next(d["institution"] for d in read_table(place / "out", "documents") if d["institution"])
    wrong = f"{office[:-1]}x"
    assert f"Mungkin maksudnya: {office}" in " ".join(iku("audit", place / "out", "--office", wrong)[1].split())
    assert "Mungkin" not in iku("audit", place / "out", "--office", "Zzz")[1]
    assert "Mungkin" not in iku("audit", place / "out", "--office", office, "--rule", "zzz")[1]


def test_a_severity_may_be_named_in_indonesian(place: Path) -> None:
    told = [iku("audit", place / "out", "--severity", name, "--json") for name in ("Peringatan", "warning")]
    assert told[0] == told[1]


def test_a_quiet_run_says_nothing_and_json_is_json(tmp_path: Path) -> None:
    raw = folder(tmp_path / "raw", {"a.txt": report()})
    assert iku("extract", raw, "--out", tmp_path / "out", "--workers", 1, "--quiet") == (0, "")
    code, output = iku("extract", raw, "--out", tmp_path / "out", "--workers", 1, "--json")
    told = json.loads(output)
    assert (code, told["documents"], told["failed"], told["changed"]) == (0, 1, [], False)


def test_what_is_passed_over_is_told_by_each_run(tmp_path: Path) -> None:
    raw = folder(tmp_path / "raw", {"a.txt": report(), ".rahasia/b.txt": report(), "~$a.docx": "x", ".DS_Store": "x"})
    first = iku("extract", raw, "--out", tmp_path / "out", "--workers", 1)
    again = iku("extract", raw, "--out", tmp_path / "out", "--workers", 1)
    for code, output in (first, again):
        assert (code, "3 berkas atau folder tidak dibaca" in output) == (0, True)
        assert ".DS_Store, .rahasia/, ~$a.docx" in " ".join(output.split())
    assert json.loads((tmp_path / "out/run.json").read_text(encoding="utf-8"))["passed_over"] == [
        ".DS_Store", ".rahasia/", "~$a.docx",
    ]  # fmt: skip


def test_without_a_terminal_a_line_tells_how_far_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    with Counter("id", every=0.05) as counter:
        counter.step("buku.pdf", 1, 3)
        counter._over.wait(0.2)
    told = capsys.readouterr().err
    assert "Membaca: 1 dari 3 berkas selesai" in told
    assert "menit lagi" in told


def test_a_quiet_counter_tells_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    log = io.StringIO()
    with Counter("id", quiet=True, log=log, every=0.01) as counter:
        counter.step("buku.pdf", 1, 3)
        counter._over.wait(0.05)
    assert capsys.readouterr().err == ""
    assert log.getvalue().endswith("1/3 buku.pdf\n")


def test_the_doctor_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    assert all(seen.ok for seen in look(tmp_path, "id") if seen.needed)
    monkeypatch.setattr("pipeline.cli.doctor.look", lambda *_: [Seen(False, "spacy", "ImportError", "doctor_library")])
    assert not show(tmp_path, "id", told.append)
    assert "make setup" in told[1]


@pytest.mark.parametrize(
    ("terminal", "lines"),
    [
        pytest.param(
            True,
            ["  peringatan Tanggal tanda tangan", "             tidak lengkap. (halaman", "             8) [a_rule]"],
            id="terminal",
        ),
        pytest.param(False, ["  peringatan Tanggal tanda tangan tidak lengkap. (halaman 8) [a_rule]"], id="a log"),
    ],
)
def test_a_finding_is_broken_between_words_on_a_terminal_alone(*, terminal: bool, lines: list[str]) -> None:
    console = Console(file=io.StringIO(), width=36, force_terminal=terminal, color_system=None)
    put_hanging(console, Text("  peringatan "), Text("Tanggal tanda tangan tidak lengkap."), " (halaman 8) [a_rule]")
    assert isinstance(console.file, io.StringIO)
    assert console.file.getvalue().splitlines() == lines


def test_doubts_of_the_reader_are_no_findings_about_the_document(tmp_path: Path) -> None:
    """52 findings were told, 17 of them doubts of the program among notes about the office."""
    raw = folder(tmp_path / "raw", {"a.txt": report(number="", rows=(ROWS[0].replace("90%", "1,500"),))})
    run(Settings(raw, tmp_path / "out"))
    told = iku("audit", tmp_path / "out")[1]
    order = [line.split()[0] for line in told.splitlines() if line.startswith("  ") and line[2] != " "]
    assert "keraguan" in order
    assert order.index("keraguan") > max(at for at, word in enumerate(order) if word != "keraguan")
    n = order.count("keraguan")
    assert f"{len(order) - n} temuan tentang isi dokumen" in told
    assert f"dan {n} keraguan program tentang bacaannya" in " ".join(told.split())
    assert "iku explain " in told


def test_what_was_dismissed_is_not_counted(tmp_path: Path) -> None:
    """A finding that a person had dismissed was an error in the sum below the list still."""
    raw, out, csv = folder(tmp_path / "raw", {"a.txt": report(number="")}), tmp_path / "out", tmp_path / "c.csv"
    run(Settings(raw, out))
    wrong = next(f for f in read_table(out, "findings") if f["rule_id"] == "decree_number_is_present")
    before = iku("audit", out)[1]
    line = f"findings,{wrong['record_id']},{wrong['rule_id']},,dismissed,,sudah dibetulkan"
    csv.write_text(f"table,record_id,field,value,verdict,other_id,reason\n{line}\n", encoding="utf-8")
    run(Settings(raw, out, csv))
    after = iku("audit", out)[1]
    assert "1 lagi sudah dinyatakan bukan masalah" in after
    counted = [
        int(text.rpartition("\n")[2].split()[0])
        for text in (t.partition(" temuan tentang")[0] for t in (before, after))
    ]
    assert counted[0] == counted[1] + 1
    assert "(bukan masalah)" in after
