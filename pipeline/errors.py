"""What may go wrong with a file besides its content: the reader died, the file is out of reach, the program failed."""

from __future__ import annotations

from typing import Final

from extractors.model.errors import ConverterMissing, LimitExceeded, UnreadableDocument


class ReaderCrashed(UnreadableDocument):
    """The process that read the file died: its content brought the reader down."""

    code = "reader_crashed"
    message_id = "Pembacaan berhenti mendadak saat berkas ini dibuka."
    message_en = "The reader died while it opened this file."


class UnreachableFile(UnreadableDocument):
    """The operating system does not hand out the file: no permission, a broken disk, removed during the run."""

    code = "unreachable_file"
    message_id = "Berkas tidak dapat dibuka oleh sistem operasi."
    message_en = "The operating system cannot open the file."
    advice_id = "Periksa izin baca berkas, atau apakah berkas dipindahkan selama program berjalan."
    advice_en = "Check the file's permissions, and whether it was moved while the program ran."


class ReaderFault(UnreadableDocument):
    """The program itself failed on this file: a defect to report, which costs the other files nothing."""

    code = "internal_error"
    message_id = "Program gagal mengolah berkas ini karena kesalahan di dalam program."
    message_en = "The program failed on this file because of a defect of its own."
    advice_id = "Laporkan berkas ini kepada pengembang; berkas lain tetap diolah."
    advice_en = "Report the file to the developers; the other files are not affected."


# Failures that may not come again, though neither the file nor the program changes; such a file is always tried again.
PASSING: Final = frozenset(
    e.code for e in (ConverterMissing, LimitExceeded, ReaderCrashed, ReaderFault, UnreachableFile)
)
