"""How long a training will take, before it begins: measured on a network of about that size."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import cache

import numpy as np

from app.own_models.own_settings import OwnSettings
from app.prediction.keyboard.codes import FAMILIES, FREQUENT_FROM, MOST_FREQUENT, CodeTable
from app.prediction.keyboard.keyboard_network import build_network
from app.prediction.keyboard.keyboard_settings import KeyboardSettings
from app.prediction.keyboard.keyboard_training import MOST_TESTED, MOST_WATCHED
from app.words.lexicon import Lexicon
from nncore.optimizers import Adam
from nncore.training import FitSettings, TrainingRun, fit

_BATCHES = 4
_LEARNED_SHARE = 0.9  # of the words; the others are held back
_MOST_LEARNED = 900_000  # words in the sentences that are kept of a text of any size
# Words that a text of N words has FREQUENT_FROM times or more: 0.31 · N^0.76 to within 6 % for
# 5,000 to 100,000 words of everyday.txt.
_FREQUENT_FACTOR, _FREQUENT_POWER = 0.31, 0.76
assert FREQUENT_FROM == 5
_SENTENCE_WORDS, _ASKED_A_WORD = 9, 3.5  # of everyday.txt, with suggestions as they are
_SUGGESTION_SECONDS = 0.003  # before a first letter, with every voice; later ones take a third


def expected_seconds(words: int, settings: OwnSettings, lexicon: Lexicon) -> float:
    """For all epochs on so many words; training may end earlier."""
    keyboard = settings.for_keyboard()
    frequent = min(round(_FREQUENT_FACTOR * words**_FREQUENT_POWER), MOST_FREQUENT)
    sizes = tuple(
        _codes(family, lexicon) + (frequent if family == "frequent-word-or-ending" else 0)
        for family in keyboard.inputs
    )
    samples = min(_LEARNED_SHARE * words, _MOST_LEARNED)
    learning = samples * settings.epochs / _samples_per_second(keyboard, sizes)
    return learning + _SUGGESTION_SECONDS * _suggestions(words, settings.epochs)


def _suggestions(words: int, epochs: int) -> float:
    """How often suggestions are asked for: after each epoch, and at the end letter by letter with
    both models."""
    held_back = words * (1 - _LEARNED_SHARE) / 2
    watched = min(held_back, MOST_WATCHED * _SENTENCE_WORDS)
    tested = min(held_back, MOST_TESTED * _SENTENCE_WORDS)
    return watched * (epochs + 1) + 2 * tested * _ASKED_A_WORD


@cache
def _codes(family: str, lexicon: Lexicon) -> int:
    """How many codes of this family the dictionary's words have, none of them frequent."""
    return len({FAMILIES[family](key, 0) for key in lexicon.keys})


def _samples_per_second(settings: KeyboardSettings, sizes: Sequence[int]) -> float:
    """By training a network on drawn codes; the first batches, while it may yet be compiled, don't
    count."""
    rng = np.random.default_rng(0)
    nothing = np.empty(0, np.int32)
    tables = [CodeTable(f, nothing, s) for f, s in zip(settings.inputs, sizes, strict=True)]
    run = TrainingRun(build_network(settings.shape, tables, tables, rng), Adam(), rng)
    samples, positions = _BATCHES * settings.batch_size, settings.shape.context_words * len(tables)
    inputs = rng.integers(0, sum(sizes), (samples, positions))
    targets = np.stack([rng.integers(0, size, samples) for size in sizes], axis=1)
    seconds = 0.0
    for epochs in (1, 2):
        started = time.perf_counter()
        for _ in fit(run, inputs, targets, FitSettings(epochs, settings.batch_size)):
            pass
        seconds = time.perf_counter() - started
    return samples / seconds
