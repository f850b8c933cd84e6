"""Commands that show: what was read, found, decided and changed. They write nothing but the pictures that are asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.messages import say
from pipeline.cli.options import DatasetArgument, LangOption, OcrOption, language_of, mode_of, need_dataset, stop


def audit(
    dataset: DatasetArgument = Path("data/processed"),
    office: Annotated[
        str,
        typer.Option(
            "--office", help="Bagian nama instansi, wilayah, atau berkas / part of an office's or file's name"
        ),
    ] = "",
    rule: Annotated[str, typer.Option("--rule", help="Bagian nama aturan / part of a rule's name")] = "",
    severity: Annotated[
        str,
        typer.Option(
            "--severity", help="error (kesalahan) | warning (peringatan) | info (catatan) / error | warning | info"
        ),
    ] = "",
    as_data: Annotated[bool, typer.Option("--json", help="Temuan sebagai JSON / the findings as JSON")] = False,
    lang: LangOption = "id",
) -> None:
    """Tampilkan temuan, yang terberat lebih dahulu. / Show the findings, worst first."""
    from pipeline.cli.shown.findings import Wanted, findings_as_json, show_findings
    from pipeline.outputs.accusing import SEVERITIES
    from pipeline.outputs.words import in_words

    language = language_of(lang)
    need_dataset(dataset, language)
    worded = {in_words(code, "severity", "id"): code for code in SEVERITIES}
    severity = worded.get(severity.casefold(), severity)
    if severity not in ("", *SEVERITIES):
        choices = worded if language == "id" else SEVERITIES
        stop(say("bad_choice", language, value=severity, option="--severity", choices=", ".join(choices)))
    wanted = Wanted(office, rule, severity)
    if as_data:
        typer.echo(findings_as_json(dataset, wanted))
    else:
        show_findings(dataset, language, wanted)


def inspect(
    file: Annotated[Path, typer.Argument(help="Berkas laporan / report file")],
    ledger: Annotated[
        bool, typer.Option("--ledger", help="Hitung ke mana setiap kata masuk / account of the words")
    ] = False,
    image: Annotated[
        Path | None, typer.Option("--image", help="Folder gambar tabel / folder for pictures of tables")
    ] = None,
    ocr: OcrOption = "auto",
    lang: LangOption = "id",
) -> None:
    """Tunjukkan apa yang terbaca dari satu berkas, dan dari mana. / Show what one file gave, and from where."""
    from pipeline.cli.shown.inspect import inspect_file
    from pipeline.cli.terminal import out_console, put

    language = language_of(lang)
    if not file.is_file():
        stop(say("no_file", language, path=file))
    readable, lines = inspect_file(file, language, ledger=ledger, ocr=mode_of(ocr, language))
    console = out_console()
    for line in lines:
        put(console, line)
    if not readable:
        raise typer.Exit(1)
    if image is not None:
        from pipeline.cli.shown.table_pictures import draw_tables

        for path in draw_tables(file, image, mode_of(ocr, language)):
            put(console, path)


def corrections(
    file: Annotated[Path, typer.Argument(help="Berkas koreksi / file of corrections")] = Path("data/corrections.csv"),
    lang: LangOption = "id",
) -> None:
    """Periksa berkas koreksi tanpa membaca laporan. / Check the file of corrections without reading reports."""
    from pipeline.cli.shown.correction_problems import count_lines, usable_corrections

    language = language_of(lang)
    path, problems = usable_corrections(file, language)
    if not path.is_file():
        stop(say("no_file", language, path=path))
    for problem in problems:
        typer.echo(problem)
    typer.echo(say("corrections_checked", language, path=path, n=count_lines(path), failed=len(problems)))
    if problems:
        raise typer.Exit(1)


def doctor(
    out: Annotated[Path, typer.Option("--out", help="Folder dataset / dataset folder")] = Path("data/processed"),
    lang: LangOption = "id",
) -> None:
    """Periksa apakah semua yang diperlukan sudah terpasang. / See whether all that is needed is installed."""
    from pipeline.cli.doctor import show
    from pipeline.cli.terminal import out_console, put

    console = out_console()
    if not show(out, language_of(lang), lambda text: put(console, text)):
        raise typer.Exit(1)


def explain(
    record_id: Annotated[str, typer.Argument(help="ID data atau temuan, dari Excel / id of a record or finding")],
    data: Annotated[Path, typer.Option("--data", help="Folder dataset / dataset folder")] = Path("data/processed"),
    lang: LangOption = "id",
) -> None:
    """Ceritakan mengapa suatu nilai demikian. / Tell why a value is what it is."""
    from pipeline.cli.shown.explain import explain_record
    from pipeline.cli.terminal import visible

    language = language_of(lang)
    need_dataset(data, language)
    lines = explain_record(data, record_id, language)
    if not lines:
        stop(say("no_record", language, id=record_id))
    typer.echo("\n".join(visible(line) for line in lines))


def diff(
    old: Annotated[Path, typer.Argument(help="Dataset lama / old dataset")],
    new: Annotated[Path, typer.Argument(help="Dataset baru / new dataset")],
    reasons: Annotated[
        bool, typer.Option("--reasons", help="Sebut alasan tiap nilai / tell why each value is so")
    ] = False,
    lang: LangOption = "id",
) -> None:
    """Baris yang bertambah, hilang, dan berubah. / Rows gained, lost and changed."""
    from pipeline.cli.shown.difference import show_difference

    for folder in (old, new):
        need_dataset(folder, language_of(lang))
    show_difference(old, new, language_of(lang), reasons=reasons)
