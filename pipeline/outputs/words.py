"""The words that stand for the codes, columns, numbers and days of the dataset, from reference/ and pipeline/fields."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from pipeline.fields import TABLES
from pipeline.fields.printed import PRINTED
from pipeline.settings import Lang
from reference.load import read_settings


def in_words(code: str, column: str, lang: Lang, *, table: str = "") -> str:
    """Return a code of a column as a person reads it; the code itself where no words are known."""
    words = read_settings("words.toml")
    both = words.get(f"{table}.{column}", {}).get(code) or words.get(column, {}).get(code)
    return str(both[0 if lang == "id" else 1]) if both else code


def doubt_in_words(code: str, lang: Lang) -> str:
    """Return why a reading may be wrong, in words; the code itself where it is unknown."""
    text = read_settings("doubts.toml").get(code)
    return str(text[lang]) if text else code


def column_in_words(name: str, lang: Lang, *, table: str = "") -> str:
    """Return the title of a column or printed field: that of `table`, else of the first table that has it.

    English has no titles: the name with blanks.
    """
    if lang == "en":
        return name.replace("_", " ")
    return _titles().get((table, name)) or _titles().get(("", name), name)


@cache
def _titles() -> Mapping[tuple[str, str], str]:
    """Return each title by (table, name), and by ("", name) the first one."""
    found = {("", declared.name): declared.title[0] for declared in PRINTED}
    for table in TABLES.values():
        for column in table.columns:
            found[table.name, column.name] = column.title
            found.setdefault(("", column.name), column.title)
    return found


def share_in_words(share: float, lang: Lang) -> str:
    """Return a share between 0 and 1 with two decimals: 0,97 in Indonesian, 0.97 in English."""
    text = f"{share:.2f}"
    return text.replace(".", ",") if lang == "id" else text


def day_in_words(day: date | str, lang: Lang) -> str:
    """Return a day, or a month like "2000-12", as people write it: "2 Januari 2024", "Desember 2000"."""
    year, month, *rest = str(day).split("-")
    name = in_words(f"B{int(month):02}", "period", lang)
    return " ".join([*(str(int(d)) for d in rest), name, year])
