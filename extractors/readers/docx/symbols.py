"""Signs of symbol fonts (Symbol, Wingdings) as characters that can be read."""

from __future__ import annotations

from extractors.page.signs import BULLET, signs_of, table_of

_PRIVATE = range(0xF000, 0xF100)  # where Word stores a symbol font's codes 00..FF
_DASHES = frozenset("-–—−‒―")


def read_sign(code: int, font: str) -> str:
    """Return the character of a symbol font's code (with or without the private-use offset F000); "•" if unknown."""
    code = code - 0xF000 if code in _PRIVATE else code
    if not is_symbol_font(font):
        return chr(code) if code >= 0x20 and not 0xD800 <= code < 0xE000 else BULLET
    return signs_of(table_of(font)).get(code, BULLET)


def is_symbol_font(font: str) -> bool:
    """Return whether a font holds signs instead of letters."""
    return bool(table_of(font))


def read_private(text: str, font: str) -> str:
    """Return the text with private-use codes of symbol fonts read (those of an unknown font as Symbol's)."""
    if not any(ord(char) in _PRIVATE for char in text):
        return text
    font = font if is_symbol_font(font) else "Symbol"
    return "".join(read_sign(ord(char), font) if ord(char) in _PRIVATE else char for char in text)


def read_unnamed(text: str) -> str:
    """Return the text with private-use codes of a font that nobody names read: mostly the bullets of Wingdings."""
    if not any(ord(char) in _PRIVATE for char in text):
        return text
    bullets = signs_of("wingdings")
    return "".join(
        bullets.get(ord(char) - 0xF000) or read_sign(ord(char), "Symbol") if ord(char) in _PRIVATE else char
        for char in text
    )


def bullet_sign(text: str, font: str) -> str:
    """Return the printed bullet of a list level: dashes stay, every other sign is "•"; "" where there is none."""
    sign = text.strip()
    if not sign:
        return ""
    if len(sign) > 1 and all(char.isalnum() or char.isspace() for char in sign):
        return sign  # a word typed as a bullet ("Ket")
    code = ord(sign[0])
    if sign[0] in _DASHES or (code == 0xF02D and "wing" not in font.lower()):
        return "-"
    return BULLET if len(sign) == 1 else read_private(sign, font)
