"""What the list of networks offers, by groups."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from app.microscope import class_presets
from app.microscope import network_presets as presets
from app.microscope import phrase_networks as phrase_presets
from app.microscope.ladder import LADDER
from app.microscope.network_presets import NetworkPreset


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """``make`` makes the network when it is chosen, and not before: some are read from files. It
    is None for the keyboard's network, which is looked at as a heat map instead."""

    title: str
    group: str
    make: Callable[[], NetworkPreset] | None
    watch: str = ""


def _made(group: str, *made: NetworkPreset) -> tuple[CatalogueEntry, ...]:
    return tuple(
        CatalogueEntry(preset.title, group, _giver(preset), preset.watch) for preset in made
    )


def _giver(preset: NetworkPreset) -> Callable[[], NetworkPreset]:
    return lambda: preset


NEW_NETWORK = CatalogueEntry(presets.NEW.title, "Your own", _giver(presets.NEW), presets.NEW.watch)
KEYBOARD = CatalogueEntry("Keyboard (heat map)", "Words", None)

CATALOGUE = (
    NEW_NETWORK,
    *_made(
        "Worked examples",
        presets.ARTICLE,
        presets.WELL_KNOWN,
        presets.SMALLEST,
        presets.FOUR_LAYERS,
        presets.BEYOND_REACH,
        presets.WITHIN_REACH,
    ),
    *_made(
        "For a class",
        class_presets.OR,
        class_presets.AND,
        presets.EXCLUSIVE_OR,
        class_presets.SUMS,
    ),
    *_made(
        "Where it goes wrong",
        presets.SATURATED,
        presets.OSCILLATING,
        class_presets.DIVERGING,
        class_presets.SYMMETRIC,
        class_presets.NO_HIDDEN_NEURON,
    ),
    *_made("Exercises", *LADDER),
    CatalogueEntry("Phrase 2-2-2: How are you today", "Words", phrase_presets.one_phrase),
    CatalogueEntry("Phrases 2-7-2: thirteen of them", "Words", phrase_presets.all_phrases),
    KEYBOARD,
)


def groups() -> tuple[tuple[str, tuple[CatalogueEntry, ...]], ...]:
    """The title of each group, and what is in it, in order."""
    by_group = groupby(CATALOGUE, key=lambda entry: entry.group)
    return tuple((group, tuple(entries)) for group, entries in by_group)
