from __future__ import annotations

from typing import Any

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.matcher import Matcher
from spacy.tokens import Doc

from extractors.text import spans as nlp
from extractors.text.token_patterns import MANY, Patterns, Step

WORDS = (
    "undang-undang", "Undang", "-", "undang", "UU", "PP", "permenpan", "Peraturan", "Daerah", "Kabupaten", "Contoh", "Surat",
    "Keputusan", "Nomor", "No.", "no.12", "12", "12/2014", "/x", "IV/MPR", "di", ":", ".", "Tahun", "2014", "2o14", "tentang",
    "dan", "yang", "dasar", "1945", "UUD", "negara",
)  # fmt: skip


def shape(step: Step) -> dict[str, Any]:
    """Return a step as spaCy's matcher writes it."""
    test = {"LOWER": {"REGEX": step.pattern}}
    if (step.low, step.high) == (1, 1):
        return test
    return test | {"OP": {(0, 1): "?", (0, MANY): "*"}.get((step.low, step.high), f"{{{step.low},{step.high}}}")}


VOCAB = spacy.blank("id").vocab
MATCHER = Matcher(VOCAB)
MATCHER.add("CITATION", [[shape(step) for step in pattern] for pattern in nlp._citations()], greedy="LONGEST")


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=24))
def test_the_patterns_find_what_spacys_matcher_finds(words: list[str]) -> None:
    matched = {(a, b) for _, a, b in MATCHER(Doc(VOCAB, words=words))} if words else set()
    found = nlp._PATTERNS
    assert set(found.find([found.classes_of(word) for word in words])) == matched


def test_the_longest_wins_and_the_first_of_two_as_long() -> None:
    patterns = Patterns([(Step("^a$"), Step("^b$", 0, 3)), (Step("^b$"), Step("^c$"))])
    words = [patterns.classes_of(word) for word in "AbbcbcA"]
    assert list(patterns.find(words)) == [(0, 3), (4, 6), (6, 7)]


def test_nothing_is_found_in_nothing() -> None:
    assert list(Patterns([(Step("a", 0, 2),)]).find([])) == []
    assert list(nlp._PATTERNS.find([])) == []


def test_many_ways_through_a_pattern_cost_no_more_than_its_steps() -> None:
    """A pattern of gaps behind gaps has millions of ways over these words: following each would never end."""
    patterns = Patterns([(Step("^s$"), *[Step("^[sg]$", 0, 14)] * 6, Step("^e$"))])
    words = [patterns.classes_of(word) for word in ["s"] * 200 + ["e"]]
    assert list(patterns.find(words)) == [(115, 201)]
