from __future__ import annotations

from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot

from app.gui.theme.appearance import Appearance
from app.microscope.layout.large import MOST_EDGES, strongest
from app.microscope.layout.numbering import is_large
from tests.gui.mouse import move_mouse
from tests.gui.network.picture.shown import shown_picture, texts_of, unit_point
from tests.microscope.snapshots import at_rest, large_preset, with_weights


def test_the_strongest_weights_are_found() -> None:
    snapshot = at_rest(with_weights(w3=-4.0, w6=3.0, w7=0.0))
    assert set(strongest(snapshot, 2)) == {"w3", "w6"}
    assert set(strongest(snapshot, 100)) == {f"w{n}" for n in range(1, 9)}


@pytest.mark.parametrize("layers", [(8, 12, 10, 4), (60, 50, 40)])
def test_the_chosen_neurons_edges_and_the_strongest_are_drawn(
    qtbot: QtBot, appearance: Appearance, layers: tuple[int, ...]
) -> None:
    snapshot = at_rest(large_preset(*layers))
    picture = shown_picture(qtbot, appearance, snapshot)
    edges = picture.scene.layout.edges
    assert is_large(picture.scene.snapshot)
    by_strength = sorted((n for n in snapshot.weights), key=lambda n: -abs(snapshot.weights[n]))
    assert set(by_strength[:MOST_EDGES]) <= edges.keys()
    assert set(picture.scene.layout.weights_at("h5")) <= edges.keys()  # w5 leads there
    assert len(edges) <= MOST_EDGES + layers[0] + layers[2] + 1
    assert "w5" in texts_of(picture)
    picture.grab()


def test_another_neuron_shows_its_edges_under_the_mouse(
    qtbot: QtBot, appearance: Appearance
) -> None:
    picture = shown_picture(qtbot, appearance, at_rest(large_preset(60, 50, 40)))
    assert not set(picture.scene.layout.weights_at("o20")) <= picture.scene.layout.edges.keys()
    move_mouse(picture, unit_point(picture, "o20"))
    qtbot.waitUntil(lambda: picture.scene.numbered == "o20")
    assert set(picture.scene.layout.weights_at("o20")) <= picture.scene.layout.edges.keys()


def test_all_neurons_stand_within_the_picture(qtbot: QtBot, appearance: Appearance) -> None:
    picture = shown_picture(qtbot, appearance, at_rest(large_preset(60, 50, 40)))
    layout = picture.scene.layout
    assert len(layout.neurons) == 150
    for circle in layout.neurons.values():
        assert circle.radius <= circle.y <= layout.height - circle.radius
    heights = sorted(circle.y for name, circle in layout.neurons.items() if name[0] == "i")
    assert min(b - a for a, b in pairwise(heights)) > 2 * circle.radius
