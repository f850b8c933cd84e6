"""Imported once by the process that all workers are copied from: what every worker needs is loaded here, not in each.

Building the language pipeline and reading the reference tables takes seconds; a copied worker starts with both.
"""

from __future__ import annotations

from extractors.finding import find_blocks
from extractors.readers import read_document
from pipeline.records.dossier import Source, interpret

_SAMPLE = """KECAMATAN CONTOH
Mengingat :
1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
Contoh, 5 Januari 2023
CAMAT CONTOH
NAMA CONTOH
NIP. 19700101 199503 1 001
NO\tSASARAN STRATEGIS\tINDIKATOR KINERJA UTAMA\tFORMULA\tTARGET
1\tMeningkatnya pelayanan\tPersentase pengaduan\t(A / B) x 100%\t90%
"""


def load() -> None:
    """Read a small report, so that everything that is loaded on first use is loaded."""
    data = _SAMPLE.encode()
    try:
        document = read_document(data)
        interpret(Source("", document.sha256, len(data)), document, find_blocks(document))
    except Exception:  # noqa: BLE001 - whatever is wrong here, each document meets it again and gets its own row
        return


load()
