from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.gui.settings import Settings
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import DARK, LARGEST_SCALE, LIGHT, SMALLEST_SCALE, TEXT
from app.gui.theme.stylesheet import stylesheet
from app.gui.widgets.labels import label


class System(QObject):
    """Stands in for the system's hints; its scheme can be changed."""

    colorSchemeChanged = Signal(Qt.ColorScheme)  # noqa: N815 (Qt's name)

    def __init__(self, scheme: Qt.ColorScheme) -> None:
        super().__init__()
        self.scheme = scheme

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802 (Qt's name)
        return self.scheme

    def change(self, scheme: Qt.ColorScheme) -> None:
        self.scheme = scheme
        self.colorSchemeChanged.emit(scheme)


@pytest.fixture
def system(qapp: QApplication) -> System:
    return System(Qt.ColorScheme.Light)


def test_it_follows_the_system(system: System, settings: Settings) -> None:
    appearance = Appearance(settings, system)  # type: ignore[arg-type]
    assert appearance.colours == LIGHT
    system.change(Qt.ColorScheme.Dark)
    assert appearance.colours == DARK


def test_a_choice_is_kept_and_remembered(system: System, settings: Settings) -> None:
    appearance = Appearance(settings, system)  # type: ignore[arg-type]
    appearance.switch_scheme()
    assert appearance.is_dark
    assert settings.scheme == "dark"
    system.change(Qt.ColorScheme.Light)
    assert appearance.is_dark
    assert Appearance(settings, system).is_dark  # type: ignore[arg-type]


def test_a_choice_that_agrees_with_the_system_follows_it_again(
    system: System, settings: Settings
) -> None:
    appearance = Appearance(settings, system)  # type: ignore[arg-type]
    appearance.switch_scheme()
    appearance.switch_scheme()
    assert settings.scheme == "system"
    system.change(Qt.ColorScheme.Dark)
    assert appearance.is_dark


def test_text_scales_in_steps_and_within_bounds(appearance: Appearance, settings: Settings) -> None:
    appearance.larger()
    assert appearance.scale == pytest.approx(1.1)
    assert appearance.px(100) == 110
    appearance.smaller()
    appearance.smaller()
    assert settings.text_scale == pytest.approx(0.9)
    appearance.set_scale(LARGEST_SCALE)
    appearance.larger()
    assert appearance.scale == LARGEST_SCALE
    appearance.set_scale(SMALLEST_SCALE)
    appearance.smaller()
    assert appearance.scale == SMALLEST_SCALE
    appearance.normal_size()
    assert appearance.scale == 1.0


def test_the_application_wears_it(appearance: Appearance, qapp: QApplication) -> None:
    appearance.set_scale(2.0)
    assert qapp.font().pixelSize() == 28
    appearance.normal_size()
    assert qapp.font().pixelSize() == 14


def test_windows_wear_it_with_all_that_is_in_them_and_their_dialogs(
    qtbot: QtBot, appearance: Appearance
) -> None:
    window = QWidget()
    before = label("a title", "title")
    QVBoxLayout(window).addWidget(before)
    qtbot.addWidget(window)  # which dresses it
    later = label("another", "title")
    window.layout().addWidget(later)
    dialog = QDialog(window)
    QVBoxLayout(dialog).addWidget(asked := label("a question", "title"))
    window.show()
    dialog.show()
    for scale in (2.0, 1.0, 1.5):
        appearance.set_scale(scale)
        for shown in (before, later, asked):
            assert shown.font().pixelSize() == round(TEXT.title * scale)


def test_a_window_that_is_gone_is_dressed_no_more(appearance: Appearance) -> None:
    window = QWidget()
    appearance.dress(window)
    shiboken6.delete(window)
    appearance.set_scale(2.0)
    appearance.switch_scheme()


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_no_place_in_the_stylesheet_is_left_open(colours: object) -> None:
    assert "$" not in stylesheet(colours, 1.3)  # type: ignore[arg-type]
