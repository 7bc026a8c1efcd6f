"""The word that is being typed at the caret, read once for each place of it."""

from __future__ import annotations

from dataclasses import dataclass

from app.words.tokens import split_prefix, words_of
from app.writing.caret import Caret, units_of


@dataclass(frozen=True, slots=True)
class BegunWord:
    """``before`` is the text before the caret, with the space that a pick still owes; it is
    ``finished`` and then ``prefix``, what of the word is typed, in UTF-16 units ``prefix_units``.
    The word begins at ``start``, a position in the whole text. ``is_inside`` says that it goes on
    behind the caret."""

    before: str
    finished: str
    prefix: str
    prefix_units: int
    start: int
    is_inside: bool

    @classmethod
    def at(cls, caret: Caret, *, owes_space: bool = False) -> BegunWord:
        """The word at this caret."""
        before = caret.before + (" " if owes_space else "")
        finished, prefix = split_prefix(before)
        prefix_units = units_of(prefix)
        return cls(
            before, finished, prefix, prefix_units,
            start=caret.position + int(owes_space) - prefix_units,
            is_inside=bool(prefix) and bool(words_of(caret.after)),
        )  # fmt: skip
