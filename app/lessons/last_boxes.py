"""The end of a sheet: who has that right needs nothing on the way to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.lessons.boxes import BoxKind
from app.lessons.marking import Mark, Verdict
from app.lessons.sheet import Sheet

ONLY_THE_END = "The end is right, so the sheet is done: the boxes on the way may stay empty."


def last_boxes(sheet: Sheet, asks: Sequence[str]) -> tuple[str, ...]:
    """The new weights; where none is asked for, the boxes that no other is worked out from."""
    new = tuple(name for name in asks if sheet.box(name).kind is BoxKind.UPDATED)
    if new:
        return new
    needed = {need for name in asks for need in sheet.needs(sheet.box(name))}
    return tuple(name for name in asks if name not in needed)


def is_end_right(sheet: Sheet, asks: Sequence[str], marks: Mapping[str, Mark]) -> bool:
    """Whether the right numbers stand at the end, however it was come by them."""
    last = last_boxes(sheet, asks)
    return bool(last) and all(marks[name].verdict is Verdict.RIGHT for name in last)
