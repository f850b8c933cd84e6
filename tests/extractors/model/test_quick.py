"""Frozen records built by filling their slots directly: nothing else about them changes."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace
from typing import NamedTuple

import pytest

from extractors.model.quick import quickly_built, quickly_stored


@quickly_built
@dataclass(frozen=True, slots=True, order=True)
class Record:
    """A record with a field that must be given, one with a default, and one that nobody gives."""

    text: str
    number: int = 3
    _known: str | None = field(default=None, init=False, repr=False, compare=False)


def test_it_is_built_as_any_dataclass() -> None:
    made = Record("a", number=4)
    assert (made.text, made.number, made._known) == ("a", 4, None)
    assert Record("a") == Record("a", 3)
    assert Record("a") < Record("b")
    assert hash(Record("a")) == hash(Record("a", 3))
    assert repr(made) == "Record(text='a', number=4)"
    assert replace(made, text="b") == Record("b", 4)
    assert pickle.loads(pickle.dumps(made)) == made


def test_it_stays_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Record("a").text = "b"  # type: ignore[misc]


def test_a_field_that_must_be_given_is_asked_for() -> None:
    with pytest.raises(TypeError, match="text"):
        Record()  # type: ignore[call-arg]


def test_a_record_with_a_list_of_its_own_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Other:
        texts: list[str] = field(default_factory=list)

    with pytest.raises(TypeError, match="texts"):
        quickly_built(Other)


@quickly_stored
class Pair(NamedTuple):
    """A tuple of two named parts."""

    text: str
    number: int = 3


def test_a_tuple_comes_back_from_its_bytes_as_what_it_was_once_each() -> None:
    pair = Pair("a")
    first, second = pickle.loads(pickle.dumps((pair, pair)))
    assert first == pair
    assert type(first) is Pair
    assert first is second


@quickly_stored
@quickly_built
@dataclass(frozen=True, slots=True)
class Stored:
    """A record that is stored by what it is built of; what it only found for speed is not."""

    text: str
    number: int = 3
    _known: str | None = field(default=None, init=False, repr=False, compare=False)


def test_a_record_comes_back_without_what_it_only_found_for_speed() -> None:
    made = Stored("a", 4)
    object.__setattr__(made, "_known", "found")
    back = pickle.loads(pickle.dumps(made))
    assert back == made
    assert back._known is None


def test_a_record_of_one_field_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Single:
        text: str

    with pytest.raises(TypeError, match="Single"):
        quickly_stored(Single)
