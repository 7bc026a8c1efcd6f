"""What a training says of itself: headings, the state of the work, and what to do next."""

from __future__ import annotations

import numpy as np

from app.own_models.chosen_text import Source
from app.own_models.comparison import Measured
from app.own_models.loss_curves import LossCurve
from app.own_models.pace import in_words
from app.own_models.training_view import Stage, TrainingView

UNKNOWN = "–"
FIRST_LINE = (
    "Drop text here, or press Ctrl+T to try it with the sentences that come with Lettersum."
)


def heading_of(view: TrainingView) -> str:
    """What is going on, in a few words."""
    progress = view.progress
    epochs = f"epoch {progress.epoch} of {progress.epochs}"
    return {
        Stage.EMPTY: "Nothing to train on yet",
        Stage.READING: "Reading",
        Stage.READY: "Ready to train",
        Stage.COUNTING: "Counting the words",
        Stage.TRAINING: epochs.capitalize(),
        Stage.PAUSED: f"Paused in {epochs}",
        Stage.COMPARING: "Comparing",
        Stage.DONE: "Done",
        Stage.DIVERGED: "It went astray",
    }[view.stage]


def pace_of(view: TrainingView) -> str:
    """How fast it goes on and how long it takes; "" while nothing is known."""
    rate, left = view.progress.samples_per_second, view.progress.seconds_left
    said = [] if rate is None else [f"{rate:,.0f} samples/s"]
    return " · ".join(said if left is None else [*said, f"{in_words(left)} left"])


def told_by(source: Source) -> str:
    """What was read of a source, or why it wasn't."""
    if source.skipped:
        return f"skipped: {source.skipped}"
    return f"{source.words:,} words" if source.is_read else "…"


def line_of(view: TrainingView) -> str:
    """What went wrong, or what can be done now; one line."""
    if view.line:
        return view.line
    text = f"{view.words:,} words in {view.sentences:,} sentences"
    return {
        Stage.EMPTY: FIRST_LINE,
        Stage.READING: f"{text} so far",
        Stage.READY: f"{text}. Start trains a model on them; the model in use stays as it is.",
        Stage.COUNTING: text,
        Stage.TRAINING: "Stop keeps what it has learned so far, and compares it.",
        Stage.PAUSED: "Nothing is lost: go on whenever you like.",
        Stage.COMPARING: "Both models are tried on sentences that neither has learned from here.",
        Stage.DONE: f"Kept among your models as “{view.name}”.",
        Stage.DIVERGED: "",
    }[view.stage]


def status_of(view: TrainingView) -> tuple[str, str]:
    """What the status line says, at the left and at the right."""
    if view.stage is Stage.EMPTY:
        return "files and folders can be dropped anywhere in this room; F1 shows every key", ""
    words = f"{view.words:,} words" if view.words else ""
    return "the model in use stays until you change it", words


def go_text(stage: Stage) -> str:
    """What the button does that starts, pauses and goes on."""
    return {Stage.TRAINING: "Pause", Stage.PAUSED: "Go on"}.get(stage, "Start")


def reading_of(view: TrainingView, epoch: int | None) -> str:
    """Both errors at an epoch, or the newest; "" where there are none."""
    said = []
    for curve, name in ((view.learned, "while training"), (view.held_back, "held back")):
        place = _nearest(curve, epoch)
        if place is not None:
            said.append(f"{name} {curve.errors[place]:.3f}")
    if not said:
        return ""
    return f"{'now' if epoch is None else f'epoch {epoch}'}: {' · '.join(said)}"


def watched_line(view: TrainingView) -> str:
    """How the suggestions fare while training goes on; "" while nothing is known."""
    if not view.watched:
        return ""
    newest = view.watched[-1]
    beside = "" if view.found_in_use is None else f"; in use now: {view.found_in_use:.1f} %"
    return f"in the first 3 after epoch {newest.epoch}: {newest.found:.1f} %{beside}"


def compared_rows(view: TrainingView) -> list[tuple[str, str, str, str]]:
    """The rows of the table: the model in use, and the new one."""
    found = view.comparison
    in_use = f"in use now: {view.in_use}" if view.in_use else "in use now"
    new = view.name if view.stage is Stage.DONE else f"{view.name}, so far"
    return [
        (in_use, *_measured(found.before if found else None)),
        (new, *_measured(found.after if found else None)),
    ]


def verdict_of(view: TrainingView) -> str:
    """What came of it, in a sentence."""
    if view.comparison is None:
        return (
            "Both are tried once the new one is done; the model in use stays until you change it."
        )
    found = view.comparison
    on = f"on {found.sentences:,} sentences that neither has learned from here"
    return f"{found.verdict[:1].upper()}{found.verdict[1:]} ({on})."


def _measured(measured: Measured | None) -> tuple[str, str, str]:
    if measured is None:
        return UNKNOWN, UNKNOWN, UNKNOWN
    return f"{measured.keys_saved:.1f} %", f"{measured.in_first:.1f} %", f"{measured.ms:.1f}"


def _nearest(curve: LossCurve, epoch: int | None) -> int | None:
    if not len(curve):
        return None
    return len(curve) - 1 if epoch is None else int(np.abs(curve.epochs - epoch).argmin())
