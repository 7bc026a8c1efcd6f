"""What learning from the person gives, and how loud it should be.

    python -m benchmarks.learning

Each sentence is scored and then learned. The numbers of the personal voice and the network's rate
are chosen on the first half of tests/data/one_voice.txt. What learning gives is reported on its
second half, the first having been learned, and on tests/data/heldout.txt, whose sentences have
nothing in common.
"""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from app.prediction.evaluation import Evaluation, phrase_ranks, read_phrase_words, summarise
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
from app.prediction.personal import voice
from app.prediction.personal.counting import LearnedSentence
from app.prediction.personal.learner import Learner
from app.prediction.personal.personal_network import RATE, PersonalNetwork
from app.prediction.personal.store import PersonalStore
from app.prediction.predictor import Predictor
from app.words.tokens import words_of
from benchmarks.report import Table

DATA = Path(__file__).parents[1] / "tests/data"
CHOSEN_ON = 160  # lines of one_voice.txt; the others are reported on
RATES = (0.05, 0.1, 0.2, 0.4)
# What is tried in the place of each number of the personal voice, the others being as they are.
VOICE: Mapping[str, Sequence[float]] = {
    "SINGLE_LOUDEST": (0.05, 0.1, 0.2),
    "PAIRS_LOUDEST": (0.2, 0.3, 0.4, 0.5),
    "WORDS_TO_HALF": (100, 200, 400),
    "PAIR_DISCOUNT": (0.7, 0.85, 0.95),
    "PAIR_MARGIN": (1, 2, 4),
}
COLUMNS = ("", "KS@1", "KS@3", "KS@5", "hit@3")


@dataclass(frozen=True, slots=True)
class Learned:
    """What is learned: words and pairs or not, and the network's rate, 0 for not at all."""

    words: bool = True
    rate: float = RATE


class PartialLearner(Learner):
    """Learns only what it is told to."""

    def __init__(self, model: KeyboardModel, store: PersonalStore, what: Learned) -> None:
        super().__init__(model, store)
        self._what = what
        self._copy = PersonalNetwork(model, what.rate)

    def learn(self, sentence: Sequence[str], picked: Collection[int] = (), known: int = 0) -> None:
        if self._what.words:
            self.count([LearnedSentence(sentence, picked, known)])
        if self._what.rate:
            self._copy.learn(self._vocabulary.ids_of(sentence), known)


def lines_of(name: str) -> list[str]:
    """The sentences of one of the texts in tests/data, one a line."""
    return (DATA / name).read_text(encoding="utf-8").splitlines()


def measured(
    model: KeyboardModel, lines: Sequence[str], what: Learned, before: Sequence[str] = ()
) -> Evaluation:
    """Of the lines, each scored and then learned; those ``before`` were learned already."""
    ranks = []
    with tempfile.TemporaryDirectory() as folder:
        store = PersonalStore(Path(folder) / "words.db")
        predictor = KeyboardPredictor(model, PartialLearner(model, store, what))
        for line in before:
            predictor.learn(words_of(line))
        for line in lines:
            for phrase in read_phrase_words([line]):
                ranks.append(list(phrase_ranks(phrase, predictor.shown)))
            predictor.learn(words_of(line))
        store.close()
    return summarise(ranks, ())


def chosen(model: KeyboardModel) -> Iterator[tuple[str, Evaluation]]:
    """Each number tried, on the sentences that it is chosen on."""
    lines = lines_of("one_voice.txt")[:CHOSEN_ON]
    for number, values in VOICE.items():
        for value in values:
            with patch.object(voice, number, value):
                yield f"{number} {value:g}", measured(model, lines, Learned(rate=0))
    for rate in RATES:
        yield f"rate {rate:g}", measured(model, lines, Learned(words=False, rate=rate))
        yield f"rate {rate:g} beside words and pairs", measured(model, lines, Learned(rate=rate))


def reported(model: KeyboardModel) -> Iterator[Table]:
    """What learning gives with what the program uses."""
    voiced = lines_of("one_voice.txt")
    texts = {
        f"one voice, lines {CHOSEN_ON + 1} to {len(voiced)}": (
            voiced[CHOSEN_ON:], voiced[:CHOSEN_ON]
        ),
        "nothing in common": (lines_of("heldout.txt"), []),
    }  # fmt: skip
    contestants = {
        "learning off": Learned(words=False, rate=0),
        "the network's step": Learned(words=False),
        "words and pairs": Learned(rate=0),
        "both": Learned(),
    }
    for what, (lines, before) in texts.items():
        rows = [
            (name, *_figures(measured(model, lines, each, before)))
            for name, each in contestants.items()
        ]
        yield Table(f"Learning from the person: {what}", COLUMNS, tuple(rows))


def _figures(found: Evaluation) -> list[str]:
    return [f"{figure:.2f}" for figure in (*found.ks.values(), found.hit[3])]


def main() -> None:
    """Prints what the numbers are chosen from, and what is reported."""
    predictor = Predictor.load()
    assert isinstance(predictor, KeyboardPredictor)
    rows = tuple((name, *_figures(found)) for name, found in chosen(predictor.model))
    what = f"Chosen on lines 1 to {CHOSEN_ON} of one_voice.txt"
    for table in (Table(what, COLUMNS, rows), *reported(predictor.model)):
        print(table.as_markdown())


if __name__ == "__main__":
    main()
