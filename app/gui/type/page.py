"""The page to write on."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.gui.type.ghost_painting import paint_ghost
from app.gui.type.key_events import (
    is_plain_press,
    is_shifted_press,
    is_tab,
    pastes,
    sign_of,
    undoes,
)
from app.gui.type.page_text import MUCH_UNITS, PARAGRAPH_END, text_before, text_between
from app.gui.type.writing_watch import Source, WritingWatch
from app.gui.widgets.guarded_painting import guarded_paint, painter_on
from app.gui.widgets.plain_text import set_tool_tip
from app.writing.caret import Caret, Edit
from app.writing.keys_saved import KeysSaved
from app.writing.typing_model import PHRASE_SLOT
from app.writing.undo_steps import Place, UndoSteps

STARTER = "How are "
_PLACEHOLDER = (
    "Write here. The next word is offered below: Tab takes the first, a click takes any. "
    "The right side says why it was offered."
)
_LONGEST_WRAPPED_WORD = 5000
_TOP_MARGIN_PX = 28

_TAKEN_AWAY = "."

TypedEdit = Callable[[str], Edit | None]


class Page(QPlainTextEdit):
    """Plain text with undo and redo. Tab writes nothing here and leads nowhere, with Shift neither.

    ``typed_edit`` is asked before each typed sign what to write instead of it. ``caret_moved``
    sends a Caret after every change of text or place, ``typed`` after a key has written something;
    ``taking_asked`` sends the slot that Tab takes, alone or with Shift, ``hiding_asked`` is sent by
    Esc, ``left`` when the focus goes.
    ``count`` is told what is typed and picked, ``steps`` says how far Ctrl+Z goes back.
    """

    caret_moved = Signal(object)
    typed = Signal()
    taking_asked = Signal(int)
    hiding_asked = Signal()
    left = Signal()

    def __init__(
        self,
        appearance: Appearance,
        typed_edit: TypedEdit,
        count: KeysSaved,
        steps: UndoSteps | None = None,
    ) -> None:
        super().__init__()
        self._appearance, self._count = appearance, count
        self._watch = WritingWatch(self.document(), count)
        self._typed_edit, self._steps = typed_edit, steps or UndoSteps()
        self._editing, self._ghost = False, ""
        self.setProperty("role", "page")
        self.setAccessibleName("Page")
        self.setAccessibleDescription(_PLACEHOLDER)
        self.setPlaceholderText(_PLACEHOLDER)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._starter = self._starter_button()
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._changed)
        self.selectionChanged.connect(self._changed)  # the caret may stay where it is
        appearance.changed.connect(self._place_starter)
        self._place_starter()

    def set_margin(self, margin_px: int) -> None:
        """So much is left free at either side of the text."""
        self.setViewportMargins(margin_px, _TOP_MARGIN_PX, margin_px, 8)
        self._place_starter()

    def show_ghost(self, text: str) -> None:
        """Shows this in grey behind the caret, from now on; it is not on the page."""
        if text != self._ghost:
            self._ghost = text
            self.viewport().update()

    @property
    def ghost(self) -> str:
        """What stands grey behind the caret, if there is room for it."""
        return self._ghost

    @property
    def text(self) -> str:
        """All of the page, sign for sign, with line feeds between its lines."""
        return self.document().toRawText().replace(PARAGRAPH_END, "\n")

    def begin(self, text: str) -> None:
        """Another page with this text; what was done on the one before can't be undone."""
        self._editing = True
        self._count.new_page()
        self.clear()  # so that no other wrapping is tried on the text before
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._prepare_for(text)
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._editing = False
        self._changed()

    def pick(self, edit: Edit) -> None:
        """Makes the edit of a pick: one key, and one step of Ctrl+Z."""
        kept = edit.delete_before
        if len(edit.insert) < kept:  # met as a slip, with letters too many: the key wrote something
            kept = len(edit.insert) - 1
        with self._watch.writing(Source.STROKE, kept=kept):
            self.apply(edit)

    def apply(self, edit: Edit) -> None:
        """Makes an edit around the caret; Ctrl+Z takes all of it back in one step."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        self._editing = True
        cursor.beginEditBlock()
        cursor.setPosition(start - edit.delete_before)
        cursor.setPosition(end + edit.delete_after, QTextCursor.MoveMode.KeepAnchor)
        # Qt joins what is inserted in a row into one step, across the block's end too. A step that
        # ends by taking something away stays alone.
        cursor.insertText(edit.insert + _TAKEN_AWAY)
        cursor.deletePreviousChar()
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self._editing = False
        self._changed()

    def write_starter(self) -> None:
        """Writes the first words, if the page is empty."""
        if self.document().isEmpty():
            self.apply(Edit(0, 0, STARTER))
        self.setFocus()

    def caret(self) -> Caret:
        """Where the caret is now."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        last = self.document().characterCount() - 1
        behind = text_between(self.document(), end, min(end + 1, last))
        return Caret(text_before(self.document(), start), behind, start, end - start)

    @property
    def text_before(self) -> str:
        """The end of the text before the caret; what is selected stands before it too."""
        return text_before(self.document(), self.textCursor().selectionEnd())

    @property
    def much_before(self) -> str:
        """The same, and very much more of it."""
        return text_before(self.document(), self.textCursor().selectionEnd(), MUCH_UNITS)

    @property
    def halves(self) -> tuple[str, str]:
        """All of the text before the caret, and all behind it."""
        document, end = self.document(), self.textCursor().selectionEnd()
        last = document.characterCount() - 1
        return text_between(document, 0, end), text_between(document, end, last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hiding_asked.emit()
            event.accept()
        elif is_tab(event):
            if is_plain_press(event):
                self.taking_asked.emit(0)
            elif is_shifted_press(event):
                self.taking_asked.emit(PHRASE_SLOT)
            event.accept()
        elif undoes(event):
            with self._watch.writing(Source.UNDO):
                super().keyPressEvent(event)
            self._changed()  # Qt says nothing of a selection that ends while the caret stays
        elif pastes(event):
            super().keyPressEvent(event)
        else:
            self._write(event)
            if event.text():
                self.typed.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        with self._watch.writing(Source.KEYS):
            super().inputMethodEvent(event)
        if event.commitString():
            self.typed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self._prepare_for(self.textCursor().block().text() + source.text())
        super().insertFromMimeData(source)

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._ghost:
            with painter_on(self.viewport()) as painter:
                grey = QColor(self._appearance.colours.soft)
                paint_ghost(painter, self, self.contentOffset(), self._ghost, grey)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_starter()

    def _prepare_for(self, text: str) -> None:
        """Breaks lines between any two signs if the text has an endless word. Looking for the end
        of a word again for each line would take Qt time that grows with the square of the word: 24
        seconds a key at 1 MB."""
        if len(text) > _LONGEST_WRAPPED_WORD and _longest_word(text) > _LONGEST_WRAPPED_WORD:
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)

    def _write(self, event: QKeyEvent) -> None:
        sign = sign_of(event)
        edit = self._typed_edit(sign) if sign else None
        several = edit is not None and len(edit.insert) > 1
        with self._watch.writing(Source.STROKE if several else Source.KEYS):
            if edit == Edit(0, 0, ""):
                self._watch.claim_sign_before(self.textCursor().position())
            elif edit is not None:
                self.apply(edit)
            elif sign == "\n":
                self.textCursor().insertBlock()  # with Shift too: there is one kind of line end
                self.ensureCursorVisible()
            elif sign:
                self._type(event, sign)
            else:
                super().keyPressEvent(event)
                return
        event.accept()

    def _type(self, event: QKeyEvent, sign: str) -> None:
        """Writes the sign, as a new step where one begins; Qt joins what is typed after it."""
        if self._steps.begins(sign, self._place):
            cursor = self.textCursor()
            cursor.beginEditBlock()
            super().keyPressEvent(event)
            cursor.endEditBlock()
        else:
            super().keyPressEvent(event)
        self._steps.typed(sign, self._place)

    @property
    def _place(self) -> Place:
        return Place(self.textCursor().position(), self.document().revision())

    def _changed(self) -> None:
        if not self._editing:
            self._starter.setVisible(self.document().isEmpty())
            self.caret_moved.emit(self.caret())

    def _starter_button(self) -> QPushButton:
        button = QPushButton(f"Try: {STARTER.strip()}", self.viewport())
        button.setProperty("kind", "primary")
        button.setAccessibleName(f"Try it: write {STARTER.strip()}")
        set_tool_tip(button, with_key("Writes two words to begin with", keys.STARTER))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it goes with the first letter
        button.clicked.connect(self.write_starter)
        return button

    def _place_starter(self) -> None:
        """Keeps the starter below the placeholder, however many lines that has."""
        room = QRect(0, 0, max(self.viewport().width() - 12, 50), 10_000)
        self.ensurePolished()
        metrics = self.fontMetrics()
        text = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), _PLACEHOLDER)
        self._starter.adjustSize()
        self._starter.move(4, text.height() + self._appearance.px(TEXT.page))


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)
