"""One training of the keyboard's network on a person's own text, from the first batch to a model
that has been compared with the one in use. All generators, so that whoever does it can stop
between any two steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.own_models.comparison import Comparison, Measured, hits
from app.prediction.evaluation import Evaluation, Suggest, evaluate_phrases
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
from app.prediction.keyboard.keyboard_settings import KeyboardSettings
from app.prediction.keyboard.keyboard_training import (
    MOST_TESTED,
    KeyboardProgress,
    train_network,
    untuned_model,
    with_all_counts,
)
from app.prediction.keyboard.mixing import tuned_weights
from app.prediction.keyboard.recurrent_words import RecurrentWords
from app.prediction.keyboard.training_text import TrainingText
from app.words.broad_model import BroadModel
from app.words.lexicon import Lexicon
from nncore.events import Diverged
from nncore.training import TrainingRun

REPORT_SAMPLES = 2_000  # a tenth of a second's work: so soon a pause is one
MOST_WATCHED = 30  # sentences for validation on which the suggestions are tried while training


@dataclass(frozen=True)
class Voices:
    """What comes with the program and speaks in every model."""

    lexicon: Lexicon
    broad: BroadModel | None = None
    recurrent: RecurrentWords | None = None


@dataclass(frozen=True)
class InUse:
    """The model in use; ``suggest`` is None where it can't be had."""

    name: str
    suggest: Suggest | None


@dataclass(frozen=True, slots=True)
class Comparing:
    """``done`` of ``total`` sentences, with both models together."""

    done: int
    total: int


@dataclass(frozen=True)
class Finished:
    """The model, with the counts of all text, and how it compares."""

    model: KeyboardModel
    comparison: Comparison


class OwnTraining:
    """``run`` is new or was stopped before."""

    def __init__(
        self, text: TrainingText, settings: KeyboardSettings, run: TrainingRun, voices: Voices
    ) -> None:
        self.text, self.settings, self.run, self._voices = text, settings, run, voices

    def learn(self) -> Iterator[KeyboardProgress | Diverged]:
        """Trains until all epochs are done, or it has learned what it can. Closed before, it has
        the best weights so far in the network."""
        yield from train_network(self.run, self.text, self.settings, REPORT_SAMPLES)

    @property
    def watched(self) -> list[list[str]]:
        """Sentences for validation on which suggestions are tried on the way."""
        return [words for words in self.text.validation.words if words][:MOST_WATCHED]

    def hits_now(self) -> Iterator[float | None]:
        """How many of the watched words, in percent, the network as it is finds among the first
        three; None on the way to that."""
        model = self._model()
        yield None
        yield from hits(self.watched, KeyboardPredictor(model).shown)

    def finish(self, in_use: InUse) -> Iterator[Comparing | Finished]:
        """Tries the model with its best weights and the one in use on the sentences for the test,
        of which nothing was known; the last event has the model and the comparison."""
        self.run.take_best()
        phrases = [words for words in self.text.test.words if words][:MOST_TESTED]
        total = 2 * len(phrases)
        model = self._model()
        yield Comparing(0, total)
        found: list[Evaluation | None] = [None, None]
        for place, suggest in enumerate((KeyboardPredictor(model).shown, in_use.suggest)):
            for done, found[place] in evaluate_phrases(phrases, suggest) if suggest else ():
                yield Comparing(place * len(phrases) + done, total)
        yield Finished(with_all_counts(model, self.text), _compared(in_use.name, *found))

    def _model(self) -> KeyboardModel:
        """With the counts of the sentences to learn from, and mixing weights for the network as
        it is."""
        voices = self._voices
        untuned = untuned_model(self.run, self.text, self.settings)
        model = replace(untuned, broad=voices.broad, recurrent=voices.recurrent)
        validation = self.text.validation
        return replace(model, weights=tuned_weights(model, validation.ids, validation.times))


def _compared(name: str, after: Evaluation | None, before: Evaluation | None) -> Comparison:
    """Raises ValueError where there was no word to compare on."""
    if after is None:
        raise ValueError("there are no words to compare the models on")
    return Comparison(
        after.phrases, after.words, name, Measured.of(before) if before else None,
        Measured.of(after),
    )  # fmt: skip
