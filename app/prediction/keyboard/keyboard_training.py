"""Training the keyboard's preset on any text: train the network, mix, test, in one generator.

What the text's sentences are for is said in ``training_text.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from enum import Enum

from app.prediction.evaluation import Evaluation, Suggest, evaluate_phrases, hits_so_far
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
from app.prediction.keyboard.keyboard_settings import KeyboardSettings
from app.prediction.keyboard.mixing import OtherVoices, listen_to_others, weights_beside
from app.prediction.keyboard.ranker import MixingWeights
from app.prediction.keyboard.recurrent_words import RecurrentWords
from app.prediction.keyboard.training_text import TrainingText
from app.words.broad_model import BroadModel
from app.words.context import ContextModel
from app.words.trigram_counts import TrigramCounts
from nncore.events import BatchesDone, Diverged, EpochDone
from nncore.training import FitSettings, HeldBack, TrainingRun, fit

MOST_TUNED = 2000  # sentences that the mixing weights are set on; some 20,000 words
MOST_TESTED = 200  # sentences; keystroke savings to within a point, 19 times in 20
MOST_WATCHED = 50  # sentences for validation on which hits are counted after each epoch
LARGEST_NORM = 5.0  # of all gradients together
REPORT_SAMPLES = 2560  # a few times a second, so that one who stops need not wait


@dataclass(frozen=True, slots=True)
class KeyboardProgress:
    """Where training is: ``done`` of ``total`` samples over all epochs, though it may end sooner,
    when no epoch has been better for a while; the last errors known, in training and on the
    sentences for validation."""

    done: int
    total: int
    epoch: int
    epochs: int
    error: float
    validation_error: float | None


class Stage(Enum):
    """What is done besides training the network; the values say it."""

    LISTENING = "listening to the other voices"
    WATCHING = "trying the suggestions so far"
    TESTING = "testing the new model"
    COMPARING = "testing the model in use"


@dataclass(frozen=True, slots=True)
class StageProgress:
    """``done`` of ``total`` sentences."""

    stage: Stage
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Watched:
    """How many words of the first MOST_WATCHED sentences for validation are, in percent, among the
    first three suggestions: of the network after ``epoch``, and of the model in use."""

    epoch: int
    hit3: float
    hit3_in_use: float


@dataclass(frozen=True, slots=True)
class KeyboardTrained:
    """The model, and how good its suggestions were on the first MOST_TESTED sentences for the test,
    from which nothing had been learned or chosen; ``before`` is how good those of the model in use
    are on the same sentences."""

    model: KeyboardModel
    evaluation: Evaluation
    epochs: int
    before: Evaluation | None = None


KeyboardEvent = KeyboardProgress | StageProgress | Watched | Diverged | KeyboardTrained


def train_keyboard(
    text: TrainingText,
    settings: KeyboardSettings,
    run: TrainingRun,
    broad: BroadModel | None = None,
    recurrent: RecurrentWords | None = None,
    in_use: Suggest | None = None,
    is_enough: Callable[[], bool] = lambda: False,
) -> Generator[KeyboardEvent, None, None]:
    """Trains the network of ``run``, new or stopped before; the last event holds the model, in
    which ``broad`` and ``recurrent``, which come with the program, speak too. ``in_use`` are the
    suggestions of a model to compare with; it must not have seen this text.

    Stop iterating to stop, at any event; ``run`` can be saved then, and goes on to the same model.
    Once ``is_enough``, asked after each event of training, what was learned so far is the model's.
    """
    untuned = replace(_untuned(run, text, settings), broad=broad, recurrent=recurrent)
    heard = yield from _listen(untuned, text)
    hit3_in_use, epoch = (yield from _hit3(text, in_use)) if in_use else 0.0, run.epoch
    with closing(train_network(run, text, settings)) as events:
        for event in events:
            yield event
            if isinstance(event, Diverged):
                return
            if is_enough():
                break
            if in_use and run.epoch > epoch:
                epoch = run.epoch
                hit3 = yield from _hit3(text, KeyboardPredictor(heard.tuned()).shown)
                yield Watched(epoch, hit3, hit3_in_use)
    model = heard.tuned()
    after = yield from _tested(Stage.TESTING, text, KeyboardPredictor(model).shown)
    before = (yield from _tested(Stage.COMPARING, text, in_use)) if in_use else None
    weights = model.weights
    del model, untuned, heard  # the counts of the whole text need their room
    finished = _untuned(run, text, settings, text.everything())
    finished = replace(finished, weights=weights, broad=broad, recurrent=recurrent)
    yield KeyboardTrained(finished, after, run.epoch, before)


def train_network(
    run: TrainingRun,
    text: TrainingText,
    settings: KeyboardSettings,
    report_samples: int = REPORT_SAMPLES,
) -> Generator[KeyboardProgress | Diverged, None, None]:
    """Yields progress after so many samples and after each epoch; Diverged is the last there is."""
    inputs, targets = text.samples(text.learned)
    asked = text.validation_windows(settings)
    samples = text.samples(asked)
    held_back: HeldBack = samples if asked.weights is None else (*samples, asked.weights)
    how = FitSettings(
        settings.epochs, settings.batch_size, clip_norm=LARGEST_NORM, patience=settings.patience,
        report_samples=report_samples, last_rate_share=settings.last_rate_share,
    )  # fmt: skip
    validation_error: float | None = None
    for event in fit(run, inputs, targets, how, held_back, text.learned.weights):
        match event:
            case BatchesDone(epoch=epoch, samples=of_epoch, error=error):
                done = (epoch - 1) * len(inputs) + of_epoch
            case EpochDone(epoch=epoch, error=error, held_back_error=validation_error):
                done = epoch * len(inputs)
            case Diverged():
                yield event
                return
            case _:
                continue
        total = len(inputs) * settings.epochs
        yield KeyboardProgress(done, total, epoch, settings.epochs, error, validation_error)


def _untuned(
    run: TrainingRun,
    text: TrainingText,
    settings: KeyboardSettings,
    counts: TrigramCounts | None = None,
) -> KeyboardModel:
    """With these counts, or those of the sentences for training, and all voices equally loud."""
    loudness = MixingWeights(1.0, (1.0,) * len(text.heads), 1.0)
    return KeyboardModel(
        text.lexicon, text.vocabulary, ContextModel(text.triples if counts is None else counts),
        run.network, settings.shape, text.inputs, text.heads, loudness, settings.seed,
    )  # fmt: skip


@dataclass(frozen=True)
class _Heard:
    """What the other voices say of some sentences; it doesn't depend on the network."""

    untuned: KeyboardModel
    ids: Sequence[Sequence[int]]
    others: OtherVoices

    def tuned(self) -> KeyboardModel:
        """The model with the network as it is now."""
        weights = weights_beside(self.untuned, self.ids, self.others)
        return replace(self.untuned, weights=weights)


def _listen(model: KeyboardModel, text: TrainingText) -> Generator[KeyboardEvent, None, _Heard]:
    """Asks the other voices, once."""
    ids, times = text.validation.ids[:MOST_TUNED], text.validation.times
    listening = listen_to_others(model, ids, times[:MOST_TUNED] if times else None)
    while True:
        try:
            yield StageProgress(Stage.LISTENING, next(listening), len(ids))
        except StopIteration as heard:
            return _Heard(model, ids, heard.value)


def _hit3(text: TrainingText, shown: Suggest) -> Generator[KeyboardEvent, None, float]:
    sentences = text.validation.words[:MOST_WATCHED]
    shares = [0.0]
    for share in hits_so_far(sentences, shown):
        shares.append(share)
        yield StageProgress(Stage.WATCHING, len(shares) - 1, len(sentences))
    return shares[-1]


def _tested(
    stage: Stage, text: TrainingText, shown: Suggest
) -> Generator[KeyboardEvent, None, Evaluation]:
    """Asks letter by letter; yields progress after each sentence."""
    sentences = text.test.words[:MOST_TESTED]
    for done, evaluation in evaluate_phrases(sentences, shown):
        yield StageProgress(stage, done, len(sentences))
        if evaluation is not None:
            return evaluation
    raise AssertionError("no sentence for the test has a word")
