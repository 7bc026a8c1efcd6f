"""The letters of a word as bars that add up to its sum."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.gui.widgets.guarded_painting import guarded_paint, painter_on
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.words.subject import Subject

_THICKNESS_PX = 30
_ZERO_WIDTH_SPACE = "\u200b"


class LetterBars(QWidget):
    """One bar for each letter, as long as its value, laid end to end: together, the sum."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._subject: Subject | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Letters as bars")
        appearance.changed.connect(self.updateGeometry)

    def show_subject(self, subject: Subject | None) -> None:
        """Draws the letters of a word; a sum alone has none."""
        self._subject = subject
        spelled = subject.spelled_out if subject else ""
        self.setAccessibleDescription(spelled or "no letters")
        set_tool_tip(self, spelled)
        self.update()

    def bars(self) -> list[tuple[str, QRectF]]:
        """Each letter and its bar; the bars fill the width together."""
        if self._subject is None or not self._subject.letter_sum:
            return []
        unit, x, found = self.width() / self._subject.letter_sum, 0.0, []
        for letter, value in zip(self._subject.letters, self._subject.values, strict=True):
            found.append((letter, QRectF(x, 0, value * unit, self.height())))
            x += value * unit
        return found

    def sizeHint(self) -> QSize:
        return QSize(self._appearance.px(120), self._appearance.px(_THICKNESS_PX))

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._appearance.colours
        with painter_on(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            bars = self.bars()
            if not bars:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setBrush(QColor(colours.track))
                painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
            painter.setFont(self._appearance.sans(TEXT.body, QFont.Weight.DemiBold))
            metrics = painter.fontMetrics()
            for place, (letter, bar) in enumerate(bars):
                is_dark = place % 2 == 0
                gap = 1.0 if bar.width() > 3 else 0.0
                fill = colours.accent if is_dark else colours.accent_ground
                painter.fillRect(bar.adjusted(0, 0, -gap, 0), QColor(fill))
                if metrics.horizontalAdvance(letter) + 2 <= bar.width():
                    painter.setPen(QColor(colours.on_accent if is_dark else colours.ink))
                    painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, letter)
                    painter.setPen(Qt.PenStyle.NoPen)


class LettersCard(QFrame):
    """The equation, its bars, and what can be said of the string."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("Letters")
        self.heading = label("", "title")
        self.bars = LetterBars(appearance)
        self.spelled = label("", "number")
        self.verdict = label("", "strong")
        self.strings = label("", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for text in (self.heading, self.spelled, self.verdict, self.strings):
            text.setWordWrap(True)
            text.setMinimumWidth(1)  # long numbers wrap instead of widening the window
            column.addWidget(text)
        column.insertWidget(1, self.bars)

    def show_subject(self, subject: Subject | None, heading: str, verdict: str) -> None:
        """Shows a subject, or where there is none why."""
        self.heading.setText(heading)
        self.bars.show_subject(subject)
        self.spelled.setText(subject.spelled_out if subject else "")
        for each in (self.bars, self.spelled):
            each.setVisible(bool(subject and subject.letters))
        self.show_verdict(verdict)
        self.strings.setVisible(subject is not None)

    def show_verdict(self, verdict: str) -> None:
        """Whether the string is a word."""
        self.verdict.setText(verdict)
        self.verdict.setVisible(bool(verdict))

    def show_strings(self, text: str) -> None:
        """How many strings there are; breaks long numbers at their commas."""
        self.strings.setText(text.replace(",", "," + _ZERO_WIDTH_SPACE))
        self.strings.setAccessibleName(text)
