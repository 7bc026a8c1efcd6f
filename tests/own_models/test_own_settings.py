from __future__ import annotations

from typing import Any

import pytest

from app.own_models.own_settings import ENCODINGS, LIMITS, OwnSettings, settings_from
from app.prediction.keyboard.codes import FAMILIES
from app.prediction.keyboard.keyboard_settings import KeyboardSettings
from nncore.errors import UntrustedError


def test_what_is_chosen_at_first_is_what_the_program_was_trained_with() -> None:
    assert OwnSettings().for_keyboard() == KeyboardSettings()


def test_each_choice_reaches_the_network() -> None:
    chosen = OwnSettings("letter sum", context_words=2, hidden=32, epochs=3, seed=9).for_keyboard()
    assert (chosen.shape.context_words, chosen.shape.hidden) == (2, 32)
    assert (chosen.epochs, chosen.seed) == (3, 9)
    assert chosen.inputs == chosen.heads == ("letter-sum",)


def test_every_encoding_is_of_families_that_there_are() -> None:
    assert {family for families in ENCODINGS.values() for family in families} <= set(FAMILIES)


def test_the_first_values_lie_within_the_limits() -> None:
    for name, limits in LIMITS.items():
        assert limits.least <= getattr(OwnSettings(), name) <= limits.most


def test_settings_survive_json() -> None:
    settings = OwnSettings("letter sum", 2, 32, 3, 9)
    assert settings_from(settings.to_json()) == settings


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("encoding", "runes"), ("encoding", 3), ("hidden", 10**9), ("hidden", 0), ("epochs", 2.5),
        ("seed", -1), ("more", 1), ("context_words", "4"),
    ],
)  # fmt: skip
def test_settings_that_nobody_can_choose_are_refused(name: str, value: Any) -> None:
    with pytest.raises(UntrustedError):
        settings_from({**OwnSettings().to_json(), name: value})


@pytest.mark.parametrize("value", [None, [], "x", {}, {"seed": 1}])
def test_what_are_no_settings_is_refused(value: Any) -> None:
    with pytest.raises(UntrustedError):
        settings_from(value)
