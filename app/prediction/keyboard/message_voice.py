"""The voice that knows how messages begin and end, and what follows numbers and dates.

    score(w) = (1 − μ · Σ P) · score_without(w) + μ · P(w)

where P is that of app/words/message_model.py. A class, as the days of the week, is shared out
among its words in equal parts; the other voices know which of them is likelier.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from app.prediction.keyboard.keyboard_network import Float32s
from app.prediction.suggestion import Parts
from app.words.message_model import MEMBERS, PAGE, MessageModel
from app.words.vocabulary import Vocabulary

# μ; chosen by measuring, see docs/suggestions.md. Not every page is a message, and after words
# alone larger texts know more.
LOUDEST, ON_A_NEW_PAGE, AFTER_WORDS = 0.5, 0.2, 0.4
_KEPT = 8  # texts; while a word is typed the same one is asked about again


class MessageVoice:
    """Safe for one thread at a time."""

    def __init__(self, model: MessageModel, vocabulary: Vocabulary) -> None:
        self._model, self._vocabulary = model, vocabulary
        self._members = {name: self._shared_out(words) for name, words in MEMBERS.items()}
        self.said = lru_cache(_KEPT)(self._said)

    def _said(self, finished: str) -> MessageShares:
        """What this voice says behind a text."""
        said = self._model.said(finished)
        if said is None:
            return NOTHING_SAID
        loudness = {PAGE: ON_A_NEW_PAGE, "": AFTER_WORDS}.get(said.after, LOUDEST)
        shares: dict[int, float] = {}
        for token, share in said.shares.items():
            for word_id, part in self._words_of(token).items():
                shares[word_id] = shares.get(word_id, 0.0) + loudness * share * part
        return MessageShares(shares, 1.0 - sum(shares.values()))

    def _words_of(self, token: str) -> Mapping[int, float]:
        if token in self._members:
            return self._members[token]
        word_id = self._vocabulary.id_of(token)
        return {} if word_id is None else {word_id: 1.0}

    def _shared_out(self, words: tuple[str, ...]) -> Mapping[int, float]:
        ids = [i for word in words if (i := self._vocabulary.id_of(word)) is not None]
        return dict.fromkeys(ids, 1.0 / max(len(ids), 1))


class MessageShares:
    """What one text brings: to each score its ``shares``, and ``rest`` is what all others keep."""

    def __init__(self, shares: Mapping[int, float], rest: float) -> None:
        self.shares, self.rest = shares, rest
        self._ids = np.array(list(shares), np.int64)
        self._values = np.array(list(shares.values()), np.float32)

    def mixed(self, scores: Float32s) -> Float32s:
        """The scores with this voice; the same array where it says nothing."""
        if not self.shares:
            return scores
        mixed: Float32s = scores * np.float32(self.rest)
        mixed[self._ids] += self._values
        return mixed

    def added(self, parts: Parts, word_id: int) -> Parts:
        """What the others say for a word, with what this voice says beside them: as they count, it
        is part of the context."""
        if not self.shares:
            return parts
        return parts.scaled(self.rest).with_messages(self.shares.get(word_id, 0.0))


NOTHING_SAID = MessageShares({}, 1.0)
