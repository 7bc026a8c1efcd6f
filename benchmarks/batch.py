"""One batch of the keyboard's network: 4 codes × 32 → 128 → 300, 512 samples, float32, Adam.

Beside ours: PyTorch with the same layers, and the five matrix products of the step alone, made by
the machine's own matrix multiply into ready memory; nothing that trains this network in float32
can be faster than those.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from benchmarks.report import Row
from benchmarks.timing import interleaved_medians
from nncore.activations import IDENTITY, TANH
from nncore.initialisation import draw_glorot
from nncore.layers import Bias, Dense, Embedding
from nncore.losses import SoftmaxCrossEntropy
from nncore.network import Network
from nncore.optimizers import Adam
from nncore.training import FitSettings, TrainingRun, fit

STEPS = 20  # in one timed call


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network and the batch."""

    batch: int = 512
    positions: int = 4
    codes: int = 300
    width: int = 32
    hidden: int = 128
    hidden_layers: int = 1

    def dense(self) -> list[tuple[int, int]]:
        """Inputs and outputs of each dense layer."""
        sizes = [self.positions * self.width, *[self.hidden] * self.hidden_layers, self.codes]
        return list(pairwise(sizes))


def measure() -> list[Row]:
    """Milliseconds a batch, and each as a multiple of ours; then how ours grows."""
    shape = Shape()
    medians = interleaved_medians(
        {
            "nncore": (our_steps(shape), STEPS),
            "PyTorch, all cores": (torch_steps(shape, os.cpu_count() or 1), STEPS),
            "PyTorch, one core": (torch_steps(shape, 1), STEPS),
            "the matrix products alone": (products(shape), STEPS),
        },
        rounds=25,
    )
    own = medians["nncore"]
    rows = [
        Row("one batch of the keyboard's network", name, seconds * 1e3, "ms", seconds / own)
        for name, seconds in medians.items()
    ]
    return rows + growth(shape)


def growth(shape: Shape) -> list[Row]:
    """How a batch grows with batch size, width and depth, beside its matrix products."""
    variants = {
        "batch": [replace(shape, batch=batch) for batch in (128, 256, 512, 1024, 2048)],
        "hidden neurons": [replace(shape, hidden=hidden) for hidden in (64, 128, 256, 512)],
        "hidden layers": [replace(shape, hidden_layers=layers) for layers in (1, 2, 4)],
    }
    rows = []
    for what, shapes in variants.items():
        for each in shapes:
            medians = interleaved_medians(
                {"ours": (our_steps(each), STEPS), "bound": (products(each), STEPS)}, rounds=9
            )
            name = f"{each.batch} samples, {each.hidden_layers} × {each.hidden}"
            share = medians["bound"] / medians["ours"]
            rows.append(Row(f"growth with {what}; × is the share of the matrix-multiply bound",
                            name, medians["ours"] * 1e3, "ms", share))  # fmt: skip
    return rows


def our_steps(shape: Shape) -> Callable[[], None]:
    """An epoch of training.fit: shuffling, gradients, clipping and Adam."""
    f32 = np.float32
    dense = shape.dense()
    hidden = [Dense(a, b, TANH, Bias.TRAINED, f32) for a, b in dense[:-1]]
    layers = [
        Embedding(shape.codes, shape.width, shape.positions, f32),
        *hidden,
        Dense(*dense[-1], IDENTITY, Bias.TRAINED, f32),
    ]
    network = Network(layers, SoftmaxCrossEntropy([shape.codes]))
    rng = np.random.default_rng(1)
    draw_glorot(network, rng)
    training = TrainingRun(network, Adam(), rng)
    inputs, targets = samples(shape, STEPS)

    def run() -> None:
        settings = FitSettings(training.epoch + 1, shape.batch, clip_norm=1e9)
        for _ in fit(training, inputs, targets, settings):
            pass

    return run


def samples(shape: Shape, batches: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Random codes in and out."""
    rng = np.random.default_rng(2)
    count = batches * shape.batch
    inputs = rng.integers(0, shape.codes, (count, shape.positions))
    return inputs, rng.integers(0, shape.codes, (count, 1))


def torch_steps(shape: Shape, threads: int) -> Callable[[], None]:
    """The same in PyTorch, with its fused Adam."""
    import torch

    modules: list[torch.nn.Module] = [
        torch.nn.Embedding(shape.codes, shape.width),
        torch.nn.Flatten(),
    ]
    for a, b in shape.dense():
        modules += [torch.nn.Linear(a, b), torch.nn.Tanh()]
    network = torch.nn.Sequential(*modules[:-1])
    optimizer = torch.optim.Adam(network.parameters(), fused=True)
    inputs, targets = (torch.from_numpy(array) for array in samples(shape))

    def run() -> None:
        torch.set_num_threads(threads)
        for _ in range(STEPS):
            optimizer.zero_grad(set_to_none=False)
            loss = torch.nn.functional.cross_entropy(network(inputs), targets[:, 0])
            loss.backward()
            optimizer.step()

    return run


def products(shape: Shape) -> Callable[[], None]:
    """Forward, weight gradient and input gradient of each dense layer: nothing else."""
    rng = np.random.default_rng(3)
    jobs = []
    for a, b in shape.dense():
        x, w, d = (
            rng.random(size, np.float32) for size in ((shape.batch, a), (a, b), (shape.batch, b))
        )
        jobs += [(x, w), (x.T, d), (d, w.T)]
    ready = [(a, b, np.empty((len(a), b.shape[1]), np.float32)) for a, b in jobs]

    def run() -> None:
        for _ in range(STEPS):
            for a, b, out in ready:
                np.matmul(a, b, out=out)

    return run
