"""One id for one office, whatever its spelling and whether its region stands in its name."""

from __future__ import annotations

from functools import cache

from normalizers.regions.districts import districts_named
from normalizers.regions.tables import tables
from normalizers.regions.wilayah import districts_of
from normalizers.similarity import ratio_of_folded
from normalizers.text import fold, fold_words
from reference.load import read_lists, read_patterns, read_rows, read_settings
from reference.shared import heads_of_regions, region_levels

_WORDS = read_lists("meaning_words.toml", "institution_id")
_PATTERNS = read_patterns("meaning_words.toml", "institution_id")
_NO_OFFICE = frozenset(_WORDS["no_office"])
_DROPPED = frozenset(_WORDS["dropped"])
_NEAR = 0.8  # of a misread name of the document's own region
_HEADS = read_settings("meaning_words.toml")["headed"]
_LOCAL = frozenset(_WORDS["local"])  # offices of a district: their id keeps the district's code
_LOCAL_WORDS = _LOCAL | _HEADS.keys()


@cache
def _regions() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return level and code of each province, kabupaten and kota by its folded name without the word of its level."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for (level, name), codes in tables().by_name.items():
        found[name] = (*found.get(name, ()), *((level, code) for code in codes))
    return found


@cache
def _levels() -> dict[str, str]:
    """Return the level that a word says of the name behind it ("kab": kabupaten); none of a district or of a person."""
    return {w: level for w, level in region_levels().items() if level != "kecamatan" and w not in heads_of_regions()}


@cache
def _districts(regency: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, name in districts_of(regency).items():
        found[fold(name)] = (*found.get(fold(name), ()), code)
    return found


@cache
def _stands_for() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    rows = [
        (_plain(fold_words(r["printed"])), _plain(fold_words(r["stands_for"]))) for r in read_rows("nama_instansi.csv")
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))


def institution_id(name: str | None, region_code: str | None) -> str | None:
    """Return the id of an office, "dinas-kesehatan@35.27": its name in full words without its region, and the region's code.

    The code is that of the province, kabupaten or kota; of a kecamatan, kelurahan or puskesmas that of its kecamatan where it
    is known. A region printed in the name goes before `region_code`, which may belong to the document's place. None where the
    name is no office's, where no region is known, and where the name ends in a region that the reference does not know.
    """
    words = fold_words(name or "")
    if words[:1] == ("kecamatan",) and "".join(words[1:]) in _districts((region_code or "")[:5]):
        printed: tuple[str, ...] = ()  # "Kecamatan Kota Sumenep": the name of its kecamatan, no region behind it
    else:
        words, printed = _without_regions(words, region_code)
    code = _code(printed, region_code)
    if code is None or any(_levels().get(w, "kota") != "kota" for w in words[1:]):
        return None
    words = _in_full(_plain(words))
    if words and not heads_of_regions().isdisjoint((words[0], " ".join(words[:2]))):
        words = ()
    if not words:
        return f"pemerintah@{code}" if (name and "pemerintah" in fold_words(name)) or printed else None
    words = (_HEADS.get(words[0], words[0]), *words[1:])
    if len(words) == 1 and words[0] in _NO_OFFICE:
        return None
    if words[0] not in _LOCAL:
        code = code[:5]
    elif words[0] == "kecamatan":
        words, code = _district(words, code)
    return f"{'-'.join(words)}@{code}"


def _district(words: tuple[str, ...], code: str) -> tuple[tuple[str, ...], str]:
    """Return the words and the code of a kecamatan of today: one office under a former or misprinted name, too."""
    name, regency = "".join(words[1:]), code[:5]
    known = _districts(regency).get(name, ())
    named = districts_named(name, regency)
    others = named.value or ()
    if not known and len(others) == 1 and "region_misread" not in named.notes:
        return ("kecamatan", *fold_words(tables().districts[others[0]])), others[0]
    return words, known[0] if len(code) == 5 and len(known) == 1 else code


def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that tell offices apart ("daerah" does so behind "sekretariat" alone)."""
    return tuple(
        w for i, w in enumerate(words)
        if w not in _DROPPED and (w != "daerah" or (i > 0 and words[i - 1] == "sekretariat"))
    )  # fmt: skip


def _without_regions(words: tuple[str, ...], region_code: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words without the regions at their end, and the codes that those can stand for ("kabupaten x provinsi y")."""
    printed: tuple[str, ...] = ()
    while (end := _region_at_end(words, region_code)) is not None:
        at, codes = end
        if not printed or len(codes[0]) > len(printed[0]):
            printed = codes
        words = words[:at]
    return words, printed


def _region_at_end(words: tuple[str, ...], region_code: str | None) -> tuple[int, tuple[str, ...]] | None:
    """Return where the region at the end begins, and its codes.

    The region of `region_code` is known without the word of its level, and misread behind it.
    """
    own = () if region_code is None else (region_code[:2], region_code[:5])
    for at, word in enumerate(words):
        level = _levels().get(word)
        rest = _PATTERNS["administered"].sub("", "".join(words[at + 1 :]))
        if level is not None and rest:
            codes = tuple(code for kind, code in _regions().get(rest, ()) if kind == level)
            codes = codes or tuple(c for c in own if ratio_of_folded(rest, _own_name(c)) >= _NEAR and _kind(c) == level)
            if codes:
                return at, codes
        if at > 0 and words[at - 1] not in _LOCAL_WORDS:
            codes = tuple(code for _, code in _regions().get("".join(words[at:]), ()) if code in own)
            codes = codes or tuple(code for _, code in _special().get("".join(words[at:]), ()))
            if codes:
                return at, codes
    return None


@cache
def _special() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the provinces whose name says by itself that they are one ("DKI Jakarta", "D.I. Yogyakarta")."""
    return {name: rows for name, rows in _regions().items() if name.startswith(_WORDS["provinces_by_name"])}


@cache
def _names_by_code() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for name, rows in _regions().items():
        for level, code in rows:
            found.setdefault(code, (level, name))
    return found


def _own_name(code: str) -> str:
    return _names_by_code().get(code, ("", ""))[1]


def _kind(code: str) -> str:
    return _names_by_code().get(code, ("", ""))[0]


def _code(printed: tuple[str, ...], region_code: str | None) -> str | None:
    if not printed:
        return region_code
    fitting = next((code for code in printed if region_code is not None and region_code.startswith(code)), None)
    if fitting is not None:
        return region_code if len(fitting) == 5 else fitting
    return printed[0] if len(printed) == 1 else None


def _in_full(words: tuple[str, ...]) -> tuple[str, ...]:
    done: list[str] = []
    at = 0
    while at < len(words):
        found = next(((s, f) for s, f in _stands_for() if words[at : at + len(s)] == s), None)
        done.extend(found[1] if found else words[at : at + 1])
        at += len(found[0]) if found else 1
    return tuple(done)
