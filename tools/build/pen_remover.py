"""Train the network that takes pen strokes and stamps out of a signature: `python -m tools.build.pen_remover OUT.onnx`.

Needs `torch` and `onnx`, which are no dependencies of the project (`pip install torch==2.13.0 onnx` into a venv of its own),
and fonts of the system. What ships was made by it on 2026-11-29: 6,000 steps of one thread, about 14 minutes of CPU, with 40
faces (Liberation Sans, Serif, Mono and Sans Narrow, Carlito, DejaVu Sans and Serif, and URW's Bookman, P052, Nimbus Sans and
Nimbus Roman); in its first part the rate fell a little earlier, by the clock. Other fonts or versions give other weights.
"""

from __future__ import annotations

import argparse
import logging
import math
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from tools.build.struck_lines import make_pair

_CHANNELS = (24, 40, 72, 104)
_BATCH = 8
_RATE = 2e-3
_PRINT = 0.4  # ink from which a pixel is print
_STROKE = 0.15  # ink more than the print's from which a pixel is a stroke's
_LOG = logging.getLogger(__name__)


class _Block(nn.Module):  # type: ignore[misc]
    """Two convolutions whose result is added to what they are given."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.one = _convolution(channels, channels)
        self.two = _convolution(channels, channels)

    def forward(self, x: Tensor) -> Tensor:
        """Return a picture of as many channels."""
        made: Tensor = functional.relu(x + self.two(functional.relu(self.one(x))))
        return made


def _convolution(channels: int, out: int, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(channels, out, 3, stride, 1, bias=False), nn.BatchNorm2d(out))


class Remover(nn.Module):  # type: ignore[misc]
    """A U-net at half the size: what share of the ink of each pixel is none of the print."""

    def __init__(self) -> None:
        super().__init__()
        a, b, c, d = _CHANNELS
        self.first = nn.Sequential(nn.PixelUnshuffle(2), _convolution(4, a), nn.ReLU())
        self.down = nn.ModuleList(nn.Sequential(_convolution(x, y, 2), nn.ReLU()) for x, y in ((a, b), (b, c), (c, d)))
        self.in_blocks = nn.ModuleList(_Block(x) for x in _CHANNELS)
        self.up = nn.ModuleList(
            nn.Sequential(nn.Conv2d(x, 4 * y, 1), nn.PixelShuffle(2)) for x, y in ((b, a), (c, b), (d, c))
        )
        self.out_blocks = nn.ModuleList(_Block(x) for x in (a, b, c))
        self.last = nn.Sequential(nn.Conv2d(a, 4, 3, 1, 1), nn.PixelShuffle(2))

    def logits(self, ink: Tensor) -> Tensor:
        """Return the share before it is brought into 0..1; `ink`: 1 for black, 0 for white."""
        x = self.in_blocks[0](self.first(ink))
        kept = []
        for down, block in zip(self.down, list(self.in_blocks)[1:], strict=True):
            kept.append(x)
            x = block(down(x))
        for up, block, side in zip(reversed(self.up), reversed(self.out_blocks), reversed(kept), strict=True):
            x = block(up(x) + side)
        made: Tensor = self.last(x)
        return made

    def forward(self, ink: Tensor) -> Tensor:
        """Return the share of each pixel's ink that is none of the print, 0..1."""
        return torch.sigmoid(self.logits(ink))


def make_batch(first: int, count: int, fonts: Sequence[str]) -> tuple[Tensor, Tensor]:
    """Return the ink of pairs, as seen and of the print alone."""
    pairs = [make_pair(first + at, fonts) for at in range(count)]
    struck, plain = (np.stack([getattr(p, side) for p in pairs]) for side in ("struck", "plain"))
    seen, wanted = (torch.from_numpy(1 - grey[:, None].astype(np.float32) / 255) for grey in (struck, plain))
    return seen, wanted


def loss_of(model: Remover, seen: Tensor, wanted: Tensor) -> Tensor:
    """Return how far the ink that is left is from the print's; it counts four times where there is a stroke, twice on print."""
    left = seen * (1 - model(seen))
    off = (left - torch.minimum(wanted, seen)).abs()
    weight = 1 + 3 * ((seen - wanted).abs() > _STROKE).float() + (wanted > _PRINT).float()
    return (weight * (off + 2 * off**2)).mean()


def train(fonts: Sequence[str], steps: int) -> Remover:
    """Return a trained network; the rate of learning falls to nothing over the steps."""
    torch.manual_seed(1)
    model: Remover = Remover().to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(model.parameters(), _RATE, weight_decay=1e-4)
    begun, mean = time.monotonic(), 0.0
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = _RATE * min(1.0, (step + 1) / 200) * (0.5 + 0.5 * math.cos(math.pi * step / steps)) + 1e-6
        batch = make_batch(1 + step * _BATCH, _BATCH, fonts)
        with torch.autocast("cpu", torch.bfloat16):
            loss = loss_of(model, *batch)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        mean = loss.item() if not step else 0.98 * mean + 0.02 * loss.item()
        if step % 100 == 0:
            _LOG.info("step %d loss %.4f seconds %.0f", step, mean, time.monotonic() - begun)
    return model


def export(model: Remover, out: Path) -> None:
    """Write a network as ONNX: "ink" (1, 1, h, w; sides are multiples of 16) in, "foreign" of the same shape out."""
    model.eval()
    shown: tuple[Any, ...] = (torch.zeros(1, 1, 80, 384),)
    sides = {2: "height", 3: "width"}
    torch.onnx.export(
        model, shown, str(out), input_names=["ink"], output_names=["foreign"],
        dynamic_axes={"ink": sides, "foreign": sides}, opset_version=17, dynamo=False,
    )  # fmt: skip
    model.train()


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("fonts", nargs="+")
    parser.add_argument("--steps", type=int, default=6000)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(1)
    export(train(given.fonts, given.steps), given.out)


if __name__ == "__main__":
    main()
