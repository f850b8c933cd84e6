from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.locations import LocationError, ObjectStore, RemoteUrl
from pipeline.run.run import run
from pipeline.settings import Settings
from tests.pipeline.samples import folder

pytestmark = pytest.mark.slow

pytest.importorskip("s3fs", reason="needs the extra [cluster]")

ROOT = Path(__file__).parents[3]
BORN_DIGITAL = ("banjar-margo.docx", "sreseh.pdf")


def _iku(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run `iku extract` in a process of its own: the processes that read are born with the environment of S3."""
    command = [sys.executable, "-m", "pipeline", "extract", *map(str, arguments), "--ocr", "off", "--workers", "1"]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = folder(tmp_path_factory.mktemp("raw"), {"kosong.pdf": b"", "b/lap oran.txt": "x"})
    for name in BORN_DIGITAL:
        shutil.copy(ROOT / "data" / "raw" / name, place / name)
    return place


@pytest.mark.usefixtures("s3")
def test_from_s3_to_s3_is_the_same_bytes(raw: Path, tmp_path: Path) -> None:
    store, there = ObjectStore(RemoteUrl("s3://iku-test/a/raw")), ObjectStore(RemoteUrl("s3://iku-test/a/set"))
    for path in raw.rglob("*.*"):
        store.send(path, path.relative_to(raw).as_posix())
    run(Settings(raw, tmp_path / "set", tmp_path / "none.csv", workers=2, ocr="off"))
    done = _iku(store.url, "--out", there.url, "--corrections", tmp_path / "none.csv")
    assert done.returncode == 1  # the empty file
    assert [
        line for line in done.stderr.splitlines() if not line.startswith("Membaca:")
    ] == []  # told on a slow machine
    assert "sreseh.pdf" in done.stdout
    written = {p.name: p.read_bytes() for p in (tmp_path / "set").iterdir() if p.name != "run.json"}
    found = [n for n in there.sizes() if not n.startswith(".iku/cache/")]
    assert sorted(found) == sorted([*written, "run.json"])  # no lock and nothing half written stays behind
    assert all(there.read(name) == data for name, data in written.items())
    assert len([n for n in there.sizes() if n.endswith(".iku")]) == 3  # what was read is kept with the dataset


@pytest.mark.usefixtures("s3")
def test_of_two_that_create_an_object_one_wins() -> None:
    store = ObjectStore(RemoteUrl("s3://iku-test/lock"))

    def create(n: int) -> int | None:
        try:
            store.create("lock", str(n).encode())
        except FileExistsError:
            return None
        return n

    with ThreadPoolExecutor(8) as threads:
        won = [n for n in threads.map(create, range(8)) if n is not None]
    assert [str(n) for n in won] == [store.read("lock").decode()]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        pytest.param(("s3://iku-nowhere/raw",), "tidak ada", id="no such bucket to read"),
        pytest.param(("s3://iku-test/nothing",), "Tidak ada berkas", id="no files there"),
        pytest.param(("{raw}", "--out", "s3://iku-nowhere/set"), "iku-nowhere", id="no such bucket to write"),
        pytest.param(("{raw}", "--out", "foo://x/set"), "foo://x/set tidak dapat dibuka", id="no such protocol"),
    ],
)
@pytest.mark.usefixtures("s3")
def test_a_place_that_cannot_be_used_is_wrong_use(raw: Path, arguments: tuple[str, ...], word: str) -> None:
    done = CliRunner().invoke(app, ["extract", *(a.format(raw=raw) for a in arguments)])
    assert done.exit_code == 2
    assert word in done.output


@pytest.mark.usefixtures("s3")
def test_a_bucket_is_never_made() -> None:
    with pytest.raises(LocationError):
        ObjectStore(RemoteUrl("s3://iku-nowhere/set")).write("a", b"x")
    with pytest.raises((LocationError, FileNotFoundError)):
        ObjectStore(RemoteUrl("s3://iku-nowhere")).sizes()
