"""Sheets for a class: which level, which numbers, how many, and on what they are printed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.choice import Choice
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.segmented import Segmented
from app.gui.widgets.steady_button import SteadyButton
from app.gui.widgets.titled_card import TitledCard
from app.gui.widgets.whole_field import WholeField
from app.lessons.class_sheets import LARGEST_CLASS_SEED, MOST_STUDENTS, MOST_VARIANTS
from app.lessons.class_writing import Order
from app.lessons.ladder import LADDER
from app.lessons.worksheet import PAPERS

PDF, LATEX = "pdf", "latex"
WITH_KEY, WITHOUT_KEY = "with", "without"
_ARTICLE = 6  # the level that is shown first
_STUDENTS, _VARIANTS = 30, 10
_ABOUT_SHEETS = (
    "Each student gets other numbers: a page with the network drawn and boxes to fill in, and a "
    "page to work on. The form at the top, such as 6-1003, is level and seed: by it the sheet is "
    "found again when it is typed in. The key has every number of every form. The same level, seed "
    "and number of students give the same sheets."
)
_ABOUT_MOODLE = (
    "A file to import into a Moodle question bank: a numerical question for each box of each "
    "variant. Known slips are answers of 0 % with a word of their own."
)


class SheetsPage(QWidget):
    """``sheets_asked`` and ``moodle_asked`` want files."""

    sheets_asked = Signal()
    moodle_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        rungs = [f"{level}  {rung.title}" for level, rung in enumerate(LADDER, start=1)]
        self.level = Choice(appearance, "Level of the sheets", rungs)
        self.level.setCurrentIndex(_ARTICLE - 1)
        self.level.setMinimumWidth(1)  # it gives way in a narrow window
        self.seed = WholeField(appearance, "Seed", 1, 0, LARGEST_CLASS_SEED)
        self.students = WholeField(appearance, "Students", _STUDENTS, 1, MOST_STUDENTS)
        self.variants = WholeField(appearance, "Variants", _VARIANTS, 1, MOST_VARIANTS)
        self.paper = Segmented("Paper", {paper: paper for paper in PAPERS}, PAPERS[0])
        self.kind = Segmented("Kind of file", {PDF: "PDF", LATEX: "LaTeX"}, PDF)
        self.key = Segmented("Key", {WITH_KEY: "With key", WITHOUT_KEY: "Without"}, WITH_KEY)
        self.write_button = SteadyButton("Write sheets…")
        set_tool_tip(self.write_button, with_key("Sheets as files", keys.WRITE_SHEETS))
        self.moodle_button = SteadyButton("Moodle…")
        set_tool_tip(self.moodle_button, with_key("Questions for Moodle", keys.WRITE_MOODLE))
        self._lay_out()
        self.write_button.clicked.connect(self.sheets_asked)
        self.moodle_button.clicked.connect(self.moodle_asked)

    @property
    def order(self) -> Order:
        """What is written here. Raises NumberFieldError for a number that can't be."""
        return Order(
            self.level.currentIndex() + 1,
            self.seed.number,
            self.students.number,
            self.paper.value,
            self.kind.value == LATEX,
        )

    @property
    def wants_key(self) -> bool:
        """Whether a key is to be written too."""
        return self.key.value == WITH_KEY

    def _lay_out(self) -> None:
        which = _row((_named("Level", self.level), _named("Seed", self.seed)))
        how = _row(
            (_named("Students", self.students), self.paper, self.kind, self.key, self.write_button)
        )
        moodle = _row((_named("Variants", self.variants), self.moodle_button))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(_card("Which exercises", "", which))
        column.addWidget(_card("Sheets to print", _ABOUT_SHEETS, how))
        column.addWidget(_card("Moodle", _ABOUT_MOODLE, moodle))
        column.addStretch(1)


def _named(text: str, field: QWidget) -> QWidget:
    """A field with its name before it."""
    caption = label(text, "soft")
    caption.setBuddy(field)
    return _row((caption, field), 6)


def _row(widgets: Sequence[QWidget], spacing_px: int = 12) -> FlowPanel:
    panel = FlowPanel(spacing_px)
    panel.add(*widgets)
    return panel


def _card(title: str, text: str, row: QWidget) -> TitledCard:
    card = TitledCard(title)
    if text:
        card.column.addWidget(_wrapped(text))
    card.column.addWidget(row)
    return card


def _wrapped(text: str) -> QLabel:
    made = label(text, "caption")
    made.setWordWrap(True)
    return made
