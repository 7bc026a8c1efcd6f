"""What suggests: the article's network, or the keyboard, or a model of one's own in its place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup, QFont, QFontMetrics
from PySide6.QtWidgets import QMenu, QWidget

from app.gui import keys
from app.gui.models.own_models import OwnModels
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.plain_text import set_tool_tip, without_keys
from app.gui.widgets.segmented import Segmented
from app.gui.widgets.steady_button import SteadyButton
from app.own_models.choosing import key_of
from app.prediction.presets import DEFAULT_PRESET
from app.words.shortening import shortened
from app.writing.assistant import PRESET_TITLES

_WIDEST_PX, _NARROW_PX = 130, 66  # of a title in the bar, and where there is little room
_LONGEST_IN_MENU = 40  # signs of a title
_FRAME_PX = 4
_MOST_IN_MENU = 12  # models; the list has all
_ARTICLE = "article"


class ModelChoice(Segmented):
    """Two segments, and a menu behind the second that says which model it stands for; where there
    is little room, only the one chosen. ``all_asked`` is sent when somebody wants to see the list
    of models."""

    all_asked = Signal()

    def __init__(self, appearance: Appearance, models: OwnModels) -> None:
        super().__init__("Preset", PRESET_TITLES, DEFAULT_PRESET)
        self._appearance, self._models = appearance, models
        self._title = PRESET_TITLES[DEFAULT_PRESET]
        self._other = DEFAULT_PRESET  # the key of what the second segment stands for
        self._is_narrow = False
        self.menu = QMenu(self)
        self.menu.setAccessibleName("Models")
        self._lines = QActionGroup(self.menu)
        self._lines.triggered.connect(lambda line: models.use(line.data()))
        self.menu.aboutToShow.connect(self._open)
        self.more = SteadyButton("▾")
        self.more.setAccessibleName("Models: choose one of your own, or see all")
        set_tool_tip(self.more, with_key("Choose a model of your own, or see all", keys.MODELS))
        self.more.clicked.connect(self.open_menu)
        self.more.set_tight(True)
        self.add_button(self.more)
        self.chosen.connect(self._choose)
        models.chosen.connect(self._show)
        models.listed.connect(self._show_listed)
        appearance.changed.connect(self._show)
        self._show()

    def open_menu(self) -> None:
        """Opens the list of what can suggest."""
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    @property
    def least_width_px(self) -> int:
        """With the segment alone that is chosen."""
        chosen = self.button(self.value)
        return chosen.sizeHint().width() + self.more.sizeHint().width() + _FRAME_PX

    def fit(self, width_px: int) -> None:
        """Makes do with so much room."""
        other = sum(
            self.button(each).sizeHint().width() for each in PRESET_TITLES if each != self.value
        )
        shown, wide = self._elided(self._is_narrow), self._elided(is_narrow=False)
        more = _bold(self.more).horizontalAdvance(wide) - _bold(self.more).horizontalAdvance(shown)
        self._is_narrow = self.least_width_px + more + other > width_px
        self._show_other()
        self.show_only([self.value] if self._is_narrow else PRESET_TITLES)

    def choose_next(self) -> None:
        self.button(next(each for each in PRESET_TITLES if each != self.value)).click()

    def _open(self) -> None:
        self._fill_menu()
        self._models.look()

    def _show_listed(self) -> None:
        self._show()
        if self.menu.isVisible():
            self._fill_menu()

    def _choose(self, segment: str) -> None:
        self._models.use(self._other if segment == DEFAULT_PRESET else segment)

    def _show(self) -> None:
        current = self._models.current
        if current != _ARTICLE:
            self._other = current
            self._title = self._models.title
        self._show_other()
        self.set_value(_ARTICLE if current == _ARTICLE else DEFAULT_PRESET)

    def _show_other(self) -> None:
        button, shown = self.button(DEFAULT_PRESET), without_keys(self._elided(self._is_narrow))
        self.set_text(DEFAULT_PRESET, shown)
        button.keep_room_for(shown)
        button.setAccessibleName(f"{self.accessibleName()}: {self._title}")
        set_tool_tip(button, with_key(f"{self._title} makes suggestions", keys.SWITCH_PRESET))

    def _elided(self, is_narrow: bool) -> str:
        """As much of the title as there is room for."""
        widest = self._appearance.px(_NARROW_PX if is_narrow else _WIDEST_PX)
        return _bold(self.more).elidedText(self._title, Qt.TextElideMode.ElideRight, widest)

    def _fill_menu(self) -> None:
        self.menu.clear()
        own = {key_of(each.path): each.title for each in self._models.models if not each.problem}
        shown = dict(list(own.items())[:_MOST_IN_MENU])
        if (current := self._models.current) not in PRESET_TITLES:
            shown[current] = self._models.title
        for titles in (PRESET_TITLES, shown):
            for key, title in titles.items():
                line = self.menu.addAction(without_keys(shortened(title, _LONGEST_IN_MENU)))
                line.setCheckable(True)
                line.setChecked(key == current)
                line.setData(key)
                self._lines.addAction(line)
            self.menu.addSeparator()
        more = len(own.keys() - shown.keys())
        every = f"All models, {more:,} more…" if more else "Models…"
        self.menu.addAction(every).triggered.connect(self.all_asked)


def _bold(widget: QWidget) -> QFontMetrics:
    """How wide text is in the segment that is chosen."""
    widget.ensurePolished()
    bold = QFont(widget.font())
    bold.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(bold)
