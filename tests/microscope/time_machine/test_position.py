from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.microscope.time_machine.moments import Grain, moments_of
from app.microscope.time_machine.position import Position, step_back, step_on
from nncore.layers import Bias

MOMENTS = moments_of((2, 2, 1), Bias.TRAINED)
LAST = len(MOMENTS)
grains = st.sampled_from(list(Grain))


def test_the_last_fine_step_is_followed_by_the_first_of_the_next_update() -> None:
    end = Position(1, 7, LAST)
    assert step_on(end, Grain.FACTOR, MOMENTS, 1) == Position(1, 8, 1)
    assert step_on(Position(1, 7), Grain.FACTOR, MOMENTS, 1) == Position(1, 8, 1)
    assert step_on(end, Grain.NEURON, MOMENTS, 1) == Position(1, 8, 2)


def test_a_sample_begun_is_first_finished() -> None:
    assert step_on(Position(1, 7, 3), Grain.SAMPLE, MOMENTS, 4) == Position(1, 7)
    assert step_on(Position(1, 7), Grain.SAMPLE, MOMENTS, 4) == Position(1, 8)
    assert step_on(Position(1, 8, 3), Grain.EPOCH, MOMENTS, 4) == Position(1, 8)


def test_epochs_are_whole_rounds_of_the_samples() -> None:
    assert step_on(Position(1, 5), Grain.EPOCH, MOMENTS, 4) == Position(1, 8)
    assert step_on(Position(1, 8), Grain.EPOCH, MOMENTS, 4) == Position(1, 12)
    assert step_back(Position(1, 8), Grain.EPOCH, MOMENTS, 4) == Position(1, 4)
    assert step_back(Position(1, 6), Grain.EPOCH, MOMENTS, 4) == Position(1, 4)


def test_back_ends_at_the_start() -> None:
    assert step_back(Position(1, 0), Grain.SAMPLE, MOMENTS, 1) == Position(1, 0)
    assert step_back(Position(1, 0, 1), Grain.FACTOR, MOMENTS, 1) == Position(1, 0, 0)
    assert step_back(Position(1, 0, 0), Grain.FACTOR, MOMENTS, 1) == Position(1, 0, 0)
    assert step_back(Position(1, 3, 1), Grain.FACTOR, MOMENTS, 1) == Position(1, 2, LAST)


@given(grains, st.integers(0, 50), st.one_of(st.none(), st.integers(0, LAST)), st.integers(1, 5))
def test_steps_move_on_in_time_and_back_again(
    grain: Grain, update: int, past: int | None, samples: int
) -> None:
    here = Position(1, update, past)
    following = step_on(here, grain, MOMENTS, samples)
    assert _time(here) < _time(following) or (not grain.is_fine and past is not None)
    before = step_back(following, grain, MOMENTS, samples)
    assert _time(before) < _time(following) or (before.update == 0 and not grain.is_fine)
    # A step from where Back leads to leads to the same place again, whatever the grain.
    if _time(before) < _time(following) and before.past is not None:
        assert step_on(before, grain, MOMENTS, samples) == following


def _time(position: Position) -> tuple[int, int]:
    return position.update, LAST if position.past is None else position.past
