"""The trainer of the network that takes pen strokes out: one step, and what it writes runs. Only where torch is installed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import reportlab

pytest.importorskip("torch")
pytest.importorskip("onnx")

FONT = str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")


def test_a_step_of_training_changes_the_network_and_it_can_be_written(tmp_path: Path) -> None:
    import onnxruntime

    from tools.build.pen_remover import export, loss_of, make_batch, train

    batch = make_batch(1, 2, [FONT])
    trained, raw = train([FONT], 1), train([FONT], 0)
    assert float(loss_of(trained, *batch)) != float(loss_of(raw, *batch))
    export(trained, tmp_path / "made.onnx")
    session = onnxruntime.InferenceSession(str(tmp_path / "made.onnx"))
    (foreign,) = session.run(None, {"ink": np.zeros((1, 1, 32, 64), np.float32)})
    assert foreign.shape == (1, 1, 32, 64)
    assert 0 <= foreign.min() <= foreign.max() <= 1
