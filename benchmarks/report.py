"""Results as rows, printed and written to benchmarks/RESULTS.md."""

from __future__ import annotations

import importlib.metadata
import platform
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")
PACKAGES = ("numpy", "numba", "torch", "scikit-learn")


@dataclass(frozen=True, slots=True)
class Row:
    """``ratio``: this contestant's time as a multiple of ours, or None where there is none."""

    what: str
    who: str
    value: float
    unit: str
    ratio: float | None


@dataclass(frozen=True, slots=True)
class Table:
    """Figures that are no times: one name and its figures a row."""

    what: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def as_markdown(self) -> str:
        """The first column to the left, figures to the right."""
        rule = "|---" + "|---:" * (len(self.columns) - 1) + "|"
        lines = [f"| {' | '.join(cells)} |" for cells in (self.columns, *self.rows)]
        return "\n".join([f"## {self.what}", "", lines[0], rule, *lines[1:], ""])


def as_markdown(rows: Iterable[Row], notes: Iterable[str], tables: Iterable[Table] = ()) -> str:
    """A table for each thing measured, ratios first."""
    lines = ["# Measured side by side", "", f"{_machine()}.", *notes, ""]
    for what, group in groupby(rows, key=lambda row: row.what):
        lines += [f"## {what}", "", "| × ours | | time |", "|---:|---|---:|"]
        lines += [
            f"| {'' if row.ratio is None else f'{row.ratio:.3g}'} | {row.who} "
            f"| {row.value:.4g} {row.unit} |"
            for row in group
        ]
        lines.append("")
    return "\n".join([*lines, *(table.as_markdown() for table in tables)])


def _machine() -> str:
    return ", ".join([_processor(), f"Python {platform.python_version()}", *_versions()])


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{names[0]}, {len(names)} cores" if names else platform.machine()


def _versions() -> Iterator[str]:
    for package in PACKAGES:
        try:
            yield f"{package} {importlib.metadata.version(package)}"
        except importlib.metadata.PackageNotFoundError:
            yield f"{package} not installed"
