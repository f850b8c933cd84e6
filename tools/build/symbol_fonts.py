"""Writes what the codes of Webdings, Wingdings 2 and Wingdings 3 show into reference/symbol_fonts.toml.

usage: npm pack dingbat-to-unicode@1.0.1 && tar xzf dingbat-to-unicode-1.0.1.tgz
       python -m tools.build.symbol_fonts package/dist/dingbats.js

Source: the npm package dingbat-to-unicode (BSD-2-Clause), made from the encodings that Unicode 7 gave these fonts. Signs that say
something in a report are taken: ticks, crosses, boxes, arrows, digits in circles; all the other pictures are bullets there.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Final

_TABLES: Final = {"Webdings": "webdings", "Wingdings 2": "wingdings2", "Wingdings 3": "wingdings3"}
_ROW: Final = re.compile(r"\{ \"Typeface name\".*?\}")
_TO: Final = Path(__file__).parents[2] / "reference" / "symbol_fonts.toml"
# parts of the name of a sign -> what is written for it ("": the sign itself, None: nothing); the first that fits
_MEANT: Final[tuple[tuple[str, str | None], ...]] = (
    ("BALLOT BOX WITH LIGHT X", "☒"), ("BALLOT BOX WITH BOLD CHECK", "☑"), ("BALLOT BOX WITH SCRIPT X", "☒"),
    ("BALLOT BOX WITH BOLD SCRIPT X", "☒"), ("WITH BALLOT", None), ("BALLOT BOX", ""),
    ("CANCELLATION X", "✗"), ("BALLOT SCRIPT X", "✗"), ("BALLOT BOLD SCRIPT X", "✗"), ("BALLOT X", "✗"),
    ("MULTIPLICATION X", "✗"),
    ("CHECK MARK", "✓"), ("CIRCLED DIGIT", ""), ("CIRCLED NUMBER", ""),
    ("UP DOWN ARROW", "↕"), ("LEFT RIGHT ARROW", "↔"), ("NORTH EAST", "↗"), ("NORTH WEST", "↖"), ("SOUTH EAST", "↘"),
    ("SOUTH WEST", "↙"), ("RIGHTWARDS", "→"), ("LEFTWARDS", "←"), ("UPWARDS", "↑"), ("DOWNWARDS", "↓"),
    ("BLACK UP-POINTING", "▲"), ("BLACK DOWN-POINTING", "▼"), ("BLACK RIGHT-POINTING", "►"), ("BLACK LEFT-POINTING", "◄"),
    ("WHITE SQUARE", "□"), ("BLACK SQUARE", "■"), ("WHITE CIRCLE", "○"), ("BLACK CIRCLE", "●"),
)  # fmt: skip


def meaning(sign: str) -> str:
    """Return what is written for a sign; "" for one that says nothing."""
    name = unicodedata.name(sign, "")
    for part, written in _MEANT:
        if part in name:
            return "" if written is None else written or sign
    return ""


def tables(script: str) -> dict[str, dict[str, str]]:
    """Return, for each font, the signs of its codes (two hexadecimal digits), from the package's list."""
    found: dict[str, dict[str, str]] = {name: {} for name in _TABLES.values()}
    for row in _ROW.findall(script):
        told = json.loads(row)
        table = _TABLES.get(told["Typeface name"])
        written = meaning(chr(int(told["Unicode dec"])))
        if table is not None and written:
            found[table][f"{int(told['Dingbat dec']):02X}"] = written
    return found


def main() -> None:
    """Replace the tables in the reference by those of the package named on the command line."""
    kept = _TO.read_text(encoding="utf-8")
    for name, signs in tables(Path(sys.argv[1]).read_text(encoding="utf-8")).items():
        kept = re.sub(rf"\n\[{name}\]\n(?:[^\[\n].*\n)*", "", kept)
        kept += f"\n[{name}]\n" + "".join(f'"{code}" = "{sign}"\n' for code, sign in sorted(signs.items()))
    _TO.write_text(kept, encoding="utf-8")


if __name__ == "__main__":
    main()
