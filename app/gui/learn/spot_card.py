"""The card with a sheet that has one slip in it: point at the box, name the slip, mend it."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from app.gui.learn.spot_model import NUMBER, SpotModel
from app.gui.network.tables.table_view import NumberTable
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import SCROLL_BAR_PX
from app.gui.widgets.choice import Choice
from app.gui.widgets.labels import ElidedLabel, label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.lessons.doctor import sentence_about
from app.lessons.spotting import Spotting, Stage

_SIGNS = (20, 13)
_LEAST_HEIGHT_PX = 190


class PointingTable(NumberTable):
    """Nothing is written into it: ``pointed`` is Enter on a box."""

    pointed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pointed.emit()
        else:
            super().keyPressEvent(event)


class SlipChoice(Choice):
    """``entered`` is Enter on the slip that is chosen."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class SpotCard(QFrame):
    """``said`` sends what there is to say, a Said; ``another_asked`` wants another sheet."""

    said = Signal(object)
    another_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._spotting: Spotting | None = None
        self.setProperty("role", "card")
        self.setAccessibleName("A sheet with a slip")
        self.model = SpotModel()
        self.table = PointingTable(appearance, "Worked numbers, one with a slip", self.model)
        self.table.setEditTriggers(NumberTable.EditTrigger.NoEditTriggers)
        self.table.set_widths(_SIGNS)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.asked = ElidedLabel("soft")
        self.point_button = SteadyButton("This one")
        set_tool_tip(self.point_button, "The slip is in the box that is chosen")
        self.slips = SlipChoice(appearance, "Which slip it is", [])
        self.slips.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.name_button = SteadyButton("That is it")
        self.field = QLineEdit()
        self.field.setAccessibleName("What should stand there")
        self.field.setPlaceholderText("what should stand there")
        self.another_button = SteadyButton("Another sheet")
        self._lay_out()
        for later in (self.slips, self.name_button, self.field, self.another_button):
            later.hide()  # only what is asked for now takes width
        self._connect()
        self.dress()

    def show_spotting(self, spotting: Spotting) -> None:
        """A new sheet."""
        self._spotting = spotting
        self.model.show_numbers(spotting.planted.written)
        self.table.setCurrentIndex(self.model.index(0, NUMBER))
        self.field.clear()
        self._show_stage()

    @property
    def spotting(self) -> Spotting:
        """The sheet, and how far one is with it."""
        assert self._spotting is not None
        return self._spotting

    @property
    def box(self) -> str:
        """The box that is chosen."""
        return self.model.name(max(self.table.currentIndex().row(), 0))

    def point(self) -> None:
        """The slip is in the box that is chosen."""
        self.said.emit(self.spotting.point(self.box))
        self._show_stage()

    def name(self) -> None:
        """It is the slip that is chosen."""
        chosen = self.spotting.choices()[self.slips.currentIndex()]
        self.said.emit(self.spotting.name(chosen))
        self._show_stage()

    def mend(self) -> None:
        """What is written should stand there."""
        if self.field.text().strip():
            self.said.emit(self.spotting.mend(self.field.text()))
            self._show_stage()

    def dress(self) -> None:
        """Takes over sizes after they have changed."""
        self.table.setMinimumHeight(self._appearance.px(_LEAST_HEIGHT_PX))
        self.table.setMinimumWidth(sum(self.table.widths_px()) + SCROLL_BAR_PX)

    def _show_stage(self) -> None:
        stage, planted = self.spotting.stage, self.spotting.planted
        self.asked.setText(stage.value)
        self.point_button.setVisible(stage is Stage.FIND)
        self.slips.setVisible(stage is Stage.NAME)
        self.name_button.setVisible(stage is Stage.NAME)
        self.field.setVisible(stage is Stage.MEND)
        self.another_button.setVisible(stage is Stage.DONE)
        if stage is not Stage.FIND:
            self.table.setCurrentIndex(self.model.index(self.model.row(planted.box), NUMBER))
        if stage is Stage.NAME and not self.slips.count():
            self.slips.addItems([sentence_about(name) for name in self.spotting.choices()])
        elif stage is not Stage.NAME:
            self.slips.clear()
        following = {
            Stage.NAME: self.slips, Stage.MEND: self.field, Stage.DONE: self.another_button,
        }.get(stage)  # fmt: skip
        if following is not None:
            following.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(8)
        top, buttons = QHBoxLayout(), QHBoxLayout()
        for row in (top, buttons):
            row.setContentsMargins(8, 0, 8, 0)
        top.addWidget(label("Spot the slip", "heading"))
        self.asked.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.asked, 1)
        buttons.addWidget(self.slips, 1)
        buttons.addWidget(self.field, 1)
        for button in (self.point_button, self.name_button, self.another_button):
            buttons.addWidget(button)
        buttons.addStretch(0)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.table.pointed.connect(self._pointed)
        self.point_button.clicked.connect(self.point)
        self.name_button.clicked.connect(self.name)
        self.slips.entered.connect(self.name)
        self.field.returnPressed.connect(self.mend)
        self.another_button.clicked.connect(self.another_asked)
        self._appearance.changed.connect(self.dress)

    def _pointed(self) -> None:
        if self.spotting.stage is Stage.FIND:
            self.point()
