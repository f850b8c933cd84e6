"""Fuzzing of many targets: what libFuzzer tells is noted, and what did not run is no success."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools.stress import fuzz_series
from tools.stress.fuzz_series import Course


def test_the_course_of_a_target_is_told_by_its_lines() -> None:
    course = Course()
    for at, line in enumerate(("INFO: Running", "#2\tINITED cov: 10 ft: 11 corp: 1", "#64\tNEW    cov: 12 ft: 14 corp: 2",
                               "#128\tpulse  cov: 12 ft: 14 corp: 2")):  # fmt: skip
        course.note(line, float(at))
    assert (course.executions, course.edges, course.features, course.last) == (128, 12, 14, 2.0)


@pytest.mark.parametrize(
    ("executions", "defects", "code"),
    [
        pytest.param(5, 0, 0, id="nothing found"),
        pytest.param(5, 1, 1, id="a defect"),
        pytest.param(0, 0, 1, id="not run"),  # without atheris the table held noughts, and the code was 0
    ],
)
def test_exit_code(
    executions: int, defects: int, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    (tmp_path / "parsers").mkdir()
    (tmp_path / "txt.found").mkdir()
    for number in range(defects):
        (tmp_path / "txt.found" / f"{number}.txt").write_text("told")
    monkeypatch.setattr(fuzz_series, "run", lambda *given: Course(executions=executions))
    assert fuzz_series.main(["txt", "--folder", str(tmp_path)]) == code
    assert ("not run" in capsys.readouterr().out) is (executions == 0)


def test_a_target_that_used_its_cpu_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine half an hour by the clock was three minutes of CPU: what is told counts what was used."""
    busy = tmp_path / "busy.py"
    busy.write_text(
        "import sys\nprint('#9\\tNEW    cov: 3 ft: 4 corp: 1', file=sys.stderr, flush=True)\nwhile True: pass\n"
    )
    monkeypatch.setattr(fuzz_series, "command_of", lambda *given: [sys.executable, str(busy)])
    course = fuzz_series.run("txt", tmp_path, seconds=600, cpu=0.3)
    assert course.edges == 3
    assert 0.3 < course.cpu < 60


def test_cpu_of_a_process_that_is_gone() -> None:
    assert fuzz_series.cpu_of(2**30) == 0.0
