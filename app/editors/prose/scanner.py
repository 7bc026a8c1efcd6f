"""What each kind of text has to tell: in which of its lines words are written, line by line."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

State = Hashable
# Stands for what was left out: code, formulas, addresses. Of no alphabet, so no word to anyone.
LEFT_OUT = "\ue000"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a line in which words are written. ``begins``: they go on from no line before."""

    start: int
    end: int
    begins: bool


class Scanner(ABC):
    """One kind of text. A state is all that must be known of the lines before to read the next."""

    first: State = None

    @abstractmethod
    def after(self, state: State, line: str, number: int) -> State:
        """The state after a line that has no sign at its end, and is read in this state."""

    @abstractmethod
    def stretch(self, state: State, line: str, number: int, column: int) -> Stretch | None:
        """Where words are written around this column of the line; None if they aren't there."""

    def words_alone(self, before: str, after: str) -> str | None:
        """The text before the caret without markup; LEFT_OUT in the place of what is no prose.
        ``after`` is what follows in the same paragraph. None where the caret is in such a place.
        """
        return before


class LineStates:
    """The state at the beginning of each line, worked out as far as it is asked for, and kept.

    After a change lines are read again until one begins as it did before: from there on all do.
    """

    def __init__(self, scanner: Scanner) -> None:
        self._scanner = scanner
        self._states: list[State] = [scanner.first]
        self._sound = 0  # the last line whose state is known to be right
        self._follows = 0  # from this line on each state follows from the one before it

    @property
    def known(self) -> int:
        """The last line that would be told without reading any."""
        return self._sound

    def changed(self, first: int, gone: int, come: int) -> None:
        """So many lines from this one on have given place to others."""
        states = self._states
        if self._sound >= self._follows:
            self._follows = 0
        if first + gone >= len(states):
            del states[first + 1 :]
            self._follows = min(self._follows, len(states) - 1)
        else:
            states[first + 1 : first + gone] = [None] * (come - 1)
            moved = self._follows + come - gone if self._follows > first else self._follows
            self._follows = max(moved, first + come)
        self._sound = min(self._sound, first, len(states) - 1)

    def before(self, number: int, lines: Sequence[str]) -> State:
        """The state at the beginning of this line."""
        states, after = self._states, self._scanner.after
        while self._sound < number:
            state = after(states[self._sound], lines[self._sound].rstrip("\r\n"), self._sound)
            self._sound += 1
            if self._sound == len(states):
                states.append(state)
            elif self._sound >= self._follows and states[self._sound] == state:
                self._sound = len(states) - 1
            else:
                states[self._sound] = state  # so the next one may not follow from it any more
                self._follows = max(self._follows, self._sound + 1)
        return states[number]
