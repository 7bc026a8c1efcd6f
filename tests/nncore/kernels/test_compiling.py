"""Compiled, compiled for this run alone, or NumPy: whatever this machine allows."""

from __future__ import annotations

import builtins
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from nncore.kernels import compiling
from nncore.kernels.batch import adam_step, adam_step_numpy, sum_by_code, sum_by_code_numpy
from nncore.kernels.compiling import compiled_or
from nncore.kernels.online import online_training, train_online_numpy

CHOICES: list[tuple[Any, Callable[..., Any]]] = [
    (online_training, train_online_numpy),
    (sum_by_code, sum_by_code_numpy),
    (adam_step, adam_step_numpy),
]


@pytest.fixture
def forgotten() -> Iterator[None]:
    """Nothing is compiled yet, and nothing was said; afterwards the same again."""

    def forget() -> None:
        compiling._say_once.cache_clear()
        for choose, _ in CHOICES:
            choose.cache_clear()

    forget()
    yield
    forget()


def halved(number: int) -> int:
    return number // 2


def never_called(number: int) -> int:
    raise AssertionError


@pytest.mark.usefixtures("forgotten")
def test_without_numba_it_says_so_once_and_works(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real_import = builtins.__import__

    def no_numba(name: str, *rest: Any, **more: Any) -> Any:
        if name == "numba":
            raise ImportError("No module named 'numba'")
        return real_import(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", no_numba)
    with caplog.at_level(logging.WARNING, compiling.__name__):
        for choose, in_numpy in CHOICES * 2:
            assert choose() is in_numpy
    assert len(caplog.records) == 1
    assert "numba can't be used (No module named 'numba')" in caplog.text


@pytest.mark.usefixtures("forgotten")
@pytest.mark.parametrize(("choose", "in_numpy"), CHOICES)
def test_with_numba_every_loop_is_compiled(choose: Any, in_numpy: Callable[..., Any]) -> None:
    assert choose() is not in_numpy
    assert choose() is choose()
    assert choose().nopython_signatures


def test_where_compiled_code_can_not_be_kept_it_is_compiled_for_this_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import numba

    real_njit = numba.njit

    def njit(*signatures: Any, cache: bool = False, **options: Any) -> Any:
        if cache:
            raise RuntimeError("cannot cache function: no locator available")
        return real_njit(*signatures, **options)

    monkeypatch.setattr(numba, "njit", njit)
    assert compiled_or(never_called, halved, ["int64(int64)"])(7) == 3


ONE_STEP = """
import sys
import numpy as np
from nncore.layers import Dense, Embedding
from nncore.losses import SoftmaxCrossEntropy
from nncore.network import Network
from nncore.optimizers import Adam
from nncore.training import TrainingRun, fit, FitSettings
network = Network([Embedding(3, 2, 1), Dense(2, 3)], SoftmaxCrossEntropy([3]))
codes, optimizer = np.array([[0], [2]]), Adam()
network.predict(codes)
network.backpropagate(codes, codes)
optimizer.step(network)
print("numba" in sys.modules)
list(fit(TrainingRun(network, optimizer, np.random.default_rng(0)), codes, codes, FitSettings(1)))
print("numba" in sys.modules)
"""


def test_one_prediction_or_step_does_not_wait_for_numba_but_long_training_does() -> None:
    result = subprocess.run(
        [sys.executable, "-c", ONE_STEP], capture_output=True, text=True, check=True
    )
    assert result.stdout.split() == ["False", "True"]
