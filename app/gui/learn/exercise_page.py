"""What is seen of an exercise, and how it is arranged: the boxes in the picture, or on a sheet."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.gui.learn.doctor_card import DoctorCard
from app.gui.learn.drawn_card import DrawnCard
from app.gui.learn.network_card import NetworkCard
from app.gui.learn.picture_boxes import PictureBoxes, has_focus_within
from app.gui.learn.shape_tools import ShapeTools
from app.gui.learn.sheet_card import PICTURE, SHEET, SheetCard
from app.gui.learn.spot_card import SpotCard
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import SCROLL_BAR_PX
from app.gui.widgets.limits import NO_LIMIT_PX
from app.gui.widgets.steady_scroll import SteadyScroll
from app.lessons.desk import Desk
from app.microscope.time_machine.snapshot import NetworkSnapshot

_BESIDE_FROM_PX = 720  # at 100 %: below, the sheet stands under the picture
_GAP_PX = 16
_LEFT, _RIGHT = 3, 2  # shares of the width


class ExercisePage(QWidget):
    """Holds the cards. On a sheet the boxes are at the right, and what is said of them under the
    picture; in the picture they have its whole height, and what is said is at the right. Where
    the picture has no room for them the sheet is seen, which says so."""

    def __init__(self, appearance: Appearance, desk: Desk, snapshot: NetworkSnapshot) -> None:
        super().__init__()
        self._appearance = appearance
        self.own = ShapeTools(appearance)
        self.network = NetworkCard(appearance, snapshot)
        self.doctor, self.drawn = DoctorCard(), DrawnCard(appearance)
        self.sheet, self.spot = SheetCard(appearance, desk), SpotCard(appearance)
        self.boxes = PictureBoxes(appearance, self.network, desk)
        self._form, self._is_spotting = SHEET, False
        self._lay_out()
        appearance.changed.connect(self.arrange)

    @property
    def form(self) -> str:
        """What is wanted: boxes in the PICTURE, or on a SHEET."""
        return self._form

    @property
    def is_in_picture(self) -> bool:
        """Whether the boxes are to be filled in in the picture now."""
        return not self.boxes.isHidden()

    @property
    def order(self) -> tuple[str, ...]:
        """In which one box leads to the next."""
        return self.boxes.order if self.is_in_picture else self.sheet.order

    def show_form(self, form: str) -> None:
        """Boxes in the PICTURE, or on a SHEET."""
        self._form = form
        self.arrange()

    def show_spotting(self, is_spotting: bool) -> None:
        """A worked sheet with a slip in it in the place of the boxes, or they again."""
        self._is_spotting = is_spotting
        self.sheet.setVisible(not is_spotting)
        self.spot.setVisible(is_spotting)
        self.arrange()

    def focus(self) -> None:
        """To the box at hand."""
        if self._is_spotting:
            self.spot.table.setFocus()
        elif self.is_in_picture:
            self.boxes.focus_box()
        else:
            self.sheet.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """By the size of the page alone, so that it comes to rest."""
        beside = self.width() >= self._appearance.px(_BESIDE_FROM_PX)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        room = self._picture_room()
        has_room = beside and self.boxes.has_room(room)
        is_in_picture = self._form == PICTURE and has_room and not self._is_spotting
        self.sheet.show_form(self._form, has_room=has_room)
        self.network.setMaximumHeight(room.height() if is_in_picture else NO_LIMIT_PX)
        column = self._right if is_in_picture else self._left
        for card in (self.doctor, self.drawn):
            if column.indexOf(card) < 0:
                column.insertWidget(column.count() - 1, card)
        self._right.setStretchFactor(self.sheet, int(not is_in_picture))
        self._right.setStretch(self._right.count() - 1, int(is_in_picture))
        if is_in_picture is not self.is_in_picture:
            had_focus = has_focus_within(self)
            self.boxes.setVisible(is_in_picture)
            self.network.show_carried("")
            self.network.tell_weights(False)
            self.boxes.show_box(self.sheet.box)
            if had_focus:
                self.focus()

    def _picture_room(self) -> QSize:
        """How large the picture is where the boxes are in it."""
        own = self.own.sizeHint().height() + _GAP_PX if not self.own.isHidden() else 0
        width = (self.width() - 3 * _GAP_PX) * _LEFT // (_LEFT + _RIGHT)
        return QSize(width, self.height() - 2 * _GAP_PX - own)

    def _lay_out(self) -> None:
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for each in (self._left, self._right):
            each.setSpacing(_GAP_PX)
        self._left.addWidget(self.network, 1)
        self._left.addStretch(0)
        self._right.addWidget(self.sheet, 1)
        self._right.addWidget(self.spot, 1)
        self._right.addStretch(0)
        self.spot.hide()
        inner = QWidget()
        column = QVBoxLayout(inner)
        # The scroll bar keeps its place free at the right, whether it is seen or not.
        column.setContentsMargins(_GAP_PX, _GAP_PX, _GAP_PX - SCROLL_BAR_PX, _GAP_PX)
        column.setSpacing(_GAP_PX)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(_GAP_PX)
        self._row.addLayout(self._left, _LEFT)
        self._row.addLayout(self._right, _RIGHT)
        column.addWidget(self.own)
        column.addLayout(self._row, 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(SteadyScroll("Exercise", inner))
