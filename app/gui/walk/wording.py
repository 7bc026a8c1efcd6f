"""The words of the strip: keys and names of numbers put in where a page leaves room for them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.gui import keys
from app.lessons.walk.page import WalkPage
from app.lessons.walk.pages import PAGES
from app.lessons.walk.walking import Walk
from app.microscope.telling.prediction import symbol

_AT_THE_END = "This was the last page; the exercises in the room Learn go on from here."
_BLANK = re.compile(r"\{(\w+)\}")
ROOM_TITLES = {"type": "Type", "network": "Network", "decode": "Decode"}


def filled(text: str, asked: str = "") -> str:
    """``{STEP}`` becomes the key of that name, ``{asked}`` the number that is asked for."""

    def fill(blank: re.Match[str]) -> str:
        name = blank[1]
        if name == "asked":
            return symbol(asked) if asked else "the number"
        key: keys.Key = getattr(keys, name)
        return key.shown

    return _BLANK.sub(fill, text)


def place_of(walk: Walk) -> str:
    """``✓ 3/12``."""
    mark = "✓ " if walk.is_page_done else ""
    return f"{mark}{walk.number}/{len(PAGES)}"


def heading(walk: Walk) -> str:
    """``✓ 3 of 12 · How wrong is it? · step 1 of 2``."""
    mark = "✓ " if walk.is_page_done else ""
    said = f"{mark}{walk.number} of {len(PAGES)} · {walk.page.title}"
    steps = len(walk.page.steps)
    if walk.is_page_done:
        return f"{said} · done"
    return f"{said} · step {walk.steps_done + 1} of {steps}" if steps > 1 else said


def after(walk: Walk, pages: Sequence[WalkPage] = PAGES) -> str:
    """What is said when all steps of a page are done; ``pages`` are those that are shown."""
    following = walk.beside(1, pages)
    if following is None:
        return f"Done. {walk.page.after} {_AT_THE_END}"
    number = PAGES.index(following) + 1
    on = f"Next ({keys.WALK_NEXT.shown}) leads to page {number}: {following.title}"
    return f"Done. {walk.page.after} {on}"


def out_of_sight(said: str) -> str:
    """What is said while the widget that is meant stands on another page of its room."""
    return f"{said} It is out of sight now: Show me ({keys.WALK_SHOW.shown}) leads there."


def elsewhere(walk: Walk) -> str:
    """What is said while another room is open than that of the page."""
    title = ROOM_TITLES[walk.page.room]
    return f"This page happens in the room {title}: Show me ({keys.WALK_SHOW.shown}) leads there."
