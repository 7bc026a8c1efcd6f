"""Why a word is offered, in words: for the window and for editors."""

from __future__ import annotations

from collections.abc import Sequence

from app.words.shortening import shortened
from app.writing.answer import ExpectedSum, SpelledWord

_MOST_VALUES = 12  # letters spelled out; a longer word shows the first ones and its sum
_MOST_SIGNS = 13  # of the word being typed


def share_text(share: float) -> str:
    """``12 %``; what is there but rounds to nothing is ``< 1 %``."""
    return "< 1 %" if 0 < share < 0.005 else f"{100 * share:.0f} %"


def addition(word: SpelledWord) -> str:
    """``8+15+23 = 46``; a long word is cut: ``1+1+… = 10000``."""
    if not word.values:
        return f"no letters a to z = {word.letter_sum}"
    spelled = "+".join(str(value) for value in word.values[:_MOST_VALUES])
    more = "+…" if len(word.values) > _MOST_VALUES else ""
    return f"{spelled}{more} = {word.letter_sum}"


def remaining(sums: Sequence[ExpectedSum], typed: SpelledWord | None) -> str:
    """``61 expected, y = 25, 36 to go``; "" while nothing is half typed."""
    if typed is None or not sums:
        return ""
    within = (each for each in sums if each.to_go is not None and each.to_go >= 0 and each.words)
    first = next(within, None)
    spelled = shortened(typed.word, _MOST_SIGNS)
    if first is None:
        own = f"{spelled} = {typed.letter_sum}"
        return f"{own}: beyond each of these sums; they say nothing of this word"
    to_go = f"{first.to_go} to go" if first.to_go else "reached"
    return f"{first.letter_sum} expected, {spelled} = {typed.letter_sum}, {to_go}"


def rivals_heading(count: int, shared: str) -> str:
    """``502 other words share the sum 61``."""
    return f"{count:,} other {'word shares' if count == 1 else 'words share'} {shared}"
