"""Networks and runs small enough to train many times in a test."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field

import numpy as np

from nncore.activations import IDENTITY, TANH
from nncore.events import EpochDone, Event
from nncore.initialisation import draw_glorot
from nncore.layers import Bias, Dense, Dropout, Embedding
from nncore.losses import SoftmaxCrossEntropy
from nncore.network import Network
from nncore.optimizers import Adam
from nncore.training import FitSettings, TrainingRun, fit

PATIENT = FitSettings(200, 4, patience=3, report_samples=8)  # stops early
SHORT = FitSettings(12, 4, report_samples=8)  # runs to its end, its best epoch being an early one
END = {"stopped early": PATIENT, "all epochs": SHORT}


def keyboard_like(dtype: str = "float64") -> Network:
    layers = [
        Embedding(7, 3, 2, dtype),
        Dense(6, 5, TANH, Bias.TRAINED, dtype),
        Dropout(5, 0.2),
        Dense(5, 4, IDENTITY, Bias.TRAINED, dtype),
    ]
    network = Network(layers, SoftmaxCrossEntropy([4]))
    draw_glorot(network, np.random.default_rng(5))
    return network


def code_samples(count: int = 60) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(8)
    inputs = rng.integers(0, 7, (count, 2))
    return inputs, (inputs.sum(axis=1, keepdims=True) % 4)


@dataclass
class Overfitting:
    """``copies``: the weights after each epoch that was the best so far, taken while training."""

    run: TrainingRun
    inputs: np.ndarray
    targets: np.ndarray
    noise: tuple[np.ndarray, np.ndarray]
    copies: list[np.ndarray] = field(default_factory=list)

    def events(self, settings: FitSettings) -> Generator[Event, None, None]:
        for event in fit(self.run, self.inputs, self.targets, settings, self.noise):
            if isinstance(event, EpochDone) and event.best:
                self.copies.append(self.run.network.values.copy())
            yield event

    def is_best(self) -> bool:
        return self.run.network.values.tobytes() == self.copies[-1].tobytes()


def overfitting() -> Overfitting:
    """A run that gets worse on what is held back long before it ends."""
    rng = np.random.default_rng(1)
    noise = rng.integers(0, 7, (40, 2)), rng.integers(0, 4, (40, 1))  # nothing to learn here
    run = TrainingRun(keyboard_like(), Adam(0.05), np.random.default_rng(3))
    return Overfitting(run, *code_samples(12), noise)
