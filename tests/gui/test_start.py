from __future__ import annotations

import subprocess
import sys

import pytest

from app.gui.start import run_window

SHOWS_SHELL = """
import sys
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from app.gui.assembly import build_window
from app.gui.settings import Settings
from app.gui.theme.appearance import Appearance
application = QApplication([])
settings = Settings(QSettings(sys.argv[1], QSettings.Format.IniFormat))
appearance = Appearance(settings, application.styleHints())
appearance.wear()
window = build_window(appearance, settings)
window.show()
window.repaint()
import app.gui.type.room  # made in the window's thread, before anything is suggested
print(*sorted({"numpy", "numba", "pyqtgraph"} & set(sys.modules)))
"""


def test_without_a_display_it_ends_with_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert run_window() == 1
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err.startswith("lettersum: ")
    assert written.err.count("\n") == 1


def test_nothing_heavy_is_imported_before_the_window_is_seen(tmp_path: object) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHOWS_SHELL, f"{tmp_path}/settings.ini"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == ""
