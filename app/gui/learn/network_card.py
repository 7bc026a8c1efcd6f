"""The network of the sheet: what is given and what is done stands in it, the rest is a ?."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.gui.network.picture.area import PictureArea
from app.gui.network.picture.picture import NetworkPicture
from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import label
from app.microscope.time_machine.snapshot import NetworkSnapshot

_LEAST_HEIGHT_PX = 190


class NetworkCard(QFrame):
    """To look at: mouse and keys change nothing here."""

    def __init__(self, appearance: Appearance, snapshot: NetworkSnapshot) -> None:
        super().__init__()
        self._appearance = appearance
        self.setAccessibleName("The network")
        self.picture = NetworkPicture(appearance, snapshot, "w1")
        self.picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area = PictureArea(self.picture)
        self.given = label("", "caption", "What is given")
        self.given.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area, 1)
        column.addWidget(self.given)
        self.picture.scene.numbers_changed.connect(self._fit_given)
        appearance.changed.connect(self._dress)
        self._dress()

    def show_given(self, text: str) -> None:
        """What is given, in words, for where the picture has no room for every number."""
        self.given.setText(text)
        self._fit_given()

    def show_snapshot(self, snapshot: NetworkSnapshot, where: frozenset[str]) -> None:
        """These numbers, with the parts lit that the box at hand is about."""
        scene = self.picture.scene
        near = {name for unit in where for name in scene.layout.weights_into(unit)}
        weights = [name for name in snapshot.weights if name in where or name in near]
        scene.show_snapshot(snapshot, weights[0] if weights else scene.marks.selected)
        scene.light(where)

    def _fit_given(self) -> None:
        self.given.setVisible(self.picture.scene.numbered is not None)

    def _dress(self) -> None:
        self.setMinimumHeight(self._appearance.px(_LEAST_HEIGHT_PX))
