"""How the line of each run looks, in the list of runs and in the curves. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from app.gui.theme.design_tokens import Colours

Dashes = tuple[float, ...]  # lengths of line and gap in turn, in pixels; () is a solid line

_DASHES: tuple[Dashes, ...] = ((), (6, 3), (9, 3, 2, 3), (3, 3), (12, 4, 3, 4, 3, 4))
_PALE = 0.45  # of the colour, where another run is the one that is shown
PREVIEW_DASHES: Dashes = (1, 3)
RANK_DASHES: Dashes = (2, 2)
LEVEL_DASHES: Dashes = (6, 4)


@dataclass(frozen=True, slots=True)
class LineStyle:
    """``colour`` as #rrggbb, and ``pale`` the same for a run that stands back. Long curves are
    drawn many times slower where they are wider than one pixel."""

    colour: str
    pale: str
    dashes: Dashes
    width: float = 1.0


def line_style(number: int, colours: Colours) -> LineStyle:
    """The style of this number, from 1; 20 follow each other before one comes again,
    and neighbours differ in both colour and dashes."""
    hues = (colours.negative, colours.positive, colours.wrong, colours.ink)
    colour = hues[(number - 1) % len(hues)]
    dashes = _DASHES[(number - 1) % len(_DASHES)]
    return LineStyle(colour, mixed(colour, colours.card, _PALE), dashes)


def mixed(colour: str, ground: str, share: float) -> str:
    """A colour with ``share`` of the one and the rest of the other, all as #rrggbb."""
    channels = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in channels)


def _channels(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
