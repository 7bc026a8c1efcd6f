"""Scalar loops turned into machine code by numba, or NumPy in their place where it can't be."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])

_log = logging.getLogger(__name__)


def compiled_or(
    fall_back: Function, loop: Callable[..., Any], signatures: Sequence[str]
) -> Function:
    """``loop`` compiled for these types of arguments, in numba's notation.

    Imports numba. Where it is missing or fails, ``fall_back``; the reason is logged once.
    """
    try:
        compiled: Function = _compiled(loop, list(signatures))
    except Exception as error:
        _say_once(str(error))
        return fall_back
    return compiled


def _compiled(loop: Callable[..., Any], signatures: list[str]) -> Any:
    import numba

    njit: Any = numba.njit
    options = {"nogil": True, "error_model": "numpy", "boundscheck": False}
    try:
        return njit(signatures, cache=True, **options)(loop)
    except RuntimeError:
        # No folder to keep the compiled code in can be written to: compile it for this run alone.
        return njit(signatures, **options)(loop)


@cache
def _say_once(reason: str) -> None:
    _log.warning(
        "numba can't be used (%s), so training runs in NumPy: sample by sample some hundred times "
        "slower, in batches a little; pip install numba mends it",
        reason,
    )
