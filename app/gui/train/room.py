"""The Train room: text goes in at the left, a model comes out at the right."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.gui.mailbox import Mailbox
from app.gui.models.own_models import OwnModels
from app.gui.room import Room
from app.gui.theme.appearance import Appearance
from app.gui.train.keeping import OwnTrainingFile
from app.gui.train.made_model import MadeModel
from app.gui.train.requests import TrainRequests, paths_in
from app.gui.train.widgets import TrainWidgets
from app.own_models.kept_text import KeptText
from app.own_models.kept_training import TrainingKeeper
from app.own_models.library import ModelLibrary
from app.own_models.session_thread import SessionThread
from app.own_models.training_means import Means
from app.own_models.training_session import OwnTrainingSession
from app.own_models.training_view import TrainingView
from app.own_models.wording import amount_of, kept_text, status_of
from app.prediction.personal.place import personal_folder

_TOLD_EVERY_MS = 1000  # "kept 12 s ago" goes on by itself


class TrainRoom(Room):
    """Holds one training session in a thread, and what shows the views it sends. If the room
    doesn't restore, what was left is not offered, and stays for the next time."""

    def __init__(
        self,
        appearance: Appearance,
        models: OwnModels,
        means: Means,
        folder: Callable[[], Path] = personal_folder,
        *,
        restores: bool = True,
    ) -> None:
        super().__init__()
        self._models, self._said, self._was_there = models, "", False
        self._own = OwnTrainingFile(folder, restores=restores)
        keeper = TrainingKeeper(folder, self._own.name)
        session = OwnTrainingSession(
            means, ModelLibrary(), keeper, KeptText(folder, self._own.name), folder
        )
        self.view = session.view()
        self._session = session
        self._news = Mailbox()
        self._news.connect_taker(self._take_view)
        self.training = SessionThread(session, self._news.put)
        self.made = MadeModel(models)
        self.widgets = TrainWidgets(appearance)
        self.requests = TrainRequests(self, self.widgets, self.training, self.made, models)
        self._clock = QTimer(self, interval=_TOLD_EVERY_MS)
        self._clock.timeout.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.widgets.cards)
        self.setAcceptDrops(True)
        self.requests.changed.connect(self._show)
        self.made.changed.connect(self._show)
        models.told.connect(self._say)
        self._show()
        self.training.start()
        self.training.change(OwnTrainingSession.look_for_left)
        if restores:
            self.training.change(OwnTrainingSession.restore_text)

    def bar(self) -> QWidget:
        return self.widgets.tools

    def enter(self) -> None:
        self.widgets.focus_first()
        self._models.look()
        self._tell()

    def go_to(self, text: str) -> None:
        """Nothing leads here with something to show."""

    def shut_down(self) -> None:
        self._clock.stop()
        self.training.stop()
        self._own.release()
        self._models.shut_down()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_in(event.mimeData()) and not self.view.stage.is_busy:
            event.acceptProposedAction()
            self.widgets.drop.show_dragged(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.widgets.drop.show_dragged(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.widgets.drop.show_dragged(False)
        self.requests.add(paths_in(event.mimeData()))

    def _take_view(self) -> None:
        view: TrainingView | None = self._news.take()
        if view is None:
            return
        self.view, before = view, self.view
        self.made.take(view.made)
        if view.stage is not before.stage:
            self._said = ""
        self._show()
        if view.stage.is_busy:
            self._clock.start()
        else:
            self._clock.stop()

    def _show(self) -> None:
        """All cards. What can't be used any more hands the focus on to what can."""
        focused = self.window().focusWidget()
        self.requests.view = self.view
        made = self.made.state(self.view.name)
        self.widgets.show_view(self.view, made, self.requests.refused)
        if made.is_there and not self._was_there:
            self.widgets.focus_model()
        self._was_there = made.is_there
        is_here = focused is not None and self.isVisible() and self.isAncestorOf(focused)
        if is_here and not _is_usable(focused):
            self.widgets.focus_first()
        self._tell()

    def _say(self, line: str) -> None:
        self._said = line
        self._tell()

    def _tell(self) -> None:
        kept = kept_text(self.view, time.monotonic())
        amount = amount_of(self.view) if self.view.words else ""
        said = self._said or status_of(self.view, self.made.state(self.view.name))
        self.told.emit(said, kept or amount)


def _is_usable(widget: QWidget) -> bool:
    return widget.isEnabled() and widget.isVisible()
