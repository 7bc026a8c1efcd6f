"""A mail, a message and a technical note, typed in the real window by someone who takes each word
the first time it is among the first three.

    python -m benchmarks.typing_texts

Prints the keys pressed beside those that the room and `lettersum evaluate --as-written` count, and
the twenty words for which the suggestions were worst.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from typing import Any

from app.prediction.personal.place import FOLDER_VARIABLE
from benchmarks.report import Table
from benchmarks.typing_latency import x_server

WORST = 20
WORDS_BEFORE = 3


def measure() -> list[Table]:
    """What the texts took, and their worst words."""
    with x_server() as environment:
        found = _typed(environment or dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen"})
    return [_counts(found), _worst(found)]


def _typed(environment: dict[str, str]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        ran = subprocess.run(
            [sys.executable, "-m", "benchmarks.texts_in_window"],
            env=environment | {FOLDER_VARIABLE: folder, "XDG_CONFIG_HOME": folder},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def _counts(found: dict[str, Any]) -> Table:
    columns = ("", "words", "characters", "keys pressed", "counted by the room", "by evaluate",
               "keys saved")  # fmt: skip
    rows = tuple(
        (
            name, f"{len(each['words'])}", f"{each['characters']}", f"{each['pressed']}",
            f"{each['room']}", f"{each['evaluate']}",
            f"{100 * (1 - each['pressed'] / each['characters']):.1f} %",
        )
        for name, each in found.items()
    )  # fmt: skip
    return Table("Three texts typed in the window, with 3 suggestions", columns, rows)


def _worst(found: dict[str, Any]) -> Table:
    """Of all words those that took the most keys; one is needed."""
    words = sorted(_each_word(found), key=lambda row: -row[0])[:WORST]
    columns = ("text", "after", "wanted", "offered before its first letter", "keys beyond one")
    rows = tuple((*texts, f"{keys}") for keys, texts in words)
    return Table(f"The {WORST} words for which suggestions were worst", columns, rows)


def _each_word(found: dict[str, Any]) -> Iterator[tuple[int, tuple[str, str, str, str]]]:
    for name, each in found.items():
        words = each["words"]
        for place, word in enumerate(words):
            before = " ".join(
                other["word"] for other in words[max(place - WORDS_BEFORE, 0) : place]
            )
            offered = ", ".join(filter(None, word["offered"]))
            yield word["typed"] + word["taken"] - 1, (name, before, word["word"], offered)


if __name__ == "__main__":
    for table in measure():
        print(table.as_markdown())
