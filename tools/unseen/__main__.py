"""`python -m tools.unseen OUT_DIR --half open|kept|all --documents 400 --seed N`."""

from __future__ import annotations

import argparse
from pathlib import Path

from .make import FAMILIES, make_set


def main() -> None:
    """Make a typed set."""
    p = argparse.ArgumentParser(prog="python -m tools.unseen", description=__doc__)
    p.add_argument("out", type=Path)
    p.add_argument("--half", choices=("open", "kept", "all"), default="open")
    p.add_argument("--documents", type=int, default=400)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--family", action="append", default=[], help="only this family (may be given again)")
    p.add_argument("--printer", default="", help="canvas, chromium, docx or office, where the family allows it")
    p.add_argument(
        "--mixed", action="store_true", help="every second document of a family from before 28 November 2026"
    )
    p.add_argument("--only-new", action="store_true", help="only the families of 29 November 2026")
    p.add_argument("--list", action="store_true", help="list the families")
    a = p.parse_args()
    if a.list:
        for f in FAMILIES:
            print(f"{f.since} {f.half:5} {f.kind:16} {f.name}: {(f.make.__doc__ or '').strip()}")
        return
    names = make_set(a.out, a.half, a.documents, a.seed, a.family, a.printer, a.mixed, a.only_new)
    print(f"{len(names)} documents in {a.out}")


if __name__ == "__main__":
    main()
