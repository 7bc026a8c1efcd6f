"""``make bench``: measures everything, prints the tables and writes benchmarks/RESULTS.md."""

from __future__ import annotations

from benchmarks import (
    batch,
    counting,
    lsp,
    network_room,
    network_share,
    online,
    suggestions,
    typing_latency,
)
from benchmarks.report import RESULTS, as_markdown

NOTES = (
    "Medians of interleaved repeats in one run (or the percentile named), nothing else running; ×",
    "is a time as a multiple of ours in the same run. Written by `make bench`.",
)


def main() -> None:
    """Runs all measurements; a quarter of an hour."""
    latencies, tables = suggestions.measure()
    tables += network_share.measure() + typing_latency.measure() + network_room.measure()
    tables += lsp.measure() + counting.measure()
    text = as_markdown([*online.measure(), *batch.measure(), *latencies], NOTES, tables)
    print(text)
    RESULTS.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
