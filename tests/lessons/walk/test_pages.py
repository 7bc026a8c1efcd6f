"""What the pages say, whoever reads them."""

from __future__ import annotations

import re

import pytest

from app.lessons.walk.page import DECODE, NETWORK, TYPE, WalkPage
from app.lessons.walk.pages import PAGES, page_named
from app.lessons.walk.seen import Seen
from app.lessons.walk.tips import TIPS

EVERY_PAGE = pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])


def test_seven_pages_of_tips_and_six_more_each_with_a_name_and_a_title_of_its_own() -> None:
    assert (len(TIPS), len(PAGES)) == (7, 13)
    assert len({page.name for page in PAGES}) == len({page.title for page in PAGES}) == 13
    assert [page_named(page.name) for page in PAGES] == list(PAGES)
    assert page_named("cellar") is None


@EVERY_PAGE
def test_a_page_has_two_to_five_sentences_and_one_to_three_steps(page: WalkPage) -> None:
    sentences = re.findall(r"[.?!](?: |$)", page.text)
    assert 2 <= len(sentences) <= 5
    assert len(page.text) < 460
    assert 1 <= len(page.steps) <= 3
    assert page.room in (TYPE, NETWORK, DECODE)
    assert (page.setting.network is not None) == (page.room == NETWORK)
    for text in (page.about, page.after):
        assert text.endswith((".", "?"))


@EVERY_PAGE
def test_there_is_always_something_to_do(page: WalkPage) -> None:
    for step in page.steps:
        assert step.prompts[-1].when is None
        assert step.prompt(Seen()) in step.prompts
        for prompt in step.prompts:
            assert prompt.widget.partition(".")[0] == page.room
            assert len(prompt.text) < 230


def test_page_eleven_is_the_one_that_the_first_page_promises() -> None:
    assert "Page 11" in PAGES[0].after
    assert PAGES[10].name == "meaning"
