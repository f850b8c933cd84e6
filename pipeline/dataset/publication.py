"""Who publishes a dataset, when and under which licence: told in its descriptions, for catalogues and for who cites it.

The program knows none of it; the person who publishes says it (`iku publish --license ...`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from pipeline.settings import SCHEMA_VERSION
from reference.load import read_settings

TITLE = "Indikator Kinerja Utama (IKU): key performance indicators of Indonesian government offices"


def licences() -> dict[str, Any]:
    """Return the licences that can be named, by SPDX identifier: title and url."""
    return read_settings("licences.toml")


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication: SPDX identifier of its licence, who publishes, on which day (ISO 8601), and where it is found."""

    licence: str
    publisher: str
    released: str
    url: str | None = None

    def __post_init__(self) -> None:
        if self.licence not in licences():
            raise ValueError(self.licence)
        date.fromisoformat(self.released)

    @classmethod
    def of(cls, told: Mapping[str, Any] | None) -> Publication | None:
        """Return the publication of a dataset's protocol; None where nobody told one."""
        return cls(**told) if told else None

    @property
    def told(self) -> dict[str, Any]:
        """Return what the protocol keeps."""
        return asdict(self)

    @property
    def cited(self) -> str:
        """Return how to cite the dataset, one line."""
        where = f" {self.url}" if self.url else ""
        return f"{self.publisher} ({self.released[:4]}). {TITLE}. Version {SCHEMA_VERSION}, {self.released}.{where}"

    def croissant(self) -> dict[str, Any]:
        """Return the terms of Croissant and schema.org."""
        return {
            "license": licences()[self.licence]["url"],
            "citeAs": self.cited,
            "datePublished": self.released,
            "publisher": {"@type": "sc:Organization", "name": self.publisher},
        } | ({"url": self.url} if self.url else {})

    def datapackage(self) -> dict[str, Any]:
        """Return the properties of a Data Package."""
        licence = licences()[self.licence]
        return {
            "licenses": [{"name": self.licence, "path": licence["url"], "title": licence["title"]}],
            "contributors": [{"title": self.publisher, "role": "publisher"}],
            "created": f"{self.released}T00:00:00Z",
        } | ({"homepage": self.url} if self.url else {})

    def zenodo(self) -> dict[str, Any]:
        """Return the metadata of a deposit at Zenodo (developers.zenodo.org, deposit metadata)."""
        return {
            "upload_type": "dataset", "title": TITLE, "creators": [{"name": self.publisher}], "license": self.licence.lower(),
            "publication_date": self.released, "version": SCHEMA_VERSION, "language": "ind", "access_right": "open",
            "description": "Values read from public reports, each with its printed text, its page and its confidence.",
            "keywords": ["Indonesia", "IKU", "SAKIP", "key performance indicators", "open government data"],
        }  # fmt: skip
