"""What the status line says at the left: what happened, or how many keys were saved."""

from __future__ import annotations

from app.writing.keys_saved import Tally

HINT = (
    "Tab takes the first suggestion, Shift+Tab the phrase, Alt+1 to Alt+5 any; F1 shows every key"
)
FEWEST_CHARACTERS = 40  # below, a share says nothing


def status_text(notice: str, page: Tally, total: Tally) -> str:
    """A notice comes first; a page with little on it shows the hint."""
    if notice:
        return notice
    if page.characters < FEWEST_CHARACTERS:
        return HINT
    counted = f"{page.saved_keys:,} of {page.characters:,}"
    since = "" if total == page else f" · since the start {_percent(total)}"
    return f"{_percent(page)} of keys saved on this page ({counted}){since}"


def _percent(tally: Tally) -> str:
    return f"{100 * tally.saved:.0f} %"
