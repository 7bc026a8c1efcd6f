# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

import ast
import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from app import mishaps
from app.gui.main_window import MainWindow
from app.gui.widgets.guarded_painting import guarded_paint, painter_on

GUI = Path(__file__).parents[3] / "app" / "gui"
PAINTING = GUI / "widgets" / "guarded_painting.py"
PAINT_METHODS = {
    "paint", "paintEvent", "paintGL", "paintCell", "paintSection", "drawBackground",
    "drawForeground", "drawRow", "drawBranches", "drawControl", "drawComplexControl",
    "drawPrimitive", "drawPicture",
}  # fmt: skip
PAINTERS = {"QPainter", "QStylePainter"}


def unguarded(source: str) -> Iterator[str]:
    """Paint methods without the guard, and painters that nobody ends."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            for each in node.body:
                if isinstance(each, ast.FunctionDef) and each.name in PAINT_METHODS:
                    decorators = [d.id for d in each.decorator_list if isinstance(d, ast.Name)]
                    if "guarded_paint" not in decorators:
                        yield f"{node.name}.{each.name}"
        elif isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in PAINTERS:
                yield f"line {node.lineno}: {name}()"


def test_every_paint_method_is_guarded() -> None:
    found = {
        str(path.relative_to(GUI)): list(unguarded(path.read_text(encoding="utf-8")))
        for path in GUI.rglob("*.py")
        if path != PAINTING
    }
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("class A(QWidget):\n    def paintEvent(self, event): pass", "A.paintEvent"),
        ("class A:\n    @wraps\n    def paint(self, painter, *rest): pass", "A.paint"),
        ("def f():\n    class B:\n        def drawForeground(self, p, r): 1", "B.drawForeground"),
        ("def draw(w):\n    painter = QPainter(w)", "line 2: QPainter()"),
        ("def draw(w):\n    with QtGui.QPainter(w) as p: 1", "line 2: QPainter()"),
    ],
)
def test_a_planted_one_is_found(planted: str, found: str) -> None:
    source = (GUI / "widgets" / "gauge.py").read_text(encoding="utf-8")
    at_its_end = len(source.splitlines())
    line = found.replace("line 2", f"line {at_its_end + 2}")
    assert list(unguarded(f"{source}{planted}\n")) == [line]


class Broken(QWidget):
    """Fails in the middle of its painting."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = 0

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1
        with painter_on(self) as painter:
            painter.fillRect(0, 0, 10, 10, QColor("red"))
            raise ZeroDivisionError("nothing to divide by")


@pytest.fixture
def fresh_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mishaps, "_told_places", set())


@pytest.mark.usefixtures("fresh_places")
def test_a_widget_that_fails_is_told_once_and_goes_without_harm(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    widget = Broken()
    widget.resize(30, 30)
    image = widget.grab().toImage()
    for _ in range(3):
        widget.grab()
    assert widget.painted == 4
    assert image.pixelColor(5, 5) == QColor("red")
    assert image.pixelColor(20, 20) != QColor("red")
    assert [record.getMessage() for record in caplog.records] == [
        "Broken can't be drawn: nothing to divide by"
    ]
    del widget
    gc.collect()


@pytest.mark.usefixtures("fresh_places")
def test_the_window_lives_on_and_says_it(
    qtbot: QtBot, open_window: Callable[[], MainWindow]
) -> None:
    window = open_window()
    assert window.room is not None
    broken = Broken()
    broken.setParent(window.room)
    broken.resize(30, 30)
    broken.show()
    qtbot.waitUntil(lambda: "nothing to divide by" in window.status_texts[0])
    broken.deleteLater()
    window.open_room("decode")
    qtbot.waitUntil(window.room.isVisible)
    assert "nothing to divide by" in window.status_texts[0]


class BrokenDelegate(QStyledItemDelegate):
    """Paints every other row, and leaves a changed painter behind when it fails."""

    @guarded_paint
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if index.row() % 2:
            painter.fillRect(option.rect, QColor("blue"))
        else:
            painter.translate(5_000, 0)
            raise KeyError(index.row())


@pytest.mark.usefixtures("fresh_places")
def test_a_row_that_fails_leaves_the_others_alone(qtbot: QtBot) -> None:
    view, delegate = QListWidget(), BrokenDelegate()
    qtbot.addWidget(view)
    view.setItemDelegate(delegate)
    view.addItems(["fails", "is painted", "fails", "is painted"])
    view.resize(200, 200)
    image = view.viewport().grab().toImage()
    places = [view.visualItemRect(view.item(row)).center() for row in range(4)]
    blue = [image.pixelColor(place) == QColor("blue") for place in places]
    assert blue == [False, True, False, True]
