"""The measure of who-is-who: B-cubed figures of clusters made by hand, and of a small civil service."""

from __future__ import annotations

from pipeline.reconcile.people import find_people
from tools.bench.clusters import b_cubed, mixed, noised
from tools.bench.people import signatures_of


def test_b_cubed_of_clusters_made_by_hand() -> None:
    owner = {"a": 1, "b": 1, "c": 1, "d": 2}
    assert b_cubed({"a": "x", "b": "x", "c": "x", "d": "y"}, owner) == (1.0, 1.0)
    precision, recall = b_cubed({"a": "x", "b": "x", "c": "y", "d": "y"}, owner)
    assert (round(precision, 4), round(recall, 4)) == (0.75, 0.6667)


def test_two_numbers_in_one_cluster_are_counted() -> None:
    assert mixed({"a": "x", "b": "x", "c": "y"}, {"a": "1", "b": "2", "c": None}) == 1


def test_a_fifth_of_the_names_misread_are_found_together_and_nobody_else() -> None:
    found, owner = signatures_of(noised(120))
    clusters = {m: str(at) for at, person in enumerate(find_people(found, ())) for m in person.official.members}
    precision, recall = b_cubed(clusters, owner)
    assert precision == 1.0
    assert recall >= 0.95
    assert mixed(clusters, {s.id: s.digits for s in found}) == 0
