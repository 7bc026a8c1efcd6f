from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.words.slip import Slip, SlipKind
from app.writing.answer import Answer, Question, answer_question
from app.writing.caret import Caret, Edit
from app.writing.typing_model import PHRASE_SLOT, TypingModel
from tests.writing.fake_predictor import FakePredictor


def at(before: str, after: str = "") -> Caret:
    return Caret(before, after, len(before.encode("utf-16-le")) // 2)


def model_at(before: str, after: str = "") -> TypingModel:
    """A model whose caret stands there and that has been answered."""
    model = TypingModel()
    question = model.move(at(before, after))
    if question is not None:
        assert model.receive(answer_question(FakePredictor(), question))
    return model


def words(model: TypingModel) -> list[str | None]:
    return [card.word if card else None for card in model.cards]


def test_there_are_always_three_slots() -> None:
    assert words(TypingModel()) == [None, None, None]
    assert words(model_at("How are ")) == ["you", "they", "today"]
    assert words(model_at("How are th")) == ["they", None, None]


def test_a_pick_writes_the_rest_of_the_word_and_a_space() -> None:
    assert model_at("How are ").pick(0) == Edit(0, 0, "you ")
    assert model_at("How are ").pick(2) == Edit(0, 0, "today ")
    assert model_at("How are y").pick(0) == Edit(1, 0, "you ")
    assert model_at("How are th").pick(1) is None


def test_a_space_that_is_there_is_not_doubled() -> None:
    assert model_at("How are y", " ").pick(0) == Edit(1, 1, "you ")


def test_punctuation_that_is_there_gets_no_space_before_it() -> None:
    assert model_at("How are y", "?").pick(0) == Edit(1, 0, "you")


def test_after_a_full_stop_a_pick_begins_with_a_space() -> None:
    assert model_at("I came.").pick(0) == Edit(0, 0, " You ")
    assert model_at("I came. ").pick(0) == Edit(0, 0, "You ")
    assert model_at("how are (").pick(0) == Edit(0, 0, "you ")


@pytest.mark.parametrize(
    ("before", "insert"),
    [("in 2024", " you "), ("say 50%", " you "), ("so (see)", " you "), ("a well-", "you "),
     ('he said "', "you "), ("and/", "you "), ("for $", "you "), ("a 🙂", " you ")],
)  # fmt: skip
def test_a_pick_never_sticks_to_what_stands_before(before: str, insert: str) -> None:
    assert model_at(f"How are {before}").pick(0) == Edit(0, 0, insert)


@pytest.mark.parametrize("after", ["\n", ".", "/", "%", ")", "-"])
def test_a_pick_before_what_needs_no_space_adds_none_and_a_word_brings_it(after: str) -> None:
    model = model_at("How are y", after)
    assert model.pick(0) == Edit(1, 0, "you")
    model.move(at("How are you", after))
    assert model.question.text == "How are you "  # the next word is what is asked for
    model.receive(answer_question(FakePredictor(), model.question))
    assert model.typed(".") is None
    assert model.typed("\n") is None
    assert model.typed(" ") is None
    assert model.typed("t") == Edit(0, 0, " t")
    assert model.typed("(") == Edit(0, 0, " (")
    assert model.pick(1) == Edit(0, 0, " they")


def test_the_space_that_is_owed_is_forgotten_once_the_caret_was_elsewhere() -> None:
    model = model_at("How are y", ".")
    model.pick(0)
    model.move(at("How are you", "."))
    model.move(at("How are yo", "u"))
    model.move(at("How are you", "."))
    assert model.typed("t") is None
    assert model.question.text == "How are you"


def test_a_pick_that_writes_what_is_there_owes_its_space_all_the_same() -> None:
    model = model_at("How are you", ".")
    assert model.pick(0) == Edit(3, 0, "you")
    model.move(at("How are you", "."))
    assert model.typed("t") == Edit(0, 0, " t")


def test_before_a_word_punctuation_keeps_the_space() -> None:
    """It may have been there before the pick, and parts the words in any case."""
    for after in ("t", "(", "5"):
        model = model_at("How are ", after)
        model.pick(0)
        model.move(at("How are you ", after))
        assert model.typed(",") == Edit(1, 0, ", ")
        model.move(at("How are you, ", after))
        assert model.typed(" ") == Edit(0, 0, "")


def test_before_a_word_what_joins_words_takes_the_space() -> None:
    model = model_at("How are ", "t")
    model.pick(0)
    model.move(at("How are you ", "t"))
    assert model.typed("/") == Edit(1, 0, "/")
    assert model.typed("\n") == Edit(1, 0, "\n")


def test_a_pick_takes_the_place_of_what_is_selected() -> None:
    model = TypingModel()
    question = model.move(Caret("How are ", " ", 8, selected=4))
    assert question == Question(1, "How are ")
    assert model.receive(answer_question(FakePredictor(), question))
    assert model.pick(0) == Edit(0, 1, "you ")


def after_pick() -> TypingModel:
    model = model_at("How are ")
    model.pick(0)
    model.move(at("How are you "))
    return model


@pytest.mark.parametrize("sign", [*".,;:!?…)]}”’'/=-%_\\»–", "\n"])
def test_punctuation_swallows_the_space_of_a_pick(sign: str) -> None:
    assert after_pick().typed(sign) == Edit(1, 0, sign)


def test_a_space_typed_after_a_pick_is_the_one_it_added() -> None:
    model = after_pick()
    assert model.typed(" ") == Edit(0, 0, "")
    assert model.typed(" ") is None


def picked_after(before: str) -> TypingModel:
    model = model_at(before)
    model.pick(0)
    model.move(at(f"{before}you "))
    return model


def test_a_quotation_mark_swallows_the_space_only_where_it_closes() -> None:
    assert picked_after('She said "how are ').typed('"') == Edit(1, 0, '"')
    assert picked_after("She said how are ").typed('"') is None
    assert picked_after('"One" line\nand ').typed('"') is None


def test_a_phrase_is_written_as_a_word_is() -> None:
    assert model_at("How are ").pick(PHRASE_SLOT) == Edit(0, 0, "you today ")
    assert model_at("How are yo", " ").pick(PHRASE_SLOT) == Edit(2, 1, "you today ")
    assert model_at("How are", "!").pick(PHRASE_SLOT) is None  # "are" is being typed
    assert model_at("I came.").pick(PHRASE_SLOT) == Edit(0, 0, " You today ")
    assert model_at("How are t").pick(PHRASE_SLOT) is None
    model = model_at("How are y", ".")
    assert model.pick(PHRASE_SLOT) == Edit(1, 0, "you today")
    model.move(at("How are you today", "."))
    assert model.typed("t") == Edit(0, 0, " t")


def test_the_space_of_a_phrase_gives_way_as_that_of_a_word() -> None:
    model = model_at("How are ")
    model.pick(PHRASE_SLOT)
    model.move(at("How are you today "))
    assert model.typed("?") == Edit(1, 0, "?")


def test_a_phrase_that_still_fits_can_be_taken_before_the_new_answer() -> None:
    model = model_at("How are ")
    model.move(at("How are y"))
    assert model.pick(PHRASE_SLOT) == Edit(1, 0, "you today ")
    model.move(at("How are t"))
    assert model.pick(PHRASE_SLOT) is None
    model.move(at("How are you "))
    assert model.pick(PHRASE_SLOT) is None


def test_hidden_or_inside_a_word_there_is_no_phrase() -> None:
    model = model_at("How are ")
    assert model.words_in(PHRASE_SLOT) == ("you", "today")
    model.hide()
    assert model.words_in(PHRASE_SLOT) == ()
    assert not model.wait_for(PHRASE_SLOT)
    assert model_at("How ar", "e").words_in(PHRASE_SLOT) == ()


def test_a_phrase_can_be_waited_for() -> None:
    model = TypingModel()
    question = model.move(at("How are "))
    assert question is not None
    assert model.wait_for(PHRASE_SLOT)
    assert model.end_waiting() is None
    model.receive(answer_question(FakePredictor(), question))
    assert model.end_waiting() == PHRASE_SLOT
    assert model.end_waiting() is None


@pytest.mark.parametrize(
    ("before", "after", "ghost"),
    [("How are ", "", "you"), ("How are y", "", "ou"), ("How are Yo", "", "u"),
     ("How are you", "", ""), ("I came.", "", " You"), ("How are xy", "", ""), ("", "", ""),
     ("How are ", "\n", "you"), ("How ar", "e", "")],
)  # fmt: skip
def test_what_stands_behind_the_caret_is_what_taking_the_first_would_add(
    before: str, after: str, ghost: str
) -> None:
    model = model_at(before, after)
    assert model.ghost == ghost
    edit = model.pick(0)
    if ghost:
        assert edit is not None
        assert applied(before, "", edit).rstrip() == before + ghost


def test_typing_along_shortens_it_at_once_and_typing_otherwise_takes_it_away() -> None:
    model = model_at("How are ")
    model.move(at("How are y"))
    assert model.ghost == "ou"
    model.move(at("How are x"))
    assert model.ghost == ""


def test_nothing_stands_behind_the_caret_that_is_unlikely_hidden_or_of_the_word_before() -> None:
    model = model_at("How are ")
    answer = model.answer
    assert answer is not None
    model.receive(replace(answer, is_first_likely=False))
    assert model.ghost == ""
    model.receive(answer)
    assert model.ghost == "you"
    model.hide()
    assert model.ghost == ""
    model = model_at("How are ")
    model.move(at("How are you "))
    assert model.ghost == ""
    model = TypingModel()
    question = model.move(Caret("How are ", "", 8, selected=3))
    assert question is not None
    model.receive(answer_question(FakePredictor(), question))
    assert model.ghost == ""


def test_five_slots_by_choice() -> None:
    model = model_at("How are ")
    assert model.pick(4) is None
    model.choose(4)
    assert model.chosen == 0
    model.set_slots(5)
    assert words(model) == ["you", "they", "today", "we", "your"]
    assert model.pick(4) == Edit(0, 0, "your ")
    model.choose(4)
    assert model.chosen == 4
    model.set_slots(3)
    assert model.chosen == 0
    assert words(model) == ["you", "they", "today"]


def test_asking_again_makes_the_answer_before_stale() -> None:
    model = TypingModel()
    first = model.move(at("How are "))
    again = model.ask_again()
    assert first is not None
    assert again is not None
    assert again.text == first.text
    assert not model.receive(answer_question(FakePredictor(), first))
    assert model.receive(answer_question(FakePredictor(), again))


@pytest.mark.parametrize(
    ("text", "at_caret", "before"),
    [("Hi. How are yo", "yo", "are"), ("Hi. How are ", "are", "are"), ("Hi. ", "Hi", ""),
     ("", "", ""), ("Hi. Yo", "Yo", "")],
)  # fmt: skip
def test_the_words_at_the_caret(text: str, at_caret: str, before: str) -> None:
    model = model_at(text)
    assert (model.word_at_caret, model.word_before) == (at_caret, before)


def test_letters_and_digits_are_typed_as_they_are() -> None:
    assert after_pick().typed("a") is None
    assert after_pick().typed("7") is None
    assert after_pick().typed("(") is None


def test_a_space_that_was_typed_is_not_swallowed() -> None:
    model = model_at("How are you ")
    assert model.typed(".") is None


def test_after_moving_away_nothing_is_swallowed() -> None:
    model = after_pick()
    model.move(at("How "))
    model.move(at("How are you "))
    assert model.typed(".") is None


def test_hiding_lasts_until_the_next_word() -> None:
    model = model_at("How are ")
    model.hide()
    assert words(model) == [None, None, None]
    model.move(at("How are y"))
    model.receive(answer_question(FakePredictor(), model.question))
    assert words(model) == [None, None, None]
    model.move(at("How are y "))
    model.receive(answer_question(FakePredictor(), model.question))
    assert words(model)[0] == "you"


def test_inside_a_word_nothing_is_offered_or_asked() -> None:
    model = model_at("How are ")
    assert model.move(at("How ar", "e")) is None
    assert words(model) == [None, None, None]
    assert model.pick(0) is None


def test_before_a_word_the_next_one_is_offered() -> None:
    assert words(model_at("How are ", "today"))[0] == "you"


def test_a_stale_answer_changes_nothing() -> None:
    model = TypingModel()
    first = model.move(at("How are "))
    second = model.move(at("How are t"))
    assert first is not None
    assert second is not None
    assert not model.receive(answer_question(FakePredictor(), first))
    assert words(model) == [None, None, None]
    assert model.receive(answer_question(FakePredictor(), second))
    assert words(model) == ["they", "today", None]


def test_a_card_that_still_fits_can_be_picked_before_the_new_answer() -> None:
    model = model_at("How are ")
    model.move(at("How are y"))
    assert model.pick(0) == Edit(1, 0, "you ")
    assert model.pick(1) is None  # "they" does not begin with y


def test_a_card_for_another_text_of_the_same_length_can_not_be_picked() -> None:
    model = model_at("How are ")
    model.move(at("She saw "))
    assert model.pick(0) is None


def slipped_at(before: str) -> TypingModel:
    """Answered with "you", met as a slip of what is typed."""
    model = model_at(before)
    card = replace(model_at("How are ").cards[0], slip=Slip(SlipKind.SWAPPED, 0.001))
    assert model.receive(Answer(model.question, (card,)))
    return model


def test_a_slip_is_replaced_as_a_whole() -> None:
    assert slipped_at("How are yuo").pick(0) == Edit(3, 0, "you ")


def test_a_slip_of_something_else_can_not_be_picked() -> None:
    model = slipped_at("How are yuo")
    model.move(at("How are yuoo"))
    assert model.pick(0) is None
    model.move(at("How are yo"))
    assert model.pick(0) is None


def test_a_card_that_lacks_an_apostrophe_typed_can_not_be_picked() -> None:
    model = model_at("How are yo")
    model.move(at("How are yo'"))
    assert model.pick(0) is None


def test_a_card_of_the_word_before_can_not_be_picked() -> None:
    model = model_at("How are ")
    model.move(at("How are they "))
    assert model.pick(0) is None


def test_the_same_place_asks_nothing_again() -> None:
    model = model_at("How are ")
    assert model.move(at("How are ")) is None


def test_choosing_goes_round_and_begins_anew_with_the_next_word() -> None:
    model = model_at("How are ")
    model.choose_next()
    model.choose_next()
    assert model.chosen == 2
    model.choose_next()
    assert model.chosen == 0
    model.choose(1)
    assert model.chosen == 1
    model.move(at("How are you "))
    assert model.chosen == 0


def test_what_is_chosen_falls_back_where_its_slot_gets_empty() -> None:
    model = model_at("How are ")
    model.choose(2)
    model.move(at("How are th"))
    model.receive(answer_question(FakePredictor(), model.question))
    assert model.chosen == 0
    model.choose(2)
    assert model.chosen == 0


def test_a_failure_leaves_no_cards_unless_it_is_stale() -> None:
    model = model_at("How are ")
    assert not model.fail(Question(99, "How "))
    assert words(model)[0] == "you"
    assert model.fail(model.question)
    assert model.answer is None
    assert words(model) == [None, None, None]


def applied(before: str, after: str, edit: Edit) -> str:
    """The edit carried out on a text counted in UTF-16 units."""
    left, right = before.encode("utf-16-le"), after.encode("utf-16-le")
    left = left[: len(left) - 2 * edit.delete_before]
    return (
        left.decode("utf-16-le") + edit.insert + right[2 * edit.delete_after :].decode("utf-16-le")
    )


@given(st.text(max_size=20), st.sampled_from(["", "y", "yo", "Th", "TO"]), st.integers(0, 2))
def test_whatever_stands_before_only_the_prefix_is_replaced(
    before: str, prefix: str, slot: int
) -> None:
    before += " and "
    model = model_at(before + prefix)
    edit = model.pick(slot)
    if edit is not None:
        card = model.cards[slot]
        assert card is not None
        assert applied(before + prefix, "", edit) == f"{before}{card.word} "
        assert card.word.lower().startswith(prefix.lower())


def test_an_answer_to_no_question_is_stale() -> None:
    stray = Answer(Question(99, "x"))
    assert not TypingModel().receive(stray)
