"""Web archives (MHTML): the page in it, and the pictures that the page shows."""

from __future__ import annotations

import base64
import binascii
import email
import email.policy
import re
import urllib.parse
from email.message import Message

from extractors.model.errors import DamagedFile, LimitExceeded

_LONGEST_HEADER = 20_000  # letters of a line that tells what a part is: each of its settings is cut from all others
_EMBEDDED = re.compile(r"data:image/[\w.+-]+(?:;[\w=-]+)*;base64,", re.IGNORECASE)


def page_of(data: bytes) -> bytes:
    """Return the web page of an archive; the data themselves where they are a page."""
    if not _is_archive(data):
        return data
    message = _archive(data)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            told = part.get_payload(decode=True)
            charset = part.get_content_charset()
            if isinstance(told, bytes):
                try:
                    return told.decode(charset or "utf-8").encode("utf-8") if b"charset" not in told[:2000] else told
                except (LookupError, UnicodeDecodeError):
                    return told
    raise DamagedFile("no web page in the archive")


class _ShortHeaders(email.policy.Compat32):
    """Reads the parts of an archive; LimitExceeded where the header of one says what it is at a length that no program writes."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return name and value of the lines of a header."""
        name, value = super().header_source_parse(sourcelines)
        if len(value) > _LONGEST_HEADER and name.lower().startswith("content-"):
            raise LimitExceeded("header of an archive")
        return name, value


def picture_of(data: bytes, source: str) -> bytes:
    """Return the bytes of a picture that a page names by `source`: in the page itself or in its archive, else none."""
    if (match := _EMBEDDED.match(source)) is not None:
        try:
            return base64.b64decode(source[match.end() :], validate=False)
        except (binascii.Error, ValueError):
            return b""
    if not source or not _is_archive(data):
        return b""
    wanted = source.removeprefix("cid:")
    for part in _archive(data).walk():
        place = part.get("Content-Location") or ""
        name = (part.get("Content-ID") or "").strip("<> ")
        base = place[: -len(wanted)]
        if (
            wanted in (place, name)
            or (place.endswith(wanted) and base.endswith("/"))
            or place == urllib.parse.unquote(wanted)
        ):
            told = part.get_payload(decode=True)
            return told if isinstance(told, bytes) else b""
    return b""


def _is_archive(data: bytes) -> bool:
    return re.match(rb"\s*(?:mime-version|from|date|subject|content-type)\s*:", data[:400], re.IGNORECASE) is not None


def _archive(data: bytes) -> Message:
    return email.message_from_bytes(data.lstrip(), policy=_ShortHeaders())
