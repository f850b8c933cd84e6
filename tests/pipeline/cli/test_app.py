from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.cli.messages import TEXTS, say
from pipeline.dataset.read import read_table
from pipeline.dataset.write import lock
from tests.pipeline.samples import NIP, folder, report


def iku(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(a) for a in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("cli")
    folder(root / "raw", {"satu.txt": report(rulings=("KESATU", "KETIGA"))})
    code, output = iku("extract", root / "raw", "--out", root / "out", "--workers", 1)
    assert (code, "satu.txt" in output) == (0, True)
    return root


def test_the_public_edition_of_an_older_dataset_is_refused_in_a_sentence(place: Path, tmp_path: Path) -> None:
    shutil.copytree(place / "out", tmp_path / "old")
    table = pq.read_table(tmp_path / "old" / "indicators.parquet")
    pq.write_table(table.drop_columns(["doubts"]), tmp_path / "old" / "indicators.parquet")
    arguments = ("--out", tmp_path / "public", "--key", tmp_path / "key", "--new-key", "--lang", "en")
    code, output = iku("publish", tmp_path / "old", *arguments)
    assert (code, "indicators.doubts" in output, "extract" in output) == (2, True, True)
    assert not (tmp_path / "public").exists()


@pytest.fixture
def older(place: Path, tmp_path: Path) -> Path:
    """Return a dataset whose findings do not tell who may be wrong, as those of version 1."""
    shutil.copytree(place / "out", tmp_path / "old")
    table = pq.read_table(tmp_path / "old" / "findings.parquet")
    pq.write_table(table.drop_columns(["source", "verdict"]), tmp_path / "old" / "findings.parquet")
    return tmp_path / "old"


@pytest.mark.parametrize("command", [("report",), ("export",), ("export", "--format", "sarif")], ids=" ".join)
def test_pages_of_an_older_dataset_are_refused_in_a_sentence(command: tuple[str, ...], older: Path) -> None:
    """A traceback was shown."""
    code, output = iku(*command, older, "--out", older.parent / "made", "--lang", "en")
    assert (code, "findings.source" in output, "extract" in output) == (2, True, True)
    assert not (older.parent / "made").exists()


def test_the_findings_of_an_older_dataset_are_shown_as_about_the_document(older: Path) -> None:
    code, output = iku("audit", older, "--lang", "en")
    told = len(read_table(older, "findings"))
    assert (code, f"{told} findings about the documents" in output, told > 0) == (0, True, True)


def test_one_failed_file_is_exit_code_1_and_the_rest_is_written(tmp_path: Path) -> None:
    folder(tmp_path / "raw", {"a.txt": report(), "kosong.pdf": b""})
    code, output = iku("extract", tmp_path / "raw", "--out", tmp_path / "out", "--workers", 1, "--lang", "en")
    assert (code, "empty" in output) == (1, True)
    assert [r["status"] for r in read_table(tmp_path / "out", "documents")] == ["ok", "failed"]


def test_a_bad_line_of_corrections_is_told_and_ends_in_exit_code_1(tmp_path: Path) -> None:
    folder(tmp_path / "raw", {"a.txt": report()})
    header = "table;record_id;field;value;verdict;other_id;reason"
    lines = [header, "signatories;x-s00001;nip;1,95904E+17;;;", "signatories;x-s00001;name;Siti;;;"]
    (tmp_path / "c.csv").write_text("\n".join(lines), encoding="utf-8")
    arguments = (
        "extract",
        tmp_path / "raw",
        "--out",
        tmp_path / "out",
        "--workers",
        1,
        "--corrections",
        tmp_path / "c.csv",
    )
    for _ in range(2):  # told again where nothing has changed
        code, output = iku(*arguments)
        assert code == 1
        assert "Baris koreksi 2: " in output
        assert "dibulatkan oleh Excel" in output
        assert "Baris koreksi 3 tidak diterapkan" in output
        assert "2 baris di " in output  # those that met no record are counted, too


def test_a_file_of_corrections_can_be_checked_alone(tmp_path: Path) -> None:
    header = "table;record_id;field;value;verdict;other_id;reason"
    lines = [header, "signatories;x-s00001;nip;1,95904E+17;;;", "signatories;x-s00001;name;Siti;;;"]
    (tmp_path / "c.csv").write_text("\n".join(lines), encoding="utf-8")
    code, output = iku("corrections", tmp_path / "c.csv")
    assert code == 1
    assert "Baris koreksi 2: " in output
    assert "1 baris dapat diterapkan, 1 tidak" in output
    assert iku("corrections", tmp_path / "none.csv")[0] == 2
    (tmp_path / "c.csv").write_text("\n".join(lines[::2]), encoding="utf-8")
    assert iku("corrections", tmp_path / "c.csv")[0] == 0


def test_of_many_files_only_those_that_need_a_look_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(tmp_path / "raw", {"a.txt": report(), "b.txt": report(office="MEKAR"), "kosong.pdf": b""})
    monkeypatch.setattr("pipeline.cli.shown.summary._MOST_LINES", 2)
    code, output = iku("extract", tmp_path / "raw", "--out", tmp_path / "out", "--workers", 1)
    assert code == 1
    assert "kosong.pdf" in output
    assert "a.txt" not in output
    assert "2 dokumen terbaca seluruhnya" in output
    assert "3 dokumen, 1 gagal" in output


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        pytest.param(("extract", "{tmp}/none"), "tidak ada", id="no input"),
        pytest.param(("extract", "{tmp}/empty"), "Tidak ada berkas", id="nothing in it"),
        pytest.param(("extract", "{raw}", "--out", "{raw}"), "folder masukan", id="output is the input"),
        pytest.param(("extract", "{raw}", "--out", "{tmp}/full"), "berkas lain", id="output holds other files"),
        pytest.param(("extract", "{raw}", "--out", "{tmp}/o", "--ocr", "x"), "--ocr", id="unknown mode"),
        pytest.param(("extract", "{raw}", "--out", "{tmp}/o", "--lang", "x"), "--lang", id="unknown language"),
        pytest.param(
            ("extract", "{raw}", "--out", "{tmp}/o", "--corrections", "{tmp}/bad.csv"), "koreksi", id="verdicts"
        ),
        pytest.param(("audit", "{tmp}/none"), "iku extract", id="no dataset"),
        pytest.param(("inspect", "{tmp}/none.pdf"), "none.pdf", id="no file"),
        pytest.param(("explain", "nobody", "--data", "{out}"), "nobody", id="no record"),
    ],
)
def test_wrong_use_is_exit_code_2_and_says_what_to_do(
    place: Path, tmp_path: Path, arguments: tuple[str, ...], word: str
) -> None:
    (tmp_path / "empty").mkdir()
    folder(tmp_path, {"full/surat.docx": b"x", "bad.csv": "a,b\n"})
    code, output = iku(*(a.format(tmp=tmp_path, raw=place / "raw", out=place / "out") for a in arguments))
    assert code == 2
    assert word in " ".join(output.split())
    assert not (tmp_path / "o").exists()


def test_a_second_run_on_one_output_is_exit_code_2(place: Path) -> None:
    with lock(place / "out"):
        code, output = iku("extract", place / "raw", "--out", place / "out")
    assert (code, "proses lain" in output) == (2, True)


def test_audit_prints_the_findings_worst_first(place: Path) -> None:
    code, output = iku("audit", place / "out")
    assert code == 0
    assert output.index("kesalahan") < output.index("peringatan")
    assert "KESATU → KETIGA" in output


def test_inspect_shows_what_was_read_from_where(place: Path) -> None:
    code, output = iku("inspect", place / "raw" / "satu.txt")
    assert code == 0
    assert "050/12/2023" in output
    assert "# Indikator 1" in output
    assert "tercetak “" in output
    assert not re.search(r"\bNone\b|\[\'|\(\'|Parsed\(|Reading\(", output)  # no Python


def test_explain_tells_how_a_record_came_about(place: Path) -> None:
    key = read_table(place / "out", "signatories")[0]["signatory_id"]
    code, output = iku("explain", key, "--data", place / "out")
    assert code == 0
    assert "Budi Santosa" in output
    assert "tercetak “Drs. BUDI SANTOSA, M.Si”" in output
    assert "dipahami sebagai" in output


def test_diff_of_a_dataset_with_itself_is_empty(place: Path) -> None:
    code, output = iku("diff", place / "out", place / "out")
    assert code == 0
    lines = output.splitlines()
    assert lines
    assert [line for line in lines if not ("+0" in line and "-0" in line and "~0" in line)] == []


def test_diff_tells_why_a_value_changed(place: Path, tmp_path: Path) -> None:
    key = read_table(place / "out", "signatories")[0]["signatory_id"]
    header = "table;record_id;field;value;verdict;other_id;reason"
    (tmp_path / "c.csv").write_text(f"{header}\nsignatories;{key};jabatan;Camat Baru;;;lihat SK\n", encoding="utf-8")
    arguments = ("--workers", 1, "--corrections", tmp_path / "c.csv")
    assert iku("extract", place / "raw", "--out", tmp_path / "new", *arguments)[0] == 0
    code, output = iku("diff", place / "out", tmp_path / "new", "--reasons")
    assert code == 0
    assert "→ “Camat Baru”" in output
    assert "koreksi pengguna; lihat SK" in output


def test_diff_tells_why_a_verdict_changed_and_a_line_on_no_finding_is_told(place: Path, tmp_path: Path) -> None:
    finding = read_table(place / "out", "findings")[0]
    header = "table;record_id;field;value;verdict;other_id;reason;who;when;old"
    key = finding["record_id"] or finding["document_id"]
    lines = (
        f"findings;{key};{finding['rule_id']};;bukan masalah;;sudah benar di SK;Ani;2026-11-28;",
        f"findings;{key};{finding['rule_id']};;bukan masalah;;keliru;Ani;2026-11-28;tulisan yang tidak ada",
    )
    (tmp_path / "c.csv").write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
    arguments = ("--workers", 1, "--corrections", tmp_path / "c.csv")
    iku("extract", place / "raw", "--out", tmp_path / "new", *arguments)
    output = iku("diff", place / "out", tmp_path / "new", "--reasons")[1]
    assert "verdict: “open” (belum diperiksa) → “dismissed” (bukan masalah)" in output
    assert "koreksi pengguna; sudah benar di SK" in output
    assert "finding_id" not in output
    assert "message_en" not in output
    back = iku("diff", tmp_path / "new", place / "out", "--reasons")[1]
    assert "tidak lagi: koreksi pengguna; sudah benar di SK" in back
    told = [f for f in read_table(tmp_path / "new", "findings") if f["rule_id"] == "correction_names_a_record"]
    assert [(f["message_id"][:34], f["source"]) for f in told] == [("Baris 3 berkas koreksi tidak diter", "document")]
    judged = next(f for f in read_table(tmp_path / "new", "findings") if f["verdict"] == "dismissed")
    told = iku("explain", judged["finding_id"], "--data", tmp_path / "new")[1]
    assert "Keadaan: bukan masalah (sudah benar di SK; Ani; 2026-11-28)" in told


def test_version() -> None:
    code, output = iku("--version")
    assert (code, output.startswith("iku ")) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(["extrat"], "Perintah extrat tidak ada. Mungkin maksudnya: extract.", id="misspelt command"),
        pytest.param(["extract", "--foo"], "Pilihan --foo tidak dikenal.", id="unknown option"),
        pytest.param(["explain"], "Yang wajib disebut belum ada: record_id.", id="missing argument"),
        pytest.param(["extract", "--workers", "x"], "Nilai untuk --workers tidak dapat dipakai", id="no number"),
        pytest.param(["extract", "a", "b"], "Terlalu banyak argumen: b.", id="too many"),
        pytest.param(["report", "--out"], "Pilihan --out memerlukan nilai", id="no value"),
    ],
)
def test_a_wrong_command_line_is_told_in_indonesian(arguments: list[str], told: str) -> None:
    command = [sys.executable, "-m", "pipeline", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(told)
    assert "Bantuan: iku" in done.stderr
    assert not re.search("Usage|Error|Try", done.stderr)


def test_the_help_holds_no_english_of_typer() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "extract", "--help"], capture_output=True, text=True, check=True
    )
    assert "Pakai: iku extract" in done.stdout
    assert not re.search("Usage|Options|Arguments|default|Show this|<(str|bool|path|int)", done.stdout)


@pytest.mark.parametrize("command", ["", *(c.callback.__name__ for c in app.registered_commands if c.callback)])
def test_the_help_speaks_one_language(command: str) -> None:
    shown = {}
    for lang in ("id", "en"):
        ask = [sys.executable, "-m", "pipeline", *command.split(), "--help"]
        asked = subprocess.run(ask, capture_output=True, text=True, check=True, env=os.environ | {"IKU_LANG": lang})
        shown[lang] = asked.stdout
    assert not re.search(r" / [a-z]|\b(the|of|and|folder of|read|write)\b", shown["id"].replace("iku --help", ""))
    assert not re.search(r"\b(berkas|laporan|dan|atau|yang|temuan)\b", shown["en"], re.IGNORECASE)


HEAVY = (
    "numpy", "pandas", "pyarrow", "pdfplumber", "pdfminer", "pypdfium2", "docx", "lxml", "spacy", "thinc", "rapidfuzz", "cv2",
    "PIL", "tesserocr", "rapidocr", "onnxruntime", "pebble", "jinja2", "xlsxwriter", "matplotlib", "dask", "distributed",
)  # fmt: skip


@pytest.mark.parametrize("word", ["--help", "--version", "extract --help"])
def test_help_loads_nothing_that_works(word: str) -> None:
    ask = "import sys; sys.argv[0] = 'iku'; from pipeline.cli.app import main\ntry: main()\nexcept SystemExit: pass\n"
    code = ask + "print(*sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code, *word.split()], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert {name for name in HEAVY if name in loaded} == set()
    own = {name for name in loaded if name.split(".")[0] in ("pipeline", "extractors", "normalizers", "reference")}
    assert own == {
        "pipeline",
        "pipeline.cli",
        "pipeline.cli.app",
        "pipeline.cli.extract_command",
        "pipeline.cli.indonesian",
        "pipeline.cli.interrupts",
        "pipeline.cli.messages",
        "pipeline.cli.options",
        "pipeline.cli.show_commands",
        "pipeline.cli.write_commands",
        "pipeline.locations",
        "pipeline.settings",
    }


def test_nothing_is_said_on_the_error_stream_of_a_quiet_run(tmp_path: Path) -> None:
    raw = folder(tmp_path / "raw", {"a.txt": report()})
    command = [sys.executable, "-m", "pipeline", "extract", str(raw), "--out", str(tmp_path / "out"), "--workers", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert NIP.replace(" ", "") not in done.stdout


def test_every_text_has_both_languages_and_the_same_slots() -> None:
    names = ("path", "n", "failed", "findings", "detail", "id", "method", "unsure", "of", "score", "lines", "value", "option",
             "choices", "text", "where", "raw", "reason", "advice", "page", "pages")  # fmt: skip
    slots = dict.fromkeys(names, "x")
    for key in TEXTS:
        assert say(key, "id", **slots), key
        assert say(key, "en", **slots), key


@pytest.mark.slow
def test_what_is_written_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    raw, out = folder(tmp_path / "raw", {"a.txt": report()}), tmp_path / "out"
    environment = {k: v for k, v in os.environ.items() if k != "IKU_UMASK"} | {"IKU_CACHE": str(tmp_path / "cache")}
    call = [sys.executable, "-m", "pipeline", "extract", str(raw), "--out", str(out), "--workers", "1", "--quiet"]
    subprocess.run(call, check=True, env=environment)
    written = [out, *out.rglob("*"), *(tmp_path / "cache").rglob("*")]
    assert len(written) > 10
    assert {path.name for path in written if path.stat().st_mode & 0o077} == set()
    subprocess.run([*call, "--force"], check=True, env=environment | {"IKU_UMASK": "022"})
    assert out.stat().st_mode & 0o777 == 0o755
