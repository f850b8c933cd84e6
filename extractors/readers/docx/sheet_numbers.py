"""Numbers of a sheet as their number formats show them, with a decimal comma.

Source: ISO 29500-1, 18.8.30 and 18.8.31 (number formats). They are applied here: the one library of Python for them (ssf) had
its last release in 2020.
"""

from __future__ import annotations

import datetime
import operator
import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import cache
from typing import Final

from reference.load import read_rows

_MOST_DECIMALS: Final = 30  # of a number format; Excel takes no more
_LONGEST: Final = 255  # letters of one; Excel takes no more
_EXACT: Final = Context(prec=100, rounding=ROUND_HALF_UP)  # room for any number and decimals that are let through
# built-in number formats that show more or other than the number; the rest show it as it is, or are dates
_FORMATS: Final = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 37: "#,##0", 38: "#,##0",
                   39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 49: "@",
                   15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy"}  # fmt: skip
_DAY: Final = "dd/mm/yyyy"
_DATES: Final = frozenset({*range(14, 23), *range(45, 48)})
# digits, decimals, a percent sign; each comma behind the digits makes the number a thousand times smaller
_NUMBER: Final = re.compile(r"([#?0,]*[#?0])(?:\.([#?0]+))?(,*)\s*(%?)")
_OTHER: Final = re.compile(r"[#?0]\s*/\s*[#?\d]|[#?0][eE][+-]")  # fractions and powers of ten, shown as plain numbers
# what a format shows as it stands: words in quotes, a letter behind a bar, the sign of a currency; and what it does not show
_LITERAL: Final = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.')
_DIGITS: Final = re.compile(r"[#?0](?:.*[#?0])?[.,]*\s*%?", re.DOTALL)
_GENERAL: Final = "general"  # the format that shows a number as it is
_SIGNS: Final = frozenset("-()")
_HELD: Final = 0xE000  # the private code that stands for the first of a section's literals
_SECTION: Final = re.compile(r'"[^"]*"|\\.|[^;]')  # what a section is made of
_CONDITION: Final = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]")
_OPERATORS: Final[Mapping[str, Callable[[Decimal, Decimal], bool]]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne
}  # fmt: skip
_OF_DATES: Final = re.compile(r'"([^"]*)"|\\(.)|(\[[^\]]*\]|_.|\*.)|(y+|m+|d+|h+|s+|am/pm)|(.)', re.IGNORECASE)


def format_of(number: int, own: str | None) -> str:
    """Return the code of a cell's number format: the file's own, else that of the built-in one of this number."""
    return own if own is not None else _FORMATS.get(number, _DAY if number in _DATES else "General")


def shown_number(value: str, code: str, days: int = 0) -> str:
    """Return a number as its format shows it; of a format for dates the day that it counts.

    `days`: by how many days dates are counted later than from 1900.

    >>> shown_number("0.85", "0%")
    '85%'
    """
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number.adjusted()) > 30:
        return value
    if _is_of_dates(code):
        return _date(number + days, code)
    sections = _sections(code)
    if any(map(_CONDITION.search, sections)):
        chosen = _by_condition(number, sections)
        return _plain(number) if chosen is None else _by_section(number, chosen, own_sign=False)
    own_sign = number < 0 and len(sections) > 1  # a section of its own shows negative numbers as it says
    at = 1 if own_sign else 2 if number == 0 and len(sections) > 2 else 0
    part = sections[at] if at < len(sections) else ""
    if ";" in code and not part:  # a format that shows nothing
        return ""
    return _by_section(number, part, own_sign=own_sign)


def _sections(code: str) -> list[str]:
    """Return the sections of a format: for positive numbers, negative ones, zero, texts."""
    found = [""]
    at = 0
    while at < len(code):
        match = _SECTION.match(code, at)
        if match is None:
            found.append("")
            at += 1
        else:
            found[-1] += match.group()
            at = match.end()
    return found


def _by_condition(number: Decimal, sections: list[str]) -> str | None:
    """Return the section whose condition a number meets, as Excel chooses among the first two, else what stands behind them.

    None where none is left, or for a negative number: whether its sign is shown depends on the program.
    """
    told = [_CONDITION.search(part) for part in sections[:2]]
    for part, condition in zip(sections, told, strict=False):
        if condition is not None and _OPERATORS[condition[1]](number, Decimal(condition[2])):
            return part if number >= 0 else None
    at = 2 if len(told) > 1 and all(told) else 1
    return sections[at] if number >= 0 and at < len(sections) and not _CONDITION.search(sections[at]) else None


def _by_section(number: Decimal, part: str, *, own_sign: bool) -> str:
    """Return a number as a section shows it, what is shown as it stands before and behind it.

    `own_sign`: the section is that of negative numbers and says itself how their sign is shown.
    """
    if len(part) > _LONGEST:
        return _plain(number)
    literals: list[str] = []

    def hold(found: re.Match[str]) -> str:
        literals.append(found[1] or found[2] or found[3] or "")
        return chr(_HELD + len(literals) - 1) if literals[-1] else ""

    plain = _LITERAL.sub(hold, part)
    held = {_HELD + at: text for at, text in enumerate(literals)}
    found = _DIGITS.search(plain)
    if _OTHER.search(plain) or (found is None and (not part or "@" in plain)):
        return _plain(number)
    if found is not None:
        start, end = found.span()
        text = _digits(abs(number), "".join(char for char in found.group() if ord(char) not in held))
    elif (start := plain.lower().find(_GENERAL)) >= 0:
        end, text = start + len(_GENERAL), _plain(abs(number))
    else:  # words alone, such as a dash for zero
        return " ".join(plain.translate(held).replace("?", "").split())
    before, behind = ([held.get(ord(char), char) for char in side] for side in (plain[:start], plain[end:]))
    opens, closes = ("(", ")") if "(" in before and ")" in behind else ("", "")
    sign = "-" if (number < 0 and not own_sign) or "-" in before else ""
    first, last = (
        "".join(
            text
            for char, text in zip(side, shown, strict=True)
            if (ord(char) in held or _is_of_currency(char)) and text not in _SIGNS
        )
        for side, shown in ((plain[:start], before), (plain[end:], behind))
    )
    return " ".join(f"{first} {opens}{sign}{text}{closes} {last}".split())


def _is_of_currency(char: str) -> bool:
    """Return whether a sign without quotes is one of a currency, or a letter of its name ("Rp#,##0" of LibreOffice)."""
    return char.isalpha() or unicodedata.category(char) == "Sc"


def _digits(number: Decimal, code: str) -> str:
    """Return the digits of a number that is not negative as a format of digits alone shows them, with its percent sign."""
    match = _NUMBER.match(code)
    if match is None:
        return _plain(number)
    whole, decimals, thousands, percent = match.groups()
    shown = _EXACT.multiply(number, Decimal(100 if percent else 1)).scaleb(-3 * len(thousands), context=_EXACT)
    most = min(len(decimals or ""), _MOST_DECIMALS)
    text = f"{_rounded(shown, most):{',' if ',' in whole else ''}f}"
    least = len((decimals or "").rstrip("#?"))
    head, _, tail = text.partition(".")
    tail = tail[:least] + tail[least:].rstrip("0")
    if "," not in whole:
        head = head.zfill(min(whole.count("0"), _MOST_DECIMALS))
    return f"{head.replace(',', '.')}{',' if tail else ''}{tail}{percent}"


def _rounded(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)


def _plain(number: Decimal) -> str:
    """Return a number as Excel shows it without a format: at most eleven digits, a decimal comma."""
    whole = len(str(int(abs(number))))
    text = f"{_rounded(number, max(0, 10 - whole)):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def _is_of_dates(code: str) -> bool:
    return re.search(r"[ymdhs]", _LITERAL.sub("", code.lower()).replace("general", "")) is not None


@cache
def _months() -> tuple[str, ...]:
    return tuple(row["name"] for row in read_rows("bulan.csv"))


def _date(number: Decimal, code: str) -> str:
    """Return the day that Excel counts as `number` (from 1900, with its leap day that never was), months in Indonesian.

    A format with hours or days of the week is shown as day, month and year.
    """
    days = int(number)
    if not 61 <= days <= 2_958_465:
        return _plain(number)
    day = datetime.date(1899, 12, 30) + datetime.timedelta(days)
    shown: list[str] = []
    for quoted, escaped, silent, token, other in _OF_DATES.findall(code.split(";")[0]):
        match token.lower():
            case "":
                shown.append(quoted or escaped or ("" if silent else other))
            case "yy" | "y":
                shown.append(f"{day.year % 100:02d}")
            case "yyyy" | "yyy":
                shown.append(f"{day.year:04d}")
            case "m" | "d" as one:
                shown.append(str(day.month if one == "m" else day.day))
            case "mm" | "dd" as one:
                shown.append(f"{day.month if one == 'mm' else day.day:02d}")
            case "mmm":
                shown.append(_months()[day.month - 1][:3])
            case "mmmm":
                shown.append(_months()[day.month - 1])
            case _:
                return day.strftime("%d/%m/%Y")
    return " ".join("".join(shown).replace("@", "").split())
