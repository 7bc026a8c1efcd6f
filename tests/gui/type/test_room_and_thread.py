"""The page and the prediction thread: slow, stuck and failing predictors."""

from __future__ import annotations

import threading

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.prediction.predictor_like import PredictorLike
from app.prediction.suggestion import Prediction
from tests.gui.type.conftest import OpenRoom
from tests.gui.type.hands import offered, text_of
from tests.patience import PATIENCE_SECONDS
from tests.writing.fake_predictor import FakePredictor


def test_stale_answers_are_dropped(qtbot: QtBot, open_room: OpenRoom) -> None:
    """The answer to "How are " comes after a letter has been typed, and is never shown."""
    texts = ("How are ", "How are t")
    gates, begun = ({text: threading.Event() for text in texts} for _ in range(2))

    class Slow(FakePredictor):
        def predict(self, text: str, limit: int = 5, phrase: bool = False) -> Prediction:
            if text in gates:
                begun[text].set()
                assert gates[text].wait(PATIENCE_SECONDS)
            return super().predict(text, limit, phrase)

    room = open_room(Slow)
    seen: list[list[str]] = []
    qtbot.keyClicks(room.page, "How are ")
    qtbot.waitUntil(begun["How are "].is_set)
    qtbot.keyClicks(room.page, "t")
    room.told.connect(lambda *_: seen.append(offered(room)))
    gates["How are "].set()
    qtbot.waitUntil(begun["How are t"].is_set)  # the answer before has been delivered
    QApplication.processEvents()
    gates["How are t"].set()
    qtbot.waitUntil(lambda: offered(room) == ["they", "today", ""])
    assert ["you", "they", "today"] not in seen


def test_typing_never_waits_for_the_predictor(qtbot: QtBot, open_room: OpenRoom) -> None:
    gate = threading.Event()

    class Stuck(FakePredictor):
        def predict(self, text: str, limit: int = 5, phrase: bool = False) -> Prediction:
            assert gate.wait(PATIENCE_SECONDS)
            return super().predict(text, limit, phrase)

    room = open_room(Stuck)
    qtbot.keyClicks(room.page, "typed while nothing answers ")
    assert text_of(room) == "typed while nothing answers "
    gate.set()


def test_a_failing_predictor_leaves_the_page_usable(qtbot: QtBot, open_room: OpenRoom) -> None:
    def load(preset: str = "keyboard") -> PredictorLike:
        raise OSError("dictionary.tsv: not found")

    room = open_room(load)
    qtbot.waitUntil(lambda: room._notice == "no suggestions: dictionary.tsv: not found")
    with qtbot.waitSignal(room.told) as told:  # and it is said again to who comes back
        room.enter()
    assert told.args == ["no suggestions: dictionary.tsv: not found", ""]
    qtbot.keyClicks(room.page, "still here.")
    assert text_of(room) == "still here."
