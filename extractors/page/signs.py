"""What the codes of fonts of signs (Symbol, Wingdings, ZapfDingbats) show, from reference/symbol_fonts.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from reference.load import read_settings

BULLET: Final = "•"  # a sign that no table knows
ONLY_SIGNS: Final = frozenset({"webdings", "wingdings2", "wingdings3"})  # what their tables do not name is a bullet
PRIVATE: Final = range(0xF000, 0xF100)  # where programs put the codes 00..FF of fonts of signs


@cache
def signs_of(table: str) -> Mapping[int, str]:
    """Return what the codes of a table show: "symbol", "wingdings", "zapfdingbats" or one of ONLY_SIGNS."""
    return {int(code, 16): sign for code, sign in read_settings("symbol_fonts.toml")[table].items()}


@cache
def table_of(font: str) -> str:
    """Return the table of a font by its name, that of a subset too ("ABCDEF+SymbolMT"); "" where it is a font of letters."""
    plain = font.rpartition("+")[2].casefold()
    tables: Mapping[str, str] = read_settings("symbol_fonts.toml")["fonts"]
    return next((table for name, table in tables.items() if plain.startswith(name)), "")


@cache
def told_signs() -> frozenset[str]:
    """Return the signs of such fonts that are read as they are where a text has them: no codes that stand for other signs."""
    return frozenset(read_settings("symbol_fonts.toml")["told"]["signs"])


def is_symbol_font(font: str) -> bool:
    """Return whether a font holds signs instead of letters."""
    return bool(table_of(font))


def read_sign(code: int, font: str) -> str:
    """Return the character of a symbol font's code (with or without the private-use offset F000); "•" if unknown."""
    code = code - PRIVATE.start if code in PRIVATE else code
    if not is_symbol_font(font):
        return chr(code) if code >= 0x20 and not 0xD800 <= code < 0xE000 else BULLET
    return signs_of(table_of(font)).get(code, BULLET)


_TURNED: Final = re.compile("\u202e([^\u202a-\u202e]*)\u202c?")


def as_set(text: str) -> str:
    """Return the text as it is seen: what signs force to run from right to left, letter by letter, is turned round."""
    return text if "\u202e" not in text else _TURNED.sub(lambda found: found[1][::-1], text)


def read_private(text: str, font: str) -> str:
    """Return the text with private-use codes of symbol fonts read (those of an unknown font as Symbol's)."""
    if text.isascii() or not any(ord(char) in PRIVATE for char in text):
        return text
    font = font if is_symbol_font(font) else "Symbol"
    return "".join(read_sign(ord(char), font) if ord(char) in PRIVATE else char for char in text)


def read_unnamed(text: str) -> str:
    """Return the text with private-use codes of a font that nobody names read: mostly the bullets of Wingdings."""
    if not any(ord(char) in PRIVATE for char in text):
        return text
    bullets = signs_of("wingdings")
    return "".join(
        bullets.get(ord(char) - PRIVATE.start) or read_sign(ord(char), "Symbol") if ord(char) in PRIVATE else char
        for char in text
    )
