"""Training the article's preset: two sums in, two sums out, until each phrase decodes right.

The hidden layer starts with the article's two neurons. If a network can't hold all phrases within
the updates allowed, the next larger one is tried, so the result is the smallest of these sizes
that can. One generator serves the terminal and the window.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from app.prediction.article.article_model import ArticleModel
from app.prediction.article.decoder import Decoder
from app.prediction.article.samples import (
    INPUT_WORDS,
    OUTPUT_WORDS,
    Phrase,
    PhraseError,
    SumScale,
    count_words,
    phrase_samples,
)
from app.words.alphabet import word_to_sum
from app.words.lexicon import Lexicon
from app.words.tokens import normalise
from nncore.events import Diverged
from nncore.initialisation import draw_unit_interval
from nncore.layers import Bias
from nncore.network import sigmoid_network
from nncore.online import OnlineTrainer

HIDDEN_SIZES = (2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 24, 32)
DEFAULT_SCALE = SumScale()
STRETCH_UPDATES = 100_000  # between two looks at what decodes right


@dataclass(frozen=True, slots=True)
class ArticleSettings:
    """How to train. η = 2 is four times the article's: with many phrases it gets there sooner."""

    seed: int = 1
    rate: float = 2.0
    updates: int = 5_000_000  # for each size of the hidden layer
    scale: SumScale = DEFAULT_SCALE
    hidden_sizes: tuple[int, ...] = HIDDEN_SIZES


@dataclass(frozen=True, slots=True)
class ArticleProgress:
    """Where training is. ``error`` is the mean E_total; ``decoded`` phrases come out right."""

    hidden: int
    update: int
    updates: int
    error: float
    decoded: int
    phrases: int
    model: ArticleModel

    @property
    def done(self) -> bool:
        """Every phrase decodes right."""
        return self.decoded == self.phrases


def train_article(
    phrases: Sequence[Phrase], lexicon: Lexicon, settings: ArticleSettings
) -> Iterator[ArticleProgress | Diverged]:
    """Trains until each phrase decodes right, or the largest hidden layer has had its updates.

    Yields after each stretch of updates; the last event holds the result. Stop iterating to stop.
    Raises PhraseError, before any training, for phrases that no network could make decode right.
    """
    inputs, targets = phrase_samples(phrases, settings.scale)
    counts = count_words(phrases)
    decoder = Decoder(lexicon, counts)
    check_phrases(phrases, decoder)
    for hidden in settings.hidden_sizes:
        network = sigmoid_network((INPUT_WORDS, hidden, OUTPUT_WORDS), Bias.TRAINED)
        draw_unit_interval(network, np.random.default_rng(settings.seed))
        trainer = OnlineTrainer(network, inputs, targets, settings.rate)
        model = ArticleModel(network, settings.scale, counts, settings.seed)
        while trainer.update < settings.updates:
            event = trainer.advance(
                min(STRETCH_UPDATES, settings.updates - trainer.update), error_every=1000
            )
            if isinstance(event, Diverged):
                yield event
                return
            decoded = sum(decodes_right(phrase, model, decoder) for phrase in phrases)
            error = network.error(inputs, targets)
            progress = ArticleProgress(
                hidden, trainer.update, settings.updates, error, decoded, len(phrases), model
            )
            yield progress
            if progress.done:
                return


def check_phrases(phrases: Sequence[Phrase], decoder: Decoder) -> None:
    """Raises PhraseError for a phrase that can't decode right even from the exact sums, and for
    two phrases that ask for different words at the same sums."""
    seen: dict[tuple[int, ...], Phrase] = {}
    for phrase in phrases:
        text, sums = " ".join(phrase.words), tuple(map(word_to_sum, phrase.given))
        twin = seen.setdefault(sums, phrase)
        if _normalised(twin.wanted) != _normalised(phrase.wanted):
            raise PhraseError(
                f'"{text}" and "{" ".join(twin.words)}" begin with the same sums and go on with '
                "different words; leave one out"
            )
        found = decoder.combinations([float(word_to_sum(word)) for word in phrase.wanted], limit=1)
        best = tuple(candidate.word for candidate in found[0]) if found else ()
        if _normalised(best) != _normalised(phrase.wanted):
            raise PhraseError(
                f'"{text}": at its sums the words "{" ".join(best)}" come first; '
                "use words that the dictionary has and that are more frequent"
            )


def decodes_right(phrase: Phrase, model: ArticleModel, decoder: Decoder) -> bool:
    """Whether the wanted words stand first when both outputs are decoded together."""
    best = decoder.combinations(model.outputs(phrase.given), limit=1)
    found = [candidate.word for candidate in best[0]] if best else []
    return _normalised(found) == _normalised(phrase.wanted)


def _normalised(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(normalise, words))
