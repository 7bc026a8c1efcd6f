"""The open answer boxes of one place in the picture: a row for each, with its mark."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget

from app.gui.keys import LEARN_KEYS, WINDOW_KEYS
from app.gui.learn.sheet_model import mark_of
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT, Colours
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.style_property import set_style_property
from app.lessons.desk import Desk
from nncore.trace_views.symbols import plain_symbol

MOST_ROWS = 5  # a neuron's: net, sig, dE/dsig, slope, delta
_FIELD_SIGNS, _LONGEST = 10, 200
_OF_A_NEURON = re.compile(r"\([a-z][0-9]+\)")
_BY_THE_PERSON = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
)
_ROOM_KEYS = {
    QKeySequence(spelling).toString()
    for key in (*WINDOW_KEYS, *LEARN_KEYS)
    for spelling in key.keys
}
_STYLE = "padding: 0px 4px; min-height: 0px; border-radius: 4px; font-size: {}px;"


class AnswerField(QLineEdit):
    """One box. ``entered`` is Enter, ``left`` that it was left with another text; ``stepped``
    sends 1 or −1 for Tab and Shift+Tab; ``reached`` that the person gave it the focus. Keys of the
    room are for the room, Esc brings back ``kept``."""

    entered = Signal()
    left = Signal()
    stepped = Signal(int)
    reached = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name, self.kept = "", ""
        self.may_step: Callable[[int], bool] = _never
        self.setMaxLength(_LONGEST)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.isModified():
                event.accept()  # a key of the room as well; here it means this field
                return True
            if QKeySequence(event.keyCombination()).toString() in _ROOM_KEYS:
                event.ignore()
                return False
        return super().event(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        step = 1 if is_next else -1
        if not self.may_step(step):
            return super().focusNextPrevChild(is_next)
        self.stepped.emit(step)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setText(self.kept)
            self.setModified(False)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            if self.may_step(step):
                self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_THE_PERSON:
            self.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason and self.isModified():
            self.left.emit()


class OpenBoxes(QFrame):
    """``written`` sends a box and what stands in it, ``stepped`` a box and 1 or −1 for the one
    after or before it, ``reached`` the box that has the focus now."""

    written = Signal(str, str)
    stepped = Signal(str, int)
    reached = Signal(str)

    def __init__(
        self, parent: QWidget, appearance: Appearance, may_step: Callable[[str, int], bool]
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._is_showing = False  # what the fields do meanwhile is nobody's doing
        self.setProperty("role", "card")
        self.setAccessibleName("Open boxes")
        self._grid = QGridLayout(self)
        self.names = [label() for _ in range(MOST_ROWS)]
        self.fields = [AnswerField() for _ in range(MOST_ROWS)]
        self.marks = [label() for _ in range(MOST_ROWS)]
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, field in enumerate(self.fields):
            self.names[row].setAlignment(side)
            for column, widget in enumerate((self.names[row], field, self.marks[row])):
                self._grid.addWidget(widget, row, column)
            field.may_step = lambda step, field=field: may_step(field.name, step)  # type: ignore[misc]
            field.entered.connect(lambda field=field: self._enter(field))
            field.left.connect(lambda field=field: self._write(field))
            field.stepped.connect(lambda step, field=field: self._step(field, step))
            field.reached.connect(lambda field=field: self._reach(field))
        appearance.changed.connect(self.dress)
        self.dress()

    def show_boxes(self, desk: Desk, boxes: Sequence[str]) -> None:
        """These boxes as they stand; what is just being typed is left alone."""
        self._is_showing = True
        for field in self.fields[len(boxes) :]:
            if field.hasFocus():  # what has the focus can't go
                self.fields[0].setFocus()
        for row, field in enumerate(self.fields):
            for widget in (self.names[row], field, self.marks[row]):
                widget.setVisible(row < len(boxes))
            if row < len(boxes):
                self._show_row(desk, boxes[row], row)
            else:
                field.name = ""
        self._grid.invalidate()  # or it has the size of the rows before
        self._grid.activate()
        self._is_showing = False

    def commit(self) -> None:
        """Writes what is just being typed."""
        for field in self.fields:
            if field.name and field.isModified():
                self._write(field)

    def field_of(self, name: str) -> AnswerField | None:
        """The field of an open box."""
        return next((field for field in self.fields if field.name == name), None)

    def size_of(self, rows: int) -> tuple[int, int]:
        """Width and height with so many rows of the longest name."""
        metrics = self.names[0].fontMetrics()
        name_px = metrics.horizontalAdvance(short_symbol("dsig(h88)/dnet(h88)") + " =")
        mark_px = metrics.horizontalAdvance("✓✓")
        margins, gap = self._grid.contentsMargins(), self._grid.horizontalSpacing()
        row_px = max(self.fields[0].sizeHint().height(), metrics.height())
        width = name_px + self.fields[0].width() + mark_px + 2 * gap
        height = rows * row_px + (rows - 1) * self._grid.verticalSpacing()
        return (
            width + margins.left() + margins.right() + 2,
            height + margins.top() + margins.bottom() + 2,
        )

    def dress(self) -> None:
        """Wears the sizes of the window."""
        px, font = self._appearance.px, self._appearance.mono(TEXT.caption)
        self._grid.setContentsMargins(px(8), px(4), px(8), px(4))
        self._grid.setHorizontalSpacing(px(4))
        self._grid.setVerticalSpacing(px(2))  # low, to stand between two neurons
        for field in self.fields:
            field.setFont(font)
            field.setStyleSheet(_STYLE.format(font.pixelSize()))
            field.setFixedWidth(field.fontMetrics().horizontalAdvance("0") * _FIELD_SIGNS + px(14))
        for mark in self.marks:
            mark.setMinimumWidth(mark.fontMetrics().horizontalAdvance("✓✓"))

    def _show_row(self, desk: Desk, name: str, row: int) -> None:
        field, mark, symbol = self.fields[row], self.marks[row], plain_symbol(name)
        is_other = field.name != name
        field.name, field.kept = name, desk.text(name)
        self.names[row].setText(f"{short_symbol(name)} =")
        if is_other or not field.isModified():
            field.setText(desk.text(name))
            field.setModified(False)
        said = mark_of(desk, name)
        field.setAccessibleName(symbol)
        field.setAccessibleDescription(said or "empty")
        set_tool_tip(mark, said)
        mark.setAccessibleName(f"mark of {symbol}")
        sign = short_mark(desk, name)
        mark.setText(sign)
        sheet = f"color: {mark_colour(self._appearance.colours, sign)};"
        if mark.styleSheet() != sheet:  # Qt reads it anew each time
            mark.setStyleSheet(sheet)
        set_style_property(field, "wrong", said.startswith("✗"))

    def _enter(self, field: AnswerField) -> None:
        if field.text().strip() != field.kept:
            self._write(field)
        elif field.may_step(1):
            self.stepped.emit(field.name, 1)

    def _write(self, field: AnswerField) -> None:
        if not self._is_showing:
            field.setModified(False)
            self.written.emit(field.name, field.text())

    def _step(self, field: AnswerField, step: int) -> None:
        if field.isModified():
            self._write(field)
        self.stepped.emit(field.name, step)

    def _reach(self, field: AnswerField) -> None:
        if not self._is_showing and field.name:
            self.reached.emit(field.name)


def short_symbol(name: str) -> str:
    """How a box is called beside its neuron: ∂E/∂sig in the place of ∂E/∂sig(o1)."""
    symbol = plain_symbol(name)
    return _OF_A_NEURON.sub("", symbol) if "∂sig" in symbol else symbol


def mark_colour(colours: Colours, sign: str) -> str:
    """In which colour a mark of one sign is written, as #rrggbb."""
    return {"✓": colours.accent, "✗": colours.wrong}.get(sign, colours.soft)


def short_mark(desk: Desk, name: str) -> str:
    """One sign: right, not right, worked for the learner, or still to be done."""
    said = mark_of(desk, name)
    if said.startswith(("✓", "✗")):
        return said[0]
    return "=" if desk.is_worked(name) else "·"


def _never(step: int) -> bool:
    return False
