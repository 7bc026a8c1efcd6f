"""Whatever files, words and people bring in is shown letter by letter, in every room."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QAbstractTableModel, QPoint, Qt
from PySide6.QtGui import QAction, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.gui.decode.room import DecodeRoom
from app.gui.learned.window import LearnedWindow
from app.gui.main_window import MainWindow
from app.gui.models.own_models import OwnModels
from app.gui.models.window import show_models
from app.gui.network.pages import PageName
from app.gui.network.room import NetworkRoom
from app.gui.room import Room, RoomEntry
from app.gui.settings import Settings
from app.gui.theme.appearance import Appearance
from app.gui.train.room import TrainRoom
from app.gui.type.card_menu import card_menu
from app.gui.type.room import TypeRoom
from app.microscope.time_machine.session import TrainingSession
from app.own_models.library import ModelLibrary
from app.own_models.training_session import OwnTrainingSession
from app.own_models.training_view import Stage
from app.prediction.personal.rows import PersonalWord
from app.prediction.suggestion import Parts, PhraseSuggestion, Prediction, Suggestion
from tests.laboratory.small import small_sources
from tests.own_models.small import tiny_model
from tests.own_models.small_training import SmallMeans
from tests.sweep import swept
from tests.writing.fake_predictor import FakePredictor

# It stands before what is hostile, so that a text that has lost the rest is found.
MARK = "qzq"
HOSTILE = ["<img src='x.png'>", "<b>bold", "&lt;", "R&D", "<script>", "W" * 200]

OpenWindow = Callable[[], MainWindow]


class HostilePredictor(FakePredictor):
    """Its words, and those of its dictionary, are ``text``."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.lexicon.words = (text,) * 4

    def predict(self, text: str, limit: int = 5, phrase: bool = False) -> Prediction:
        said = super().predict(text, limit, phrase)
        if phrase:
            pair = PhraseSuggestion((self._text, self._text), 0.3, (61, 65), Parts(), 9)
            return Prediction(text, (pair,), said.predicted_sums, 0.4)
        words = (Suggestion(self._text, 0.5, 61, Parts(0.9, 0.25, 0.05), 3),) * limit
        return Prediction(text, words, said.predicted_sums, 0.4)


ALWAYS = [HOSTILE[0], HOSTILE[3], HOSTILE[5]]


@pytest.fixture(params=swept(HOSTILE, ALWAYS), ids=lambda text: text[:4].strip("<&"))
def hostile(request: pytest.FixtureRequest) -> str:
    return MARK + str(request.param)


@pytest.fixture
def window(
    qtbot: QtBot, appearance: Appearance, settings: Settings, hostile: str
) -> Iterator[MainWindow]:
    rooms: dict[str, Callable[[], Room]] = {
        "type": lambda: TypeRoom(appearance, settings, lambda preset: HostilePredictor(hostile)),
        "network": lambda: NetworkRoom(appearance),
        "decode": lambda: DecodeRoom(appearance, small_sources()),
        "train": lambda: TrainRoom(appearance, OwnModels(settings), SmallMeans()),
    }
    entries = [RoomEntry(name, name.title(), name, (), build) for name, build in rooms.items()]
    made = MainWindow(appearance, settings, entries)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.room is not None)
    yield made
    made.hide()  # so that no question is asked about a page that is not saved
    made.close()


def as_qt_shows(text: str) -> str:
    """What is seen of a text where Qt decides by itself whether it is HTML."""
    if QtGui.Qt.mightBeRichText(text):
        return QTextDocumentFragment.fromHtml(text).toPlainText()
    return text


def without_mnemonics(text: str) -> str:
    """What is seen of a text where & makes a key of the next letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def shown(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Every text of one widget as it is seen, with where."""
    name = type(widget).__name__
    yield f"{name}: tool tip", as_qt_shows(widget.toolTip())
    yield f"{name}: help", as_qt_shows(widget.whatsThis())
    if isinstance(widget, QLabel):
        is_plain = widget.textFormat() is Qt.TextFormat.PlainText
        yield name, widget.text() if is_plain else as_qt_shows(widget.text())
    if isinstance(widget, QAbstractButton):
        yield name, without_mnemonics(widget.text())
    if isinstance(widget, QGroupBox):
        yield name, without_mnemonics(widget.title())
    if isinstance(widget, QComboBox):
        for place in range(widget.count()):
            yield name, widget.itemText(place)
        yield name, widget.placeholderText()
    if isinstance(widget, QMenu):
        yield from ((name, _line_of(action)) for action in widget.actions())
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from ((f"{name}: tool tip of a row", tip) for tip in _tips_of_rows(widget))


def _line_of(action: QAction) -> str:
    return without_mnemonics(action.text().partition("\t")[0])


def _tips_of_rows(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
    for row in range(model.rowCount()):
        for column in range(columns):
            tip = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
            yield as_qt_shows(tip or "")


def all_shown(window: QWidget) -> list[tuple[str, str]]:
    widgets = [window, *window.findChildren(QWidget)]
    return [
        (where, text)
        for widget in widgets
        for where, text in shown(widget)
        if MARK in _without_blanks(text)
    ]


def is_whole(text: str, hostile: str) -> bool:
    """Whether all that follows the mark is there: as letters, up to where it is cut, or where a
    phrase is parted into words. Tool tips wrap anywhere, so blanks don't count."""
    folded, whole = _without_blanks(text), _without_blanks(hostile)
    first = _without_blanks(hostile.split()[0]) if " " in hostile else whole
    for place in (n for n in range(len(folded)) if folded.startswith(MARK, n)):
        rest = folded[place : place + len(whole)]
        cut = rest.partition("…")[0]
        if not (rest.startswith(first) or ("…" in rest and whole.startswith(cut))):
            return False
    return True


def _without_blanks(text: str) -> str:
    return "".join(text.casefold().split())


def assert_shown_as_letters(window: QWidget, hostile: str, *places: str) -> None:
    """``places``: where it must be seen at least, so that the walk is no empty one."""
    found = all_shown(window)
    assert [each for each in found if not is_whole(each[1], hostile)] == []
    assert set(places) - {where for where, _ in found} == set()


def test_in_the_type_room(qtbot: QtBot, window: MainWindow, hostile: str, tmp_path: Path) -> None:
    room = window.room
    assert isinstance(room, TypeRoom)
    width = window.width()
    path = tmp_path / f"{hostile}.txt"
    path.write_text(f"{hostile} How are ", encoding="utf-8")
    room.keeping.open_file(path)
    qtbot.waitUntil(lambda: MARK in room.row.cards[0].word.casefold())
    room.memory.told.emit(f"“{hostile}” will not be suggested")
    room.memory.told.emit(f"{path}: can't be read")
    assert_shown_as_letters(
        window, hostile, "ElidedLabel", "ElidedLabel: tool tip", "SuggestionCard: tool tip",
        "QPushButton", "QPushButton: tool tip", "QLabel",
    )  # fmt: skip
    window.grab()
    assert window.width() == width
    assert window.minimumSizeHint().width() <= width


def test_in_the_menu_of_a_suggestion(qtbot: QtBot, window: MainWindow, hostile: str) -> None:
    room = window.room
    assert isinstance(room, TypeRoom)
    menu = card_menu(room, room.memory, hostile, hostile)
    menu.popup(QPoint(0, 0))
    assert len([text for _, text in shown(menu) if MARK in text]) == 4
    assert_shown_as_letters(menu, hostile, "QMenu")
    menu.close()


def test_in_the_list_of_learned_words(qtbot: QtBot, window: MainWindow, hostile: str) -> None:
    room = window.room
    assert isinstance(room, TypeRoom)
    room.learning_menu.show_learned()
    learned = room.findChild(LearnedWindow)
    assert isinstance(learned, LearnedWindow)
    width = learned.width()
    room.memory.words_read.emit((PersonalWord(hostile, 3, 1, True, False),))
    room.memory.told.emit(f"{hostile}: added")
    assert learned.table.word(0).word == hostile
    assert_shown_as_letters(learned, hostile, "QLabel")
    learned.grab()
    assert learned.width() == width
    learned.close()


def test_in_the_choice_and_the_list_of_models(
    qtbot: QtBot, window: MainWindow, hostile: str
) -> None:
    room = window.room
    assert isinstance(room, TypeRoom)
    width, menu = window.width(), room.tools.preset.menu
    library = ModelLibrary()
    library.add(tiny_model(), hostile, hostile)
    room.models.use(f"own:{library.add(tiny_model(), hostile).file}")
    room.tools.preset.open_menu()
    qtbot.waitUntil(lambda: len([text for _, text in shown(menu) if MARK in text]) == 2)
    assert_shown_as_letters(menu, hostile, "QMenu")
    menu.close()
    listed = show_models(room._appearance, room.models, room)
    room.models.told.emit(f"“{hostile}” is deleted")
    assert_shown_as_letters(listed, hostile, "QLabel", "QTableView: tool tip of a row")
    listed.grab()
    assert listed.width() <= width
    listed.close()
    room.models.shut_down()
    assert_shown_as_letters(window, hostile, "SteadyButton", "SteadyButton: tool tip")
    window.grab()
    assert window.width() == width
    assert window.minimumSizeHint().width() <= width


def test_in_the_network_room(
    qtbot: QtBot, window: MainWindow, hostile: str, tmp_path: Path
) -> None:
    window.open_room("network")
    room = window.room
    assert isinstance(room, NetworkRoom)
    width = window.width()
    path = tmp_path / f"{hostile}.json"
    path.write_text('{"lettersum": "network", "version": 1, "layers": [2, 2, 2], "seed": 1}')
    room.requests.files.open(path)
    qtbot.waitUntil(lambda: room.snapshot.preset.title == hostile)
    room.training.change(TrainingSession.rename_run, room.snapshot.run.number, hostile)
    qtbot.waitUntil(lambda: room.snapshot.run.title == hostile)
    wrong = tmp_path / "wrong.json"
    wrong.write_text(path.read_text().replace('"seed"', f'"{hostile}"'))
    room.requests.files.open(wrong)
    assert f'unknown key "{MARK}' in window.status_texts[0]
    room.widgets.pages.choose(PageName.EXPLAIN)  # the runs are below it, also in a narrow window
    assert_shown_as_letters(
        window, hostile, "ElidedLabel", "ElidedLabel: tool tip", "NetworkChoice",
        "RunsList: tool tip of a row",
    )  # fmt: skip
    window.grab()
    assert window.width() == width
    assert window.minimumSizeHint().width() <= width


def test_in_the_decode_room(qtbot: QtBot, window: MainWindow, hostile: str) -> None:
    window.open_room("decode")
    room = window.room
    assert isinstance(room, DecodeRoom)
    width = window.width()
    room.go_to(hostile)
    room.phrase.field.setText(hostile)
    qtbot.waitUntil(lambda: MARK in room.phrase.table.texts[0][1])
    qtbot.waitUntil(lambda: room.sentence.table.texts[0][3] != "–")
    assert_shown_as_letters(window, hostile, "QLabel", "ElidedLabel", "ElidedLabel: tool tip")
    window.grab()
    assert window.width() == width
    assert window.minimumSizeHint().width() <= width


def test_in_the_train_room(qtbot: QtBot, window: MainWindow, hostile: str, tmp_path: Path) -> None:
    window.open_room("train")
    room = window.room
    assert isinstance(room, TrainRoom)
    width = window.width()
    said, folder = tmp_path / "said.jsonl", tmp_path / hostile
    texts = [f"we see you on the train of {place}" for place in ("Monday", "today")]
    said.write_text("\n".join(json.dumps({hostile: text, "b": "c d"}) for text in texts))
    folder.mkdir()
    (folder / "a.txt").write_text("How are you today")
    (folder / f"{hostile}.pdf").write_bytes(b"%PDF-1.4")
    room.training.change(OwnTrainingSession.rename, hostile)
    room.requests.add([folder, said])
    qtbot.waitUntil(lambda: room.view.stage is Stage.READY)
    room.widgets.text.list.setCurrentIndex(room.widgets.text.list.rows.index(1))
    room.requests.changed.emit()
    assert MARK in room.widgets.text.part.itemText(0).casefold()
    assert_shown_as_letters(window, hostile, "Choice", "ElidedLabel", "ElidedLabel: tool tip")
    window.grab()
    assert window.width() == width
    assert window.minimumSizeHint().width() <= width
