"""What a page of the walk is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.lessons.walk.seen import Seen
from app.microscope.network_presets import NetworkPreset
from app.microscope.time_machine.moments import Grain, Phase

TYPE, NETWORK, DECODE = "type", "network", "decode"  # the names of the rooms in the window

When = Callable[[Seen], bool]
Done = Callable[[Seen, Seen], bool]


@dataclass(frozen=True)
class Prompt:
    """One instruction, and the widget it is about, by a name. ``{STEP}`` stands for the key of
    that name, ``{asked}`` for the number that is asked for. It holds ``when`` what is seen says
    so; None is always."""

    text: str
    widget: str
    when: When | None = None

    def holds(self, seen: Seen) -> bool:
        """Whether this is what to do now."""
        return self.when is None or self.when(seen)


@dataclass(frozen=True)
class Step:
    """The first of ``prompts`` that holds is shown; the last one always holds. ``done`` compares
    what is seen with what was seen as the step began."""

    prompts: tuple[Prompt, ...]
    done: Done

    def prompt(self, seen: Seen) -> Prompt:
        """What to do now."""
        return next(each for each in self.prompts if each.holds(seen))


@dataclass(frozen=True)
class Setting:
    """What a page begins with: a network at its start weights, the grain of its steps, worked out
    up to the first step of the phase ``at``, or to the one that gives the number of this name,
    whether numbers are hidden, and which weight is
    explained; in the Decode room, what is decoded."""

    network: NetworkPreset | None = None
    grain: Grain = Grain.SAMPLE
    at: Phase | str | None = None
    is_predicting: bool = False
    weight: str = ""
    subject: str = ""


@dataclass(frozen=True)
class WalkPage:
    """``name`` is what its progress is kept by; ``about`` is a few words for the list of pages,
    ``text`` two to five sentences, ``after`` one that is said when all steps are done."""

    name: str
    title: str
    about: str
    text: str
    room: str
    setting: Setting
    steps: tuple[Step, ...]
    after: str
