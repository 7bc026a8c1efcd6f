"""Online training: one sample, one update, the samples in turn, as the article does it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from nncore.activations import SIGMOID, Array
from nncore.divergence import explain_divergence
from nncore.errors import ShapeError
from nncore.events import Diverged, OnlineProgress
from nncore.kernels.online import NO_BIAS, FlatNetwork, OnlineTraining, online_training
from nncore.layers import Bias, stop_fixed
from nncore.losses import SquaredError
from nncore.network import Network
from nncore.network_file import dense_layers


def flat_network(network: Network) -> FlatNetwork:
    """Where the numbers of a network of dense sigmoid layers with E_total are.

    Raises ShapeError for any other network.
    """
    layers = dense_layers(network)
    if (
        not isinstance(network.loss, SquaredError)
        or any(layer.activation is not SIGMOID for layer in layers)
        or network.dtype != np.float64
    ):
        raise ShapeError(
            "online training needs dense sigmoid layers, squared error and float64; "
            "use training.fit for other networks"
        )
    bias_weight_starts = [NO_BIAS if layer.bias is Bias.NONE else layer.v.start for layer in layers]
    return FlatNetwork(
        sizes=np.array([layers[0].inputs, *(layer.outputs for layer in layers)], np.int64),
        weight_starts=np.array([layer.w.start for layer in layers], np.int64),
        bias_weight_starts=np.array(bias_weight_starts, np.int64),
        biases=np.concatenate([layer.b for layer in layers]),
    )


class OnlineTrainer:
    """Online gradient descent on one network and its samples, in stretches of any length.

    ``inputs`` has shape (samples, inputs), ``targets`` (samples, outputs). ``rates`` is one η for
    all weights or an array of shape (parameters,); fixed bias weights stay as they are in either
    case. The network's weights are changed in place; ``update`` counts the updates made, and says
    which sample comes next; ``train`` is the function that makes them. ``update`` and ``train``
    may be set between two stretches.

    Raises ShapeError where the arrays do not fit the network.
    """

    def __init__(
        self,
        network: Network,
        inputs: Array,
        targets: Array,
        rates: float | Array,
        update: int = 0,
        train: OnlineTraining | None = None,
    ) -> None:
        self._flat = flat_network(network)
        self.inputs = _rows(inputs, int(self._flat.sizes[0]), "inputs")
        self.targets = _rows(targets, int(self._flat.sizes[-1]), "targets")
        if len(self.inputs) != len(self.targets) or not len(self.inputs):
            raise ShapeError(
                f"online training: {len(self.inputs)} inputs and {len(self.targets)} targets; "
                "the same number of each is needed, at least one"
            )
        self.network = network
        self.rates = _rate_array(network, rates)
        self.update = update
        self.train = train or online_training()

    @property
    def samples(self) -> int:
        """How many samples are taken in turn."""
        return len(self.inputs)

    def advance(
        self, updates: int, *, error_every: int = 1, history_every: int = 0
    ) -> OnlineProgress | Diverged:
        """Makes ``updates`` more updates; the network is changed in place.

        Keeps E_total at every ``error_every``-th update and, if ``history_every`` is not 0, the
        weights after every ``history_every``-th.
        """
        errors = np.empty(-(-updates // error_every))
        kept = updates // history_every if history_every else 0
        history = np.empty((kept, len(self.network.values)))
        flat, first = self._flat, self.update
        done = self.train(
            flat.sizes, flat.weight_starts, flat.bias_weight_starts, flat.biases,
            self.network.values, self.rates, self.inputs, self.targets,
            first, updates, errors, error_every, history, history_every,
        )  # fmt: skip
        self.update = first + done
        if done < updates or not np.isfinite(self.network.values).all():
            return explain_divergence(self.network, self.inputs, self.update)
        return OnlineProgress(first, self.update, errors, error_every, history, history_every)


def fit_online(
    trainer: OnlineTrainer, updates: int, *, stretch: int = 1000, error_every: int = 1
) -> Iterator[OnlineProgress | Diverged]:
    """Makes ``updates`` more updates, with an event after each ``stretch`` of them.

    Stop iterating to stop training. Ends early after a Diverged event.
    """
    end = trainer.update + updates
    while trainer.update < end:
        event = trainer.advance(min(stretch, end - trainer.update), error_every=error_every)
        yield event
        if isinstance(event, Diverged):
            return


def _rows(array: Array, width: int, name: str) -> npt.NDArray[np.float64]:
    if array.ndim != 2 or array.shape[1] != width:
        raise ShapeError(
            f"online training: {name} have shape {array.shape}, (samples, {width}) is needed"
        )
    return np.ascontiguousarray(array, np.float64)


def _rate_array(network: Network, rates: float | Array) -> npt.NDArray[np.float64]:
    full = np.array(np.broadcast_to(rates, network.values.shape), np.float64)
    stop_fixed(dense_layers(network), full)
    return full
