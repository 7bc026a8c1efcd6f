"""Takes the snapshot of a network where one looks in its runs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.microscope.phrases.known_words import KnownWords
from app.microscope.teaching.attempt import TeachingReport
from app.microscope.teaching.rank_history import RankHistory, is_small_enough
from app.microscope.time_machine.last_move import last_move
from app.microscope.time_machine.loss_history import Curve
from app.microscope.time_machine.moments import Grain, moments_of_step
from app.microscope.time_machine.run import Run
from app.microscope.time_machine.run_history import RunHistory
from app.microscope.time_machine.shelf import Shelf
from app.microscope.time_machine.snapshot import (
    Activity,
    NetworkSnapshot,
    OpenedView,
    Path,
    RunView,
)
from app.microscope.time_machine.standstill import explain_standstill
from nncore.tracing import trace_sample


@dataclass
class Watched:
    """The weight whose history goes into the snapshots, the two whose way does, and the ranks of
    the run that was shown last."""

    weight: str = ""
    pair: tuple[str, str] | None = None
    ranks: RankHistory | None = None


def take_snapshot(
    shelf: Shelf,
    watched: Watched,
    grain: Grain,
    activity: Activity,
    notice: str,
    updates_per_second: float,
    words: KnownWords,
    teaching: TeachingReport | None,
) -> NetworkSnapshot:
    """``notice`` is what happened; where nothing did, it says why training stands still."""
    history = shelf.current
    recording, position = history.there(), history.position
    sample, past, moments = position.update % recording.samples, position.past, history.moments()
    with np.errstate(over="ignore", invalid="ignore"):
        trace = trace_sample(
            recording.network, recording.inputs[sample], recording.targets[sample],
            recording.rates,
        )  # fmt: skip
    last = None if activity is Activity.TRAINING else last_move(history, grain)
    if not notice and position.update == recording.head:
        notice = explain_standstill(recording.curve(), recording.head, trace)
    return NetworkSnapshot(
        preset=history.preset,
        file=history.owner().file,
        position=position,
        head=history.recording().head,
        grain=grain,
        sample=sample + 1,
        samples=recording.samples,
        trace=trace,
        computed=None if past is None else frozenset(m.name for m in moments[:past]),
        lit=() if past is None else moments_of_step(moments, past, grain),
        runs=tuple(_view(history, run, watched.weight) for run in history.book.runs),
        activity=activity,
        notice=notice,
        updates_per_second=updates_per_second,
        can_undo=shelf.steps.can_undo,
        can_redo=shelf.steps.can_redo,
        path=None if watched.pair is None else _path(history, watched.pair),
        path_of=watched.pair,
        reader=words.reader(history.owner().file.samples),
        teaching=teaching,
        ranks=_ranks(history, words, watched),
        last=last,
        network=history.number,
        opened=tuple(
            OpenedView(each.number, each.preset.title, each.entry, each.owner().file.layers)
            for each in shelf.networks
        ),
    )


def _ranks(history: RunHistory, words: KnownWords, watched: Watched) -> Curve | None:
    """None where the samples of the run that is shown aren't words, or too many."""
    recording = history.recording()
    samples = recording.run.file.samples
    reader = words.reader(samples) if samples is history.owner().file.samples else None
    if reader is None or not is_small_enough(samples, recording.run.file.parameter_count):
        return None
    known = watched.ranks
    if known is None or known.recording is not recording or known.reader is not reader:
        known = watched.ranks = RankHistory(recording, reader)
    return known.curve()


def _view(history: RunHistory, run: Run, weight: str) -> RunView:
    recording = history.recording(run.number)
    is_alike = run.file.layers == history.owner().file.layers  # else the name means another weight
    parameter = recording.index_of(weight) if is_alike else None
    return RunView(
        number=run.number,
        title=run.title,
        start=run.start,
        head=recording.head,
        parent=run.parent,
        is_hidden=run.is_hidden,
        curve=recording.curve(),
        line=run.line,
        weight_curve=None if parameter is None else recording.weight_curve(parameter),
    )


def _path(history: RunHistory, pair: tuple[str, str]) -> Path | None:
    """The way of a pair of weights, from the first ancestor's start to the head."""
    line = [history.book.run(history.position.run)]
    while line[0].parent is not None:
        line.insert(0, history.book.run(line[0].parent))
    until = [run.start for run in line[1:]] + [history.recording().head]
    parts = [
        history.recording(run.number).path(pair, end) for run, end in zip(line, until, strict=True)
    ]
    known = [part for part in parts if part is not None]
    return np.vstack(known) if known else None
