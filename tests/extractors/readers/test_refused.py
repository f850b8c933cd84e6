"""Each kind of file that is no report is refused with what it is and what to do with it."""

from __future__ import annotations

import io
import zipfile

import pytest

from extractors.model.errors import UnknownFormat
from extractors.readers import tell_kind

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def packed(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def compound(stream: str) -> bytes:
    return OLE + bytes(2000) + stream.encode("utf-16-le") + bytes(100)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(packed("laporan.pdf", "b.docx"), "Ekstrak dulu", id="zip"),
        pytest.param(b"Rar!\x1a\x07\x01\x00" + bytes(100), "Ekstrak dulu", id="rar"),
        pytest.param(b"7z\xbc\xaf\x27\x1c" + bytes(100), "Ekstrak dulu", id="7z"),
        pytest.param(packed("[Content_Types].xml", "xl/workbook.xml"), "Cetak ke PDF dari Excel", id="xlsx"),
        pytest.param(compound("Workbook"), "Cetak ke PDF dari Excel", id="xls"),
        pytest.param(packed("[Content_Types].xml", "ppt/presentation.xml"), "Cetak ke PDF dari PowerPoint", id="pptx"),
        pytest.param(compound("PowerPoint Document"), "Cetak ke PDF dari PowerPoint", id="ppt"),
        pytest.param(bytes((0, 0, 0, 24)) + b"ftypheic" + bytes(100), "Simpan gambar itu sebagai JPG", id="heic"),
        pytest.param(compound("Sesuatu"), "bukan jenis dokumen", id="something else"),
    ],
)
def test_a_refused_file_says_what_it_is_and_what_to_do(data: bytes, told: str) -> None:
    with pytest.raises(UnknownFormat) as error:
        tell_kind(data)
    assert told in error.value.text("id")
    assert error.value.code == "unknown_format"
    assert error.value.text("en").isascii()
