"""A lesson put together: title, text, what is seen and what is to be done, saved as a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.gui import keys
from app.gui.learn.class_kit import dialogs
from app.gui.learn.class_kit.switches import Switches
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import ElidedLabel, label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.lessons.class_sheets import read_form
from app.lessons.errors import LessonError
from app.lessons.lesson_file import (
    LEARN,
    LONGEST_TITLE,
    MOST_NETWORKS,
    PAGE,
    Lesson,
    check_lesson,
    write_lesson,
)
from app.microscope.network_presets import NetworkPreset
from app.microscope.opening import read_preset
from nncore.errors import NetworkFileError

_ROOMS = {"type": "Type", "network": "Network", "decode": "Decode"}  # Learn is always there
_LONGEST_FORMS = 2000
_TEXT_PX = 90
_ABOUT = (
    "A file that opens Lettersum with this lesson: lettersum lesson.json. Only the rooms and parts "
    "switched on are seen; the exercises and networks stand on the lesson's page."
)


class LessonPage(QWidget):
    """``told`` sends what was done, or why it can't be."""

    told = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._networks: list[NetworkPreset] = []
        self.title = _field("Title of the lesson", "title", LONGEST_TITLE)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("Text of the lesson")
        self.text.setPlaceholderText("what is to be done, in a few sentences")
        self.text.setTabChangesFocus(True)
        self.rooms = Switches("Room", _ROOMS)
        self.parts = Switches("Part of the Learn room", {})
        self.forms = _field("Exercises of the lesson", "such as 6-1 6-2 7-1", _LONGEST_FORMS)
        set_tool_tip(self.forms, "Level and seed of each exercise, with spaces between them")
        self.add_button = SteadyButton("Add networks…")
        set_tool_tip(self.add_button, "Network files that the lesson brings along")
        self.clear_button = SteadyButton("No networks")
        set_tool_tip(self.clear_button, "Leave all networks out again")
        self.networks = ElidedLabel("soft")
        self.save_button = SteadyButton("Save a lesson…")
        set_tool_tip(self.save_button, with_key("Save the lesson as a file", keys.SAVE_LESSON))
        self._lay_out()
        self.add_button.clicked.connect(self.add_networks)
        self.clear_button.clicked.connect(self.clear_networks)
        self.save_button.clicked.connect(self.save)
        appearance.changed.connect(self._dress)
        self._dress()
        self._show_networks()

    def offer_parts(self, titles: Sequence[str]) -> None:
        """The parts of the Learn room that there are, as they are called there."""
        made = Switches("Part of the Learn room", {title.lower(): title for title in titles})
        self._column.replaceWidget(self.parts, made)
        self.parts.deleteLater()
        self.parts = made

    @property
    def lesson(self) -> Lesson:
        """What is written here. Raises LessonError for what can't be."""
        forms = self.forms.text().replace(",", " ").split()
        made = Lesson(
            self.title.text().strip(),
            self.text.toPlainText(),
            _and(self.rooms.values, LEARN),
            _and(self.parts.values, PAGE),
            tuple(self._networks),
            tuple(map(read_form, forms)),
        )
        check_lesson(made)
        return made

    def save(self) -> None:
        """Asks for a file and writes the lesson."""
        try:
            lesson = self.lesson
        except LessonError as error:
            self.told.emit(str(error))
            return
        path = dialogs.lesson_to_write(self)
        if path is None:
            return
        try:
            write_lesson(path, lesson)
            self.told.emit(f"saved: {path.name}; open it with lettersum {path.name}")
        except OSError as error:
            self.told.emit(f"{path.name} can't be written ({error.strerror}); choose another place")

    def add_networks(self) -> None:
        """Asks for files, and takes the networks in them along."""
        self.take_networks(dialogs.networks_to_open(self))

    def take_networks(self, paths: Sequence[Path]) -> None:
        """Takes these networks along; what can't be read is said, the others are taken."""
        for path in paths:
            if len(self._networks) >= MOST_NETWORKS:
                self.told.emit(f"a lesson has {MOST_NETWORKS} networks at most")
                break
            try:
                self._networks.append(read_preset(path)[0])
            except NetworkFileError as error:
                self.told.emit(str(error))
        self._show_networks()

    def clear_networks(self) -> None:
        """None are taken along."""
        self._networks = []
        self._show_networks()

    def _show_networks(self) -> None:
        self.networks.setText(", ".join(preset.title for preset in self._networks) or "no networks")
        self.clear_button.setEnabled(bool(self._networks))

    def _dress(self) -> None:
        colours, px = self._appearance.colours, self._appearance.px
        self.text.setFixedHeight(px(_TEXT_PX))
        self.text.setStyleSheet(
            f"QPlainTextEdit {{ background: {colours.card}; border: 1px solid {colours.line};"
            f" border-radius: 8px; padding: {px(4)}px {px(8)}px; }}"
            f"QPlainTextEdit:focus {{ border-color: {colours.accent}; }}"
        )

    def _lay_out(self) -> None:
        about = label(_ABOUT, "caption")
        about.setWordWrap(True)
        buttons = FlowPanel()
        buttons.add(self.add_button, self.clear_button)
        ends = FlowPanel()
        ends.add(self.save_button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (
            about, self.title, self.text, label("Rooms, beside Learn", "heading"), self.rooms,
            label("Parts of Learn", "heading"), self.parts, label("Exercises", "heading"),
            self.forms, label("Networks", "heading"), self.networks, buttons, ends,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)


def _and(names: Sequence[str] | None, always: str) -> tuple[str, ...]:
    """Nothing where all are seen; else what is seen, and what always is."""
    return () if names is None else (*names, always)


def _field(name: str, shown: str, longest: int) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(shown)
    field.setMaxLength(longest)
    return field
