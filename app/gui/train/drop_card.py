"""Where text comes in: dropped, chosen in a dialog, or the sentences that come with the program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.gui.widgets.style_property import set_style_property

_SETTLED = "While a training is under way its text stays as it is; Stop ends the training"
_KINDS = ".txt · .md · .csv · .jsonl · chats · mail · folders"


class DropCard(QFrame):
    """Widgets only; the room takes what is dropped anywhere in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "drop")
        self.setAccessibleName("Text to train on")
        title = label("Drop text here", "strong")
        kinds = label(_KINDS, "caption")
        for text in (title, kinds):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            text.setWordWrap(True)
        self.files_button = SteadyButton("Files…")
        self.files_button.setAccessibleName("Add files")
        self.folder_button = SteadyButton("Folder…")
        self.folder_button.setAccessibleName("Add a folder")
        self.example_button = SteadyButton("Example")
        self.example_button.setAccessibleName("Add the example text")
        self._tips: dict[QWidget, str] = {
            self: "",
            self.files_button: with_key("Choose files of text", keys.ADD_FILES),
            self.folder_button: with_key("Choose a folder: all text in it", keys.ADD_FOLDER),
            self.example_button: with_key(
                "The sentences that come with Lettersum", keys.EXAMPLE_TEXT
            ),
        }
        buttons = FlowPanel()
        buttons.add(self.files_button, self.folder_button, self.example_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(kinds)
        column.addWidget(buttons, 0, Qt.AlignmentFlag.AlignHCenter)
        self._say(is_settled=False)

    def show_dragged(self, is_over: bool) -> None:
        """Something that could be dropped is above the room, or no more."""
        set_style_property(self, "over", is_over)

    def show_settled(self, is_settled: bool) -> None:
        """While a training is under way nothing can be added."""
        if is_settled is self.isEnabled():
            self.setEnabled(not is_settled)
            self._say(is_settled=is_settled)

    def _say(self, *, is_settled: bool) -> None:
        for widget, tip in self._tips.items():
            set_tool_tip(widget, _SETTLED if is_settled else tip)
