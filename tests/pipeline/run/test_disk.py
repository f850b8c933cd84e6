"""A disk that is full or forbids writing: the old dataset stays, the person is told what to do, exit code 2."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.dataset.read import read_table
from tests.pipeline.samples import folder, report
from tools.stress.kill_series import hashes

pytestmark = pytest.mark.slow


def extract(root: Path, out: Path, *more: str) -> tuple[int, str]:
    """Return (exit code, all that was said) of a run over root/raw."""
    command = [
        "extract",
        str(root / "raw"),
        "--out",
        str(out),
        "--workers",
        "1",
        "--corrections",
        str(root / "none.csv"),
    ]
    done = CliRunner().invoke(app, [*command, *more])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, " ".join(done.output.split())


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of one megabyte; skips the test where none can be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("no disk can be mounted here")
    yield place
    gc.collect()  # the refused file may still be open in an exception that nobody holds any more
    subprocess.run(["umount", "-l", str(place)], check=True)


def _fill(disk: Path, left: int) -> Path:
    """Fill the disk but for `left` bytes; return the file that fills it."""
    filler = disk / "filler"
    free = os.statvfs(disk)
    filler.write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - left)))
    return filler


@pytest.mark.parametrize(
    "left",
    [pytest.param(0, id="nothing left"), pytest.param(8192, id="one table"), pytest.param(65536, id="half of it")],
)
def test_a_full_disk_costs_nothing_but_the_run(tmp_path: Path, disk: Path, left: int) -> None:
    folder(tmp_path / "raw", {"a.txt": report()})
    out = disk / "out"
    assert extract(tmp_path, out)[0] == 0
    old = hashes(out)
    shutil.rmtree(disk / ".cache")
    folder(tmp_path / "raw", {"b.txt": report(office="MEKAR")})
    filler = _fill(disk, left)
    code, said = extract(tmp_path, out)
    assert code == 2
    assert "disk penuh" in said
    assert "Dataset lama tetap utuh" in said
    assert "Kosongkan ruang" in said
    assert hashes(out) == old
    assert {p.name for p in disk.iterdir()} <= {"out", ".out.lock", ".cache", "filler"}
    assert not list(disk.rglob("*.part"))
    filler.unlink()
    assert extract(tmp_path, out)[0] == 0
    assert [row["path"] for row in read_table(out, "documents")] == ["a.txt", "b.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is of POSIX")
def test_a_limit_on_files_is_a_full_disk(tmp_path: Path) -> None:
    folder(tmp_path / "raw", {"a.txt": report()})
    out = tmp_path / "out"
    assert extract(tmp_path, out)[0] == 0
    old = hashes(out)
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); "
        "from pipeline.cli.app import main; main()"
    )
    command = [sys.executable, "-c", limited, "extract", str(tmp_path / "raw"), "--out", str(out), "--workers", "1"]
    done = subprocess.run([*command, "--lang", "en"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "The old one is intact" in done.stderr
    assert "the disk is full" in done.stderr
    assert "Traceback" not in done.stderr
    assert hashes(out) == old


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(tmp_path / "raw", {"a.txt": report()})

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pipeline.dataset.table_writer.pq.ParquetWriter", refuse)
    code, said = extract(tmp_path, tmp_path / "out")
    assert code == 2
    assert "tidak ada izin menulis" in said
    assert "Periksa izin folder" in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", ["report", "export", "publish"])
def test_other_writers_say_so_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    folder(tmp_path / "raw", {"a.txt": report()})
    assert extract(tmp_path, tmp_path / "out")[0] == 0
    (tmp_path / "key").write_bytes(b"k" * 64)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    for writer in ("report.build.write_report", "export.export", "public_edition.publish"):
        monkeypatch.setattr(f"pipeline.outputs.{writer}", refuse)
    place = tmp_path / "there"
    given = [command, str(tmp_path / "out"), "--out", str(place)]
    done = CliRunner().invoke(app, [*given, *(["--key", str(tmp_path / "key")] if command == "publish" else [])])
    assert done.exit_code == 2
    assert "disk penuh" in done.output
