"""A challenge solved by keyboard alone and by mouse alone, and one made for somebody else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from app.gui.learn.challenge.challenge_part import ChallengePart
from app.gui.learn.challenge.tools import MAKE, SOLVE
from app.gui.theme.appearance import Appearance
from app.gui.widgets.steady_scroll import SteadyScroll
from app.lessons.challenge import Challenge, Change, draw_challenge, network_of_level
from app.lessons.challenge_file import read_challenge_or_network, write_challenge
from app.lessons.hunt import Hunt
from nncore.network_file_reading import write_network_file
from tests.gui.network.picture.shown import texts_of


@pytest.fixture
def part(qtbot: QtBot, appearance: Appearance) -> Iterator[ChallengePart]:
    made = ChallengePart(appearance)
    qtbot.addWidget(made)
    qtbot.addWidget(made.bar())
    made.resize(1000, 650)
    made.show()
    made.activateWindow()
    made.enter()
    yield made
    made.shut_down()


@pytest.fixture
def told(part: ChallengePart) -> list[tuple[str, str]]:
    lines: list[tuple[str, str]] = []
    part.told.connect(lambda left, right: lines.append((left, right)))
    return lines


def column(part: ChallengePart, number: int) -> list[str]:
    model = part.card.model
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def test_solved_by_keyboard_alone(
    qtbot: QtBot, part: ChallengePart, told: list[tuple[str, str]]
) -> None:
    for _ in range(5):  # to level 6, whose first challenge is w2 = 0.6
        qtbot.keyClick(part, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    weights, field = part.card.row.weights, part.card.row.field
    weights.setFocus()
    qtbot.keyClick(weights, Qt.Key.Key_Down)
    assert weights.currentText().startswith("w2")
    qtbot.keyClick(weights, Qt.Key.Key_Tab)
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "0.55")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert part.doctor.said.text().startswith("not yet: with w2 = 0.55, 0 of 6")
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "0.6"
    assert column(part, 1) == column(part, 2)
    assert told[-1][1] == "6 of 6 outputs as wanted"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert part.doctor.said.text() == "found: with w2 = 0.6 every output is as wanted"
    assert texts_of(part.network.picture)["w2"].startswith("w2 +0.60")


def test_beside_an_output_stands_what_is_wanted_of_it_in_every_sample(
    qtbot: QtBot, part: ChallengePart
) -> None:
    part.open_level(6, 1)
    for row, wanted in enumerate(column(part, 1)):
        part.card.table.setCurrentIndex(part.card.model.index(row, 0))
        output = column(part, 0)[row].partition(" ")[0]
        shown = texts_of(part.network.picture)[f"target{output[1:]}"]
        assert float(shown.removeprefix("target ")) == pytest.approx(float(wanted), rel=1e-3)


def click(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_solved_by_mouse_alone(qtbot: QtBot, part: ChallengePart) -> None:
    """The first challenge: w1 = −0.7."""
    steps = 0
    while part.at_hand.tried.value > -0.7 + 1e-9:
        click(qtbot, part.card.row.less)
        steps += 1
        assert steps < 60
    click(qtbot, part.card.check_button)
    assert part.doctor.said.text() == "found: with w1 = −0.7 every output is as wanted"


def test_hints_light_the_picture(qtbot: QtBot, part: ChallengePart) -> None:
    part.go_to("6 1")
    for _ in range(3):
        qtbot.keyClick(part, Qt.Key.Key_F3)
    assert part.doctor.said.text() == "it leads to h2: one of w2, w4, v12"
    assert part.network.picture.scene.marks.lit == {"h2"}


def test_the_sample_that_is_chosen_stands_in_the_picture(part: ChallengePart) -> None:
    part.go_to("6 1")
    part.card.table.setCurrentIndex(part.card.model.index(4, 0))  # o1 of the third sample
    inputs = part.at_hand.network.samples[2].inputs
    assert column(part, 0)[4] == f"o1 ({inputs[0]:g}, {inputs[1]:g})"
    assert f"{inputs[0]:g}" in texts_of(part.network.picture)["i1"]


def test_other_numbers_are_another_challenge(qtbot: QtBot, part: ChallengePart) -> None:
    qtbot.keyClick(part, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert part.card.title.text() == "level 1, seed 2"
    assert isinstance(part.at_hand, Hunt)
    assert part.at_hand.challenge == draw_challenge(1, 2)


def test_made_saved_and_solved_by_somebody_else(
    qtbot: QtBot, part: ChallengePart, told: list[tuple[str, str]], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path = tmp_path / "for Ben.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    part.open_level(6, 1)
    qtbot.keyClick(part, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert part.tools.kind.value == MAKE
    part.choose_weight("w5")
    field = part.card.row.field
    field.selectAll()
    qtbot.keyClicks(field, "-0,3")
    qtbot.keyClick(part, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert told[-1][0].startswith("saved: for Ben.json")
    saved = read_challenge_or_network(path)
    assert isinstance(saved, Challenge)
    assert saved.is_solved_by(Change("w5", -0.3))
    assert json.loads(path.read_text())["network"]["weights"]["w5"] != -0.3
    part.take_file(path)
    qtbot.waitUntil(lambda: part.card.title.text() == "for Ben")
    assert part.tools.kind.value == SOLVE


def test_what_nobody_could_find_is_not_saved(
    part: ChallengePart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", pytest.fail)
    part.tools.kind.set_value(MAKE)
    part.open_level(1, 1)
    part.save()
    assert "changes no output" in part.doctor.said.text()


def test_a_network_is_opened_to_make_one_of(
    qtbot: QtBot, part: ChallengePart, tmp_path: Path
) -> None:
    network = network_of_level(5, 3)
    write_network_file(tmp_path / "mine.json", network)
    part.take_file(tmp_path / "mine.json")
    qtbot.waitUntil(lambda: part.card.title.text() == "mine")
    assert part.is_making
    assert part.at_hand.base.weights == network.weights


@pytest.mark.parametrize("content", ["{", '{"lettersum": "answers"}', "[]"])
def test_a_damaged_file_leaves_what_is_at_hand(
    qtbot: QtBot, part: ChallengePart, told: list[tuple[str, str]], tmp_path: Path, content: str
) -> None:
    path = tmp_path / "<b>x.json"
    path.write_text(content)
    before = part.at_hand
    part.take_file(path)
    qtbot.waitUntil(lambda: not part.errands.is_busy)
    assert "<b>x.json: " in told[-1][0]
    assert part.at_hand is before


def test_a_hostile_title_is_shown_letter_by_letter(
    qtbot: QtBot, part: ChallengePart, tmp_path: Path
) -> None:
    title = "<img src=x>" + "W" * 80
    path = tmp_path / "c.json"
    write_challenge(path, replace(draw_challenge(1, 1), title=title))
    part.take_file(path)
    qtbot.waitUntil(lambda: part.card.title.text() == title)
    assert part.card.title.textFormat() is Qt.TextFormat.PlainText
    assert part.minimumSizeHint().width() < 500


@pytest.mark.parametrize("text", ["", "x", "1e9", "-"])
def test_what_is_no_value_changes_nothing(
    part: ChallengePart, told: list[tuple[str, str]], text: str
) -> None:
    before = part.at_hand.tried
    part.write_value(text)
    assert part.at_hand.tried == before
    assert told[-1][0]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_scrolls_sideways(
    qtbot: QtBot, part: ChallengePart, appearance: Appearance, scale: float
) -> None:
    appearance.set_scale(scale)
    part.resize(460, 360)
    scroll = part.findChild(SteadyScroll)
    assert isinstance(scroll, SteadyScroll)
    for kind in (SOLVE, MAKE):
        part.tools.kind.set_value(kind)
        part.open_level(9, 1)
        qtbot.waitUntil(lambda: scroll.widget().width() == scroll.viewport().width())
        assert scroll.horizontalScrollBar().maximum() == 0
