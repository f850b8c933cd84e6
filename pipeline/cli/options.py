"""What the commands share: options, what is checked before one starts, and how one ends that cannot start."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from pipeline.cli.messages import say
from pipeline.locations import Location, RemoteUrl, on_this_machine, parse_location
from pipeline.settings import Lang, OcrMode

WRONG_USE = 2

LangOption = Annotated[str, typer.Option("--lang", envvar="IKU_LANG", help="id | en")]
OcrOption = Annotated[
    str,
    typer.Option("--ocr", help="auto (bila perlu) | off (tidak pernah) | force (setiap halaman) / auto | off | force"),
]
DatasetArgument = Annotated[Path, typer.Argument(help="Folder dataset / dataset folder")]


def language_of(text: str) -> Lang:
    """Return the language asked for; ends the program where there is none such."""
    if text not in ("id", "en"):
        stop(say("bad_choice", "id", value=text, option="--lang", choices="id, en"))
    return "en" if text == "en" else "id"


def mode_of(text: str, lang: Lang) -> OcrMode:
    """Return when to use OCR; ends the program where the word is unknown."""
    modes: dict[str, OcrMode] = {"auto": "auto", "off": "off", "force": "force"}
    if text not in modes:
        stop(say("bad_choice", lang, value=text, option="--ocr", choices=", ".join(modes)))
    return modes[text]


def cache_of(out: Location) -> Location:
    """Return the folder of what was read before: IKU_CACHE, else beside the dataset, in a store with it."""
    if "IKU_CACHE" in os.environ:
        return parse_location(os.environ["IKU_CACHE"])
    here = on_this_machine(out)
    return here.parent / ".cache" if here is not None else RemoteUrl(f"{out}/.iku/cache")


def need_dataset(dataset: Path, lang: Lang) -> None:
    """End the program where a folder holds no dataset."""
    if not (dataset / "documents.parquet").is_file():
        stop(say("no_dataset", lang, path=dataset))


def need_present(dataset: Path, lang: Lang) -> None:
    """End the program where another version wrote the dataset: its columns are others."""
    from pipeline.dataset.read import columns_that_differ

    if differing := columns_that_differ(dataset):
        stop(say("old_dataset", lang, path=dataset, detail=", ".join(differing[:3]), n=len(differing)))


def stop(message: str) -> NoReturn:
    """End the program with what is wrong with the way it was used."""
    typer.echo(message, err=True)
    sys.exit(WRONG_USE)
