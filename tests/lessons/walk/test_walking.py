"""Which page is open, which of its steps, and where one goes on."""

from __future__ import annotations

from app.lessons.walk.pages import PAGES
from app.lessons.walk.seen import Seen
from app.lessons.walk.tips import WORD
from app.lessons.walk.walking import Walk


def test_it_begins_with_the_first_page_and_goes_on_with_the_first_that_isnt_done() -> None:
    assert Walk().to_go_on_with is PAGES[0]
    assert Walk(["word", "net"]).to_go_on_with is PAGES[2]
    assert Walk(["word", "net"], last="watch").to_go_on_with is PAGES[6]
    assert Walk(["word", "watch", "scale"], last="watch").to_go_on_with is PAGES[8]
    late = Walk([page.name for page in PAGES[1:]], last="nudge")
    assert late.to_go_on_with is PAGES[0]
    assert Walk([page.name for page in PAGES], last="rate").to_go_on_with is PAGES[9]


def test_the_pages_beside() -> None:
    walk = Walk()
    assert (walk.beside(-1), walk.beside(1)) == (None, PAGES[1])
    walk.open(PAGES[-1])
    assert (walk.beside(-1), walk.beside(1), walk.number) == (PAGES[-2], None, 13)


def test_pages_that_are_left_out_are_passed_over() -> None:
    shown = [page for page in PAGES if page.room == "network"]
    walk = Walk()
    assert walk.to_go_on_in(shown) is PAGES[1]
    assert walk.to_go_on_in([]) is None
    walk.open(PAGES[9])
    assert (walk.beside(-1, shown), walk.beside(1, shown)) == (PAGES[8], PAGES[11])
    walk.open(PAGES[1])
    assert walk.beside(-1, shown) is None
    done = Walk([page.name for page in shown], last="cheap")
    assert done.to_go_on_in(shown) is PAGES[11]


def test_nothing_is_done_before_the_page_has_begun() -> None:
    walk = Walk()
    walk.open(WORD)
    written = Seen(written=4, words=(("How", 46),))
    assert not walk.see(written)  # its room isn't ready yet
    walk.begin(Seen())
    assert walk.see(written)
    assert walk.steps_done == 1


def test_a_page_opened_again_begins_anew_and_stays_done() -> None:
    walk = Walk()
    for _ in range(2):
        walk.open(WORD)
        assert (walk.steps_done, walk.is_page_done) == (0, False)
        walk.begin(Seen())
        walk.see(Seen(written=4, words=(("How", 46),)))
        walk.see(Seen(written=14, words=(("tomorrow", 137),)))
        assert walk.is_page_done
        assert walk.prompt(Seen()) is None
    assert walk.done == {"word"}
