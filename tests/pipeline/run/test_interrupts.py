"""A run that is told to end does so at once: one message, the right exit code, nothing left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pipeline.samples import folder, report

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes as Linux shows them"),
]


def processes(name: str) -> set[int]:
    """Return the processes whose environment names the test's folder."""
    found = set()
    for path in Path("/proc").glob("[0-9]*"):
        try:
            if (
                name.encode() in (path / "environ").read_bytes()
                and (path / "stat").read_text().split(")")[1].split()[0] != "Z"
            ):
                found.add(int(path.name))
        except OSError:
            continue
    return found


def _listen() -> None:
    """Hear signals that the shell of the tests may have closed its ears to, as it does for what runs in the background."""
    for name in ("SIGINT", "SIGHUP"):
        signal.signal(getattr(signal, name), signal.SIG_DFL)


@pytest.fixture
def passing() -> Iterator[Path]:
    """Give a folder for what is only passing, with a short name: sockets lie in it."""
    with tempfile.TemporaryDirectory(prefix="iku-t-", dir="/tmp") as folder_name:
        yield Path(folder_name)


@pytest.fixture(params=[200, 1], ids=["workers of a starter", "a worker that is a copy"])
def running(tmp_path: Path, passing: Path, request: pytest.FixtureRequest) -> subprocess.Popen[str]:
    raw = folder(tmp_path / "raw", {f"{n}.txt": report(office=f"MEKAR {n}") for n in range(request.param)})
    environment = os.environ | {
        "IKU_CACHE": str(tmp_path / "cache"),
        "TMPDIR": str(passing),
        "PYTHONPATH": os.getcwd(),
    }
    slow = tmp_path / "slow"
    slow.mkdir()
    # no process reads before it imports this: reading then takes for ever
    (slow / "sitecustomize.py").write_text(
        "import sys\n"
        "class Find:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'extractors.find':\n"
        "            import pipeline.document.result as r\n"
        "            import extractors.readers.kinds as k, pipeline.run.reader as p\n"
        "            def spin(data, **more):\n"
        "                while True: sum(range(10**7))\n"
        "            p.read_document = spin\n"
        "        return None\n"
        "sys.meta_path.insert(0, Find())\n"
    )
    environment["PYTHONPATH"] = f"{slow}{os.pathsep}{os.getcwd()}"
    call = [sys.executable, "-m", "pipeline", "extract", str(raw), "--out", str(tmp_path / "out"), "--workers", "2"]
    process = subprocess.Popen(
        call, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=_listen
    )
    end, n = time.monotonic() + 60, 4 if request.param > 1 else 2  # driver, starter, two workers; driver, worker
    while len(processes(str(tmp_path))) < n and time.monotonic() < end:
        time.sleep(0.1)
    time.sleep(1)
    assert len(processes(str(tmp_path))) >= n
    return process


def gone(name: str, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not processes(name):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize(
    ("name", "code", "group"),
    [("SIGINT", 130, True), ("SIGTERM", 143, False), ("SIGHUP", 129, True)],
    ids=["Ctrl+C", "the driver alone", "the terminal closes"],
)
def test_a_signal_ends_a_run_within_two_seconds(
    running: subprocess.Popen[str], tmp_path: Path, passing: Path, name: str, code: int, group: bool
) -> None:
    began = time.monotonic()
    (os.killpg if group else os.kill)(running.pid, getattr(signal, name))
    assert running.wait(10) == code
    assert time.monotonic() - began < 2.5
    assert gone(str(tmp_path), 2)
    told = running.stderr.read() if running.stderr is not None else ""
    assert told.count("Dihentikan") == (0 if name == "SIGHUP" else 1)
    assert "Traceback" not in told
    assert not (tmp_path / "out").exists()
    assert list(passing.iterdir()) == []


def test_workers_end_with_a_driver_that_was_killed(running: subprocess.Popen[str], tmp_path: Path) -> None:
    running.kill()
    running.wait(10)
    assert gone(str(tmp_path), 3)
