"""Signs of symbol fonts (Symbol, Wingdings) as characters that can be read.

Source: the encoding tables of the fonts Symbol and Wingdings (Unicode consortium, mappings ADOBE/symbol.txt and
the Wingdings correspondence in ISO/IEC 10646 amendment 1); only signs that reports use.
"""

from __future__ import annotations

from typing import Final

BULLET: Final = "•"
_PRIVATE = range(0xF000, 0xF100)  # where Word stores a symbol font's codes 00..FF
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "marlett", "zapfdingbats")

SYMBOL: Final = {
    0x28: "(", 0x29: ")", 0x2A: "*", 0x2B: "+", 0x2C: ",", 0x2D: "-", 0x2E: ".", 0x2F: "/", 0x3A: ":", 0x3B: ";",
    0x3C: "<", 0x3D: "=", 0x3E: ">", 0x25: "%", 0x5B: "[", 0x5D: "]", 0x7B: "{", 0x7D: "}", 0x7C: "|",
    0x44: "Δ", 0x46: "Φ", 0x47: "Γ", 0x50: "Π", 0x53: "Σ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x64: "δ", 0x65: "ε",
    0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x72: "ρ", 0x73: "σ", 0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xB0: "°", 0xB1: "±",
    0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xBE: "-", 0xD5: "∏", 0xD6: "√",
    0xD7: "·", 0xE5: "∑", 0xF2: "∫", 0xDE: "⇒", 0xAB: "↔",
}  # fmt: skip
WINGDINGS: Final = {
    0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "□", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x6C: "●",
}  # fmt: skip
_DASHES = frozenset("-–—−‒―")


def read_sign(code: int, font: str) -> str:
    """Return the character of a symbol font's code (with or without the private-use offset F000); "•" if unknown."""
    code = code - 0xF000 if code in _PRIVATE else code
    if not is_symbol_font(font):
        return chr(code) if code >= 0x20 and not 0xD800 <= code < 0xE000 else BULLET
    table = SYMBOL if "symbol" in font.lower() else WINGDINGS
    if code in table:
        return table[code]
    return chr(code) if table is SYMBOL and 0x30 <= code <= 0x39 else BULLET


def is_symbol_font(font: str) -> bool:
    """Return whether a font holds signs instead of letters."""
    return font.lower().startswith(_SYMBOL_FONTS)


def read_private(text: str, font: str) -> str:
    """Return the text with private-use codes of symbol fonts read (those of an unknown font as Symbol's)."""
    if not any(ord(char) in _PRIVATE for char in text):
        return text
    font = font if is_symbol_font(font) else "Symbol"
    return "".join(read_sign(ord(char), font) if ord(char) in _PRIVATE else char for char in text)


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
