"""Makes the networks of extractors/readers/scan/models count in whole numbers of eight bits: half the time, a third of the size.

usage: python -m tools.build.int8 lines|rulings SOURCE.onnx TARGET.onnx SCAN.pdf...
The weights stay those of the source, rounded to seven bits a channel, so that every processor gives the same sums; how far
values reach is measured on the scans named. Of the reader of lines the columns of the signs of reference/tanda_cetak.txt
are kept. The first layer and those that look at one channel alone stay as they are; of the
reader of lines also those with a rectifier behind them (it reads worse without, and no faster). Needs the packages onnx and
sympy, which are in no list of requirements.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from reference.load import read_text

_OPSET = 17  # the first in which scales may stand for each channel is 13
_REACH = 99.999  # percent of the values that the range of eight bits covers
_SIDES = {"lines": (48, 480), "rulings": (672, 672)}  # pixels to which pictures are cut: all of one size
_INPUTS = {"lines": "x", "rulings": "input"}
_MOST = 70


def pictures(kind: str, scans: list[Path]) -> Iterator[Any]:
    """Yield what a network is shown of the scans' pages, cut to one size; smaller pictures are left out."""
    import pypdfium2 as pdfium

    from extractors.readers.scan import image, networks, read
    from extractors.readers.scan.ink import clean as clean_ink
    from extractors.readers.scan.lines.finder import find_lines

    height, width = _SIDES[kind]
    for scan in scans:
        document: Any = pdfium.PdfDocument(scan)
        for number in range(len(document)):
            page = document[number]
            grey = clean_ink.even(image.grey_of(read.drawn(page, read.scale_of(page))))
            if kind == "rulings":
                shown = [networks.ruling_input(image.scaled(grey, min(1.0, 1024 / max(grey.shape))))]
            else:
                pieces = [image.cut_line(grey, line.box, line.slope) for line in find_lines(grey)]
                shown = [networks.line_input(piece) for piece in pieces if min(piece.shape) >= height // 4]
            yield from (s[..., :height, :width].copy() for s in shown if s.shape[2] >= height and s.shape[3] >= width)


def keep_signs(model: Any, signs: str) -> None:
    """Leave of the last layer of a reader of lines the columns of these signs, of "no letter" and of the blank."""
    helper: Any = import_module("onnx.numpy_helper")
    (told,) = (entry for entry in model.metadata_props if entry.key == "character")
    known = told.value.split("\n")
    columns = [0, *(known.index(sign) + 1 for sign in signs), len(known) + 1]
    for weights in model.graph.initializer:
        if weights.dims and weights.dims[-1] == len(known) + 2:
            kept = helper.to_array(weights)[..., columns].copy()
            weights.CopyFrom(helper.from_array(kept, weights.name))
    told.value = "\n".join(signs)


def make(kind: str, source: Path, target: Path, shown: list[Any]) -> None:
    """Write the network `source` with weights and values of eight bits as `target`."""
    onnx: Any = import_module("onnx")
    convert: Any = import_module("onnx.version_converter").convert_version
    ort: Any = import_module("onnxruntime")
    quantization: Any = import_module("onnxruntime.quantization")

    with tempfile.TemporaryDirectory() as folder:
        newer, plain = str(Path(folder) / "newer.onnx"), str(Path(folder) / "plain.onnx")
        model = onnx.load(str(source))
        if kind == "lines":
            keep_signs(model, read_text("tanda_cetak.txt").splitlines()[-1])
        del model.graph.value_info[:]
        for output in model.graph.output:  # the shape before signs were left out
            output.type.tensor_type.ClearField("shape")
        onnx.save(convert(model, _OPSET), newer)
        options = ort.SessionOptions()
        options.optimized_model_filepath = plain
        options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        left_out = {"disabled_optimizers": ["ConvActivationFusion"]} if kind == "rulings" else {}
        ort.InferenceSession(newer, options, providers=["CPUExecutionProvider"], **left_out)
        graph = onnx.load(plain).graph
        sizes = {weights.name: list(weights.dims) for weights in graph.initializer}
        convolutions = [node for node in graph.node if node.op_type == "Conv"]
        alone = [node.name for node in convolutions if sizes.get(node.input[1], [0, 0])[1] == 1]
        quantization.quantize_static(
            plain,
            str(target),
            _reader(quantization.CalibrationDataReader, [{_INPUTS[kind]: picture} for picture in shown]),
            quant_format=quantization.QuantFormat.QDQ,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["Conv"],
            activation_type=quantization.QuantType.QUInt8,
            weight_type=quantization.QuantType.QInt8,
            calibrate_method=quantization.CalibrationMethod.Percentile,
            nodes_to_exclude=[convolutions[0].name, *alone],
            extra_options={"CalibPercentile": _REACH},
        )


def _reader(base: Any, rows: list[dict[str, Any]]) -> Any:
    """Return what hands the pictures to the measuring, one after the other, then None."""
    left = iter(rows)
    return type("Shown", (base,), {"get_next": lambda _: next(left, None)})()


def main() -> int:
    """Make one network; 1 where the scans show nothing of its size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=sorted(_SIDES))
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("scans", type=Path, nargs="+")
    told = parser.parse_args()
    every = list(pictures(told.kind, told.scans))
    shown = every[:: max(1, len(every) // _MOST)][:_MOST]
    if not shown:
        print("no picture of that size", file=sys.stderr)
        return 1
    make(told.kind, told.source, told.target, shown)
    print(f"{told.target}: {told.target.stat().st_size / 1e6:.1f} MB, measured on {len(shown)} pictures")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
