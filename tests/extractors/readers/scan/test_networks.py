"""The letters of a line out of a table of likelihoods."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from extractors.readers.scan import networks
from extractors.readers.scan.networks import Letters, decode
from reference.load import read_text

SIGNS = ("", "a", "b", " ")


def shares(*steps: tuple[int, float]) -> Any:
    """Return a table: at each step a sign and the likelihood of a blank there."""
    table = np.zeros((len(steps), len(SIGNS)), np.float32)
    for at, (sign, blank) in enumerate(steps):
        table[at, 3] = blank
        table[at, sign] = max(table[at, sign], 0.9)
    return table


@pytest.mark.parametrize(
    ("table", "text"),
    [
        pytest.param(shares((1, 0), (0, 0), (2, 0)), "ab", id="two_letters"),
        pytest.param(shares((1, 0), (1, 0), (2, 0)), "ab", id="a_letter_over_two_steps"),
        pytest.param(shares((1, 0), (0, 0), (1, 0)), "aa", id="a_letter_twice"),
        pytest.param(shares((1, 0), (0, 0.02), (2, 0)), "a b", id="a_blank_that_no_step_shows"),
        pytest.param(shares((1, 0), (0, 0.001), (2, 0)), "ab", id="no_blank"),
        pytest.param(shares((1, 0), (3, 0), (2, 0)), "a b", id="a_blank"),
        pytest.param(shares((0, 0.5), (1, 0), (0, 0.5)), "a", id="no_blank_at_the_ends"),
        pytest.param(shares((0, 0)), "", id="nothing"),
    ],
)
def test_decode(table: Any, text: str) -> None:
    letters = decode(table, SIGNS)
    assert letters.text == text
    assert len(letters.middles) == len(letters.confidences) == len(text)


def test_a_blank_that_no_step_shows_tells_how_likely_it_is() -> None:
    assert decode(shares((1, 0), (0, 0.02), (2, 0)), SIGNS).confidences[1] == pytest.approx(0.02)


def test_a_line_that_is_not_read_surely_is_read_once_more_with_care(monkeypatch: pytest.MonkeyPatch) -> None:
    from extractors.readers.scan.lines import reader as line_reader
    from extractors.readers.scan.lines.finder import TextLine

    asked: list[bool] = []

    def letters(_: object, *, careful: bool = False) -> Letters:
        asked.append(careful)
        return Letters("ab", (0.3, 0.6), (0.99, 0.99) if careful else (0.99, 0.4))

    monkeypatch.setattr(line_reader, "read_letters", letters)
    grey = np.full((40, 80), 255, np.uint8)
    grey[12:28, 20:60] = 0
    words = line_reader.read_line(grey, TextLine((0, 0, 80, 40)))
    assert asked == [False, True]
    assert words[0].confidence == 0.99


def test_margins_without_ink_are_not_painted_on() -> None:
    from extractors.readers.scan.image import inked_part

    grey = np.full((200, 300), 255, np.uint8)
    assert inked_part(grey, 2, 215, 16) is None
    grey[100:110, 50:90] = 0
    assert inked_part(grey, 2, 215, 16) == (34, 84, 106, 126)


def test_ink_far_before_the_first_letter_makes_a_line_be_read_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    from extractors.readers.scan.lines import reader as line_reader
    from extractors.readers.scan.lines.finder import TextLine

    def letters(_: object, *, careful: bool = False) -> Letters:
        if careful:
            return Letters("√ ab", (0.1, 0.2, 0.6, 0.7), (0.7, 0.7, 0.9, 0.9))
        return Letters("ab", (0.6, 0.7), (0.99, 0.99))

    monkeypatch.setattr(line_reader, "read_letters", letters)
    grey = np.full((40, 200), 255, np.uint8)
    grey[12:28, 15:25] = grey[12:28, 110:150] = 0
    words = line_reader.read_line(grey, TextLine((0, 0, 200, 40)))
    assert [w.text for w in words] == ["√", "ab"]


def test_both_readers_of_lines_know_the_signs_of_the_reference() -> None:
    signs = read_text("tanda_cetak.txt").splitlines()[-1]
    assert networks._signs() == ("", *signs, " ")
    line = np.full((48, 96), 255, np.uint8)
    shares = networks._careful().run(None, {"x": networks.line_input(line, 1.0)})[0]
    assert shares.shape[2] == len(networks._signs())
    assert np.allclose(shares.sum(axis=2), 1, atol=1e-4)


def test_the_careful_reader_gives_what_it_would_of_all_its_signs() -> None:
    line = np.full((48, 240), 255, np.uint8)
    line[12:36, 20:200:18] = 0
    shown = {"x": networks.line_input(line, 1.0)}
    everything = networks._session(*networks._CAREFUL)
    known = networks._signs_of(everything)
    of_all = everything.run(None, shown)[0][0][:, [known.index(sign) for sign in networks._signs()]]
    of_all /= of_all.sum(axis=1, keepdims=True)
    assert np.allclose(networks._careful().run(None, shown)[0][0], of_all, atol=1e-4)


@pytest.mark.parametrize(
    ("refused", "kept"),
    [
        pytest.param((), True, id="told"),
        pytest.param((-3,), False, id="one_refused"),
        pytest.param((-1,), False, id="the_other_refused"),
    ],
)
def test_c_library_is_told_to_keep_freed_memory(
    refused: tuple[int, ...], kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: dict[int, int] = {}

    def mallopt(name: int, value: int) -> int:
        told[name] = value
        return int(name not in refused)

    monkeypatch.setattr(networks.ctypes, "CDLL", lambda _name: SimpleNamespace(mallopt=mallopt))
    assert networks._keep_freed_memory.__wrapped__() is kept
    assert told == {-3: 1 << 30, -1: 256 << 20}


def test_another_c_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks.ctypes, "CDLL", lambda _name: SimpleNamespace())
    assert networks._keep_freed_memory.__wrapped__() is False


@pytest.mark.parametrize(
    ("shape", "given_back"),
    [pytest.param((1000, 1001), True, id="a_large_picture"), pytest.param((1000, 1000), False, id="a_page")],
)
def test_memory_of_a_large_picture_is_given_back(
    shape: tuple[int, int], given_back: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page full of specks took 330 MB more than a page of print: what each look at it left lay in pieces."""
    trimmed: list[int] = []
    told = SimpleNamespace(
        get_inputs=lambda: [SimpleNamespace(name="x")],
        run=lambda _, shown: [np.zeros((1, 1, *shown["x"].shape[2:]), np.float32)],
    )
    monkeypatch.setattr(networks, "_session", lambda *_: told)
    monkeypatch.setattr(networks.ctypes, "CDLL", lambda _name: SimpleNamespace(malloc_trim=trimmed.append))
    assert networks.paint_text(np.zeros(shape, np.uint8)).shape == shape
    assert (trimmed == [0]) is given_back


def test_another_c_library_gives_nothing_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks.ctypes, "CDLL", lambda _name: SimpleNamespace())
    networks._give_back_freed_memory()
