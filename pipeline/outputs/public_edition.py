"""The public edition of a dataset: NIPs replaced by keyed pseudonyms, birth dates left out, names kept or not.

A NIP holds a birth date, which law 27/2022 (Pelindungan Data Pribadi) protects. A bare hash of one is no protection: there
are few enough NIPs to try them all. So the pseudonym is an HMAC-SHA256 with a key that stays outside the dataset.
"""

from __future__ import annotations

import hmac
import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path

from pipeline.dataset.publication import Publication
from pipeline.dataset.read import Row, read_tables
from pipeline.dataset.schema import to_table
from pipeline.dataset.write import lock, write_dataset
from pipeline.outputs.persons.known import Kind, KnownPersons, document_of, with_ids
from pipeline.outputs.persons.search import PersonFound, Search
from pipeline.settings import Lang

_KEY_BYTES = 32
_AS_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")  # a pseudonym of letters is never taken for digits
_LEFT_OUT = {"officials": ("birth_date", "appointed", "sex"), "signatories": ()}
_NAMES = {
    "signatories": ("name_raw", "name", "titles_front", "titles_back"),
    "officials": ("name", "titles_front", "titles_back"),
}


class BadKey(Exception):
    """The key cannot be used; `why`: "missing", "short" (less than 32 bytes) or "inside" a folder that is handed out."""

    def __init__(self, why: str, path: Path) -> None:
        super().__init__(f"{path}: {why}")
        self.why = why


def read_key(path: Path, *forbidden: Path) -> bytes:
    """Return the key in a file. BadKey where it is missing, shorter than 32 bytes, or inside one of `forbidden`."""
    if any(path.resolve().is_relative_to(folder.resolve()) for folder in forbidden):
        raise BadKey("inside", path)
    if not path.is_file():
        raise BadKey("missing", path)
    key = path.read_bytes().strip()
    if len(key) < _KEY_BYTES:
        raise BadKey("short", path)
    return key


def make_key(path: Path) -> None:
    """Write a new random key that only its owner can read. FileExistsError where the file is there: keys are kept."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(_KEY_BYTES) + "\n")


def publish(
    dataset: Path,
    out: Path,
    key: bytes,
    *,
    names: bool = True,
    lang: Lang = "id",
    publication: Publication | None = None,
) -> None:
    """Write the public edition of `dataset` to `out`; `names=False` replaces the names of persons too.

    `publication`: its licence, publisher and day, for the descriptions.

    The same NIP has the same pseudonym in every edition made with one key, so that editions can be joined. PersonFound
    where what was written still holds a person: then nothing is left of it, and an older edition stays.
    """
    tables = read_tables(dataset)
    persons = KnownPersons(tables, names=not names)
    hidden = _hidden(names)
    rows = tables | {"evidence": [row for row in tables["evidence"] if row["field"] not in hidden]}
    public = _Public(persons, key, names=names)
    made = {name: to_table(name, [public.row(name, row) for row in rows[name]]) for name in rows}
    with lock(out):
        told: dict[str, object] = {"edition": "public", "names": names}
        if publication is not None:
            told["publication"] = publication.told
        write_dataset(made, out, told, _README[lang], check=Search(persons).dataset)


def _hidden(names: bool) -> frozenset[str]:
    return frozenset({"nip", "nip_raw"} | (set() if names else {"name", "name_raw"}))


class _Public:
    """Makes rows as the public may see them."""

    def __init__(self, persons: KnownPersons, key: bytes, *, names: bool) -> None:
        self._persons, self._key, self._names = persons, key, names

    def row(self, table: str, row: Mapping[str, object]) -> Row:
        """Return a row as the public may see it."""
        document = document_of(dict(row))
        hide: Callable[[object], object] = lambda value: self._persons.hide_all(value, document, self._stand)  # noqa: E731
        made = {column: with_ids(hide(value), self._official) for column, value in row.items()}
        for column in _LEFT_OUT.get(table, ()):
            made[column] = None
        for column in ("nip_raw", "nip"):
            if made.get(column) and not str(made[column]).startswith("NIP-"):
                made[column] = "NIP-tersembunyi"  # misprinted beyond recognition, but perhaps not beyond a reader
        for column in () if self._names else _NAMES.get(table, ()):
            made[column] = None
        if not self._names and table == "officials":
            made["name_variants"] = None
        return made

    def _stand(self, kind: Kind, what: str) -> str:
        if kind == "birth_date":
            return "[tanggal lahir]"
        return f"{'NIP' if kind == 'number' else 'Pejabat'}-{_sign(what, self._key).translate(_AS_LETTERS)}"

    def _official(self, official: str) -> str:
        """Return an id that only the key leads back from: the dataset's own is a plain hash of the number."""
        return f"o-{_sign(official, self._key)[:12]}"


def _sign(text: str, key: bytes) -> str:
    return hmac.new(key, text.encode(), "sha256").hexdigest()[:16]


_README: Mapping[Lang, str] = {
    "id": "# Dataset IKU, edisi publik\n\nNIP diganti dengan nama samaran berkunci (HMAC-SHA256); tanggal lahir, jenis kelamin, "
    "dan bukti letak NIP tidak disertakan (UU 27/2022). Arti tiap kolom: `datapackage.json`.\n",
    "en": "# IKU dataset, public edition\n\nNIPs are replaced by keyed pseudonyms (HMAC-SHA256); birth date, sex and the "
    "places of NIPs are left out (law 27/2022). What each column means: `datapackage.json`.\n",
}

__all__ = ["BadKey", "PersonFound", "make_key", "publish", "read_key"]
