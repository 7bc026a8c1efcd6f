"""The network in one of two forms: drawn, or as a heat map."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QStackedWidget

from app.gui.network.picture.area import PictureArea
from app.gui.network.picture.heat_map import HeatMap
from app.gui.network.picture.picture import NetworkPicture
from app.gui.theme.appearance import Appearance
from app.microscope.time_machine.snapshot import NetworkSnapshot

_DRAWN_UP_TO = 2_000  # weights; beyond, the heat map shows more


class Form(Enum):
    """How a network is shown; the value is how it is named on screen."""

    NETWORK = "network"
    HEAT_MAP = "heat map"


class NetworkForms(QStackedWidget):
    """Shows the form that suits the size of the network until the person chooses one; a network
    of other layers is shown as suits it again. What is done in the heat map is sent by the
    picture's signals ``weight_chosen`` and ``part_hovered``."""

    def __init__(self, appearance: Appearance, picture: NetworkPicture) -> None:
        super().__init__()
        self.picture, self.heat_map = picture, HeatMap(appearance)
        self.area = PictureArea(picture)
        picture.scene.shrink_to_fit()
        self.setAccessibleName("Network")
        self.addWidget(self.area)
        self.addWidget(self.heat_map)
        self._layers: tuple[int, ...] = ()
        self._latest: tuple[NetworkSnapshot, str] | None = None
        self.heat_map.weight_chosen.connect(picture.weight_chosen)
        self.heat_map.part_hovered.connect(picture.part_hovered)

    @property
    def form(self) -> Form:
        """The form that is shown."""
        return Form.NETWORK if self.currentWidget() is self.area else Form.HEAT_MAP

    def set_form(self, form: Form) -> None:
        """Shows this form, until a network of other layers comes."""
        if form is not self.form:
            self.setCurrentWidget(self.area if form is Form.NETWORK else self.heat_map)
            self._refresh()

    def switch_form(self) -> None:
        """From the picture to the heat map, or back."""
        other = Form.HEAT_MAP if self.form is Form.NETWORK else Form.NETWORK
        self.set_form(other)

    def build(self, is_on: bool) -> None:
        """Lets the network be built in its picture, or not any more."""
        if is_on:
            self.set_form(Form.NETWORK)
        self.picture.handles.switch(is_on)

    def show_snapshot(self, snapshot: NetworkSnapshot, selected: str) -> None:
        """Draws these numbers, one weight marked."""
        if snapshot.file.layers != self._layers:
            self._layers = snapshot.file.layers
            is_small = len(snapshot.weights) <= _DRAWN_UP_TO or self.picture.handles.is_on
            self.set_form(Form.NETWORK if is_small else Form.HEAT_MAP)
        self._latest = snapshot, selected
        self._refresh()

    def light(self, parts: frozenset[str]) -> None:
        """Marks these units and weights, until it is called again."""
        self.picture.scene.light(parts)
        self.heat_map.light(parts)

    def _refresh(self) -> None:
        """Brings the form that is shown up to date; the other one waits until it is."""
        if self._latest is None:
            return
        if self.form is Form.NETWORK:
            self.picture.scene.show_snapshot(*self._latest)
        else:
            self.heat_map.show_snapshot(*self._latest)
