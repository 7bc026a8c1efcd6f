"""The card that teaches a network phrases."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui import keys
from app.gui.network.snapshot_card import SnapshotCard
from app.gui.network.teach.phrase_field import PhraseField
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.microscope.phrases.phrase_entry import phrase_of, phrase_text
from app.microscope.teaching.attempt import TeachingReport, Verdict
from app.microscope.time_machine.snapshot import Activity, NetworkSnapshot

_INTRODUCTION = (
    "One phrase a line: words that go in, an arrow (→ or ->), words that shall come. It trains "
    "until each of those is the first that its output is read as."
)
_EXAMPLE = "How are → you today"
_MOST_SUGGESTED = 200  # phrases; more are a corpus


class TeachCard(SnapshotCard):
    """``teach_asked`` sends the phrases, one a line; ``page_asked`` asks for one from the page;
    ``stop_asked`` to pause; ``scrubbed`` sends an update to look at."""

    teach_asked = Signal(str)
    page_asked = Signal()
    stop_asked = Signal()
    scrubbed = Signal(object)  # an int: Qt's own ends at 2,147,483,647

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "Teach it this")
        self._report: TeachingReport | None = None
        self._is_running = False
        self.field = PhraseField(appearance, "Phrases to teach, one a line")
        self.field.setPlaceholderText(_EXAMPLE)
        self.teach = _button("Teach", "Train until these words come first", "Stop")
        set_tool_tip(self.teach, with_key("Train until these words come first", keys.TEACH_NOW))
        self.teach.setProperty("kind", "primary")
        self.from_page = _button("From the page", "Take the last sentence of the page in Type")
        self.before = _button("One before", "Look at the update before they came first")
        self.flip = _button("At the flip", "Look at the update at which they came first")
        self.result = label("", name="What came of teaching")
        self.result.setWordWrap(True)
        self.result.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._lay_out()
        self._connect()

    def take_phrase(self, text: str) -> None:
        """Writes a phrase into the field, in the place of what is there."""
        self.field.setPlainText(text)
        self.field.setFocus()

    def begin_writing(self) -> None:
        """Puts the caret into the field, with everything chosen."""
        self.field.setFocus()
        self.field.selectAll()

    def draw_snapshot(self, snapshot: NetworkSnapshot, weight: str) -> None:
        samples = snapshot.file.samples[:_MOST_SUGGESTED]
        phrases = [phrase for phrase in map(phrase_of, samples) if phrase is not None]
        self.field.suggest("\n".join(map(phrase_text, phrases)))
        report = self._report = snapshot.teaching
        is_on = report is not None and report.verdict is Verdict.RUNNING
        self._is_running = is_on and snapshot.activity is Activity.TRAINING
        self.teach.setText("Stop" if self._is_running else "Teach")
        text = "" if report is None else _sentence(report.text)
        if is_on and not self._is_running:
            text = f"Stopped at update {snapshot.head:,}; Play goes on."
        if text != self.result.text():
            self.result.setText(text)
            self.result.setVisible(bool(text))
        update = None if report is None else report.update
        has_before = update is not None and report is not None and update > 0
        self.flip.setVisible(update is not None)
        self.before.setVisible(has_before and update != snapshot.run.start)
        _enable(self.flip, update != snapshot.update, self.before)
        _enable(self.before, update is not None and update - 1 != snapshot.update, self.flip)

    def _ask(self) -> None:
        if self._is_running:
            self.stop_asked.emit()
        else:
            self.teach_asked.emit(self.field.toPlainText())

    def _look(self, before: int) -> None:
        if self._report is not None and self._report.update is not None:
            self.scrubbed.emit(self._report.update - before)

    def _connect(self) -> None:
        self.teach.clicked.connect(self._ask)
        self.field.taken.connect(self._ask)
        self.from_page.clicked.connect(self.page_asked)
        self.before.clicked.connect(lambda: self._look(1))
        self.flip.clicked.connect(lambda: self._look(0))

    def _lay_out(self) -> None:
        introduction = label(_INTRODUCTION, "caption")
        introduction.setWordWrap(True)
        buttons, looks = FlowPanel(), FlowPanel()
        buttons.add(self.teach, self.from_page)
        looks.add(self.before, self.flip)
        for hidden in (self.result, self.before, self.flip):
            hidden.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(label("Teach it this", "heading"))
        for widget in (self.field, buttons, self.result, looks, introduction):
            column.addWidget(widget)


def _enable(button: QWidget, is_enabled: bool, other: QWidget) -> None:
    """The keys go to the ``other`` one where this one had them, so that Space leads to and fro."""
    if button.hasFocus() and not is_enabled:
        other.setEnabled(True)
        other.setFocus()
    button.setEnabled(is_enabled)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _button(text: str, name: str, *others: str) -> SteadyButton:
    button = SteadyButton(text, *others)
    button.setAccessibleName(name)
    set_tool_tip(button, name)
    return button
