"""Measures who-is-who where a fifth of the names are misread: B-cubed precision and recall of the clusters of signatures.

usage: python -m tools.bench.clusters [OFFICIALS] [--splink PYTHON]        (1,500 officials unless told)
Five signatures of each official, one to three letters misread in one of five, two signatures of five without NIP, one official in
six with a namesake in another office. With --splink the same signatures are clustered by Splink too, by the interpreter named
(`pip install splink` in an environment of its own). The same number gives the same people.
"""

from __future__ import annotations

import argparse
import csv
import io
import random
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.reconcile.people import find_people
from tools.bench.people import READ, Row, people, signatures_of

_MISREAD = 0.2  # of the signatures
_SEEN = {
    **dict(READ),
    "i": "l",
    "a": "o",
    "e": "c",
    "n": "r",
    "t": "l",
    "r": "n",
    "g": "q",
}  # letters, and how they are read
_NAMESAKES = 6  # one official in so many
_SPLINK = Path(__file__).parent / "peers" / "splink_people.py"


def noised(count: int) -> Iterator[Row]:
    """Yield the signatures of `count` officials, a fifth of them misread."""
    rng = random.Random(count + 1)
    names = {number: name for number, _, _, name, _ in people(count, spoil=False)}
    for number, office, position, name, nip in people(count, spoil=False):
        own = names[number - 1] if number % _NAMESAKES == 3 and number - 1 in names else name
        yield number, office, position, _misread(own, rng) if rng.random() < _MISREAD else own, nip


def _misread(name: str, rng: random.Random) -> str:
    letters = list(name)
    places = [at for at, letter in enumerate(letters) if letter.lower() in _SEEN and at]
    for at in rng.sample(places, min(len(places), rng.randint(1, 3))):
        read = _SEEN[letters[at].lower()]
        letters[at] = read.upper() if letters[at].isupper() else read
    return "".join(letters)


def b_cubed(clusters: Mapping[str, str], owner: Mapping[str, int]) -> tuple[float, float]:
    """Return B-cubed precision and recall of `clusters` (cluster by signature) against whose each signature is."""
    together: Counter[tuple[str, int]] = Counter((cluster, owner[key]) for key, cluster in clusters.items())
    sizes, owned = Counter(clusters.values()), Counter(owner[key] for key in clusters)
    precision = sum(n * n / sizes[cluster] for (cluster, _), n in together.items()) / len(clusters)
    recall = sum(n * n / owned[who] for (_, who), n in together.items()) / len(clusters)
    return precision, recall


def mixed(clusters: Mapping[str, str], nips: Mapping[str, str | None]) -> int:
    """Return how many clusters hold two NIPs."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, cluster in clusters.items():
        if (nip := nips[key]) is not None:
            found[cluster].add(nip)
    return sum(len(every) > 1 for every in found.values())


def main() -> None:
    """Measure and print a line for each way of clustering."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("officials", nargs="?", type=int, default=1500)
    parser.add_argument("--splink", metavar="PYTHON")
    told = parser.parse_args()
    found, owner = signatures_of(noised(told.officials))
    nips = {s.id: s.digits for s in found}
    ways = {
        "this program": {
            m: f"{at}" for at, person in enumerate(find_people(found, ())) for m in person.official.members
        }
    }
    if told.splink:
        table = io.StringIO()
        rows = csv.writer(table)
        rows.writerow(("unique_id", "name", "office", "position", "nip"))
        rows.writerows((s.id, s.name.core.lower() if s.name else "", *s.office, s.digits or "") for s in found)
        done = subprocess.run(
            [told.splink, str(_SPLINK)], input=table.getvalue(), capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            sys.exit(done.stderr)
        ways["Splink"] = dict(line.split(",") for line in done.stdout.split())
    for name, clusters in ways.items():
        precision, recall = b_cubed(clusters, owner)
        print(
            f"{name}: {len(clusters)} signatures, precision {precision:.4f}, recall {recall:.4f}, {mixed(clusters, nips)} mixed"
        )


if __name__ == "__main__":
    main()
