"""What a training says of itself: headings, how it goes, and what can be done next."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.own_models.chosen_row import MOST_GUESSED, ChosenRow
from app.own_models.comparison import Measured
from app.own_models.loss_curves import LossCurve
from app.own_models.new_model import NewModel
from app.own_models.training_view import Stage, TrainingView
from app.prediction.model_card import LONGEST_TRAINED_ON
from app.time_left import duration_text
from app.words.shortening import shortened

UNKNOWN, STOPPING = "–", "Stopping…"
UNNAMED = "My text"
_BETWEEN = ", "
_PERCENT = "\N{NO-BREAK SPACE}%"  # in a line that wraps
_SOON_SECONDS = 0.5  # what takes less is not worth telling
# Below so many seconds an estimate is rounded to so many.
_STEPS = ((10, 1), (60, 10), (600, 60), (3600, 300), (10 * 3600, 1800))
FIRST_LINE = "Drop text here, or try it with the sentences that come with Lettersum (Ctrl+T)."
FIRST_STATUS = "files and folders can be dropped anywhere in this room; F1 shows every key"


def heading_of(view: TrainingView) -> str:
    """What is going on, in a few words."""
    progress = view.progress
    if view.is_stopped and view.stage.is_busy and not view.is_tested:
        return STOPPING
    if progress.doing and view.stage is not Stage.PAUSED:
        return f"{progress.doing[:1].upper()}{progress.doing[1:]}"
    epochs = f"epoch {progress.epoch} of {progress.epochs}"
    return {
        Stage.EMPTY: "A training was left" if view.left else "Nothing to train on yet",
        Stage.READING: "Looking at the text",
        Stage.READY: "Ready to train",
        Stage.COUNTING: "Reading and counting",
        Stage.TRAINING: epochs.capitalize() if progress.epoch else "Training begins",
        Stage.PAUSED: f"Paused in {epochs}" if progress.epoch else "Paused",
        Stage.DONE: _ended(view),
    }[view.stage]


def _ended(view: TrainingView) -> str:
    """How training ended."""
    epoch, epochs = view.progress.epoch, view.progress.epochs
    if view.is_stopped and not epoch:
        return "Stopped in the first epoch"
    if epoch >= epochs:
        return "Done"
    return f"{'Stopped' if view.is_stopped else 'Done'} after epoch {epoch} of {epochs}"


def _learned_no_more(view: TrainingView) -> bool:
    return not view.is_stopped and 0 < view.progress.epoch < view.progress.epochs


def pace_of(view: TrainingView) -> str:
    """How fast it goes on and how long it takes; "" while nothing is known."""
    if view.stage is Stage.PAUSED or (view.is_stopped and not view.is_tested):
        return ""
    rate, left = view.progress.samples_per_second, view.progress.seconds_left
    if left is not None and left < _SOON_SECONDS:
        left = None
    said = [] if rate is None else [f"{rate:,.0f} samples/s"]
    at_most = "at most " if view.progress.epoch else ""  # it ends earlier when it learns no more
    return " · ".join(said if left is None else [*said, f"{at_most}{duration_text(left)} left"])


def amount_of(view: TrainingView) -> str:
    """How much text there is."""
    if view.is_exact:
        return f"{view.words:,} words"
    return f"about {int(float(f'{view.words:.1e}')):,} words"


def line_of(view: TrainingView) -> str:
    """What went wrong, or what can be done now; one line."""
    if view.line:
        return view.line
    if view.left is not None and not view.rows:
        left = view.left
        return (
            f"The training of “{left.name}” was left in epoch {min(left.epoch + 1, left.epochs)} "
            f"of {left.epochs}, and can go on."
        )
    why_ended = "After that it learned no more. " if _learned_no_more(view) else ""
    return {
        Stage.EMPTY: FIRST_LINE,
        Stage.READING: f"So far: {amount_of(view)}.",
        Stage.READY: _ready_line(view),
        Stage.COUNTING: "All of the text is read once, whatever its size.",
        Stage.TRAINING: (
            "What was learned so far is kept and compared."
            if view.is_stopped
            else "Stop keeps what was learned so far, and compares it."
        ),
        Stage.PAUSED: "Nothing is lost: go on whenever you like.",
        Stage.DONE: f"{why_ended}It is kept among your models as “{view.name}”.",
    }[view.stage]


def _ready_line(view: TrainingView) -> str:
    seconds = view.expected_seconds
    takes = "" if seconds is None else f", in about {duration_text(round_seconds(seconds))}"
    amount = amount_of(view)
    return (
        f"{amount[:1].upper()}{amount[1:]}. Start trains a model on them{takes}; nothing else "
        "changes."
    )


def round_seconds(seconds: float) -> float:
    """To what an estimate can say: 7 s, 40 s, 3 min, 15 min, 2 h."""
    step = next((step for most, step in _STEPS if seconds < most), 3600)
    return max(round(seconds / step), 1) * step


def consent_of(view: TrainingView) -> str:
    """Which text would be converted, and from what; "" where there is nothing to agree to."""
    named = [each for row in view.rows for each in row.guessed][:MOST_GUESSED]
    if not named:
        return ""
    more = view.unsure - len(named)
    others = f" and {more:,} more" if more else ""
    return f"Not UTF-8. Convert would read {', '.join(named)}{others}."


def status_of(view: TrainingView, made: NewModel) -> str:
    """What the status line says at the left."""
    if made.is_used:
        return f"“{made.title}” suggests now; Go back brings the one before"
    is_first = view.stage is Stage.EMPTY and view.left is None
    return FIRST_STATUS if is_first else "the model in use stays until you change it"


def kept_text(view: TrainingView, now: float) -> str:
    """How long ago the training was kept; "" where it isn't."""
    if view.kept_at is None or not view.stage.is_busy:
        return ""
    return f"kept {duration_text(max(now - view.kept_at, 0.0))} ago"


def go_text(view: TrainingView) -> str:
    """What the button does that starts, pauses and goes on."""
    if view.stage is Stage.PAUSED:
        return "Go on"
    return "Pause" if view.stage.is_busy else "Start"


def reading_of(view: TrainingView, epoch: int | None) -> str:
    """Both errors at an epoch, or the newest; "" where there are none."""
    said = []
    for curve, name in ((view.learned, "while training"), (view.held_back, "watched")):
        place = _nearest(curve, epoch)
        if place is not None:
            said.append(f"{name} {curve.errors[place]:.3f}")
    if not said:
        return ""
    return f"{'now' if epoch is None else f'epoch {epoch}'}: {' · '.join(said)}"


def tried_line(view: TrainingView) -> str:
    """How the suggestions fare while training goes on; "" while nothing is known."""
    if not view.tried:
        return ""
    newest = view.tried[-1]
    return (
        f"Words of watched sentences among the first 3 suggestions: {newest.found:.1f}{_PERCENT} "
        f"after epoch {newest.epoch}; with the model in use, measured once: "
        f"{newest.found_in_use:.1f}{_PERCENT}"
    )


def compared_rows(view: TrainingView, made: NewModel) -> list[tuple[str, str, str, str]]:
    """The rows of the table: the model that was in use, and the new one."""
    found = view.comparison
    compared = view.in_use or made.in_use
    before = f"before: {compared}" if made.is_used else f"in use: {compared}"
    after = f"in use: {made.title}" if made.is_used else f"new: {made.title}"
    return [
        (before, *_measured(found.before if found else None)),
        (after, *_measured(found.after if found else None)),
    ]


def verdict_of(view: TrainingView, made: NewModel) -> str:
    """What came of it, in a few sentences."""
    if made.is_gone:
        return f"“{made.title}” was thrown away; until the window closes it can be brought back."
    if view.comparison is None:
        return "Both are tried once the new one is done; until then nothing changes."
    used = " It suggests now; the one before is still there." if made.is_used else ""
    caution = f" {view.comparison.caution}" if view.comparison.caution else ""
    return f"{view.comparison.verdict}{caution}{used}"


def first_name(rows: Sequence[ChosenRow]) -> str:
    """What a model trained on this is called until someone calls it otherwise."""
    names = [row.given.stem or UNNAMED for row in rows if row.words]
    if not names:
        return UNNAMED
    return names[0] if len(names) == 1 else f"{names[0]} +{len(names) - 1}"


def trained_on(rows: Sequence[ChosenRow]) -> str:
    """What it is, in a few words: ``letters.txt, notes/ (112 files)``."""
    return shortened(_BETWEEN.join(row.name for row in rows if row.words), LONGEST_TRAINED_ON)


def shares_text(one: str, other: str) -> bool:
    """Whether something stands in both that ``trained_on`` gave."""
    return bool(set(filter(None, one.split(_BETWEEN))) & set(other.split(_BETWEEN)))


def _measured(measured: Measured | None) -> tuple[str, str, str]:
    if measured is None:
        return UNKNOWN, UNKNOWN, UNKNOWN
    return f"{measured.keys_saved:.1f} %", f"{measured.in_first:.1f} %", f"{measured.ms:.1f}"


def _nearest(curve: LossCurve, epoch: int | None) -> int | None:
    if not len(curve):
        return None
    return len(curve) - 1 if epoch is None else int(np.abs(curve.epochs - epoch).argmin())
