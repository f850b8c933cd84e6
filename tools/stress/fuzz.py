"""Feeds bytes that grow by what they reach to a target of `fuzz_targets` or `fuzz_parsers` (atheris), and keeps what breaks it.

usage: python -m tools.stress.fuzz TARGET FOLDER [-max_total_time=300] [further options of libFuzzer]

FOLDER holds what it begins with (`tools.stress.seeds`), FOLDER/TARGET.grown what it came to, FOLDER/TARGET.found of each defect
(an exception with its place, a property that does not hold) the first bytes and what was told of them; it goes on behind each.
atheris is not among the packages of the project: `pip install atheris`.
"""

from __future__ import annotations

import hashlib
import importlib
import logging
import re
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Final

import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]

from tools.stress.fuzz_order import FILES, longest_of, seeds_of

_SLOW: Final = 5.0  # seconds of CPU
_OURS: Final = ("extractors", "normalizers", "pipeline.records", "pipeline.document", "pipeline.audit")


def target_of(name: str) -> Callable[[bytes], object]:
    """Return a target with all of ours that it runs through made to tell where it goes."""
    with atheris.instrument_imports(include=list(_OURS)):
        if name not in FILES:
            from tools.stress.fuzz_parsers import PARSERS

            return PARSERS[name]
        if name == "rows":
            importlib.import_module("pipeline.document.result")
        if name == "scan":
            importlib.import_module("tools.stress.fuzz_scan")
        from tools.stress.fuzz_targets import FILES as TARGETS

        return TARGETS[name]


class TooSlow(Exception):
    """A file of a few thousand bytes took seconds of CPU: a clock on the wall would tell how busy the machine is."""


def keeping(target: Callable[[bytes], object], folder: Path) -> Callable[[bytes], None]:
    """Return what gives bytes to a target and keeps those that break it, once for each place and kind."""
    known: set[str] = set()

    def attempt(data: bytes) -> None:
        began = time.process_time()
        try:
            target(data)
            if (used := time.process_time() - began) > _SLOW:
                raise TooSlow(f"{used:.0f} s of CPU for {len(data)} bytes")
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            frame = traceback.extract_tb(error.__traceback__)[-1]
            # without what differs from one text to the next
            said = re.sub(r"'[^']*'|\"[^\"]*\"|\d+", "#", str(error))[:60] if type(error).__name__ == "Broken" else ""
            key = f"{type(error).__name__} {Path(frame.filename).name}:{frame.lineno} {said}"
            if key in known or len(known) > 200:
                return
            known.add(key)
            name = hashlib.sha256(key.encode()).hexdigest()[:12]
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
            (folder / f"{name}.txt").write_text(f"{key}\n{error}\n{traceback.format_exc()}\n{data[:3000]!r}\n")

    return attempt


def main() -> None:
    """Run until the time is over."""
    name, folder = sys.argv.pop(1), Path(sys.argv.pop(1))
    logging.disable(logging.CRITICAL)
    grown = folder / f"{name}.grown"
    grown.mkdir(parents=True, exist_ok=True)
    seeds = folder / seeds_of(name)
    seeds.mkdir(exist_ok=True)
    limits = [
        f"-max_len={longest_of(name)}",
        "-timeout=900",
        "-report_slow_units=900",
        "-rss_limit_mb=3000",
        "-reload=0",
        "-print_final_stats=1",
    ]
    given = [sys.argv[0], str(grown), str(seeds), *limits, f"-artifact_prefix={folder}/{name}.stopped-"]
    atheris.Setup([*given, *sys.argv[1:]], keeping(target_of(name), folder / f"{name}.found"))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
