"""The strip below the picture."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.gui.network.controls import progress_text
from app.gui.network.room import NetworkRoom


def rows_of_controls(room: NetworkRoom) -> int:
    controls = room.controls
    middles = {
        widget.geometry().center().y() // 8
        for widget in (controls.step, controls.train, controls.stop, controls.same_start,
                       controls.new_draw, controls.goal, controls.pace)
    }  # fmt: skip
    return len(middles)


@pytest.mark.parametrize(
    ("width", "height", "rows", "words"),
    [(1196, 712, 1, True), (816, 512, 2, True), (556, 311, 2, False)],
)  # what the window leaves the room at 1280, 900 and 640 pixels
def test_rows_and_words_of_the_controls(
    qtbot: QtBot, room: NetworkRoom, width: int, height: int, rows: int, words: bool
) -> None:
    room.resize(width, height)
    qtbot.waitUntil(lambda: rows_of_controls(room) == rows)
    assert (room.controls.same_start.text() == "Same start") is words
    assert room.controls.train.text() == "Train"
    for widget in (room.controls.goal, room.controls.pace, room.controls.new_draw):
        assert widget.mapTo(room, widget.rect().bottomRight()).x() <= width


def test_numbers_of_one_are_singular(room: NetworkRoom) -> None:
    for rate, says in ((1.2, "1 update a second"), (0.6, "1 update a second")):
        assert progress_text(replace(room.snapshot, updates_per_second=rate)).endswith(f"· {says}")
    text = progress_text(replace(room.snapshot, updates_per_second=1_000.0))
    assert text.endswith("1,000 updates a second")
