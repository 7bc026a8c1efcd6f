"""What each encoding of words costs, and what a network can still do that sees nothing else.

For each encoding a small network is trained: codes of the words before in, P(code of the next word)
out. It speaks through the dictionary (see network.py) and nothing is mixed with it, so what it
finds is what the encoding leaves to be found. These are the networks that the Type and Decode rooms
speak through, so what is measured is what is shown (tools/train_encodings.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from app.prediction.keyboard.codes import Counts
from app.prediction.keyboard.encoded_network import (
    NETWORK_ALONE,
    EncodedNetwork,
    code_table_like,
    seen_examples,
)
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_network import NetworkShape
from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
from app.prediction.keyboard.keyboard_settings import KeyboardSettings
from app.prediction.keyboard.keyboard_training import (
    KeyboardProgress,
    KeyboardTrained,
    train_keyboard,
)
from app.prediction.keyboard.training_text import Sentences, TrainingText, TrainingTextError
from app.words.context import ContextModel
from app.words.encoding_price import EncodingPrice, price_of
from app.words.encodings import ENCODINGS, Encoding
from app.words.lexicon import Lexicon
from nncore.events import Diverged

SHOWN = 3
# A much smaller network trained for fewer epochs than the keyboard's own, so that all encodings
# take a few minutes and their files a few hundred kB; the same for each of them.
SETTINGS = KeyboardSettings(
    epochs=8,
    shape=NetworkShape(width=24, hidden=48, dropout=0.15),
    inputs=("letter-sum",),
    heads=("letter-sum",),
)


@dataclass(frozen=True, slots=True)
class EncodingProgress:
    """``done`` of 1 for all encodings together, and the one that is being measured."""

    done: float
    name: str


@dataclass(frozen=True, slots=True)
class EncodingRow:
    """``price``: over the dictionary. ``hit3``: percent of the words for the test that were among
    the first 3 before any of their letters was typed; ``test_words`` is how many those were;
    ``trained`` is the network that was measured, as exact as its file keeps it."""

    encoding: Encoding
    price: EncodingPrice
    hit3: float
    test_words: int
    trained: EncodedNetwork


def measure_encodings(
    typed_sentences: Sentences,
    lexicon: Lexicon,
    settings: KeyboardSettings = SETTINGS,
    encodings: Sequence[Encoding] = tuple(ENCODINGS.values()),
) -> Iterator[EncodingProgress | EncodingRow]:
    """A row for each encoding, in order, with progress on the way.

    Trained on nine sentences of ten, the best epoch chosen on one of twenty, measured on another
    one of twenty; see training.py. The ``inputs`` and ``heads`` of the
    settings do not matter. Raises TrainingTextError for a text that is too small.
    """
    text = TrainingText.prepared(typed_sentences, lexicon, settings)
    counts = _counts(text)
    for place, encoding in enumerate(encodings):
        examples = seen_examples(encoding, text.vocabulary.keys, counts)
        table = code_table_like(encoding, examples, text.vocabulary.keys)
        alone = replace(text, inputs=(table,), heads=(table,))
        for step in train_keyboard(alone, settings, alone.new_run(settings)):
            if isinstance(step, Diverged):
                raise TrainingTextError(f"{step.reason}; {step.advice}")
            if isinstance(step, KeyboardProgress):
                done = (place + step.done / step.total) / len(encodings)
                yield EncodingProgress(done, encoding.name)
            if isinstance(step, KeyboardTrained):
                yield _row(encoding, examples, step.model, alone)


def _row(
    encoding: Encoding, examples: tuple[str, ...], model: KeyboardModel, text: TrainingText
) -> EncodingRow:
    trained = EncodedNetwork(encoding, examples, model.network, model.shape, model.seed).as_kept()
    hits, words = hits_alone(replace(model, network=trained.network), text)
    price = price_of(encoding, text.lexicon)
    return EncodingRow(encoding, price, 100 * hits / max(words, 1), words, trained)


def hits_alone(model: KeyboardModel, text: TrainingText) -> tuple[int, int]:
    """How many words for the test the network alone has among its first SHOWN, and of how many."""
    # The counts of a finished model are of the whole text; they must not know the answers.
    contexts = ContextModel(text.triples)
    shown = KeyboardPredictor(replace(model, contexts=contexts, weights=NETWORK_ALONE)).shown
    hits = words = 0
    for sentence in text.test.words:
        for place, word in enumerate(sentence):
            before = "".join(f"{each} " for each in sentence[:place])
            hits += word in map(str.lower, shown(before, SHOWN))
            words += 1
    return hits, words


def _counts(text: TrainingText) -> Counts:
    """How often each word is in the sentences that are learned from, shape (V,)."""
    return np.bincount(text.learned.words, minlength=len(text.vocabulary))
