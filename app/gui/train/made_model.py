"""The model that was made: used, gone back from, renamed, thrown away and brought back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.gui.models.own_models import OwnModels
from app.own_models.choosing import key_of
from app.own_models.library_model import LibraryModel
from app.own_models.new_model import NewModel
from app.prediction.presets import DEFAULT_PRESET


class MadeModel(QObject):
    """``changed`` is sent when something else became of it."""

    changed = Signal()

    def __init__(self, models: OwnModels) -> None:
        super().__init__()
        self._models = models
        self._made: LibraryModel | None = None
        self._before = ""  # the key of the model that was in use
        self._was_there = False
        models.listed.connect(self._look)
        models.chosen.connect(self.changed)

    @property
    def key(self) -> str:
        """By which it is chosen; "" where there is none."""
        return key_of(self._made.path) if self._made else ""

    @property
    def model(self) -> LibraryModel | None:
        """As it is in the library now, None if it isn't."""
        return self._models.model_of(self.key) if self._made else None

    def state(self, title: str) -> NewModel:
        """What became of it; ``title`` is what it will be called while it isn't there."""
        model, in_use = self.model, self._models.title
        if model is not None:
            return NewModel(model.title, in_use, True, self._models.current == self.key)
        is_gone = self._made is not None and self._was_there and self._models.can_undo
        return NewModel(self._made.title if self._made else title, in_use, is_gone=is_gone)

    def take(self, made: LibraryModel | None) -> None:
        """The newest, None where there is none."""
        if made != self._made:
            self._made, self._was_there = made, False
            if made is not None:
                self._models.look()

    def use_or_go_back(self) -> None:
        """Has it suggest; or the model that did before."""
        if self.model is None:
            return
        if self._models.current == self.key:
            self._models.use(self._before or DEFAULT_PRESET)
        else:
            self._before = self._models.current
            self._models.use(self.key)

    def throw_away_or_bring_back(self) -> None:
        """Deletes it, or brings it back."""
        if self.model is not None:
            self._models.delete(self.model)
        elif self._made is not None and self._was_there:
            self._models.undo()

    def rename(self, title: str) -> None:
        """Gives it another title in the library."""
        if self.model is not None and title.strip() and title != self.model.title:
            self._models.rename(self.model, title)

    def _look(self) -> None:
        self._was_there = self._was_there or self.model is not None
        self.changed.emit()
