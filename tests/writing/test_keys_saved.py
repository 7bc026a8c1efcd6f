from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.writing.keys_saved import KeysSaved, Tally
from app.writing.typed_runs import OTHER, TYPED


def typed(count: KeysSaved, text: str, page: str = "") -> str:
    """Types letter by letter at the end of the page; returns the page."""
    for sign in text:
        page += sign
        with count.key():
            count.change(len(page) - 1, 0, len(page), TYPED)
    return page


def picked(count: KeysSaved, rest: str, page: str) -> str:
    """Picks a word of which so much is not typed yet."""
    with count.key():
        count.change(len(page), 0, len(page + rest), count.stroke())
    return page + rest


def taken_away(count: KeysSaved, page: str, units: int) -> str:
    """One key takes so much away at the end of the page."""
    kept = page[: len(page) - units]
    with count.key():
        count.change(len(kept), units, len(kept), TYPED)
    return kept


def test_what_is_typed_letter_by_letter_saves_nothing() -> None:
    count = KeysSaved()
    typed(count, "How are ")
    assert count.page == Tally(keys=8, characters=8)
    assert count.page.saved == 0


def test_a_pick_is_one_key_beside_the_letters_typed_of_its_word() -> None:
    count = KeysSaved()
    picked(count, "ou ", typed(count, "How are y"))
    assert count.page == Tally(keys=10, characters=12)
    assert count.page.saved == 2 / 12


def test_what_is_typed_and_taken_away_counts_on_neither_side() -> None:
    count = KeysSaved()
    page = typed(count, "abcdefgh")
    for _ in range(5):
        page = taken_away(count, page, 1)
    assert count.page == Tally(keys=3, characters=3)
    taken_away(count, page, 3)
    assert count.page == Tally()


def test_a_pick_that_is_taken_away_has_cost_its_keys_and_saved_none() -> None:
    count = KeysSaved()
    page = picked(count, "today ", typed(count, "How are "))
    taken_away(count, page, 6)
    assert count.page == Tally(keys=10, characters=8)  # the pick and the key that took it away
    assert (count.page.saved_keys, count.page.saved) == (0, 0)


def test_a_pick_of_which_something_is_left_counts_what_is_left() -> None:
    count = KeysSaved()
    page = picked(count, "today ", typed(count, "How are "))
    taken_away(count, page, 1)
    assert count.page == Tally(keys=10, characters=13)


def test_writing_over_a_pick_wastes_the_pick_but_no_key() -> None:
    count = KeysSaved()
    page = picked(count, "today ", typed(count, "How are "))
    with count.key():
        count.change(8, 6, 9, TYPED)
    assert count.page == Tally(keys=8 + 1 + 1, characters=9)
    assert len(page) == 14


def test_what_is_pasted_counts_on_neither_side() -> None:
    count = KeysSaved()
    typed(count, "ab")
    count.change(1, 0, 1002, OTHER)
    assert count.page == Tally(keys=2, characters=2)
    with count.key():
        count.change(10, 900, 102, TYPED)
    assert count.page == Tally(keys=2, characters=2)


def test_undo_gives_back_what_was_typed_before_and_redo_what_was_picked() -> None:
    count = KeysSaved()
    page = typed(count, "yo")
    count.remember(1)
    picked(count, "u ", page)
    count.remember(2)
    assert count.page == Tally(keys=3, characters=4)
    with count.key():
        count.change(2, 2, 2, OTHER)
        count.restore(1, 2)
    assert count.page == Tally(keys=4, characters=2)
    with count.key():
        count.change(2, 0, 4, OTHER)
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


changes = st.tuples(
    st.integers(0, 60), st.integers(0, 20), st.integers(0, 9), st.sampled_from("otp")
)


@given(st.lists(changes))
def test_it_counts_as_marking_every_sign_would(made: list[tuple[int, int, int, str]]) -> None:
    """Each sign knows its key: a number of its own where it was typed, its pick's, or none."""
    count, marks, wasted = KeysSaved(), list[str](), 0
    for number, (position, removed, added, kind) in enumerate(made):
        position = min(position, len(marks))
        before = list(marks)
        new = [f"t{number}.{place}" if kind == "t" else f"{kind}{number}" for place in range(added)]
        marks[position : position + removed] = new
        gone = {mark for mark in before if mark[0] == "p"} - set(marks)
        fewer = sum(m[0] == "p" for m in marks) < sum(m[0] == "p" for m in before)
        wasted += len(gone) + (fewer and (kind == "o" or not added))
        with count.key():
            source = {"o": OTHER, "t": TYPED}.get(kind)
            count.change(
                position, removed, len(marks), count.stroke() if source is None else source
            )
        own = [mark for mark in marks if mark[0] != "o"]
        assert count.page == Tally(len(set(own)) + wasted, len(own))
        assert 0 <= count.page.saved <= 1
