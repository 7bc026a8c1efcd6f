"""How many examples of a property are drawn where a test takes longer than most."""

from __future__ import annotations

from hypothesis import settings

USUAL = 40  # of the profile for every change, in tests/conftest.py


def few_examples(examples: int) -> settings:
    """So many at every change; with `--hypothesis-profile thorough` as many times more as of all
    other properties."""
    return settings(max_examples=examples * settings.default.max_examples // USUAL)
