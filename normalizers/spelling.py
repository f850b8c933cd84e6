"""Whether two sentences are one, but for how a word is spelt: what a typing error or an affix makes of it."""

from __future__ import annotations

from normalizers.similarity import edits
from normalizers.text import fold_words
from reference.load import read_settings

_SHORT, _LONG = 6, 9  # letters from which one letter, or two, may differ: shorter words that are so near are others


def spelt_otherwise(one: str, other: str) -> bool:
    """Return whether two sentences have the same words in the same order, some of them spelt otherwise; capitals aside."""
    left, right = fold_words(one), fold_words(other)
    return left != right and len(left) == len(right) and all(map(_is_one_word, left, right))


def _is_one_word(one: str, other: str) -> bool:
    if one == other:
        return True
    if not (one.isalpha() and other.isalpha()):
        return False
    short, long = sorted((one, other), key=len)
    if long.endswith(short) and long.removesuffix(short) in read_settings("meaning_words.toml")["affixes"]["of_style"]:
        return True
    if long.startswith(short):
        return False  # "pemerintah", "pemerintahan": a suffix makes another word
    most = 2 if len(short) >= _LONG else 1 if len(short) >= _SHORT else 0
    return most > 0 and edits(one, other, most) <= most
