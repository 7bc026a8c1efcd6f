"""What is drawn in one picture, and with what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtGui import QFont

from app.gui.theme.design_tokens import Colours
from app.microscope.layout.lights import StepLights
from app.microscope.layout.network_layout import NetworkLayout
from app.microscope.time_machine.snapshot import NetworkSnapshot


@dataclass(frozen=True)
class PictureFonts:
    """Fonts of one picture: the names of neurons, numbers, captions."""

    name: QFont
    number: QFont
    caption: QFont
    decimals: int  # of a neuron's output


@dataclass(frozen=True)
class PictureState:
    """What is drawn: the numbers, where they stand, and what is marked.

    ``step`` is what the last fine step was about, ``lit`` what somebody points at elsewhere,
    ``focus``, in a large network, the weights of the neuron that is looked at, ``dragged`` the
    values the mouse is just giving weights, ``marked_unit`` the neuron that is explained,
    ``flashed`` the weights that have just changed.
    """

    snapshot: NetworkSnapshot
    layout: NetworkLayout
    colours: Colours
    fonts: PictureFonts
    selected: str
    hovered: str | None = None
    step: StepLights = field(default_factory=StepLights)
    lit: frozenset[str] = frozenset()
    focus: frozenset[str] = frozenset()
    dragged: Mapping[str, float] = field(default_factory=dict)
    marked_unit: str = ""
    flashed: frozenset[str] = frozenset()
