"""Fuzzing of many targets: what libFuzzer tells is noted, and what did not run is no success."""

from __future__ import annotations

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
