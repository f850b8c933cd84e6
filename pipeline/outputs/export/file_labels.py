"""Short labels of long file names, for the narrow columns of printed sheets; the whole name stands beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

_MOST = 30  # characters


def label_files(paths: Iterable[str]) -> Mapping[str, str]:
    """Return a label for each path: its name without folders, underscores as blanks, a long one without its beginning.

    No two paths have the same label: those that would get a number behind it, in the order given.
    """
    labels = {path: _label(path) for path in paths}
    many, seen = Counter(labels.values()), Counter[str]()
    for path, label in labels.items():
        if many[label] > 1:
            seen[label] += 1
            labels[path] = f"{label} [{seen[label]}]"
    return labels


def _label(path: str) -> str:
    name = " ".join(PurePosixPath(path).name.replace("_", " ").split())
    if len(name) <= _MOST:
        return name
    end = name[-(_MOST - 1) :]
    whole = end.partition(" ")[2]  # from the first word that is not cut
    return "…" + (whole if len(whole) >= _MOST // 2 else end)
