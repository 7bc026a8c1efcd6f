"""Six more pages, what one wonders about once it works; the first three are about training."""

from __future__ import annotations

from app.lessons.walk.page import NETWORK, Prompt, Setting, Step, WalkPage
from app.lessons.walk.questions import CHEAP, MEANING, NUDGE
from app.lessons.walk.seen import Seen
from app.microscope.claims.article_claims import BIAS_MODES
from app.microscope.network_presets import ARTICLE, BEYOND_REACH, OSCILLATING
from nncore.layers import Bias

_REACHED = 0.01
_CALM_RATE = 2.0
_UPDATES_TO_SEE, _UPDATES_TO_GET_STUCK = 30, 150
_NEAR_ONE = 0.95

_PLAY = Prompt("Press Play ({PLAY}).", "network.play", lambda seen: not seen.is_training)


def _outputs(seen: Seen) -> tuple[float, ...]:
    if seen.snapshot is None:
        return ()
    trace = seen.snapshot.trace
    return tuple(trace.values[f"sig(o{n})"] for n in range(1, len(trace.targets) + 1))


def _targets_fit(seen: Seen) -> bool:
    return seen.snapshot is not None and all(0 < each < 1 for each in seen.snapshot.trace.targets)


def _outputs_stand_at_one(began: Seen, now: Seen) -> bool:
    has_tried = now.update >= began.update + _UPDATES_TO_GET_STUCK
    return has_tried and min(_outputs(now), default=0) > _NEAR_ONE


def _error_has_fallen(began: Seen, now: Seen) -> bool:
    error = now.snapshot.error if now.snapshot else None
    is_small = error is not None and error < _REACHED
    return _targets_fit(now) and now.update > began.update and is_small


SCALE = WalkPage(
    name="scale",
    title="Numbers that fit",
    about="Targets that can't be reached, and how scaling helps.",
    text="Here the network shall learn [1, 2] → [3, 4]. But sig never leaves the range from 0 to "
    "1, so no weights in the world give 3. "
    "The way out is to scale: divide all numbers by 10 before they go in, and multiply what comes "
    "out by 10. The sums of words are divided by 100 for the same reason.",
    room=NETWORK,
    setting=Setting(BEYOND_REACH),
    steps=(
        Step(
            (
                _PLAY,
                Prompt(
                    "Watch o1 and o2: they rise towards 1 and get stuck there, far from 3 and 4.",
                    "network.picture",
                ),
            ),
            _outputs_stand_at_one,
        ),
        Step(
            (Prompt("Press “All samples ÷ 10” below the table of samples.", "network.divide"),),
            lambda began, now: _targets_fit(now) and not _targets_fit(began),
        ),
        Step(
            (
                Prompt(
                    "The targets can be reached now. Press Play ({PLAY}), until E_total is below "
                    "0.01.",
                    "network.play",
                    lambda seen: not seen.is_training,
                ),
                Prompt("Watch E_total: it falls below 0.01.", "network.picture"),
            ),
            _error_has_fallen,
        ),
    ),
    after="The scale belongs to the network: without it nobody knows what its outputs mean.",
)

BIASES = WalkPage(
    name="biases",
    title="Should biases learn?",
    about="Fixed and trained bias weights, side by side.",
    text="A bias shifts the net of a neuron, whatever comes in. "
    "One can leave its weight v as it is, or give it a slope like every other weight: "
    "∂E/∂v = δ · b. Some say that this slope is always 0; the numbers here say otherwise.",
    room=NETWORK,
    setting=Setting(ARTICLE, weight="v21"),
    steps=(
        Step(
            (
                Prompt(
                    "Try the claim “Fixed or trained biases”: press “Try it”. Both ways are "
                    "trained from the same start, and their curves lie over each other.",
                    "network.claim",
                ),
            ),
            lambda began, now: BIAS_MODES.title in now.claims,
        ),
        Step(
            (
                Prompt(
                    "What came out stands below “Try it”. Now train v yourself: choose “trained” "
                    "as the bias mode ({BIAS}).",
                    "network.bias",
                    lambda seen: not _trains_biases(seen),
                ),
                Prompt(
                    "Press Step ({STEP}): v21 moves like any weight. The sentence below the "
                    "picture says how far.",
                    "network.step",
                ),
            ),
            lambda began, now: _trains_biases(now) and _has_moved_its_run(began, now),
        ),
    ),
    after="Trained biases help most where a neuron's net must be shifted for all samples.",
)


def _trains_biases(seen: Seen) -> bool:
    return seen.snapshot is not None and seen.snapshot.file.bias is Bias.TRAINED


def _has_moved_its_run(began: Seen, now: Seen) -> bool:
    """Whether an update was made in the run that is shown, since its settings were changed."""
    if began.snapshot is None or now.snapshot is None:
        return False
    is_elsewhere = now.snapshot.position != began.snapshot.position
    return is_elsewhere and now.update > now.snapshot.run.start


def _rate(seen: Seen) -> float:
    return seen.snapshot.file.rate if seen.snapshot else 0.0


def _has_no_curve(seen: Seen) -> bool:
    """At first there is nothing to draw, and so no curve to look at."""
    runs = seen.snapshot.runs if seen.snapshot else ()
    return not any(len(run.curve.updates) > 1 for run in runs)


RATE = WalkPage(
    name="rate",
    title="Steps that are too long",
    about="What a learning rate does that is too high.",
    text="A slope is true only near the place where it was measured. "
    "With a large η a step leads far beyond that, to the other side of the valley and perhaps "
    "higher up than before. Here η is 200, and two samples pull in different directions.",
    room=NETWORK,
    setting=Setting(OSCILLATING),
    steps=(
        Step(
            (
                _PLAY,
                Prompt(
                    "It plays; its curve begins after a few updates.",
                    "network.picture",
                    _has_no_curve,
                ),
                Prompt("Watch the curve: E goes up and down, for ever.", "network.curves"),
            ),
            lambda began, now: now.update >= began.update + _UPDATES_TO_SEE,
        ),
        Step(
            (Prompt("Write 2 into η ({RATE}), and Enter.", "network.rate"),),
            lambda began, now: _rate(began) > _CALM_RATE >= _rate(now) > 0,
        ),
        Step(
            (
                _PLAY,
                Prompt("Watch the new curve: it only falls.", "network.curves"),
            ),
            lambda began, now: (
                0 < _rate(now) <= _CALM_RATE and now.update >= began.update + _UPDATES_TO_SEE
            ),
        ),
    ),
    after="Too small a rate is safe but slow; one tries, and looks at the curve.",
)

BEYOND = (SCALE, BIASES, RATE, MEANING, CHEAP, NUDGE)
