"""Shows a crash report, to be read and copied."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.crash.run_file import MOST_BYTES
from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import label
from nncore.untrusted.files import read_ordinary

_SIZE_PX = (820, 560)
_ABOUT = (
    "These are the places in the program where it stopped, and nothing of what you wrote. It is "
    "sent nowhere; whoever is to look into it needs it from you."
)


def read_report(path: Path) -> str:
    """The report's text. Raises OSError."""
    return read_ordinary(path, MOST_BYTES).decode("utf-8", "replace").replace("\0", "\ufffd")


class ReportSheet(QDialog):
    """The report's text, and where it is."""

    def __init__(self, appearance: Appearance, path: Path, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Lettersum: report")
        self.setAccessibleName("Report")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about, place = label(_ABOUT), label(str(path), "caption", f"File {path}")
        for each in (about, place):
            each.setWordWrap(True)
            each.setMinimumWidth(1)  # a long path is cut instead of widening the sheet
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Text of the report")
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        close = QPushButton("Close")
        close.setAccessibleName("Close the report")
        close.clicked.connect(self.accept)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(12)
        rows.addWidget(about)
        rows.addWidget(self.text, 1)
        rows.addWidget(place)
        rows.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(appearance.px(_SIZE_PX[0]), appearance.px(_SIZE_PX[1]))
