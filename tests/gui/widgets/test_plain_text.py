"""Text from outside stays text; and nothing but the one place that sees to it talks to Qt."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.gui.widgets.plain_text import (
    escaped,
    message_box,
    set_tool_tip,
    tool_tip,
    without_keys,
)

GUI = Path(__file__).parent.parent.parent.parent / "app" / "gui"

MARKUP = ["<img src='/dev/zero'>", "a <b>bold</b> word", "&lt;", "<script>", "<!DOCTYPE x>", "<p>"]


def read_as_qt_does(text: str) -> str:
    """What a tool tip shows of ``text``."""
    if QtGui.Qt.mightBeRichText(text):
        return QTextDocumentFragment.fromHtml(text).toPlainText()
    return text


@pytest.mark.parametrize("text", [*MARKUP, "R&D", "plain", "1 < 2 & 3 > 2", "&amp;"])
def test_a_tool_tip_shows_its_text_letter_by_letter(qtbot: QtBot, text: str) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    set_tool_tip(widget, text)
    assert read_as_qt_does(widget.toolTip()) == text
    set_tool_tip(widget, "")
    assert widget.toolTip() == ""


@pytest.mark.parametrize("text", MARKUP[:4])
def test_what_is_tested_with_would_be_taken_for_markup(text: str) -> None:
    assert QtGui.Qt.mightBeRichText(text)
    assert read_as_qt_does(text) != text


@pytest.mark.parametrize("start", ["", "<b>"])
def test_a_long_tool_tip_is_cut_and_wrapped(start: str) -> None:
    shown = read_as_qt_does(tool_tip(start + "long " * 100_000))
    assert len(shown) <= 600
    assert max(map(len, shown.splitlines())) <= 90
    assert shown.endswith("…")
    endless = read_as_qt_does(tool_tip(start + "x" * 100_000))
    assert max(map(len, endless.splitlines())) <= 90


def test_lines_of_a_tool_tip_stay_lines() -> None:
    assert tool_tip("one\ntwo") == "one\ntwo"
    assert read_as_qt_does(tool_tip("<b>one\ntwo")) == "<b>one\ntwo"


def test_escaped_text_is_read_back_from_html() -> None:
    for text in MARKUP:
        assert QTextDocumentFragment.fromHtml(f"<p>{escaped(text)}</p>").toPlainText() == text


def test_a_button_shows_its_ampersands(qtbot: QtBot) -> None:
    button = QPushButton(without_keys("R&D"))
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()
    assert not QPushButton("R&D").shortcut().isEmpty()


@pytest.mark.parametrize("text", MARKUP)
def test_a_message_box_takes_nothing_for_markup(qtbot: QtBot, text: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = message_box(parent, QMessageBox.Icon.Question, f"{text} first?", "Ours.")
    assert box.text() == f"{text} first?"
    question = next(each for each in box.findChildren(QLabel) if each.text() == box.text())
    assert question.textFormat() is Qt.TextFormat.PlainText


def test_a_message_is_cut(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = message_box(parent, QMessageBox.Icon.Question, "x" * 100_000, "Ours.")
    assert len(box.text()) == 600


# Where Qt would take text for HTML; each may only be used in the files named.
HOMES = {
    "setToolTip": "widgets/plain_text.py",
    "QToolTip": "widgets/plain_text.py",
    "QMessageBox": "widgets/plain_text.py",
    "QLabel": "widgets/labels.py widgets/steady_text.py",
    "setTextFormat": "widgets/labels.py widgets/plain_text.py widgets/steady_text.py",
    "QFileDialog": "widgets/file_questions.py",
} | dict.fromkeys(
    (
        "setHtml", "insertHtml", "appendHtml", "setMarkdown", "setWhatsThis", "setStatusTip",
        "QTextEdit", "QTextBrowser", "QTextDocument", "QTextDocumentFragment", "QStaticText",
        "QErrorMessage", "QInputDialog", "QProgressDialog", "QWhatsThis", "QSplashScreen",
        "TextItem", "LabelItem", "LegendItem", "RichText", "AutoText", "MarkdownText",
        "createStandardContextMenu",
    ),
    "",
)  # fmt: skip


def used(tree: ast.AST) -> Iterator[str]:
    """What is called, subclassed or read off a class; not what only names a type."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _last_names(node.func)
        elif isinstance(node, ast.ClassDef):
            for base in node.bases:
                yield from _last_names(base)
        elif isinstance(node, ast.Attribute) and node.attr.endswith("Text"):
            yield node.attr


def _last_names(node: ast.expr) -> Iterator[str]:
    """``QMessageBox`` of ``QMessageBox.warning``, and ``warning``; not of ``box.exec``."""
    if isinstance(node, ast.Attribute):
        yield node.attr
        if isinstance(node.value, ast.Name | ast.Attribute):
            yield node.value.id if isinstance(node.value, ast.Name) else node.value.attr
    elif isinstance(node, ast.Name):
        yield node.id


def unescaped_axes(tree: ast.AST) -> Iterator[str]:
    """Axes of plots know nothing but HTML: a name that isn't written out must be escaped."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and "setLabel" in _last_names(node.func):
            name = node.args[-1]  # after the side, where it is a plot's
            is_escaped = isinstance(name, ast.Call) and "escaped" in _last_names(name.func)
            if not (is_escaped or isinstance(name, ast.Constant)):
                yield f"setLabel in line {node.lineno}"


def bare_roles(tree: ast.AST) -> Iterator[str]:
    """A model that has tool tips makes them by ``tool_tip``."""
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    if "ToolTipRole" in names and "tool_tip" not in used(tree):
        yield "ToolTipRole"


def titles(tree: ast.AST) -> Iterator[str]:
    """Titles of windows are our own words, written out."""
    for node in ast.walk(tree):
        is_title = isinstance(node, ast.Call) and "setWindowTitle" in _last_names(node.func)
        if is_title and not isinstance(node.args[0], ast.Constant):
            yield f"setWindowTitle in line {node.lineno}"


def violations(source: str, file: str) -> list[str]:
    tree = ast.parse(source)
    away = {name for name in used(tree) if name in HOMES and file not in HOMES[name].split()}
    return [*sorted(away), *unescaped_axes(tree), *bare_roles(tree), *titles(tree)]


def test_only_one_place_gives_qt_what_it_may_take_for_html() -> None:
    found = {
        str(path.relative_to(GUI)): violations(
            path.read_text(encoding="utf-8"), path.relative_to(GUI).as_posix()
        )
        for path in GUI.glob("**/*.py")
    }
    assert len(found) > 100
    assert {file: names for file, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("widget.setToolTip(title)", "setToolTip"),
        ("self._rows[0].name.setToolTip(title)", "setToolTip"),
        ("QToolTip.showText(at, title)", "QToolTip"),
        ("QtWidgets.QToolTip.showText(at, title)", "QToolTip"),
        ("box = QMessageBox(parent)", "QMessageBox"),
        ("QMessageBox.warning(parent, '', title)", "QMessageBox"),
        ("made = QLabel(title)", "QLabel"),
        ("class Heading(QLabel): pass", "QLabel"),
        ("class Heading(QtWidgets.QLabel): pass", "QLabel"),
        ("made.setTextFormat(Qt.TextFormat.RichText)", "RichText"),
        ("class View(QTextBrowser): pass", "QTextBrowser"),
        ("view.setHtml(title)", "setHtml"),
        ("self.widget.setLabel('left', title, color='red')", "setLabel in line 1"),
        ("if role == Qt.ItemDataRole.ToolTipRole: return title", "ToolTipRole"),
        ("QFileDialog.getSaveFileName(parent, title)", "QFileDialog"),
        ("self.setWindowTitle(f'{title}')", "setWindowTitle in line 1"),
    ],
)
def test_a_planted_way_around_it_is_found(line: str, name: str) -> None:
    wrapped = f"def data():\n    {line}" if "return" in line else line
    assert name in violations(wrapped, "type/room.py")
