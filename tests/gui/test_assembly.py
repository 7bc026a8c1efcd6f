"""The rooms of the window share what comes with the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.gui.assembly import build_window
from app.gui.decode.room import DecodeRoom
from app.gui.main_window import MainWindow
from app.gui.settings import Settings
from app.gui.theme.appearance import Appearance
from app.gui.type.room import TypeRoom
from app.own_models.choosing import key_of
from app.own_models.library import ModelLibrary
from app.prediction import predictor
from app.words.encodings import ENCODINGS
from app.words.lexicon import Lexicon
from nncore.checkpoint import Checkpoint, load_checkpoint
from tests.gui.type.hands import offered
from tests.own_models.small import tiny_model


def test_the_dictionary_and_each_model_are_loaded_once(
    qtbot: QtBot, appearance: Appearance, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    load = Lexicon.load

    def dictionary(*which: Any) -> Lexicon:
        read.append("dictionary")
        return load(*which)

    def model(path: Path) -> Checkpoint:
        read.append(path.stem)
        return load_checkpoint(path)

    monkeypatch.setattr(Lexicon, "load", dictionary)
    monkeypatch.setattr(predictor, "load_checkpoint", model)
    window = build_window(appearance, settings)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.room is not None)
    assert isinstance(window.room, TypeRoom)
    writing = window.room
    qtbot.keyClicks(writing.page, "How are ")
    qtbot.waitUntil(lambda: offered(writing)[0] == "you", timeout=60_000)
    window.open_room("decode")
    decoding = window.room
    assert isinstance(decoding, DecodeRoom)
    qtbot.waitUntil(lambda: len(decoding.findings.encoded) == len(ENCODINGS), timeout=60_000)
    window.close()
    assert sorted(read) == ["article", "dictionary", "keyboard"]


def test_a_model_that_another_room_uses_suggests_on_the_page_that_it_leads_to(
    qtbot: QtBot, open_window: Callable[[], MainWindow], settings: Settings
) -> None:
    """As after a training: the model is in the library, and the page is asked with it."""
    window = open_window()
    writing = window.room
    assert isinstance(writing, TypeRoom)
    window.open_room("decode")
    assert window.room is not None
    added = ModelLibrary().add(tiny_model(), "Letters")
    writing.models.use(key_of(added.path))
    window.room.leads_on.emit("type", "")
    assert window.room is writing
    assert settings.preset == "own:letters.npz"
    assert writing.page.hasFocus()
    writing.models.look()
    qtbot.waitUntil(lambda: writing.tools.preset.button("keyboard").text() == "Letters")
    qtbot.keyClicks(writing.page, "How are ")
    qtbot.waitUntil(lambda: offered(writing)[0] == "you")
