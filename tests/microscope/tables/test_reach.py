from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.microscope.tables.reach import (
    divided,
    divisor_that_fits,
    why_not_by_dividing,
    why_only_in_the_limit,
    why_unreachable,
)
from nncore.captions import Captions
from nncore.network_file import Sample


def samples(*targets: float) -> tuple[Sample, ...]:
    return tuple(Sample((1.0, 2.0), (target,)) for target in targets)


def test_targets_beyond_the_sigmoid_are_named_in_one_sentence() -> None:
    sentence = why_unreachable((Sample((1.0, 2.0), (3.0, 4.0)),))
    assert sentence.startswith(
        "A sigmoid's output lies between 0 and 1, so the targets 3 and 4 can't be reached"
    )
    assert sentence.count(".") == 1
    assert "the target 3 can't be reached: it pulls" in why_unreachable(samples(0.5, 3.0))
    assert "2, 3, 4 and 2 more" in why_unreachable(samples(2, 3, 4, 5, 6, 6, 6))


@pytest.mark.parametrize("targets", [(0.5,), (0.0, 1.0), (1e-300, 0.999)])
def test_targets_within_are_not(targets: tuple[float, ...]) -> None:
    assert why_unreachable(samples(*targets)) == ""


def test_nought_and_one_are_reached_only_in_the_limit() -> None:
    assert "near to 0 and 1 as" in why_only_in_the_limit(samples(1.0, 0.5, 0.0))
    assert "near to 1 as" in why_only_in_the_limit(samples(1.0, 0.5))
    assert why_only_in_the_limit(samples(0.5, 3.0)) == ""


@pytest.mark.parametrize(
    ("targets", "divisor"),
    [
        ((3.0, 4.0), 10),
        ((61.0, 65.0), 100),
        ((10.0,), 100),
        ((9.99, 0.1), 10),
        ((0.3,), 1),
        ((0.0, 1.0), 1),
        ((1.0, 3.0), 10),
        ((-1.0, 3.0), None),
    ],
)
def test_the_smallest_power_of_ten_that_fits(
    targets: tuple[float, ...], divisor: int | None
) -> None:
    assert divisor_that_fits(samples(*targets)) == divisor


def test_below_nought_no_division_helps() -> None:
    assert "keeps −1 below 0" in why_not_by_dividing(samples(-1.0, 3.0))
    assert why_not_by_dividing(samples(3.0)) == ""


def test_inputs_and_targets_are_divided_alike() -> None:
    assert divided((Sample((1.0, 2.0), (3.0, 4.0)),), 10) == (Sample((0.1, 0.2), (0.3, 0.4)),)


@given(st.lists(st.floats(0, 1e299), min_size=1, max_size=5))
def test_after_dividing_all_targets_can_be_reached(targets: list[float]) -> None:
    before = samples(*targets)
    divisor = divisor_that_fits(before)
    assert divisor is not None
    assert why_unreachable(divided(before, divisor)) == ""
    assert divisor == 1 or why_unreachable(divided(before, divisor // 10)) or (
        max(targets) / (divisor // 10) == 1
    )  # fmt: skip


def test_captions_stand_for_as_much_as_before() -> None:
    sample = Sample((46.0,), (61.0,), Captions(("How",), ("you",)))
    assert divided((sample,), 100)[0].captions == Captions(("How",), ("you",), 100.0)
    large = Sample((46.0,), (61.0,), Captions(("How",), ("you",), 1e8))
    assert divided((large,), 100)[0].captions is None  # no file could hold that scale
