"""Clean made-up documents of different layouts give no finding of severity error."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from extractors.find import find_blocks
from extractors.model.document import Document
from extractors.readers import read_document
from pipeline.records.dossier import Dossier, interpret
from pipeline.records.source import Source
from tests import build
from tests.pipeline.reconcile.together import audit, reconcile
from tests.pipeline.samples import HEADER, NIP, RATIO, ROWS, report
from tools.build.raw.content import Report
from tools.build.raw.pdf import draw_pdf

HEAD = HEADER.split("\t")
CELLS = (
    tuple(ROWS[0].split("\t")),
    ("2", "Meningkatnya tata kelola", "Nilai SAKIP", "Hasil evaluasi Inspektorat", "B", "Inspektorat", "Sekretariat"),
)
SIGNED = ("Sukamaju, 5 Januari 2023", "CAMAT SUKAMAJU,")
AFTER = ("Pembina Tingkat I", f"NIP. {NIP}")
NAME = "Drs. BUDI SANTOSA, M.Si"
TITLE = ("INDIKATOR KINERJA UTAMA", "KECAMATAN SUKAMAJU", "KABUPATEN LUWU UTARA", "TAHUN 2023")
LAWS = (
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;",
    "Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja Instansi Pemerintah;",
)


def table(*, breaks: tuple[int, ...] = (), rows: tuple[tuple[str, ...], ...] = CELLS) -> dict[str, object]:
    widths = [24, 90, 90, 110, 44, 70, 70]
    return {"kind": "table", "widths": widths, "header": HEAD, "rows": [list(r) for r in rows], "breaks": breaks}


def signature() -> dict[str, object]:
    return {"kind": "signature", "before": list(SIGNED), "name": NAME, "after": list(AFTER)}


def pdf(*blocks: dict[str, object]) -> Document:
    return read_document(draw_pdf(Report("made-up", "pdf", "", "", blocks)))


def decree() -> Document:
    """Return a decree in portrait whose table stands in its annex."""
    return pdf(
        {"kind": "title", "lines": ["KEPUTUSAN CAMAT SUKAMAJU", "NOMOR : 050/12/2023", "", "TENTANG", *TITLE]},
        {"kind": "labelled", "label": "Mengingat", "marks": "1.", "items": list(LAWS)},
        {"kind": "title", "lines": ["MEMUTUSKAN :"]},
        {"kind": "labelled", "label": "KESATU", "text": "Indikator ini berlaku di Kecamatan Sukamaju."},
        {"kind": "labelled", "label": "KEDUA", "text": "Indikator pada diktum KESATU tercantum dalam lampiran."},
        {"kind": "signature", "before": ["Ditetapkan di Sukamaju", "pada tanggal 5 Januari 2023", "CAMAT SUKAMAJU,"],
         "name": NAME, "after": list(AFTER)},
        {"kind": "page"},
        {"kind": "annex", "lines": ["Lampiran Keputusan Camat Sukamaju", "Nomor : 050/12/2023", "Tanggal : 5 Januari 2023"]},
        {"kind": "title", "lines": list(TITLE)},
        table(),
        signature(),
    )  # fmt: skip


def long_table() -> Document:
    """Return a table that goes on over the page with its header repeated."""
    rows = tuple(
        (str(n), f"Meningkatnya mutu layanan {word}", f"Persentase {word} terlayani",
         f"(Jumlah {word} terlayani / Jumlah {word}) x 100%", "90%", "Laporan", "Seksi Pelayanan")
        for n, word in enumerate(("warga", "desa", "kelompok tani", "sekolah"), start=1)
    )  # fmt: skip
    return pdf({"kind": "title", "lines": list(TITLE)}, table(breaks=(2,), rows=rows), signature())


def agreement() -> Document:
    """Return a perjanjian kinerja as DOCX, signed by both sides."""
    made = docx.Document()
    for text in ("PERJANJIAN KINERJA TAHUN 2023", "KECAMATAN SUKAMAJU", "KABUPATEN LUWU UTARA"):
        made.add_paragraph(text)
    grid = made.add_table(rows=1, cols=4)
    grid.style = "Table Grid"
    wanted = [("No", "Sasaran Strategis", "Indikator Kinerja", "Target"), *((r[0], r[1], r[2], r[4]) for r in CELLS)]
    for at, cells in enumerate(wanted):
        row = grid.rows[0] if at == 0 else grid.add_row()
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    for text in (*SIGNED, NAME, *AFTER):
        made.add_paragraph(text)
    out = BytesIO()
    made.save(out)
    return read_document(out.getvalue())


def broken_over_the_page() -> Document:
    """Return a wide table whose second page repeats no header."""
    widths = (30.0, 130.0, 130.0, 170.0, 60.0, 110.0, 110.0)
    first = [build.line(text, top=60.0 + 14 * at, x=200.0) for at, text in enumerate(TITLE)]
    head = build.table([HEAD, CELLS[0]], widths=widths)
    rest = build.table([CELLS[1]], page=2, widths=widths, top=80.0)
    ends = [build.line(t, page=2, top=300.0 + 14 * at, x=400.0) for at, t in enumerate((*SIGNED, NAME, *AFTER))]
    return build.document(pages=[[*first, head], [rest, *ends]])


def tabbed() -> Document:
    """Return a decree as plain text."""
    text = report(rows=["\t".join(row) for row in CELLS])
    return read_document(f"PEMERINTAH KABUPATEN LUWU UTARA\n{text}".encode())


LAYOUTS = (decree, long_table, agreement, broken_over_the_page, tabbed)


def dossier(document: Document) -> Dossier:
    return interpret(Source("a", document.sha256, 1), document, find_blocks(document))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_clean_document_has_no_error(layout: object) -> None:
    made = dossier(layout())  # type: ignore[operator]
    assert len(made.indicators) >= 2
    assert len(made.signatories) >= 1
    failed = [(a.rule.__name__, c.found) for a in audit(reconcile([made])) for c in a.checks
              if not c.passed and a.rule.severity in ("error", "warning")]  # fmt: skip
    assert failed == []


def test_the_same_layout_with_an_error_is_told() -> None:
    made = dossier(read_document(report(nip=NIP[:-1]).encode()))
    failed = {a.rule.__name__ for a in audit(reconcile([made])) for c in a.checks if not c.passed}
    assert "nip_has_eighteen_digits" in failed
    assert RATIO in (made.indicators[0].formula.raw or "")
