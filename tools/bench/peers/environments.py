"""Makes the environments of the peers that `make bench` measures: DIR/NAME, one each, none of them ours.

usage: python -m tools.bench.peers.environments DIR
What each needs is told in tools/bench/peers/peers.toml. An environment that holds what it should is left as it is; a peer whose
commands (java, tesseract) the system lacks, or that cannot be installed, is left out with a line that says so.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import venv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PEERS = Path(__file__).parent
_DONE = ".packages"


@dataclass(frozen=True, slots=True)
class Peer:
    """One peer: its script, what it is measured on, and what it needs."""

    name: str
    label: str
    packages: tuple[str, ...]
    parts: tuple[str, ...]
    needs: tuple[str, ...] = ()
    limit: bool = False
    ours: bool = False

    @property
    def script(self) -> Path:
        """Return the script that reads the files named on its command line."""
        return PEERS / f"{self.name}.py"

    @property
    def package(self) -> str:
        """Return the name of the package that the peer is known by."""
        return self.packages[0].partition("==")[0]

    def missing(self, which: Callable[[str], str | None] = shutil.which) -> tuple[str, ...]:
        """Return the commands that the system lacks."""
        return tuple(command for command in self.needs if which(command) is None)


def read_peers(path: Path = PEERS / "peers.toml") -> tuple[Peer, ...]:
    """Return the peers in the order in which they are measured."""
    told: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["peer"]
    return tuple(
        Peer(
            t["name"], t["label"], tuple(t["packages"]), tuple(t["parts"]), tuple(t.get("needs", ())),
            t.get("limit", False), t.get("ours", False),
        )
        for t in told
    )  # fmt: skip


def python_of(folder: Path, peer: Peer) -> Path | None:
    """Return the Python of the peer's environment; None where it was not made."""
    python = folder / peer.name / "bin" / "python"
    return python if python.exists() and (folder / peer.name / _DONE).exists() else None


def build(folder: Path, peers: tuple[Peer, ...]) -> Iterator[str]:
    """Make each environment; yield a line for each, telling what became of it."""
    for peer in peers:
        place = folder / peer.name
        wanted = "\n".join(peer.packages)
        if python_of(folder, peer) is not None and (place / _DONE).read_text(encoding="utf-8") == wanted:
            yield f"{peer.name}: is there"
        elif absent := peer.missing():
            yield f"{peer.name}: left out, this system has no {' and no '.join(absent)}"
        else:
            yield f"{peer.name}: {_install(place, peer, wanted)}"


def _install(place: Path, peer: Peer, wanted: str) -> str:
    shutil.rmtree(place, ignore_errors=True)
    venv.create(place, with_pip=True)
    command = [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*command, *peer.packages], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        last = done.stderr.strip().splitlines()[-1:] or ["pip failed"]
        return f"left out, {last[0]}"
    (place / _DONE).write_text(wanted, encoding="utf-8")
    return "made"


def main(arguments: list[str]) -> int:
    """Make the environments; 0 even where some are left out: the bench does without them."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    for line in build(Path(arguments[0]), read_peers()):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
