from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.dataset.read import read_table
from pipeline.errors import UnreachableFile
from pipeline.locations import Location, ObjectStore, RemoteUrl
from pipeline.run.inputs import FolderInputs
from pipeline.run.run import run
from pipeline.run.workers import cluster
from pipeline.run.workers.cluster import ClusterError, Job, run_on
from pipeline.run.workers.executor import Outcome
from pipeline.settings import Settings
from pipeline.storage.fingerprint import differences, program_version
from tests.pipeline.run.workers import test_executor
from tests.pipeline.samples import folder, report

pytestmark = pytest.mark.slow

distributed = pytest.importorskip("distributed", reason="needs the extra [cluster]")

ROOT = Path(__file__).parents[4]
BORN_DIGITAL = ("banjar-margo.docx", "pasar-manna.pdf", "sreseh.pdf")


@contextmanager
def dask_cluster(place: Path, *, threads: int) -> Iterator[str]:
    """Start a scheduler and a worker as anyone would, in processes of their own; yield the scheduler's address."""
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    file = place / "scheduler.json"
    dask = (sys.executable, "-m", "dask")
    commands = [
        (*dask, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
    ]
    if threads:
        commands.append((*dask, "worker", "--scheduler-file", str(file), "--nthreads", str(threads),
                         "--no-dashboard", "--local-directory", str(place / "scratch")))  # fmt: skip
    with (place / "log").open("w") as log:
        started = [
            subprocess.Popen(command, env=env, stdout=log, stderr=log, cwd=place, start_new_session=True)
            for command in commands
        ]
        try:
            deadline = time.monotonic() + 90
            while (
                not (file.exists() and file.stat().st_size) and time.monotonic() < deadline
            ):  # made first, then filled
                time.sleep(0.05)
            address = json.loads(file.read_text())["address"]
            with distributed.Client(address, set_as_default=False) as client:
                if threads:
                    client.wait_for_workers(1, timeout=90)
            yield address
        finally:
            for process in started:  # the workers' children too
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory, s3: str) -> Iterator[str]:  # the workers see S3 too
    with dask_cluster(tmp_path_factory.mktemp("dask"), threads=2) as address:
        yield address


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with inputs, good and bad, in `raw`, and the dataset of a run on this machine in `out`."""
    place = tmp_path_factory.mktemp("local")
    raw = folder(place / "raw", {"kosong.pdf": b"", "b/potong.pdf": b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog"})
    for name in BORN_DIGITAL:
        shutil.copy(ROOT / "data" / "raw" / name, raw / name)
    run(_settings(place / "raw", place / "out"))
    return place


def _settings(raw: Location, out: Location, **more: Any) -> Settings:
    return Settings(raw, out, Path("none.csv"), workers=2, ocr="off", **more)


def same_bytes(one: Path, other: Path) -> bool:
    """Return whether two datasets are the same; run.json tells of the run (its seconds), not of the reports."""
    names = {path.name for path in one.iterdir()} - {"run.json"}
    assert len(names) == 15
    assert {path.name for path in other.iterdir()} - {"run.json"} == names
    return all((one / name).read_bytes() == (other / name).read_bytes() for name in names)


def _worker(address: str) -> int:
    """Return the process of the worker."""
    with distributed.Client(address, set_as_default=False) as client:
        client.wait_for_workers(1, timeout=90)
        (pid,) = client.run(os.getpid).values()
        return int(pid)


def test_a_cluster_writes_the_same_bytes(scheduler: str, local: Path, tmp_path: Path) -> None:
    command = ("extract", local / "raw", "--out", tmp_path / "out", "--ocr", "off", "--scheduler", scheduler)
    result = CliRunner().invoke(app, [*map(str, command), "--corrections", str(tmp_path / "none.csv")])
    assert result.exit_code == 1  # the two bad files
    assert same_bytes(local / "out", tmp_path / "out")
    assert len(read_table(tmp_path / "out", "indicators")) == 15
    assert json.loads((tmp_path / "out" / "run.json").read_text())["settings"]["cluster"] is True
    assert list((tmp_path / ".cache").rglob("*.iku"))  # the workers see this folder, so what they read is kept
    for kept in (
        "*.dossier",
        "*.result",
    ):  # stored from here too, for workers that do not see it; the empty file as well
        assert len(list((tmp_path / ".cache").rglob(kept))) == len(BORN_DIGITAL) + 2, kept


def test_workers_read_from_a_bucket_by_themselves(scheduler: str, local: Path, s3: str, tmp_path: Path) -> None:
    inputs, dataset = ObjectStore(RemoteUrl(f"s3://{s3}/c/raw")), ObjectStore(RemoteUrl(f"s3://{s3}/c/set"))
    for name in sorted(FolderInputs(local / "raw").sizes()):
        inputs.send(local / "raw" / name, name)
    run(_settings(inputs.url, dataset.url, scheduler=scheduler, cache=RemoteUrl(f"{dataset.url}/.iku/cache")))
    for name in dataset.sizes():
        folder(tmp_path / "out", {name: dataset.read(name)} if not name.startswith(".") else {})
    assert same_bytes(local / "out", tmp_path / "out")
    assert sum(name.endswith(".iku") for name in dataset.sizes()) == len(BORN_DIGITAL)


def test_a_killed_worker_costs_nothing_but_time(scheduler: str, local: Path, tmp_path: Path) -> None:
    before = _worker(scheduler)

    def kill(path: str, done: int, total: int) -> None:
        if done == 1:
            os.kill(before, signal.SIGKILL)

    run(_settings(local / "raw", tmp_path / "out", scheduler=scheduler), kill)
    assert _worker(scheduler) != before
    assert same_bytes(local / "out", tmp_path / "out")


def deadly(item: str) -> str:
    if item == "deadly":
        parent = multiprocessing.parent_process()
        assert parent is not None
        assert parent.pid is not None
        os.kill(parent.pid, signal.SIGKILL)  # the worker, not only the child that reads
        time.sleep(60)
    return item.upper()


def _give_up_at_once(dask_scheduler: Any) -> None:
    dask_scheduler.allowed_failures = 0  # instead of three deaths of a worker, for the sake of time


def test_an_item_that_kills_its_workers_costs_only_itself(scheduler: str) -> None:
    with distributed.Client(scheduler, set_as_default=False) as client:
        client.run_on_scheduler(_give_up_at_once)
    items = ["a", "b", "deadly", "c", "d"]
    found = list(run_on(scheduler, Job(deadly, lambda _: 50.0), items))
    assert [item for item, _ in found] == items
    assert [outcome.value for _, outcome in found] == ["A", "B", None, "C", "D"]
    assert [outcome.error.code for _, outcome in found if outcome.error] == ["reader_crashed"]


def test_a_bad_item_costs_only_itself_and_no_worker(scheduler: str) -> None:
    before = _worker(scheduler)
    items = ["a", "crash", "b", "fault", "c", "memory", "d", "hang", "e"]
    found = list(run_on(scheduler, Job(test_executor.work, lambda _: 4.0), items))
    assert [item for item, _ in found] == items
    assert {item: o.value for item, o in found if o.value} == {c: c.upper() for c in "abcde"}
    assert {item: o.error.code for item, o in found if o.error} == {
        "crash": "reader_crashed", "fault": "internal_error", "memory": "limit_exceeded", "hang": "limit_exceeded",
    }  # fmt: skip
    assert _worker(scheduler) == before


def joined(item: str, data: bytes) -> str:
    return item + data.decode()


def test_what_cannot_be_sent_is_an_outcome_in_its_place(scheduler: str) -> None:
    def sent(item: str) -> bytes:
        if item == "b":
            raise UnreachableFile("gone")
        return b"!"

    found = list(run_on(scheduler, Job(joined, lambda _: 20.0, sent), ["a", "b", "c"]))
    assert [(item, o.value, o.error and o.error.code) for item, o in found] == [
        ("a", "a!", None), ("b", None, "unreachable_file"), ("c", "c!", None),
    ]  # fmt: skip


class Idle:
    """Stands for a client of a large cluster that takes whatever it is given."""

    def nthreads(self) -> dict[str, int]:
        return {"worker": 10}

    def submit(self, *arguments: object, **more: object) -> object:
        return object()


@pytest.mark.parametrize(
    ("freight", "most"),
    [pytest.param(3, 2, id="few heavy ones"), pytest.param(1000, 32, id="enough for all threads and to grow")],
)
def test_only_so_much_is_under_way(monkeypatch: pytest.MonkeyPatch, freight: int, most: int) -> None:
    under_way: list[int] = []

    def first(client: Any, running: dict[Any, str]) -> list[Any]:
        under_way.append(len(running))
        return [next(iter(running))]

    monkeypatch.setattr(cluster, "_FREIGHT", freight)
    monkeypatch.setattr(cluster, "_done", first)
    monkeypatch.setattr(cluster, "_result", lambda future: "done")
    items = [str(number) for number in range(50)]
    spread = list(cluster._spread(Idle(), Job(joined, lambda _: 20.0, lambda _: b"!!"), items))
    assert spread == [(item, "done") for item in items]
    assert max(under_way) == most


def test_a_worker_with_other_code_ends_the_run(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "program_version", lambda: program_version() | {"pdfplumber": "0.1"})
    with pytest.raises(ClusterError) as caught:
        list(run_on(scheduler, Job(deadly, lambda _: 20.0), ["a"]))
    assert caught.value.key == "other_version"
    assert "pdfplumber 0.1/" in str(caught.value.values["detail"])


def test_versions_differ_by_name() -> None:
    assert differences({"a": "1", "b": "1"}, {"a": "1", "b": "2", "c": "3"}) == ["b 1/2", "c -/3"]
    assert program_version()["pdfplumber"]


def _refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, address: str, patience: float = 1.0) -> str:
    """Return what `iku extract` says when it ends with 2 and leaves the old dataset as it was."""
    if address.removeprefix("tcp://") == "127.0.0.1:1":
        monkeypatch.setattr(cluster, "_CONNECT", "1s")  # nobody will come
    monkeypatch.setattr(cluster, "_PATIENCE", patience)
    folder(tmp_path / "raw", {"a.txt": report()})
    folder(tmp_path / "out", {"documents.parquet": b"old"})
    command = ("extract", tmp_path / "raw", "--out", tmp_path / "out", "--scheduler", address)
    result = CliRunner().invoke(app, [str(c) for c in command])
    assert (result.exit_code, (tmp_path / "out" / "documents.parquet").read_bytes()) == (2, b"old")
    return result.output


@pytest.mark.parametrize("address", [pytest.param("tcp://127.0.0.1:1", id="nobody listens"),
                                     pytest.param(" ", id="no address"),
                                     pytest.param("foo://x", id="no such protocol"),
                                     pytest.param("tcp://127.0.0.1:abc", id="no number")])  # fmt: skip
def test_a_scheduler_that_does_not_answer_is_wrong_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    said = _refused(monkeypatch, tmp_path, address)
    assert f"Penjadwal Dask di {address} tidak menjawab" in said


def test_without_the_extra_the_message_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert "pip install '.[cluster]'" in _refused(monkeypatch, tmp_path, "tcp://127.0.0.1:1")


def test_a_scheduler_without_workers_is_not_waited_for_forever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dask").mkdir()
    with dask_cluster(tmp_path / "dask", threads=0) as address:
        assert "tidak mempunyai pekerja" in _refused(monkeypatch, tmp_path, address)


def test_a_scheduler_that_dies_ends_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "dask").mkdir()
    monkeypatch.setattr(
        cluster, "_done", _after(lambda: os.kill(_pid(tmp_path / "dask"), signal.SIGKILL), cluster._done)
    )
    with dask_cluster(tmp_path / "dask", threads=0) as address:
        assert "terputus" in _refused(monkeypatch, tmp_path, address, patience=60.0)
    assert "Traceback" not in capfd.readouterr().err


def _after(first: Callable[[], None], then: Callable[..., Any]) -> Callable[..., Any]:
    def both(*arguments: Any) -> Any:
        first()
        return then(*arguments)

    return both


def _pid(place: Path) -> int:
    """Return the process of the scheduler that was started in `place`."""
    with distributed.Client(scheduler_file=str(place / "scheduler.json"), set_as_default=False) as client:
        return int(client.run_on_scheduler(os.getpid))


def test_a_worker_says_what_is_wrong_with_it_and_raises_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dask logs the arguments of a task that raises, and these hold the document."""

    def refuse() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cluster._Pool, "get", refuse)
    brought = cluster._work(deadly, "a", 1.0, program_version())
    assert brought == cluster.Refusal("worker_fault", "OSError: [Errno 28] No space left on device")


class Pool:
    """A pool of processes that breaks before it does anything."""

    stopped = 0

    def stop(self) -> None:
        Pool.stopped += 1


@pytest.mark.parametrize(
    ("broken", "code", "refusal"),
    [
        pytest.param(2, None, None, id="twice: the third pool does it"),
        pytest.param(3, "reader_crashed", None, id="each time"),
        pytest.param(-3, None, "worker_fault", id="and cannot even be given an item"),
        pytest.param(-2, None, None, id="found broken by another thread"),
    ],
)
def test_a_pool_that_breaks_is_replaced(
    monkeypatch: pytest.MonkeyPatch, broken: int, code: str | None, refusal: str | None
) -> None:
    tried: list[Pool] = []

    def schedule(pool: Pool, *arguments: object) -> object:
        tried.append(pool)
        if broken < 0 and len(tried) <= -broken:
            raise BrokenProcessPool("broken")
        return None

    def outcome_of(*arguments: object) -> Outcome[str] | None:
        return None if len(tried) <= broken else Outcome("A")

    monkeypatch.setattr(cluster, "schedule", schedule)
    monkeypatch.setattr(cluster, "outcome_of", outcome_of)
    monkeypatch.setattr(cluster._Pool, "_pool", None)
    monkeypatch.setattr(cluster._Pool, "get", Pool)
    brought = cluster._work(deadly, "a", 1.0, program_version())
    if isinstance(brought, cluster.Refusal):
        assert brought.key == refusal
    else:
        assert refusal is None
        assert (brought.value, brought.error and brought.error.code) == ("A" if code is None else None, code)
    assert len(set(map(id, tried))) == 3
