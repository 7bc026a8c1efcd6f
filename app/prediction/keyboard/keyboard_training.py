"""Training the keyboard's preset on any text: count, train the network, mix, in one generator.

Of twenty sentences eighteen are for training: the network learns from them. The tenth is for
validation: it says which epoch was best, and the mixing weights are set on it. The twentieth is for
the test: nothing at all is known of it, not even its words, until the suggestions have been
measured on it. The counts of the finished model are of the whole text.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from app.errors import LettersumError
from app.prediction.evaluation import Evaluation, evaluate
from app.prediction.keyboard.codes import CodeTable, code_table
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_network import (
    Ids,
    NetworkShape,
    build_network,
    input_codes,
    training_samples,
)
from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
from app.prediction.keyboard.mixing import tuned_weights
from app.prediction.keyboard.ranker import MixingWeights
from app.prediction.keyboard.recurrent_words import RecurrentWords
from app.words.broad_model import BroadModel
from app.words.context import ContextModel
from app.words.corpus import split_lines
from app.words.lexicon import Lexicon
from app.words.tokens import normalise
from app.words.vocabulary import Vocabulary
from nncore.events import BatchesDone, Diverged, EpochDone
from nncore.optimizers import Adam
from nncore.training import FitSettings, TrainingRun, fit

HELD_BACK_EVERY = 10  # sentences; by turns for validation and for the test
MOST_TESTED = 200  # sentences; keystroke savings to within a point, 19 times in 20
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


class TrainingTextError(LettersumError):
    """Text that a model can't be trained on; the message is one line."""


@dataclass(frozen=True, slots=True)
class TextCounted:
    """How much text there is, how many words can be offered, and how many sentences of it are for
    what."""

    sentences: int
    words: int
    vocabulary: int
    train: int
    validation: int
    test: int


@dataclass(frozen=True, slots=True)
class KeyboardProgress:
    """Where training is: ``done`` of ``total`` samples over all epochs; the last errors known, in
    training and on the sentences for validation."""

    done: int
    total: int
    epoch: int
    epochs: int
    error: float
    validation_error: float | None


@dataclass(frozen=True, slots=True)
class KeyboardTrained:
    """The model, and how good its suggestions were on the first MOST_TESTED sentences for the test,
    from which nothing had been learned or chosen."""

    model: KeyboardModel
    evaluation: Evaluation
    epochs: int
    samples_per_second: float


KeyboardEvent = KeyboardProgress | Diverged | KeyboardTrained


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Sentences that the network never learns from, as ids and as normalised words."""

    ids: list[list[int]]
    words: list[list[str]]

    @classmethod
    def of(cls, typed_sentences: Sentences, vocabulary: Vocabulary) -> HeldBack:
        """These sentences; words that the vocabulary lacks have the id of the unknown."""
        return cls(
            [vocabulary.ids_of(sentence) for sentence in typed_sentences],
            [[normalise(word) for word in sentence] for sentence in typed_sentences],
        )


@dataclass(frozen=True)
class TrainingText:
    """The text as ids, in three parts, and the codes that its words have.

    Vocabulary and codes are those of the sentences for training and validation.
    """

    counted: TextCounted
    lexicon: Lexicon
    vocabulary: Vocabulary
    train: list[list[int]]
    validation: HeldBack
    test: HeldBack
    inputs: tuple[CodeTable, ...]
    heads: tuple[CodeTable, ...]

    @classmethod
    def prepared(
        cls, typed_sentences: Sentences, lexicon: Lexicon, settings: KeyboardSettings
    ) -> TrainingText:
        """Sentences of words as they were typed. Raises TrainingTextError for too few, and for
        words that are in no dictionary."""
        if len(typed_sentences) < FEWEST_SENTENCES:
            raise TrainingTextError(
                f"the text has {len(typed_sentences)} sentences; "
                f"at least {FEWEST_SENTENCES} are needed"
            )
        train, held_back = split_lines(typed_sentences, HELD_BACK_EVERY)
        for_validation, for_test = split_lines(held_back, 2)
        vocabulary = Vocabulary.of_text(lexicon, [*train, *for_validation])
        train_ids = [vocabulary.ids_of(sentence) for sentence in train]
        validation = HeldBack.of(for_validation, vocabulary)
        _check_known(validation, vocabulary)
        ids = np.concatenate([*train_ids, *validation.ids])
        counts = np.bincount(ids, minlength=len(vocabulary))[: len(vocabulary)]

        def tables(families: Sequence[str]) -> tuple[CodeTable, ...]:
            return tuple(code_table(family, vocabulary.keys, counts) for family in families)

        return cls(
            TextCounted(
                len(typed_sentences), sum(map(len, typed_sentences)), len(vocabulary),
                len(train), len(for_validation), len(for_test),
            ),
            lexicon,
            vocabulary,
            train_ids,
            validation,
            HeldBack.of(for_test, vocabulary),
            tables(settings.inputs),
            tables(settings.heads),
        )  # fmt: skip

    def new_run(self, settings: KeyboardSettings) -> TrainingRun:
        """A training run at its beginning; everything random in it comes from the seed."""
        rng = np.random.default_rng(settings.seed)
        network = build_network(settings.shape, self.inputs, self.heads, rng)
        return TrainingRun(network, Adam(settings.rate), rng)

    def fingerprint(self, settings: KeyboardSettings) -> str:
        """The same for the same text and settings: a stopped run goes on with no other."""
        digest = hashlib.sha256(repr(settings).encode())
        for sentence in self.all_ids():
            digest.update(np.array([*sentence, -1], np.int64).tobytes())
        return digest.hexdigest()

    def all_ids(self) -> list[list[int]]:
        """Every sentence, those for training first."""
        return [*self.train, *self.validation.ids, *self.test.ids]

    def samples(self, sentences: Sequence[Sequence[int]], context_words: int) -> tuple[Ids, Ids]:
        """What goes in and what should come out, as codes."""
        vocabulary = self.vocabulary
        contexts, words = training_samples(
            sentences, vocabulary.unknown, vocabulary.start, context_words
        )
        targets = np.stack([table.codes[words] for table in self.heads], axis=1)
        return input_codes(contexts, self.inputs), targets.astype(np.int64)


def _check_known(validation: HeldBack, vocabulary: Vocabulary) -> None:
    """Raises TrainingTextError if no voice could say any of its words."""
    if all(word == vocabulary.unknown for sentence in validation.ids for word in sentence):
        raise TrainingTextError(
            "none of the words that the mixing weights would be set on is in the dictionary or "
            "twice in the text; more text in English is needed"
        )


def train_keyboard(
    text: TrainingText,
    settings: KeyboardSettings,
    run: TrainingRun,
    broad: BroadModel | None = None,
    recurrent: RecurrentWords | None = None,
) -> Iterator[KeyboardEvent]:
    """Trains the network of ``run``, new or stopped before; the last event holds the model, in
    which ``broad`` and ``recurrent``, which come with the program, speak too.

    Stop iterating to stop; ``run`` can be saved whenever its epoch has grown.
    """
    started, first_epoch = time.perf_counter(), run.epoch
    finished = yield from train_network(run, text, settings)
    if finished:
        samples = sum(map(len, text.train)) * (run.epoch - first_epoch)
        model = replace(untuned_model(run, text, settings), broad=broad, recurrent=recurrent)
        yield _finish(model, text, run.epoch, samples / (time.perf_counter() - started))


def train_network(
    run: TrainingRun, text: TrainingText, settings: KeyboardSettings, report_samples: int = 10_000
) -> Generator[KeyboardProgress | Diverged, None, bool]:
    """Yields progress, after ``report_samples`` and after each epoch; returns False if it
    diverged."""
    inputs, targets = text.samples(text.train, settings.shape.context_words)
    validation = text.samples(text.validation.ids, settings.shape.context_words)
    how = FitSettings(
        settings.epochs, settings.batch_size, clip_norm=LARGEST_NORM,
        patience=settings.patience, last_rate_share=settings.last_rate_share,
        report_samples=report_samples,
    )  # fmt: skip
    total = len(inputs) * settings.epochs
    validation_error: float | None = None
    for event in fit(run, inputs, targets, how, validation):
        match event:
            case BatchesDone(epoch=epoch, samples=samples, error=error):
                done = (epoch - 1) * len(inputs) + samples
            case EpochDone(epoch=epoch, error=error, held_back_error=validation_error):
                done = epoch * len(inputs)
            case Diverged():
                yield event
                return False
            case _:
                continue
        yield KeyboardProgress(done, total, epoch, settings.epochs, error, validation_error)
    return True


def untuned_model(
    run: TrainingRun, text: TrainingText, settings: KeyboardSettings
) -> KeyboardModel:
    """With the counts of the sentences for training, all voices equally loud."""
    contexts = ContextModel.count(text.train, len(text.vocabulary))
    return KeyboardModel(
        text.lexicon, text.vocabulary, contexts, run.network, settings.shape, text.inputs,
        text.heads, _equal_weights(text), settings.seed,
    )  # fmt: skip


def _finish(
    model: KeyboardModel, text: TrainingText, epochs: int, samples_per_second: float
) -> KeyboardTrained:
    """Mixing weights on the sentences for validation, the test, then the counts of all text."""
    model = replace(model, weights=tuned_weights(model, text.validation.ids))
    evaluation = evaluate(text.test.words[:MOST_TESTED], KeyboardPredictor(model).shown)
    return KeyboardTrained(with_all_counts(model, text), evaluation, epochs, samples_per_second)


def with_all_counts(model: KeyboardModel, text: TrainingText) -> KeyboardModel:
    """The finished model: nothing is measured on the text any more, so all of it is counted."""
    everything = ContextModel.count(text.all_ids(), len(text.vocabulary))
    return replace(model, contexts=everything)


def _equal_weights(text: TrainingText) -> MixingWeights:
    return MixingWeights(1.0, (1.0,) * len(text.heads), 1.0)
