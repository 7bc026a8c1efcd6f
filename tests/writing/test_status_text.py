from __future__ import annotations

from app.writing.keys_saved import Tally
from app.writing.status_text import HINT, status_text


def test_a_notice_comes_first_and_little_text_says_nothing() -> None:
    assert status_text("something happened", Tally(346, 558), Tally()) == "something happened"
    assert status_text("", Tally(3, 9), Tally(3, 9)) == HINT


def test_keys_saved_on_this_page_and_since_the_start() -> None:
    page, total = Tally(346, 558), Tally(590, 1000)
    on_page = "38 % of keys saved on this page (212 of 558)"
    assert status_text("", page, total) == f"{on_page} · since the start 41 %"
    assert status_text("", page, page) == on_page


def test_picks_that_cost_more_than_they_brought_saved_nothing() -> None:
    told = status_text("", Tally(102, 100), Tally(102, 100))
    assert told == "0 % of keys saved on this page (0 of 100)"
