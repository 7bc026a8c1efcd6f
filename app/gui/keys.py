"""Every action and its key, in one table: the rooms bind from it, the help sheet shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """``keys`` in Qt's portable spelling; the first is the one that is shown."""

    keys: tuple[str, ...]
    action: str

    @property
    def shown(self) -> str:
        """The key as it stands on a key chip."""
        return self.keys[0]


# Window
HELP = Key(("F1",), "this sheet")
SCHEME = Key(("Ctrl+D",), "light or dark")
LARGER = Key(("Ctrl++", "Ctrl+="), "larger text")
SMALLER = Key(("Ctrl+-",), "smaller text")
NORMAL_SIZE = Key(("Ctrl+0",), "text at 100 %")
QUIT = Key(("Ctrl+Q",), "close Lettersum")

# Type
TAKE_FIRST = Key(("Tab",), "take the first suggestion")
TAKE = tuple(Key((f"Alt+{n}",), f"take suggestion {n}") for n in (1, 2, 3))
UNDO = Key(("Ctrl+Z",), "undo, a pick too")
REDO = Key(("Ctrl+Shift+Z",), "redo")
HIDE = Key(("Esc",), "hide the suggestions until the next word")
WHY = Key(("F2",), "why: explain the next suggestion")
STARTER = Key(("Ctrl+T",), "write the first words for me (on an empty page)")

# Network
TRAIN = Key(("F5",), "train, pause, go on")
STOP = Key(("Shift+F5",), "stop training")
STEP = Key(("F10",), "one update")
SAME_START = Key(("Ctrl+R",), "back to the same start weights")
NEW_DRAW = Key(("Ctrl+N",), "new random start weights")
RATE = Key(("F4",), "edit the learning rate η")
BIAS = Key(("Ctrl+B",), "next bias mode: none, fixed, trained")
PACE = Key(("Ctrl+P",), "next pace")
GOAL = Key(("Ctrl+U",), "choose how many updates")
PRESET = Key(("Ctrl+O",), "choose a network")
LOG_SCALE = Key(("Ctrl+L",), "error axis: logarithmic or linear")
NEXT_WEIGHT = Key(("Right",), "choose the next weight (in the picture)")
PREVIOUS_WEIGHT = Key(("Left",), "choose the weight before")


def room_key(number: int, title: str) -> Key:
    """The key that opens a room; rooms are counted from 1."""
    return Key((f"Ctrl+{number}",), f"the room {title}")


WINDOW_KEYS = (HELP, SCHEME, LARGER, SMALLER, NORMAL_SIZE, QUIT)
TYPE_KEYS = (TAKE_FIRST, *TAKE, UNDO, REDO, HIDE, WHY, STARTER)
NETWORK_KEYS = (
    TRAIN, STOP, STEP, SAME_START, NEW_DRAW, RATE, BIAS, PACE, GOAL, PRESET, LOG_SCALE,
    NEXT_WEIGHT, PREVIOUS_WEIGHT,
)  # fmt: skip
