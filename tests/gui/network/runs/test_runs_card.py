from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.gui.network.runs.runs_card import RunsCard
from app.gui.network.runs.runs_model import DETAIL_ROLE
from app.gui.theme.appearance import Appearance
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy
from tests.microscope.examples import V1_PRESET


@pytest.fixture
def session() -> TrainingSession:
    made = TrainingSession(V1_PRESET, lambda: train_online_numpy)
    made.advance(100)
    made.scrub(60)
    made.set_rate(1.2)
    made.advance(40)
    return made


@pytest.fixture
def card(qtbot: QtBot, appearance: Appearance, session: TrainingSession) -> RunsCard:
    made = RunsCard(appearance)
    qtbot.addWidget(made)
    made.resize(356, 360)
    made.show()
    made.show_snapshot(session.snapshot(), "w5")
    return made


def sent(signal: object) -> list[tuple[object, ...]]:
    got: list[tuple[object, ...]] = []
    connect: Callable[[object], object] = signal.connect  # type: ignore[attr-defined]
    connect(lambda *values: got.append(values))
    return got


def test_rows_say_which_run_is_which(card: RunsCard, session: TrainingSession) -> None:
    rows = [card.model.index(row) for row in range(card.model.rowCount())]
    assert [row.data() for row in rows] == ["run 1", "fork at 60: η = 1.2"]
    last = session.snapshot().runs[1].curve.errors[-1]
    assert rows[1].data(DETAIL_ROLE) == f"from 60 to 100 · E {last:.6f} at 99"
    assert card.list.currentIndex().row() == 1


def test_choosing_a_row_shows_that_run_and_news_do_not_choose(
    qtbot: QtBot, card: RunsCard, session: TrainingSession
) -> None:
    chosen = sent(card.chosen)
    qtbot.keyClick(card.list, Qt.Key.Key_Up)
    assert chosen == [(1,)]
    session.show_run(1)
    card.show_snapshot(session.snapshot(), "w5")
    session.show_run(2)
    card.show_snapshot(session.snapshot(), "w5")
    assert card.list.currentIndex().row() == 1
    assert chosen == [(1,)]


def test_the_box_hides_a_run_and_does_not_choose_it(
    qtbot: QtBot, card: RunsCard, session: TrainingSession
) -> None:
    hidden, chosen = sent(card.hidden), sent(card.chosen)
    box = card.delegate.box(card.list.visualRect(card.model.index(0)))
    qtbot.mouseClick(card.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert hidden == [(1, True)]
    session.hide_run(1, True)
    card.show_snapshot(session.snapshot(), "w5")
    qtbot.mouseClick(card.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert hidden[-1] == (1, False)
    assert chosen == []


def test_space_and_delete(qtbot: QtBot, card: RunsCard, session: TrainingSession) -> None:
    hidden, removed = sent(card.hidden), sent(card.removed)
    qtbot.keyClick(card.list, Qt.Key.Key_Space)
    qtbot.keyClick(card.list, Qt.Key.Key_Delete)
    assert (hidden, removed) == ([(2, True)], [(2,)])
    session.remove_run(2)
    card.show_snapshot(session.snapshot(), "w5")
    assert card.list.currentIndex().row() == 0
    assert not card.remove_button.isEnabled()
    qtbot.keyClick(card.list, Qt.Key.Key_Delete)
    assert removed == [(2,)]


def test_a_title_is_written_while_the_run_goes_on(
    qtbot: QtBot, card: RunsCard, session: TrainingSession
) -> None:
    renamed = sent(card.renamed)
    card.rename()
    editor = card.list.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "larger ")
    session.advance(5)
    card.show_snapshot(session.snapshot(), "w5")
    qtbot.keyClicks(editor, "steps")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: renamed == [(2, "larger steps")])


def test_the_menu_offers_what_can_be_done(card: RunsCard, session: TrainingSession) -> None:
    assert [entry.text() for entry in card.menu().actions()] == ["Rename", "Hide", "Remove"]
    session.hide_run(2, True)
    card.show_snapshot(session.snapshot(), "w5")
    assert [entry.text() for entry in card.menu().actions()] == ["Rename", "Show", "Remove"]
