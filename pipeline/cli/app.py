"""The command line: arguments in, exit code out. Heavy modules are loaded by the command that needs them."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import replace
from io import TextIOWrapper
from itertools import pairwise
from pathlib import Path
from typing import Annotated, NoReturn, TextIO

import typer

from pipeline.cli.messages import refusal, say
from pipeline.locations import Location, LocationError, RemoteUrl, is_inside, on_this_machine, parse_location
from pipeline.settings import Lang, OcrMode, Settings

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,  # locals hold names and NIPs
    help="Laporan IKU menjadi dataset. / IKU reports become a dataset.",
)
WRONG_USE = 2
_INTERRUPTED = 130  # as the shell says of a program that was stopped with Ctrl+C

LangOption = Annotated[str, typer.Option("--lang", help="id | en")]
DataOption = Annotated[Path, typer.Option("--data", help="Folder dataset / dataset folder")]


def _lang(text: str) -> Lang:
    """Return the language asked for; ends the program where there is none such."""
    if text not in ("id", "en"):
        _stop(say("bad_choice", "id", value=text, option="--lang", choices="id, en"))
    return "en" if text == "en" else "id"


def _mode(text: str, lang: Lang) -> OcrMode:
    """Return when to use OCR; ends the program where the word is unknown."""
    modes: dict[str, OcrMode] = {"auto": "auto", "off": "off", "force": "force"}
    if text not in modes:
        _stop(say("bad_choice", lang, value=text, option="--ocr", choices=", ".join(modes)))
    return modes[text]


def _log(path: Path | None, lang: Lang) -> AbstractContextManager[TextIO | None]:
    """Return the log to write to, none where no file is named; ends the program where it cannot be opened."""
    if path is None:
        return nullcontext()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("a", encoding="utf-8")
    except OSError as error:
        _stop(refusal(error, path, lang, "unwritten"))


def _check_folders(raw: Location, out: Location, lang: Lang) -> None:
    """End the program where there is nothing to read, or where the dataset would be written over the files that are read."""
    from pipeline.run.inputs import discover

    here = on_this_machine(raw)
    if here is not None and not here.is_dir():
        _stop(say("no_raw", lang, path=raw))
    if is_inside(raw, out):
        _stop(say("out_holds_raw", lang, path=out))
    try:
        if not discover(raw, out):
            _stop(say("empty_raw", lang, path=raw))
    except FileNotFoundError:
        _stop(say("no_raw", lang, path=raw))
    except LocationError as error:
        _stop(say(error.key, lang, **error.values))


def _cores() -> int:
    """Return how many cores this process may use: in a container or under taskset fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _cache_of(out: Location) -> Location:
    """Return the folder of what was read before: IKU_CACHE, else beside the dataset, in a store with it."""
    if "IKU_CACHE" in os.environ:
        return parse_location(os.environ["IKU_CACHE"])
    here = on_this_machine(out)
    return here.parent / ".cache" if here is not None else RemoteUrl(f"{out}/.iku/cache")


def _version(show: bool) -> None:
    if show:
        from importlib.metadata import version

        typer.echo(f"iku {version('iku-pipeline')}")
        raise typer.Exit


@app.callback()
def start(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Versi / version")
    ] = False,
) -> None:
    """Laporan IKU menjadi dataset. / IKU reports become a dataset."""


@app.command()
def extract(
    raw: Annotated[
        str, typer.Argument(help="Folder laporan, juga s3://... / folder of reports, s3://... too")
    ] = "data/raw",
    out: Annotated[
        str, typer.Option("--out", help="Folder dataset, juga s3://... / dataset folder, s3://... too")
    ] = "data/processed",
    workers: Annotated[int, typer.Option("--workers", min=1, help="Jumlah proses / processes")] = _cores(),
    force: Annotated[bool, typer.Option("--force", help="Baca ulang semua / read everything again")] = False,
    ocr: Annotated[str, typer.Option("--ocr", help="auto | off | force")] = "auto",
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
    from pipeline.cli.correction_problems import TwoFiles, file_of_corrections, find_problems, refusal_of
    from pipeline.cli.progress import Counter
    from pipeline.cli.summary import as_json, summary, tell_failures, unchanged
    from pipeline.dataset.write import ForeignFolder, OutputLocked
    from pipeline.reconcile.corrections import BadCorrections
    from pipeline.run.cluster import ClusterError
    from pipeline.run.run import Run, refresh

    language = _lang(lang)
    mode = _mode(ocr, language)
    source, target = parse_location(raw), parse_location(out)
    _check_folders(source, target, language)
    try:
        corrections = file_of_corrections(corrections)
        problems = find_problems(corrections, language)
    except TwoFiles as error:
        _stop(say("two_corrections", language, path=error.args[0], detail=error.args[1]))
    except BadCorrections as error:
        _stop(refusal_of(error, language))
    except OSError as error:
        _stop(say("no_corrections", language, path=corrections, detail=error.strerror))
    settings = Settings(
        source, target, corrections, workers, force, mode, language, cache=_cache_of(target), scheduler=scheduler
    )
    try:
        with _log(log_file, language) as log, Counter(language, quiet=quiet, log=log) as counter:
            done = refresh(replace(settings, progress_folder=counter.progress_folder), counter.step)
    except OutputLocked:
        _stop(say("locked", language, path=out))
    except ForeignFolder:
        _stop(say("foreign_out", language, path=out))
    except (ClusterError, LocationError) as error:
        _stop(say(error.key, language, **error.values))
    except OSError as error:
        _stop(refusal(error, out, language))
    if as_data:
        typer.echo(as_json(done, out, problems, language))
    elif quiet:
        tell_failures(done, language)
    elif isinstance(done, Run):
        summary(done, out, language)
    else:
        unchanged(done, out, language)
    for problem in problems:
        typer.echo(problem, err=True)
    if problems:
        typer.echo(say("corrections_left", language, n=len(problems), path=corrections), err=True)
    if done.failed or problems or done.unmatched:
        raise typer.Exit(1)


@app.command()
def audit(
    dataset: Annotated[Path, typer.Argument(help="Folder dataset / dataset folder")] = Path("data/processed"),
    office: Annotated[
        str,
        typer.Option(
            "--office", help="Bagian nama instansi, wilayah, atau berkas / part of an office's or file's name"
        ),
    ] = "",
    rule: Annotated[str, typer.Option("--rule", help="Bagian nama aturan / part of a rule's name")] = "",
    severity: Annotated[str, typer.Option("--severity", help="error | warning | info")] = "",
    as_data: Annotated[bool, typer.Option("--json", help="Temuan sebagai JSON / the findings as JSON")] = False,
    lang: LangOption = "id",
) -> None:
    """Tampilkan temuan, yang terburuk dulu. / Show the findings, worst first."""
    from pipeline.cli.findings_shown import SEVERITIES, Wanted, findings_as_json, show_findings

    language = _lang(lang)
    _need(dataset, language)
    if severity not in ("", *SEVERITIES):
        _stop(say("bad_choice", language, value=severity, option="--severity", choices=", ".join(SEVERITIES)))
    wanted = Wanted(office, rule, severity)
    if as_data:
        typer.echo(findings_as_json(dataset, wanted))
    else:
        show_findings(dataset, language, wanted)


@app.command()
def inspect(
    file: Annotated[Path, typer.Argument(help="Berkas laporan / report file")],
    ledger: Annotated[bool, typer.Option("--ledger", help="Hitungan kata / account of the words")] = False,
    image: Annotated[
        Path | None, typer.Option("--image", help="Folder gambar tabel / folder for pictures of tables")
    ] = None,
    ocr: Annotated[str, typer.Option("--ocr", help="auto | off | force")] = "auto",
    lang: LangOption = "id",
) -> None:
    """Tunjukkan apa yang terbaca dari satu berkas, dan dari mana. / Show what one file gave, and from where."""
    from pipeline.cli.inspect_shown import inspect_file
    from pipeline.cli.terminal import out_console, put

    language = _lang(lang)
    if not file.is_file():
        _stop(say("no_file", language, path=file))
    readable, lines = inspect_file(file, language, ledger=ledger, ocr=_mode(ocr, language))
    console = out_console()
    for line in lines:
        put(console, line)
    if not readable:
        raise typer.Exit(1)
    if image is not None:
        from pipeline.cli.table_pictures import draw_tables

        for path in draw_tables(file, image, _mode(ocr, language)):
            put(console, path)


@app.command()
def corrections(
    file: Annotated[Path, typer.Argument(help="Berkas koreksi / file of corrections")] = Path("data/corrections.csv"),
    lang: LangOption = "id",
) -> None:
    """Periksa berkas koreksi tanpa membaca laporan. / Check the file of corrections without reading reports."""
    from pipeline.cli.correction_problems import TwoFiles, count_lines, file_of_corrections, find_problems, refusal_of
    from pipeline.reconcile.corrections import BadCorrections

    language = _lang(lang)
    try:
        path = file_of_corrections(file)
        if not path.is_file():
            _stop(say("no_file", language, path=path))
        problems, n = find_problems(path, language), count_lines(path)
    except TwoFiles as error:
        _stop(say("two_corrections", language, path=error.args[0], detail=error.args[1]))
    except BadCorrections as error:
        _stop(refusal_of(error, language))
    except OSError as error:
        _stop(say("no_corrections", language, path=file, detail=error.strerror))
    for problem in problems:
        typer.echo(problem)
    typer.echo(say("corrections_checked", language, path=path, n=n, failed=len(problems)))
    if problems:
        raise typer.Exit(1)


@app.command()
def doctor(
    out: Annotated[Path, typer.Option("--out", help="Folder dataset / dataset folder")] = Path("data/processed"),
    lang: LangOption = "id",
) -> None:
    """Periksa apakah semua yang diperlukan sudah terpasang. / See whether all that is needed is installed."""
    from pipeline.cli.doctor import show
    from pipeline.cli.terminal import out_console, put

    console = out_console()
    if not show(out, _lang(lang), lambda text: put(console, text)):
        raise typer.Exit(1)


@app.command()
def explain(
    record_id: Annotated[str, typer.Argument(help="Pengenal baris / record id")],
    data: DataOption = Path("data/processed"),
    lang: LangOption = "id",
) -> None:
    """Ceritakan mengapa suatu nilai demikian. / Tell why a value is what it is."""
    from pipeline.cli.explain import explain_record
    from pipeline.cli.terminal import visible

    language = _lang(lang)
    _need(data, language)
    lines = explain_record(data, record_id, language)
    if not lines:
        _stop(say("no_record", language, id=record_id))
    typer.echo("\n".join(visible(line) for line in lines))


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="Dataset lama / old dataset")],
    new: Annotated[Path, typer.Argument(help="Dataset baru / new dataset")],
    reasons: Annotated[
        bool, typer.Option("--reasons", help="Sebut alasan tiap nilai / tell why each value is so")
    ] = False,
    lang: LangOption = "id",
) -> None:
    """Baris yang bertambah, hilang, dan berubah. / Rows gained, lost and changed."""
    from pipeline.cli.difference import show_difference

    for folder in (old, new):
        _need(folder, _lang(lang))
    show_difference(old, new, _lang(lang), reasons=reasons)


@app.command()
def report(
    dataset: Annotated[Path, typer.Argument(help="Folder dataset / dataset folder")] = Path("data/processed"),
    raw: Annotated[Path, typer.Option("--raw", help="Folder laporan / folder of reports")] = Path("data/raw"),
    out: Annotated[Path, typer.Option("--out", help="Folder laporan audit / report folder")] = Path("out/report"),
    redact: Annotated[bool, typer.Option("--redact", help="Sembunyikan nama dan NIP / hide names and NIP")] = False,
    lang: LangOption = "id",
) -> None:
    """Buat laporan audit (halaman statis). / Write the audit report (static pages)."""
    from pipeline.cli.progress import Counter
    from pipeline.outputs.report.build import write_report
    from pipeline.outputs.report.redact import LeakedName

    language = _lang(lang)
    _need(dataset, language)
    cache = _cache_of(dataset)
    missing: list[tuple[str, str]] = []
    try:
        with Counter(language, "writing") as counter:
            index = write_report(
                dataset, raw, out, lang=language, redact=redact, cache=cache, progress=counter.step,
                left_out=lambda page, reason: missing.append((page, reason)),
            )  # fmt: skip
    except LeakedName as error:
        _stop(say("leaked", language, value=error, path=out))
    except OSError as error:
        _stop(refusal(error, out, language, "unwritten"))
    typer.echo(say("report_written", language, path=index))
    for page, reason in missing:
        typer.echo(say("page_left_out", language, path=page, detail=reason), err=True)


@app.command()
def export(
    dataset: Annotated[Path, typer.Argument(help="Folder dataset / dataset folder")] = Path("data/processed"),
    form: Annotated[str, typer.Option("--format", help="xlsx | csv | sqlite | duckdb")] = "xlsx",
    out: Annotated[Path | None, typer.Option("--out", help="Berkas atau folder tujuan / file or folder")] = None,
    report: Annotated[
        Path, typer.Option("--report", help="Folder laporan audit yang ditautkan / report folder that is linked")
    ] = Path("out/report"),
    lang: LangOption = "id",
) -> None:
    """Tulis dataset sebagai Excel, CSV, SQLite, atau DuckDB. / Write the dataset for other programs."""
    from pipeline.outputs.export import FORMATS, EngineMissing, FileInUse
    from pipeline.outputs.export import export as write

    language = _lang(lang)
    _need(dataset, language)
    if form not in FORMATS:
        _stop(say("bad_choice", language, value=form, option="--format", choices=", ".join(FORMATS)))
    target = out or Path("out") / ("iku-csv" if form == "csv" else f"iku.{form}")
    try:
        typer.echo(say("exported", language, path=write(dataset, target, form, lang=language, report=report)))
        if form == "xlsx" and not (report / "index.html").is_file():
            typer.echo(say("not_linked", language, path=report))
    except FileInUse as error:
        _stop(say("file_in_use", language, path=error.args[0]))
    except EngineMissing as error:
        _stop(say("no_engine", language, value=error.args[0]))
    except OSError as error:
        _stop(refusal(error, target, language, "unwritten"))


@app.command()
def publish(
    dataset: Annotated[Path, typer.Argument(help="Folder dataset / dataset folder")] = Path("data/processed"),
    out: Annotated[Path, typer.Option("--out", help="Folder edisi publik / public folder")] = Path("out/publik"),
    key: Annotated[Path, typer.Option("--key", help="Berkas kunci / key file")] = Path("iku.key"),
    new_key: Annotated[bool, typer.Option("--new-key", help="Buat kunci baru / make a new key")] = False,
    hide_names: Annotated[bool, typer.Option("--hide-names", help="Sembunyikan nama / hide names")] = False,
    lang: LangOption = "id",
) -> None:
    """Tulis edisi publik tanpa NIP. / Write the public edition without NIPs."""
    from pipeline.dataset.write import ForeignFolder, OutputLocked
    from pipeline.outputs.public_edition import BadKey, PersonFound, make_key, read_key
    from pipeline.outputs.public_edition import publish as write

    language = _lang(lang)
    _need(dataset, language)
    _need_present(dataset, language)
    if out.resolve() == dataset.resolve():
        _stop(say("out_is_dataset", language, path=out))
    try:
        if new_key:
            make_key(key)
        os.umask(0o022)  # this edition is there to be handed out
        write(dataset, out, read_key(key, dataset, out), names=not hide_names, lang=language)
    except FileExistsError:
        _stop(say("key_exists", language, path=key))
    except PersonFound as error:
        _stop(say("person_found", language, detail=error))
    except BadKey as error:
        _stop(say("bad_key", language, detail=error))
    except OutputLocked:
        _stop(say("locked", language, path=out))
    except ForeignFolder:
        _stop(say("foreign_out", language, path=out))
    except OSError as error:
        _stop(refusal(error, out, language))
    typer.echo(say("published", language, path=out))


def _need(dataset: Path, lang: Lang) -> None:
    if not (dataset / "documents.parquet").is_file():
        _stop(say("no_dataset", lang, path=dataset))


def _need_present(dataset: Path, lang: Lang) -> None:
    """End the program where another version wrote the dataset: its columns are others."""
    from pipeline.dataset.read import columns_that_differ

    if differing := columns_that_differ(dataset):
        _stop(say("old_dataset", lang, path=dataset, detail=", ".join(differing[:3]), n=len(differing)))


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    sys.exit(WRONG_USE)


def _keep_private() -> None:
    """Make what is written readable by its owner alone: it holds names and numbers of persons. IKU_UMASK=022 shares it."""
    with suppress(ValueError):
        os.umask(0o077)
        os.umask(int(os.environ.get("IKU_UMASK", "077"), 8) & 0o777)


def main() -> None:
    """Run the program."""
    _keep_private()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a letter that the terminal lacks ends no run
    from pipeline.cli.indonesian import ClickException, NoArgsIsHelpError, refusal_of, speak_indonesian

    english = "en" in _words_after(sys.argv, "--lang")
    if not english:
        speak_indonesian()
    from pipeline.cli.interrupts import ends_on_signals

    try:
        with ends_on_signals(lambda: say("interrupted", "en" if english else "id")):
            code = app(prog_name="iku", standalone_mode=False)
    except typer.Abort:
        code = _INTERRUPTED
    except ClickException as error:
        code = error.exit_code
        if english or isinstance(error, NoArgsIsHelpError):
            error.show()
        else:
            typer.echo(refusal_of(error), err=True)
    finally:
        gc.freeze()  # else Python searches all records for cycles once more before it ends: a third of a large run
    sys.exit(code or 0)


def _words_after(arguments: Sequence[str], option: str) -> list[str]:
    """Return the value that a command line gives an option, as a list; none where it does not stand there."""
    after = [b for a, b in pairwise(arguments) if a == option]
    return after + [a.partition("=")[2] for a in arguments if a.startswith(f"{option}=")]


if __name__ == "__main__":
    main()
