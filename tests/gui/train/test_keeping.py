"""Which file a window keeps its training in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.gui.assembly import tell_left_training
from app.gui.main_window import MainWindow
from app.gui.train.keeping import OwnTrainingFile, training_was_left
from app.own_models.kept_files import FILES, counts_beside
from app.prediction.personal.place import personal_folder


def leave(folder: Path, name: str = FILES[0], content: str = "run") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(content)
    counts_beside(folder / name).write_text("counts")


def opened(folder: Path, restores: bool = True) -> OwnTrainingFile:
    return OwnTrainingFile(lambda: folder, restores=restores)


def test_each_window_has_a_file_of_its_own(tmp_path: Path) -> None:
    first, second = opened(tmp_path), opened(tmp_path)
    assert [first.name, second.name] == list(FILES[:2])
    first.release()
    third = opened(tmp_path)
    assert third.name == FILES[0]
    second.release()
    third.release()


def test_what_another_window_has_left_is_gone_on_with(tmp_path: Path) -> None:
    leave(tmp_path, FILES[3], "of another window")
    own = opened(tmp_path)
    assert (tmp_path / own.name).read_text() == "of another window"
    assert counts_beside(tmp_path / own.name).read_text() == "counts"
    assert not (tmp_path / FILES[3]).exists()
    own.release()


def test_what_is_there_stays_where_it_is(tmp_path: Path) -> None:
    leave(tmp_path)
    leave(tmp_path, FILES[3], "of another window")
    own = opened(tmp_path)
    assert (tmp_path / own.name).read_text() == "run"
    assert (tmp_path / FILES[3]).exists()
    own.release()


def test_what_a_window_holds_is_not_left(tmp_path: Path) -> None:
    leave(tmp_path)
    assert training_was_left(lambda: tmp_path)
    own = opened(tmp_path)
    assert not training_was_left(lambda: tmp_path)
    own.release()


def test_a_window_that_begins_anew_takes_an_empty_file(tmp_path: Path) -> None:
    leave(tmp_path)
    own = opened(tmp_path, restores=False)
    assert own.name == FILES[1]
    own.release()


def test_without_a_folder_nothing_was_left() -> None:
    def no_folder() -> Path:
        raise PermissionError

    assert not training_was_left(no_folder)
    OwnTrainingFile(no_folder, restores=True).release()


@pytest.mark.parametrize("is_left", [True, False])
def test_whoever_begins_in_another_room_hears_of_it(
    open_window: Callable[[], MainWindow], is_left: bool
) -> None:
    if is_left:
        leave(personal_folder())
    window = open_window()
    tell_left_training(window)
    assert ("the room Train goes on with it" in window.status_texts[0]) is is_left
