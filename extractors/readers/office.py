"""LibreOffice: makes another file of a file, in a folder of its own that is gone afterwards."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from extractors.model.errors import DamagedFile, LimitExceeded

TIMEOUT: Final = 120  # seconds for one conversion
_PROGRAMS = ("soffice", "libreoffice")
# Macros never run, links are never updated, nothing is fetched; the profile lives as long as the conversion.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">
<value>2</value></prop></item>
</oor:items>
"""


def find_program() -> str | None:
    """Return the path of LibreOffice; None where it is not installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def convert(data: bytes, name: str, form: str, program: str) -> bytes:
    """Return what LibreOffice (at the path `program`) makes of a file.

    `name`: of the file, its ending says what it is. `form`: the ending of what is made and its filter ("pdf:writer_pdf_Export").
    LimitExceeded after TIMEOUT seconds, DamagedFile where it makes nothing.
    """
    with tempfile.TemporaryDirectory(prefix="iku-doc-") as temporary:
        folder = Path(temporary)
        source = folder / name
        source.write_bytes(data)
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        made = folder / "out" / f"{source.stem}.{form.partition(':')[0]}"
        # A new profile makes LibreOffice start twice, the second time on a socket that it may not take away in a cage:
        # under another name of the profile it is another socket.
        for place in (profile, folder / "again"):
            if place != profile:
                profile.rename(place)
            _run(_command(program, place, folder, source, form), folder)
            if made.is_file():
                break
        else:
            raise DamagedFile("LibreOffice made nothing of it")
        return made.read_bytes()


def _command(program: str, profile: Path, folder: Path, source: Path, form: str) -> list[str]:
    """Return the call that converts a file, with a profile of its own."""
    return [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--convert-to",
        form,
        "--outdir",
        str(folder / "out"),
        str(source),
    ]


def _run(command: list[str], folder: Path) -> None:
    """Run a program in its own process group, so that its children end with it when it takes too long."""
    environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "TMPDIR": str(folder),
                   "LANG": "C.UTF-8"}  # fmt: skip
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(TIMEOUT)
        except subprocess.TimeoutExpired as error:
            os.killpg(process.pid, signal.SIGKILL)
            raise LimitExceeded(f"LibreOffice took more than {TIMEOUT} seconds") from error
