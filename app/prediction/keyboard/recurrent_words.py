"""A recurrent network that reads a sentence word by word and says which word comes next.

It knows the first words of the dictionary, which are the commonest; only they can come out. Any
other word goes in as one and the same code, the start of a sentence as another; or, where words go
in by the codes of a family (letter sums, say), each goes in by its code.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.prediction.keyboard.codes import CodeTable
from nncore.activations import Array
from nncore.sequence_model import SequenceModel

Ids = npt.NDArray[np.int64]
Float32s = npt.NDArray[np.float32]

WORDS_READ = 40  # of a sentence; what lies further back is forgotten
STATES_KEPT = 64  # the sentence being written, and those that were looked at beside it


@dataclass(frozen=True)
class RecurrentWords:
    """``model``, and by which code a word goes in: ``family`` is "" where it is the word itself.

    The i-th class is the i-th word of the dictionary.
    """

    model: SequenceModel
    family: str = ""

    @property
    def classes(self) -> int:
        """How many words can come out."""
        return self.model.shape.classes


def codes_in(classes: int, words: int, table: CodeTable | None = None) -> Ids:
    """By which code each id goes in, shape (words + 2,): those of a vocabulary of so many words,
    then any other word and the start. ``table`` is that of the family, if there is one."""
    if table is not None:
        return table.codes.astype(np.int64)
    codes = np.full(words + 2, classes, np.int64)
    known = min(classes, words)
    codes[:known] = np.arange(known)
    codes[-1] = classes + 1
    return codes


class RecurrentSpeaker:
    """Says P(word) after the words of a sentence. Not safe for several threads at once: each has
    a speaker of its own, the network they may share."""

    def __init__(self, recurrent: RecurrentWords, codes: Ids) -> None:
        """``codes``: by which code each id goes in, the start's last."""
        self.classes = recurrent.classes
        self._model, self._codes = recurrent.model, codes
        self._states: OrderedDict[tuple[int, ...], Array] = OrderedDict()

    def probabilities(self, context: Sequence[int]) -> Float32s:
        """P(word) of the first words of the dictionary after these ids, shape (classes,)."""
        state = self._state(tuple(context[-WORDS_READ:]))
        p: Float32s = self._model.probabilities(state)[0]
        return p

    def _state(self, context: tuple[int, ...]) -> Array:
        """Word by word from the longest beginning whose state is known."""
        known = len(context)
        while known >= 0 and context[:known] not in self._states:
            known -= 1
        if known < 0:
            state = self._model.read(int(self._codes[-1]), self._model.first_state())
            self._keep((), state)
            known = 0
        state = self._states[context[:known]]
        for place in range(known, len(context)):
            state = self._model.read(int(self._codes[context[place]]), state)
            self._keep(context[: place + 1], state)
        self._states.move_to_end(context)
        return state

    def _keep(self, context: tuple[int, ...], state: Array) -> None:
        self._states[context] = state
        if len(self._states) > STATES_KEPT:
            self._states.popitem(last=False)
