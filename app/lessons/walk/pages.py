"""All pages of the walk, in order."""

from __future__ import annotations

from app.lessons.walk.beyond import BEYOND
from app.lessons.walk.page import WalkPage
from app.lessons.walk.tips import TIPS

PAGES: tuple[WalkPage, ...] = (*TIPS, *BEYOND)


def page_named(name: str) -> WalkPage | None:
    """The page that is kept by this name; None if there is none."""
    return next((page for page in PAGES if page.name == name), None)
