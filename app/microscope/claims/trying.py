"""A claim is tried: its runs are trained beside those that are there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from app.microscope.claims.claim import EARLY_UPDATES, UPDATES, Claim, Contender, Outcome
from app.microscope.time_machine.session import TrainingSession
from nncore.network_file import NetworkFile

Tell = Callable[[str], None]


def trial(claim: Claim, value: float, tell: Tell) -> Callable[[TrainingSession], None]:
    """A command for the training thread: trains all runs of a claim and hands the line about them
    to ``tell``, in that thread. One looks at the same place afterwards as before."""

    def carry_out(session: TrainingSession) -> None:
        try:
            text = _tried(session, claim, value)
        except Exception as error:
            tell(f"It couldn't be tried: {error}")  # somebody waits for the line
            raise
        tell(text)

    return carry_out


def present_file(session: TrainingSession) -> NetworkFile:
    """The settings where one looks, with the start weights from which that run descends."""
    here = session.position
    start = session.book.beginning(here.run).file
    settings = session.book.owner(here.run, here.update).file
    return replace(settings, weights=start.weights, bias_weights=start.bias_weights,
                   biases=start.biases, seed=start.seed)  # fmt: skip


def _tried(session: TrainingSession, claim: Claim, value: float) -> str:
    file = present_file(session)
    misfit = claim.misfit(file)
    if misfit:
        return misfit
    here, own = session.position, session.book.run(session.position.run)
    _look_at_a_trained_run(session)
    outcomes = [_outcome(session, contender) for contender in claim.contenders(file, value)]
    if any(run.number == own.number for run in session.book.runs):
        session.show_run(own.number)
        session.scrub(here.update)
    else:
        session.add_run(own.file, own.title)
    return claim.told(outcomes)


def _look_at_a_trained_run(session: TrainingSession) -> None:
    """A new run takes the place of the one looked at, if that has not been trained."""
    for run in session.book.runs:
        session.show_run(run.number)
        if session.head > run.start:
            return


def _outcome(session: TrainingSession, contender: Contender) -> Outcome:
    title, samples = contender.title, len(contender.file.samples)
    _begin(session, contender)
    errors: list[tuple[float, ...]] = []
    for update in (EARLY_UPDATES, UPDATES):
        if session.update > update:
            session.scrub(update)
        else:
            session.advance(update - session.update)
        if session.update < update:
            return Outcome(title, samples, trouble=session.notice)
        errors.append(_errors(session.file_now()))
    early, final = errors
    return Outcome(title, samples, early, final)


def _begin(session: TrainingSession, contender: Contender) -> None:
    """Shows the contender's run: one that is there from an earlier try, or a new one."""
    for run in session.book.runs:
        same = run.title == contender.title and run.file == contender.file
        if same and run.parent is None and run.start == 0:
            if run.is_hidden:
                session.hide_run(run.number, is_hidden=False)
            session.show_run(run.number)
            return
    session.add_run(contender.file, contender.title)


def _errors(file: NetworkFile) -> tuple[float, ...]:
    """E of each output, the mean of all samples."""
    inputs, targets = file.sample_arrays()
    with np.errstate(over="ignore"):
        misses = targets - file.build().forward(inputs)
        return tuple(float(error) for error in (misses * misses / 2).mean(axis=0))
