"""Numbers in a table: as they are written or pasted, and as they fit a cell."""

from __future__ import annotations

import re

from app.microscope.number_format import NumberError, parse_number, significant
from nncore.network_file import Sample

MOST_SAMPLES = 10_000
LARGEST_VALUE = 1e300  # what a network file can hold
MOST_PASTED_SIGNS = 5_000_000
_MOST_DIGITS, _LEAST_DIGITS = 6, 3
_BETWEEN = re.compile(r"[\t;]")


def fitted(value: float | None, signs: int) -> str:
    """A number with as many significant digits, up to six, as stay within so many signs."""
    for digits in range(_MOST_DIGITS, _LEAST_DIGITS, -1):
        text = significant(value, digits)
        if len(text) <= signs:
            return text
    return significant(value, _LEAST_DIGITS)


def parse_value(text: str) -> float:
    """A number that a network file can hold. Raises NumberError."""
    value = parse_number(text)
    if abs(value) >= LARGEST_VALUE:
        raise NumberError(f"“{text.strip()}” is too large; write a number within ±1e300")
    return value


def parse_rows(text: str, inputs: int, outputs: int) -> tuple[Sample, ...]:
    """Samples from rows as a spreadsheet copies them: cells between tabs, semicolons or else
    spaces, the inputs first. Empty rows are left out.

    Raises NumberError, which names the row.
    """
    if len(text) > MOST_PASTED_SIGNS:
        raise NumberError("what was copied is too much to paste; copy fewer rows")
    rows = [(n, row) for n, row in enumerate(text.splitlines(), 1) if row.strip()]
    if not rows:
        raise NumberError("nothing to paste; copy rows of numbers, the inputs first")
    if len(rows) > MOST_SAMPLES:
        raise NumberError(f"{len(rows):,} rows are too many; at most {MOST_SAMPLES:,} samples")
    return tuple(_parse_row(row, f"row {n}", inputs, outputs) for n, row in rows)


def _parse_row(row: str, where: str, inputs: int, outputs: int) -> Sample:
    cells = _BETWEEN.split(row.strip("\r\n")) if _BETWEEN.search(row) else row.split()
    if len(cells) != inputs + outputs:
        raise NumberError(
            f"{where} has {_numbers(len(cells))}; {inputs + outputs} are needed, "
            f"{inputs} in and {outputs} out; nothing was pasted"
        )
    try:
        values = tuple(parse_value(cell) for cell in cells)
    except NumberError as error:
        raise NumberError(f"{where}: {error}; nothing was pasted") from None
    return Sample(values[:inputs], values[inputs:])


def _numbers(count: int) -> str:
    return "1 number" if count == 1 else f"{count} numbers"
