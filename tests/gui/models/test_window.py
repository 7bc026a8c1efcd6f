"""The list of models, on the folder that the library writes to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.gui.models.model_dialogs import ModelDialogs
from app.gui.models.own_models import OwnModels
from app.gui.models.table import ModelTable
from app.gui.models.window import ModelsWindow
from app.gui.settings import Settings
from app.gui.theme.appearance import Appearance
from app.own_models.library import ModelLibrary
from tests.own_models.small import AFTER, BEFORE, tiny_model


class FakeDialogs(ModelDialogs):
    """``path`` answers every question."""

    path: Path | None = None
    suggested = ""

    def model_to_import(self, parent: QWidget) -> Path | None:
        return self.path

    def model_to_export(self, parent: QWidget, suggested: str) -> Path | None:
        self.suggested = suggested
        return self.path


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs()


@pytest.fixture
def models(qapp: object, settings: Settings) -> Iterator[OwnModels]:
    """Of a person with two models and a damaged file."""
    library = ModelLibrary()
    library.add(tiny_model(), "Letters", "112 letters", BEFORE, AFTER)
    library.add(tiny_model(), "<b>Notes</b> & more")
    (library.find("letters").path.with_name("zz.npz")).write_bytes(b"damaged")
    made = OwnModels(settings)
    yield made
    made.shut_down()


@pytest.fixture
def window(
    qtbot: QtBot, appearance: Appearance, models: OwnModels, dialogs: FakeDialogs
) -> Iterator[ModelsWindow]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = ModelsWindow(appearance, models, parent, dialogs)
    made.show()
    qtbot.waitUntil(lambda: made.table.rowCount() == 4)
    yield made
    made.close()


def names(window: ModelsWindow) -> list[str]:
    return [window.table.index(row, 0).data() for row in range(window.table.rowCount())]


def press(qtbot: QtBot, window: ModelsWindow, name: str) -> None:
    assert window.buttons[name].isEnabled()
    qtbot.mouseClick(window.buttons[name], Qt.MouseButton.LeftButton)


def enabled(window: ModelsWindow) -> set[str]:
    return {name for name, button in window.buttons.items() if button.isEnabled()}


def test_it_shows_what_comes_with_the_program_and_all_models(window: ModelsWindow) -> None:
    assert names(window)[0] == "Keyboard · in use"
    assert set(names(window)) == {
        "Keyboard · in use", "Letters", "<b>Notes</b> & more", "zz",
    }  # fmt: skip
    row = names(window).index("Letters")
    texts = [window.table.index(row, column).data() for column in range(5)]
    assert texts[2:] == ["39.1 → 44.6", "20.2 → 23.0", "112 letters"]
    damaged = names(window).index("zz")
    assert "damaged" in window.table.index(damaged, 4).data()


def test_what_can_be_done_is_what_is_offered(window: ModelsWindow) -> None:
    assert enabled(window) == {"Import"}  # with the keyboard chosen, which is in use
    window.choose("own:letters.npz")
    assert enabled(window) == {"Use this model", "Rename", "Delete", "Export", "Import"}
    window.choose("own:zz.npz")
    assert enabled(window) == {"Delete", "Import", "Put aside"}


@pytest.mark.parametrize("by_key", [False, True])
def test_using_one_and_going_back(
    qtbot: QtBot, window: ModelsWindow, models: OwnModels, by_key: bool
) -> None:
    for key in ("own:letters.npz", "keyboard"):
        window.choose(key)
        if by_key:
            qtbot.keyClick(window.view, Qt.Key.Key_Return)
        else:
            press(qtbot, window, "Use this model")
        assert models.current == key
        in_use = [name for name in names(window) if "in use" in name]
        assert len(in_use) == 1
        assert window.table.key(window.view.currentIndex().row()) == key
        assert not window.buttons["Use this model"].isEnabled()


def test_renaming_in_its_place(qtbot: QtBot, window: ModelsWindow, models: OwnModels) -> None:
    window.choose("own:letters.npz")
    press(qtbot, window, "Rename")
    editor = window.view.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Letters"
    editor.setText("Письма")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Письма" in names(window))
    assert ModelLibrary().find("Письма").file == "letters.npz"
    assert window.note.text() == "“Letters” is now called “Письма”"
    assert models.current == "keyboard"
    assert window.chosen is not None
    assert window.chosen.title == "Письма"


def test_a_name_that_is_taken_is_one_line(qtbot: QtBot, window: ModelsWindow) -> None:
    window.choose("own:letters.npz")
    assert window.chosen is not None
    window.table.renamed.emit(window.chosen, "<B>NOTES</b> & More")
    qtbot.waitUntil(lambda: "another model is called" in window.note.text())
    assert "Letters" in names(window)


def test_deleting_and_taking_it_back(qtbot: QtBot, window: ModelsWindow) -> None:
    window.choose("own:letters.npz")
    press(qtbot, window, "Delete")
    qtbot.waitUntil(lambda: "Letters" not in names(window))
    assert "Undo brings it back" in window.note.text()
    press(qtbot, window, "Undo")
    qtbot.waitUntil(lambda: "Letters" in names(window))
    assert not window.buttons["Undo"].isEnabled()


def test_out_and_in_again(
    qtbot: QtBot, window: ModelsWindow, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    window.choose("own:letters.npz")
    for name in ("Export", "Import"):
        press(qtbot, window, name)  # and asked, think better of it
    assert window.note.text() == ""
    dialogs.path = tmp_path / "out.npz"
    press(qtbot, window, "Export")
    qtbot.waitUntil(lambda: window.note.text() == "“Letters” is exported to out.npz")
    assert dialogs.suggested == "letters.npz"
    press(qtbot, window, "Import")
    qtbot.waitUntil(lambda: "Letters 2" in names(window))


def test_a_damaged_file_is_put_aside(qtbot: QtBot, window: ModelsWindow) -> None:
    window.choose("own:zz.npz")
    press(qtbot, window, "Put aside")
    qtbot.waitUntil(lambda: "zz" not in names(window))
    assert not window.buttons["Put aside"].isVisible()


def test_what_others_do_is_seen_at_the_next_look(
    qtbot: QtBot, window: ModelsWindow, models: OwnModels
) -> None:
    ModelLibrary().add(tiny_model(), "From another window")
    models.look()
    qtbot.waitUntil(lambda: "From another window" in names(window))


def test_the_table_keeps_the_rules_of_models(window: ModelsWindow, models: OwnModels) -> None:
    table = ModelTable()
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Warning)
    table.show_models(models.models, "own:letters.npz")
    editable = [
        bool(table.flags(table.index(row, column)) & Qt.ItemFlag.ItemIsEditable)
        for row in range(table.rowCount())
        for column in range(table.columnCount())
    ]
    assert editable.count(True) == 2  # the names of the two models that are whole
    table.show_models((), "keyboard")
    assert table.rowCount() == 1


def test_what_the_table_cuts_stands_below_it_in_full(
    qtbot: QtBot, window: ModelsWindow, models: OwnModels
) -> None:
    title, text = "All mails of the last twenty years, and more", "mails.mbox, " * 8
    ModelLibrary().add(tiny_model(), title, text)
    models.look()
    qtbot.waitUntil(lambda: window.table.rowCount() == 5)
    (key,) = [window.table.key(row) for row in range(5) if "all-mails" in window.table.key(row)]
    window.choose(key)
    assert window.about.text() == f"{title}: {text.strip()}"
    assert window.about.wordWrap()
    window.choose("own:zz.npz")
    assert window.about.text().startswith("zz: ")
    assert "damaged" in window.about.text()
    window.choose("keyboard")
    assert window.about.text().startswith("Keyboard: everyday English")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_at_its_smallest_nothing_is_cut(
    qtbot: QtBot, appearance: Appearance, models: OwnModels, scale: float
) -> None:
    appearance.set_scale(scale)
    parent = QWidget()
    qtbot.addWidget(parent)
    window = ModelsWindow(appearance, models, parent)
    window.show()
    qtbot.waitUntil(lambda: window.table.rowCount() == 4)
    window.resize(window.minimumSize())
    window.choose("own:letters.npz")
    qtbot.wait(1)
    for shown in window.findChildren(QLabel):
        assert shown.height() >= shown.heightForWidth(shown.width())
    window.close()
    appearance.normal_size()


def test_everything_has_a_name_and_buttons_have_keys(window: ModelsWindow) -> None:
    assert window.view.accessibleName()
    for name, button in window.buttons.items():
        assert button.accessibleName() == name
    letters = [b.text()[b.text().index("&") + 1].lower() for b in window.buttons.values()]
    assert len(set(letters)) == len(letters)
