"""Imported once by the process that all workers are copied from: what every worker needs is loaded here, not in each.

Building the language pipeline and reading the reference tables takes seconds; a copied worker starts with both.
"""

from __future__ import annotations

from extractors.find import find_blocks
from extractors.readers import read_document
from extractors.readers.kinds import READERS
from pipeline.document.result import make_result
from pipeline.records.dossier import interpret
from pipeline.records.source import Source
from pipeline.run.workers.limits import search_garbage_seldom

_SAMPLE = """KECAMATAN CONTOH
Mengingat :
1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
Penetapan ini sesuai dengan Peraturan Menteri Contoh Nomor 5 Tahun 2010 tentang Contoh.
Contoh, 5 Januari 2023
CAMAT CONTOH
NAMA CONTOH
NIP. 19700101 199503 1 001
NO\tSASARAN STRATEGIS\tINDIKATOR KINERJA UTAMA\tFORMULA\tTARGET
1\tMeningkatnya pelayanan\tPersentase pengaduan\t(A / B) x 100%\t90%
"""


def load() -> None:
    """Read two small reports, so that everything that is loaded on first use is loaded; what is loaded stays.

    The tests hold that it does: a failure here only costs each worker the time once more.
    """
    for reader in READERS.values():
        reader.load()
    for data in (_SAMPLE.encode(), _blank_pdf()):
        try:
            document = read_document(data, ocr="off")
            make_result(interpret(Source("", document.sha256, len(data)), document, find_blocks(document)))
        except Exception:  # noqa: BLE001 - whatever is wrong here, each document meets it again and gets its own row
            continue
    search_garbage_seldom()


def _blank_pdf() -> bytes:
    """Return a PDF of one page with a dot on it."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>",
        b"<</Length 12>>\nstream\n9 9 1 1 re f\nendstream",
    )
    data, places = b"%PDF-1.4\n", []
    for at, told in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (at, told)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 5\n0000000000 65535 f \n" + table
    return data + table + b"trailer<</Root 1 0 R/Size 5>>\nstartxref\n%d\n%%%%EOF" % len(data)


load()
