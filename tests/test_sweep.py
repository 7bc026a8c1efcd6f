"""Cases that stand for others: all are there, and the others are marked."""

from __future__ import annotations

import pytest

from tests.sweep import swept


def test_cases_that_others_stand_for_are_marked_and_none_is_lost() -> None:
    cases = swept([(1, 2.0), (3, 4.0), (5, 6.0)], [(3, 4.0)])
    assert [case.values for case in cases] == [((1, 2.0),), ((3, 4.0),), ((5, 6.0),)]
    assert [[mark.name for mark in case.marks] for case in cases] == [["sweep"], [], ["sweep"]]
    with pytest.raises(AssertionError):
        swept([1, 2], [])
    with pytest.raises(AssertionError):
        swept([1, 2], [3])


def test_the_others_run_only_when_asked_for(request: pytest.FixtureRequest) -> None:
    marked = [item for item in request.session.items if item.get_closest_marker("sweep")]
    assert bool(marked) <= bool(request.config.getoption("--sweep"))
