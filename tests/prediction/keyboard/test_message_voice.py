"""The voice of messages: what it adds to the scores, and that shares stay shares."""

from __future__ import annotations

import numpy as np
import pytest

from app.prediction.keyboard.message_voice import NOTHING_SAID, MessageVoice
from app.prediction.suggestion import MESSAGES, Parts
from app.words.message_model import MONTHS, WEEKDAYS, MessageModel
from app.words.vocabulary import Vocabulary
from tests.words.lexicons import lexicon_of

WORDS = ("at", "pm", "am", "regards", "kind", "the", *WEEKDAYS, *MONTHS)
VOCABULARY = Vocabulary(lexicon_of([(word, 0.01) for word in WORDS]))
VOICE = MessageVoice(MessageModel.load(), VOCABULARY)
EVEN = np.full(len(WORDS), 1 / len(WORDS), np.float32)


def first(text: str, count: int = 1) -> set[str]:
    mixed = VOICE.said(text).mixed(EVEN)
    return {VOCABULARY.words[i] for i in np.argsort(-mixed, kind="stable")[:count]}


@pytest.mark.parametrize("text", ["", "Kind ", "at 5 ", "on 3 ", "See you on ", "how are "])
def test_scores_still_add_up_to_one(text: str) -> None:
    assert VOICE.said(text).mixed(EVEN).sum() == pytest.approx(1.0, rel=1e-5)


def test_what_follows_numbers_days_and_beginnings() -> None:
    assert first("I can come at 5 ", 2) == {"am", "pm"}
    assert first("It is over.\nKind ") == {"regards"}
    assert first("I will see you on ", 7) == set(WEEKDAYS)
    assert first("We arrive on 9 ", 11) == set(MONTHS) - {"may"}


def test_the_part_is_told_by_name_and_the_parts_add_up() -> None:
    said = VOICE.said("I can come at 5 ")
    pm = VOCABULARY.id_of("pm")
    assert pm is not None
    parts = said.added(Parts(context=float(EVEN[pm])), pm)
    assert parts.context == pytest.approx(float(said.mixed(EVEN)[pm]), rel=1e-5)
    assert [voice.part for voice in parts.voices if voice.name == MESSAGES] == [
        pytest.approx(said.shares[pm])
    ]


def test_where_nothing_is_said_scores_are_left_alone() -> None:
    assert VOICE.said("how are ") is NOTHING_SAID
    assert NOTHING_SAID.mixed(EVEN) is EVEN
