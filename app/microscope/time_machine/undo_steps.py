"""What can be undone: changes to runs and the opening of networks, in the order of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.microscope.time_machine.position import Position
from app.microscope.time_machine.run import RunBook

MOST_UNDONE = 200

Network = TypeVar("Network")


@dataclass(frozen=True)
class Standing(Generic[Network]):
    """A network that was looked at, with the runs it had, and where in them one looked."""

    network: Network
    book: RunBook
    position: Position


class UndoSteps(Generic[Network]):
    """What each step has replaced. One for all networks, so undo goes back from one to another."""

    def __init__(self) -> None:
        self._done: list[Standing[Network]] = []
        self._undone: list[Standing[Network]] = []

    @property
    def can_undo(self) -> bool:
        """Whether a step can be taken back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back that can be made again."""
        return bool(self._undone)

    def keep(self, before: Standing[Network]) -> None:
        """A step is being made."""
        self._done.append(before)
        del self._done[:-MOST_UNDONE]
        self._undone.clear()

    def back(self, now: Standing[Network]) -> Standing[Network] | None:
        """What there was before the last step; None if there was none."""
        return _swap(now, self._done, self._undone)

    def on(self, now: Standing[Network]) -> Standing[Network] | None:
        """What there was before the last step was taken back; None if none was."""
        return _swap(now, self._undone, self._done)

    def of(self, network: Network) -> Iterator[Standing[Network]]:
        """All of one network to which undo and redo lead."""
        return (each for each in (*self._done, *self._undone) if each.network is network)

    def forget(self, network: Network) -> None:
        """Nothing leads to this network any more."""
        self._done = [each for each in self._done if each.network is not network]
        self._undone = [each for each in self._undone if each.network is not network]


def _swap(
    now: Standing[Network], source: list[Standing[Network]], other: list[Standing[Network]]
) -> Standing[Network] | None:
    if not source:
        return None
    other.append(now)
    return source.pop()
