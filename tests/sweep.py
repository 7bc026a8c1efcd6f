"""Which of many like cases stand for all of them at every change; the others: ``make sweep``.

A layout that comes to rest at 900×600 with large text rarely fails at the sizes beside it, so these
are tried less often, by whoever changes a layout and before a release.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import pytest


def swept(cases: Sequence[Any], always: Collection[Any]) -> list[Any]:
    """All the cases as values of one parameter, those that are not ``always`` tried marked."""
    assert always
    assert all(case in cases for case in always)
    return [pytest.param(case, marks=() if case in always else pytest.mark.sweep) for case in cases]
