"""What came of teaching, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.microscope.phrases.phrase_entry import USUAL_SCALE
from app.microscope.teaching.lesson import Lesson, Missing, ordinal
from app.microscope.time_machine.loss_history import Curve
from app.microscope.time_machine.recording import Recording

_MOST_NAMED = 3
_LEAST_UPDATES = 400_000  # before it is said that nothing moves any more
_STILL = 1e-6  # relative change of the error over the second half of a run


def flip_text(update: int, missing_before: Sequence[Missing], lesson: Lesson) -> str:
    """At which update all words came first, and which of them didn't one update before."""
    come = all_words_come(lesson)
    before = f"at {update - 1:,} {_named(missing_before)}"
    return f"at update {update:,} {come} first; {before}{_scaled(lesson)}"


def _scaled(lesson: Lesson) -> str:
    """Says the scale where it isn't the usual one: `` (sums ÷ 200)``."""
    scale = lesson.reader.scale(0)
    return "" if scale == USUAL_SCALE else f" (sums ÷ {scale:g})"


def all_words_come(lesson: Lesson) -> str:
    """``the word comes``, ``both words come``, ``all 26 words come``"""
    count = sum(len(phrase.wanted) for phrase in lesson.phrases)
    return {1: "the word comes", 2: "both words come"}.get(count, f"all {count:,} words come")


def given_up_text(lesson: Lesson, missing: Sequence[Missing], recording: Recording) -> str:
    """Which words aren't first at the end, and what is likely to be the reason."""
    made = recording.head - recording.run.start
    return f"after {made:,} updates {_named(missing)}: {_reason(lesson, recording)}"


def stands_still(curve: Curve, head: int) -> bool:
    """Whether a long run's error hasn't changed over its second half."""
    if not len(curve.updates) or head - curve.updates[0] < _LEAST_UPDATES:
        return False
    late = curve.errors[curve.updates >= (curve.updates[0] + head) / 2]
    return bool(len(late) > 1 and late.max() - late.min() <= _STILL * late.max())


def needed_error(lesson: Lesson) -> float:
    """The largest mean of E_total, over all phrases, at which every output can still be read as
    the word that is wanted."""
    needed = []
    for number, sample in enumerate(lesson.samples):
        cells = [lesson.reader.cell(number, output) for output in range(len(sample.targets))]
        halves = [
            max(t - low, high - t) for t, (low, high) in zip(sample.targets, cells, strict=True)
        ]
        needed.append(0.5 * float(np.square(halves).sum()))
    return float(np.mean(needed))


def _named(missing: Sequence[Missing]) -> str:
    """``“you” was 3rd, “today” 812th``"""
    shown = sorted(missing, key=lambda each: -each.rank)[:_MOST_NAMED]
    parts = [f"“{each.word}” {_place(each.rank)}" for each in shown]
    parts[:1] = [part.replace("” ", "” is ", 1) for part in parts[:1]]
    more = len(missing) - len(shown)
    return ", ".join(parts) + (f" and {more:,} more are not first" if more else "")


def _place(rank: int) -> str:
    return ordinal(rank) if rank else "no word at all"


def _reason(lesson: Lesson, recording: Recording) -> str:
    hidden = min(recording.run.file.layers[1:-1], default=0)
    phrases = len(lesson.phrases)
    errors = recording.curve().errors
    error = float(errors[-1]) if len(errors) else float("nan")
    is_still = stands_still(recording.curve(), recording.head)
    standing = f"E_total {'stands still at' if is_still else 'is'} {error:.2g}, " + (
        f"{needed_error(lesson):.2g} is the most that all words allow"
    )
    if not hidden:
        return f"{standing}; without hidden neurons few phrases fit: add a hidden layer"
    if phrases > hidden:
        neurons = "1 hidden neuron holds" if hidden == 1 else f"{hidden} hidden neurons hold"
        return f"{standing}; {phrases} phrases seem more than {neurons}: add one, or leave one out"
    if is_still:
        return f"{standing}; try a new draw of start weights"
    return f"{standing}; train on, or take a larger η"
