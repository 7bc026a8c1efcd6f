"""A cell of two lines: a phrase broken at its arrow, a number below its caption."""

from __future__ import annotations

from app.microscope.phrases.phrase_entry import ARROW


def two_lines(text: str) -> tuple[str, ...]:
    """``How are →`` and ``you today``; ``today`` and ``0.65``; or one line, unbroken."""
    given, arrow, wanted = text.partition(f"{ARROW} ")
    if arrow:
        return f"{given}{ARROW}", wanted
    caption, space, number = text.rpartition(" ")
    return (caption, number) if space else (text,)
