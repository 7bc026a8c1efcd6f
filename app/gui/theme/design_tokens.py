"""Colours and measures, by what they are for. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass

LEAST_TEXT_CONTRAST = 4.5


@dataclass(frozen=True, slots=True)
class Colours:
    """One scheme; each colour as #rrggbb.

    ``faint`` is for decoration only: it is too pale for text that matters. ``band`` is the ground
    beneath what is chosen in the network, ``track`` the empty part of a bar.
    """

    paper: str
    card: str
    rail: str
    line: str
    ink: str
    soft: str
    faint: str
    positive: str
    negative: str
    selected: str
    band: str
    accent: str
    accent_ground: str
    on_accent: str
    track: str
    wrong: str


LIGHT = Colours(
    paper="#fbfaf7",
    card="#ffffff",
    rail="#f3f1ec",
    line="#e6e2da",
    ink="#1f2328",
    soft="#63686f",
    faint="#a3a6ab",
    positive="#d9730d",
    negative="#1668a7",
    selected="#f6c945",
    band="#fae8ae",
    accent="#2c6e63",
    accent_ground="#e8f1ee",
    on_accent="#ffffff",
    track="#e6e2da",
    wrong="#b3261e",
)

DARK = Colours(
    paper="#1b1d20",
    card="#24272b",
    rail="#17191c",
    line="#34383e",
    ink="#e9e7e2",
    soft="#a2a6ad",
    faint="#6f747c",
    positive="#f2994a",
    negative="#5aa9e6",
    selected="#f6c945",
    band="#5a4d22",
    accent="#6cc2b0",
    accent_ground="#203a35",
    on_accent="#17191c",
    track="#34383e",
    wrong="#ff8a80",
)


@dataclass(frozen=True, slots=True)
class TextSizes:
    """Heights of text in pixels at 100 %."""

    page: int = 22
    suggestion: int = 21
    title: int = 16
    heading: int = 14
    body: int = 14
    caption: int = 13
    chip: int = 12


TEXT = TextSizes()

SMALLEST_SCALE = 0.7
LARGEST_SCALE = 2.5
SCALE_STEP = 0.1

CORNER_PX = 12
RAIL_WIDTH_PX = 84
EXPLANATION_WIDTH_PX = 382  # with the place of a scroll bar
# That a desktop may put around a window; before it is shown nobody knows.
FRAME_PX = (16, 48)
SCROLL_BAR_PX = 10  # its thickness


def contrast(foreground: str, background: str) -> float:
    """Contrast ratio of two #rrggbb colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    lighter, darker = sorted((_luminance(foreground), _luminance(background)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
