"""Training the keyboard's preset on any text: count, train the network, mix, in one generator.

Every tenth sentence is held back: the network never learns from it, it says which epoch was the
best, and the mixing weights are set on it. The counts of the finished model are of the whole text.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from app.prediction.evaluation import Evaluation, evaluate
from app.prediction.keyboard.codes import CodeTable, code_table
from app.prediction.keyboard.mixing import mixture_weights
from app.prediction.keyboard.model import KeyboardModel
from app.prediction.keyboard.network import (
    Float64s,
    Ids,
    NetworkShape,
    build_network,
    input_codes,
    training_samples,
)
from app.prediction.keyboard.predictor import KeyboardPredictor
from app.prediction.keyboard.ranker import MixingWeights
from app.words.context import ContextModel
from app.words.lexicon import Lexicon
from app.words.tokens import normalise
from app.words.vocabulary import Vocabulary
from nncore.events import BatchesDone, Diverged, EpochDone
from nncore.optimizers import Adam
from nncore.training import FitSettings, TrainingRun, fit

HELD_BACK_EVERY = 10
EVALUATION_BATCH = 1024
# The weights that make held-back words likeliest let the network speak louder than is best for the
# first three places in text of another voice, where the counts of the whole text speak too.
HEADS_RESTRAINED = 0.7
MOST_EVALUATED = 200  # held-back sentences; enough for half a point of keystroke savings
LARGEST_NORM = 5.0  # of all gradients together
FEWEST_SENTENCES = 20

Sentences = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class KeyboardSettings:
    """How to train; chosen by measuring, see docs/suggestions.md."""

    seed: int = 1
    epochs: int = 10
    batch_size: int = 256
    rate: float = 2e-3
    last_rate_share: float = 0.15
    patience: int = 2
    shape: NetworkShape = field(default_factory=NetworkShape)
    inputs: tuple[str, ...] = ("frequent-word-or-ending", "letter-sum")
    heads: tuple[str, ...] = ("frequent-word-or-ending", "letter-sum")


class TrainingTextError(Exception):
    """Text that a model can't be trained on; the message is one line."""


@dataclass(frozen=True, slots=True)
class TextCounted:
    """How much text there is, and how many words can be offered."""

    sentences: int
    words: int
    vocabulary: int


@dataclass(frozen=True, slots=True)
class KeyboardProgress:
    """Where training is: ``done`` of ``total`` samples over all epochs; the last errors known."""

    done: int
    total: int
    epoch: int
    epochs: int
    error: float
    held_back_error: float | None


@dataclass(frozen=True, slots=True)
class KeyboardTrained:
    """The model, and how good its suggestions were on sentences held back from all of it."""

    model: KeyboardModel
    evaluation: Evaluation
    epochs: int
    samples_per_second: float


KeyboardEvent = KeyboardProgress | Diverged | KeyboardTrained


@dataclass(frozen=True)
class TrainingText:
    """The text as ids, split, and the codes that its words have."""

    counted: TextCounted
    lexicon: Lexicon
    vocabulary: Vocabulary
    train: list[list[int]]
    held_back: list[list[int]]
    held_back_words: list[list[str]]
    inputs: tuple[CodeTable, ...]
    heads: tuple[CodeTable, ...]

    @classmethod
    def prepared(
        cls, typed_sentences: Sentences, lexicon: Lexicon, settings: KeyboardSettings
    ) -> TrainingText:
        """Sentences of words as they were typed. Raises TrainingTextError for too few."""
        if len(typed_sentences) < FEWEST_SENTENCES:
            raise TrainingTextError(
                f"the text has {len(typed_sentences)} sentences; "
                f"at least {FEWEST_SENTENCES} are needed"
            )
        vocabulary = Vocabulary.of_text(lexicon, typed_sentences)
        ids = [vocabulary.ids_of(sentence) for sentence in typed_sentences]
        flat = np.concatenate([np.array(sentence, np.int64) for sentence in ids])
        counts = np.bincount(flat, minlength=len(vocabulary))[: len(vocabulary)]

        def tables(families: Sequence[str]) -> tuple[CodeTable, ...]:
            return tuple(code_table(family, vocabulary.keys, counts) for family in families)

        held = range(HELD_BACK_EVERY - 1, len(ids), HELD_BACK_EVERY)
        return cls(
            TextCounted(len(ids), len(flat), len(vocabulary)),
            lexicon,
            vocabulary,
            train=[sentence for place, sentence in enumerate(ids) if place not in held],
            held_back=[ids[place] for place in held],
            held_back_words=[[normalise(w) for w in typed_sentences[place]] for place in held],
            inputs=tables(settings.inputs),
            heads=tables(settings.heads),
        )

    def new_run(self, settings: KeyboardSettings) -> TrainingRun:
        """A training run at its beginning; everything random in it comes from the seed."""
        rng = np.random.default_rng(settings.seed)
        network = build_network(settings.shape, self.inputs, self.heads, rng)
        return TrainingRun(network, Adam(settings.rate), rng)

    def fingerprint(self, settings: KeyboardSettings) -> str:
        """The same for the same text and settings: a stopped run goes on with no other."""
        digest = hashlib.sha256(repr(settings).encode())
        for sentence in (*self.train, *self.held_back):
            digest.update(np.array([*sentence, -1], np.int64).tobytes())
        return digest.hexdigest()

    def samples(self, sentences: Sequence[Sequence[int]], context_words: int) -> tuple[Ids, Ids]:
        """What goes in and what should come out, as codes."""
        vocabulary = self.vocabulary
        contexts, words = training_samples(
            sentences, vocabulary.unknown, vocabulary.start, context_words
        )
        targets = np.stack([table.codes[words] for table in self.heads], axis=1)
        return input_codes(contexts, self.inputs), targets.astype(np.int64)


def train_keyboard(
    text: TrainingText, settings: KeyboardSettings, run: TrainingRun
) -> Iterator[KeyboardEvent]:
    """Trains the network of ``run``, new or stopped before; the last event holds the model.

    Stop iterating to stop; ``run`` can be saved whenever its epoch has grown.
    """
    started, first_epoch = time.perf_counter(), run.epoch
    finished = yield from _train_network(run, text, settings)
    if finished:
        samples = sum(map(len, text.train)) * (run.epoch - first_epoch)
        yield _finish(run, text, settings, samples / (time.perf_counter() - started))


def _train_network(
    run: TrainingRun, text: TrainingText, settings: KeyboardSettings
) -> Generator[KeyboardEvent, None, bool]:
    """Yields progress; returns False if it diverged."""
    inputs, targets = text.samples(text.train, settings.shape.context_words)
    held_back = text.samples(text.held_back, settings.shape.context_words)
    how = FitSettings(
        settings.epochs, settings.batch_size, clip_norm=LARGEST_NORM,
        patience=settings.patience, last_rate_share=settings.last_rate_share,
    )  # fmt: skip
    total = len(inputs) * settings.epochs
    held_back_error: float | None = None
    for event in fit(run, inputs, targets, how, held_back):
        match event:
            case BatchesDone(epoch=epoch, samples=samples, error=error):
                done = (epoch - 1) * len(inputs) + samples
            case EpochDone(epoch=epoch, error=error, held_back_error=held_back_error):
                done = epoch * len(inputs)
            case Diverged():
                yield event
                return False
            case _:
                continue
        yield KeyboardProgress(done, total, epoch, settings.epochs, error, held_back_error)
    return True


def _finish(
    run: TrainingRun, text: TrainingText, settings: KeyboardSettings, samples_per_second: float
) -> KeyboardTrained:
    """Mixing weights and evaluation on the sentences held back, then the counts of all text."""
    vocabulary = text.vocabulary
    model = KeyboardModel(
        text.lexicon, vocabulary, ContextModel.count(text.train, len(vocabulary)),
        run.network, settings.shape, text.inputs, text.heads, _equal_weights(text),
        settings.seed,
    )  # fmt: skip
    weights = tuned_weights(model, text.held_back)
    model = replace(model, weights=weights)
    phrases = text.held_back_words[:MOST_EVALUATED]
    predictor = KeyboardPredictor(model)
    evaluation = evaluate(phrases, predictor.shown)
    everything = ContextModel.count([*text.train, *text.held_back], len(vocabulary))
    finished = replace(model, contexts=everything)
    return KeyboardTrained(finished, evaluation, run.epoch, samples_per_second)


def _equal_weights(text: TrainingText) -> MixingWeights:
    return MixingWeights(1.0, (1.0,) * len(text.heads), 1.0)


def tuned_weights(model: KeyboardModel, sentences: Sequence[Sequence[int]]) -> MixingWeights:
    """The mixing weights under which these sentences of ids are most likely, the network's heads
    somewhat restrained."""
    unknown = model.vocabulary.unknown
    words = np.concatenate([np.array(sentence, np.int64) for sentence in sentences])
    known = words != unknown
    contexts = model.contexts.event_probabilities(sentences)[known]
    heads = head_voices(model, sentences)
    dictionary = model.dictionary[words[known]].astype(np.float64)
    weights = mixture_weights(np.vstack([contexts, heads, dictionary]))
    return MixingWeights(
        context=float(weights[0]),
        heads=tuple((HEADS_RESTRAINED * weights[1:-1]).tolist()),
        dictionary=float(weights[-1]),
    )


def head_voices(model: KeyboardModel, sentences: Sequence[Sequence[int]]) -> Float64s:
    """P_head of each known word of the sentences, in order, shape (heads, words)."""
    speaker, vocabulary = model.speaker(), model.vocabulary
    contexts, words = training_samples(
        sentences, vocabulary.unknown, vocabulary.start, model.shape.context_words
    )
    spoken = np.empty((len(model.heads), len(words)))
    for start in range(0, len(words), EVALUATION_BATCH):
        rows = slice(start, start + EVALUATION_BATCH)
        p = model.network.predict(input_codes(contexts[rows], model.inputs))
        spoken[:, rows] = speaker.voices(p, words[rows])
    return spoken
