"""Everything in the input folder has a row: what can be read, and what cannot."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.errors import UnreachableFile
from pipeline.run.inputs import FolderInputs, Input, is_passed_over, list_inputs
from tests.extractors.readers.pdf.test_attachments import portfolio
from tools.stress.raw_pdf import pdf_of, text


def test_document_inside_a_pdf_is_an_input_of_its_own(tmp_path: Path) -> None:
    inner = pdf_of(text("INDIKATOR"))
    (tmp_path / "surat.pdf").write_bytes(portfolio(**{"iku.pdf": inner}))
    assert sorted(FolderInputs(tmp_path).sizes()) == ["surat.pdf"]
    listed = {item.path: item for item in list_inputs(FolderInputs(tmp_path), 1, hashed=True)}
    data, sha256 = FolderInputs(tmp_path).open(listed["surat.pdf!iku.pdf"])
    assert (data, sha256) == (inner, listed["surat.pdf!iku.pdf"].sha256)
    with pytest.raises(UnreachableFile):
        FolderInputs(tmp_path).open(Input("surat.pdf!lain.pdf", 0))


def test_documents_inside_one_another_and_names_with_the_sign(tmp_path: Path) -> None:
    deepest = pdf_of(text("INDIKATOR"))
    held = portfolio(**{"lampiran! revisi.pdf": deepest})
    for name in ("kedua.pdf", "pertama.pdf"):
        held = portfolio(**{name: held})
    (tmp_path / "surat.pdf").write_bytes(held)
    (tmp_path / "penting! a.pdf").write_bytes(portfolio(**{"!iku!.pdf": deepest}))
    listed = {item.path: item for item in list_inputs(FolderInputs(tmp_path), 1, hashed=True)}
    assert sorted(path for path in listed if "!" in path.removeprefix("penting!")) == [
        "penting! a.pdf!!iku!.pdf",
        "surat.pdf!pertama.pdf",
        "surat.pdf!pertama.pdf!kedua.pdf",
        "surat.pdf!pertama.pdf!kedua.pdf!lampiran! revisi.pdf",
    ]
    for path, item in listed.items():
        data, sha256 = FolderInputs(tmp_path).open(item)
        assert (len(data), sha256) == (item.size, item.sha256), path


def test_documents_deeper_than_three_are_not_read(tmp_path: Path) -> None:
    held = pdf_of(text("INDIKATOR"))
    for name in ("4.pdf", "3.pdf", "2.pdf", "1.pdf"):
        held = portfolio(**{name: held})
    (tmp_path / "surat.pdf").write_bytes(held)
    listed = [item.path for item in list_inputs(FolderInputs(tmp_path), 1, hashed=True)]
    assert listed == ["surat.pdf", "surat.pdf!1.pdf", "surat.pdf!1.pdf!2.pdf", "surat.pdf!1.pdf!2.pdf!3.pdf"]


def test_no_file_is_opened_by_pdfium_in_the_first_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hostile file that carries others would end the run instead of a worker."""
    (tmp_path / "surat.pdf").write_bytes(portfolio(**{"iku.pdf": pdf_of(text("INDIKATOR"))}))

    def end_here(*given: object) -> None:
        raise AssertionError("opened in the first process")

    monkeypatch.setattr("extractors.readers.pdf.attachments.pdfium.PdfDocument", end_here)
    listed = list_inputs(FolderInputs(tmp_path), 1, hashed=True)
    assert [item.path for item in listed] == ["surat.pdf", "surat.pdf!iku.pdf"]


def test_file_whose_name_has_the_sign_is_itself(tmp_path: Path) -> None:
    (tmp_path / "a!b.pdf").write_bytes(b"x")
    assert FolderInputs(tmp_path).open(Input("a!b.pdf", 0))[0] == b"x"


def test_links_that_lead_nowhere_and_pipes_have_a_row(tmp_path: Path) -> None:
    (tmp_path / "ada.txt").write_bytes(b"isi")
    (tmp_path / "hilang.pdf").symlink_to("nowhere.pdf")
    (tmp_path / "putar.pdf").symlink_to("putar.pdf")
    os.mkfifo(tmp_path / "pipa.pdf")
    assert sorted(FolderInputs(tmp_path).sizes()) == ["ada.txt", "hilang.pdf", "pipa.pdf", "putar.pdf"]
    for item in list_inputs(FolderInputs(tmp_path), 1, hashed=True):
        if item.path != "ada.txt":
            assert item.sha256 is None
            with pytest.raises(UnreachableFile):
                FolderInputs(tmp_path).open(item)


def test_folder_that_cannot_be_opened_has_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tutup").mkdir()
    (tmp_path / "ada.txt").write_bytes(b"isi")
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("tutup"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert sorted(FolderInputs(tmp_path).sizes()) == ["ada.txt", "tutup"]
    with pytest.raises(UnreachableFile):
        FolderInputs(tmp_path).open(Input("tutup", 0))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("laporan.pdf", False, id="a report"),
        pytest.param(".laporan.pdf", False, id="a report whose name begins with a dot"),
        pytest.param(".LAPORAN.DOCX", False, id="a suffix in capitals"),
        pytest.param("..%2f..x.txt", False, id="the path of an archive in a name"),
        pytest.param(".DS_Store", True, id="hidden"),
        pytest.param(".gitignore", True, id="hidden without a suffix"),
        pytest.param("._laporan.pdf", True, id="the resource fork of macOS"),
        pytest.param("~$laporan.docx", True, id="the lock of Word"),
        pytest.param(".~lock.laporan.odt#", True, id="the lock of LibreOffice"),
    ],
)
def test_hidden_files_that_are_reports_by_their_suffix_are_read(name: str, expected: bool) -> None:
    assert is_passed_over(name) is expected
