"""The network of the sheet: what is given and what is done stands in it, the rest is a ?."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.gui.network.picture.area import PictureArea
from app.gui.network.picture.fitting import least_height
from app.gui.network.picture.picture import NetworkPicture
from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import label
from app.microscope.layout.network_layout import ends_of
from app.microscope.time_machine.snapshot import NetworkSnapshot

_LEAST_HEIGHT_PX, _MOST_ASKED_PX = 160, 400  # of the picture
_GAP_PX, _NO_LIMIT_PX = 8, 100_000
_SMALLEST, _LEGIBLE = 0.5, 0.85  # of its usual size at 100 %, that it is drawn at
_GAP, _UNBROKEN = "   ", "\u00a0=\u00a0"  # no line ends between a name and its number


class NetworkCard(QFrame):
    """To look at: mouse and keys change nothing here."""

    def __init__(self, appearance: Appearance, snapshot: NetworkSnapshot) -> None:
        super().__init__()
        self._appearance = appearance
        self.setAccessibleName("The network")
        self._rate, self._weights, self._filled_in, self._carried = "", "", "", ""
        self._tells_weights = False
        self._layers = snapshot.file.layers
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
        self.picture.scene.shrink_to_fit(_SMALLEST)
        self.picture.scene.numbers_changed.connect(self._fit_given)
        appearance.changed.connect(self._dress)
        self._dress()

    def show_given(self, weights: str, filled_in: str = "", rate: str = "") -> None:
        """What is given, in words: the weights for where the picture has no room for every number,
        what is filled in, of which it has too few digits, and the rate, which it doesn't show."""
        self._weights, self._filled_in, self._rate = weights, filled_in, rate
        self._fit_given()

    def show_carried(self, text: str) -> None:
        """Numbers that were worked out, are needed, and have no room in the picture."""
        if text != self._carried:
            self._carried = text
            self._fit_given()

    def tell_weights(self, is_on: bool) -> None:
        """All weights in words too, as something hides numbers of the picture."""
        if is_on is not self._tells_weights:
            self._tells_weights = is_on
            self._fit_given()

    def show_snapshot(self, snapshot: NetworkSnapshot, where: frozenset[str]) -> None:
        """These numbers, with the parts lit that the box at hand is about."""
        scene = self.picture.scene
        ends = ends_of(snapshot.file.layers, bool(snapshot.biases))
        weights = [name for name, (_, target) in ends.items() if {name, target} & where]
        kept = scene.marks.selected if scene.marks.selected in ends else "w1"
        scene.show_snapshot(snapshot, weights[0] if weights else kept)
        scene.light(where)
        if snapshot.file.layers != self._layers:
            self._dress()

    def _fit_given(self) -> None:
        scene = self.picture.scene
        is_small = scene.zoom * self._appearance.scale < _LEGIBLE
        is_sparse = scene.numbered is not None or is_small
        text = self._words(is_sparse=is_sparse or self._tells_weights)
        self.given.setText(text)
        self.given.setVisible(bool(text))

    def words_height(self, width: int, *, is_sparse: bool) -> int:
        """How high what is said under a picture of this width is; ``is_sparse`` where not all
        weights have a number in it."""
        text = self._words(is_sparse=is_sparse)
        if not text:
            return 0
        flags = Qt.TextFlag.TextWordWrap
        room = QRect(0, 0, width, _NO_LIMIT_PX)
        return self.given.fontMetrics().boundingRect(room, int(flags), text).height() + _GAP_PX

    def _words(self, *, is_sparse: bool) -> str:
        weights = self._weights if is_sparse else ""
        parts = (self._rate, weights, self._filled_in, self._carried)
        text = _GAP.join(each for each in parts if each)
        return text.replace(" = ", _UNBROKEN)

    def _dress(self) -> None:
        """As high at least as the network needs: what is around it scrolls, and not both."""
        snapshot, px = self.picture.scene.snapshot, self._appearance.px
        self._layers = snapshot.file.layers
        needed = min(least_height(self._appearance, snapshot), px(_MOST_ASKED_PX))
        self.area.setMinimumHeight(max(needed, px(_LEAST_HEIGHT_PX)))
