"""Files that were made to break the reader cost only their own row."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.dataset.read import read_table
from pipeline.run.run import run
from pipeline.settings import Settings
from tests.pipeline.samples import folder, report
from tools.stress import bombs_pdf, bombs_word
from tools.stress.broken import broken_files, read_broken

pytestmark = pytest.mark.slow

DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)


def docx(path: Path, document: str | bytes) -> bytes:
    """Return a DOCX whose body is `document`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELS)
        archive.writestr("word/document.xml", document)
    return path.read_bytes()


def bomb() -> bytes:
    """Return a PDF whose page stream is packed three times over and unpacks to 200 MB."""
    data = b"q " * 100_000_000
    for _ in range(3):
        data = zlib.compress(data, 9)
    head = b"<< /Length %d /Filter [/FlateDecode /FlateDecode /FlateDecode] >>" % len(data)
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>",
        head + b"\nstream\n" + data + b"\nendstream",
    ]
    return pdf(parts)


def pdf(parts: list[bytes]) -> bytes:
    """Return a PDF of numbered objects with its table of contents."""
    made, at = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, start=1):
        at.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in at)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + table + tail


def statuses(base: Path, files: dict[str, str | bytes]) -> dict[str, str]:
    """Return the status of each file; the good one beside them must be read."""
    run(Settings(folder(base / "raw", {**files, "good.txt": report()}), base / "out", workers=2, ocr="off"))
    found = {row["path"]: row["status"] for row in read_table(base / "out", "documents")}
    assert found.pop("good.txt") == "ok"
    return found


def test_broken_files_are_all_accounted_for(tmp_path: Path) -> None:
    counted = read_broken(tmp_path, 36)
    codes = {row["error_code"] for row in read_table(tmp_path / "out", "documents")}
    assert codes <= {None, "damaged_file", "unknown_format"}, "what is broken is told as such, not as a fault of ours"
    assert sum(counted.values()) == 36
    assert counted["failed"] > 3
    assert counted["ok"] + counted["partial"] > 3


def test_broken_files_are_the_same_every_time() -> None:
    assert list(broken_files(12)) == list(broken_files(12))


def test_a_packed_page_of_200_megabytes_costs_its_own_row(tmp_path: Path) -> None:
    assert statuses(tmp_path, {"bomb.pdf": bomb()})["bomb.pdf"] in ("failed", "no_content", "partial")


def test_pages_that_hold_each_other_end(tmp_path: Path) -> None:
    loop = pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"])
    assert statuses(tmp_path, {"loop.pdf": loop})["loop.pdf"] in ("failed", "no_content")


def test_an_entity_from_outside_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("RAHASIA", encoding="utf-8")
    text = "<w:p><w:r><w:t>&e;</w:t></w:r></w:p>"
    entity = f'<!DOCTYPE d [<!ENTITY e SYSTEM "file://{tmp_path}/secret.txt">]>'
    data = docx(tmp_path / "x.docx", entity + DOCUMENT.format(text))
    assert statuses(tmp_path, {"entity.docx": data}) == {"entity.docx": "failed"}
    dataset = b"".join(p.read_bytes() for p in (tmp_path / "out").iterdir() if p.is_file())
    assert b"RAHASIA" not in dataset


def test_entities_that_multiply_end(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>'
    data = docx(tmp_path / "x.docx", head + DOCUMENT.format("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>"))
    assert statuses(tmp_path, {"laughs.docx": data}) == {"laughs.docx": "failed"}


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("pages.pdf", bombs_pdf.BOMBS["forms that draw forms"], "limit_exceeded"),
        ("entities.docx", bombs_word.BOMBS["entities that multiply"], "unsafe_content"),
        ("long.txt", lambda: b"KEPUTUSAN CAMAT\n" + b"a" * 6_000_000, "limit_exceeded"),
    ],
    ids=["pdf", "docx", "txt"],
)
def test_a_worker_that_is_a_copy_tells_of_hostile_files_and_goes_on(
    tmp_path: Path, name: str, data: Callable[[], bytes], code: str
) -> None:
    raw = folder(tmp_path / "raw", {name: data(), "z.txt": report()})
    run(Settings(raw, tmp_path / "out", workers=1, ocr="off", own_process=True))
    rows = read_table(tmp_path / "out", "documents")
    assert {row["path"]: row["error_code"] or row["status"] for row in rows} == {name: code, "z.txt": "ok"}


@pytest.mark.parametrize("name", ["baris\nbaru.txt", "отчёт.txt", "=1+1.txt", "a'b\".txt"])
def test_odd_names_are_names(tmp_path: Path, name: str) -> None:
    assert statuses(tmp_path, {name: report(office="MEKAR")}) == {name: "ok"}


def test_a_link_out_of_the_folder_is_not_followed_silently(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text(report(office="LUAR"), encoding="utf-8")
    raw = folder(tmp_path / "raw", {})
    raw.mkdir(parents=True, exist_ok=True)
    (raw / "link.txt").symlink_to(outside)
    found = statuses(tmp_path, {})
    assert found.get("link.txt") in (None, "failed")


def test_empty_and_foreign_files(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "empty.pdf": b"",
        "picture.pdf": b"\x89PNG\r\n\x1a\n" + bytes(100),
        "zeros.docx": bytes(5000),
    }
    assert set(statuses(tmp_path, files).values()) == {"failed"}
