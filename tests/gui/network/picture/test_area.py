from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.gui.network.picture.area import PictureArea
from app.gui.network.picture.picture import NetworkPicture
from app.gui.theme.appearance import Appearance
from app.microscope.network_presets import ARTICLE, FOUR_LAYERS, NetworkPreset
from tests.gui.at_rest import comes_to_rest, restless_widths
from tests.gui.network.picture.shown import placement_of
from tests.microscope.snapshots import at_rest

CTRL, NOTHING = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def picture(appearance: Appearance) -> NetworkPicture:
    return NetworkPicture(appearance, at_rest(ARTICLE), "w5")


@pytest.fixture
def area(qtbot: QtBot, picture: NetworkPicture) -> PictureArea:
    made = PictureArea(picture)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def wheel(area: PictureArea, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        at, area.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    area.wheelEvent(event)


def test_keys_zoom_and_fit(qtbot: QtBot, area: PictureArea, picture: NetworkPicture) -> None:
    QTest.keyClicks(picture, "++")
    assert picture.scene.zoom == pytest.approx(1.44)
    assert area.horizontalScrollBar().maximum() > 0
    QTest.keyClicks(picture, "-")
    assert picture.scene.zoom == pytest.approx(1.2)
    QTest.keyClicks(picture, "0")
    assert picture.scene.zoom == 1.0
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() == 0)


def test_what_is_under_the_mouse_stays_there(area: PictureArea, picture: NetworkPicture) -> None:
    at = QPointF(500, 300)
    before = placement_of(picture).in_layout(picture.mapFrom(area.viewport(), at))
    wheel(area, at, CTRL)
    wheel(area, at, CTRL)
    after = placement_of(picture).in_layout(picture.mapFrom(area.viewport(), at))
    assert picture.scene.zoom == pytest.approx(1.44)
    assert after == (pytest.approx(before[0], abs=2), pytest.approx(before[1], abs=2))


def test_the_wheel_alone_does_not_zoom(area: PictureArea, picture: NetworkPicture) -> None:
    wheel(area, QPointF(100, 100), NOTHING)
    assert picture.scene.zoom == 1.0


def test_zoom_keeps_within_what_makes_sense(area: PictureArea, picture: NetworkPicture) -> None:
    for _ in range(40):
        area.zoom_in()
    assert picture.scene.zoom == 5.0
    for _ in range(40):
        area.zoom_out()
    assert picture.scene.zoom == 0.25


def test_a_picture_larger_than_its_room_is_fitted(qtbot: QtBot, appearance: Appearance) -> None:
    picture = NetworkPicture(appearance, at_rest(FOUR_LAYERS), "w5")
    area = PictureArea(picture)
    qtbot.addWidget(area)
    area.resize(300, 260)
    area.show()
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() > 0)
    area.fit_to_room()
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() == 0)
    assert area.verticalScrollBar().maximum() == 0


def test_empty_ground_scrolls(area: PictureArea, picture: NetworkPicture) -> None:
    for _ in range(4):
        area.zoom_in()
    across = area.horizontalScrollBar()
    across.setValue(50)
    picture.panned.emit(QPoint(-30, 0))
    assert across.value() == 80


@pytest.mark.parametrize(("preset", "step"), [(ARTICLE, 11), (FOUR_LAYERS, 160)])
def test_it_comes_to_rest_at_any_size(
    qtbot: QtBot, appearance: Appearance, preset: NetworkPreset, step: int
) -> None:
    area = PictureArea(NetworkPicture(appearance, at_rest(preset), "w5"))
    qtbot.addWidget(area)
    area.show()
    for height in (200, 420):
        assert restless_widths(area, range(160, 800, step), height) == [], height


def test_a_size_has_one_layout_from_wherever_it_is_reached(
    qtbot: QtBot, area: PictureArea, picture: NetworkPicture
) -> None:
    found: dict[int, set[tuple[float, float]]] = {}
    for width in (*range(200, 700, 10), *range(690, 190, -10)):
        area.resize(width, 300)
        assert comes_to_rest(area)
        layout = picture.scene.layout
        found.setdefault(width, set()).add((layout.width, layout.height))
    assert [width for width, sizes in found.items() if len(sizes) > 1] == []


def test_large_text_gives_way_before_a_part_is_out_of_sight(
    qtbot: QtBot, area: PictureArea, picture: NetworkPicture, appearance: Appearance
) -> None:
    area.resize(700, 240)
    appearance.set_scale(2.0)
    assert comes_to_rest(area)
    assert area.verticalScrollBar().maximum() > 0  # where it isn't asked to
    picture.scene.shrink_to_fit()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    assert area.horizontalScrollBar().maximum() == 0
    assert 0.5 <= picture.scene.zoom < 1
    area.resize(900, 600)
    assert comes_to_rest(area)
    assert picture.scene.zoom == 1
    area.resize(300, 100)
    assert comes_to_rest(area)
    assert picture.scene.zoom == 0.5  # never smaller than at 100 %


def test_a_zoom_that_was_chosen_stays_until_it_is_fitted(
    area: PictureArea, picture: NetworkPicture, appearance: Appearance
) -> None:
    picture.scene.shrink_to_fit()
    appearance.set_scale(2.0)
    area.zoom_in()
    area.resize(700, 240)
    assert comes_to_rest(area)
    assert picture.scene.zoom == pytest.approx(1.2)
    area.fit_to_room()
    assert picture.scene.zoom < 1
    assert comes_to_rest(area)
    assert area.verticalScrollBar().maximum() == 0
