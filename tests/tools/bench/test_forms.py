"""The grammars of printed forms: clean ones are never wrong in silence, and an error makes another text."""

from __future__ import annotations

from random import Random

import pytest

from tools.bench.forms import formulas, regions, targets
from tools.bench.forms.__main__ import main
from tools.bench.forms.scores import Tally, score


def test_clean_targets_are_right() -> None:
    clean = targets.run(400, 7, 5)[0]
    assert (clean.scores["silent"], clean.silent) == (0, [])
    assert clean.scores["right"] > 390


def test_clean_formulas_are_right() -> None:
    clean = formulas.run(300, 7, 5)[0]
    assert (clean.scores["silent"], clean.silent) == (0, [])
    assert clean.scores["right"] > 290


@pytest.mark.parametrize("name", sorted(targets.ERRORS))
def test_errors_of_targets_make_another_text(name: str) -> None:
    made = Random(1)
    assert targets.ERRORS[name]("12,5 % (A)", made) != "12,5 % (A)" or name == "number parted"


def test_a_kabupaten_in_every_kind_of_print_is_one() -> None:
    texts = dict(regions.forms_of_regency("Kabupaten Nias Selatan", "Sumatera Utara"))
    assert texts["two lines"] == "KABUPATEN NIAS\nSELATAN"
    assert texts["letters apart"] == "K A B U P A T E N   N I A S   S E L A T A N"


def test_scores() -> None:
    tally = Tally("made up")
    for right, told in ((True, False), (False, True), (False, False), (False, False)):
        tally.add("text", score(right=right, told=told), 1)
    assert (tally.scores["right"], tally.scores["told"], tally.scores["silent"], tally.silent) == (1, 1, 2, ["text"])


def test_the_command_prints_a_line_for_each_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--tries", "20", "--step", "5000"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["form", "tries", "right", "told", "silent"]
    assert any(line.startswith("targets, clean") for line in lines)
