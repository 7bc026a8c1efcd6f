"""How many threads share one product of matrices."""

from __future__ import annotations

import os


def multiply_in_one_thread() -> None:
    """For who multiplies little at a time, and often: call it before NumPy is imported.

    Spread over the processors each product waits for all of them, and where one has other work, as
    while a network trains, ten times as long. Who has chosen a number of threads keeps it.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
