"""The Train room: text goes in at the left, a model comes out at the right."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.gui import keys
from app.gui.mailbox import Mailbox
from app.gui.room import Room
from app.gui.shortcuts import bind
from app.gui.theme.appearance import Appearance
from app.gui.train.arrangement import Arrangement
from app.gui.train.comparison_card import ComparisonCard
from app.gui.train.drop_card import DropCard
from app.gui.train.loss_card import LossCard
from app.gui.train.progress_card import ProgressCard
from app.gui.train.settings_card import SettingsCard
from app.gui.train.sources_card import SourcesCard
from app.gui.train.tools import TrainTools
from app.gui.widgets.file_questions import files_to_open, folder_to_open
from app.own_models.own_settings import OwnSettings
from app.own_models.session_thread import SessionThread
from app.own_models.training_session import TrainingSession
from app.own_models.training_view import Stage, TrainingView
from app.own_models.wording import status_of
from app.resources import data_path

_KINDS = "Text (*.txt *.md *.csv *.tsv *.json *.jsonl *.mbox *.eml);;All files (*)"
EXAMPLE = "everyday.txt"


class TrainRoom(Room):
    """Holds one training session in a thread, and what shows the views it sends."""

    def __init__(self, appearance: Appearance, session: TrainingSession) -> None:
        super().__init__()
        self.view = session.view()
        self._refused = ""
        self._news = Mailbox()
        self._news.connect_taker(self._take_view)
        self.training = SessionThread(session, self._news.put)
        self.tools = TrainTools()
        self.drop, self.sources = DropCard(), SourcesCard(appearance)
        self.settings, self.progress = SettingsCard(appearance), ProgressCard(appearance)
        self.loss, self.comparison = LossCard(appearance), ComparisonCard(appearance)
        self.cards = Arrangement(
            appearance,
            (self.drop, self.sources, self.settings),
            (self.progress, self.loss, self.comparison),
            self.loss,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.cards)
        self.setAcceptDrops(True)
        self._connect()
        self._bind_keys()
        self._show()
        self.training.start()

    def bar(self) -> QWidget:
        return self.tools

    def enter(self) -> None:
        self._focus_first()
        self._tell()

    def go_to(self, text: str) -> None:
        """Nothing leads here with something to show."""

    def shut_down(self) -> None:
        self.training.stop()

    def add(self, paths: Sequence[Path]) -> None:
        """Chooses files and folders."""
        if paths:
            self.training.change(TrainingSession.add, paths)

    def go(self) -> None:
        """Starts, pauses, or goes on."""
        if self.view.stage is Stage.TRAINING:
            self.training.change(TrainingSession.pause)
        elif self.view.stage is Stage.PAUSED:
            self.training.change(TrainingSession.go_on)
        elif self.progress.go_button.isEnabled():
            self.training.change(TrainingSession.start)
            self.cards.show_card(self.progress)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _paths_in(event.mimeData()) and not self.view.stage.is_busy:
            event.acceptProposedAction()
            self.drop.show_dragged(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop.show_dragged(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop.show_dragged(False)
        self.add(_paths_in(event.mimeData()))

    def _ask_files(self) -> None:
        self.add(files_to_open(self, "Text to train on", _KINDS))

    def _ask_folder(self) -> None:
        folder = folder_to_open(self, "A folder of text to train on")
        self.add([folder] if folder else [])

    def _paste(self) -> None:
        self.add(_paths_in(QGuiApplication.clipboard().mimeData()))

    def _add_example(self) -> None:
        self.add([data_path(EXAMPLE)])

    def _take_out(self, path: Path) -> None:
        self.training.change(TrainingSession.take_out, path)

    def _change_settings(self, settings: OwnSettings) -> None:
        self.training.change(TrainingSession.change_settings, settings)

    def _refuse(self, line: str) -> None:
        self._refused = line
        self._show()

    def _rename(self) -> None:
        self.training.change(TrainingSession.rename, self.comparison.name.text())

    def _stop(self) -> None:
        self.training.change(TrainingSession.stop)

    def _undo(self) -> None:
        self.training.change(TrainingSession.undo)

    def _redo(self) -> None:
        self.training.change(TrainingSession.redo)

    def _throw_away(self) -> None:
        self.training.change(TrainingSession.throw_away)

    def _take_view(self) -> None:
        view = self._news.take()
        if view is not None:
            self.view = view
            self._show()

    def _show(self) -> None:
        """All cards. What can't be used any more hands the focus on to what can."""
        view, focused = self.view, QApplication.focusWidget()
        self._show_cards(view)
        if focused is not None and self.isAncestorOf(focused) and not focused.isEnabled():
            self._focus_first()
        self._tell()

    def _show_cards(self, view: TrainingView) -> None:
        self.drop.show_settled(view.stage.is_busy)
        self.sources.show_view(view)
        self.settings.show_view(view.settings, view.stage.is_busy)
        self.progress.show_view(view, self._refused)
        self.loss.show_view(view)
        self.comparison.show_view(view)

    def _focus_first(self) -> None:
        """Where work goes on: the first of these that can be used."""
        go, stop = self.progress.go_button, self.progress.stop_button
        buttons = (go, stop, self.drop.files_button)
        next(button for button in buttons if button.isEnabled()).setFocus()

    def _tell(self) -> None:
        self.told.emit(*status_of(self.view))

    def _connect(self) -> None:
        self.drop.files_button.clicked.connect(self._ask_files)
        self.drop.folder_button.clicked.connect(self._ask_folder)
        self.drop.example_button.clicked.connect(self._add_example)
        self.sources.out_asked.connect(self._take_out)
        self.sources.undo_button.clicked.connect(self._undo)
        self.settings.changed.connect(self._change_settings)
        self.settings.refused.connect(self._refuse)
        self.progress.go_button.clicked.connect(self.go)
        self.progress.stop_button.clicked.connect(self._stop)
        self.comparison.name.editingFinished.connect(self._rename)
        self.comparison.throw_button.clicked.connect(self._throw_away)

    def _bind_keys(self) -> None:
        bind(self, keys.TRAIN, self.go)
        bind(self, keys.STOP_TRAINING, self._stop)
        bind(self, keys.ADD_FILES, self.drop.files_button.click)
        bind(self, keys.ADD_FOLDER, self.drop.folder_button.click)
        bind(self, keys.PASTE_TEXT, self._paste)
        bind(self, keys.EXAMPLE_TEXT, self.drop.example_button.click)
        bind(self, keys.TEXT_LIST, self.sources.list.setFocus)
        bind(self, keys.UNDO_TEXT, self._undo)
        bind(self, keys.REDO_TEXT, self._redo)
        bind(self, keys.OWN_SETTINGS, self._enter_settings)
        bind(self, keys.LOSS_CHART, self.loss.chart.setFocus)
        bind(self, keys.NAME_MODEL, self._enter_name)
        bind(self, keys.USE_MODEL, self.comparison.use_button.click)
        bind(self, keys.THROW_AWAY, self.comparison.throw_button.click)

    def _enter_settings(self) -> None:
        self.cards.show_card(self.settings)
        self.settings.encoding.setFocus()

    def _enter_name(self) -> None:
        self.cards.show_card(self.comparison)
        self.comparison.name.setFocus()
        self.comparison.name.selectAll()


def _paths_in(data: QMimeData) -> list[Path]:
    """The files that were dropped or copied, or that are named in text, one a line."""
    if data.hasUrls():
        return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    lines = (line.strip() for line in data.text().splitlines())
    return [Path(line) for line in lines if line and Path(line).is_absolute()]
