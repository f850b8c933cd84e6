"""Names and NIPs taken out of texts, tables and pictures; what only looks like them stays."""

from __future__ import annotations

import json
from typing import Any

import pytest

from extractors.model.document import Line, Page
from extractors.model.geometry import Box
from extractors.model.quote import Place, Word
from pipeline.dataset.read import Row
from pipeline.fields import TABLES
from pipeline.outputs.report.redact import HIDDEN, LeakedName, Mask

NIP = "19700202 199503 1 001"
DOCUMENT: Row = {
    "document_id": "d", "path": "laporan Wiranegara.pdf", "kecamatan": "Sukajaya", "kabupaten_kota": "Kabupaten Mekar",
    "provinsi": "Jawa Barat", "institution": "Kecamatan Sukajaya", "institution_raw": "KECAMATAN SUKAJAYA",
}  # fmt: skip
SIGNED: Row = {
    "signatory_id": "d-s00001", "document_id": "d", "official_id": "o-1", "name_raw": "WIRANEGARA PUTRA SUKAJAYA, S.Sos",
    "name": "Wiranegara Putra Sukajaya", "nip_raw": NIP, "nip": NIP.replace(" ", ""), "bbox": [300.0, 100.0, 500.0, 200.0],
}  # fmt: skip
PERSON: Row = {
    "official_id": "o-1", "name": "Wiranegara Putra Sukajaya", "nip": NIP.replace(" ", ""), "birth_date": "1970-02-02",
    "name_variants": [{"name_raw": "WIRANEGARA PUTERA SUKAJAYA", "n": 1}],
}  # fmt: skip


def tables(**more: list[Row]) -> dict[str, list[Row]]:
    empty: dict[str, list[Row]] = {name: [] for name in TABLES}
    return empty | {"documents": [DOCUMENT], "signatories": [SIGNED], "officials": [PERSON]} | more


@pytest.fixture
def mask() -> Mask:
    return Mask(tables())


@pytest.mark.parametrize(
    "text",
    [
        "ditetapkan oleh Wiranegara Putra Sukajaya di kantor",
        "ditetapkan oleh WIRANEGARA PUTRA di kantor",
        "oleh Putra Sukajaya sendiri",
        "oleh wiranegara saja",
        "W I R A N E G A R A  P U T R A  S U K A J A Y A",
        "Wira-\nnegara Putra Suka-\njaya",
        "ejaan lain: PUTERA SUKAJAYA",
        "NIP. 19700202 199503 1 001",
        "NIP 197002021995031001",
        "NIP. 19700202.199503.1.001",
        "NIP l97OO2O2 l995O3 1 OO1",
        "NIP 19850101 201001 2 003",
        "Drs. BUDI HARTAWAN menandatangani",
        "SITI HARTAWATI, S.Pd., M.Si",
        "Nama : Budi Hartawan",
        "Nama\n:\nBUDI HARTAWAN\nJabatan",
    ],
)
def test_a_person_is_hidden(mask: Mask, text: str) -> None:
    hidden = mask.text(text, "d")
    assert HIDDEN in hidden
    letters = "".join(c for c in hidden if c.isalnum()).casefold()
    for part in (
        "wiranegara",
        "putrasukajaya",
        "puterasukajaya",
        "hartawan",
        "hartawati",
        "19700202",
        "199503",
        "19850101",
    ):
        assert part not in letters


@pytest.mark.parametrize(
    "text",
    [
        "Kecamatan Sukajaya Kabupaten Mekar",
        "putra daerah yang berprestasi",
        "Target 2019 2020 2021 2022 2023 2024",
        "Peraturan Menteri Nomor 53 Tahun 2014, Lembaran Negara Nomor 5587",
        "Nomor 188/01/KEP/434.501/2024",
        "Nama : Kecamatan Sukajaya",
        "Jumlah desa, jumlah kelurahan, dan SARANA, PRASARANA",
        "(Jumlah desa maju / jumlah seluruh desa) x 100%",
    ],
)
def test_what_is_no_person_stays(mask: Mask, text: str) -> None:
    assert mask.text(text, "d") == text


def test_no_column_tells_who_somebody_is(mask: Mask) -> None:
    made = mask.tables(tables())
    assert made["officials"] == []
    signed = made["signatories"][0]
    assert signed["official_id"] is None
    assert signed["signatory_id"] == "d-s00001"
    assert HIDDEN in made["documents"][0]["path"]
    assert "WIRANEGARA" not in str(made).upper()
    assert "1970" not in str(made)


def test_messages_and_what_is_printed_are_hidden_in_every_table(mask: Mask) -> None:
    said = "Wiranegara menandatangani sebagai 197002021995031001"
    row = {"document_id": "d", "record_id": "d-s00001", "table": "signatories", "message_id": said, "message_en": said,
           "found": said, "expected": said, "candidates": [{"value": said, "score": 1.0}]}  # fmt: skip
    where = {"document_id": "d", "record_id": "d-s00001", "text": said}
    evidence = [{**where, "table": table} for table in ("findings", "signatories", "indicators")]
    made = mask.tables(tables(findings=[row], reconciliations=[row], evidence=evidence))
    for name in ("findings", "reconciliations", "evidence"):
        assert "iranegara" not in str(made[name])
        assert "19700202" not in str(made[name])
    assert made["findings"][0]["message_id"] == f"{HIDDEN} menandatangani sebagai {HIDDEN}"
    assert made["findings"][0]["record_id"] == "d-s00001"


def word(text: str, x: float, top: float, width: float = 60.0, engine: str = "text_layer") -> Word:
    return Word(text, Place(1, Box(x, top, x + width, top + 10)), engine=engine)


def page(*lines: tuple[Word, ...], **more: Any) -> Page:
    return Page(1, 595.0, 842.0, tuple(Line(words) for words in lines), **more)


def test_the_words_of_a_person_are_blackened_and_no_others(mask: Mask) -> None:
    head = (word("CAMAT", 300, 80), word("SUKAJAYA", 370, 80))
    name = (word("WIRANEGARA", 300, 150), word("PUTRA", 370, 150), word("SUKAJAYA,", 440, 150), word("S.Sos", 510, 150))
    number = (word("NIP.", 300, 170, 30), word("19700202", 340, 170), word("199503", 410, 170), word("1", 480, 170, 5),
              word("001", 490, 170, 20))  # fmt: skip
    boxes = mask.boxes("d", page(head, name, number))
    assert boxes is not None
    for hidden in (*name[:3], *number[1:]):
        assert any(covers(b, hidden) for b in boxes), hidden.text
    for shown in (*head, name[3], number[0]):
        assert not any(touches(b, shown) for b in boxes), shown.text


def covers(box: Box, of: Word) -> bool:
    at = of.place.box
    assert at is not None
    return box.x0 <= at.x0 and box.top <= at.top and box.x1 >= at.x1 and box.bottom >= at.bottom


def touches(box: Box, of: Word) -> bool:
    at = of.place.box
    assert at is not None
    return box.overlap_x(at) > 2 and box.overlap_y(at) > 2


def test_a_name_that_was_misread_on_a_scan_is_blackened(mask: Mask) -> None:
    misread, other = word("WIRANECARA", 300, 150, engine="tesseract"), word("MENIMBANG", 300, 300, engine="tesseract")
    boxes = mask.boxes("d", page((misread,), (other,), source="ocr"))
    assert boxes is not None
    assert any(covers(b, misread) for b in boxes)
    assert not any(touches(b, other) for b in boxes)


def test_the_room_of_the_signature_is_blackened() -> None:
    evidence = [
        {"table": "signatories", "record_id": "d-s00001", "document_id": "d", "page": 1, "field": field, "bbox": box}
        for field, box in (("jabatan", [330.0, 80.0, 430.0, 92.0]), ("name", [300.0, 150.0, 500.0, 162.0]))
    ]
    boxes = Mask(tables(evidence=evidence)).boxes("d", page((word("CAMAT", 330, 80),)))
    assert boxes is not None
    assert any(b.holds(400, 120) for b in boxes)
    assert not any(b.holds(360, 86) for b in boxes)


def test_a_pasted_signature_is_blackened_but_not_a_picture_of_the_whole_page() -> None:
    evidence = [{"table": "signatories", "record_id": "d-s00001", "document_id": "d", "page": 1, "field": "name",
                 "bbox": [300.0, 150.0, 500.0, 162.0]}]  # fmt: skip
    pasted, whole = Box(250, 100, 420, 158), Box(0, 0, 595, 842)
    boxes = Mask(tables(evidence=evidence)).boxes("d", page((word("CAMAT", 330, 80),), images=(pasted, whole)))
    assert boxes is not None
    assert pasted in boxes
    assert whole not in boxes


def test_a_page_without_words_is_not_shown(mask: Mask) -> None:
    assert mask.boxes("d", Page(1, 595.0, 842.0, source="none")) is None


@pytest.mark.parametrize(
    "html",
    [
        "<p>Wiranegara Putra Sukajaya</p>",
        "<p>19700202 199503 1 001</p>",
        '<p><mark>188/197 002 021<a class="to info" href="#d-f1">4</a><a class="to doubt">5</a></mark> 995 031 001</p>',
        '<script type="application/json" id="all">[2, "d", "Camat\\u003c19700202 199503 1 001\\u003e"]</script>',
        '<script type="application/json" id="all">{"d": ["x", {"name": "Wiranegara Putra Sukajaya"}]}</script>',
        '<button type="button" data-line="signatories,d-s00001,nip,19700202 199503 1 001,value">Salin</button>',
        '<img src="p.webp" alt="Wiranegara Putra Sukajaya">',
    ],
    ids=[
        "name",
        "number",
        "number_with_links_to_findings_in_it",
        "number_in_data",
        "name_in_data",
        "number_in_attribute",
        "name_in_attribute",
    ],
)
def test_a_page_that_would_show_a_person_is_never_written(mask: Mask, html: str) -> None:
    with pytest.raises(LeakedName) as error:
        mask.check(html, "d", "d.html")
    assert "iranegara" not in str(error.value)
    mask.check("<p>Kecamatan Sukajaya</p>", "d", "d.html")


def test_figures_beside_a_text_in_the_list_of_findings_make_no_number_with_it(mask: Mask) -> None:
    """Rule, document, page and years read as one: born on 1931-12-01, appointed in a year with 20."""
    finding = json.dumps([2, "d", 1, 9, 3, 11, "2016\u20132024, 2021\u20132026", "open"])
    mask.check(f'<script type="application/json" id="all-findings">[{finding}]</script>', "d", "temuan.html")


def test_a_name_of_common_words_stops_nobody() -> None:
    """A heading that was taken for a name is no reason to give up the whole report."""
    misread = {**SIGNED, "name_raw": "PEMERINTAH DAERAH", "name": "Pemerintah Daerah", "official_id": None}
    mask = Mask(tables(signatories=[misread], officials=[]))
    assert mask.text("oleh Pemerintah Daerah", "d") == f"oleh {HIDDEN}"
    mask.check("<p>UU 23/2014 Pemerintahan Daerah, Pemerintah Daerah</p>", "d", "d.html")
