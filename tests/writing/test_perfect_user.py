"""A perfect user on the typing model alone: what is written, and which keys that takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.writing.answer import Answer, Question, answer_question
from app.writing.caret import units_of
from app.writing.perfect_user import PerfectUser, TextPage, TypedText
from tests.writing.fake_predictor import WORDS, FakePredictor


class NotingPage(TextPage):
    """Notes each key, and has all of the text."""

    def __init__(self, slots: int = 3) -> None:
        self.keys: list[str] = []
        super().__init__(slots, asked)

    def press(self, sign: str) -> None:
        self.keys.append(sign)
        super().press(sign)

    def pick(self, slot: int) -> None:
        self.keys.append(f"<{slot + 1}>")
        super().pick(slot)


def asked(question: Question) -> Answer:
    return answer_question(FakePredictor(), question)


def typed(text: str, slots: int = 3) -> tuple[NotingPage, TypedText]:
    page = NotingPage(slots)
    return page, PerfectUser(page).type(text)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("how you", "how <1>"),
        ("how you they", "how <1><2>"),
        ("how you, they", "how <1>, <2>"),
        ("how you.\nThey", "how <1>.\n<2>"),
        ("how You", "how Y<1>"),
        ("how YOU", "how YO<1>"),
        ("how young", "how y<3>"),
        ("how your own", "how y<2>own"),
        ("how you - they", "how <1> - <2>"),  # without the space typed the dash would take it
        ("how you-they", "how <1>-<2>"),
        ("how you(s) they", "how you(s) <2>"),  # a pick would part them
        ("how 5you", "how 5y<1>"),
        ("how you  they", "how <1>  <2>"),
        ("how you \nwe", "how <1> \nw<1>"),  # "We" was offered
        ('how "you" they', 'how "<1>" <2>'),
        ("how (you) they", "how (<1>) <2>"),
        ("how you!?", "how <1>!?"),
        ("how you're", "how you're"),
        ("", ""),
        ("…", "…"),
    ],
)
def test_the_keys_of_a_text(text: str, keys: str) -> None:
    page, result = typed(text)
    assert "".join(page.keys) == keys
    assert page.before in (text, text + " ")
    assert result.keys == len(page.keys)
    assert result.characters == len(page.before)


def test_with_more_slots_more_is_found() -> None:
    assert typed("how we", slots=5)[0].keys[-1] == "<4>"
    assert typed("how we", slots=3)[0].keys[-2:] == ["w", "<1>"]


def test_what_was_offered_and_typed_of_each_word() -> None:
    _, result = typed("how young, they")
    how, young, they = result.words
    assert (how.word, how.offered, how.typed, how.taken) == ("how", ("", "", ""), 3, False)
    assert (young.offered, young.typed, young.taken) == (("you", "they", "today"), 1, True)
    assert (young.keys, they.keys) == (2, 1)


def test_a_page_is_written_in_pieces_as_in_one() -> None:
    page = NotingPage()
    user = PerfectUser(page)
    pieces = [user.type(line) for line in ("how you\n", "are they")]
    whole, result = typed("how you\nare they")
    assert page.keys == whole.keys
    assert sum(piece.keys for piece in pieces) == result.keys
    assert sum(piece.characters for piece in pieces) == result.characters


pieces = st.sampled_from(
    [*"aeyT .,-–\n\"'()/5€🙂é\u00ad", *WORDS, *(f" {word} " for word in WORDS)]
)
texts = st.lists(pieces, max_size=30).map("".join)


@given(texts)
def test_whatever_the_text_it_is_written_as_it_stands_there(text: str) -> None:
    page, result = typed(text)
    assert page.before in (text, text + " ")
    assert result.keys == sum(units_of(key) if key[0] != "<" else 1 for key in page.keys)
    assert result.keys <= units_of(text)
