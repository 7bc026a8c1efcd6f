"""What an editor is offered, made of an answer."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from app.editors.items import Item, ghosts_of, items_of
from app.editors.prose.passage import Passage
from app.editors.reasons import in_markdown, why_word
from app.prediction.suggestion import Parts, Voice
from app.words.slip import Slip, SlipKind
from app.words.tokens import split_prefix
from app.writing.answer import Answer, Card, ExpectedSum, Question, SpelledWord
from app.writing.phrase_card import PhraseCard

PARTS = Parts(0.3, 0.1, voices=(Voice("a network", 0.3), Voice("a *text*", 0.1)))


def card(word: str, score: float = 0.4, slip: Slip | None = None) -> Card:
    return Card(word, 65, score, PARTS, 502, ("state", "show"), slip=slip)


def answer(*cards: Card, offered: PhraseCard | None = None, likely: bool = True) -> Answer:
    expected = (ExpectedSum(65.0, 65, ("today",), 0.18, 36),)
    typed = SpelledWord("to", (20, 15))
    return Answer(
        Question(1, ""), cards, (SpelledWord("How", (8, 15, 23)),), expected, typed=typed,
        offered=offered, is_first_likely=likely,
    )  # fmt: skip


def passage(text: str, after: str = "") -> Passage:
    return Passage(text, split_prefix(text)[1], text, after)


def items(
    text: str, *cards: Card, after: str = "", offered: PhraseCard | None = None
) -> list[Item]:
    made = items_of(
        answer(*cards, offered=offered), passage(text, after), with_phrase=True, as_markdown=True
    )
    return list(made)


def test_word_sum_share_and_order() -> None:
    first, second = items("How are to", card("today"), card("too", 0.002))
    assert (first.label, first.detail, first.text) == ("today", "65 · 40 %", "today")
    assert second.detail == "65 · < 1 %"
    assert first.sort < second.sort


def test_a_phrase_stands_behind_its_first_word_with_its_own_chance() -> None:
    phrase = PhraseCard(("today", "and"), 0.25)
    found = items("to", card("today"), card("too"), offered=phrase)
    assert [each.label for each in found] == ["today", "today and", "too"]
    assert sorted(found, key=lambda item: item.sort) == found
    assert found[1].detail == "65 + 19 · 25 %"


@pytest.mark.parametrize(
    ("text", "after", "written"),
    [
        ("How are ", "", "you"),
        ("How are,", "", " you"),
        ("(", "", "you"),
        ("How are ", "fine", "you "),
        ("How are ", ", fine", "you"),
        ("How are ", "\t", "you"),
        ("How are y", "", "you"),
        ("How are y", " fine", "you"),
    ],
)
def test_spaces_part_words_and_stand_in_none(text: str, after: str, written: str) -> None:
    (item,) = items(text, card("you"), after=after)
    assert item.text == written


def test_nothing_is_offered_inside_a_word() -> None:
    assert items("How are y", card("you"), after="our") == []


def test_what_does_not_begin_as_typed_is_found_by_what_is_typed() -> None:
    slip = Slip(SlipKind.SWAPPED, 0.01)
    receive, other = items("recieve", card("receive", slip=slip), card("Recieved"))
    assert (receive.filter, other.filter) == ("recieve", "Recieved")


def test_grey_text_keeps_the_letters_typed() -> None:
    found = ghosts_of(answer(card("today")), passage("TOd"), with_phrase=True)
    assert [each.text for each in found] == ["TOday"]


@pytest.mark.parametrize(
    ("made", "after"),
    [
        (answer(card("today"), likely=False), ""),
        (answer(card("today")), " more"),
        (answer(card("receive")), ""),
        (answer(card("to")), ""),
        (answer(), ""),
    ],
)
def test_no_grey_text(made: Answer, after: str) -> None:
    assert ghosts_of(made, passage("to", after), with_phrase=True) == ()


def test_grey_text_may_be_a_phrase_as_well() -> None:
    made = answer(card("today"), offered=PhraseCard(("today", "and"), 0.3))
    found = ghosts_of(made, passage("to", " "), with_phrase=True)
    assert [each.text for each in found] == ["today", "today and"]
    assert len(ghosts_of(made, passage("to"), with_phrase=False)) == 1


def test_reasons_have_voices_sums_and_rivals() -> None:
    made = items_of(answer(card("today")), passage("to"), with_phrase=True, as_markdown=False)
    text = made[0].reasons
    assert "today: sum 65 · 40 %" in text
    assert "a network: 75 %" in text
    assert "502 other words share the sum 65" in text
    assert "state · show …" in text
    assert "65 expected, to = 35, 36 to go" in text
    assert "How = 8+15+23 = 46" in text
    assert "**" not in text


@pytest.mark.parametrize(
    "text",
    ["*a* _b_", "<b>x</b>", "[a](b)", "![a](b)", "# a", "- a", "+ a", "> a", "`a`", "a\nb", "&lt;",
     "\\", "1. a", "http://a.b", "~~a~~", "| a |", "***", "=", "a  \n b"],
)  # fmt: skip
def test_what_is_escaped_is_shown_as_it_is(text: str) -> None:
    html = MarkdownIt("commonmark").render(f"**{in_markdown('x')}** {in_markdown(text)}")
    shown = html.removeprefix("<p><strong>x</strong> ").removesuffix("</p>\n")
    for sign, entity in (("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("&", "&amp;")):
        shown = shown.replace(entity, sign)
    assert shown == " ".join(text.split())
    alone = MarkdownIt("commonmark").render(in_markdown(text))
    assert alone.startswith("<p>")


def test_a_hostile_word_brings_no_markup() -> None:
    made = answer(card("<img src=x>"))
    text = why_word(made, made.cards[0], as_markdown=True)
    assert "<img" not in MarkdownIt("commonmark").render(text)
