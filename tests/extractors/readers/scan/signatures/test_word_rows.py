"""Words of a picture in rows, and the zones in which signatures stand."""

from __future__ import annotations

from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.signatures.word_rows import lines_of, overlap, runs_of, signature_zones


def words(text: str, *, top: int = 100, sure: float = 0.9, x: int = 100) -> list[OcrWord]:
    """Return the words of a line, ten pixels a letter, thirty high."""
    made = []
    for token in text.split():
        made.append(OcrWord(token, (x, top, x + 10 * len(token), top + 30), sure))
        x += 10 * len(token) + 10
    return made


def test_words_on_one_level_are_one_line_from_left_to_right() -> None:
    read = [*words("dua", x=300, top=104), *words("satu", x=100), *words("tiga", top=200)]
    assert [[r.text for r in row] for row in lines_of(read)] == [["satu", "dua"], ["tiga"]]


def test_two_signatures_side_by_side_are_two_runs() -> None:
    (row,) = lines_of([*words("PIHAK KEDUA"), *words("PIHAK KESATU", x=900)])
    assert [[r.text for r in run] for run in runs_of(row)] == [["PIHAK", "KEDUA"], ["PIHAK", "KESATU"]]


def test_the_zone_of_a_signature_reaches_below_its_title() -> None:
    read = [*words("Contoh, 5 Januari 2021", top=2000), *words("CAMAT CONTOH", top=2060)]
    (zone,) = signature_zones(read, 3500)
    assert zone[0] <= 2000
    assert zone[1] >= 2090 + 0.15 * 3500


def test_running_text_that_names_a_month_announces_no_signature() -> None:
    read = words("Keputusan ini berlaku sejak tanggal 5 Januari 2021 sampai dengan akhir tahun anggaran berjalan")
    assert signature_zones(read, 3500) == []


def test_two_signatures_far_apart_are_two_zones() -> None:
    read = [*words("CAMAT CONTOH", top=300), *words("NIP. 19700101", top=500), *words("CAMAT CONTOH", top=2500)]
    assert len(signature_zones(read, 3500)) == 2


def test_overlap_is_of_the_smaller_box() -> None:
    assert overlap((0, 0, 10, 10), (5, 0, 100, 10)) == 0.5
    assert overlap((0, 0, 10, 10), (20, 0, 30, 10)) == 0.0
