"""What the Train room can be asked, by its buttons, its keys, and what is dropped into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVarTuple

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.gui import keys
from app.gui.models.own_models import OwnModels
from app.gui.shortcuts import bind
from app.gui.train.made_model import MadeModel
from app.gui.train.widgets import TrainWidgets
from app.gui.widgets.file_questions import files_to_open, folder_to_open
from app.gui.widgets.yes_no import may_lose
from app.own_models.chosen_text import ChosenText
from app.own_models.own_settings import OwnSettings
from app.own_models.session_thread import SessionThread
from app.own_models.training_means import EXAMPLE
from app.own_models.training_session import OwnTrainingSession
from app.own_models.training_view import Stage, TrainingView
from app.own_text.looking import READ_SUFFIXES
from app.resources import data_path

_KINDS = (
    f"Text, tables, chats and mail ({' '.join(f'*{each}' for each in READ_SUFFIXES)});;"
    "All files, also mailboxes without an ending (*)"
)

_Sent = TypeVarTuple("_Sent")


class TrainRequests(QObject):
    """``view`` is what the room shows. ``refused`` is what is wrong with a setting, "" if nothing
    is; ``changed`` is sent when that is something else."""

    changed = Signal()

    def __init__(
        self,
        room: QWidget,
        widgets: TrainWidgets,
        training: SessionThread,
        made: MadeModel,
        models: OwnModels,
    ) -> None:
        super().__init__(room)
        self.view, self.refused = TrainingView(), ""
        self._room, self._widgets, self._training = room, widgets, training
        self._made, self._models = made, models
        self._connect()
        self._bind_keys()

    def add(self, paths: Sequence[Path]) -> None:
        """Chooses files and folders."""
        if paths:
            self._change_text(ChosenText.add, paths)

    def go(self) -> None:
        """Starts, pauses, or goes on; also with a training that was left."""
        stage = self.view.stage
        if stage is Stage.PAUSED:
            self._training.change(OwnTrainingSession.go_on)
        elif stage.is_busy:
            self._training.change(OwnTrainingSession.pause)
        elif self._widgets.progress.go_button.isEnabled():
            self._start()
        elif stage is Stage.EMPTY:
            self.resume()

    def resume(self) -> None:
        """Goes on with the training that was left."""
        if self.view.left is not None:
            self._training.change(OwnTrainingSession.go_on_with_left, *self._in_use)
            self._widgets.cards.show_card(self._widgets.progress)

    def _start(self) -> None:
        left = self.view.left
        if left is not None:
            loss = f"The training of “{left.name}” was left and can still go on; it would be gone."
            if not may_lose(self._room, "Start a new training?", loss):
                return
        self._training.change(OwnTrainingSession.start, *self._in_use)
        self._widgets.cards.show_card(self._widgets.progress)

    @property
    def _in_use(self) -> tuple[str, str]:
        """The key of the model in use, and what it is called."""
        return self._models.current, self._models.title

    def _change_text(self, change: Callable[[ChosenText, *_Sent], object], *sent: *_Sent) -> None:
        self._training.change(OwnTrainingSession.change_text, change, *sent)

    def _forget(self) -> None:
        self._training.change(OwnTrainingSession.forget_left)

    def _stop(self) -> None:
        if self._widgets.progress.stop_button.isEnabled():
            self._widgets.progress.show_stopping()
            self._training.change(OwnTrainingSession.stop)

    def _ask_files(self) -> None:
        self.add(files_to_open(self._room, "Text to train on", _KINDS))

    def _ask_folder(self) -> None:
        folder = folder_to_open(self._room, "A folder of text to train on")
        self.add([folder] if folder else [])

    def _paste(self) -> None:
        self.add(paths_in(QGuiApplication.clipboard().mimeData()))

    def _add_example(self) -> None:
        self.add([data_path(EXAMPLE)])

    def _take_out(self, given: Path) -> None:
        self._change_text(ChosenText.take_out, given)

    def _choose_part(self, given: Path, part: str) -> None:
        self._change_text(ChosenText.choose_part, given, part)

    def _convert(self) -> None:
        converts = self._widgets.text.convert_button.isChecked()
        self._change_text(ChosenText.convert, converts)

    def _undo(self) -> None:
        self._change_text(ChosenText.undo)

    def _redo(self) -> None:
        self._change_text(ChosenText.redo)

    def _change_settings(self, settings: OwnSettings) -> None:
        self._training.change(OwnTrainingSession.change_settings, settings)

    def _refuse(self, line: str) -> None:
        if line != self.refused:
            self.refused = line
            self.changed.emit()

    def _rename(self) -> None:
        name = self._widgets.comparison.name.text()
        if self.view.made is None:
            self._training.change(OwnTrainingSession.rename, name)
        else:
            self._made.rename(name)

    def _show_models(self) -> None:
        from app.gui.models.window import show_models

        show_models(self._widgets.appearance, self._models, self._room)

    def _connect(self) -> None:
        drop, text, progress = self._widgets.drop, self._widgets.text, self._widgets.progress
        drop.files_button.clicked.connect(self._ask_files)
        drop.folder_button.clicked.connect(self._ask_folder)
        drop.example_button.clicked.connect(self._add_example)
        text.out_asked.connect(self._take_out)
        text.part_chosen.connect(self._choose_part)
        text.convert_button.clicked.connect(self._convert)
        text.undo_button.clicked.connect(self._undo)
        self._widgets.settings.changed.connect(self._change_settings)
        self._widgets.settings.refused.connect(self._refuse)
        progress.go_button.clicked.connect(self.go)
        progress.stop_button.clicked.connect(self._stop)
        progress.resume_button.clicked.connect(self.resume)
        progress.forget_button.clicked.connect(self._forget)
        comparison = self._widgets.comparison
        comparison.name.editingFinished.connect(self._rename)
        comparison.use_button.clicked.connect(self._made.use_or_go_back)
        comparison.throw_button.clicked.connect(self._made.throw_away_or_bring_back)
        self._widgets.tools.models_button.clicked.connect(self._show_models)

    def _bind_keys(self) -> None:
        widgets = self._widgets
        for key, action in (
            (keys.TRAIN, self.go),
            (keys.STOP_TRAINING, self._stop),
            (keys.ADD_FILES, widgets.drop.files_button.click),
            (keys.ADD_FOLDER, widgets.drop.folder_button.click),
            (keys.PASTE_TEXT, self._paste),
            (keys.EXAMPLE_TEXT, widgets.drop.example_button.click),
            (keys.TEXT_LIST, lambda: self._enter(widgets.text.list, widgets.text)),
            (keys.TEXT_PART, lambda: self._enter(widgets.text.part, widgets.text)),
            (keys.CONVERT, widgets.text.convert_button.click),
            (keys.UNDO_TEXT, self._undo),
            (keys.REDO_TEXT, self._redo),
            (keys.OWN_SETTINGS, lambda: self._enter(widgets.settings.encoding, widgets.settings)),
            (keys.LOSS_CHART, lambda: self._enter(widgets.loss.chart, widgets.loss)),
            (keys.NAME_MODEL, self._enter_name),
            (keys.USE_MODEL, widgets.comparison.use_button.click),
            (keys.THROW_AWAY, widgets.comparison.throw_button.click),
            (keys.MODELS, widgets.tools.models_button.click),
        ):
            bind(self._room, key, action)

    def _enter(self, widget: QWidget, card: QWidget) -> None:
        self._widgets.cards.show_card(card)
        widget.setFocus()

    def _enter_name(self) -> None:
        comparison = self._widgets.comparison
        self._enter(comparison.name, comparison)
        comparison.name.selectAll()


def paths_in(data: QMimeData) -> list[Path]:
    """The files that were dropped or copied, or that are named in text, one a line."""
    if data.hasUrls():
        return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    lines = (line.strip() for line in data.text().splitlines())
    return [Path(line) for line in lines if line and Path(line).is_absolute()]
