"""Pictures on screen, for the tests of this folder."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize
from pytestqt.qtbot import QtBot

from app.gui.network.picture.picture import NetworkPicture
from app.gui.network.picture.placement import Placement, placed
from app.gui.theme.appearance import Appearance
from app.microscope.layout.picture_texts import chip_text, delta_text, neuron_value, target_text
from app.microscope.time_machine.snapshot import NetworkSnapshot


def shown_picture(
    qtbot: QtBot, appearance: Appearance, snapshot: NetworkSnapshot, selected: str = "w5"
) -> NetworkPicture:
    """A picture on screen."""
    picture = NetworkPicture(appearance, snapshot, selected)
    qtbot.addWidget(picture)
    picture.resize(820, 560)
    picture.scene.fit(QSize(820, 560))
    picture.show()
    picture.setFocus()
    return picture


def placement_of(picture: NetworkPicture) -> Placement:
    """Where the layout lies in the widget."""
    return placed(picture.scene.layout, picture.scene.zoom, picture.size())


def origin_of(picture: NetworkPicture) -> tuple[float, float]:
    """Where the layout's upper left corner is in the widget."""
    place = placement_of(picture)
    return place.left, place.top


def texts_of(picture: NetworkPicture) -> dict[str, str]:
    """Every number in the picture as it is written there, by name: neurons (h1), weights (w5),
    targets (target1), and on the way back δ (delta(h1))."""
    state = picture.scene.state()
    snapshot, units = state.snapshot, state.layout.neurons
    texts = {unit: neuron_value(snapshot, unit, state.fonts.decimals) for unit in units}
    decimals = state.layout.measures.decimals
    for name in state.layout.chips:
        texts[name] = chip_text(snapshot, name, decimals, state.dragged.get(name))
    for number, target in enumerate(snapshot.trace.targets, start=1):
        texts[f"target{number}"] = target_text(target)
    deltas = {f"delta({unit})": delta_text(snapshot, unit) for unit in units}
    return texts | {name: text for name, text in deltas.items() if text}


def chip_point(picture: NetworkPicture, weight: str) -> QPoint:
    """The middle of a weight's chip in the widget."""
    return placement_of(picture).on_screen(picture.scene.layout.chips[weight]).center()


def unit_point(picture: NetworkPicture, unit: str) -> QPoint:
    """The centre of a neuron, an input or a bias in the widget."""
    layout, (left, top) = picture.scene.layout, origin_of(picture)
    circle = (layout.neurons | layout.biases)[unit]
    return QPoint(
        round(left + circle.x * picture.scene.zoom), round(top + circle.y * picture.scene.zoom)
    )
