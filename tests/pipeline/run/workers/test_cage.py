"""What breaks out of a reader without the cage fails in it."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractors.readers import read_document
from pipeline.run.workers.cage import Cage, available, enter
from pipeline.run.workers.executor import run_each
from pipeline.run.workers.limits import bound_process

HELD = available()
pytestmark = pytest.mark.skipif(HELD.landlock < 3 or not HELD.seccomp, reason="this kernel has no cage")


def outside(base: Path) -> Path:
    return base / "outside"


def _connect(base: Path, kind: int, family: int = socket.AF_INET) -> None:
    with socket.socket(family, kind) as s:
        s.settimeout(1)
        if kind == socket.SOCK_STREAM:
            s.bind(("127.0.0.1" if family == socket.AF_INET else "::1", 0))
        else:
            s.sendto(b"x", ("127.0.0.1" if family == socket.AF_INET else "::1", 9))


def _raw_socket(base: Path) -> None:
    socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0).close()


def _call(number: int, *arguments: object) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(number, *arguments) < 0:
        raise OSError(ctypes.get_errno(), "refused")


def _signal_parent(base: Path) -> None:
    os.kill(os.getppid(), 0)


ESCAPES: dict[str, Callable[[Path], object]] = {
    "write a file": lambda base: (outside(base) / "new.txt").write_text("x"),
    "append to a file": lambda base: (outside(base) / "old.txt").open("a").close(),
    "shorten a file": lambda base: os.truncate(outside(base) / "old.txt", 0),
    "remove a file": lambda base: (outside(base) / "old.txt").unlink(),
    "rename a file": lambda base: (outside(base) / "old.txt").rename(outside(base) / "other.txt"),
    "move a file out": lambda base: (base / "inside" / "own.txt").rename(outside(base) / "own.txt"),
    "link a file out": lambda base: os.link(base / "inside" / "own.txt", outside(base) / "own.txt"),
    "make a folder": lambda base: (outside(base) / "folder").mkdir(),
    "remove a folder": lambda base: (outside(base) / "empty").rmdir(),
    "make a symbolic link": lambda base: (outside(base) / "link").symlink_to("/etc"),
    "write through a link": lambda base: (base / "inside" / "way" / "new.txt").write_text("x"),
    "write above the folder": lambda base: (base / "inside" / ".." / "outside" / "new.txt").write_text("x"),
    "make a pipe": lambda base: os.mkfifo(outside(base) / "pipe"),
    "write in the home folder": lambda base: (Path.home() / ".iku-escape").write_text("x"),
    "write in /tmp": lambda base: Path(f"/tmp/iku-escape-{os.getpid()}").write_text("x"),
    "a program of another folder": lambda base: subprocess.run([str(outside(base) / "program")], check=True),
    "TCP": lambda base: _connect(base, socket.SOCK_STREAM),
    "UDP": lambda base: _connect(base, socket.SOCK_DGRAM),
    "netlink": _raw_socket,
    "TCP from a child": lambda base: subprocess.run(
        [sys.executable, "-c", "import socket; socket.socket().bind(('127.0.0.1', 0))"], check=True, stderr=subprocess.DEVNULL
    ),
    "a file from a child": lambda base: subprocess.run(["/bin/sh", "-c", f"echo x > {outside(base)}/new.txt"], check=True),
    "new name spaces": lambda base: _call(272, 0x00020000),
    "another root": lambda base: os.chroot(base),
    "another owner": lambda base: os.chown(outside(base) / "old.txt", os.getuid(), os.getgid()),
    "other rights": lambda base: os.chmod(outside(base) / "old.txt", 0o600),
    "extended attributes": lambda base: os.setxattr(outside(base) / "old.txt", "user.x", b"x"),
    "io_uring": lambda base: _call(425, 1, ctypes.create_string_buffer(120)),
    "keys": lambda base: _call(248, b"user", b"iku", b"x", 1, -2),
    "trace the parent": lambda base: _call(101, 16902, os.getppid(), 0, 0),
    "signal the parent": _signal_parent,
}  # fmt: skip
ONLY_ROOT = {"another root", "new name spaces"}
KERNEL = {"io_uring", "keys", "trace the parent", "extended attributes"}  # what other kernels refuse to all


def attempt(base: Path, name: str, caged: bool) -> None:
    if caged:
        enter(Cage((base / "inside",)))
    try:
        ESCAPES[name](base)
    except (OSError, subprocess.SubprocessError):
        os._exit(3)
    os._exit(0)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    for name in ("inside", "outside/empty"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "inside" / "own.txt").write_text("x")
    (tmp_path / "outside" / "old.txt").write_text("x")
    (tmp_path / "inside" / "way").symlink_to(tmp_path / "outside")
    program = tmp_path / "outside" / "program"
    program.write_bytes(Path("/bin/true").read_bytes())
    program.chmod(0o755)
    return tmp_path


def escapes(base: Path, name: str, caged: bool) -> bool:
    process = multiprocessing.get_context("fork").Process(target=attempt, args=(base, name, caged))
    process.start()
    process.join(20)
    return process.exitcode == 0


@pytest.mark.parametrize("name", ESCAPES)
def test_an_escape_fails_in_the_cage_and_not_without(base: Path, name: str) -> None:
    if name == "signal the parent" and HELD.landlock < 6:
        pytest.skip("older kernels let signals out")
    assert not escapes(base, name, caged=True)
    if name in ONLY_ROOT and os.getuid() != 0:
        return
    free = escapes(base, name, caged=False)
    (Path.home() / ".iku-escape").unlink(missing_ok=True)
    for left in Path("/tmp").glob("iku-escape-*"):
        left.unlink()
    assert free or name in KERNEL


def attempt_in_worker(item: str) -> str:
    """Return what came of an escape that a worker of a run tries: "out" or "held"."""
    base, _, name = item.rpartition("|")
    try:
        ESCAPES[name](Path(base))
    except (OSError, subprocess.SubprocessError):
        return "held"
    return "out"


@pytest.mark.slow
@pytest.mark.parametrize("copied", [False, True], ids=["workers of a starter", "a worker that is a copy"])
def test_no_escape_out_of_a_worker_of_a_run(base: Path, copied: bool) -> None:
    """What the suite above tries of a process in the cage, tried of the processes that a run really starts."""
    names = [name for name in ESCAPES if name != "signal the parent" or HELD.landlock >= 6]
    cage = Cage((base / "inside",), scratch=base / "inside")
    done = run_each(
        attempt_in_worker,
        [f"{base}|{name}" for name in names],
        workers=1,
        seconds=lambda _: 60.0,
        cage=cage,
        copied=copied,
    )
    found = {item.rpartition("|")[2]: outcome.value for item, outcome in done}
    assert found == dict.fromkeys(names, "held")


def _honest(base: Path) -> None:
    held = enter(Cage((base / "inside",)))
    bound_process(2**30)
    (base / "inside" / "new.txt").write_text("x")
    (base / "inside" / "folder").mkdir()
    (base / "inside" / "new.txt").rename(base / "inside" / "folder" / "new.txt")
    subprocess.run(["/bin/sh", "-c", "echo x > /dev/null"], check=True)
    subprocess.run([sys.executable, "-c", "print(1)"], check=True, stdout=subprocess.DEVNULL)
    socket.socket(socket.AF_UNIX).close()
    assert (base / "outside" / "old.txt").read_text() == "x"
    os._exit(0 if held == HELD else 4)


def test_what_a_reader_needs_works_in_the_cage(base: Path) -> None:
    process = multiprocessing.get_context("fork").Process(target=_honest, args=(base,))
    process.start()
    process.join(30)
    assert process.exitcode == 0


def _office(base: Path, told: Any) -> None:
    enter(Cage((base / "inside",), scratch=base / "inside"))
    tempfile.tempdir = str(base / "inside")
    bound_process(2**30)
    secret = (base / "outside" / "old.txt").as_uri()
    fields = "".join(
        f"{{\\field{{\\*\\fldinst {order}}}{{\\fldrslt kosong}}}}\\par "
        for order in (
            f'INCLUDETEXT "{secret}"',
            'INCLUDEPICTURE "http://127.0.0.1:9/a.png"',
            'DDEAUTO cmd "/C touch lari" x',
            f'LINK Word.Document.8 "{secret}"',
        )
    )
    document = read_document(("{\\rtf1\\ansi KEPUTUSAN CAMAT\\par " + fields + "}").encode())
    told.send([line.text for line in document.all_lines])
    told.close()
    os._exit(0)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_in_the_cage_and_takes_in_nothing_else(base: Path) -> None:
    (base / "outside" / "old.txt").write_text("RAHASIA")
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_office, args=(base, theirs))
    process.start()
    theirs.close()
    assert ours.poll(240)
    lines = ours.recv()
    process.join(60)
    assert process.exitcode == 0
    assert lines[0] == "KEPUTUSAN CAMAT"
    assert "RAHASIA" not in " ".join(lines)
    assert sorted(p.name for p in (base / "outside").iterdir()) == ["empty", "old.txt", "program"]
    assert sorted(p.name for p in (base / "inside").iterdir()) == ["own.txt", "way"], (
        "nothing is left of the conversion"
    )
