"""What a model file says of itself: written and read again, or refused in one line."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.prediction.model_card import Figures, ModelCard, card_from_notes, card_to_note
from nncore.errors import UntrustedError

NOTE = {"title": "Letters", "made": "2026-03-01T12:00:00Z"}
_figures = st.none() | st.builds(
    Figures, st.floats(-100, 100, allow_nan=False), st.floats(0, 100, allow_nan=False)
)
_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
_times = st.datetimes(timezones=st.just(UTC)).map(lambda time: time.replace(microsecond=0))


@given(st.builds(ModelCard, _texts, st.none() | _times, _texts, _figures, _figures))
def test_what_is_written_is_read_again(card: ModelCard) -> None:
    assert card_from_notes(card_to_note(card)) == card


def test_a_time_anywhere_is_kept_in_utc() -> None:
    made = datetime(2026, 3, 1, 1, tzinfo=timezone(timedelta(hours=2)))
    assert card_to_note(ModelCard("x", made))["card"]["made"] == "2026-02-28T23:00:00Z"


def test_without_a_card_nothing_is_written_and_nothing_read() -> None:
    assert card_to_note(None) == {}
    assert card_from_notes({"preset": "keyboard"}) is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"title": 7}, "the title on its card is 7; a text is needed"),
        ({"title": "x" * 61}, "has 61 signs; at most 60"),
        ({"title": "\ud800"}, "no Unicode text"),
        ({"made": "yesterday"}, "the date on its card is 'yesterday'; such as 2026-01-31"),
        ({"made": 20260301}, "the date on its card is 20260301"),
        ({"trained_on": "x" * 201}, "has 201 signs"),
        ({"before": 39}, "the figures on its card"),
        ({"after": {"ks3": 101, "hit3": 1}}, "the keys saved on its card is 101"),
        ({"after": {"ks3": 1, "hit3": float("nan")}}, "the words found on its card is nan"),
        ({"after": {"ks3": 1}}, "the words found on its card is None"),
    ],
)
def test_cards_that_make_no_sense(change: dict[str, Any], message: str) -> None:
    with pytest.raises(UntrustedError) as caught:
        card_from_notes({"card": NOTE | change})
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
