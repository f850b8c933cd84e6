"""Scores made-up targets, formulas and names of regions: right, told (a note, or no value), wrong in silence.

usage: python -m tools.bench.forms [--tries 6000] [--seed 1] [--step 3] [--show 0]
A target or formula is made by a grammar, read clean and with one error of a reader or an office in it; every kabupaten and
kota and each third kecamatan (`--step`) in the kinds of print of letterheads. `--show`: so many texts of each kind that are
wrong in silence. An error that makes another sound text ("1,5" for "15") counts as wrong. Exit code 1 where a clean text is.
"""

from __future__ import annotations

import argparse

from tools.bench.forms import formulas, regions, targets


def main(argv: list[str] | None = None) -> int:
    """Print the scores; return 1 where a clean text is wrong in silence."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, value in (("tries", 6000), ("seed", 1), ("step", 3), ("show", 0)):
        parser.add_argument(f"--{name}", type=int, default=value)
    given = parser.parse_args(argv)
    tallies = [
        *targets.run(given.tries, given.seed, given.show),
        *formulas.run(given.tries, given.seed, given.show),
        *regions.run(given.step, given.show),
    ]
    print(f"{'form':44} {'tries':>6} {'right':>6} {'told':>6} {'silent':>6}")
    for tally in tallies:
        right, told, silent = (tally.scores[name] for name in ("right", "told", "silent"))
        print(f"{tally.name:44} {right + told + silent:6} {right:6} {told:6} {silent:6}")
        for text in tally.silent:
            print(f"    {text!r}")
    clean = [t for t in tallies if t.name.endswith("clean") or t.name.startswith(("kabupaten", "kecamatan"))]
    return int(any(tally.scores["silent"] for tally in clean))


if __name__ == "__main__":
    raise SystemExit(main())
