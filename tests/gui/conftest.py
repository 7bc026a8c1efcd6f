"""What all tests of the window share: settings of their own, and a small predictor."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.crash.watch import Start
from app.gui.assembly import build_window
from app.gui.main_window import MainWindow
from app.gui.settings import Settings
from app.gui.theme.appearance import Appearance
from tests.patience import PATIENCE_SECONDS
from tests.writing.fake_predictor import FakePredictor

EXPECTED_WARNINGS = ("This plugin does not support",)  # the offscreen platform, about itself

PATIENCE_MS = round(PATIENCE_SECONDS * 1000)


class PatientBot(QtBot):
    """Waits as long as it takes: pytest-qt's own five seconds say how fast a machine is. What is
    shown alone wears what the window would give it."""

    appearance: Appearance | None = None

    def addWidget(self, widget: QWidget, **options: Any) -> None:
        super().addWidget(widget, **options)
        if self.appearance is not None and widget.isWindow() and not widget.styleSheet():
            self.appearance.dress(widget)

    def waitUntil(self, callback: Any, *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **options: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **options)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """In the place of pytest-qt's."""
    bot = PatientBot(request)
    if "appearance" in request.fixturenames:
        bot.appearance = request.getfixturevalue("appearance")
    return bot


Spread = Callable[[Sequence[int]], Sequence[int]]
MOST_SIZES = 4


@pytest.fixture(scope="session")
def spread(request: pytest.FixtureRequest) -> Spread:
    """A few of many sizes, the first and the last among them; with --sweep all."""

    def some(sizes: Sequence[int]) -> Sequence[int]:
        if request.config.getoption("--sweep") or len(sizes) <= MOST_SIZES:
            return sizes
        last = len(sizes) - 1
        return [sizes[round(n * last / (MOST_SIZES - 1))] for n in range(MOST_SIZES)]

    return some


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings in a file of this test alone."""
    from PySide6.QtCore import QSettings

    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture(scope="session")
def fusion(qapp: QApplication) -> QApplication:
    """The application in the style that every start takes."""
    qapp.setStyle("Fusion")
    return qapp


@pytest.fixture
def appearance(fusion: QApplication, settings: Settings) -> Appearance:
    """The look of a fresh start; windows of tests before are gone, or it would dress them too."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = Appearance(settings, fusion.styleHints())
    made.wear()
    return made


@pytest.fixture
def open_window(
    qtbot: QtBot, appearance: Appearance, settings: Settings
) -> Iterator[Callable[..., MainWindow]]:
    """Opens the whole window with the small predictor, as after the runs that a Start tells of;
    closes it after the test."""
    windows: list[MainWindow] = []

    def opened(start: Start | None = None) -> MainWindow:
        window = build_window(appearance, settings, FakePredictor, start)
        qtbot.addWidget(window)
        windows.append(window)
        window.show()
        qtbot.waitUntil(lambda: window.room is not None)
        return window

    yield opened
    for window in windows:
        window.close()


@pytest.fixture(autouse=True)
def _one_dictionary(one_dictionary: None) -> None:
    """In every window that a test opens."""


@pytest.fixture(autouse=True)
def _no_qt_warnings(qtlog: object) -> Iterator[None]:
    """What Qt warns of (threads left running, layouts broken) fails the test."""
    yield
    messages = [record.message for record in qtlog.records]  # type: ignore[attr-defined]
    assert [m for m in messages if not m.startswith(EXPECTED_WARNINGS)] == []
