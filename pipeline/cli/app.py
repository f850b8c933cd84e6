"""The command line: arguments in, exit code out. Heavy modules are loaded by the command that needs them."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from itertools import pairwise
from typing import Annotated

import typer

from pipeline.cli.extract_command import extract
from pipeline.cli.messages import say
from pipeline.cli.show_commands import audit, corrections, diff, doctor, explain, inspect
from pipeline.cli.write_commands import export, publish, report

_ALLOCATED = 100_000  # objects between two searches for garbage: what is loaded is none, searching it took a twentieth
_INTERRUPTED = 130  # as the shell says of a program that was stopped with Ctrl+C
app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,  # locals hold names and NIPs
    help="Laporan IKU menjadi dataset. Help in English: IKU_LANG=en iku --help / IKU reports become a dataset.",
)
for command in (extract, audit, inspect, corrections, doctor, explain, diff, report, export, publish):
    app.command()(command)


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
    """Start a command of the program."""


def main() -> None:
    """Run the program."""
    gc.set_threshold(_ALLOCATED)
    _keep_private()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a letter that the terminal lacks ends no run
    from pipeline.cli.indonesian import ClickException, NoArgsIsHelpError, help_in, refusal_of, speak_indonesian

    english = (_words_after(sys.argv, "--lang") or [os.environ.get("IKU_LANG", "id")])[-1] == "en"
    if not english:
        speak_indonesian()
    help_in(app, english=english)
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


def _keep_private() -> None:
    """Make what is written readable by its owner alone: it holds names and numbers of persons. IKU_UMASK=022 shares it."""
    with suppress(ValueError):
        os.umask(0o077)
        os.umask(int(os.environ.get("IKU_UMASK", "077"), 8) & 0o777)


def _words_after(arguments: Sequence[str], option: str) -> list[str]:
    """Return the value that a command line gives an option, as a list; none where it does not stand there."""
    after = [b for a, b in pairwise(arguments) if a == option]
    return after + [a.partition("=")[2] for a in arguments if a.startswith(f"{option}=")]


if __name__ == "__main__":
    main()
