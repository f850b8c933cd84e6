"""`iku extract`: reads all reports and writes the dataset."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from pipeline.cli.messages import refusal, say
from pipeline.cli.options import LangOption, OcrOption, cache_of, language_of, mode_of, stop
from pipeline.locations import Location, LocationError, is_inside, on_this_machine, parse_location
from pipeline.settings import Lang, Settings

if TYPE_CHECKING:
    from pipeline.run.make import Run
    from pipeline.run.up_to_date import UpToDate


def _cores() -> int:
    """Return how many cores this process may use: in a container or under taskset fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def extract(
    raw: Annotated[
        str, typer.Argument(help="Folder laporan, juga s3://... / folder of reports, s3://... too")
    ] = "data/raw",
    out: Annotated[
        str, typer.Option("--out", help="Folder dataset, juga s3://... / dataset folder, s3://... too")
    ] = "data/processed",
    workers: Annotated[int, typer.Option("--workers", min=1, help="Jumlah proses / processes")] = _cores(),
    force: Annotated[bool, typer.Option("--force", help="Baca ulang semua / read everything again")] = False,
    ocr: OcrOption = "auto",
    corrections: Annotated[Path, typer.Option("--corrections", help="Berkas koreksi / corrections")] = Path(
        "data/corrections.csv"
    ),
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler", metavar="tcp://HOST:8786", help="Baca di klaster Dask ini / read on this Dask cluster"
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Hanya kesalahan yang ditampilkan / tell only what went wrong")
    ] = False,
    as_data: Annotated[bool, typer.Option("--json", help="Hasil sebagai JSON / the outcome as JSON")] = False,
    log_file: Annotated[
        Path | None, typer.Option("--log-file", help="Catat tiap berkas di sini / note each file here")
    ] = None,
    lang: LangOption = "id",
) -> None:
    """Baca semua laporan dan tulis datasetnya. / Read all reports and write the dataset."""
    language = language_of(lang)
    mode = mode_of(ocr, language)
    source, target = parse_location(raw), parse_location(out)
    _check_folders(source, target, language)
    from pipeline.cli.shown.correction_problems import usable_corrections

    corrections, problems = usable_corrections(corrections, language)
    settings = Settings(
        source, target, corrections, workers, force, mode, language, cache=cache_of(target), scheduler=scheduler,
        own_process=True,
    )  # fmt: skip
    done = _read_all(settings, quiet=quiet, log_file=log_file)
    _tell(done, out, problems, language, as_data=as_data, quiet=quiet)
    for problem in problems:
        typer.echo(problem, err=True)
    if problems:
        left = len(problems) + len(done.unmatched)
        typer.echo(say("corrections_left", language, n=left, path=corrections), err=True)
    if done.failed or problems or done.unmatched:
        raise typer.Exit(1)


def _read_all(settings: Settings, *, quiet: bool, log_file: Path | None) -> Run | UpToDate:
    """Return what the run gave; ends the program with what it refuses."""
    from pipeline.cli.progress import Counter
    from pipeline.dataset.write import ForeignFolder, OutputLocked
    from pipeline.run.run import refresh
    from pipeline.run.workers.cluster import ClusterError

    lang, out = settings.lang, settings.out
    try:
        with _log(log_file, lang) as log, Counter(lang, quiet=quiet, log=log) as counter:
            return refresh(replace(settings, progress_folder=counter.progress_folder), counter.step)
    except OutputLocked:
        stop(say("locked", lang, path=out))
    except ForeignFolder:
        stop(say("foreign_out", lang, path=out))
    except (ClusterError, LocationError) as error:
        stop(say(error.key, lang, **error.values))
    except OSError as error:
        stop(refusal(error, out, lang))


def _tell(done: Run | UpToDate, out: str, problems: list[str], lang: Lang, *, as_data: bool, quiet: bool) -> None:
    """Tell what the run gave in the form that was asked for."""
    from pipeline.cli.shown.summary import as_json, summary, tell_failures, unchanged
    from pipeline.run.up_to_date import UpToDate

    if as_data:
        typer.echo(as_json(done, out, problems, lang))
    elif quiet:
        tell_failures(done, lang)
    elif isinstance(done, UpToDate):
        unchanged(done, out, lang)
    else:
        summary(done, out, lang)


def _log(path: Path | None, lang: Lang) -> AbstractContextManager[TextIO | None]:
    """Return the log to write to, none where no file is named; ends the program where it cannot be opened."""
    if path is None:
        return nullcontext()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("a", encoding="utf-8")
    except OSError as error:
        stop(refusal(error, path, lang, "unwritten"))


def _check_folders(raw: Location, out: Location, lang: Lang) -> None:
    """End the program where there is nothing to read, or where the dataset would be written over the files that are read."""
    from pipeline.cli.shown.summary import tell_passed_over
    from pipeline.run.inputs import open_inputs

    here = on_this_machine(raw)
    if here is not None and not here.is_dir():
        stop(say("no_raw", lang, path=raw))
    if is_inside(raw, out):
        stop(say("out_holds_raw", lang, path=out))
    try:
        files = open_inputs(raw, out)
        if not files.sizes():
            tell_passed_over(files.passed_over(), lang)
            stop(say("empty_raw", lang, path=raw))
    except FileNotFoundError:
        stop(say("no_raw", lang, path=raw))
    except LocationError as error:
        stop(say(error.key, lang, **error.values))
