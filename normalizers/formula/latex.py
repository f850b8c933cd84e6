"""Formulas in the notation of LaTeX, as converters of documents leave them, in plain signs of the same length."""

from __future__ import annotations

import re

_COMMAND = re.compile(r"\\(?:[a-z]{3,}|%)")
_STEPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        (r"\\[dt]?frac\s*\{", "("),
        (r"\}(?:\s*\})?\s*\{(?:\s*\\(?:text|mathrm|textbf|mathbf|operatorname)\s*\{)?", ")/"),
        (r"\\(?:text|mathrm|textbf|mathbf|textit|operatorname)\s*\{", ""),
        (r"\\times\b|\\cdot\b", "x"),
        (r"\\div\b", "/"),
        (r"\\sum\b", "Σ"),
        (r"\\%", "%"),
        (r"\\&", "&"),
        (r"\\(?:left|right|quad|qquad|displaystyle|,|;|!)", ""),
        (r"\\[\[\]()]|\$+|[{}]", ""),
    )
)


def without_latex(text: str) -> str:
    """Return the text with its commands as plain signs, each filled up with blanks: places in it are those of `text`."""
    if _COMMAND.search(text) is None:
        return text
    for pattern, sign in _STEPS:
        text = pattern.sub(lambda found, sign=sign: sign.rjust(len(found.group())), text)  # type: ignore[misc]
    return text
