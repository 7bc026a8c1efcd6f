from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.writing.typed_runs import OTHER, TYPED, Run, RunHistory

runs = st.lists(st.tuples(st.integers(1, 9), st.integers(OTHER, 3)), max_size=6)


@given(st.lists(runs, min_size=1, max_size=8), st.data())
def test_every_state_comes_back(states: list[list[Run]], data: st.DataObject) -> None:
    history = RunHistory()
    for step, state in enumerate(states, start=1):
        history.remember(step, state)
    for _ in range(10):
        step = data.draw(st.integers(0, len(states)))
        assert history.restore(step) == ([[], *states][step])
    step = data.draw(st.integers(0, len(states)))
    history.restore(step)
    history.remember(step + 1, [(7, 7)])
    assert history.restore(step + 2) is None
    assert history.restore(step + 1) == [(7, 7)]
    assert history.restore(step) == ([[], *states][step])


def test_the_same_step_is_remembered_as_it_was_last() -> None:
    history = RunHistory()
    history.remember(1, [(1, TYPED)])
    history.remember(1, [(2, TYPED)])
    history.remember(3, [(2, TYPED), (4, 1)])
    assert history.restore(1) == [(2, TYPED)]
    assert history.restore(2) is None
    assert history.restore(0) == []
