"""The targets of fuzzing by name, in the order of risk; what each begins with and how many bytes it is given at most."""

from __future__ import annotations

from typing import Final

_GIVEN: Final = {  # of each target of files: the folder of `tools.stress.seeds` that it begins with, the most bytes
    "content": ("content", 4_000), "page": ("content", 2_000), "letters": ("letters", 4_000), "letter_table": ("letters", 2_000),
    "pdf": ("pdf", 20_000), "word_body": ("word_body", 8_000), "docx": ("docx", 20_000), "photo": ("photo", 20_000),
    "ocr": ("ocr", 8_000), "ocr_tree": ("ocr_tree", 40), "scan": ("scan", 362),
    "rtf_guard": ("doc", 8_000), "doc": ("doc", 20_000), "odt_body": ("odt_body", 8_000),
    "odt": ("odt", 20_000), "html": ("html", 4_000), "metafile": ("metafile", 8_000), "txt": ("txt", 3_000),
    "rows": ("txt", 2_000), "labels": ("parsers", 300),
}  # fmt: skip
FILES: Final = tuple(_GIVEN)
PARSERS: Final = (
    "parse_target", "parse_tanggal", "parse_nip", "parse_peraturan", "parse_name", "regions", "parse_formula", "parse_satuan",
    "parse_periode", "parse_nomor", "parse_pangkat", "parse_jabatan", "parse_institution", "parse_penanggung_jawab",
    "parse_sumber_data", "number_words",
)  # fmt: skip
_TEXT: Final = ("parsers", 300)


def seeds_of(target: str) -> str:
    """Return the folder of what a target begins with."""
    return _GIVEN.get(target, _TEXT)[0]


def longest_of(target: str) -> int:
    """Return how many bytes a target is given at most."""
    return _GIVEN.get(target, _TEXT)[1]
