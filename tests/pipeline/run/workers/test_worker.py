"""What workers are copied from must hold what every document needs: loaded once, not once in each worker."""

from __future__ import annotations

import subprocess
import sys

import pytest

_ASK = """
import sys
import pipeline.run.workers.worker
from extractors.text import spans as nlp
from extractors.text.labels import settings
from extractors.readers import read_document

assert nlp._tokenizer.cache_info().currsize == 1, "the tokenizer is not loaded"
assert settings.cache_info().currsize == 1, "the labels are not loaded"
before = set(sys.modules)
document = read_document(pipeline.run.workers.worker._blank_pdf())
assert [n.code for n in document.notes] == ["page_blank"], document.notes
assert "pdfplumber" in before and "pypdfium2" in before and "lxml.etree" in before
assert set(sys.modules) == before, set(sys.modules) - before
"""


@pytest.mark.slow
def test_everything_that_reading_loads_is_loaded_beforehand() -> None:
    done = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
