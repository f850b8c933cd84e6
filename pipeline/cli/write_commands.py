"""Commands that write something from a dataset: the auditors' pages, files for other programs, the public edition."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.messages import refusal, say
from pipeline.cli.options import DatasetArgument, LangOption, cache_of, language_of, need_dataset, need_present, stop

if TYPE_CHECKING:
    from pipeline.dataset.publication import Publication
    from pipeline.settings import Lang


def report(
    dataset: DatasetArgument = Path("data/processed"),
    raw: Annotated[Path, typer.Option("--raw", help="Folder laporan / folder of reports")] = Path("data/raw"),
    out: Annotated[Path, typer.Option("--out", help="Folder laporan audit / report folder")] = Path("out/report"),
    redact: Annotated[bool, typer.Option("--redact", help="Sembunyikan nama dan NIP / hide names and NIP")] = False,
    lang: LangOption = "id",
) -> None:
    """Buat laporan audit (halaman statis). / Write the audit report (static pages)."""
    from pipeline.cli.progress import Counter
    from pipeline.outputs.report.build import write_report
    from pipeline.outputs.report.redact import LeakedName

    language = language_of(lang)
    need_dataset(dataset, language)
    need_present(dataset, language)
    cache = cache_of(dataset)
    missing: list[tuple[str, str]] = []
    try:
        with Counter(language, "writing") as counter:
            index = write_report(
                dataset, raw, out, lang=language, redact=redact, cache=cache, progress=counter.step,
                left_out=lambda page, reason: missing.append((page, reason)),
            )  # fmt: skip
    except LeakedName as error:
        stop(say("leaked", language, value=error, path=out))
    except OSError as error:
        stop(refusal(error, out, language, "unwritten"))
    typer.echo(say("report_written", language, path=index))
    for page, reason in missing:
        typer.echo(say("page_left_out", language, path=page, detail=reason), err=True)


def export(
    dataset: DatasetArgument = Path("data/processed"),
    form: Annotated[str, typer.Option("--format", help="xlsx | csv | sqlite | duckdb | sarif")] = "xlsx",
    out: Annotated[Path | None, typer.Option("--out", help="Berkas atau folder tujuan / file or folder")] = None,
    report: Annotated[
        Path, typer.Option("--report", help="Folder laporan audit yang ditautkan / report folder that is linked")
    ] = Path("out/report"),
    lang: LangOption = "id",
) -> None:
    """Tulis dataset sebagai Excel, CSV, SQLite, atau DuckDB. / Write the dataset for other programs."""
    from pipeline.outputs.export import FORMATS, EngineMissing, FileInUse
    from pipeline.outputs.export import export as write

    language = language_of(lang)
    need_dataset(dataset, language)
    if form not in FORMATS:
        stop(say("bad_choice", language, value=form, option="--format", choices=", ".join(FORMATS)))
    if form in ("xlsx", "sarif"):  # the others write whatever columns there are
        need_present(dataset, language)
    target = out or Path("out") / ("iku-csv" if form == "csv" else f"iku.{form}")
    try:
        typer.echo(say("exported", language, path=write(dataset, target, form, lang=language, report=report)))
        if form == "xlsx" and not (report / "index.html").is_file():
            typer.echo(say("not_linked", language, path=report))
    except FileInUse as error:
        stop(say("file_in_use", language, path=error.args[0]))
    except EngineMissing as error:
        stop(say("no_engine", language, value=error.args[0]))
    except OSError as error:
        stop(refusal(error, target, language, "unwritten"))


def publish(
    dataset: DatasetArgument = Path("data/processed"),
    out: Annotated[Path, typer.Option("--out", help="Folder edisi publik / public folder")] = Path("out/publik"),
    key: Annotated[Path, typer.Option("--key", help="Berkas kunci / key file")] = Path("iku.key"),
    new_key: Annotated[bool, typer.Option("--new-key", help="Buat kunci baru / make a new key")] = False,
    hide_names: Annotated[bool, typer.Option("--hide-names", help="Sembunyikan nama / hide names")] = False,
    licence: Annotated[
        str | None, typer.Option("--license", help="Lisensi data, misalnya CC-BY-4.0 / data licence")
    ] = None,
    publisher: Annotated[str, typer.Option("--publisher", help="Penerbit / who publishes")] = "",
    released: Annotated[
        str, typer.Option("--released", help="Tanggal terbit, misalnya 2026-11-28 / day of release")
    ] = "",
    url: Annotated[
        str | None, typer.Option("--url", help="Alamat tempat data ini diterbitkan / where it is found")
    ] = None,
    lang: LangOption = "id",
) -> None:
    """Tulis edisi publik tanpa NIP. / Write the public edition without NIPs."""
    from pipeline.dataset.write import ForeignFolder, OutputLocked
    from pipeline.outputs.public_edition import BadKey, PersonFound, make_key, read_key
    from pipeline.outputs.public_edition import publish as write

    language = language_of(lang)
    need_dataset(dataset, language)
    need_present(dataset, language)
    if out.resolve() == dataset.resolve():
        stop(say("out_is_dataset", language, path=out))
    publication = _publication(licence, publisher, released, url, language)
    try:
        if new_key:
            make_key(key)
        os.umask(0o022)  # this edition is there to be handed out
        write(dataset, out, read_key(key, dataset, out), names=not hide_names, lang=language, publication=publication)
    except FileExistsError:
        stop(say("key_exists", language, path=key))
    except PersonFound as error:
        stop(say("person_found", language, detail=error))
    except BadKey as error:
        stop(say(f"key_{error.why}", language, path=key))
    except OutputLocked:
        stop(say("locked", language, path=out))
    except ForeignFolder:
        stop(say("foreign_out", language, path=out))
    except OSError as error:
        stop(refusal(error, out, language))
    typer.echo(say("published", language, path=out))


def _publication(
    licence: str | None, publisher: str, released: str, url: str | None, language: Lang
) -> Publication | None:
    """Return what was said of the publication; None where no licence was named. Stops with a sentence for what is wrong."""
    from datetime import date

    from pipeline.dataset.publication import Publication, licences

    if licence is None:
        return None
    known = {name.casefold(): name for name in licences()}
    if licence.casefold() not in known:
        stop(say("bad_licence", language, value=licence, choices=", ".join(known.values())))
    if not publisher.strip():
        stop(say("publisher_missing", language))
    try:
        day = date.fromisoformat(released) if released else date.today()
    except ValueError:
        stop(say("bad_day", language, value=released))
    return Publication(known[licence.casefold()], publisher.strip(), day.isoformat(), url)
