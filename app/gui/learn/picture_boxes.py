"""Answer boxes in the picture: open beside what they are about, or a row of their marks."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from app.gui.learn.network_card import NetworkCard
from app.gui.learn.open_boxes import OpenBoxes, mark_colour, short_mark
from app.gui.network.picture.fitting import fits_in
from app.gui.network.picture.placement import Placement, placed
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.gui.widgets.guarded_painting import guarded_paint, painter_on
from app.lessons.answer_places import (
    ERROR_PLACE,
    AnswerPlace,
    Extent,
    answer_places,
    in_picture_order,
    marks_width,
    place_marks,
)
from app.lessons.desk import Desk
from app.lessons.open_place import covered_numbers, place_open_boxes
from app.microscope.layout.geometry import Box
from app.microscope.layout.network_layout import NetworkLayout
from app.microscope.number_format import significant

_AROUND_PX = 8.0  # a number beside marks
_MOST_WIDE, _MOST_HIGH = 0.62, 0.62  # of the picture, that the open boxes may cover


class PictureBoxes(QWidget):
    """Lies over the picture of ``card``. ``chosen`` sends the box at hand, ``written`` a box and
    what was written into it."""

    chosen = Signal(str)
    written = Signal(str, str)

    def __init__(self, appearance: Appearance, card: NetworkCard, desk: Desk) -> None:
        super().__init__(card.area)
        self._appearance, self._card = appearance, card
        self._desk, self._places = desk, answer_places(desk.exercise)
        self._box = desk.exercise.asks[0]
        self._marks: dict[str, Box] = {}
        self._mark = Extent(0, 0)
        self._in_words: set[str] = set()  # places whose number has no room in the picture
        self._open_at = Box(0, 0, 0, 0)
        self._placed_for: tuple[NetworkLayout | None, str, Extent] = None, "", Extent(0, 0)
        self.setAccessibleName("Boxes in the picture")
        self.setMouseTracking(True)
        self.open = OpenBoxes(self, appearance, self._may_step)
        self.open.written.connect(self.written)
        self.open.stepped.connect(self._step)
        self.open.reached.connect(self.chosen)
        # The picture gets its size after the scene has been laid out for it.
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._follow)
        for widget in (card.area, card.picture):
            widget.installEventFilter(self)
        card.picture.scene.changed.connect(self._soon.start)
        appearance.changed.connect(self._soon.start)
        self.hide()

    def show_desk(self, desk: Desk) -> None:
        """Another sheet."""
        self._desk, self._places = desk, answer_places(desk.exercise)
        self._box = desk.exercise.asks[0]
        self._in_words.clear()
        self._card.tell_weights(False)

    def show_box(self, name: str) -> None:
        """Opens the boxes of the place of this one; with the focus among them, it goes along."""
        self._box = name
        had_focus = has_focus_within(self)
        self.open.show_boxes(self._desk, self._place.boxes)
        self._follow()
        if had_focus:
            self.focus_box()

    def focus_box(self) -> None:
        """To the box at hand."""
        field = self.open.field_of(self._box)
        if field is not None and not field.hasFocus():
            field.setFocus()
            field.selectAll()

    def has_room(self, room: QSize) -> bool:
        """Whether a picture of this size has place for the boxes."""
        snapshot = self._card.picture.scene.snapshot
        words_px = self._card.words_height(room.width(), is_sparse=True)
        width, height = self.open.size_of(max(len(place.boxes) for place in self._places))
        return (
            width <= _MOST_WIDE * room.width()
            and height <= _MOST_HIGH * room.height()
            and fits_in(self._appearance, snapshot, room - QSize(0, words_px))
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._card.area.rect())
            self._soon.start()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.open.commit()  # a click beside everything ends the writing too
        place = self._place_at(event.position().toPoint())
        if place is None:
            return
        left = [name for name in place.boxes if not self._desk.is_done(name)]
        self.chosen.emit((left or place.boxes)[0])
        self.focus_box()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        shapes = Qt.CursorShape
        can_open = self._place_at(event.position().toPoint()) is not None
        self.setCursor(shapes.PointingHandCursor if can_open else shapes.ArrowCursor)

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self._appearance.mono(TEXT.chip))
            for place in self._places:
                if place is not self._place and place.name in self._marks:
                    self._paint_marks(painter, place)

    def _paint_marks(self, painter: QPainter, place: AnswerPlace) -> None:
        colours = self._appearance.colours
        row = QRectF(self._placement.on_screen(self._marks[place.name]))
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.card))
        painter.drawRoundedRect(row, 4, 4)
        names = [ERROR_PLACE] * (place.name == ERROR_PLACE)
        signs = names + [short_mark(self._desk, name) for name in place.boxes]
        each = self._mark.width
        for number, sign in enumerate(signs):
            painter.setPen(QColor(mark_colour(self._appearance.colours, sign)))
            cell = QRectF(row.x() + number * each, row.y(), each, row.height())
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, sign)
        rest = row.adjusted(len(signs) * each, 0, 0, 0)
        if rest.width() > each:
            painter.setPen(QColor(colours.ink))
            painter.drawText(rest, Qt.AlignmentFlag.AlignCenter, self._carried(place))

    def _carried(self, place: AnswerPlace) -> str:
        """The number of this place that boxes elsewhere need, once it is written: its δ."""
        name = f"delta({place.name})"
        number = self._desk.number(name) if name in place.boxes else None
        return "" if number is None else f"δ {significant(number, 4)}"

    def _put_into_words(self, carrying: set[str]) -> None:
        """What has no room beside its marks is said under the picture. It stays there, or the
        room that the words take could make them come and go."""
        for place in self._places:
            row = self._marks.get(place.name)
            if place.name in carrying and (
                row is None or row.width <= marks_width(place, self._mark)
            ):
                self._in_words.add(place.name)
        said = [
            f"δ({place.name}){self._carried(place).replace('δ', ' =')}"
            for place in self._places
            if place.name in self._in_words & carrying
        ]
        self._card.show_carried("   ".join(said))

    @property
    def _place(self) -> AnswerPlace:
        return next(place for place in self._places if self._box in place.boxes)

    @property
    def _placement(self) -> Placement:
        scene, picture = self._card.picture.scene, self._card.picture
        inside = placed(scene.layout, scene.zoom, picture.size())
        corner = picture.mapTo(self._card.area, QPoint(0, 0))
        return Placement(corner.x() + inside.left, corner.y() + inside.top, inside.zoom)

    def _follow(self) -> None:
        """Puts everything where the picture has its place."""
        if self.isHidden():
            return
        scene = self._card.picture.scene
        metrics = QFontMetricsF(self._appearance.mono(TEXT.chip))
        self._mark = Extent(metrics.horizontalAdvance("✓") + 3, metrics.height())
        beside = {
            place.name: metrics.horizontalAdvance(text) + _AROUND_PX
            for place in self._places
            if (text := self._carried(place))
        }
        self._marks = place_marks(scene.layout, self._places, self._mark, beside)
        self._put_into_words(set(beside))
        self.open.show_boxes(self._desk, self._place.boxes)
        self._put_open_boxes(scene.layout)
        done = sum(self._desk.is_done(name) for name in self._desk.exercise.asks)
        self.setAccessibleDescription(f"{done} of {len(self._desk.exercise.asks)} done")
        self.update()

    def _put_open_boxes(self, layout: NetworkLayout) -> None:
        size = self.open.sizeHint()
        wanted = layout, self._place.name, Extent(size.width(), size.height())
        if wanted[0] is not self._placed_for[0] or wanted[1:] != self._placed_for[1:]:
            self._placed_for = wanted
            self._open_at = place_open_boxes(*wanted, self._marks)
            if covered_numbers(layout, self._place.name, self._open_at):
                # For good: the room that the words take could make them come and go.
                self._card.tell_weights(True)
        self.open.setGeometry(QRect(self._placement.on_screen(self._open_at).topLeft(), size))

    def _place_at(self, point: QPoint) -> AnswerPlace | None:
        x, y = self._placement.in_layout(QRectF(point, QSize(1, 1)).topLeft())
        layout = self._card.picture.scene.layout
        name = next((name for name, box in self._marks.items() if box.contains(x, y)), None)
        name = name or layout.unit_at(x, y) or layout.weight_at(x, y)
        return next((place for place in self._places if place.name == name), None)

    @property
    def order(self) -> tuple[str, ...]:
        """In which the boxes follow each other here."""
        return in_picture_order(self._desk.exercise)

    def _may_step(self, name: str, step: int) -> bool:
        order = self.order
        return name in order and 0 <= order.index(name) + step < len(order)

    def _step(self, name: str, step: int) -> None:
        order = self.order
        self.chosen.emit(order[order.index(name) + step])


def has_focus_within(widget: QWidget) -> bool:
    """Whether what has the focus is this or in it; in a window that isn't active, what will have
    it."""
    focused = QApplication.focusWidget() or widget.window().focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))
