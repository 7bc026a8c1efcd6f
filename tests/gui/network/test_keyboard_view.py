from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.gui.network.keyboard_view import KeyboardView
from app.gui.theme.appearance import Appearance


def test_what_is_wrong_with_the_model_is_said_in_its_place(
    qtbot: QtBot, appearance: Appearance, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise ValueError("the model is damaged")

    monkeypatch.setattr("app.gui.network.keyboard_view.keyboard_matrices", broken)
    view = KeyboardView(appearance)
    qtbot.addWidget(view)
    view.load()
    said = "The keyboard's network can't be shown: the model is damaged"
    qtbot.waitUntil(lambda: view._reading.text() == said)
    view.shut_down()
