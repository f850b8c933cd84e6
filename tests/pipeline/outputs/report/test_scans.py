"""A scan that lies sideways and a little askew: its picture is drawn as it was read, and its names are black."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from extractors.readers.scan.engines import read_words
from pipeline.dataset.read import Row, read_tables
from pipeline.outputs.report.build import write_report
from pipeline.run.run import run
from pipeline.settings import Settings
from tests.extractors.readers.scan.test_read import NIP, _drawn, _scan

pytestmark = pytest.mark.slow

_LARGER = 3  # times a picture of the report is enlarged before it is read again


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("scan")
    (base / "raw").mkdir()
    (base / "raw" / "pindai.pdf").write_bytes(_scan(_drawn(), tilt=1.5, quarter=90))
    run(Settings(base / "raw", base / "dataset", corrections=base / "none.csv", cache=base / "cache"))
    write_report(base / "dataset", base / "raw", base / "plain", cache=base / "cache")
    return base


def picture(folder: Path) -> Path:
    (path,) = (folder / "gambar").iterdir()
    return path


def read(image: Any) -> str:
    """Return the words of a picture, read again."""
    larger = image.resize((image.width * _LARGER, image.height * _LARGER), Image.Resampling.LANCZOS)
    return " ".join(word.text for word in read_words(np.ascontiguousarray(larger.convert("L")), dpi=110 * _LARGER))


def places(base: Path) -> list[Row]:
    wanted = {("signatories", "name"), ("signatories", "nip"), ("indicators", "indikator")}
    return [e for e in read_tables(base / "dataset")["evidence"] if (e["table"], e["field"]) in wanted]


def test_each_place_holds_its_words_on_the_picture(base: Path) -> None:
    image = Image.open(picture(base / "plain"))
    assert image.height > image.width  # turned upright
    scale = image.height / 842
    found = places(base)
    assert len(found) >= 4
    for place in found:
        x0, top, x1, bottom = (v * scale for v in place["bbox"])
        seen = read(image.crop((int(x0) - 4, int(top) - 3, int(x1) + 5, int(bottom) + 4)))
        assert letters(place["text"]) == letters(seen)


def letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum()).casefold()


def test_without_the_stored_reading_the_picture_is_the_same(base: Path, tmp_path: Path) -> None:
    write_report(base / "dataset", base / "raw", tmp_path)
    assert picture(tmp_path).read_bytes() == picture(base / "plain").read_bytes()


def test_no_name_and_no_nip_can_be_read_on_the_redacted_picture(base: Path, tmp_path: Path) -> None:
    plain = letters(read(Image.open(picture(base / "plain"))))
    assert "burhanuddin" in plain  # else the test below could not fail
    write_report(base / "dataset", base / "raw", tmp_path, redact=True, cache=base / "cache")
    seen = letters(read(Image.open(picture(tmp_path))))
    assert "kecamatancontoh" in seen
    assert "kepuasanmasyarakat" in seen
    for part in ("burhan", "saleha", *NIP.split()[:2]):
        assert part not in seen


def test_a_redacted_report_shows_no_scan_whose_words_are_not_known(base: Path, tmp_path: Path) -> None:
    write_report(base / "dataset", base / "raw", tmp_path, redact=True)
    assert list((tmp_path / "gambar").iterdir()) == []
