"""The public edition of a dataset: NIPs replaced by keyed pseudonyms, birth dates left out, names kept or not.

A NIP holds a birth date, which law 27/2022 (Pelindungan Data Pribadi) protects. A bare hash of one is no protection: there
are few enough NIPs to try them all. So the pseudonym is an HMAC-SHA256 with a key that stays outside the dataset.
"""

from __future__ import annotations

import hmac
import os
import re
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pipeline.dataset.read import Row, read_tables
from pipeline.dataset.schema import to_table
from pipeline.dataset.write import lock, write_dataset
from pipeline.settings import Lang

_KEY_BYTES = 32
_FEWEST_DIGITS = 9  # of an old NIP
_NUMBER = re.compile(r"(?<![\d.,])\d(?:[ .\-\u00a0]{0,3}\d){8,}")
_LEFT_OUT = {"officials": ("birth_date", "appointed", "sex"), "signatories": ()}
_NAMES = {
    "signatories": ("name_raw", "name", "titles_front", "titles_back"),
    "officials": ("name", "titles_front", "titles_back"),
}


class BadKey(Exception):
    """The key cannot be used: missing, too short, or inside a folder that is handed out."""


def read_key(path: Path, *forbidden: Path) -> bytes:
    """Return the key in a file. BadKey where it is missing, shorter than 32 bytes, or inside one of `forbidden`."""
    if any(path.resolve().is_relative_to(folder.resolve()) for folder in forbidden):
        raise BadKey(f"{path} is inside a dataset")
    if not path.is_file():
        raise BadKey(f"{path} does not exist")
    key = path.read_bytes().strip()
    if len(key) < _KEY_BYTES:
        raise BadKey(f"{path} is shorter than {_KEY_BYTES} bytes")
    return key


def make_key(path: Path) -> None:
    """Write a new random key that only its owner can read. FileExistsError where the file is there: keys are kept."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(_KEY_BYTES) + "\n")


def publish(dataset: Path, out: Path, key: bytes, *, names: bool = True, lang: Lang = "id") -> None:
    """Write the public edition of `dataset` to `out`; `names=False` replaces the names of persons too.

    The same NIP has the same pseudonym in every edition made with one key, so that editions can be joined.
    """
    tables = read_tables(dataset)
    mask = _masker(tables, key, names=names)
    hidden = _hidden(names)
    rows = tables | {"evidence": [row for row in tables["evidence"] if row["field"] not in hidden]}
    made = {name: to_table(name, [_public(name, row, mask, names=names) for row in rows[name]]) for name in rows}
    with lock(out):
        write_dataset(made, out, {"edition": "public", "names": names}, _README[lang])


def _hidden(names: bool) -> frozenset[str]:
    return frozenset({"nip", "nip_raw"} | (set() if names else {"name", "name_raw"}))


def _public(table: str, row: Mapping[str, Any], mask: Callable[[Any], Any], *, names: bool) -> Row:
    """Return a row as the public may see it."""
    made = {column: mask(value) for column, value in row.items()}
    for column in _LEFT_OUT.get(table, ()):
        made[column] = None
    for column in ("nip_raw", "nip"):
        if made.get(column) and not str(made[column]).startswith("NIP-"):
            made[column] = "NIP-tersembunyi"  # misprinted beyond recognition, but perhaps not beyond a reader
    for column in () if names else _NAMES.get(table, ()):
        made[column] = None
    if not names and table == "officials":
        made["name_variants"] = None
    return made


def _masker(tables: Mapping[str, list[Row]], key: bytes, *, names: bool) -> Callable[[Any], Any]:
    """Return the function that replaces every NIP (and name) of the dataset in a value, however it is spaced."""
    printed = [r[c] for r in tables["signatories"] for c in ("nip_raw", "nip") if r[c]]
    printed += [r["nip"] for r in tables["officials"] if r["nip"]]
    known = {digits for text in printed if len(digits := re.sub(r"\D", "", text)) >= _FEWEST_DIGITS}
    people = (
        set() if names else {n for r in tables["signatories"] for n in (r["name_raw"], r["name"]) if n and len(n) > 3}
    )
    people |= set() if names else {v["name_raw"] for r in tables["officials"] for v in r["name_variants"] or ()}
    called = re.compile("|".join(re.escape(n) for n in sorted(people, key=len, reverse=True)) or r"(?!)", re.IGNORECASE)

    def number(match: re.Match[str]) -> str:
        digits = re.sub(r"\D", "", match.group())
        hit = digits if digits in known or len(digits) == 18 else next((n for n in sorted(known) if n in digits), None)
        return f"NIP-{_sign(hit, key)}" if hit is not None else match.group()

    def mask(value: Any) -> Any:
        if isinstance(value, str):
            plain = _NUMBER.sub(number, value)
            return called.sub(lambda m: f"Pejabat-{_sign(m.group().casefold(), key)}", plain)
        if isinstance(value, list):
            return [mask(v) for v in value]
        if isinstance(value, dict):
            return {k: mask(v) for k, v in value.items()}
        return value

    return mask


def _sign(text: str, key: bytes) -> str:
    return hmac.new(key, text.encode(), "sha256").hexdigest()[:16]


_README: Mapping[Lang, str] = {
    "id": "# Dataset IKU, edisi publik\n\nNIP diganti dengan nama samaran berkunci (HMAC-SHA256); tanggal lahir, jenis kelamin, "
    "dan bukti letak NIP tidak disertakan (UU 27/2022). Arti tiap kolom: `datapackage.json`.\n",
    "en": "# IKU dataset, public edition\n\nNIPs are replaced by keyed pseudonyms (HMAC-SHA256); birth date, sex and the "
    "places of NIPs are left out (law 27/2022). What each column means: `datapackage.json`.\n",
}
