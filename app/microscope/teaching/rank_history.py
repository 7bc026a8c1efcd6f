"""How far behind the wanted words were, over all updates of a run."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from app.microscope.phrases.word_reader import WordReader
from app.microscope.teaching.flip import outputs_of
from app.microscope.time_machine.loss_history import Curve
from app.microscope.time_machine.recording import Recording
from nncore.network_file import Sample
from nncore.online import flat_network

MOST_WORK = 20_000  # samples times weights; beyond there is no curve, as it would hold up training

Floats = npt.NDArray[np.float64]


class RankHistory:
    """At each update whose weights are kept, and at the last: the rank of that wanted word, of all
    outputs of all samples that are words, which is furthest behind. 1 is all of them first."""

    def __init__(self, recording: Recording, reader: WordReader) -> None:
        self.recording, self.reader = recording, reader
        self._flat = flat_network(recording.run.file.build())
        empty: Floats = np.empty(0)
        self._curve = Curve(empty, empty)

    def curve(self) -> Curve:
        """``errors`` are the ranks; the same object until an update is made."""
        updates, known = self.recording.kept_updates(), self._curve
        if np.array_equal(updates, known.updates):
            return known
        is_known = np.isin(updates, known.updates)
        ranks = np.empty(len(updates))
        ranks[is_known] = known.errors[np.searchsorted(known.updates, updates[is_known])]
        ranks[~is_known] = self._ranks(self.recording.kept_weights()[~is_known])
        self._curve = Curve(updates, ranks)
        return self._curve

    def _ranks(self, states: Floats) -> Floats:
        worst = np.ones(len(states))
        with np.errstate(over="ignore", invalid="ignore"):
            for number, inputs in enumerate(self.recording.inputs):
                if self.reader.reads(number):
                    outputs = outputs_of(self._flat, states, inputs)
                    for place, units in enumerate(outputs.T):
                        ranks = self.reader.ranks(number, place, units)
                        worst = np.maximum(worst, np.where(ranks, ranks, np.nan))
        return worst


def is_small_enough(samples: tuple[Sample, ...], weights: int) -> bool:
    """Whether ranks can be worked out while training goes on."""
    return len(samples) * weights <= MOST_WORK
