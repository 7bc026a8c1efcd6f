from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from app.gui.settings import Settings
from app.prediction.personal.place import FOLDER_VARIABLE


def reopened(path: Path) -> Settings:
    return Settings(QSettings(str(path), QSettings.Format.IniFormat))


def test_everything_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    settings = reopened(path)
    settings.scheme, settings.text_scale, settings.room = "dark", 1.5, "network"
    settings.geometry = QByteArray(b"\x01\x02")
    settings.save()
    again = reopened(path)
    assert (again.scheme, again.text_scale, again.room) == ("dark", 1.5, "network")
    assert again.geometry == QByteArray(b"\x01\x02")


def test_a_fresh_start(settings: Settings) -> None:
    assert (settings.scheme, settings.text_scale, settings.room) == ("system", 1.0, "")
    assert settings.geometry is None


@pytest.mark.parametrize("scale", ["large", "-3", "900", "nan", ""])
def test_damaged_entries_read_as_if_unwritten(tmp_path: Path, scale: str) -> None:
    path = tmp_path / "settings.ini"
    path.write_text(f"[window]\nscheme=purple\ntext_scale={scale}\ngeometry=7\nroom=a,b\n")
    settings = reopened(path)
    assert (settings.scheme, settings.text_scale) == ("system", 1.0)
    assert settings.geometry is None
    assert settings.room == ""


def test_what_the_type_room_remembers(tmp_path: Path, settings: Settings) -> None:
    assert (settings.preset, settings.slots, settings.is_learning) == ("", 0, True)
    assert (settings.page_path, settings.written) == ("", (0, 0))
    assert (settings.encoding, settings.model_title) == ("", "")
    assert settings.has_ghost
    settings.has_ghost = False
    settings.preset, settings.slots, settings.is_learning = "article", 5, False
    settings.encoding, settings.model_title = "letter-sum+first", "Letters, to Sam"
    settings.page_path, settings.written = "/home/sam/a, b.txt", (7, 9)
    settings.save()
    again = reopened(tmp_path / "settings.ini")
    assert (again.preset, again.slots, again.is_learning) == ("article", 5, False)
    assert (again.encoding, again.model_title) == ("letter-sum+first", "Letters, to Sam")
    assert (again.page_path, again.written) == ("/home/sam/a, b.txt", (7, 9))
    assert not again.has_ghost


def test_damaged_counts_begin_at_nothing(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_text("[type]\nkeys=many\ncharacters=-4\nslots=\nlearning=perhaps\n")
    settings = reopened(path)
    assert (settings.written, settings.slots, settings.is_learning) == ((0, 0), 0, True)


@pytest.mark.skipif(sys.platform != "linux", reason="where Qt looks for settings on Linux")
@pytest.mark.parametrize("was_there", [False, True])
@pytest.mark.parametrize("named", ["", "stick/mine"])
def test_the_settings_of_this_user_are_for_this_user_alone(
    tmp_path: Path, named: str, was_there: bool
) -> None:
    """In the folder of settings, or with everything else in the folder that was named."""
    path = tmp_path / (f"{named}/settings.ini" if named else "lettersum/lettersum.ini")
    if was_there:
        path.parent.mkdir(parents=True)
        path.write_text("[window]\nroom=decode\n")
        path.chmod(0o644)
    script = (
        "import os, sys; from app.gui.settings import Settings\n"
        "os.umask(0o022); settings = Settings.of_this_user(); print(settings.room)\n"
        "settings.page_path = '/a/page.txt'; settings.save()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"XDG_CONFIG_HOME": str(tmp_path), FOLDER_VARIABLE: named,
                          "PYTHONPATH": str(Path.cwd())},
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == ("decode\n" if was_there else "\n")
    assert "page.txt" in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == [path]
