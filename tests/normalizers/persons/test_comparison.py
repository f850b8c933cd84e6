"""Names of made-up persons compared; the labelled pairs are written by tools/build/name_pairs.py."""

from __future__ import annotations

import csv
import itertools
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.persons.comparison import Level, compare_names, explain, same_person
from normalizers.persons.names import PersonName, parse_name
from normalizers.persons.spelling_vote import choose_spelling
from normalizers.similarity import nearest, ratio
from tools.build import name_pairs

PAIRS = Path(__file__).parents[1] / "data" / "name_pairs.csv"


def name(text: str) -> PersonName:
    value = parse_name(text).value
    assert value is not None
    return value


@pytest.mark.parametrize(
    ("a", "b", "level", "code"),
    [
        ("Budi Santoso, S.H.", "BUDI SANTOSO,SH", Level.SAME_CORE, None),
        ("Budi Santoso", "Drs. Budi Santoso, MM", Level.SAME_CORE, None),
        ("Budi Santoso, S.H.", "Budi Santoso, S.T.", Level.TITLES_DIFFER, None),
        ("Nur Hidayat", "Nurhidayat", Level.SAME_BUT_BLANKS, None),
        ("Rina Purnarna Dewi", "Rina Purnama Dewi", Level.ONE_LOOKALIKE, None),
        ("Budi Sant0so", "Budi Santoso", Level.ONE_LOOKALIKE, "figure_in_name"),
        ("Soetopo Djatmiko", "Sutopo Jatmiko", Level.ONE_LOOKALIKE, "old_spelling"),
        ("Mochamad Ridho", "Muhammad Ridho", Level.ONE_LOOKALIKE, "old_spelling"),
        ("Arief Purna Hermawan", "Arief Purna Mawan", Level.CUT, None),
        ("I Gede Sukarta", "Gede Sukarta", Level.SAME_CORE, None),
        ("M. Yusrizal", "Muhammad Yusrizal", Level.CUT, "initial"),
        ("A. Karimuddin", "Abdul Karimuddin", Level.CUT, "initial"),
        ("Sri Wahyuni", "Sri Wahyudi", Level.NEAR, "two_known_names"),
        ("Drs. H. Nur Kholis", "Dra. Hj. Nur Kholis", Level.NEAR, "titles_of_other_sex"),
        ("Budi Santoso", "Rina Wati", Level.OTHER, None),
    ],
)
def test_levels(a: str, b: str, level: Level, code: str | None) -> None:
    for comparison in (compare_names(name(a), name(b)), compare_names(name(b), name(a))):
        assert comparison.level == level, comparison
        assert code is None or code in comparison.codes
        assert explain(comparison, "id")
        assert explain(comparison, "en")


def test_two_nips_are_two_persons_whatever_the_names() -> None:
    a = name("Budi Santoso")
    assert compare_names(a, a, same_nip=False).level == Level.OTHER
    assert not same_person(compare_names(a, a, same_nip=False))
    assert compare_names(a, name("Rina"), same_nip=True).level == Level.SAME_NIP


def test_labelled_pairs() -> None:
    """Precision at least 0.995, recall at least 0.95 on the labelled pairs; the level table is shown on failure."""
    with PAIRS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 400
    table: Counter[tuple[str, str]] = Counter()
    wrong = []
    hits = Counter[tuple[str, bool]]()
    for row in rows:
        comparison = compare_names(name(row["a"]), name(row["b"]))
        table[row["label"], comparison.level.name] += 1
        hits[row["label"], same_person(comparison)] += 1
        if same_person(comparison) != (row["label"] == "same"):
            wrong.append((row["pattern"], row["a"], row["b"], comparison.level.name))
    precision = hits["same", True] / (hits["same", True] + hits["different", True])
    recall = hits["same", True] / (hits["same", True] + hits["same", False])
    shown = "\n".join(f"{label:10} {level:16} {n}" for (label, level), n in sorted(table.items()))
    print(f"{shown}\nprecision {precision:.4f} recall {recall:.4f}\n{wrong}")
    assert precision >= 0.995
    assert recall >= 0.95


def test_the_pairs_are_what_their_script_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_pairs, "TARGET", tmp_path / "data" / "pairs.csv")
    name_pairs.main()
    assert (tmp_path / "data" / "pairs.csv").read_bytes() == PAIRS.read_bytes()


def test_choose_spelling_word_by_word() -> None:
    texts = ("ARIEF PURNAMA MAWAN, S.STP.MM", "ARIEF PURNIA HERMAWAN", "ARIEF PURNA HERMAWAN")
    for order in itertools.permutations(texts):
        vote = choose_spelling([(name(t), 1) for t in order])
        assert vote.value in ("Arief Purna Hermawan", "Arief Purnia Hermawan")
        assert not vote.clear
        assert len(vote.candidates) == 3


def test_choose_spelling_lost_particle() -> None:
    vote = choose_spelling([(name(t), 1) for t in ("Gede Putra Aryana", "I Gede Putra Aryana", "Code Putra Aryana")])
    assert vote.value in ("Gede Putra Aryana", "I Gede Putra Aryana")
    assert not vote.clear


def test_choose_spelling_majority() -> None:
    vote = choose_spelling([(name("BUDI SANTOSO"), 5), (name("BUDI SANTOS0"), 1)])
    assert (vote.value, vote.clear) == ("Budi Santoso", True)


def test_nearest_has_no_favourites() -> None:
    found = nearest("Sreseh", ["Sresek", "Sresen", "Bangsalsari"])
    assert [c.value for c in found] == ["Sresek", "Sresen"]
    assert ratio("Kec. Sreseh", "kec sreseh") == 1.0


def test_comparing_is_fast() -> None:
    people = [name(p) for p in name_pairs.PERSONS]
    started = time.perf_counter()
    for _ in range(3):
        for a, b in itertools.product(people, people):
            compare_names(a, b)
    assert time.perf_counter() - started < 3.0  # 4,800 pairs, a tenth of a second on a slow machine


@settings(deadline=None, max_examples=80)
@given(
    st.text(alphabet="abcdeimnorsu ", min_size=3, max_size=20),
    st.text(alphabet="abcdeimnorsu ", min_size=3, max_size=20),
)
def test_comparing_is_symmetric_and_reflexive(a: str, b: str) -> None:
    x, y = PersonName(a.strip() or "abc"), PersonName(b.strip() or "abd")
    assert compare_names(x, y).level == compare_names(y, x).level
    assert compare_names(x, x).level == Level.SAME_CORE
