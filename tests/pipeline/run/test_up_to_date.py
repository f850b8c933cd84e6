"""A run over what has not changed does nothing; one over little that has changed does little; both end in the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import pipeline
from extractors.readers import read_document
from pipeline.cli.app import app
from pipeline.document.result import failed_result
from pipeline.errors import PASSING
from pipeline.records.dossier import Dossier
from pipeline.records.source import Source
from pipeline.run import make, process
from pipeline.run.inputs import FolderInputs, Input
from pipeline.run.make import Run
from pipeline.run.process import Workers
from pipeline.run.reader import Reader
from pipeline.run.run import refresh
from pipeline.run.run import run as run_always
from pipeline.run.up_to_date import UpToDate, fingerprint
from pipeline.run.workers.executor import Outcome
from pipeline.settings import Settings
from pipeline.storage.cache import Cache
from pipeline.storage.codec import pack
from pipeline.storage.dossier_cache import keep_dossier, load_dossier
from tests.pipeline.samples import folder, report
from tools.stress.kill_series import hashes

RAW = Path("data/raw")
CORRECTION = "table,record_id,field,value,verdict,other_id,reason\n"


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read without a pool of processes, which these tests are not about."""
    monkeypatch.setattr(process, "_read_each", _read_here)


def _read_here(left: Sequence[Input], reader: Reader, workers: Workers) -> Any:
    for item in left:
        yield item, Outcome(reader.process(item))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    raw = folder(
        tmp_path / "raw", {"a.txt": report(), "b.txt": report(office="MEKAR"), "rusak.pdf": b"%PDF-1.4\n1 0 obj"}
    )
    return Settings(raw, tmp_path / "out", tmp_path / "corrections.csv", cache=tmp_path / "cache", ocr="off")


def test_the_second_run_does_nothing(settings: Settings) -> None:
    assert isinstance(refresh(settings), Run)
    before = {p: p.stat().st_mtime_ns for p in Path(str(settings.out)).iterdir()}
    there = refresh(settings)
    assert isinstance(there, UpToDate)
    assert (there.n_documents, [path for path, _ in there.failed]) == (3, ["rusak.pdf"])
    assert before == {p: p.stat().st_mtime_ns for p in Path(str(settings.out)).iterdir()}


def _touch(settings: Settings) -> Settings:
    (Path(str(settings.raw)) / "a.txt").touch()
    return settings


def _change(settings: Settings) -> Settings:
    """Change one letter, and put size and time back: only the content tells."""
    path = Path(str(settings.raw)) / "a.txt"
    old = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("90%", "91%"), encoding="utf-8")
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))
    assert path.stat().st_size == old.st_size
    return settings


def _rename(settings: Settings) -> Settings:
    raw = Path(str(settings.raw))
    (raw / "a.txt").rename(raw / "c.txt")
    return settings


def _remove(settings: Settings) -> Settings:
    (Path(str(settings.raw)) / "b.txt").unlink()
    return settings


def _correct(settings: Settings) -> Settings:
    settings.corrections.write_text(CORRECTION, encoding="utf-8")
    return settings


def _damage(settings: Settings) -> Settings:
    path = Path(str(settings.out)) / "targets.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    return settings


def _lose(settings: Settings) -> Settings:
    (Path(str(settings.out)) / "croissant.json").unlink()
    return settings


@pytest.mark.parametrize(
    ("change", "runs"),
    [
        pytest.param(_touch, False, id="a new date"),
        pytest.param(_change, True, id="one letter, same size and date"),
        pytest.param(_rename, True, id="another name"),
        pytest.param(_remove, True, id="a file fewer"),
        pytest.param(_correct, True, id="a verdict"),
        pytest.param(_damage, True, id="a damaged table"),
        pytest.param(_lose, True, id="a lost file of the dataset"),
        pytest.param(lambda s: replace(s, force=True), True, id="asked for"),
        pytest.param(lambda s: replace(s, lang="en"), True, id="another language"),
        pytest.param(lambda s: replace(s, ocr="auto"), True, id="another way to read"),
        pytest.param(lambda s: replace(s, workers=2), False, id="more workers"),
    ],
)
def test_what_makes_a_run_run(settings: Settings, tmp_path: Path, change: Any, runs: bool) -> None:
    refresh(settings)
    changed = change(settings)
    assert isinstance(refresh(changed), Run) == runs
    run_always(replace(changed, out=tmp_path / "fresh", cache=None))
    assert hashes(Path(str(settings.out))).keys() == hashes(tmp_path / "fresh").keys()
    tables = {n: h for n, h in hashes(Path(str(settings.out))).items() if n != "run.json"}
    assert tables == {n: h for n, h in hashes(tmp_path / "fresh").items() if n != "run.json"}


def test_another_program_runs(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    refresh(settings)
    monkeypatch.setattr("pipeline.run.up_to_date.program_version", lambda: {"iku-pipeline": "another"})
    assert isinstance(refresh(settings), Run)


def test_only_what_is_new_is_read(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    refresh(settings)
    folder(Path(str(settings.raw)), {"baru.txt": report(office="BARU")})
    asked: list[list[str]] = []

    def watch(left: Any, *rest: Any) -> Any:
        asked.append([item.path for item in left])
        return _read_here(left, *rest)

    monkeypatch.setattr(process, "_read_each", watch)
    done = refresh(settings)
    assert isinstance(done, Run)
    assert asked == [["baru.txt"]]
    assert [f.source.path for f in done.files] == ["a.txt", "b.txt", "baru.txt", "rusak.pdf"]


def test_a_failure_that_may_pass_is_tried_again(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(
            make, "process_files", lambda inputs, *_: tuple(failed_result(_crashed(item.path)) for item in inputs)
        )
        refresh(settings)
    done = refresh(settings)
    assert isinstance(done, Run)
    assert {f.status for f in done.files} == {"ok", "failed"}
    assert isinstance(refresh(settings), UpToDate)


def test_corrections_that_change_while_a_run_reads_are_seen_by_the_next(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = make.process_files

    def edit(*given: Any) -> Any:
        settings.corrections.write_text(CORRECTION, encoding="utf-8")
        return really(*given)

    with monkeypatch.context() as patched:
        patched.setattr(make, "process_files", edit)
        refresh(settings)
    assert isinstance(refresh(settings), Run)
    assert isinstance(refresh(settings), UpToDate)


def _crashed(path: str) -> Dossier:
    return Dossier(Source(path, "0" * 64, 1), "failed", error_code="reader_crashed", error_id="x", error_en="x")


def test_a_file_that_cannot_be_opened_has_no_fingerprint() -> None:
    assert fingerprint([Source("a", "0" * 64, 1)], b"") is not None
    assert fingerprint([Source("a", "0" * 64, 1), Source("b", None, None)], b"") is None
    for code in PASSING:
        assert fingerprint([Source("a", "0" * 64, 1)], b"", [None, code]) is None


def test_the_fingerprint_is_of_names_and_contents_together() -> None:
    one = fingerprint([Source("a", "0" * 64, 1), Source("b", "1" * 64, 1)], b"")
    assert one == fingerprint([Source("b", "1" * 64, 1), Source("a", "0" * 64, 1)], b"")
    assert one != fingerprint([Source("a", "1" * 64, 1), Source("b", "0" * 64, 1)], b"")


@pytest.mark.parametrize("name", ["banjar-margo.docx", "pasar-manna.pdf", "sreseh.pdf"])
def test_a_kept_dossier_is_the_one_that_was_made(tmp_path: Path, name: str) -> None:
    cache = Cache(tmp_path, "v")
    made = Reader(FolderInputs(RAW)).read(Input(name, 0))
    assert load_dossier(cache, made.source) is None
    keep_dossier(cache, made)
    assert load_dossier(cache, made.source) == made
    moved = replace(made.source, path="lain/nama.txt")
    assert load_dossier(cache, moved) == replace(made, source=moved)
    assert load_dossier(replace(cache, ocr="force"), made.source) is None
    assert load_dossier(replace(cache, fresh=True), made.source) is None


def test_a_kept_failure_takes_the_format_of_its_new_name(tmp_path: Path) -> None:
    folder(tmp_path / "raw", {"a.pdf": b"", "b.docx": b""})
    cache = Cache(tmp_path / "cache", "v")
    first, second = (Reader(FolderInputs(tmp_path / "raw"), cache=cache).read(Input(n, 0)) for n in ("a.pdf", "b.docx"))
    assert (first.format, second.format) == ("pdf", "docx")
    assert second == Reader(FolderInputs(tmp_path / "raw")).read(Input("b.docx", 0))


def test_a_damaged_or_foreign_entry_is_nothing(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "v")
    made = Reader(FolderInputs(RAW)).read(Input("banjar-margo.docx", 0))
    keep_dossier(cache, made)
    (entry,) = tmp_path.rglob("*.dossier")
    whole = entry.read_bytes()
    other = Reader(FolderInputs(RAW)).read(Input("sreseh.pdf", 0))
    for data in (b"", whole[:-1], whole[:50] + b"?" + whole[51:], pack(other), _evil(tmp_path / "ran")):
        entry.write_bytes(data)
        assert load_dossier(cache, made.source) is None
    assert not (tmp_path / "ran").exists()


class _Evil:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, tuple[Path]]:
        return Path.touch, (self.path,)


def _evil(path: Path) -> bytes:
    """Return an entry, rightly summed, whose pickle makes a file when it is read."""
    body = zlib.compress(pickle.dumps(_Evil(path)))
    return hashlib.sha256(body).digest() + body


def test_the_command_says_so(tmp_path: Path) -> None:
    folder(tmp_path / "raw", {"a.txt": report(), "rusak.pdf": b"%PDF-1.4\n1 0 obj"})
    command = ["extract", str(tmp_path / "raw"), "--out", str(tmp_path / "out"), "--workers", "1"]
    first = CliRunner().invoke(app, command)
    second = CliRunner().invoke(app, command)
    assert (first.exit_code, second.exit_code) == (1, 1)
    assert "Tidak ada yang berubah" in second.output
    assert "rusak.pdf" in second.output
    assert "--force" in second.output
    assert "Dataset ditulis" in CliRunner().invoke(app, [*command, "--force"]).output


def test_run_json_says_what_the_dataset_was_made_from(settings: Settings) -> None:
    run_always(settings)
    told = json.loads((Path(str(settings.out)) / "run.json").read_text(encoding="utf-8"))
    assert len(told["input"]) == 64
    run_always(replace(settings, workers=2, cache=None))
    assert json.loads((Path(str(settings.out)) / "run.json").read_text(encoding="utf-8"))["input"] == told["input"]


def test_reading_needs_no_kept_dossier(tmp_path: Path) -> None:
    """Both stores serve alone: the document where the code that interprets changed, the dossier where nothing did."""
    cache = Cache(tmp_path, "v")
    made = Reader(FolderInputs(RAW), cache=cache).read(Input("sreseh.pdf", 0))
    for entry in tmp_path.rglob("*.dossier"):
        entry.unlink()
    assert cache.load(made.source.sha256 or "") == read_document((RAW / "sreseh.pdf").read_bytes())
    assert Reader(FolderInputs(RAW), cache=cache).read(Input("sreseh.pdf", 0)) == made


def test_a_dossier_grows_stale_with_every_module_that_makes_it() -> None:
    root = Path(pipeline.__file__).parent
    made_by = (root / "records", root / "fields")
    for path in (*(p for part in made_by for p in sorted(part.rglob("*.py"))), root / "reading.py"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("from pipeline"):
                assert line.split()[1].startswith(("pipeline.records", "pipeline.fields", "pipeline.reading")), (
                    path.name,
                    line,
                )
