"""Officers of a whole region (governor, regent, mayor, regional secretary): who signs for all its offices."""

from __future__ import annotations

from functools import cache

from normalizers.regions.names import mentions, read_name
from normalizers.text import fold, squeeze
from reference.load import read_rows


@cache
def _titles() -> tuple[tuple[str, str], ...]:
    return tuple((row["title"], row["level"]) for row in read_rows("kepala_daerah.csv"))


def region_head(title: str, region_code: str | None) -> tuple[str, str] | None:
    """Return the region and the office of a head of region: ("32", "gubernur"); None where the title is another officer's.

    The region that the title names goes before `region_code`, the document's. Where neither tells it, the words of the title
    stand in its place.
    """
    plain = squeeze(title).casefold()
    for words, level in _titles():
        if not plain.startswith(words):
            continue
        place = _code(title[len(words) :], level) or _own(region_code, level)
        return place or fold(title), words.replace("walikota", "wali kota")
    return None


def _code(rest: str, level: str) -> str | None:
    rest = rest.strip(" ,.")
    named = next(
        (m.key for m in mentions(rest) if m.level != "kecamatan" and m.key is not None and not m.misread), None
    )
    if named is not None or not level or not rest:
        return named
    bare = read_name(level, rest)
    return bare.key if not bare.misread else None


def _own(region_code: str | None, level: str) -> str | None:
    if not region_code:
        return None
    if level == "provinsi":
        return region_code[:2]
    return region_code[:5] if len(region_code) >= 5 or not level else None
