"""Texts on their way to the terminal: what a file calls itself or holds is shown as it is, and does nothing there."""

from __future__ import annotations

import re
import sys

from rich.console import Console
from rich.text import Text

_NARROWEST = 20  # columns in which a text is still broken between words
_WIDE = 160  # columns where no terminal tells its own width: a log, a pipe
# what would move the cursor, colour, hide or turn round the text after it
_ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def visible(text: object) -> str:
    """Return a text with every character that acts on a terminal written out (an escape as \\x1b), lone surrogates too."""
    plain = str(text).encode("utf-8", "backslashreplace").decode("utf-8")
    return _ACTS.sub(lambda m: m.group().encode("unicode_escape").decode("ascii"), plain)


def one_line(text: object) -> str:
    """Return a text as `visible` does, its line breaks written out too: for names of files."""
    return visible(text).replace("\n", "\\n").replace("\t", "\\t")


def out_console() -> Console:
    """Return the console of the output; as wide as a log where nobody looks at a terminal."""
    return Console(width=None if sys.stdout.isatty() else _WIDE)


def put_hanging(console: Console, head: Text, body: Text, rest: str = "") -> None:
    """Print a head and a body beside it; on a terminal broken between words, each line under the first one of the body.

    `rest`: said behind the body, and last on its line where it does not fit. Elsewhere (a log, a pipe) all is one line.
    """
    body = body + Text(rest)
    if not console.is_terminal:
        console.print(head + body, soft_wrap=True)
        return
    room = max(_NARROWEST, console.width - head.cell_len)
    for at, line in enumerate(body.wrap(console, room)):
        line.rstrip()
        console.print((head if not at else Text(" " * head.cell_len)) + line, soft_wrap=True)


def put(console: Console, text: object = "", style: str = "") -> None:
    """Print a text as it is: no markup, no colours of its own, no breaking of lines."""
    console.print(Text(visible(text), style=style), soft_wrap=True)
