"""The run that begins with a change."""

from __future__ import annotations

from dataclasses import replace

from app.microscope.time_machine.run import Run
from app.microscope.time_machine.run_history import RunHistory
from app.microscope.time_machine.run_titles import Origin
from app.words.shortening import shortened
from nncore.network_file import NetworkFile

_LONGEST_IN_TITLE = 40  # signs of another run's title


def changed_run(history: RunHistory, before: NetworkFile, after: NetworkFile) -> Run:
    """The run that begins where one looks with a change of what is there, ``before``.

    With other layers it is a beginning of its own, so that within one line of runs each name
    always means the same weight: in curves, on the way over the error surface, going back.
    """
    owner, update, origin = history.owner(), history.position.update, history.origin(before)
    if after.layers == owner.file.layers:
        parent = owner.parent if update == owner.start else owner.number
        run = replace(history.new_run(origin.title(after), after), start=update, parent=parent)
    else:
        if update > owner.start or owner.parent is not None:
            left = _in_short(_left_by(history).title)
            origin = Origin(f"from {left} at {update:,}", origin.file)
        run = history.new_run(origin.title(after), after)
    return replace(run, origin=origin)


def _left_by(history: RunHistory) -> Run:
    """The run that is left where one looks: at the start of a fork, the one it has left."""
    owner = history.owner()
    if owner.parent is None or history.position.update > owner.start:
        return owner
    return history.book.run(owner.parent)


def _in_short(title: str) -> str:
    """What tells a run from others: of "from run 1 at 60: 3 hidden neurons" the end."""
    return shortened(title.rpartition(": ")[2], _LONGEST_IN_TITLE)
