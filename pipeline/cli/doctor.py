"""What `iku doctor` looks at: whether all that the program needs is there, and what to do where it is not."""

from __future__ import annotations

import hashlib
import importlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pipeline.cli.messages import say
from pipeline.run.workers.cage import available
from pipeline.settings import Lang

_LIBRARIES = ("pdfplumber", "pypdfium2", "docx", "spacy", "rapidfuzz", "pandas", "pyarrow", "tesserocr", "rapidocr",
              "onnxruntime", "cv2", "PIL", "jinja2", "xlsxwriter")  # fmt: skip
_NEEDED_GB = 2.0  # of memory for a worker that reads scans
_NEEDED_DISK_GB = 2.0
_LANDLOCK = 4  # the version that also refuses TCP


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing looked at: whether it is well, what it is, and what to do (a key of the messages; "" where it is well).

    `needed`: the program cannot work without it.
    """

    ok: bool
    what: str
    detail: str
    advice: str = ""
    needed: bool = True


def look(folder: Path, lang: Lang) -> Iterator[Seen]:
    """Yield each thing that the program needs; `folder`: where datasets will be written."""
    version = ".".join(map(str, sys.version_info[:3]))
    yield Seen(sys.version_info >= (3, 11), "Python", version, "" if sys.version_info >= (3, 11) else "doctor_python")
    libraries = [_library(name) for name in _LIBRARIES]
    yield from (seen for seen in libraries if not seen.ok)
    well = [f"{seen.what} {seen.detail}".rstrip() for seen in libraries if seen.ok]
    yield Seen(bool(well), say("doctor_libraries_name", lang, n=len(well), of=len(libraries)), ", ".join(well))
    office = shutil.which("soffice") or shutil.which("libreoffice")
    yield Seen(bool(office), "LibreOffice", office or "–", "" if office else "doctor_office", needed=False)
    yield _models(lang)
    yield _memory(lang)
    yield _writing(folder, lang)
    yield _cage(lang)


def _library(name: str) -> Seen:
    try:
        made = importlib.import_module(name)
    except Exception as error:  # noqa: BLE001 - whatever a broken library raises is what has to be told
        return Seen(False, name, type(error).__name__, "doctor_library")
    return Seen(True, name, str(getattr(made, "__version__", "")))


def _models(lang: Lang) -> Seen:
    folder = files("extractors").joinpath("readers/scan/models")
    told = [
        line.split() for line in folder.joinpath("SHA256SUMS").read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    bad = [name.lstrip("*") for sha, name in told if not _is_whole(folder.joinpath(name.lstrip("*")), sha)]
    return Seen(
        not bad,
        say("doctor_models_name", lang),
        ", ".join(bad) or say("doctor_whole", lang, n=len(told)),
        "doctor_models" if bad else "",
    )


def _is_whole(file: Traversable, sha: str) -> bool:
    return file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == sha


def _memory(lang: Lang) -> Seen:
    try:
        free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9
    except (AttributeError, ValueError, OSError):  # not told on this system
        return Seen(True, say("doctor_memory_name", lang), "?", needed=False)
    enough = free >= _NEEDED_GB
    told = f"{free:.1f} GB".replace(".", "," if lang == "id" else ".")
    return Seen(enough, say("doctor_memory_name", lang), told, "" if enough else "doctor_memory", needed=False)


def _writing(folder: Path, lang: Lang) -> Seen:
    there = next(p for p in (folder, *folder.absolute().parents) if p.is_dir())
    try:
        with tempfile.TemporaryFile(dir=there):
            free = shutil.disk_usage(there).free / 1e9
    except OSError as error:
        return Seen(False, str(there), error.strerror or type(error).__name__, "doctor_write")
    enough = free >= _NEEDED_DISK_GB
    detail = say("doctor_free", lang, n=f"{free:.0f}")
    return Seen(enough, str(there), detail, "" if enough else "doctor_disk", needed=False)


def _cage(lang: Lang) -> Seen:
    held = available()
    told = f"Landlock {held.landlock or '–'}, seccomp {'✓' if held.seccomp else '–'}"
    well = held.landlock >= _LANDLOCK and held.seccomp
    return Seen(well, say("doctor_cage_name", lang), told, "" if well else "doctor_cage", needed=False)


def show(folder: Path, lang: Lang, put: Callable[[str], None]) -> bool:
    """Tell each thing that was looked at, with what to do; return whether all that is needed is there."""
    well = True
    for seen in look(folder, lang):
        mark = "✓" if seen.ok else "✗" if seen.needed else "!"
        put(f"{mark} {seen.what} {seen.detail}".rstrip())
        if seen.advice:
            put(f"    {say(seen.advice, lang, value=seen.what, path=seen.what)}")
        well = well and (seen.ok or not seen.needed)
    put(say("doctor_well" if well else "doctor_ill", lang))
    return well
