"""Targets that a sigmoid's output can't reach, and the power of ten that brings them into reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.microscope.number_format import brief
from nncore.captions import SCALES, Captions
from nncore.network_file import Sample

_MOST_NAMED = 3


def why_unreachable(samples: Sequence[Sample]) -> str:
    """One sentence about targets beyond 0 and 1, "" where there are none."""
    beyond = dict.fromkeys(brief(target) for target in _targets(samples) if not 0 <= target <= 1)
    if not beyond:
        return ""
    many = len(beyond) > 1
    return (
        f"A sigmoid's output lies between 0 and 1, so the {'targets' if many else 'target'} "
        f"{_listed(list(beyond))} can't be reached: {'they pull' if many else 'it pulls'} the "
        "output to the end of its range, where learning comes to a stop."
    )


def why_only_in_the_limit(samples: Sequence[Sample]) -> str:
    """One sentence about targets of exactly 0 or 1, "" where there are none."""
    ends = sorted({target for target in _targets(samples) if target in (0, 1)})
    if not ends:
        return ""
    return (
        f"A sigmoid comes as near to {' and '.join(map(brief, ends))} as one likes, and never "
        "quite there: E goes on falling, and the weights on growing."
    )


def divisor_that_fits(samples: Sequence[Sample]) -> int | None:
    """The smallest power of ten by which all targets come below 1.

    1 if they are already; None if dividing can't help, as a target lies below 0 or is larger
    than any power of ten that is a number.
    """
    largest, least = max(_targets(samples), default=0.0), min(_targets(samples), default=0.0)
    if least < 0:
        return None
    divisor = 1
    while largest / divisor >= 1 and largest != 1 and divisor < 10**300:
        divisor *= 10
    return divisor if largest / divisor <= 1 else None


def why_not_by_dividing(samples: Sequence[Sample]) -> str:
    """What to do where no division helps; "" where one does, or where none is needed."""
    if divisor_that_fits(samples) is not None:
        return ""
    least = min(_targets(samples))
    return f"Dividing keeps {brief(least)} below 0; write targets between 0 and 1 instead."


def divided(samples: Sequence[Sample], divisor: int) -> tuple[Sample, ...]:
    """Inputs and targets of all samples by this number, so that they keep one scale; captions
    stand for as much as before."""
    return tuple(
        Sample(
            tuple(value / divisor for value in sample.inputs),
            tuple(value / divisor for value in sample.targets),
            _scaled(sample.captions, divisor),
        )
        for sample in samples
    )


def _scaled(captions: Captions | None, by: int) -> Captions | None:
    """None too where no file could hold the scale."""
    if captions is None or captions.scale * by > SCALES[1]:
        return None
    return replace(captions, scale=captions.scale * by)


def _targets(samples: Sequence[Sample]) -> Iterator[float]:
    return (target for sample in samples for target in sample.targets)


def _listed(numbers: list[str]) -> str:
    shown, more = numbers[:_MOST_NAMED], len(numbers) - _MOST_NAMED
    if more > 0:
        return f"{', '.join(shown)} and {more:,} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
