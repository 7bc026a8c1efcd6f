"""How to train: all has a value that will do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.choice import Choice
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.style_property import set_style_property
from app.gui.widgets.titled_card import TitledCard
from app.gui.widgets.whole_field import NumberFieldError, WholeField
from app.own_models.own_settings import ENCODINGS, LIMITS, OwnSettings

_TITLES = {
    "context_words": "Words of context",
    "hidden": "Hidden neurons",
    "epochs": "Epochs",
    "seed": "Seed",
}
_MEANINGS = {
    "context_words": "How many words before the next one the network sees",
    "hidden": "More learn more, and take longer",
    "epochs": "How often it goes over the text; it ends earlier when it learns no more",
    "seed": "The same seed, text and settings give the same model",
}
_HELD_BACK = (
    "A tenth of the sentences is never learned from: half of it is watched, to see which epoch is "
    "best; the other half is kept for the test, on which both models are compared at the end"
)


class SettingsCard(TitledCard):
    """``changed`` sends other settings, ``refused`` a line about what can't be."""

    changed = Signal(object)
    refused = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__("How to train")
        self._shown = OwnSettings()
        self.encoding = Choice(appearance, "Encoding of the words", list(ENCODINGS))
        self.encoding.setMinimumWidth(1)  # it gives way in a narrow window
        set_tool_tip(
            self.encoding, with_key("What the network sees of a word, and says", keys.OWN_SETTINGS)
        )
        self.fields = {
            name: WholeField(
                appearance, title, getattr(self._shown, name), LIMITS[name].least, LIMITS[name].most
            )
            for name, title in _TITLES.items()
        }
        self._lay_out()
        self.encoding.activated.connect(self._take)
        for field in self.fields.values():
            field.editingFinished.connect(self._take)

    def show_view(self, settings: OwnSettings, is_settled: bool) -> None:
        """These settings; what is being written stays."""
        if settings != self._shown:
            self._shown = settings
            self.encoding.setCurrentText(settings.encoding)
            for name, field in self.fields.items():
                if not field.hasFocus():
                    field.setText(str(getattr(settings, name)))
        for widget in (self.encoding, *self.fields.values()):
            widget.setEnabled(not is_settled)

    def _take(self) -> None:
        numbers, refusals = {}, []
        for name, field in self.fields.items():
            try:
                numbers[name] = field.number
            except NumberFieldError as error:
                refusals.append(str(error))
            set_style_property(field, "wrong", name not in numbers)
        if refusals:
            self.refused.emit(refusals[0])
            return
        self.refused.emit("")
        settings = OwnSettings(encoding=self.encoding.currentText(), **numbers)
        if settings != self._shown:
            self._shown = settings
            self.changed.emit(settings)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        rows: list[tuple[str, QWidget]] = [("Encoding", self.encoding)]
        rows += [(title, self.fields[name]) for name, title in _TITLES.items()]
        for row, (title, field) in enumerate(rows):
            caption = label(title)
            caption.setBuddy(field)
            grid.addWidget(caption, row, 0)
            alignment = Qt.AlignmentFlag.AlignLeft if row else Qt.AlignmentFlag(0)
            grid.addWidget(field, row, 1, alignment)
        held_back = label("10 %", name="Held back: 10 %")
        set_tool_tip(held_back, _HELD_BACK)
        grid.addWidget(label("Held back"), len(rows), 0)
        grid.addWidget(held_back, len(rows), 1)
        for name, meaning in _MEANINGS.items():
            set_tool_tip(self.fields[name], meaning)
        self.column.addLayout(grid)
