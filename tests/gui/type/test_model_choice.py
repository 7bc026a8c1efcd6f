"""What suggests, chosen in the bar: the presets, and models of one's own behind the second."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.models.window import ModelsWindow
from app.gui.settings import Settings
from app.gui.type.room import TypeRoom
from app.own_models.choosing import load_chosen
from app.own_models.library import ModelLibrary
from app.own_models.library_model import LibraryModel
from app.prediction.predictor_like import PredictorLike
from app.prediction.shipped import Shipped
from tests.gui.type.conftest import OpenRoom
from tests.gui.type.hands import offered, type_text
from tests.own_models.small import tiny_model
from tests.writing.fake_predictor import FakePredictor

CONTROL = Qt.KeyboardModifier.ControlModifier


class Loader:
    """Has a predictor for each key, and remembers which were asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.missing = ""

    def __call__(self, key: str) -> PredictorLike:
        self.asked.append(key)
        if key == self.missing:
            raise OSError(f"{key}: can't be read")
        return FakePredictor()


@pytest.fixture
def loader() -> Loader:
    return Loader()


@pytest.fixture
def letters() -> LibraryModel:
    return ModelLibrary().add(tiny_model(), "R&D <letters>")


@pytest.fixture
def room(open_room: OpenRoom, loader: Loader, letters: LibraryModel) -> TypeRoom:
    return open_room(loader)


def lines(room: TypeRoom) -> dict[str, bool]:
    """What stands in the menu, and whether it is ticked."""
    actions = [each for each in room.tools.preset.menu.actions() if not each.isSeparator()]
    return {each.text().replace("&&", "&"): each.isChecked() for each in actions}


def choose(room: TypeRoom, line: str) -> None:
    actions = room.tools.preset.menu.actions()
    next(each for each in actions if each.text().replace("&&", "&") == line).trigger()


def opened_menu(qtbot: QtBot, room: TypeRoom) -> None:
    qtbot.keyClick(room.page, Qt.Key.Key_M, CONTROL)
    qtbot.waitUntil(lambda: "R&D <letters>" in lines(room))


def test_an_own_model_is_chosen_in_the_menu_and_used_at_the_next_start(
    qtbot: QtBot, room: TypeRoom, loader: Loader, open_room: OpenRoom, settings: Settings
) -> None:
    opened_menu(qtbot, room)
    assert lines(room) == {
        "Article": False, "Keyboard": True, "R&D <letters>": False, "Models…": False,
    }  # fmt: skip
    choose(room, "R&D <letters>")
    room.tools.preset.menu.close()
    choice = room.tools.preset
    assert choice.button("keyboard").text() == "R&&D <letters>"
    assert choice.button("keyboard").accessibleName() == "Preset: R&D <letters>"
    type_text(qtbot, room, "How are ", "you", "they", "today")
    assert loader.asked == ["keyboard", "own:r-d-letters.npz"]
    assert room.page.hasFocus()
    room.shut_down()
    again = open_room(loader)
    assert again.tools.preset.button("keyboard").isChecked()
    assert again.tools.preset.button("keyboard").text() == "R&&D <letters>"
    type_text(qtbot, again, "How are ", "you", "they", "today")
    assert loader.asked[2:] == ["own:r-d-letters.npz"]


def test_a_key_switches_between_the_article_and_the_model_chosen_last(
    qtbot: QtBot, room: TypeRoom
) -> None:
    opened_menu(qtbot, room)
    choose(room, "R&D <letters>")
    room.tools.preset.menu.close()
    seen = []
    for _ in range(3):
        qtbot.keyClick(room.page, Qt.Key.Key_P, CONTROL)
        seen.append(room.models.current)
    assert seen == ["article", "own:r-d-letters.npz", "article"]
    opened_menu(qtbot, room)
    assert [line for line, is_chosen in lines(room).items() if is_chosen] == ["Article"]
    choose(room, "Keyboard")
    assert room.tools.preset.button("keyboard").text() == "Keyboard"


def test_a_model_that_is_gone_is_one_line_and_the_keyboard_speaks(
    qtbot: QtBot, open_room: OpenRoom, loader: Loader, settings: Settings
) -> None:
    settings.preset, settings.model_title = "own:gone.npz", "Gone"
    loader.missing = "own:gone.npz"
    room = open_room(loader)
    qtbot.waitUntil(lambda: room._notice != "")
    assert room._notice == "own:gone.npz: can't be read; Keyboard suggests instead"
    assert room.tools.preset.button("keyboard").text() == "Keyboard"
    type_text(qtbot, room, "How are ", "you", "they", "today")
    assert settings.preset == "keyboard"


def test_a_damaged_model_is_one_line_with_the_real_reader(
    qtbot: QtBot, open_room: OpenRoom, letters: LibraryModel, settings: Settings
) -> None:
    letters.path.write_bytes(letters.path.read_bytes()[:-50])
    settings.preset = f"own:{letters.file}"
    shipped = Shipped()
    shipped.predictor = lambda preset="keyboard": FakePredictor()  # type: ignore[method-assign, assignment, return-value]
    room = open_room(lambda key: load_chosen(shipped, key))
    qtbot.waitUntil(lambda: "damaged" in room._notice)
    assert room._notice.endswith("Keyboard suggests instead")
    type_text(qtbot, room, "How are ", "you", "they", "today")


def test_an_own_network_of_sums_is_asked_through_no_encoding(qtbot: QtBot, room: TypeRoom) -> None:
    opened_menu(qtbot, room)
    assert room.tools.encoding.isEnabled()
    choose(room, "R&D <letters>")
    assert not room.tools.encoding.isEnabled()


def test_what_another_room_has_used_is_used_on_the_page(
    qtbot: QtBot, room: TypeRoom, loader: Loader, letters: LibraryModel
) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    room.models.use(f"own:{letters.file}")
    qtbot.waitUntil(lambda: f"own:{letters.file}" in loader.asked)
    qtbot.waitUntil(lambda: offered(room)[0] == "you")


def test_the_list_opens_from_the_menu_and_shows_the_one_in_use(
    qtbot: QtBot, room: TypeRoom
) -> None:
    opened_menu(qtbot, room)
    room.tools.preset.menu.close()
    choose(room, "Models…")
    (window,) = room.tools.window().findChildren(ModelsWindow)
    qtbot.waitUntil(lambda: window.table.rowCount() == 2)
    window.choose("own:r-d-letters.npz")
    qtbot.mouseClick(window.buttons["Use this model"], Qt.MouseButton.LeftButton)
    assert room.models.current == "own:r-d-letters.npz"
    window.close()


def test_of_many_models_the_menu_has_the_newest_and_the_one_in_use(
    qtbot: QtBot, room: TypeRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.gui.type.model_choice._MOST_IN_MENU", 1)
    first = ModelLibrary().find("r-d-letters")
    made = first.card.made
    assert made is not None
    library = ModelLibrary(now=lambda: made)  # of the same second; then by their files
    others = [library.add(tiny_model(), name) for name in ("zz", "zzz")]
    room.models.use(f"own:{others[-1].file}")
    opened_menu(qtbot, room)
    assert list(lines(room)) == [
        "Article", "Keyboard", first.title, others[-1].title, "All models, 1 more…",
    ]  # fmt: skip


def test_where_there_is_little_room_only_the_segment_in_use_is_shown(room: TypeRoom) -> None:
    room.tools.setMinimumSize(1, 1)

    def narrow(width: int) -> None:
        room.tools.resize(width, 40)

    choice = room.tools.preset
    room.tools.show()
    narrow(900)
    wide = choice.sizeHint().width()
    assert not choice.button("article").isHidden()
    narrow(choice.least_width_px + room.tools.page_button.sizeHint().width() + 20)
    assert choice.button("article").isHidden()
    assert choice.sizeHint().width() < wide
    choice.choose_next()
    assert (choice.button("article").isHidden(), choice.button("keyboard").isHidden()) == (
        False, True,
    )  # fmt: skip
    narrow(900)
    assert choice.sizeHint().width() == wide


def test_a_long_title_is_cut_in_the_bar_and_whole_in_its_tool_tip(
    qtbot: QtBot, room: TypeRoom, letters: LibraryModel
) -> None:
    ModelLibrary().rename(letters, "W" * 60)
    room.models.use(f"own:{letters.file}")
    room.models.look()
    qtbot.waitUntil(lambda: room.models.title == "W" * 60)
    button = room.tools.preset.button("keyboard")
    assert button.text().endswith("…")
    assert button.sizeHint().width() < 250
    assert "W" * 60 in button.toolTip()
