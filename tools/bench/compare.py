"""Rows gained, lost and changed between a commit and the working tree, over all reports at hand.

usage: python -m tools.bench.compare [BASE]         (BASE is HEAD unless told)
Checks BASE out into a temporary worktree, runs both versions over the same reports, prints `iku diff` of the datasets.
Exit code 0 when both ran (whatever the difference), 2 when one of them could not.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

CORPORA = (Path("data/raw"), Path("../shared/seeds"), Path("../shared/real"))


def main(base: str) -> int:
    """Print the comparison for each corpus that is there; return the exit code."""
    here = Path.cwd()
    corpora = [path.resolve() for path in CORPORA if path.is_dir()]
    with tempfile.TemporaryDirectory(prefix="iku-compare-") as folder:
        tree = Path(folder) / "tree"
        if _run(["git", "worktree", "add", "--detach", "--quiet", str(tree), base], here) != 0:
            return 2
        try:
            return max(
                [_compare(corpus, tree, here, Path(folder) / str(i)) for i, corpus in enumerate(corpora)], default=0
            )
        finally:
            _run(["git", "worktree", "remove", "--force", str(tree)], here)


def _compare(corpus: Path, old_tree: Path, new_tree: Path, out: Path) -> int:
    print(f"== {corpus.name}", flush=True)
    for name, tree in (("old", old_tree), ("new", new_tree)):
        # 1 means that some files could not be read, which both versions may share.
        if _run([sys.executable, "-m", "pipeline", "extract", str(corpus), "--out", str(out / name)], tree) not in (
            0,
            1,
        ):
            print(f"the {name} version does not run", file=sys.stderr)
            return 2
    return (
        2 if _run([sys.executable, "-m", "pipeline", "diff", str(out / "old"), str(out / "new")], new_tree) > 1 else 0
    )


def _run(command: list[str], folder: Path) -> int:
    """Return the exit code of a command run in `folder`: `python -m` finds the packages of that folder first."""
    return subprocess.run(command, cwd=folder, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "HEAD"))
