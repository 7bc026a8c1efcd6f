"""Snapshots of small networks at any moment."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from app.microscope.network_presets import NetworkPreset
from app.microscope.time_machine.moments import Grain
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.kernels.online import train_online_numpy
from nncore.network_file import NetworkFile, Sample
from tests.microscope.examples import V1_PRESET


def after(steps: int, grain: Grain, preset: NetworkPreset = V1_PRESET) -> NetworkSnapshot:
    """The snapshot after so many steps of this grain, with nothing computed before the first."""
    session = TrainingSession(preset, lambda: train_online_numpy)
    session.choose_grain(grain)
    for _ in range(steps):
        session.step()
    return session.snapshot()


def when(name: str, preset: NetworkPreset = V1_PRESET) -> NetworkSnapshot:
    """The snapshot of the moment at which ``name`` has just been computed."""
    session = TrainingSession(preset, lambda: train_online_numpy)
    session.choose_grain(Grain.FACTOR)
    while True:
        session.step()
        snapshot = session.snapshot()
        assert snapshot.update == 0, f"{name} is never computed"
        if snapshot.lit[-1].name == name:
            return snapshot


def with_weights(**weights: float) -> NetworkPreset:
    """V1 with some other weights."""
    file = V1_PRESET.file
    return NetworkPreset("changed", replace(file, weights={**file.weights, **weights}))


def large_preset(*layers: int) -> NetworkPreset:
    """A network with normally distributed weights."""
    sample = Sample((0.5,) * layers[0], (0.5,) * layers[-1])
    file = NetworkFile(layers, samples=(sample,))
    network = file.build()
    network.values[...] = np.random.default_rng(1).normal(0, 0.5, network.values.shape)
    return NetworkPreset("large", file.with_weights_of(network))


def at_rest(preset: NetworkPreset = V1_PRESET) -> NetworkSnapshot:
    """The start of a network, its first sample whole."""
    return TrainingSession(preset, lambda: train_online_numpy).snapshot()
