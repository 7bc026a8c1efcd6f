from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.gui.network.files.network_dialogs import NetworkDialogs
from app.gui.type.page_dialogs import PageDialogs
from app.gui.widgets.file_questions import file_to_open, file_to_write


def answers(monkeypatch: pytest.MonkeyPatch, asked: str, *names: str) -> list[tuple[object, ...]]:
    """The dialog of Qt answers with these names, one after the other; what it was asked."""
    waiting, heard = list(names), []

    def answer(*arguments: object, options: object = None) -> tuple[str, str]:
        heard.append((*arguments[1:], options))
        return waiting.pop(0), ""

    monkeypatch.setattr(QFileDialog, asked, answer)
    return heard


def says(monkeypatch: pytest.MonkeyPatch, *buttons: QMessageBox.StandardButton) -> list[str]:
    """The question whether to replace a file is answered with these; what it was."""
    waiting, heard = list(buttons), []

    def answer(box: QMessageBox) -> QMessageBox.StandardButton:
        heard.append(box.text())
        return waiting.pop(0)

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return heard


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_file_to_open(parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "getOpenFileName", "/a/b.txt", "")
    assert file_to_open(parent, "Open", "Text (*.txt)") == Path("/a/b.txt")
    assert file_to_open(parent, "Open", "Text (*.txt)") is None


def test_a_new_file_is_written_without_a_question(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    heard = answers(monkeypatch, "getSaveFileName", str(tmp_path / "new.txt"), "")
    questions = says(monkeypatch)
    assert file_to_write(parent, "Save", "Text", "new.txt") == tmp_path / "new.txt"
    assert file_to_write(parent, "Save", "Text", "new.txt") is None
    assert questions == []
    # Qt's own question would take the file's name for HTML.
    assert {each[-1] for each in heard} == {QFileDialog.Option.DontConfirmOverwrite}


def test_a_file_that_is_there_is_replaced_only_if_the_person_says_so(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    old, new = tmp_path / "<b>old<img src='x.png'>.txt", tmp_path / "new.txt"
    old.touch()
    heard = answers(monkeypatch, "getSaveFileName", str(old), str(new), str(old))
    buttons = QMessageBox.StandardButton
    questions = says(monkeypatch, buttons.No, buttons.Yes)
    assert file_to_write(parent, "Save", "Text", "page.txt") == new
    assert questions == [f"“{old.name}” is there already. Replace it?"]
    assert [each[1] for each in heard] == ["page.txt", str(old)]  # asked again where it was
    assert file_to_write(parent, "Save", "Text", "page.txt") == old


def test_what_gets_a_suffix_is_asked_about_with_it(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    old = tmp_path / "old.json"
    old.touch()
    names = (str(tmp_path / "old"), str(tmp_path / "new"), str(tmp_path / "new.txt"))
    answers(monkeypatch, "getSaveFileName", *names)
    questions = says(monkeypatch, QMessageBox.StandardButton.No)
    assert file_to_write(parent, "Save", "Text", "", ".json") == tmp_path / "new.json"
    assert questions == ["“old.json” is there already. Replace it?"]
    assert file_to_write(parent, "Save", "Text", "", ".json") == tmp_path / "new.txt"


SAVING: dict[str, Callable[[QWidget, str], Path | None]] = {
    "page": lambda parent, name: PageDialogs().page_to_save(parent, name),
    "words": lambda parent, name: PageDialogs().words_to_export(parent),
    "network": lambda parent, name: NetworkDialogs().network_to_save(parent, Path(name)),
}


@pytest.mark.parametrize("saved", SAVING)
@pytest.mark.parametrize("typed", ["old", "old.json", "old.txt"])
def test_no_question_for_a_file_replaces_one_unasked(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, saved: str, typed: str
) -> None:
    for name in ("old", "old.json", "old.txt"):
        (tmp_path / name).touch()
    answers(monkeypatch, "getSaveFileName", str(tmp_path / typed), "")
    questions = says(monkeypatch, QMessageBox.StandardButton.No)
    assert SAVING[saved](parent, "x") is None
    assert len(questions) == 1
