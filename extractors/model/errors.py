"""Every way in which reading can fail. One tree: each class holds its code and its advice in both languages."""

from __future__ import annotations

from typing import ClassVar


class UnreadableDocument(Exception):
    """A document that gives no pages. `code` goes into `documents.error_code`, the texts to the person."""

    code: ClassVar[str] = "unreadable"
    message_id: ClassVar[str] = "Berkas tidak dapat dibaca."
    message_en: ClassVar[str] = "The file cannot be read."
    advice_id: ClassVar[str] = "Buka berkas itu di komputer Anda; bila tidak terbuka, minta salinan baru dari instansi."
    advice_en: ClassVar[str] = "Open the file on your computer; if it does not open, ask the office for a new copy."

    def __init__(self, detail: str = "", page: int | None = None) -> None:
        super().__init__(detail or self.message_en)
        self.detail = detail
        self.page = page

    def text(self, lang: str = "id") -> str:
        """Return what is wrong and what to do, in Indonesian ("id") or English ("en")."""
        what, advice = (self.message_id, self.advice_id) if lang == "id" else (self.message_en, self.advice_en)
        return f"{what} {advice}"


class EmptyFile(UnreadableDocument):
    """The file has no bytes."""

    code = "empty_file"
    message_id = "Berkas kosong (0 byte)."
    message_en = "The file is empty (0 bytes)."
    advice_id = "Unduh atau salin ulang berkas aslinya."
    advice_en = "Download or copy the original again."


class DamagedFile(UnreadableDocument):
    """The file starts like its kind but breaks off or contradicts itself."""

    code = "damaged_file"
    message_id = "Berkas rusak atau terpotong."
    message_en = "The file is damaged or cut off."
    advice_id = "Unduh ulang berkas; unggahan yang terputus adalah penyebab yang paling sering."
    advice_en = "Download it again; an interrupted upload is the most common cause."


class PasswordProtected(UnreadableDocument):
    """The file is encrypted and needs a password to open."""

    code = "password_protected"
    message_id = "Berkas dilindungi kata sandi."
    message_en = "The file is protected by a password."
    advice_id = "Simpan ulang tanpa kata sandi, lalu letakkan kembali di folder masukan."
    advice_en = "Save it without a password and put it back into the input folder."


class UnknownFormat(UnreadableDocument):
    """The content is of no kind that is read (READERS in extractors/readers/kinds.py), whatever the name says."""

    code = "unknown_format"
    message_id = "Isi berkas bukan jenis dokumen yang dapat dibaca."
    message_en = "The content is no kind of document that can be read."
    advice_id = "Periksa isi berkas; bila jenis lain yang hanya diganti namanya, simpan dahulu sebagai PDF atau DOCX."
    advice_en = "Check what the file is; another kind of file under a changed name must be saved as PDF or DOCX."


class PackedFiles(UnknownFormat):
    """A ZIP, RAR or 7z archive: files inside a file."""

    message_id = "Berkas ini arsip (ZIP, RAR, atau 7z)."
    message_en = "This is an archive (ZIP, RAR or 7z)."
    advice_id = "Ekstrak dulu, lalu letakkan isinya di folder masukan."
    advice_en = "Unpack it first and put what is in it into the input folder."


class SpreadsheetFile(UnknownFormat):
    """A workbook of Excel or LibreOffice Calc."""

    message_id = "Berkas ini lembar kerja (Excel), bukan laporan."
    message_en = "This is a workbook (Excel), not a report."
    advice_id = "Cetak ke PDF dari Excel (Simpan sebagai > PDF), lalu letakkan PDF itu di folder masukan."
    advice_en = "Print it to PDF from Excel (Save as > PDF) and put the PDF into the input folder."


class SlidesFile(UnknownFormat):
    """Slides of PowerPoint or LibreOffice Impress."""

    message_id = "Berkas ini presentasi (PowerPoint), bukan laporan."
    message_en = "These are slides (PowerPoint), not a report."
    advice_id = "Cetak ke PDF dari PowerPoint (Simpan sebagai > PDF), lalu letakkan PDF itu di folder masukan."
    advice_en = "Print them to PDF from PowerPoint (Save as > PDF) and put the PDF into the input folder."


class PictureFile(UnknownFormat):
    """A picture of a kind that cannot be opened here: HEIC, AVIF, JPEG 2000."""

    message_id = "Berkas ini gambar dari jenis yang tidak dibaca (HEIC, AVIF)."
    message_en = "This is a picture of another kind (HEIC, AVIF)."
    advice_id = "Simpan gambar itu sebagai JPG, PNG, atau PDF, lalu letakkan di folder masukan; dibaca dengan OCR."
    advice_en = "Save it as JPG, PNG or PDF and put it into the input folder; it is then read by OCR."


class WebPage(UnknownFormat):
    """A web page, a web archive or XML, also one that Word saved under the name .doc."""

    message_id = "Berkas ini halaman web atau XML."
    message_en = "This is a web page or XML."
    advice_id = "Buka di peramban atau di Word, lalu simpan sebagai PDF atau DOCX."
    advice_en = "Open it in a browser or in Word, then save it as PDF or DOCX."


class ConverterMissing(UnreadableDocument):
    """A legacy .doc needs LibreOffice, which is not installed."""

    code = "converter_missing"
    message_id = "Berkas .doc (Word 97-2003) memerlukan LibreOffice, yang belum terpasang."
    message_en = "A .doc file (Word 97-2003) needs LibreOffice, which is not installed."
    advice_id = "Pasang LibreOffice (misalnya: apt-get install libreoffice-writer), atau simpan berkas sebagai .docx."
    advice_en = "Install LibreOffice (for example: apt-get install libreoffice-writer), or save the file as .docx."


class UnsafeContent(UnreadableDocument):
    """The file asks for something a report never needs: external entities, a bomb, a loop."""

    code = "unsafe_content"
    message_id = (
        "Berkas memuat isi yang tidak aman (rujukan ke luar, arsip yang mengembang, atau susunan yang berputar)."
    )
    message_en = "The file holds unsafe content (external references, an inflating archive or a loop)."
    advice_id = "Jangan buka berkas ini; minta salinan baru dari instansi."
    advice_en = "Do not open this file; ask the office for a new copy."


class LimitExceeded(UnreadableDocument):
    """Reading took more time, memory, pages or pixels than a document may."""

    code = "limit_exceeded"
    message_id = "Pembacaan melampaui batas waktu, memori, atau jumlah halaman."
    message_en = "Reading went over the limit of time, memory or pages."
    advice_id = "Pecah berkas menjadi beberapa bagian."
    advice_en = "Split the file into parts."
