"""Steps that are done by giving a hidden number."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.lessons.walk.page import Prompt, Step
from app.lessons.walk.seen import Seen
from app.microscope.time_machine.moments import Grain, moments_of

Wanted = Callable[[str], bool]

_PAUSE = "The network is playing: pause it first ({PLAY})."
_HIDE = "Press Predict ({PREDICT}), so that each number is hidden until you give it."
_FINER = (
    "One step is a whole sample now, and nothing is hidden: choose layer as one step ({GRAIN})."
)
_ON = "Press Step ({STEP}) until {what} asked for."
_BACK = "That number has been shown by now: press Back ({BACK}), then you are asked again."


def step_by_guess(wanted: Wanted, what: str, texts: Mapping[str, str]) -> Step:
    """Done when a number whose name is ``wanted`` was given right. ``texts`` say how the numbers
    are worked out that are asked for on the way, by how their names begin; ``what`` names the
    wanted ones: ``"the error of an output is"``."""
    asked = tuple(Prompt(text, "network.guess", _asks(begin)) for begin, text in texts.items())
    return Step(
        (
            Prompt(_PAUSE, "network.play", lambda seen: seen.is_training),
            Prompt(_HIDE, "network.predict", lambda seen: not seen.is_predicting),
            Prompt(_FINER, "network.grain", _is_coarse),
            *asked,
            Prompt(_BACK, "network.back", lambda seen: _is_past(seen, wanted)),
            Prompt(_ON.replace("{what}", what), "network.step"),
        ),
        lambda began, now: any(map(wanted, now.guessed)),
    )


def _asks(begin: str) -> Callable[[Seen], bool]:
    return lambda seen: seen.asked.startswith(begin)


def _is_coarse(seen: Seen) -> bool:
    grain = seen.snapshot.grain if seen.snapshot else Grain.SAMPLE
    return not grain.is_fine


def _is_past(seen: Seen, wanted: Wanted) -> bool:
    """Whether every wanted number of this sample has been shown."""
    snapshot = seen.snapshot
    if snapshot is None:
        return False
    moments = moments_of(snapshot.file.layers, snapshot.file.bias)
    past = len(moments) if snapshot.position.past is None else snapshot.position.past
    return not any(wanted(moment.name) for moment in moments[past:])
