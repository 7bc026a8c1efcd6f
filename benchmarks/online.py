"""One online update of the article's 2-2-2 network: ours, PyTorch, scikit-learn, NumPy, C."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks.report import Row
from benchmarks.timing import interleaved_medians
from nncore.kernels.online import OnlineTraining, online_training, train_online_numpy
from nncore.layers import Bias
from nncore.network_file import NetworkFile, Sample
from nncore.online import OnlineTrainer

ARTICLE = NetworkFile(
    layers=(2, 2, 2),
    weights={f"w{n}": w for n, w in enumerate([0.15, 0.25, 0.2, 0.3, 0.4, 0.5, 0.45, 0.55], 1)},
    bias=Bias.TRAINED,
    bias_weights={"v11": 0.35, "v12": 0.35, "v21": 0.6, "v22": 0.6},
    samples=(Sample((0.05, 0.1), (0.01, 0.99)),),
)  # fmt: skip

Contestant = tuple[Callable[[], object], int]


def measure() -> list[Row]:
    """Microseconds an update, and each as a multiple of ours."""
    contestants: dict[str, Contestant] = {
        "nncore, compiled": ours(online_training(), 1_000_000),
        "nncore, NumPy loop": ours(train_online_numpy, 2000),
        "PyTorch": torch_updates(500),
        "scikit-learn": sklearn_updates(200),
    }
    if (loop := c_loop(1_000_000)) is not None:
        contestants["C, every size a constant"] = loop
    medians = interleaved_medians(contestants)
    own = medians["nncore, compiled"]
    return [
        Row("one online update, 2-2-2", name, seconds * 1e6, "µs", seconds / own)
        for name, seconds in medians.items()
    ]


def ours(train: OnlineTraining, updates: int) -> Contestant:
    """Through the public trainer, the error kept at every update."""
    trainer = OnlineTrainer(ARTICLE.build(), *ARTICLE.sample_arrays(), 0.5, train=train)
    return lambda: trainer.advance(updates), updates


def torch_updates(updates: int) -> Contestant:
    """The same network as modules, SGD, one sample; one thread is PyTorch's fastest here."""
    import torch

    torch.set_num_threads(1)
    network = torch.nn.Sequential(
        torch.nn.Linear(2, 2), torch.nn.Sigmoid(), torch.nn.Linear(2, 2), torch.nn.Sigmoid()
    ).double()
    optimizer = torch.optim.SGD(network.parameters(), lr=0.5)
    inputs, targets = (torch.from_numpy(array) for array in ARTICLE.sample_arrays())

    def run() -> None:
        for _ in range(updates):
            optimizer.zero_grad()
            error = 0.5 * ((targets - network(inputs)) ** 2).sum()
            error.backward()
            optimizer.step()

    return run, updates


def sklearn_updates(updates: int) -> Contestant:
    """MLPRegressor with logistic hidden neurons (its outputs are linear), plain SGD."""
    from sklearn.neural_network import MLPRegressor

    inputs, targets = ARTICLE.sample_arrays()
    network = MLPRegressor(
        hidden_layer_sizes=(2,), activation="logistic", solver="sgd", alpha=0, momentum=0,
        learning_rate_init=0.5, batch_size=1, random_state=1,
    )  # fmt: skip

    def run() -> None:
        for _ in range(updates):
            network.partial_fit(inputs, targets)

    return run, updates


def c_loop(updates: int) -> Contestant | None:
    """The loop in C, or None where there is no compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        return None
    library = Path(tempfile.mkdtemp()) / "online_loop.so"
    source = Path(__file__).with_name("online_loop.c")
    flags = ["-O3", "-march=native", "-shared", "-fPIC", "-o", str(library)]
    subprocess.run([compiler, *flags, str(source), "-lm"], check=True)
    train = ctypes.CDLL(str(library)).train
    pointer = np.ctypeslib.ndpointer(np.float64)
    train.argtypes = [pointer, pointer, pointer, pointer, ctypes.c_long]
    train.restype = ctypes.c_double
    values = ARTICLE.build().values
    rates = np.full(12, 0.5)
    inputs, targets = ARTICLE.sample_arrays()
    return lambda: train(values, rates, inputs, targets, updates), updates
