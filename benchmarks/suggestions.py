"""Suggestions beside those of others: all trained on the same nine tenths of the same text, and one
that has the broad model too.

    python -m benchmarks.suggestions

The text has one sentence a line; every 10th line is held back to measure on. It is that in
LETTERSUM_BENCH_TEXT, or the two novels beside the checkout; without either, this is left out.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.prediction.evaluation import Suggest, WordRanks, phrase_ranks, read_phrase_words, summarise
from app.prediction.keyboard.broad_file import load_broad
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
from app.prediction.keyboard.keyboard_settings import KeyboardSettings
from app.prediction.keyboard.keyboard_training import KeyboardTrained, train_keyboard
from app.prediction.keyboard.mixing import tuned_weights
from app.prediction.keyboard.ranker import MixingWeights, best_ids
from app.prediction.keyboard.training_text import TrainingText
from app.words.broad_model import BroadModel
from app.words.context import ContextModel
from app.words.corpus import split_lines
from app.words.lexicon import Lexicon
from app.words.prefixes import PrefixIndex
from app.words.vocabulary import Vocabulary
from benchmarks import presage
from benchmarks.mixtures import Voices, count_keys
from benchmarks.report import Row, Table

TEXT_VARIABLE = "LETTERSUM_BENCH_TEXT"
TEXT = Path(__file__).parents[2] / "shared/corpora/gutenberg_two_books.txt"
DICTIONARY_WEIGHTS = (0.0, 0.003, 0.01, 0.03, 0.06, 0.1, 0.2, 0.4, 0.8)  # beside a context's 1
WITH_BROAD = "ours and the broad model"  # the only one that knows more than the text
LETTER_SUMS = KeyboardSettings(inputs=("letter-sum",), heads=("letter-sum",))

Phrases = Sequence[Sequence[str]]
Float32s = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Plain:
    """Suggestions from one dense row of scores, shape (V,), and nothing else.

    Words with a score of 0 or below are not offered.
    """

    vocabulary: Vocabulary
    prefixes: PrefixIndex
    scores: Callable[[Sequence[int]], Float32s]

    def suggest(self, text: str, limit: int) -> list[str]:
        """As evaluation.Suggest."""
        *words, prefix = text.split(" ")
        scores = self.scores(self.vocabulary.ids_of(words))
        ids = best_ids(scores, limit, self.prefixes.matching(prefix) if prefix else None)
        return [self.vocabulary.keys[i] for i in ids if scores[i] > 0]


def trained_model(
    text: TrainingText, settings: KeyboardSettings, broad: BroadModel | None = None
) -> KeyboardModel:
    """Our model of a text, by the settings. Beside others that know this text alone, it is to have
    no broad model."""
    *_, last = train_keyboard(text, settings, text.new_run(settings), broad)
    assert isinstance(last, KeyboardTrained)
    return last.model


def best_dictionary_weight(model: KeyboardModel, text: TrainingText) -> float:
    """The weight of the dictionary beside the context alone with which KS@3 is highest on the
    sentences kept for validation, the counts being those of the others."""
    counted = replace(model, contexts=ContextModel(text.triples))
    silent = (0.0,) * len(model.heads)
    mixtures = np.array([(1.0, *silent, weight) for weight in DICTIONARY_WEIGHTS], np.float32)
    ks3 = count_keys(Voices([counted]), text.validation.words, mixtures).ks(3)
    return DICTIONARY_WEIGHTS[int(ks3.argmax())]


def contestants(train: Phrases) -> dict[str, Suggest]:
    """Everyone, trained; ours and presage last, which may be missing."""
    lexicon, settings = Lexicon.load(), KeyboardSettings()
    text = TrainingText.prepared(train, lexicon, settings)
    ours = trained_model(text, settings)
    sums = trained_model(TrainingText.prepared(train, lexicon, LETTER_SUMS), LETTER_SUMS)
    weight = best_dictionary_weight(ours, text)
    silent = (0.0,) * len(ours.heads)
    plain_mixture = MixingWeights(1.0, silent, weight)
    found: dict[str, Suggest] = {
        "word frequency": word_frequency(train, lexicon).suggest,
        "letter sums alone": _shown(sums, MixingWeights(0.0, (1.0,), 0.0)),
        "Kneser-Ney trigram": trigram(train, lexicon).suggest,
        f"trigram + dictionary, weight tuned ({weight:g})": _shown(ours, plain_mixture),
        "ours, letter-sum network alone": _shown(sums),
        "ours": _shown(ours),
        WITH_BROAD: _shown(with_broad(ours, text)),
    }
    if (peer := presage.trained(map(" ".join, train))) is not None:
        found["presage"] = peer.suggest
    else:
        _say("presage is not installed (Debian: apt-get install presage); it is left out")
    return found


def with_broad(model: KeyboardModel, text: TrainingText) -> KeyboardModel:
    """The model with what English at large says, the mixing weights set anew as training does."""
    counts = ContextModel(text.triples)
    found = replace(model, broad=load_broad(model.lexicon))
    weights = tuned_weights(replace(found, contexts=counts), text.validation.ids)
    return replace(found, weights=weights)


def word_frequency(train: Phrases, lexicon: Lexicon) -> Plain:
    """The words of the text by how often they occur, then those of the dictionary."""
    vocabulary = Vocabulary.of_text(lexicon, train, at_least=1)
    scores = _counts(train, vocabulary)
    scores[: len(lexicon)] += lexicon.frequencies / lexicon.frequencies.sum()
    dense = scores.astype(np.float32)
    return Plain(vocabulary, PrefixIndex(vocabulary.keys), lambda _: dense)


def trigram(train: Phrases, lexicon: Lexicon) -> Plain:
    """The context alone; it offers the words of the text and no others."""
    vocabulary = Vocabulary.of_text(lexicon, train, at_least=1)
    context = ContextModel.count(map(vocabulary.ids_of, train), len(vocabulary))
    seen = (_counts(train, vocabulary) > 0).astype(np.float32)
    return Plain(
        vocabulary, PrefixIndex(vocabulary.keys), lambda ids: context.probabilities(ids) * seen
    )


def _counts(train: Phrases, vocabulary: Vocabulary) -> npt.NDArray[np.float64]:
    ids = np.concatenate([vocabulary.ids_of(words) for words in train])
    return np.bincount(ids, minlength=len(vocabulary)).astype(np.float64)


def _shown(model: KeyboardModel, weights: MixingWeights | None = None) -> Suggest:
    return KeyboardPredictor(replace(model, weights=weights or model.weights)).shown


class _Timed:
    """A contestant with the milliseconds of each answer and the ranks of each phrase."""

    def __init__(self, suggest: Suggest) -> None:
        self._suggest = suggest
        self.ms: list[float] = []
        self.ranks: list[list[WordRanks]] = []

    def run(self, phrase: Sequence[str]) -> None:
        self.ranks.append(list(phrase_ranks(phrase, self._timed)))

    def _timed(self, text: str, limit: int) -> Sequence[str]:
        started = time.perf_counter()
        answer = self._suggest(text, limit)
        self.ms.append((time.perf_counter() - started) * 1e3)
        return answer


def measure() -> tuple[list[Row], list[Table]]:
    """Latencies as rows, and how good the suggestions are; a few minutes."""
    path = Path(os.environ.get(TEXT_VARIABLE, TEXT))
    if not path.is_file():
        _say(f"{path}: not there, so suggestions are not measured; name a text in {TEXT_VARIABLE}")
        return [], []
    lines = path.read_text(encoding="utf-8").splitlines()
    train, test = (read_phrase_words(part) for part in split_lines(lines))
    timed = {name: _Timed(suggest) for name, suggest in contestants(train).items()}
    for phrase in test:
        for each in timed.values():  # in turn, so that all see the same machine
            each.run(phrase)
    sizes = [sum(map(len, phrases)) for phrases in (train, test)]
    trained_on = f"trained on {sizes[0]:,} words of {path.name}, measured on {sizes[1]:,}"
    return _latencies(timed), [_quality(timed, f"Suggestions: {trained_on} (every 10th line)")]


def _latencies(timed: Mapping[str, _Timed]) -> list[Row]:
    names = [name for name in (WITH_BROAD, "presage") if name in timed]
    rows = []
    for percent in (50, 99):
        ms = {name: float(np.percentile(timed[name].ms, percent)) for name in names}
        rows += [
            Row(f"one suggestion, p{percent}", name, ms[name], "ms", ms[name] / ms[WITH_BROAD])
            for name in names
        ]
    return rows


def _quality(timed: Mapping[str, _Timed], what: str) -> Table:
    rows = []
    for name, each in timed.items():
        result = summarise(each.ranks, each.ms)
        figures = [*result.ks.values(), *result.hit.values()]
        rows.append((name, *(f"{figure:.2f}" for figure in figures)))
    return Table(what, ("", "KS@1", "KS@3", "KS@5", "hit@1", "hit@3", "hit@5"), tuple(rows))


def _say(message: str) -> None:
    print(f"benchmarks: {message}", file=sys.stderr)


if __name__ == "__main__":
    rows, tables = measure()
    for table in tables:
        print(table.as_markdown())
    for row in rows:
        print(f"{row.what}, {row.who}: {row.value:.3f} {row.unit}, {row.ratio:.3g} × ours")
