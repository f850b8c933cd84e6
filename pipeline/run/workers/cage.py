"""The cage in which files are read: no network, no writing but to a few folders, no new rights, no foreign programs.

By Landlock and seccomp of Linux, each as far as the kernel has it; where it has neither, reading goes on without, and
`iku doctor` says so.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.run.workers.system_calls import FORBIDDEN, IOCTL, MACHINES, SOCKET

_CREATE, _ADD, _RESTRICT, _VERSION = 444, 445, 446, 1  # Landlock's system calls, the same on every machine
_EXECUTE, _WRITE_FILE, _MAKE_SOCKET = 1 << 0, 1 << 1, 1 << 9
_SOCKETS = Path("/tmp")  # where LibreOffice puts its socket, whatever it is told
_READ = 1 << 2 | 1 << 3
_FILES_OF = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}  # rights on files, by version
_ON_FILE = _EXECUTE | _WRITE_FILE | 1 << 2 | 1 << 14 | 1 << 15  # those that a file can have; the others are a folder's
_TCP, _SCOPES = 0b11, 0b11  # binding and connecting; unnamed sockets and signals out of the cage
_NO_NEW_PRIVILEGES, _SECCOMP, _DEATH = 38, 22, 1  # of prctl
_FILTER = 2
_PROGRAMS = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/opt", "/nix")
_ALLOW, _DENY = 0x7FFF0000, 0x00050000
_LOAD, _EQUAL, _ATLEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_UNIX, _TERMINAL_INPUT = 1, 0x5412


@dataclass(frozen=True, slots=True)
class Cage:
    """What a worker may do. `writes`: the folders in which it may write; `network`: whether the inputs lie far away.

    `scratch`: the one of the folders for what is only passing.
    """

    writes: tuple[Path, ...]
    network: bool = False
    scratch: Path | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """What of a cage the kernel holds: Landlock's version (0: none), and whether seccomp filters system calls."""

    landlock: int
    seccomp: bool


def die_with_parent() -> None:
    """Have the system end this process when the one that started it ends, however that happens."""
    if sys.platform == "linux":
        import signal

        ctypes.CDLL(None).prctl(_DEATH, signal.SIGKILL, 0, 0, 0)


def available() -> Held:
    """Return what the kernel has, without using it."""
    if sys.platform != "linux" or platform.machine() not in MACHINES:
        return Held(0, False)
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(_CREATE, None, ctypes.c_size_t(0), _VERSION)
    asked = libc.prctl(_SECCOMP, _FILTER, None, 0, 0)  # EFAULT: it would take a filter, were there one
    return Held(max(0, version), asked == -1 and ctypes.get_errno() == errno.EFAULT)


def enter(cage: Cage) -> Held:
    """Put this process and all that it starts into a cage, for good; return what of it the kernel holds."""
    has = available()
    if sys.platform != "linux":
        return has
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return Held(0, False)
    version = has.landlock if has.landlock and _landlock(libc, has.landlock, cage) else 0
    return Held(version, has.seccomp and _seccomp(libc, cage))


def _landlock(libc: ctypes.CDLL, version: int, cage: Cage) -> bool:
    rights = _FILES_OF[max(v for v in _FILES_OF if v <= version)] & ~_READ
    net = _TCP if version >= 4 and not cage.network else 0
    told = struct.pack("=QQQ", rights, net, _SCOPES if version >= 6 else 0)
    told = told[: 8 if version < 4 else 16 if version < 6 else 24]
    rules = libc.syscall(_CREATE, told, ctypes.c_size_t(len(told)), 0)
    if rules < 0:
        return False
    try:
        _add(libc, rules, cage.writes, rights & ~_EXECUTE)
        _add(libc, rules, (Path("/dev/null"),), rights & (_WRITE_FILE | 1 << 14 | 1 << 15))
        _add(libc, rules, (_SOCKETS,), rights & _MAKE_SOCKET)
        _add(libc, rules, (*map(Path, _PROGRAMS), Path(sys.prefix), Path(sys.base_prefix)), rights & _EXECUTE)
        return bool(libc.syscall(_RESTRICT, rules, 0) == 0)
    finally:
        os.close(rules)


def _add(libc: ctypes.CDLL, rules: int, places: Iterable[Path], rights: int) -> None:
    """Allow rights beneath places; one that does not exist needs none."""
    for place in places:
        try:
            handle = os.open(place, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            continue
        try:
            allowed = rights if place.is_dir() else rights & _ON_FILE
            libc.syscall(_ADD, rules, 1, struct.pack("=Qi", allowed, handle), 0)
        finally:
            os.close(handle)


def _seccomp(libc: ctypes.CDLL, cage: Cage) -> bool:
    """Refuse system calls that no reader needs: sockets but local ones, other processes, mounts, modules, owners."""
    machine = MACHINES[platform.machine()]
    code = [_step(_LOAD, 4), _step(_EQUAL, machine.audit, 1, 0), _step(_RETURN, _DENY | errno.EPERM), _step(_LOAD, 0)]
    code += [_step(_ATLEAST, 0x40000000, 0, 1), _step(_RETURN, _DENY | errno.EPERM)]
    for number in sorted(machine.numbers[name] for name in FORBIDDEN if name in machine.numbers):
        code += [_step(_EQUAL, number, 0, 1), _step(_RETURN, _DENY | errno.EPERM)]
    code += [_step(_EQUAL, machine.numbers[IOCTL], 0, 4), _step(_LOAD, 24), _step(_EQUAL, _TERMINAL_INPUT, 0, 1)]
    code += [_step(_RETURN, _DENY | errno.EPERM), _step(_RETURN, _ALLOW)]
    if not cage.network:
        code += [_step(_EQUAL, machine.numbers[SOCKET], 0, 3), _step(_LOAD, 16), _step(_EQUAL, _UNIX, 1, 0)]
        code += [_step(_RETURN, _DENY | errno.EACCES)]
    code += [_step(_RETURN, _ALLOW)]
    program = ctypes.create_string_buffer(b"".join(code))
    told = struct.pack("@HP", len(code), ctypes.addressof(program))
    return bool(libc.prctl(_SECCOMP, _FILTER, told, 0, 0) == 0)


def _step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)
