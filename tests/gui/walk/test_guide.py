"""The walk is begun, turned over, left and taken up again; what the learner had stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.gui import keys
from app.gui.assembly import build_window
from app.gui.learn.room import LearnRoom
from app.gui.learn.walk_part import WalkPart
from app.gui.main_window import MainWindow
from app.gui.network.room import NetworkRoom
from app.gui.settings import Settings
from app.gui.theme.appearance import Appearance
from app.gui.type.room import TypeRoom
from app.gui.walk.places import PLACES
from app.gui.walk.wording import filled
from app.lessons.lesson_file import Lesson
from app.lessons.walk.kept_walk import KEPT_FILE
from app.lessons.walk.pages import PAGES
from tests.gui.at_rest import comes_to_rest
from tests.gui.walk.learner import ALT, KeyLearner
from tests.writing.fake_predictor import FakePredictor

OpenWindow = Callable[[], MainWindow]
BUTTON = Qt.MouseButton.LeftButton


@pytest.fixture
def learner(qtbot: QtBot, open_window: OpenWindow) -> KeyLearner:
    window = open_window()
    window.resize(1000, 760)
    return KeyLearner(qtbot, window)


def test_nothing_of_it_is_there_before_it_is_asked_for(
    learner: KeyLearner, personal_home: Path
) -> None:
    assert learner.guide._tour is None
    assert not (personal_home / KEPT_FILE).exists()


def test_every_widget_that_a_page_means_is_known_and_every_key_is_one() -> None:
    prompts = [each for page in PAGES for step in page.steps for each in step.prompts]
    assert {prompt.widget for prompt in prompts} == set(PLACES)
    for prompt in prompts:
        assert "{" not in filled(prompt.text, "net(h1)")
    for page in PAGES:
        for prompt in (each for step in page.steps for each in step.prompts):
            assert PLACES[prompt.widget].room == page.room
    assert keys.STEP.shown in filled("Press Step ({STEP}).")
    assert filled("Give {asked}.", "dE/dw5") == "Give ∂E/∂w5."


def test_it_is_left_and_taken_up_where_it_was(learner: KeyLearner) -> None:
    learner.guide.start("word")
    learner.wait_for_page()
    learner.follow()
    learner.follow()
    assert learner.walk.is_page_done
    learner.press(Qt.Key.Key_Home, ALT)
    assert learner.guide.tour is None
    strip = learner.guide._tour.strip  # type: ignore[union-attr]
    assert not strip.isVisible()
    assert isinstance(learner.window.room, TypeRoom)
    assert QApplication.focusWidget() is learner.window.room.page
    learner.press(Qt.Key.Key_Home, ALT)
    assert learner.walk.page is PAGES[1]
    assert isinstance(learner.window.room, NetworkRoom)


def test_pages_turn_to_both_sides_and_end_there(learner: KeyLearner) -> None:
    learner.press(Qt.Key.Key_PageUp, ALT)  # where no walk is on, it begins
    assert learner.walk.page is PAGES[0]
    strip = learner.tour.strip
    assert (strip.back.isEnabled(), strip.next.isEnabled()) == (False, True)
    learner.press(Qt.Key.Key_PageUp, ALT)
    assert learner.walk.page is PAGES[0]
    learner.press(Qt.Key.Key_PageDown, ALT)
    assert learner.walk.page is PAGES[1]
    learner.guide.start(PAGES[-1].name)
    assert (strip.back.isEnabled(), strip.next.isEnabled()) == (True, False)
    learner.press(Qt.Key.Key_PageDown, ALT)
    assert learner.walk.page is PAGES[-1]


def test_by_mouse_alone(qtbot: QtBot, learner: KeyLearner) -> None:
    window = learner.window
    window.open_room("learn")
    learn = window.room
    assert isinstance(learn, LearnRoom)
    part = learn.parts["Walk"]
    assert isinstance(part, WalkPart)
    qtbot.mouseClick(part.rows["net"].button, BUTTON)
    assert learner.walk.page.name == "net"
    learner.wait_for_page()
    qtbot.mouseClick(learner.network.widgets.told.predict, BUTTON)
    qtbot.waitUntil(lambda: learner.walk.steps_done == 1)
    qtbot.mouseClick(learner.network.widgets.controls.step, BUTTON)
    qtbot.waitUntil(lambda: learner.tour.meant == "network.guess")
    qtbot.mouseClick(learner.tour.strip.next, BUTTON)
    assert learner.walk.page.name == "error"
    qtbot.mouseClick(learner.tour.strip.back, BUTTON)
    assert learner.walk.page.name == "net"
    menu = learner.tour.strip.menu
    action = next(each for each in menu.actions() if "Trust, but check" in each.text())
    assert isinstance(action, QAction)
    action.trigger()
    assert learner.walk.page.name == "nudge"
    qtbot.mouseClick(learner.tour.strip.leave, BUTTON)
    assert learner.guide.tour is None


def test_the_list_of_pages_by_keys(qtbot: QtBot, learner: KeyLearner) -> None:
    learner.guide.start("error")
    learner.wait_for_page()
    menu = learner.tour.strip.menu
    learner.tour.strip.pages.setFocus()
    learner.press(Qt.Key.Key_Space)
    qtbot.waitUntil(menu.isVisible)
    chosen = menu.activeAction()
    assert chosen is not None
    assert chosen.text() == "3  How wrong is it?"
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert learner.walk.page.name == "slope"
    assert not menu.isVisible()


def test_a_click_on_the_strip_leaves_the_focus_on_the_page(
    qtbot: QtBot, learner: KeyLearner
) -> None:
    learner.guide.start("word")
    learner.wait_for_page()
    assert isinstance(learner.window.room, TypeRoom)
    page = learner.window.room.page
    learner.window.open_room("decode")
    qtbot.mouseClick(learner.tour.strip.show_button, BUTTON)
    assert QApplication.focusWidget() is page


def test_another_room_is_said_and_one_is_led_back(learner: KeyLearner) -> None:
    learner.guide.start("net")
    learner.wait_for_page()
    learner.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert "happens in the room Network" in learner.tour.strip.instruction.text()
    assert learner.tour.strip.isVisible()
    assert not learner.tour.light.isVisible()
    learner.press(Qt.Key.Key_End, ALT)
    assert isinstance(learner.window.room, NetworkRoom)
    learner.check_what_is_lit()
    assert QApplication.focusWidget() is learner.network.widgets.told.predict


def test_what_was_open_in_a_room_stays_and_undo_leads_back(
    qtbot: QtBot, learner: KeyLearner
) -> None:
    learner.window.open_room("network")
    room = learner.network
    room.training.train(50)
    qtbot.waitUntil(lambda: room.snapshot.update == 50)
    own = room.snapshot.network
    learner.guide.start("rate")
    learner.wait_for_page()
    assert room.snapshot.network != own
    assert room.snapshot.file.rate == 200.0
    learner.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: room.snapshot.network == own)
    assert room.snapshot.update == 50


def test_what_is_meant_is_found_again_on_another_page_of_the_column(
    qtbot: QtBot, learner: KeyLearner
) -> None:
    from app.gui.network.pages import PageName

    learner.guide.start("nudge")
    learner.wait_for_page()
    learner.check_what_is_lit()
    learner.network.widgets.pages.choose(PageName.SURFACE)
    assert not learner.tour.light.isVisible()
    qtbot.waitUntil(lambda: "out of sight" in learner.tour.strip.instruction.text())
    learner.go_to_it()
    learner.check_what_is_lit()
    qtbot.waitUntil(lambda: "out of sight" not in learner.tour.strip.instruction.text())


def test_the_curve_is_never_said_to_be_out_of_sight_as_play_begins(
    qtbot: QtBot, learner: KeyLearner, monkeypatch: pytest.MonkeyPatch
) -> None:
    learner.guide.start("rate")
    learner.wait_for_page()
    strip, said = learner.tour.strip, list[str]()
    show = strip.show_instruction

    def heard(text: str, *, is_done: bool) -> None:
        said.append(text)
        show(text, is_done=is_done)

    monkeypatch.setattr(strip, "show_instruction", heard)
    learner.press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: learner.tour.meant == "network.curves")
    assert said
    assert not [each for each in said if "out of sight" in each]
    learner.check_what_is_lit()


def test_the_frame_grows_with_larger_text(
    qtbot: QtBot, appearance: Appearance, learner: KeyLearner
) -> None:
    learner.guide.start("error")
    learner.wait_for_page()
    appearance.set_scale(2.0)
    qtbot.waitUntil(lambda: comes_to_rest(learner.window))
    light = learner.tour.light
    assert light.target is learner.network.widgets.told.guess.field
    assert light.height() >= light.target.height()


def test_progress_is_there_after_a_restart(
    qtbot: QtBot, open_window: OpenWindow, personal_home: Path
) -> None:
    first = KeyLearner(qtbot, open_window())
    first.guide.start("word")
    first.wait_for_page()
    first.follow()
    first.follow()
    first.window.close()
    again = KeyLearner(qtbot, open_window())
    again.window.open_room("learn")
    learn = again.window.room
    assert isinstance(learn, LearnRoom)
    part = learn.parts["Walk"]
    assert isinstance(part, WalkPart)
    assert part.score.text() == "1 of 13 done"
    assert part.rows["word"].mark.text() == "✓"
    assert part.rows["net"].mark.text() == "2"
    assert part.go_on_button.text() == "Go on with page 2"
    assert QApplication.focusWidget() is part.go_on_button
    again.press(Qt.Key.Key_Space)
    assert again.walk.page.name == "net"


@pytest.mark.parametrize("content", [b"", b"{", b"\x00" * 50_000, b'{"lettersum": "networks"}'])
def test_a_damaged_file_costs_no_more_than_progress(
    learner: KeyLearner, personal_home: Path, content: bytes
) -> None:
    personal_home.mkdir(exist_ok=True)
    (personal_home / KEPT_FILE).write_bytes(content)
    learner.press(Qt.Key.Key_Home, ALT)
    assert learner.walk.page is PAGES[0]
    assert (personal_home / "walk-damaged-1.json").read_bytes() == content
    assert "walk-damaged-1.json" in learner.window.status_texts[0]
    assert (personal_home / KEPT_FILE).exists()


def test_what_cant_be_kept_is_said(learner: KeyLearner, personal_home: Path) -> None:
    (personal_home / KEPT_FILE).mkdir(parents=True)
    (personal_home / KEPT_FILE / "in the way").touch()
    learner.guide.start("word")
    assert learner.tour.is_on
    assert "walk" in learner.window.status_texts[0]


def test_numbers_that_follow_a_change_of_mind_are_asked_for_again(
    qtbot: QtBot, learner: KeyLearner
) -> None:
    """A wrong number is shown, so it isn't asked for any more: the strip says how it is again."""
    learner.guide.start("error")
    learner.wait_for_page()
    field = learner.network.widgets.told.guess.field
    assert isinstance(field, QLineEdit)
    for _ in range(2):
        learner.go_to_it()
        learner.type("0.9")
        learner.press(Qt.Key.Key_Return)
    assert learner.walk.steps_done == 0
    assert learner.tour.meant == "network.back"
    learner.follow()
    learner.follow()
    assert learner.network.showing.predicting.asked == "E(o1)"
    learner.follow()
    assert learner.walk.steps_done == 1


def test_in_a_lesson_pages_of_rooms_that_it_leaves_out_are_passed_over(
    qtbot: QtBot, appearance: Appearance, settings: Settings
) -> None:
    lesson = Lesson("One hour", rooms=("network", "learn"))
    window = build_window(appearance, settings, FakePredictor, lesson=lesson)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.room is not None)
    learner = KeyLearner(qtbot, window)
    learner.guide.start("word")
    assert learner.guide.tour is None
    assert "no part of this lesson" in window.status_texts[0]
    learner.press(Qt.Key.Key_Home, ALT)
    assert learner.walk.page.name == "net"
    assert not learner.tour.strip.back.isEnabled()
    learner.guide.start("rate")
    learner.press(Qt.Key.Key_PageDown, ALT)
    assert learner.walk.page.name == "cheap"
    window.close()
