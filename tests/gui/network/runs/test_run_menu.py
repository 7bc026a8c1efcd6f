"""Which run is shown, in one line."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.gui.network.runs.run_menu import RunMenu
from app.gui.theme.appearance import Appearance
from app.microscope.network_presets import ARTICLE
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy


@pytest.fixture
def session() -> TrainingSession:
    made = TrainingSession(ARTICLE, lambda: train_online_numpy)
    made.advance(20)
    made.scrub(5)
    made.set_rate(1.2)
    return made


@pytest.fixture
def menu(qtbot: QtBot, appearance: Appearance, session: TrainingSession) -> RunMenu:
    made = RunMenu()
    qtbot.addWidget(made)
    made.show_snapshot(session.snapshot())
    return made


def listed(menu: RunMenu) -> list[tuple[str, bool]]:
    menu.menu().aboutToShow.emit()
    return [(each.text(), each.isChecked()) for each in menu.menu().actions()]


def test_all_runs_are_listed_and_one_can_be_chosen(
    qtbot: QtBot, menu: RunMenu, session: TrainingSession
) -> None:
    runs = session.snapshot().runs
    assert len(runs) == 2
    shown = session.snapshot().position.run
    assert listed(menu) == [(run.title, run.number == shown) for run in runs]
    other = next(run.number for run in runs if run.number != shown)
    with qtbot.waitSignal(menu.chosen) as chosen:
        next(each for each in menu.menu().actions() if not each.isChecked()).trigger()
    assert chosen.args == [other]


def test_a_title_is_plain_text_in_one_line(menu: RunMenu, session: TrainingSession) -> None:
    shown = session.snapshot().position.run
    session.rename_run(shown, "<b>R & D</b>\tCtrl+Q\nmore " + "x" * 200)
    menu.show_snapshot(session.snapshot())
    text = next(text for text, is_checked in listed(menu) if is_checked)
    assert text.startswith("<b>R && D</b> Ctrl+Q more xx")
    assert len(text) <= 61
    assert "\t" not in text
    assert len(menu.text()) <= 11
    assert "R & D" in menu.accessibleName()
