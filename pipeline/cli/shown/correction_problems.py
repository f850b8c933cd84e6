"""What the terminal tells of a file of corrections: which lines are not applied, why, and what to do."""

from __future__ import annotations

from pathlib import Path

from pipeline.cli.messages import say
from pipeline.cli.options import stop
from pipeline.reconcile.correction_files import read_correction_file
from pipeline.reconcile.corrections import BadCorrections, Problem
from pipeline.settings import Lang
from reference.load import read_settings


class TwoFiles(Exception):
    """Corrections stand in two files; `.args` are their paths."""


def file_of_corrections(path: Path) -> Path:
    """Return the file to read: `path`, or the workbook of the same name where there is no such CSV, or an empty one.

    TwoFiles where both hold lines.
    """
    workbook = path.with_suffix(".xlsx")
    if path.suffix.lower() != ".csv" or not workbook.is_file():
        return path
    if not path.exists():
        return workbook
    lines = [line for line in path.read_bytes().splitlines() if line.strip()]
    if len(lines) > 1:
        raise TwoFiles(path, workbook)
    return workbook


def usable_corrections(path: Path, lang: Lang) -> tuple[Path, list[str]]:
    """Return the file to read and a sentence for each line that is not applied; ends the program where it cannot be read."""
    try:
        file = file_of_corrections(path)
        return file, find_problems(file, lang)
    except TwoFiles as error:
        stop(say("two_corrections", lang, path=error.args[0], detail=error.args[1]))
    except BadCorrections as error:
        stop(refusal_of(error, lang))
    except OSError as error:
        stop(say("no_corrections", lang, path=path, detail=error.strerror))


def find_problems(path: Path, lang: Lang) -> list[str]:
    """Return a sentence for each line of a file of corrections that is not applied. BadCorrections as for reading it."""
    plain = read_correction_file(path)
    if not plain.corrections and not plain.problems:
        return []  # before what knows the columns is loaded
    from pipeline.dataset.schema import CORRECTABLE, check_corrections
    from pipeline.outputs.report.correction_lines import fields_of

    fields = {table: fields_of(table) for table in CORRECTABLE}
    return [sentence(problem, lang) for problem in read_correction_file(path, check_corrections, fields).problems]


def count_lines(path: Path) -> int:
    """Return how many lines of a file of corrections can be applied."""
    from pipeline.dataset.schema import check_corrections

    return len(read_correction_file(path, check_corrections).corrections)


def sentence(problem: Problem, lang: Lang) -> str:
    """Return what is wrong with a line and what to do, with its number."""
    values = dict(problem.values)
    if "near" in values:
        values["advice"] = _text("did_you_mean", lang, names=values["near"]) if values["near"] else ""
    return f"{say('correction_line', lang, n=problem.line)}: {_text(problem.key, lang, **values)}"


def refusal_of(error: BadCorrections, lang: Lang) -> str:
    """Return why a file of corrections cannot be used at all."""
    return _text(error.key, lang, **error.values) if error.key else str(error)


def _text(key: str, lang: Lang, **values: object) -> str:
    text: str = read_settings("correction_texts.toml")[key][0 if lang == "id" else 1]
    return text.format(**values)
