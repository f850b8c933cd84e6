"""No library that reads tells anybody about it."""

from __future__ import annotations

import subprocess
import sys


def test_onnxruntime_is_told_to_send_nothing() -> None:
    code = "import os, extractors; assert os.environ['ORT_DISABLE_TELEMETRY'] == '1'"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
