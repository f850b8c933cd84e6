"""What the codes of fonts of signs (Symbol, Wingdings, ZapfDingbats) show, from reference/symbol_fonts.toml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from reference.load import read_settings

BULLET: Final = "•"  # a sign that no table knows


@cache
def signs_of(table: str) -> Mapping[int, str]:
    """Return what the codes of a table show: "symbol", "wingdings" or "zapfdingbats"."""
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
