"""The help in one language, and what Typer itself says in Indonesian: headings, what is wrong with a command line."""

from __future__ import annotations

import gettext
import re
from typing import Any

import typer
from typer._click.core import Command
from typer._click.exceptions import ClickException, MissingParameter, NoArgsIsHelpError, NoSuchOption
from typer._click.formatting import HelpFormatter
from typer.core import TyperArgument, TyperOption

__all__ = ["ClickException", "NoArgsIsHelpError", "help_in", "refusal_of", "speak_indonesian"]

_BETWEEN = " / "  # a help text in Indonesian, then in English
_TYPES = {"<str>": "<teks>", "<path>": "<berkas atau folder>", "<int range>": "<angka>", "<bool>": None}

_WORDS = {
    "Arguments": "Argumen", "Options": "Pilihan", "Commands": "Perintah", "Error": "Keliru", "Aborted.": "Dihentikan.",
    "Aborted!": "Dihentikan.", "(deprecated) ": "(usang) ", "[default: {}]": "[bawaan: {}]", "[required]": "[wajib]",
    "default: {default}": "bawaan: {default}", "required": "wajib", "[env var: {}]": "[variabel: {}]",
    "Show this message and exit.": "Tampilkan bantuan ini.", "Missing command.": "Perintahnya belum disebut.",
    "Install completion for the current shell.": "Pasang pelengkapan perintah (tombol Tab) untuk shell ini.",
    "Show completion for the current shell, to copy it or customize the installation.":
        "Tampilkan pelengkapan perintah untuk shell ini.",
    "No such command {name!r}.": "Perintah {name!r} tidak ada.",
    "Try [blue]'{command_path} {help_option}'[/] for help.": "Bantuan: [blue]{command_path} {help_option}[/]",
}  # fmt: skip
_NO_COMMAND = re.compile(r"Perintah '(?P<name>.*)' tidak ada\.|No such command '(?P<english>.*)'")
_EXTRA = re.compile(r"Got unexpected extra argument\(?s?\)? \((?P<words>.*)\)")
_NO_VALUE = re.compile(r"Option '?(?P<name>[^' ]+)'? requires")


def help_in(app: typer.Typer, *, english: bool) -> None:
    """Let the help of a program and of its commands speak one language."""
    params = Command.get_params

    def get_params(self: Command, ctx: Any) -> Any:
        found = params(self, ctx)
        for param in found:
            if getattr(param, "help", None):
                param.help = _half(param.help, english=english)  # type: ignore[attr-defined]
        return found

    Command.get_params = get_params  # type: ignore[method-assign]
    app.info.help = _half(str(app.info.help), english=english)
    for command in app.registered_commands:
        command.help = _half(
            command.help or (command.callback.__doc__ if command.callback else "") or "", english=english
        )


def _half(text: str, *, english: bool) -> str:
    """Return the half of a text that is in the language asked for; a text of one half as it is."""
    first, between, second = text.partition(_BETWEEN)
    return second if between and english else first


def speak_indonesian() -> None:
    """Let Typer take its own words from here from now on; it asks gettext for most of them, and finds no catalogue."""
    plain, write, params = gettext.dgettext, HelpFormatter.write_usage, Command.get_params
    for kind in (TyperOption, TyperArgument):
        _name_types(kind)

    def get_params(self: Command, ctx: Any) -> Any:
        found = params(self, ctx)
        for param in found:
            if getattr(param, "help", None) in _WORDS:
                param.help = _WORDS[param.help]  # type: ignore[attr-defined]
        return found

    def translate(domain: str, message: str) -> str:
        return _WORDS.get(message) or plain(domain, message)

    def write_usage(self: HelpFormatter, prog: str, args: str = "", prefix: str | None = None) -> None:
        write(
            self,
            prog,
            args.replace("[OPTIONS]", "[PILIHAN]").replace("COMMAND [ARGS]...", "PERINTAH ..."),
            prefix or "Pakai: ",
        )

    gettext.dgettext = translate
    Command.get_params = get_params  # type: ignore[method-assign]
    HelpFormatter.write_usage = write_usage  # type: ignore[method-assign]


def _name_types(kind: Any) -> None:
    plain = kind.display_type_rich

    def display_type_rich(self: Any, ctx: Any) -> str | None:
        shown = plain(self, ctx=ctx)
        return _TYPES.get(shown, shown)

    kind.display_type_rich = display_type_rich


def refusal_of(error: ClickException) -> str:
    """Return what is wrong with the command line and where help is, in two lines."""
    context: Any = getattr(error, "ctx", None)
    program = context.command_path if context is not None else "iku"
    return f"{_what(error)}\nBantuan: {program} --help"


def _what(error: ClickException) -> str:
    message = error.format_message()
    if isinstance(error, NoSuchOption):
        near = f" Mungkin maksudnya: {', '.join(error.possibilities)}." if error.possibilities else ""
        return f"Pilihan {error.option_name} tidak dikenal.{near}"
    if isinstance(error, MissingParameter):
        return f"Yang wajib disebut belum ada: {_name(error)}."
    if isinstance(error, typer.BadParameter):
        return f"Nilai untuk {_name(error)} tidak dapat dipakai; lihat bantuannya."
    if (found := _NO_COMMAND.search(message)) is not None:
        return _no_command(found["name"] or found["english"] or "", error)
    if (found := _EXTRA.search(message)) is not None:
        return f"Terlalu banyak argumen: {found['words']}. Nama folder yang memuat spasi harus di antara tanda kutip."
    if (found := _NO_VALUE.search(message)) is not None:
        return f"Pilihan {found['name']} memerlukan nilai sesudahnya."
    return message


def _name(error: Any) -> str:
    hint = error.param_hint or (error.param.opts[-1] if error.param is not None and error.param.opts else None)
    return " ".join(hint) if isinstance(hint, list | tuple) else str(hint or "argumen")


def _no_command(name: str, error: Any) -> str:
    from normalizers.similarity import nearest

    context = error.ctx
    every = list(context.command.commands) if context is not None and hasattr(context.command, "commands") else []
    near = [command.value for command in nearest(name, every, 0.6, 1)]
    return f"Perintah {name} tidak ada." + (
        f" Mungkin maksudnya: {near[0]}." if near else f" Pilihannya: {', '.join(every)}."
    )
