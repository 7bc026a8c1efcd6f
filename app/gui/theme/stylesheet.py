"""The one stylesheet, made from the tokens.

Widgets say what they are by a property: role (labels, frames) or kind (buttons).
"""

from __future__ import annotations

from string import Template

from app.gui.theme.design_tokens import CORNER_PX, SCROLL_BAR_PX, TEXT, Colours
from app.gui.theme.fonts import mono_family_css

_SHEET = Template("""
QMainWindow, QDialog { background: $paper; }
QWidget { color: $ink; font-size: ${body}px; }
QToolTip { color: $ink; background: $card; border: 1px solid $line; padding: 4px; }

QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="heading"] { font-size: ${heading}px; font-weight: 600; color: $soft; }
QLabel[role="caption"] { font-size: ${caption}px; color: $soft; }
QLabel[role="chip"] { font-size: ${chip}px; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="soft"] { color: $soft; }
QLabel[role="number"] { font-family: $mono; font-size: ${caption}px; }
QLabel[role="soft-number"] { font-family: $mono; font-size: ${chip}px; color: $soft; }
QLabel[role="suggestion"] { font-size: ${suggestion}px; font-weight: 600; }
QLabel[role="wrong"] { color: $wrong; font-weight: 600; }
QLabel[role="right"] { color: $accent; font-weight: 600; }
QLabel[role="key"] {
  font-family: $mono; font-size: ${chip}px; color: $soft; background: $paper;
  border: 1px solid $line; border-bottom-width: 2px; border-radius: 4px; padding: 0 4px;
}

QFrame[role="rail"] { background: $rail; border: none; border-right: 1px solid $line; }
QFrame[role="bar"] { background: $paper; border: none; border-bottom: 1px solid $line; }
QFrame[role="status"] { background: $paper; border: none; border-top: 1px solid $line; }
QFrame[role="strip"] { background: $paper; border: none; border-top: 1px solid $line; }
QFrame[role="explanation"] { background: $paper; border: none; border-left: 1px solid $line; }
QFrame[role="card"], QFrame[role="word"] {
  background: $card; border: 1px solid $line; border-radius: ${corner}px;
}
QFrame[role="drop"] {
  background: $paper; border: 1px dashed $faint; border-radius: ${corner}px;
}
QFrame[role="drop"]:disabled { border-color: $line; }
QFrame[role="drop"] QLabel:disabled { color: $faint; }
QFrame[role="drop"][over="true"] { background: $accent_ground; border-color: $accent; }
QScrollArea, QScrollArea > QWidget > QWidget[role="scrolled"] {
  background: $paper; border: none;
}

QPlainTextEdit[role="page"] {
  background: $paper; color: $ink; border: none; font-size: ${page}px;
  selection-background-color: $accent; selection-color: $on_accent;
  placeholder-text-color: $soft;
}

QPushButton, QComboBox, QLineEdit {
  background: $card; color: $ink; border: 1px solid $line; border-radius: 8px;
  padding: ${pad_y}px ${pad_x}px; min-height: ${control}px;
}
QPushButton:hover, QComboBox:hover, QToolButton:hover { border-color: $faint; }
QPushButton:pressed { background: $accent_ground; }
QPushButton:focus, QComboBox:focus, QLineEdit:focus, QToolButton:focus { border-color: $accent; }
QPushButton:disabled, QToolButton:disabled, QComboBox:disabled, QLineEdit:disabled {
  color: $faint;
}
QPushButton[kind="primary"] {
  background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:focus { border-color: $ink; }
QPushButton[kind="primary"]:disabled {
  background: $track; border-color: $track; color: $soft;
}
QPushButton[kind="segment"] {
  background: transparent; border: none; border-radius: 7px; color: $soft;
  padding: ${pad_y}px ${pad_segment}px;
}
QPushButton[kind="segment"]:hover { color: $ink; }
QPushButton[kind="segment"]:focus { color: $ink; text-decoration: underline; }
QPushButton[kind="segment"]:checked {
  background: $accent_ground; color: $accent; font-weight: 600;
}
QPushButton[kind="segment"][page="true"] { padding: ${pad_y}px ${pad_page}px; }
QPushButton[kind="segment"][low="true"] { padding: 0 ${pad_page}px; }
QPushButton[tight="true"] { padding: ${pad_y}px ${pad_tight}px; }
QPushButton[kind="switch"]:checked {
  background: $accent_ground; color: $accent; border-color: $accent; font-weight: 600;
}
QToolButton[kind="handle"] {
  background: $card; color: $ink; border: 1px solid $line; border-radius: 6px; padding: 0 4px;
}
QToolButton[kind="handle"]:focus { border-color: $accent; }
QToolButton[kind="handle"]:disabled { color: $faint; }
QFrame[role="handle"] { background: transparent; border: none; border-radius: 6px; }
QFrame[role="handle"][chosen="true"] { background: $accent_ground; }
QFrame[role="segmented"] { background: $card; border: 1px solid $line; border-radius: 8px; }
QLineEdit[wrong="true"] { border-color: $wrong; }
QComboBox::drop-down { border: none; width: ${arrow}px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
  background: $card; border: 1px solid $line; selection-background-color: $accent_ground;
  selection-color: $accent; outline: none;
}

QToolButton[kind="rail"] {
  background: transparent; border: 1px solid transparent; border-radius: ${corner}px;
  color: $soft; font-size: ${caption}px; padding: 8px 2px;
}
QToolButton[kind="rail"]:hover { color: $ink; }
QToolButton[kind="rail"]:focus { border-color: $accent; }
QToolButton[kind="rail"]:checked {
  background: $card; border-color: $line; color: $ink; font-weight: 600;
}
QToolButton[kind="rail"]:checked:focus { border-color: $accent; }
QToolButton[kind="bar"] {
  background: $card; border: 1px solid $line; border-radius: 8px;
  padding: ${pad_y}px; min-height: ${control}px; min-width: ${control}px;
}
QToolButton[kind="bar"]:focus { border-color: $accent; }
QPushButton[kind="why"], QPushButton[kind="link"] {
  background: transparent; border: none; color: $soft; font-size: ${caption}px;
  padding: 0 2px; min-height: 0; text-decoration: underline;
}
QPushButton[kind="why"]:hover, QPushButton[kind="why"]:focus,
QPushButton[kind="why"]:checked, QPushButton[kind="link"] { color: $accent; font-weight: 600; }

QPushButton::menu-indicator { image: none; width: 0; }

QPushButton[kind="suggestion"] {
  text-align: left; border-radius: ${corner}px; padding: 0;
}
QPushButton[kind="suggestion"][first="true"] {
  background: $accent_ground; border: 2px solid $accent;
}
QPushButton[kind="suggestion"]:hover:enabled { border-color: $accent; }
QPushButton[kind="suggestion"]:focus { border: 2px solid $ink; outline: none; }
QPushButton[kind="suggestion"]:disabled { background: transparent; border: 1px dashed $line; }
QPushButton[kind="phrase"] { text-align: left; padding: 0; min-height: 0; }
QPushButton[kind="phrase"]:hover:enabled { border-color: $accent; }
QPushButton[kind="phrase"]:focus { border: 2px solid $ink; outline: none; }
QPushButton[kind="phrase"]:disabled { background: transparent; border: 1px dashed $line; }

QTableView {
  background: $card; border: 1px solid $line; selection-background-color: $accent_ground;
  selection-color: $ink; outline: none;
}
QTableView:focus { border-color: $accent; }
QTableView::item { border: none; border-top: 1px solid $line; padding: 0 ${pad_y}px; }
QTableView::item:selected { background: $accent_ground; color: $ink; }
QHeaderView { background: $card; border: none; }
QHeaderView::section {
  background: $card; color: $soft; font-size: ${caption}px; border: none; padding: ${pad_y}px;
}
QTableCornerButton::section { background: $card; border: none; }

QScrollBar { background: transparent; width: ${bar}px; height: ${bar}px; }
QScrollBar::handle { background: $line; border-radius: 4px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def stylesheet(colours: Colours, scale: float) -> str:
    """The stylesheet for these colours and this text scale (1.0 is 100 %)."""
    sizes = {name: round(getattr(TEXT, name) * scale) for name in TEXT.__slots__}
    return _SHEET.substitute(
        {name: getattr(colours, name) for name in colours.__slots__},
        **sizes,
        mono=mono_family_css(),
        corner=CORNER_PX,
        bar=SCROLL_BAR_PX,
        pad_y=round(4 * scale),
        pad_x=round(12 * scale),
        pad_segment=round(10 * scale),
        pad_tight=round(5 * scale),
        pad_page=round(3 * scale),
        control=round(22 * scale),
        arrow=round(22 * scale),
    )
