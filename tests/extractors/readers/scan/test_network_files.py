"""A network's file with fewer columns in its last layer, on files written by hand."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.readers.scan.network_files import told, with_columns


def _part(number: int, content: bytes) -> bytes:
    size = len(content)
    head = bytes([size]) if size < 128 else bytes([size & 127 | 128, size >> 7])
    return bytes([number << 3 | 2]) + head + content


def _weights(name: bytes, *rows: tuple[float, ...], packed: bool = False) -> bytes:
    sides = bytes([len(rows), len(rows[0])])
    shape = _part(1, sides) if packed else b"".join(bytes([1 << 3, side]) for side in sides)
    return _part(5, shape + b"\x10\x01" + _part(8, name) + _part(9, np.array(rows, "<f4").tobytes()))


def _model(*weights: bytes) -> bytes:
    node = _part(1, _part(1, b"x") + _part(2, b"y"))
    output = _part(12, _part(1, b"y") + _part(2, b"a shape"))
    graph = node + b"".join(weights) + output + _part(13, _part(1, b"between"))
    character = _part(14, _part(1, b"character") + _part(2, b"a\nb"))
    return b"\x08\x07" + _part(7, graph) + character


def test_a_file_says_what_it_was_given_to_say() -> None:
    assert told(_model(_weights(b"w", (1.0, 2.0)))) == {"character": "a\nb"}


@pytest.mark.parametrize("packed", [False, True])
def test_weights_as_wide_as_the_last_layer_are_cut(packed: bool) -> None:
    model = _model(
        _weights(b"first", (1.0, 2.0), (3.0, 4.0)),
        _weights(b"last", (1.0, 2.0, 3.0), (4.0, 5.0, 6.0), packed=packed),
    )
    made = with_columns(model, 3, np.array([2, 0]))
    assert _weights(b"first", (1.0, 2.0), (3.0, 4.0)) in made
    assert _weights(b"last", (3.0, 1.0), (6.0, 4.0)) in made
    assert b"a shape" not in made
    assert b"between" not in made
    assert told(made) == {"character": "a\nb"}


def test_a_file_without_such_weights_is_refused() -> None:
    with pytest.raises(ValueError, match="3 columns"):
        with_columns(_model(_weights(b"w", (1.0, 2.0))), 3, np.array([0]))


def test_a_file_of_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="kind"):
        told(b"\x0b\x00")
