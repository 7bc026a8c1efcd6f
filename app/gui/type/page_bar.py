"""The Type room's part of the bar: the page's name and state, what suggests, the page's menu."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from app.gui import keys
from app.gui.keys import Key
from app.gui.models.own_models import OwnModels
from app.gui.models.window import show_models
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.type.encoding_choice import EncodingChoice
from app.gui.type.model_choice import ModelChoice
from app.gui.widgets.labels import ElidedLabel
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.segmented import Segmented
from app.words.shortening import shortened
from app.writing.answer import SLOT_CHOICES
from app.writing.page_record import PageRecord

_LONGEST_TITLE = 28
_GAP_PX = 12
_TOLD_EVERY_MS = 1000  # "kept as a draft 12 s ago" goes on by itself


class PageBar(QWidget):
    """``slots_chosen`` sends how many suggestions are wanted, ``menu_left`` is sent when a menu
    closes."""

    slots_chosen = Signal(int)
    menu_left = Signal()

    def __init__(
        self, appearance: Appearance, models: OwnModels, encoding: str, slots: int
    ) -> None:
        super().__init__()
        self._title, self._told = ElidedLabel("title"), ElidedLabel("soft")
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.preset = ModelChoice(appearance, models)
        self.preset.all_asked.connect(partial(show_models, appearance, models, self))
        self.encoding = EncodingChoice(appearance, encoding)
        choices = {str(each): str(each) for each in SLOT_CHOICES}
        self.slots = Segmented("Suggestions", choices, str(slots))
        set_tool_tip(self.slots, with_key("How many suggestions", keys.SWITCH_SLOTS))
        self.menu = QMenu(self)
        self.menu.setAccessibleName("Page")
        self.page_button = QPushButton("&Page ▾")
        self.page_button.setAccessibleName("Page: new, open, save, learned words")
        set_tool_tip(self.page_button, "New, open, save, learned words (Alt+P)")
        self.page_button.clicked.connect(self._open_menu)
        self.slots.chosen.connect(self._choose_slots)
        for menu in (self.menu, self.preset.menu):
            menu.aboutToHide.connect(self.menu_left)
        self._record = PageRecord()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tell)
        self._clock.start(_TOLD_EVERY_MS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP_PX)
        row.addWidget(self._title)
        row.addWidget(self._told, 1)
        for each in (self.preset, self.encoding, self.slots, self.page_button):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)  # as high as its text
        for another in (appearance.changed, models.chosen, models.listed):
            another.connect(self._fit)

    def add_action(self, text: str, key: Key, action: Callable[[], object]) -> None:
        """Adds a line to the page's menu; the key is shown, and bound elsewhere."""
        # The key is text after a tab: a real shortcut here would fight with the bound one.
        line = QAction(f"{text}\t{QKeySequence(key.shown).toString()}", self.menu)
        line.triggered.connect(action)
        self.menu.addAction(line)

    def minimumSizeHint(self) -> QSize:
        """What doesn't fit is left out."""
        least = self.preset.least_width_px + _GAP_PX + self.page_button.sizeHint().width()
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_record(self, record: PageRecord) -> None:
        """Shows the page's name, and from now on how safe it is."""
        self._record, title = record, record.title
        self._title.setText(shortened(title, _LONGEST_TITLE))
        self._title.updateGeometry()
        set_tool_tip(self._title, str(record.path or title))
        self._tell()

    @property
    def texts(self) -> tuple[str, str]:
        """The name of the page and what is said beside it."""
        return self._title.text(), self._told.text()

    def _fit(self) -> None:
        """Leaves first the encodings, then the number of suggestions to the menu and their keys
        where the others would be cut; at last the preset that is not in use."""
        self.preset.fit(self.width() - self.page_button.sizeHint().width() - _GAP_PX)
        left = self.width()
        for piece in (self.preset, self.page_button, self.slots, self.encoding):
            left -= piece.sizeHint().width() + _GAP_PX
            piece.setVisible(piece in (self.preset, self.page_button) or left >= 0)

    def _tell(self) -> None:
        told = self._record.told
        self._told.setText(told)
        set_tool_tip(self._told, told)
        self._told.setAccessibleName(told or "nothing written yet")

    def _open_menu(self) -> None:
        self.menu.popup(self.page_button.mapToGlobal(QPoint(0, self.page_button.height() + 2)))

    def _choose_slots(self, slots: str) -> None:
        self.slots_chosen.emit(int(slots))
