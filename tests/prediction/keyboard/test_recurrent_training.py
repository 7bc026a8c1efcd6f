"""Training the recurrent network: what is read, and that the seed decides."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.prediction.keyboard.recurrent_training import (
    RecurrentProgress,
    RecurrentSettings,
    batches,
    chances,
    train_recurrent,
)
from app.prediction.keyboard.recurrent_words import (
    WORDS_READ,
    RecurrentSpeaker,
    RecurrentWords,
    codes_in,
)
from nncore.sequence_model import NO_TARGET

V, CLASSES = 8, 6
CODES = codes_in(CLASSES, V)
SMALL = RecurrentSettings(
    words_seen=40_000, batch_words=32, classes=CLASSES, draws=8, rate=1e-2, width=8, units=12,
    dropout=0.0,
)  # fmt: skip
ids = st.integers(0, V)  # V: any other word
texts = st.lists(st.lists(ids, min_size=1, max_size=WORDS_READ + 5), min_size=1, max_size=30)


@given(texts, st.integers(0, 2**32 - 1))
def test_each_sentence_is_read_once_from_its_start(sentences: list[list[int]], seed: int) -> None:
    read: Counter[tuple[int, ...]] = Counter()
    for batch in batches(sentences, CODES, SMALL, np.random.default_rng(seed)):
        assert (batch.codes[0] == CODES[-1]).all()
        assert batch.codes.size <= max(SMALL.batch_words, len(batch.codes))
        known = batch.targets != NO_TARGET
        for column in range(batch.codes.shape[1]):
            read[tuple(batch.targets[known[:, column], column].tolist())] += 1
            # What comes next is what goes in at the next position.
            for t in np.flatnonzero(known[:-1, column]):
                assert batch.codes[t + 1, column] == batch.targets[t, column]
    wanted = Counter(
        tuple(word for word in sentence[:WORDS_READ] if word < CLASSES) for sentence in sentences
    )
    assert read == wanted


def test_words_are_drawn_by_how_often_they_stand_in_the_text() -> None:
    raised = chances([[0, 0, 0, 1], [V, 7]], CLASSES)
    np.testing.assert_allclose(raised, np.array([4, 2, 1, 1, 1, 1]) ** 0.75)


def trained(settings: RecurrentSettings) -> tuple[list[RecurrentProgress], RecurrentWords]:
    rng = np.random.default_rng(3)
    sentences = [[first, 4, 5, first] for first in rng.integers(0, 4, 200).tolist()]
    *progress, network = train_recurrent(sentences, CODES, settings)
    assert isinstance(network, RecurrentWords)
    return [each for each in progress if isinstance(each, RecurrentProgress)], network


def test_it_learns_and_the_same_seed_gives_the_same_network() -> None:
    progress, network = trained(SMALL)
    assert progress[-1].seen >= progress[-1].total == SMALL.words_seen
    speaker = RecurrentSpeaker(network, CODES)
    for first in range(4):  # the word from three words before comes back
        assert speaker.probabilities([first, 4, 5]).argmax() == first
        assert speaker.probabilities([first, 4]).argmax() == 5
    _, again = trained(SMALL)
    np.testing.assert_array_equal(network.model.values, again.model.values)
