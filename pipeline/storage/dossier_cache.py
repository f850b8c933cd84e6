"""What files gave before: dossiers, by the file's content and by everything that decides what is made of it."""

from __future__ import annotations

from dataclasses import replace

from pipeline.errors import PASSING
from pipeline.records.dossier import Dossier
from pipeline.records.source import Source, format_by_name
from pipeline.storage.cache import Cache
from pipeline.storage.codec import DAMAGED, pack, unpack
from pipeline.storage.fingerprint import interpretation_version


def load_dossier(cache: Cache | None, source: Source) -> Dossier | None:
    """Return what a file with this content gave before, under its present path; None where that is not known."""
    data = cache.get(_name(cache, source)) if cache is not None and source.sha256 is not None else None
    if data is None:
        return None
    try:
        dossier = unpack(data, Dossier)
    except DAMAGED:
        return None
    if dossier.source.sha256 != source.sha256:
        return None
    if dossier.status == "failed":
        return replace(dossier, source=source, format=format_by_name(source.path))
    return replace(dossier, source=source)


def keep_dossier(cache: Cache | None, dossier: Dossier) -> None:
    """Store what a file gave; a failure that may pass is not stored."""
    if cache is not None and dossier.source.sha256 is not None and dossier.error_code not in PASSING:
        cache.put(_name(cache, dossier.source), pack(dossier))


def keep_packed(cache: Cache | None, source: Source, dossier: bytes) -> None:
    """Store a dossier that came packed; nothing where none came."""
    if cache is not None and source.sha256 is not None and dossier:
        cache.put(_name(cache, source), dossier)


def _name(cache: Cache, source: Source) -> str:
    assert source.sha256 is not None
    return f"{interpretation_version()}-{cache.ocr}/{source.sha256[:2]}/{source.sha256}.dossier"
