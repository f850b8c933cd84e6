"""What waits on disk during a run comes back whole, and nothing of it stays behind, however the run ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.storage.spool import Spool

FILL = """
import sys, time
from pathlib import Path
from pipeline.storage.spool import Spool
spool = Spool(Path(sys.argv[1]))
for _ in range(100):
    spool.put(bytes(10_000))
print("filled", flush=True)
time.sleep(60)
"""


def test_what_was_put_comes_back_in_any_order(tmp_path: Path) -> None:
    parts = [b"", b"a", bytes(3_000_000), b"", "é".encode(), b"z" * 70_000]
    with Spool(tmp_path) as spool:
        assert [spool.put(part) for part in parts] == [*range(len(parts))]
        assert [spool.get(n) for n in (5, 0, 2, 4, 1, 3)] == [parts[n] for n in (5, 0, 2, 4, 1, 3)]
        assert spool.put(b"later") == len(parts)
        assert (spool.get(6), spool.get(2), len(spool)) == (b"later", parts[2], 7)
    assert list(tmp_path.iterdir()) == []


def test_what_was_not_put_is_not_there(tmp_path: Path) -> None:
    with Spool(tmp_path) as spool, pytest.raises(IndexError):
        spool.get(spool.put(b"a") + 1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is of POSIX")
def test_a_killed_process_leaves_nothing(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", FILL, str(tmp_path)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"filled\n"
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the limit is of POSIX")
def test_a_refused_write_is_an_error(tmp_path: Path) -> None:
    """A disk that takes only half of a part: the part is not taken for whole."""
    child = os.fork()
    if child == 0:
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))
        try:
            with Spool(tmp_path) as spool:
                spool.put(bytes(600))
                spool.put(bytes(600))
        except OSError:
            os._exit(7)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
