from __future__ import annotations

from extractors.decree.sheets import with_units
from extractors.model.blocks import IndikatorRow, IndikatorTable
from extractors.model.document import Document, Table
from extractors.signatures.find import find_signatures
from tests.build import document, line, quote, table

HEAD = ["No", "Sasaran", "Indikator"]


def grid(page: int) -> Table:
    return table([HEAD, ["1", "Mutu", "Jumlah"]], page=page, top=300)


def units(doc: Document, made: list[Table], unit: str = "") -> list[str]:
    row = IndikatorRow({"indikator": quote("Jumlah")})
    tables = [IndikatorTable((row,), unit_name=quote(unit), sources=(t,)) for t in made]
    return [t.unit_name.text for t in with_units(doc, tables, find_signatures(doc))]


def sheets(*heads: list[str]) -> tuple[Document, list[Table]]:
    """A page a sheet: its head block's lines, then its table."""
    made = [grid(page) for page in range(1, len(heads) + 1)]
    pages = [
        [*(line(text, page=page, top=60.0 + 12 * n) for n, text in enumerate(head)), made[page - 1]]
        for page, head in enumerate(heads, start=1)
    ]
    return document(pages=pages), made


def test_each_sheet_of_a_book_has_the_position_of_its_head_block() -> None:
    doc, made = sheets(
        ["INDIKATOR KINERJA INDIVIDU", "DINAS CONTOH", "Jabatan : Kepala Bidang Mutasi"],
        ["INDIKATOR KINERJA INDIVIDU", "DINAS CONTOH", "Jabatan : Kepala Seksi Data"],
    )
    assert units(doc, made, "DINAS CONTOH") == ["Kepala Bidang Mutasi", "Kepala Seksi Data"]


def test_a_position_over_two_lines() -> None:
    doc, made = sheets(["Jabatan : Kepala Bidang Mutasi", "          dan Promosi"], ["Jabatan : Kepala Seksi Data"])
    assert units(doc, made)[0] == "Kepala Bidang Mutasi dan Promosi"


def test_one_office_throughout_leaves_the_tables_as_they_are() -> None:
    doc, made = sheets(["Jabatan : Kepala Dinas"], ["Jabatan : Kepala Dinas"])
    assert units(doc, made) == ["", ""]


def test_a_single_table_is_no_book() -> None:
    doc, made = sheets(["Jabatan : Kepala Dinas"])
    assert units(doc, made) == [""]


def test_who_signs_below_tells_whose_sheet_it_is() -> None:
    foot = ("KEPALA SEKSI DATA", "", "", "", "BUDI AJI, S.Sos", "NIP. 19771217 199612 1 002")
    other = ("KEPALA SEKSI MUTU", "", "", "", "SARI AYU, S.E.", "NIP. 19761217 199612 2 002")
    made = [grid(1), grid(2)]
    pages = [
        [made[page - 1], *(line(t, page=page, top=500.0 + 12 * n) for n, t in enumerate(rows) if t)]
        for page, rows in ((1, foot), (2, other))
    ]
    assert units(document(pages=pages), made) == ["KEPALA SEKSI DATA", "KEPALA SEKSI MUTU"]
