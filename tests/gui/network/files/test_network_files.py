from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.gui.network.files.network_files import NetworkFiles, dropped_file
from app.microscope.network_presets import ARTICLE, NetworkPreset
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy
from nncore.network_file import NetworkFile
from nncore.network_file_reading import read_network_file, write_network_file


class Answers:
    """Says which file, and keeps what was suggested."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.suggested = Path()

    def network_to_open(self, parent: QWidget, folder: Path) -> Path | None:
        return self.path

    def network_to_save(self, parent: QWidget, suggested: Path) -> Path | None:
        self.suggested = suggested
        return self.path


@pytest.fixture
def answers() -> Answers:
    return Answers()


class Heard:
    def __init__(self, files: NetworkFiles) -> None:
        self.presets: list[NetworkPreset] = []
        self.lines: list[str] = []
        files.opened.connect(self.presets.append)
        files.told.connect(self.lines.append)


@pytest.fixture
def files(qtbot: QtBot, answers: Answers) -> NetworkFiles:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = NetworkFiles(parent, answers)
    made.setProperty("keeps", parent)
    return made


def test_saved_and_opened_again(files: NetworkFiles, answers: Answers, tmp_path: Path) -> None:
    heard = Heard(files)
    session = TrainingSession(ARTICLE, lambda: train_online_numpy)
    session.advance(20)
    session.set_rate(2.0)
    file = session.saved_file()
    answers.path = tmp_path / "forked.json"
    files.ask_save(file, "Article 2-2-2")
    assert answers.suggested.name == "article-2-2-2.json"
    assert read_network_file(answers.path) == file
    files.ask_open()
    assert heard.presets[0].file == file
    assert heard.presets[0].title == "forked"
    assert heard.lines == ["forked.json saved with 2 runs", "forked.json opened"]


def test_it_is_written_where_it_was_asked_about_and_nowhere_else(
    files: NetworkFiles, answers: Answers, tmp_path: Path
) -> None:
    """Another name, with a suffix added, could be that of a file that nobody asked about."""
    other = tmp_path / "mine.json"
    other.write_text("of somebody")
    answers.path = tmp_path / "mine"
    files.ask_save(ARTICLE.file, "x")
    assert other.read_text() == "of somebody"
    assert read_network_file(tmp_path / "mine") == ARTICLE.file


def test_no_answer_does_nothing(files: NetworkFiles) -> None:
    heard = Heard(files)
    files.ask_open()
    files.ask_save(ARTICLE.file, "x")
    assert (heard.presets, heard.lines) == ([], [])


@pytest.mark.parametrize("text", ["", "{", "[]", '{"lettersum": "network"}', "\x00" * 50])
def test_a_damaged_file_is_one_line(files: NetworkFiles, tmp_path: Path, text: str) -> None:
    heard = Heard(files)
    path = tmp_path / "damaged.json"
    path.write_text(text)
    files.open(path)
    files.open(tmp_path / "missing.json")
    files.open(tmp_path)
    assert heard.presets == []
    assert len(heard.lines) == 3
    assert not any("\n" in line for line in heard.lines)


def test_too_large_for_the_room(files: NetworkFiles, tmp_path: Path) -> None:
    heard = Heard(files)
    path = tmp_path / "large.json"
    path.write_text(json.dumps({"lettersum": "network", "version": 1, "layers": [200, 101]}))
    files.open(path)
    assert heard.presets == []
    assert "20,200 weights" in heard.lines[0]


def test_without_samples_one_is_put_in(files: NetworkFiles, tmp_path: Path) -> None:
    heard = Heard(files)
    path = tmp_path / "bare.json"
    write_network_file(path, replace(ARTICLE.file, samples=()))
    files.open(path)
    assert [sample.inputs for sample in heard.presets[0].file.samples] == [(0.5, 0.5)]
    assert "no samples" in heard.lines[0]


def test_a_folder_that_cannot_be_written_is_one_line(
    files: NetworkFiles, answers: Answers, tmp_path: Path
) -> None:
    heard = Heard(files)
    answers.path = tmp_path / "missing" / "x.json"
    files.ask_save(NetworkFile((1, 1)), "x")
    assert "can't be written" in heard.lines[0]


def test_what_is_dropped() -> None:
    one, two, page = QMimeData(), QMimeData(), QMimeData()
    one.setUrls([QUrl.fromLocalFile("/a/b.json")])
    two.setUrls([QUrl.fromLocalFile("/a"), QUrl.fromLocalFile("/b")])
    page.setText("hello")
    assert dropped_file(one) == Path("/a/b.json")
    assert dropped_file(two) is None
    assert dropped_file(page) is None
