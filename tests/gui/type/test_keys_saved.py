from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.gui.type.keys_saved import KeysSaved, Tally


def typed(count: KeysSaved, text: str, page: str = "") -> str:
    """Types letter by letter at the end of the page; returns the page."""
    for sign in text:
        page += sign
        count.press()
        count.change(len(page) - 1, 0, len(page), is_own=True)
    return page


def test_what_is_typed_letter_by_letter_saves_nothing() -> None:
    count = KeysSaved()
    typed(count, "How are ")
    assert count.page == Tally(keys=8, characters=8)
    assert count.page.saved == 0


def test_a_pick_is_one_key() -> None:
    count = KeysSaved()
    page = typed(count, "How are y")
    count.press()
    count.change(len(page) - 1, 1, len("How are you "), is_own=True)
    assert count.page == Tally(keys=10, characters=12)
    assert count.page.saved == 1 - 10 / 12


def test_taking_away_costs_keys_and_leaves_fewer_characters() -> None:
    count = KeysSaved()
    typed(count, "abc")
    count.press()
    count.change(2, 1, 2, is_own=True)
    assert count.page == Tally(keys=4, characters=2)
    assert count.page.saved == -1


def test_what_is_pasted_counts_on_neither_side() -> None:
    count = KeysSaved()
    typed(count, "ab")
    count.change(1, 0, 1002, is_own=False)
    assert count.page == Tally(keys=2, characters=2)
    count.press()
    count.change(10, 900, 102, is_own=True)  # pasted text taken away: a key, but nothing written
    assert count.page == Tally(keys=3, characters=2)


def test_undo_gives_back_what_was_typed_before_and_redo_what_was_picked() -> None:
    count = KeysSaved()
    page = typed(count, "yo")
    count.remember(1)
    count.press()
    count.change(0, 2, 4, is_own=True)
    count.remember(2)
    count.press()
    count.change(0, 4, len(page), is_own=False)
    count.restore(1, 2)
    assert count.page == Tally(keys=4, characters=2)
    count.press()
    count.restore(2, 4)
    assert count.page == Tally(keys=5, characters=4)


def test_a_state_that_does_not_fit_is_counted_as_not_typed() -> None:
    count = KeysSaved()
    typed(count, "abc")
    count.restore(7, 3)
    assert count.page.characters == 0


def test_a_new_page_begins_at_nothing_and_the_total_goes_on() -> None:
    count = KeysSaved(Tally(100, 150))
    typed(count, "abcd")
    count.new_page()
    assert count.page == Tally()
    typed(count, "ab")
    assert count.total == Tally(106, 156)


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20), st.integers(0, 9), st.booleans()))
)
def test_it_counts_as_marking_every_sign_would(changes: list[tuple[int, int, int, bool]]) -> None:
    count, marks = KeysSaved(), list[bool]()
    for position, removed, added, is_own in changes:
        position = min(position, len(marks))
        marks[position : position + removed] = [is_own] * added
        count.change(position, removed, len(marks), is_own=is_own)
        assert count.page.characters == sum(marks)
