from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.microscope.number_format import NumberError
from app.microscope.telling.prediction import Mark, Prediction, decimals_of, marked
from app.microscope.telling.told import told
from app.microscope.time_machine.moments import Grain
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import Activity
from nncore.kernels.online import train_online_numpy
from tests.microscope.examples import V1_PRESET
from tests.microscope.snapshots import after, at_rest, when


def predicting() -> Prediction:
    prediction = Prediction()
    prediction.switch(True)
    return prediction


@pytest.mark.parametrize(
    ("value", "text", "mark"),
    [
        (0.3775, "0.3775", Mark.RIGHT),
        (0.3775, "0,38", Mark.RIGHT),
        (0.3775, "0.37", Mark.WRONG),
        (0.3775, "0.4", Mark.TOO_SHORT),
        (0.3775, "0", Mark.TOO_SHORT),
        (0.5, "1/2", Mark.RIGHT),
        (0.5, "0.5", Mark.RIGHT),
        (-0.0380982, "−0.038", Mark.RIGHT),
        (-0.0380982, "0.038", Mark.WRONG),
        (4.3857e-4, "4.4e-4", Mark.RIGHT),
        (4.3857e-4, "0", Mark.TOO_SHORT),
        (4.3857e-4, "0.00044", Mark.RIGHT),
        (1234.6, "1235", Mark.RIGHT),
        (0.0, "0", Mark.RIGHT),
        (float("inf"), "3", Mark.WRONG),
    ],
)
def test_a_guess_is_right_to_the_digits_given(value: float, text: str, mark: Mark) -> None:
    assert marked(value, text) is mark


@given(st.floats(-1e3, 1e3).filter(lambda x: abs(x) > 0.1), st.integers(2, 6))
def test_a_number_rounded_is_right_and_one_digit_off_is_wrong(value: float, digits: int) -> None:
    assert marked(value, f"{value:.{digits}f}") is Mark.RIGHT
    assert marked(value, f"{value + 2 * 10**-digits:.{digits}f}") is Mark.WRONG


def test_decimals() -> None:
    assert [decimals_of(text) for text in ("3", "0.48", "0,480", "8.8e-4", "1/3", "2e2")] == [
        0, 2, 3, 5, 6, -2,
    ]  # fmt: skip


def test_what_was_just_computed_is_hidden_and_nothing_before_it() -> None:
    prediction, snapshot = predicting(), when("sig(h1)")
    veiled = prediction.veiled(snapshot)
    assert veiled.hidden == {"sig(h1)"}
    assert veiled.value("sig(h1)") is None
    assert veiled.value("net(h1)") == snapshot.value("net(h1)")
    assert told(veiled).text == "sig(h1) = 1 / (1 + e^−0.3775) = ?"
    assert told(prediction.veiled(after(1, Grain.NEURON))).text.count("?") == 3


def test_off_hides_nothing_and_rest_has_nothing_to_hide() -> None:
    snapshot = when("sig(h1)")
    assert Prediction().veiled(snapshot) is snapshot
    rest = at_rest()
    assert predicting().veiled(rest) is rest
    assert predicting().asked(rest) == ""


def test_asked_for_they_are_shown() -> None:
    prediction, snapshot = predicting(), after(1, Grain.NEURON)
    assert prediction.asked(snapshot) == "net(h1)"
    prediction.reveal(snapshot)
    assert prediction.asked(snapshot) == ""
    assert told(prediction.veiled(snapshot)) == told(snapshot)


def test_a_right_guess_shows_its_number_and_asks_for_the_next() -> None:
    prediction, snapshot = predicting(), after(1, Grain.NEURON)
    prediction.guess(snapshot, "0.378")
    assert prediction.verdict == "✓ 0.378 is right to the digits given: net(h1) = 0.377500"
    assert prediction.asked(snapshot) == "sig(h1)"
    prediction.guess(snapshot, "-1")
    assert prediction.verdict == "✗ Not −1: sig(h1) = 0.593270"
    assert prediction.asked(snapshot) == ""


def test_a_guess_too_short_may_be_made_again() -> None:
    prediction, snapshot = predicting(), when("net(h1)")
    prediction.guess(snapshot, "0.4")
    assert "give two digits" in prediction.verdict
    assert prediction.asked(snapshot) == "net(h1)"


def test_what_is_no_number_is_refused_and_stays_hidden() -> None:
    prediction, snapshot = predicting(), when("net(h1)")
    with pytest.raises(NumberError):
        prediction.guess(snapshot, "about a third")
    assert prediction.asked(snapshot) == "net(h1)"


def test_the_next_step_hides_its_own_and_going_back_hides_again() -> None:
    session = TrainingSession(V1_PRESET, lambda: train_online_numpy)
    session.choose_grain(Grain.FACTOR)
    prediction = predicting()
    session.step()
    prediction.reveal(session.snapshot())
    session.step()
    assert prediction.veiled(session.snapshot()).hidden == {"sig(h1)"}
    session.back()
    assert prediction.veiled(session.snapshot()).hidden == {"net(h1)"}


def test_while_playing_nothing_is_hidden_and_where_it_stops_it_stays_seen() -> None:
    prediction, snapshot = predicting(), when("net(h1)")
    playing = replace(snapshot, activity=Activity.TRAINING)
    assert prediction.veiled(playing).hidden == frozenset()
    assert prediction.veiled(snapshot).hidden == frozenset()
