"""A window that is killed while models are chosen: the next one has what was chosen before or then.
``make sweep`` runs it."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from app.gui.models.own_models import OwnModels
from app.gui.settings import Settings
from app.prediction.personal.place import FOLDER_VARIABLE

pytestmark = pytest.mark.sweep

MOMENTS = 50
LONGEST_SECONDS = 0.5  # from the first choice to the kill
# Chooses one of two presets after the other, without end.
CHOOSING = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.gui.models.own_models import OwnModels
from app.gui.settings import Settings

application = QApplication([])
models = OwnModels(Settings.of_this_user())
timer = QTimer()
other = {"article": "keyboard", "keyboard": "article"}
timer.timeout.connect(lambda: models.use(other[models.current]))
timer.start(1)
print("begins", flush=True)
application.exec()
"""


def test_choosing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    Settings.of_this_user().scheme = "dark"  # what else is remembered stays
    left: Counter[str] = Counter()
    moments = random.Random(1)
    for _ in range(MOMENTS):
        with subprocess.Popen([sys.executable, "-c", CHOOSING], stdout=subprocess.PIPE) as window:
            assert window.stdout is not None
            window.stdout.readline()
            time.sleep(moments.uniform(0, LONGEST_SECONDS))
            window.kill()
        settings = Settings.of_this_user()
        assert settings.scheme == "dark"
        left[OwnModels(settings).current] += 1
    with capsys.disabled():
        print(f"\nchoosing was killed {MOMENTS} times: {dict(left)}")
    assert set(left) == {"article", "keyboard"}
