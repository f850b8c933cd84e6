"""The system calls that no reader needs, and their numbers on the machines for which they are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

SOCKET: Final = "socket"
IOCTL: Final = "ioctl"
FORBIDDEN: Final = (
    "ptrace", "process_vm_readv", "process_vm_writev", "bpf", "perf_event_open", "userfaultfd", "add_key", "request_key",
    "keyctl", "mount", "umount2", "pivot_root", "chroot", "setns", "unshare", "kexec_load", "init_module",
    "delete_module", "finit_module", "reboot", "swapon", "swapoff", "open_by_handle_at", "acct", "settimeofday",
    "clock_settime", "sethostname", "setdomainname", "chown", "fchown", "lchown", "fchownat", "setxattr", "lsetxattr",
    "fsetxattr", "io_uring_setup", "io_uring_enter", "io_uring_register", "open_tree", "move_mount", "fsopen", "fsconfig",
    "fsmount", "fspick", "pidfd_getfd", "mount_setattr", "chmod", "fchmodat", "fchmodat2",
)  # fmt: skip
_NEW = {
    "io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427, "open_tree": 428, "move_mount": 429,
    "fsopen": 430, "fsconfig": 431, "fsmount": 432, "fspick": 433, "pidfd_getfd": 438, "mount_setattr": 442,
    "fchmodat2": 452,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Machine:
    """A kind of processor: its number for seccomp, and those of its system calls."""

    audit: int
    numbers: Mapping[str, int]


MACHINES: Final = {
    "x86_64": Machine(0xC000003E, {
        "socket": 41, "ioctl": 16, "ptrace": 101, "process_vm_readv": 310, "process_vm_writev": 311, "bpf": 321,
        "perf_event_open": 298, "userfaultfd": 323, "add_key": 248, "request_key": 249, "keyctl": 250, "mount": 165,
        "umount2": 166, "pivot_root": 155, "chroot": 161, "setns": 308, "unshare": 272, "kexec_load": 246,
        "init_module": 175, "delete_module": 176, "finit_module": 313, "reboot": 169, "swapon": 167, "swapoff": 168,
        "open_by_handle_at": 304, "acct": 163, "settimeofday": 164, "clock_settime": 227, "sethostname": 170,
        "setdomainname": 171, "chown": 92, "fchown": 93, "lchown": 94, "fchownat": 260, "setxattr": 188,
        "lsetxattr": 189, "fsetxattr": 190, "chmod": 90, "fchmodat": 268, **_NEW,
    }),
    "aarch64": Machine(0xC00000B7, {
        "socket": 198, "ioctl": 29, "ptrace": 117, "process_vm_readv": 270, "process_vm_writev": 271, "bpf": 280,
        "perf_event_open": 241, "userfaultfd": 282, "add_key": 217, "request_key": 218, "keyctl": 219, "mount": 40,
        "umount2": 39, "pivot_root": 41, "chroot": 51, "setns": 268, "unshare": 97, "kexec_load": 104,
        "init_module": 105, "delete_module": 106, "finit_module": 273, "reboot": 142, "swapon": 224, "swapoff": 225,
        "open_by_handle_at": 265, "acct": 89, "settimeofday": 170, "clock_settime": 112, "sethostname": 161,
        "setdomainname": 162, "fchown": 55, "fchownat": 54, "setxattr": 5, "lsetxattr": 6, "fsetxattr": 7,
        "fchmodat": 53, **_NEW,
    }),
}  # fmt: skip
