"""How deep, how wide, which codes: the keyboard's network in many shapes.

    python -m benchmarks.network_sizes

Each is trained on nine sentences of ten of data/everyday.txt and mixed with context and dictionary.
One sentence of twenty sets the epoch and the mixing weights, another one of twenty is measured on.
Twenty minutes on one core.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_settings import KeyboardSettings
from app.prediction.keyboard.keyboard_training import (
    KeyboardProgress,
    KeyboardTrained,
    train_keyboard,
)
from app.prediction.keyboard.mixing import head_voices
from app.prediction.keyboard.ranker import MixingWeights
from app.prediction.keyboard.training_text import TrainingText
from app.resources import data_path
from app.words.context import ContextModel
from app.words.corpus import read_typed_sentences
from app.words.lexicon import Lexicon
from benchmarks.mixtures import Voices, count_keys

BEST, SUMS, ENDINGS = ("frequent-word-or-ending",), ("letter-sum",), ("ending",)


@dataclass(frozen=True, slots=True)
class Measured:
    """One shape. ``error`` is the lowest on the sentences for validation; ``perplexity`` is that of
    the mixture over the words for the test that it knows; ``epochs`` how many were run; the
    parameters are counted too."""

    name: str
    parameters: int
    epochs: int
    error: float
    perplexity: float
    ks3: float
    hit3: float


def variants() -> Mapping[str, KeyboardSettings]:
    """One thing changed at a time from the settings that the program trains with."""
    base = KeyboardSettings()
    shape = base.shape
    shapes = (
        {f"context words {n}": replace(shape, context_words=n) for n in (2, 3, 4, 5)}
        | {f"hidden {n}": replace(shape, hidden=n) for n in (80, 160, 256)}
        | {f"dropout {share}": replace(shape, dropout=share) for share in (0.0, 0.3, 0.5)}
    )
    codes = {
        "in: letter-sum; out: letter-sum": (SUMS, SUMS),
        "in: letter-sum, ending; out: ending": (ENDINGS + SUMS, ENDINGS),
        "in: frequent-word-or-ending, letter-sum; out: letter-sum": (BEST + SUMS, SUMS),
        "in: frequent-word-or-ending, letter-sum; out: ending": (BEST + SUMS, ENDINGS),
        "in and out: frequent-word-or-ending": (BEST, BEST),
        "in: frequent-word-or-ending, letter-sum; out: frequent-word-or-ending":
            (BEST + SUMS, BEST),
    }  # fmt: skip
    return (
        {f"seed {seed}": replace(base, seed=seed) for seed in (1, 2, 3)}
        | {name: replace(base, shape=s) for name, s in shapes.items() if s != shape}
        | {name: replace(base, inputs=i, heads=h) for name, (i, h) in codes.items()}
    )


def measure() -> Iterator[Measured]:
    """Trains and measures one after the other; first, what there is without a network."""
    sentences = list(read_typed_sentences([data_path("everyday.txt")]))
    lexicon = Lexicon.load()
    yield without_network(TrainingText.prepared(sentences, lexicon, KeyboardSettings()))
    for name, settings in variants().items():
        yield _trained(name, TrainingText.prepared(sentences, lexicon, settings), settings)


def without_network(text: TrainingText) -> Measured:
    """Trigram and dictionary; a weight of 0 for the dictionary is the best, see suggestions.md."""
    settings = KeyboardSettings()
    silent = MixingWeights(1.0, (0.0,) * len(text.heads), 0.0)
    model = KeyboardModel(
        text.lexicon, text.vocabulary, ContextModel(text.triples),
        text.new_run(settings).network, settings.shape, text.inputs, text.heads, silent,
        settings.seed,
    )  # fmt: skip
    return replace(_measured("no network", model, text, 0, np.nan), parameters=0)


def _trained(name: str, text: TrainingText, settings: KeyboardSettings) -> Measured:
    error, trained = np.inf, None
    for event in train_keyboard(text, settings, text.new_run(settings)):
        if isinstance(event, KeyboardProgress) and event.validation_error is not None:
            error = min(error, event.validation_error)
        elif isinstance(event, KeyboardTrained):
            trained = event
    assert trained is not None
    # The counts of a finished model are of the whole text; they must not know the answers.
    counts = ContextModel(text.triples)
    return _measured(name, replace(trained.model, contexts=counts), text, trained.epochs, error)


def _measured(
    name: str, model: KeyboardModel, text: TrainingText, epochs: int, error: float
) -> Measured:
    weights = model.weights
    mixture = np.array([[weights.context, *weights.heads, weights.dictionary]], np.float32)
    counted = count_keys(Voices([model]), text.test.words, mixture)
    return Measured(
        name, len(model.network.values), epochs, float(error), perplexity(model, text.test.ids),
        float(counted.ks(3)[0]), float(counted.hit(3)[0]),
    )  # fmt: skip


def perplexity(model: KeyboardModel, sentences: list[list[int]]) -> float:
    """exp(−mean ln P) of the known words of the sentences under the model's mixture."""
    words = np.concatenate([np.array(sentence, np.int64) for sentence in sentences])
    known = words != model.vocabulary.unknown
    weights = model.weights
    p = weights.context * model.contexts.event_probabilities(sentences)[known]
    p += np.array(weights.heads) @ head_voices(model, sentences)
    p += weights.dictionary * model.dictionary[words[known]]
    return float(np.exp(-np.log(p / weights.total).mean()))


def main() -> None:
    """Prints the table."""
    print("| | parameters | epochs | error | perplexity | KS@3 | hit@3 |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for each in measure():
        error = "" if np.isnan(each.error) else f"{each.error:.3f}"
        print(
            f"| {each.name} | {each.parameters:,} | {each.epochs} | {error} "
            f"| {each.perplexity:.1f} | {each.ks3:.2f} | {each.hit3:.2f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
