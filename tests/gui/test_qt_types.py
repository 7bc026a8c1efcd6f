"""In processes of their own: types that were made once are there as long as a process lives."""

from __future__ import annotations

import subprocess
import sys

MAKES_TYPES = """
import threading
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from app.gui.qt_types import MODULES, TypeMaking
application = QCoreApplication([])
missing = lambda: sum(len(set(dir(module)) - set(vars(module))) for module in MODULES)
before, turns, threads = missing(), [], []
others = QTimer(interval=0)
others.timeout.connect(lambda: turns.append(missing()))
others.start()

def all_made():
    threads.append(threading.current_thread() is threading.main_thread())
    print(before > 500, missing(), *threads, len(set(turns)) > 10)
    application.quit()

owner = QObject()
making = TypeMaking(owner, all_made)
assert not threads
application.exec()
"""

IS_LEFT = """
from PySide6.QtCore import QCoreApplication, QObject
from app.gui.qt_types import TypeMaking
application = QCoreApplication([])
owner, called = QObject(), []
making = TypeMaking(owner, lambda: called.append(1))
application.processEvents()
import shiboken6
shiboken6.delete(owner)
for _ in range(1000):
    application.processEvents()
print(called)
"""


def printed(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_all_are_made_in_the_windows_thread_and_others_have_their_turn_between() -> None:
    assert printed(MAKES_TYPES) == "True 0 True True"


def test_nothing_is_called_for_an_owner_that_is_gone() -> None:
    assert printed(IS_LEFT) == "[]"
