from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage
from pytestqt.qtbot import QtBot

from app.gui.network.picture.area import PictureArea
from app.gui.network.picture.edges import edge_width
from app.gui.network.picture.picture import NetworkPicture
from app.gui.theme.appearance import Appearance
from app.microscope.layout.output_texts import CAPTION_GAP_PX
from app.microscope.layout.picture_texts import target_lines
from app.microscope.network_presets import (
    ARTICLE,
    FOUR_LAYERS,
    PRESETS,
    SMALLEST,
    NetworkPreset,
)
from app.microscope.number_format import parse_number
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.kernels.online import train_online_numpy
from nncore.layers import Bias
from nncore.network_file import NetworkFile, Sample
from tests.gui.mouse import move_mouse
from tests.gui.network.picture.shown import origin_of, texts_of
from tests.microscope.examples import V1, V1_PRESET


def snapshot_of(preset: NetworkPreset) -> NetworkSnapshot:
    return TrainingSession(preset, lambda: train_online_numpy).snapshot()


@pytest.fixture
def picture(qtbot: QtBot, appearance: Appearance) -> NetworkPicture:
    made = NetworkPicture(appearance, snapshot_of(V1_PRESET), "w5")
    qtbot.addWidget(made)
    made.resize(820, 560)
    made.scene.fit(QSize(820, 560))
    made.show()
    return made


def image_of(picture: NetworkPicture) -> QImage:
    return picture.grab().toImage()


def place_of(picture: NetworkPicture, weight: str) -> QPoint:
    chip = picture.scene.layout.chips[weight]
    x, y = origin_of(picture)
    return QPoint(round(x + chip.x + chip.width / 2), round(y + chip.y + chip.height / 2))


def test_every_number_is_the_known_one(picture: NetworkPicture) -> None:
    texts = texts_of(picture)
    known = {"h1": V1["out"][0][0], "h2": V1["out"][0][1], "o1": V1["out"][1][0]}
    for unit, value in known.items():
        assert parse_number(texts[unit]) == pytest.approx(value, abs=5.1e-5)
    assert (texts["i1"], texts["i2"]) == ("0.05", "0.1")
    assert (texts["target1"], texts["target2"]) == ("target 0.01", "target 0.99")
    assert texts["w5"] == "w5 +0.400"
    assert texts["v21"] == "v21 +0.600"
    assert len(texts) == 6 + 12 + 2


def test_a_click_chooses_a_weight(qtbot: QtBot, picture: NetworkPicture) -> None:
    for weight in ("w1", "w6", "v22"):
        with qtbot.waitSignal(picture.weight_chosen) as chosen:
            qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=place_of(picture, weight))
        assert chosen.args == [weight]


def test_a_click_beside_everything_chooses_nothing(qtbot: QtBot, picture: NetworkPicture) -> None:
    with qtbot.assertNotEmitted(picture.weight_chosen):
        qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))


def test_arrow_keys_go_through_the_weights(qtbot: QtBot, picture: NetworkPicture) -> None:
    chosen: list[str] = []
    picture.weight_chosen.connect(chosen.append)
    qtbot.keyClick(picture, Qt.Key.Key_Right)
    qtbot.keyClick(picture, Qt.Key.Key_Left)
    picture.scene.show_snapshot(snapshot_of(V1_PRESET), "w1")
    qtbot.keyClick(picture, Qt.Key.Key_Left)
    assert chosen == ["w6", "w4", "v22"]


def test_what_is_chosen_is_marked(picture: NetworkPicture, appearance: Appearance) -> None:
    edge = picture.scene.layout.edges["w5"]
    x, y = origin_of(picture)
    beside = QPoint(round(x + edge.x2 - 30), round(y + edge.y2 - 6))
    band = QColor(appearance.colours.band)
    assert image_of(picture).pixelColor(beside) == band
    picture.scene.show_snapshot(snapshot_of(V1_PRESET), "w1")
    assert image_of(picture).pixelColor(beside) != band


def colours_along(picture: NetworkPicture, weight: str) -> list[QColor]:
    edge = picture.scene.layout.edges[weight]
    image, (left, top) = image_of(picture), origin_of(picture)
    xs = range(round(edge.x2) - 100, round(edge.x2) - 10)
    return [image.pixelColor(round(left + x), round(top + edge.y_at(x))) for x in xs]


@pytest.mark.parametrize("value", [0.7, -0.7])
def test_the_sign_of_an_edge_is_seen_without_colour(
    qtbot: QtBot, appearance: Appearance, value: float
) -> None:
    file = NetworkFile((1, 1), {"w1": value}, samples=(Sample((0.5,), (0.5,)),))
    picture = NetworkPicture(appearance, snapshot_of(NetworkPreset("one", file)), "w1")
    qtbot.addWidget(picture)
    picture.resize(820, 560)
    picture.scene.fit(QSize(820, 560))
    colour = QColor(appearance.colours.positive if value > 0 else appearance.colours.negative)
    along = colours_along(picture, "w1")
    assert colour in along
    assert all(each == colour for each in along) is (value > 0)  # dashes have gaps


def test_the_larger_the_wider() -> None:
    assert edge_width(0.1, 1) < edge_width(-0.5, 1) < edge_width(1, 1)
    assert edge_width(1e300, 1e300) == pytest.approx(5.5)


@pytest.mark.parametrize("preset", [SMALLEST, ARTICLE, FOUR_LAYERS])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_texts_fit_into_what_they_stand_in(
    qtbot: QtBot, appearance: Appearance, preset: NetworkPreset, scale: float
) -> None:
    appearance.set_scale(scale)
    picture = NetworkPicture(appearance, snapshot_of(preset), "w1")
    qtbot.addWidget(picture)
    picture.scene.fit(QSize(820, 560))
    metrics = QFontMetricsF(picture.scene.state().fonts.number)
    for name, chip in picture.scene.layout.chips.items():
        assert metrics.horizontalAdvance(texts_of(picture)[name]) <= chip.width
        assert metrics.height() <= chip.height + 1
    for name, circle in picture.scene.layout.neurons.items():
        assert metrics.horizontalAdvance(texts_of(picture)[name]) <= 2 * circle.radius
    appearance.normal_size()


def test_it_takes_the_room_there_is_and_scrolls_beyond(
    qtbot: QtBot, appearance: Appearance
) -> None:
    picture = NetworkPicture(appearance, snapshot_of(ARTICLE), "w5")
    area = PictureArea(picture)
    qtbot.addWidget(area)
    area.resize(900, 600)
    area.show()
    qtbot.waitUntil(lambda: picture.scene.layout.width >= 860)
    assert not area.horizontalScrollBar().isVisible()
    assert not area.verticalScrollBar().isVisible()
    area.resize(300, 200)
    qtbot.waitUntil(lambda: area.horizontalScrollBar().isVisible())
    assert picture.width() >= picture.scene.layout.width


def test_another_shape_is_laid_out_anew(picture: NetworkPicture) -> None:
    session = TrainingSession(V1_PRESET, lambda: train_online_numpy)
    session.set_bias(Bias.NONE)
    picture.scene.show_snapshot(session.snapshot(), "w1")
    assert picture.scene.layout.biases == {}
    assert set(texts_of(picture)) >= {"w8", "o2"}
    image_of(picture)


def test_a_screen_reader_hears_the_chosen_weight(picture: NetworkPicture) -> None:
    picture.scene.show_snapshot(snapshot_of(V1_PRESET), "w5")
    description = picture.accessibleDescription()
    assert "E_total 0.298371" in description
    assert "w5, h1 → o1: +0.400000" in description


@pytest.fixture
def large(qtbot: QtBot, appearance: Appearance) -> NetworkPicture:
    made = NetworkPicture(appearance, snapshot_of(FOUR_LAYERS), "w5")
    qtbot.addWidget(made)
    made.resize(820, 620)
    made.scene.fit(QSize(820, 620))
    made.show()
    return made


def numbered(picture: NetworkPicture) -> set[str]:
    return {name for name in texts_of(picture) if name[0] in "wv"}


def point_on(picture: NetworkPicture, x: float, y: float) -> QPoint:
    left, top = origin_of(picture)
    return QPoint(round(left + x), round(top + y))


def test_too_many_weights_are_numbered_where_one_has_chosen(large: NetworkPicture) -> None:
    assert large.scene.numbered == "h5"
    assert numbered(large) == {"w5", "w11", "w17", "w23", "v15"}
    large.scene.show_snapshot(snapshot_of(FOUR_LAYERS), "v31")
    assert large.scene.numbered == "o1"
    assert numbered(large) == {"w61", "w65", "w69", "w73", "w77", "w81", "v31"}


def test_what_is_under_the_mouse_is_numbered_too(qtbot: QtBot, large: NetworkPicture) -> None:
    edge = large.scene.layout.edges["w61"]
    move_mouse(large, point_on(large, edge.x2 - 8, edge.y_at(edge.x2 - 8)))
    assert numbered(large) == {"w5", "w11", "w17", "w23", "v15", "w61"}
    neuron = large.scene.layout.neurons["i2"]
    move_mouse(large, point_on(large, neuron.x, neuron.y))
    assert large.scene.numbered == "i2"
    assert numbered(large) == {"w5", *(f"w{n}" for n in range(7, 13))}
    move_mouse(large, QPoint(2, 2))
    assert numbered(large) == {"w5", "w11", "w17", "w23", "v15"}


def test_edges_without_a_number_are_paler(large: NetworkPicture, appearance: Appearance) -> None:
    image = image_of(large)
    for weight, is_full in (("w25", False), ("w17", True)):
        edge = large.scene.layout.edges[weight]
        x = edge.x1 + 0.95 * (edge.x2 - edge.x1)
        colour = image.pixelColor(point_on(large, x, edge.y_at(x)))
        assert (colour == QColor(appearance.colours.positive)) is is_full, weight


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("room", [QSize(820, 620), QSize(460, 380), QSize(320, 180)])
def test_targets_are_whole(
    qtbot: QtBot, appearance: Appearance, preset: NetworkPreset, room: QSize
) -> None:
    picture = NetworkPicture(appearance, snapshot_of(preset), "w1")
    qtbot.addWidget(picture)
    picture.scene.fit(room)
    layout, metrics = picture.scene.layout, QFontMetricsF(picture.scene.state().fonts.caption)
    for number, target in enumerate(preset.file.samples[0].targets, start=1):
        neuron = layout.neurons[f"o{number}"]
        left = neuron.x + neuron.radius + CAPTION_GAP_PX
        for line in target_lines(target, layout.measures.is_compact):
            assert left + metrics.horizontalAdvance(line) <= layout.width
        # One line below the other, no higher than from neuron to neuron.
        lines = len(target_lines(target, layout.measures.is_compact)) + 1
        assert lines * metrics.height() <= 2 * neuron.radius + 6


def test_chips_show_as_many_digits_as_the_last_update_needs(
    qtbot: QtBot, appearance: Appearance
) -> None:
    session = TrainingSession(V1_PRESET, lambda: train_online_numpy)
    made = NetworkPicture(appearance, session.snapshot(), "w5")
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.scene.fit(QSize(1000, 600))
    made.show()
    assert texts_of(made)["w5"] == "w5 +0.400"
    session.advance(3_000)
    session.step()
    made.scene.show_snapshot(session.snapshot(), "w5")
    before = texts_of(made)
    session.step()
    made.scene.show_snapshot(session.snapshot(), "w5")
    moved = [
        name for name, text in texts_of(made).items() if name[0] == "w" and text != before[name]
    ]
    assert len(moved) >= 4
    chip = made.scene.layout.chips["w5"]
    metrics = QFontMetricsF(made.scene.state().fonts.number)
    assert metrics.horizontalAdvance(texts_of(made)["w5"]) <= chip.width


def test_changed_weights_flash_once(qtbot: QtBot, appearance: Appearance) -> None:
    session = TrainingSession(V1_PRESET, lambda: train_online_numpy)
    made = NetworkPicture(appearance, session.snapshot(), "w5")
    qtbot.addWidget(made)
    session.step()
    made.scene.show_snapshot(session.snapshot(), "w5")
    assert made.scene.state().flashed == {f"w{number}" for number in range(1, 9)}
    qtbot.waitUntil(lambda: not made.scene.state().flashed)
    made.scene.show_snapshot(session.snapshot(), "w6")
    assert not made.scene.state().flashed
