"""Who issued a regulation: the region, village or officer printed in its head, else the one region that its title names."""

from __future__ import annotations

import re
from functools import cache

from normalizers.lexicon import listed
from normalizers.regions.names import Mention, mentions, read_name
from normalizers.regions.tables import tables
from normalizers.regulations.issuer_words import may_be_misread
from normalizers.regulations.kinds import Kind, kind_named
from normalizers.similarity import edits, reader_shape
from normalizers.text import fold, squeeze
from reference.load import read_lists, read_patterns, read_rows, read_settings
from reference.shared import frame_words, region_levels, village_heads, villages

_LAST_WORD = re.compile(r"\s(?P<word>[A-Za-z0-9]{5})[\s.,:]*$")
_INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")  # "KepegawaianNegara": a blank was lost
_WORDS = read_patterns(
    "meaning_words.toml", "regulation_issuer", villages=villages(), heads=village_heads(),
    nomor=frame_words("nomor"), tahun=frame_words("tahun"),
)  # fmt: skip
_LABEL = _WORDS["label"]
_STATE = _WORDS["state"]
_KIND_WORDS = _WORDS["kind_words"]
_OFFICER = _WORDS["officer"]
_DKI = _WORDS["dki"]
_VILLAGE = _WORDS["village"]
_REGION = _WORDS["region"]
_GAZETTE = _WORDS["gazette"]
_HEAD_OF_REGION = _WORDS["head_of_region"]
_UNKNOWN = ("issuer_unclear",)  # the printed name is no region of the reference
_SMALL = frozenset(read_lists("meaning_words.toml", "regulation_issuer")["small"])


def issuer_of(kind: Kind, head: str, title: str, whole: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the issuer of a regulation and notes: issuer_from_title (no issuer in the head), region_misread, issuer_unclear.

    `head`: what is printed before the number; `title`: its title; `whole`: the citation, in whose gazette the region may stand.
    """
    if not kind.local:
        return kind.issuer or None, ()
    head = _without_label(_INNER_CAPITAL.sub(" ", head))
    if kind.issuer == "village":
        return _village(head), ()
    if kind.issuer == "printed":
        name = _printed(head)
        if name is not None and re.search(r"[A-Za-z]{3}", name) is None:
            return None, _UNKNOWN
        unsure = name is not None and (may_be_misread(kind, name) or _of_no_region(name))
        return (_as_listed(name) if name is not None else None), _UNKNOWN if unsure else ()
    found = _of_head(kind, head)
    if found is not None:
        return found
    gazette = _GAZETTE.search(whole)
    for text, notes in ((gazette.group("name") if gazette is not None else "", ()), (title, ("issuer_from_title",))):
        code = _one_region(kind, text)
        if code is not None:
            return region_name(code), notes
    return None, ()


def _level_headed_by(title: str) -> str:
    """Return the level of the region that an officer heads ("wali  kota": kota)."""
    return region_levels()[" ".join(title.casefold().split())]


def _without_label(head: str) -> str:
    """Return the head without the word for the number at its end, a misread one too ("Momor", "N0mor")."""
    last = _LAST_WORD.search(head)
    if last is not None and edits(reader_shape(last.group("word")), reader_shape("nomor"), 1) <= 1:
        head = head[: last.start()]
    return _LABEL.sub("", _WORDS["blank_slots"].sub("", head)).strip(" :,;")


def region_name(code: str) -> str:
    """Return the name of a province, kabupaten or kota with the word of its level ("Provinsi Bali", "Kota Bogor")."""
    t = tables()
    return t.regencies[code[:5]] if len(code) >= 5 else f"Provinsi {t.provinces[code[:2]]}"


def issuer_in(reg_type: str, region_code: str | None) -> str | None:
    """Return the region that issues regulations of this kind where a document lies in `region_code`; None where it is not told.

    "Peraturan Bupati Nomor 5" in a document of a kabupaten is that kabupaten's, a "Peraturan Gubernur" its province's.
    """
    kind = kind_named(reg_type)
    if kind.issuer != "region" or not region_code:
        return None
    if kind.level == "provinsi":
        return region_name(region_code[:2])
    name = region_name(region_code)
    fits = {"kabupaten": "Kabupaten ", "kota": "Kota "}.get(kind.level, "")
    return name if name.startswith(fits) else None


def _of_head(kind: Kind, head: str) -> tuple[str | None, tuple[str, ...]] | None:
    """Return the region that the head names; the printed words where the reference has no such region."""
    behind = _KIND_WORDS.sub("", head).strip(" :,;")
    if _DKI.match(behind):
        return region_name("31"), ()
    named = [m for m in mentions(head) if m.level != "kecamatan" and m.key is not None]
    if named:
        best = max(named, key=lambda m: len(m.key or ""))
        return region_name(best.key or ""), ("region_misread",) if best.misread else ()
    bare = _bare(kind, behind)
    if bare is not None and bare.key is not None:
        return region_name(bare.key), ("region_misread",) if bare.misread else ()
    if kind.level and (code := _behind_a_misread_word(kind.level, behind)) is not None:
        return region_name(code), ()
    printed = _REGION.search(behind)
    if printed is not None and printed.group("kind").casefold() != "daerah":
        word = printed.group("kind").casefold()
        return f"{region_levels().get(word.strip('.'), word).title()} {_cased(printed.group('name'))}", _UNKNOWN
    officer = _WORDS["officer_and_region"].search(head)
    if officer is not None:
        return f"{_level_headed_by(officer.group('title')).title()} {_cased(officer.group('name'))}", _UNKNOWN
    if kind.level and behind and not _OFFICER.match(behind) and re.fullmatch(r"[A-Za-z][\w' -]{2,40}", behind):
        return f"{kind.level.title()} {_cased(behind)}", _UNKNOWN
    rest = _OFFICER.sub("", behind)
    return (None, _UNKNOWN) if re.search(r"[A-Za-z]{3}", rest) and not _no_region(rest) else None


def _no_region(words: str) -> bool:
    """Return whether the words behind the kind name no region, but say where it is valid or of what it is a part."""
    return all(listed(word) for word in re.findall(r"[A-Za-z]{3,}", words))


def _bare(kind: Kind, behind: str) -> Mention | None:
    """Return the region named without the word of its level ("Perbup Magelang"), where only one can be meant."""
    if not behind:
        return None
    levels = (kind.level,) if kind.level else ("provinsi", "kabupaten", "kota")
    every = [read_name(level, behind) for level in levels]
    found = [m for m in every if m.key is not None and (kind.level or not m.misread)]
    if (province := next((m for m in found if m.level == "provinsi"), None)) is not None:
        misread = [m for m in every if m.misread and (m.key or "").startswith(f"{province.key}.")]
        if misread:  # "Perda Lampung Selafan" is not the province's
            return misread[0]
        longer = [m for m in found if _is_inside(m.key or "", province.key or "")]  # "Perda Lampung Selatan"
        if kind.reg_type == "QANUN" and not longer:
            return province
        found = longer or found
    return found[0] if len(found) == 1 else None


def _is_inside(code: str, province: str) -> bool:
    """Return whether a region lies in the province and has a longer name that opens with the province's."""
    if not code.startswith(f"{province}."):
        return False
    return len(tables().regencies[code].split(" ", 1)[1]) > len(tables().provinces[province])


def _behind_a_misread_word(level: str, behind: str) -> str | None:
    """Return the region that closes the words, behind a misread word for its officer ("Gubemur Jawa Barat")."""
    parts = behind.split()
    for at in range(1, min(len(parts), 4)):
        codes = tables().by_name.get((level, fold("".join(parts[at:]))), ())
        if len(codes) == 1:
            return codes[0]
    return None


def _one_region(kind: Kind, text: str) -> str | None:
    """Return the code of the only region of the kind's level that a text names."""
    levels = {kind.level} if kind.level else {"provinsi", "kabupaten", "kota"}
    codes = {m.key for m in mentions(text) if m.level in levels and m.key is not None and not m.misread}
    inner = {c for c in codes if not any(other != c and other.startswith(f"{c}.") for other in codes)}
    return inner.pop() if len(inner) == 1 else None


def _of_no_region(name: str) -> bool:
    """Return whether the name is that of a governor, regent or mayor of a region that the reference does not know."""
    match = _HEAD_OF_REGION.match(name)
    if match is None:
        return False
    region = read_name(_level_headed_by(match.group("title")), match.group("name"))
    return region.key is None or region.misread


def _as_listed(name: str) -> str:
    """Return the name of a head of a region with the region as the reference spells it ("Bupati Ban tul": "Bupati Bantul")."""
    found = _HEAD_OF_REGION.fullmatch(name)
    if found is None:
        return name
    level = _level_headed_by(found.group("title"))
    region = read_name(level, found.group("name"))
    if (
        region.key is None
        or region.misread
        or fold(region_name(region.key).split(" ", 1)[1]) != fold(found.group("name"))
    ):
        return name
    return f"{found.group('title')} {region_name(region.key).split(' ', 1)[1]}"


def _village(head: str) -> str | None:
    """Return the village that the head names, with the word for it there ("Desa Sukamaju", "Nagari Koto Baru")."""
    found = _VILLAGE.search(head)
    if found is None:
        return None
    word = " ".join(found.group("word").casefold().split())
    kind = next(
        (r["name"] for r in read_rows("kata_desa.csv") if word in f"{r['words']}|{r['heads']}".split("|")), "Desa"
    )
    return f"{kind} {_cased(found.group('name'))}"


def _printed(head: str) -> str | None:
    """Return the officer or office printed behind the word of the kind ("Kepala Dinas Kesehatan", "Menteri Sosial")."""
    behind = _STATE.sub("", re.sub(r"\([^()]*\)", " ", _KIND_WORDS.sub("", head)).strip(" :,;."))
    behind = _WORDS["of_the_kind"].sub("", behind, count=1)
    officer = next(
        (row["name"] for printed, row in _officers() if printed.fullmatch(squeeze(behind).strip(' :,;."'))), None
    )
    if officer is not None:
        return officer
    name = " ".join(_full_names().get(w.casefold(), w) for w in squeeze(behind).strip(" :,;.").split())
    return _cased(name) if 2 < len(name) <= 120 and any(c.isalpha() for c in name) else None


@cache
def _officers() -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    """Return the officers with many printed names: the pattern of these, and the row that has the one name."""
    rows: list[dict[str, str]] = read_settings("meaning_words.toml")["officer"]
    return tuple((re.compile(row["printed"], re.IGNORECASE), row) for row in rows)


@cache
def _full_names() -> dict[str, str]:
    return {row["short"].casefold(): row["full"] for row in read_rows("lembaga.csv")}


def _cased(name: str) -> str:
    return " ".join(_cased_word(word, shouted=name.isupper()) for word in name.split())


def _cased_word(word: str, *, shouted: bool) -> str:
    if word.casefold() in _SMALL:
        return word.casefold()
    if _full_names().get(word.casefold()) == word:
        return word  # an abbreviation
    return word if word.isupper() and len(word) <= 4 and not shouted else word[:1].upper() + word[1:].lower()
