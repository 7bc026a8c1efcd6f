"""The suggestions of the model in use and of the new one, side by side; and what becomes of it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.gui.widgets.number_table import Column, NumberTable
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.gui.widgets.steady_place import SteadyPlace
from app.gui.widgets.titled_card import TitledCard
from app.own_models.new_model import NewModel
from app.own_models.training_view import TrainingView
from app.own_models.wording import compared_rows, verdict_of
from app.prediction.model_card import LONGEST_TITLE

_COLUMNS = (
    Column("model", share=1),
    Column(
        "keys saved", "keys saved",
        meaning="Of 100 keys, how many 3 suggestions save whoever takes a word as soon as it is "
        "there",
    ),
    Column(
        "in the first 3", "in the first 3",
        meaning="Of 100 words, how many are among the first 3 suggestions before a letter is typed",
    ),
    Column(
        "ms", "000.0",
        meaning="Milliseconds that the suggestions for one place take: as many as not take longer",
    ),
)  # fmt: skip
_MEANING = "\n".join(f"{each.title}: {each.meaning}" for each in _COLUMNS if each.meaning)
_ON = (
    "One in twenty different sentences is kept for the test, and at most 200 are asked. A sentence "
    "that stands in the text more than once, such as a greeting, counts once: so they are fewer "
    "where the text repeats itself"
)
_NAME_PX = 180
USE, GO_BACK, THROW_AWAY, BRING_BACK = "Use this model", "Go back", "Throw away", "Bring back"


class ComparisonCard(TitledCard):
    """Widgets only; the room connects them."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__("Suggestions on sentences kept for the test")
        self._appearance, self._titled = appearance, ""
        self.table = NumberTable(appearance, "The model in use and the new one", _COLUMNS, 2)
        set_tool_tip(self.table, _MEANING)
        self.use_button = SteadyButton(USE, GO_BACK)
        self.use_button.setProperty("kind", "primary")
        about = "Suggest with this model, or go back to the one before"
        set_tool_tip(self.use_button, with_key(about, keys.USE_MODEL))
        self.throw_button = SteadyButton(THROW_AWAY, BRING_BACK)
        set_tool_tip(
            self.throw_button, with_key("The new model isn't wanted; or it is", keys.THROW_AWAY)
        )
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_TITLE)
        self.name.setAccessibleName("Name of the model")
        self.verdict = label("", "caption")
        self.verdict.setWordWrap(True)
        set_tool_tip(self.verdict, _ON)
        caption = label("Name", "soft")
        caption.setBuddy(self.name)
        row = FlowPanel()
        row.add(caption, self.name, self.use_button, self.throw_button)
        self.column.addWidget(self.table)
        self.column.addWidget(SteadyPlace(self.verdict))
        self.column.addWidget(row)
        appearance.changed.connect(self._dress)
        self._dress()

    def show_view(self, view: TrainingView, made: NewModel) -> None:
        """What is known of both models; dashes stand for what isn't. ``made`` is what became of the
        new one."""
        rows = [list(row) for row in compared_rows(view, made)]
        if rows != self.table.texts:
            self.table.show_rows(rows)
        self.table.choose(1 if made.is_used else 0)
        verdict = verdict_of(view, made)
        if verdict != self.verdict.text():
            self.verdict.setText(verdict)
        if made.title != self._titled:
            self._titled = made.title
            about = with_key("What the model is called", keys.NAME_MODEL)
            set_tool_tip(self.name, f"{made.title}\n{about}")
        if not self.name.hasFocus() and made.title != self.name.text():
            self.name.setText(made.title)
            self.name.setCursorPosition(0)
        self.name.setEnabled(not made.is_gone)
        self.use_button.say(GO_BACK if made.is_used else USE)
        self.use_button.setEnabled(made.is_there)
        self.throw_button.say(BRING_BACK if made.is_gone else THROW_AWAY)
        self.throw_button.setEnabled(made.is_there or made.is_gone)

    def _dress(self) -> None:
        self.name.setFixedWidth(self._appearance.px(_NAME_PX))
