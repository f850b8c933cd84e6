"""A template that a program or a person has yet to fill in."""

from __future__ import annotations

from extractors.decree.templates import find_placeholders
from extractors.find import find_blocks
from tests.build import document, line, table

HEADER = ["No", "Sasaran Strategis", "Indikator Kinerja", "Target"]


def test_merge_fields_of_a_form_are_placeholders() -> None:
    made = document(
        line("PERJANJIAN KINERJA TAHUN ${tahun}"), table([HEADER, ["${no}", "${sasaran}", "${iku}", "${target}"]])
    )
    assert [q.text for q in find_placeholders(made)] == ["${tahun}", "${no}", "${sasaran}", "${iku}", "${target}"]


def test_a_slip_in_a_filled_report_makes_it_no_template() -> None:
    made = document(
        line("PERJANJIAN KINERJA TAHUN ${tahun}"), table([HEADER, ["1", "Meningkatnya layanan", "Nilai SAKIP", "80"]])
    )
    blocks = find_blocks(made)
    assert blocks.placeholders == ()
    assert [row.fields["indikator"].text for row in blocks.tables[0].rows] == ["Nilai SAKIP"]


def test_a_template_gives_no_rows_and_no_signature() -> None:
    made = document(
        line("PERJANJIAN KINERJA TAHUN {{tahun}}"),
        table([HEADER, ["1", "«sasaran»", "Nilai SAKIP", "<<target>>"]]),
        line("Bupati Contoh,", top=400),
        line("Drs. BUDI CONTOH, M.Si.", top=460),
        line("NIP. 19700101 199503 1 001", top=474),
    )
    blocks = find_blocks(made)
    assert blocks.tables == ()
    assert blocks.signatures == ()
    assert len(blocks.placeholders) == 3
