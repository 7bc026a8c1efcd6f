"""A keyboard model small enough to train in a test."""

from __future__ import annotations

from functools import cache

import numpy as np

from app.counting.text_counts import TextCounts
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_network import NetworkShape
from app.prediction.keyboard.keyboard_settings import KeyboardSettings
from app.prediction.keyboard.keyboard_training import KeyboardTrained, train_keyboard
from app.prediction.keyboard.recurrent_words import RecurrentWords
from app.prediction.keyboard.training_text import TrainingText
from nncore.sequence_model import SequenceModel, SequenceShape
from tests.words.lexicons import lexicon_of

SENTENCES = [
    sentence.split()
    for sentence in (
        "How are you today", "How are you doing", "I am fine thank you", "Where is the train",
        "The train is late", "I like the train", "We take the train", "You are late today",
        "Thank you so much", "I like it so much", "See you next week", "We see Sam on Monday",
        "Sam likes the train", "Where is Sam today", "I don't like it", "It's late already",
    )
] * 3  # fmt: skip
# 120 different ones, as many as text takes that is divided by what its sentences say; some of them
# several times, and words that no dictionary has.
VARIED = [
    [who, does, *what.split()]
    for who in ("We", "you", "Sam", "they")
    for does in ("like", "take", "see", "miss", "want")
    for what in ("the train", "Monday", "it so much", "Zanzibar", "the late trains", "London")
]
VARIED += VARIED[::7] * 2 + VARIED[:3] * 5
LEXICON = lexicon_of(
    [
        ("the", 0.05), ("I", 0.03), ("you", 0.02), ("is", 0.019), ("it", 0.018), ("are", 0.01),
        ("don't", 0.009), ("train", 0.002), ("today", 0.0015), ("crap", 0.0014), ("late", 0.001),
        ("Monday", 0.0009), ("trainer", 0.0001), ("trains", 0.00009), ("London", 0.00005),
    ]
)  # fmt: skip
SETTINGS = KeyboardSettings(
    epochs=4,
    batch_size=16,
    rate=0.01,
    shape=NetworkShape(context_words=3, width=4, hidden=8, dropout=0.1),
    heads=("frequent-word-or-ending", "letter-sum"),
)


def trained(settings: KeyboardSettings = SETTINGS) -> KeyboardTrained:
    text = TrainingText.prepared(SENTENCES, LEXICON, settings)
    *_, last = train_keyboard(text, settings, text.new_run(settings))
    assert isinstance(last, KeyboardTrained)
    return last


@cache
def small_model() -> KeyboardModel:
    return trained().model


@cache
def varied_text() -> TrainingText:
    """VARIED, counted and divided by what the sentences say."""
    return TrainingText.of_counts(TextCounts.of_sentences(VARIED), LEXICON, SETTINGS)


def drawn_recurrent(classes: int, seed: int = 1) -> RecurrentWords:
    """A recurrent network of so many words with drawn weights."""
    model = SequenceModel(SequenceShape(classes + 2, classes, 5, 7))
    model.values[...] = np.random.default_rng(seed).normal(0, 0.7, model.values.shape)
    return RecurrentWords(model)
