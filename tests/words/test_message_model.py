from __future__ import annotations

import pytest

from app.words.message_model import (
    GREETED,
    LINE,
    MONTH,
    NUMBER,
    PAGE,
    QUESTION,
    SENTENCE,
    START,
    WEEKDAY,
    MessageModel,
    last_two,
)

MODEL = MessageModel.load()
SMALL = MessageModel(
    "Hi Ann,\nSee you on Monday at 5 pm.\nKind regards\n--\n"
    "Hi Bob,\nSee you on Friday at 11 am. Bye\nKind regards"
)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", ("", PAGE)),
        ("  ", ("", PAGE)),
        ("Hi ", (START, "hi")),
        ("Hi Ann,\n", ("", GREETED)),
        ("Hi Ann,\n\nThanks. ", ("thanks", SENTENCE)),
        ("We came.\n", ("", LINE)),
        ("Are you well? ", ("well", QUESTION)),
        ("Ask Dr. ", ("ask", "dr")),
        ("at 5 ", ("at", NUMBER)),
        ("at 5:30 ", ("at", NUMBER)),
        ("the 3rd ", ("the", NUMBER)),
        ("on Tuesday ", ("on", WEEKDAY)),
        ("3 May ", (NUMBER, MONTH)),
        ("you may ", ("you", "may")),
        ("One. Two ", (START, "two")),
    ],
)
def test_the_last_two_tokens(text: str, tokens: tuple[str, str]) -> None:
    assert last_two(text) == tokens


def test_days_and_numbers_are_alike() -> None:
    said = SMALL.said("Let us meet on Tuesday ")
    assert said is not None
    assert max(said.shares, key=said.shares.__getitem__) == "at"
    said = SMALL.said("Come at 7 ")
    assert said is not None
    assert said.shares["pm"] == pytest.approx(said.shares["am"])
    said = SMALL.said("Hello Eve,\n")
    assert said is not None
    assert said.shares["see"] > said.shares.get("kind", 0)


@pytest.mark.parametrize(
    "text",
    ["", "Hi ", "Dear ", "Hi Ann,\n", "Kind ", "Best ", "at 5 ", "on 3 ", "on Monday ", "Yes. "],
)
def test_shares_and_rest_add_up(text: str) -> None:
    said = MODEL.said(text)
    assert said is not None
    assert sum(said.shares.values()) + said.rest == pytest.approx(1.0)
    assert min(said.shares.values()) > 0


def test_of_words_alone_only_days_and_months_are_spoken_of() -> None:
    said = MODEL.said("See you on ")
    assert said is not None
    assert said.after == ""
    assert set(said.shares) <= {WEEKDAY, MONTH}
    assert MODEL.said("how are ") is None
