"""The card with every word found: a word, its frequency as a bar, and the number beside it."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
)

from app.gui.decode.words_model import SUM_ROLE, ZIPF_ROLE, WordsModel
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.gui.widgets.guarded_painting import guarded_paint
from app.gui.widgets.labels import label

_ROW_PX = 27
_BAR_PX = 8
_GAP_PX = 8
_HIGHEST_ZIPF = 7.8  # "the"
_LEAST_LIST_PX, _NOTE_FROM_PX = 76, 240  # the note goes first where the card is low


class WordDelegate(QStyledItemDelegate):
    """Paints a row. ``own`` is the word typed, told from the others by weight and ground."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.own_row: int | None = None
        self.with_sums = False

    @guarded_paint
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        look, colours = self._appearance, self._appearance.colours
        area, is_own = QRectF(option.rect), index.row() == self.own_row
        state = option.state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_own or chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.accent_ground if is_own or chosen else colours.paper))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 5, 5)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(area.x(), area.y() + 4, 3, area.height() - 8), 1.5, 1.5)
        area.adjust(look.px(_GAP_PX), 0, -look.px(_GAP_PX), 0)
        right = self._paint_numbers(painter, area, index)
        self._paint_word(painter, area, right, index, is_own)

    def _paint_numbers(
        self, painter: QPainter, area: QRectF, index: QModelIndex | QPersistentModelIndex
    ) -> float:
        """Number and bar from the right; returns where the bar begins."""
        look, colours = self._appearance, self._appearance.colours
        zipf = float(index.data(ZIPF_ROLE))
        text = f"{zipf:.1f}"
        if self.with_sums:
            text = f"{index.data(SUM_ROLE):>3} {text}"
        painter.setFont(look.mono(TEXT.chip))
        painter.setPen(QColor(colours.soft))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, flags, text)
        width = 0.3 * area.width()
        x = area.right() - painter.fontMetrics().horizontalAdvance(text) - look.px(_GAP_PX) - width
        thick = look.px(_BAR_PX)
        y = area.center().y() - thick / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.track))
        painter.drawRoundedRect(QRectF(x, y, width, thick), 3, 3)
        painter.setBrush(QColor(colours.accent))
        filled = width * min(zipf / _HIGHEST_ZIPF, 1.0)
        painter.drawRoundedRect(QRectF(x, y, filled, thick), 3, 3)
        return x

    def _paint_word(
        self,
        painter: QPainter,
        area: QRectF,
        right: float,
        index: QModelIndex | QPersistentModelIndex,
        is_own: bool,
    ) -> None:
        weight = QFont.Weight.DemiBold if is_own else QFont.Weight.Normal
        painter.setFont(self._appearance.sans(TEXT.body, weight))
        painter.setPen(QColor(self._appearance.colours.ink))
        space = QRectF(area.x(), area.y(), right - area.x() - 6, area.height())
        word = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, int(space.width())
        )
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter, word)


class WordsCard(QFrame):
    """``word_chosen`` sends a word that was clicked, or activated by a key."""

    word_chosen = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.setProperty("role", "card")
        self.setAccessibleName("Words found")
        self.model = WordsModel()
        self._delegate = WordDelegate(appearance)
        self.heading = label("", "heading")
        self.heading.setWordWrap(True)
        self.note = label("Zipf scale: 3 is rare, 6 everyday", "caption")
        self.note.setWordWrap(True)
        self._keeps_current_seen = True
        self.list = QTableView()
        self._make_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        column.addWidget(self.note)
        appearance.changed.connect(self._dress)
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.note.setVisible(self.height() >= self._appearance.px(_NOTE_FROM_PX))

    def hasHeightForWidth(self) -> bool:
        """Never: the list takes what is left. Else a layout would take its wish for its least."""
        return False

    def show_heading(self, text: str) -> None:
        """Says what the words have in common."""
        self.heading.setText(text)
        self.list.setAccessibleName(text or "Words found")

    def mark(self, word: str, with_sums: bool) -> None:
        """Marks the word typed and brings it to sight; where none is there, the first word. It
        stays in sight whatever becomes of the list's size, until someone scrolls."""
        row = self.model.row_of(word) if word else None
        self._delegate.own_row, self._delegate.with_sums = row, with_sums
        if self.model.rowCount():
            self._keeps_current_seen = True
            self.list.setCurrentIndex(self.model.index(row or 0))
            self._bring_current_to_sight()

    def _make_list(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        # A table of one column: it knows where any row stands without laying out those before.
        self.list.horizontalHeader().setStretchLastSection(True)
        self.list.horizontalHeader().hide()
        self.list.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.list.verticalHeader().hide()
        self.list.setShowGrid(False)
        # The delegate paints the ground of what is selected; the table would paint its own below.
        self.list.setStyleSheet("QTableView { selection-background-color: transparent; }")
        self.list.setTabKeyNavigation(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.viewport().setAutoFillBackground(False)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        # The range follows the list's height and that of its rows: it changes when the cards get
        # their places, when the text gets larger, and when a list is laid out that was hidden.
        bar = self.list.verticalScrollBar()
        bar.rangeChanged.connect(self._bring_current_to_sight)
        bar.actionTriggered.connect(self._let_scroll)

    def _bring_current_to_sight(self) -> None:
        if self._keeps_current_seen:
            self.list.scrollTo(self.list.currentIndex())

    def _let_scroll(self) -> None:
        """Only what a person does to the scroll bar, or with the wheel, comes here."""
        self._keeps_current_seen = False

    def _choose(self, index: QModelIndex) -> None:
        self.word_chosen.emit(self.model.word(index.row()))

    def _dress(self) -> None:
        self.list.setMinimumHeight(self._appearance.px(_LEAST_LIST_PX))
        header = self.list.verticalHeader()
        header.setMinimumSectionSize(1)
        header.setDefaultSectionSize(self._appearance.px(_ROW_PX))
