from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication

import app.gui

FOLDER = Path(app.gui.__file__).parent
WIDESPREAD_FONT = "DejaVu Sans"


def signs_in_texts() -> set[str]:
    """All signs above ASCII in the string literals of the window, docstrings included."""
    signs: set[str] = set()
    for path in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                signs.update(sign for sign in node.value if ord(sign) > 127)
    return signs - {"\u2029"}  # Qt's paragraph separator is never shown


def test_every_sign_is_in_a_widespread_font(qapp: QApplication) -> None:
    if WIDESPREAD_FONT not in QFontDatabase.families():
        pytest.skip(f"{WIDESPREAD_FONT} is not installed")
    metrics = QFontMetrics(QFont(WIDESPREAD_FONT))
    signs = signs_in_texts()
    assert "∂" in signs
    assert [sign for sign in sorted(signs) if not metrics.inFontUcs4(ord(sign))] == []
