"""Training the recurrent network: a fixed number of words seen, from a seed, in one generator."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from app.prediction.keyboard.recurrent_words import WORDS_READ, Ids, RecurrentWords
from nncore.optimizers import Adam, clip_gradients
from nncore.sampled_softmax import SampledSoftmax
from nncore.sequence_model import NO_TARGET, SequenceModel, SequenceShape

POOL_BATCHES = 50  # sentences of like length are looked for among so many batches
REPORT_WORDS = 200_000  # between two events
WARM_UP_STEPS = 200
DISTORTION = 0.75  # of the counts by which words are drawn; flatter than they are


@dataclass(frozen=True, slots=True)
class RecurrentSettings:
    """How to train; chosen by measuring, see docs/suggestions.md."""

    seed: int = 1
    words_seen: int = 34_000_000
    batch_words: int = 1536
    classes: int = 12_000
    draws: int = 1024  # of classes, each step
    rate: float = 3e-3
    last_rate_share: float = 0.02
    clip_norm: float = 1.0
    width: int = 96
    units: int = 192
    dropout: float = 0.15

    def shape(self, codes: int | None = None) -> SequenceShape:
        """For so many codes going in; None where words go in as they come out."""
        tied = codes is None
        codes = self.classes + 2 if codes is None else codes
        return SequenceShape(codes, self.classes, self.width, self.units, tied, self.dropout)


@dataclass(frozen=True, slots=True)
class RecurrentProgress:
    """Words ``seen`` of ``total``, the ``error`` since the last event (nats a word, over the
    sampled classes), and the words seen a second."""

    seen: int
    total: int
    error: float
    words_per_second: float


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences side by side, shape (positions, batch): what goes in, and what comes next."""

    codes: Ids
    targets: Ids = field(repr=False)


def train_recurrent(
    sentences: Sequence[Sequence[int]], codes: Ids, settings: RecurrentSettings, family: str = ""
) -> Iterator[RecurrentProgress | RecurrentWords]:
    """Sentences of ids; ``codes`` says by which code each id goes in, the start's last.

    The last event is the network. The same sentences and settings give the same bytes on the same
    processor with the same versions and as many threads.
    """
    rng = np.random.default_rng(settings.seed)
    tied = not family
    model = SequenceModel(settings.shape(None if tied else int(codes.max()) + 1))
    model.draw(rng)
    model.compile()
    adam = Adam(settings.rate)
    adam.compile()
    loss = SampledSoftmax(
        model.out_table, model.bias, chances(sentences, settings.classes), settings.draws
    )
    seen = reported = step = 0
    total_error, began = 0.0, time.perf_counter()
    for batch in _endless_batches(sentences, codes, settings, rng):
        adam.rate_share = _rate_share(settings, seen, step)
        words = int((batch.targets != NO_TARGET).sum())
        total_error += words * model.backpropagate(batch.codes, batch.targets, loss, rng)
        clip_gradients(model, settings.clip_norm)
        adam.step(model)
        seen, step = seen + words, step + 1
        if seen - reported >= REPORT_WORDS or seen >= settings.words_seen:
            speed = seen / (time.perf_counter() - began)
            yield RecurrentProgress(
                seen, settings.words_seen, total_error / (seen - reported), speed
            )
            reported, total_error = seen, 0.0
        if seen >= settings.words_seen:
            break
    yield RecurrentWords(model, family)


def chances(sentences: Sequence[Sequence[int]], classes: int) -> np.ndarray:
    """How likely each class is to be drawn, by how often it stands in the sentences."""
    ids = np.concatenate([np.asarray(sentence, np.int64) for sentence in sentences])
    counts = np.bincount(ids[ids < classes], minlength=classes)
    raised: np.ndarray = (counts + 1.0) ** DISTORTION
    return raised


def batches(
    sentences: Sequence[Sequence[int]], codes: Ids, settings: RecurrentSettings,
    rng: np.random.Generator,
) -> Iterator[Batch]:  # fmt: skip
    """All sentences once, shuffled, those of like length together; each begins with the start.
    Only classes are targets, and what follows the WORDS_READ-th word is left out."""
    order = rng.permutation(len(sentences))
    mean = max(1.0, sum(map(len, sentences)) / len(sentences))
    pool = max(1, round(POOL_BATCHES * settings.batch_words / mean))
    for begin in range(0, len(order), pool):
        drawn = [sentences[i][:WORDS_READ] for i in order[begin : begin + pool].tolist()]
        drawn.sort(key=len)
        cuts = _cuts([len(sentence) for sentence in drawn], settings.batch_words)
        for cut in rng.permutation(len(cuts)).tolist():
            yield _batch(drawn[cuts[cut]], codes, settings.classes)


def _cuts(lengths: Sequence[int], batch_words: int) -> list[slice]:
    """Places of growing lengths, so that no batch has more than so many words, padding
    included."""
    cuts, begin = [], 0
    for place in range(1, len(lengths) + 1):
        if place == len(lengths) or (place + 1 - begin) * lengths[place] > batch_words:
            cuts.append(slice(begin, place))
            begin = place
    return cuts


def _batch(sentences: Sequence[Sequence[int]], codes: Ids, classes: int) -> Batch:
    longest = max(map(len, sentences))
    padded = np.full((longest, len(sentences)), len(codes) - 1, np.int64)
    for column, sentence in enumerate(sentences):
        padded[: len(sentence), column] = sentence
    before = np.vstack([np.full((1, len(sentences)), len(codes) - 1), padded[:-1]])
    return Batch(codes[before], np.where(padded < classes, padded, NO_TARGET))


def _endless_batches(
    sentences: Sequence[Sequence[int]], codes: Ids, settings: RecurrentSettings,
    rng: np.random.Generator,
) -> Iterator[Batch]:  # fmt: skip
    while True:
        for batch in batches(sentences, codes, settings, rng):
            if (batch.targets != NO_TARGET).any():
                yield batch


def _rate_share(settings: RecurrentSettings, seen: int, step: int) -> float:
    """Up in a few steps, then down in a straight line."""
    done = seen / settings.words_seen
    falling = 1.0 + done * (settings.last_rate_share - 1.0)
    return min(1.0, (step + 1) / WARM_UP_STEPS) * falling
