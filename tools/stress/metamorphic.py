"""One made-up report in many shapes must give the same records: `python -m tools.stress.metamorphic [FOLDER]`.

The report is written as HTML; LibreOffice makes DOCX, DOC, ODT, RTF and a PDF of it, Chromium another PDF, ReportLab a third, and
qpdf and Ghostscript turn, save anew and shorten those; all are cropped by a centimetre, one is filled in as a form, one
scanned in grey (its bar is lower). Each is read by itself; every cell that differs from the report is listed.
Programs that are not installed are told and left out.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractors.find import find_blocks
from extractors.readers import read_document
from pipeline.records.dossier import interpret
from pipeline.records.source import Source

HEAD = ("NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA UTAMA", "FORMULASI", "SATUAN", "TARGET")
ROWS = (
    ("1", "Meningkatnya kualitas pelayanan publik", "Indeks Kepuasan Masyarakat", "Hasil survei kepuasan masyarakat",
     "Indeks", "85"),
    ("2", "Meningkatnya akuntabilitas kinerja", "Nilai evaluasi AKIP kecamatan", "Hasil evaluasi Inspektorat", "Nilai", "72,5"),
    ("3", "Meningkatnya ketertiban umum", "Persentase aduan yang diselesaikan",
     "Jumlah aduan selesai dibagi jumlah aduan masuk dikali 100%", "%", "90"),
    ("4", "Meningkatnya kebersihan lingkungan", "Luas taman yang terawat", "Jumlah luas taman yang dirawat", "m2", "1.250"),
)  # fmt: skip
TITLES = ("INDIKATOR KINERJA UTAMA", "KECAMATAN SUKAMAJU KABUPATEN CONTOH", "TAHUN 2024")
SIGNED = (
    "Sukamaju, 2 Januari 2024",
    "CAMAT SUKAMAJU",
    "",
    "",
    "BUDI CONTOH, S.Sos",
    "Pembina",
    "NIP. 19750312 200012 1 003",
)
FIELDS = ("no", "sasaran", "indikator", "formula", "satuan", "target")
SECONDS = 180
ENOUGH, OF_SCAN = 0.99, 0.95  # of the cells: of typed shapes, and of a scan
_SCAN = "_scanned"
_LOOK = (
    "body{font:10pt Arial} td,th{border:1px solid black;padding:3px;vertical-align:top} table{border-collapse:collapse}"
)


def as_html() -> bytes:
    """Return the report as a web page."""
    titles = "".join(f'<p style="text-align:center"><b>{title}</b></p>' for title in TITLES)
    head = "".join(f"<th>{cell}</th>" for cell in HEAD)
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    signed = "".join(f'<p style="margin:0 0 0 9cm">{line or "&nbsp;"}</p>' for line in SIGNED)
    table = f'<table border="1"><tr>{head}</tr>{rows}</table>'
    page = f'<html><head><meta charset="utf-8"><title>IKU</title><style>{_LOOK}</style></head><body>{titles}{table}{signed}'
    return (page + "</body></html>").encode()


def by_reportlab() -> bytes:
    """Return the report as a PDF by ReportLab."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    plain = getSampleStyleSheet()["Normal"]
    cells = [[Paragraph(cell, plain) for cell in row] for row in (HEAD, *ROWS)]
    table = Table(cells, colWidths=[30, 110, 110, 120, 50, 50], style=[("GRID", (0, 0), (-1, -1), 0.6, "black")])
    out = io.BytesIO()
    flowables = [
        *(Paragraph(title, plain) for title in TITLES),
        table,
        *(Paragraph(line or "&nbsp;", plain) for line in SIGNED),
    ]
    SimpleDocTemplate(out, invariant=1).build(flowables)
    return out.getvalue()


def as_form() -> bytes:
    """Return the report as a PDF whose targets are filled into fields of a form."""
    from tools.stress.raw_pdf import pdf_of, text

    edges, top, high = (50, 80, 190, 300, 430, 480, 545), 740, 24
    bottom = top - high * (len(ROWS) + 1)
    content = b"".join(text(title, 180, 800 - 14 * at) for at, title in enumerate(TITLES))
    content += b"".join(b"%d %d m %d %d l S\n" % (x, top, x, bottom) for x in edges)
    content += b"".join(b"50 %d m 545 %d l S\n" % (y, y) for y in range(bottom, top + 1, high))
    for at, row in enumerate((HEAD, *ROWS)):
        typed = row if not at else row[:-1]
        content += b"".join(
            text(cell, x + 2, top - high * at - 14, 7 if len(cell) < 35 else 4.5)
            for x, cell in zip(edges, typed, strict=False)
        )
    content += b"".join(text(line, 350, bottom - 30 - 14 * at) for at, line in enumerate(SIGNED) if line)
    fields = [
        b"<</Type/Annot/Subtype/Widget/FT/Tx/T(t%d)/V(%s)/DA(/F1 8 Tf 0 g)/F 4/Rect[482 %d 543 %d]>>"
        % (at, row[-1].encode(), top - high * (at + 1) - 20, top - high * (at + 1) - 4)
        for at, row in enumerate(ROWS)
    ]
    named = b" ".join(b"%d 0 R" % (6 + at) for at in range(len(fields)))
    return pdf_of(content, *fields, page=b"/Annots[%s]" % named, catalog=b"/AcroForm<</Fields[%s]>>" % named)


def scanned(data: bytes) -> bytes:
    """Return the first page of a PDF as a grey picture of 200 dots an inch in a PDF."""
    import pypdfium2 as pdfium

    out = io.BytesIO()
    pdfium.PdfDocument(data)[0].render(scale=200 / 72).to_pil().convert("L").save(out, "PDF", resolution=200.0)
    return out.getvalue()


def cropped(data: bytes) -> bytes:
    """Return a PDF whose pages are cropped by a centimetre on each side."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(data)
    for page in document:
        left, bottom, right, top = page.get_mediabox()
        page.set_cropbox(left + 28, bottom + 28, right - 28, top - 28)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _run(command: Sequence[str], folder: Path) -> bool:
    """Run a program; return whether it is there and succeeded."""
    if shutil.which(command[0]) is None:
        return False
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"}
    try:
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def shapes(folder: Path) -> Iterator[tuple[str, bytes | None]]:
    """Yield the name of each shape with its bytes; None where the program that makes it is not there or failed."""
    page = as_html()
    (folder / "iku.html").write_bytes(page)
    yield "html", page
    for name, target, source in (
        ("odt", "odt:writer8", "iku.html"),
        ("docx", "docx:MS Word 2007 XML", "iku.odt"),
        ("doc", "doc:MS Word 97", "iku.odt"),
        ("rtf", "rtf:Rich Text Format", "iku.odt"),
        ("pdf_libreoffice", "pdf:writer_pdf_Export", "iku.odt"),
    ):
        made = folder / f"iku.{target.partition(':')[0]}"
        filters = ["--infilter=HTML (StarWriter)"] if source.endswith("html") else []
        command = [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            *filters,
        ]
        done = _run([*command, "--convert-to", target, "--outdir", str(folder), str(folder / source)], folder)
        data = made.read_bytes() if done and made.is_file() else None
        if name.startswith("pdf") and data is not None:
            made.rename(folder / "pdf_libreoffice.pdf")
        yield name, data
    browser = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    printed = folder / "pdf_browser.pdf"
    _run([*browser, f"--print-to-pdf={printed}", (folder / "iku.html").as_uri()], folder)
    yield "pdf_browser", printed.read_bytes() if printed.is_file() else None
    (folder / "pdf_reportlab.pdf").write_bytes(by_reportlab())
    yield "pdf_reportlab", (folder / "pdf_reportlab.pdf").read_bytes()
    yield "pdf_form", as_form()
    yield f"pdf_reportlab{_SCAN}", scanned(by_reportlab())
    for origin in ("pdf_libreoffice", "pdf_browser", "pdf_reportlab"):
        if (folder / f"{origin}.pdf").is_file():
            yield f"{origin}_cropped", cropped((folder / f"{origin}.pdf").read_bytes())
            yield from _changed(folder, origin)


def _changed(folder: Path, origin: str) -> Iterator[tuple[str, bytes | None]]:
    """Yield a PDF turned, saved anew, and with its boxes moved: a person sees the same report."""
    source = str(folder / f"{origin}.pdf")
    for name, command in (
        ("turned", ["qpdf", "--rotate=+90", source]),
        ("upside_down", ["qpdf", "--rotate=+180", source]),
        ("packed", ["qpdf", "--object-streams=generate", "--recompress-flate", "--compression-level=9", source]),
        ("unpacked", ["qpdf", "--qdf", "--object-streams=disable", source]),
        ("linear", ["qpdf", "--linearize", source]),
        ("twice", ["qpdf", "--empty", "--pages", source, "1-z", source, "1-z", "--"]),
        ("ghostscript", ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-sOutputFile={}", source]),
    ):
        target = folder / f"{origin}_{name}.pdf"
        whole = [part.format(target) for part in command] if command[0] == "gs" else [*command, str(target)]
        _run(whole, folder)
        yield f"{origin}_{name}", target.read_bytes() if target.is_file() else None


def cells_of(data: bytes) -> list[tuple[str, ...]]:
    """Return the fields of each row of indicators in a document, as printed."""
    document = read_document(data, ocr="auto")
    dossier = interpret(Source("iku", document.sha256, len(data)), document, find_blocks(document))
    return [tuple(record.readings[name].raw or "" for name in FIELDS) for record in dossier.indicators]


def compare(name: str, found: Sequence[tuple[str, ...]], times: int = 1) -> tuple[int, list[str]]:
    """Return how many cells are the report's, and a line for each that is not."""
    wanted = ROWS * times
    same = 0
    told: list[str] = []
    for number, row in enumerate(wanted):
        read = found[number] if number < len(found) else ("",) * len(FIELDS)
        for field, want, got in zip(FIELDS, row, read, strict=True):
            if " ".join(want.split()) == " ".join(got.split()):
                same += 1
            else:
                told.append(f"{name}: row {number + 1} {field}: {want!r} became {got!r}")
    told += [f"{name}: a row too many: {row}" for row in found[len(wanted) :]]
    return same, told


def main(arguments: Sequence[str]) -> int:
    """Read every shape and print the table of cells; return 0 where all are the same."""
    worst, scan = 1.0, 1.0
    with tempfile.TemporaryDirectory(prefix="iku-metamorphic-") as made:
        folder = Path(arguments[0]) if arguments else Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in shapes(folder):
            if data is None:
                print(f"{name:28} not made (the program is not there, or failed)")
                continue
            times = 2 if name.endswith("_twice") else 1
            same, told = compare(name, cells_of(data), times)
            share = same / (len(ROWS) * len(FIELDS) * times)
            if name.endswith(_SCAN):
                scan = share
            else:
                worst = min(worst, share)
            print(f"{name:28} {share:6.3f}")
            for line in told:
                print(f"    {line}")
    print(f"{'worst':28} {worst:6.3f}")
    return 0 if worst >= ENOUGH and scan >= OF_SCAN else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
