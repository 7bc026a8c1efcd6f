from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from app.gui.settings import Settings


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
    assert settings.encoding == ""
    settings.preset, settings.slots, settings.is_learning = "article", 5, False
    settings.encoding = "letter-sum+first"
    settings.page_path, settings.written = "/home/sam/a, b.txt", (7, 9)
    settings.save()
    again = reopened(tmp_path / "settings.ini")
    assert (again.preset, again.slots, again.is_learning) == ("article", 5, False)
    assert again.encoding == "letter-sum+first"
    assert (again.page_path, again.written) == ("/home/sam/a, b.txt", (7, 9))


def test_damaged_counts_begin_at_nothing(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_text("[type]\nkeys=many\ncharacters=-4\nslots=\nlearning=perhaps\n")
    settings = reopened(path)
    assert (settings.written, settings.slots, settings.is_learning) == ((0, 0), 0, True)
