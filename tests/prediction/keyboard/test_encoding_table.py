"""The table of encodings: prices, and networks that see nothing but codes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.prediction.keyboard.encoding_table import (
    SETTINGS,
    EncodingProgress,
    EncodingRow,
    hits_alone,
    measure_encodings,
)
from app.prediction.keyboard.keyboard_network import NetworkShape
from app.prediction.keyboard.keyboard_training import KeyboardTrained, train_keyboard
from app.prediction.keyboard.training_text import TrainingText, TrainingTextError
from app.words.context import ContextModel
from app.words.encoding_price import price_of
from app.words.encodings import ENCODINGS
from tests.prediction.keyboard.small import LEXICON, SENTENCES

SMALL = replace(
    SETTINGS,
    epochs=12,
    batch_size=16,
    rate=0.02,
    shape=NetworkShape(context_words=2, width=8, hidden=16, dropout=0.0),
)
TWO = [ENCODINGS["letter-sum"], ENCODINGS["word"]]


def test_rows_come_in_order_with_their_price_and_progress_grows() -> None:
    steps = list(measure_encodings(SENTENCES, LEXICON, SMALL, TWO))
    rows = [step for step in steps if isinstance(step, EncodingRow)]
    assert [row.encoding.name for row in rows] == ["letter-sum", "word"]
    for row in rows:
        assert row.price == price_of(row.encoding, LEXICON)
        assert row.test_words == sum(len(s) for s in SENTENCES[19::20])
        assert 0 <= row.hit3 <= 100
        assert row.trained.encoding is row.encoding
    done = [step.done for step in steps if isinstance(step, EncodingProgress)]
    assert done == sorted(done)
    assert 0 < done[0] < done[-1] == pytest.approx(1.0)


def test_words_that_differ_only_in_letters_lost_can_only_be_told_apart_by_word_codes() -> None:
    # "era", "are" and "ear" share their sum; after each other word stands always the same one.
    lines = ["one are", "two ear", "six era"] * 20
    sentences = [line.split() for line in lines]
    rows = [
        step
        for step in measure_encodings(sentences, LEXICON, SMALL, TWO)
        if isinstance(step, EncodingRow)
    ]
    assert rows[1].hit3 == 100
    assert rows[0].hit3 <= rows[1].hit3


def test_hits_are_counted_as_the_slow_way_counts_them() -> None:
    text = TrainingText.prepared(SENTENCES, LEXICON, SMALL)
    *_, last = train_keyboard(text, SMALL, text.new_run(SMALL))
    assert isinstance(last, KeyboardTrained)
    counts = ContextModel(text.triples)
    model = replace(last.model, contexts=counts)
    speaker, rude, hits = model.speaker(), {"crap"}, 0
    for ids in text.test.ids:
        for place, word_id in enumerate(ids):
            scores = np.zeros(len(text.vocabulary), np.float32)
            speaker.add_to(scores, speaker.code_probabilities(ids[:place]), [1.0])
            ranked = np.argsort(-scores, kind="stable").tolist()
            before = ids[place - 1] if place else None
            keys = text.vocabulary.keys
            hits += word_id in [i for i in ranked if i != before and keys[i] not in rude][:3]
    words = sum(map(len, text.test.ids))
    assert hits_alone(last.model, text) == (hits, words)
    assert 0 < hits < words


def test_too_little_text_is_said() -> None:
    with pytest.raises(TrainingTextError, match="at least 20"):
        next(measure_encodings(SENTENCES[:5], LEXICON, SMALL))
