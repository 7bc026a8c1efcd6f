"""Starting the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from app.crash.watch import Start, watched_run
from app.gui.caught_signals import CaughtSignals
from app.gui.platform_check import why_no_window
from app.mishaps import report_mishap_once
from app.prediction.personal.place import personal_folder
from nncore.untrusted.quoting import one_line

if TYPE_CHECKING:
    from app.lessons.lesson_file import Lesson


def run_window(
    arguments: Sequence[str] = (), lesson_file: Path | None = None, model: str = ""
) -> int:
    """Shows the window until it is closed, by a person or by a signal; returns the exit code. With
    a lesson that can't be read, window and stderr say why. ``model`` is the key of what suggests
    first, "" for what settings remember.

    Where no window can be shown, says why in one line on stderr and returns 1.
    """
    problem = why_no_window()
    if problem is not None:
        print(f"lettersum: {problem}", file=sys.stderr)
        return 1
    with (
        closing(CaughtSignals()) as caught,
        watched_run(personal_folder, report_mishap_once) as start,
    ):
        return _show_window(arguments, caught, start, lesson_file, model)


def _show_window(
    arguments: Sequence[str],
    caught: CaughtSignals,
    start: Start,
    lesson_file: Path | None,
    model: str,
) -> int:
    # Qt is imported only now: looking for its libraries had to come first.
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    from app.gui.assembly import build_window
    from app.gui.collecting import LOOKS_PER_SECOND, Collector
    from app.gui.settings import Settings
    from app.gui.signalled_end import SignalledEnd
    from app.gui.theme.appearance import Appearance

    application = QApplication(["lettersum", *arguments])
    application.setApplicationName("Lettersum")
    application.setStyle("Fusion")
    QGuiApplication.setDesktopFileName("lettersum")
    collector = Collector()
    turns = QTimer(application, interval=1000 // LOOKS_PER_SECOND)
    turns.timeout.connect(collector.collect_due)
    turns.start()
    settings = Settings.of_this_user()
    appearance = Appearance(settings, application.styleHints())
    appearance.wear()
    lesson, refused = _lesson(lesson_file)
    window = build_window(appearance, settings, start=start, lesson=lesson, model=model)
    if refused:
        window.show_lesson(refused, window.room_names)
    SignalledEnd(window, caught)
    window.show()
    code = application.exec()
    if window.isVisible():  # the display is gone, and nobody can be asked: drafts are kept still
        window.hide()
        window.close()
    return code


def _lesson(path: Path | None) -> tuple[Lesson | None, str]:
    """The lesson of this file, and why it can't be read; "" if it can."""
    if path is None:
        return None, ""
    # Only now: whoever opens no lesson waits for none of this.
    from app.lessons.errors import LessonError
    from app.lessons.lesson_file import read_lesson

    try:
        return read_lesson(path), ""
    except LessonError as error:
        print(one_line(f"lettersum: {error}"), file=sys.stderr)
        return None, str(error)
