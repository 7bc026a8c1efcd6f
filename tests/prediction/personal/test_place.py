"""The folder of what is the person's own: private, tidied at the start, and made again."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.prediction.personal import place
from app.prediction.personal.place import (
    FOLDER_VARIABLE,
    learned_network_path,
    network_path,
    network_paths,
    personal_folder,
    put_aside,
    remove_put_aside,
)

POSIX = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
OURS = (
    "personal.sqlite", "personal.sqlite-wal", "personal.sqlite-shm", "personal-network.npz",
    "personal-damaged-1.sqlite", "personal-network-damaged-2.npz", "draft.txt", "draft-2.txt",
    "personal-network-69769.257226.npz", "personal-network-69769.257226-damaged-1.npz",
    "networks.json", "networks-3-damaged-1.json",
    "draft.txt.lock", "draft-12.txt.sentence", "draft-damaged-1.txt", "lettersum-rescued-0a",
    "settings.ini", "own-training.npz", "own-training-2.counts.npz", "own-training.npz.lock",
    "own-training.counts-damaged-1.npz",
)  # fmt: skip
OTHERS = (
    "draft-of-my-book.txt", "personal-letters.txt", "notes.txt", "draft", "personal-network-x.npz",
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    before = os.umask(0o022)
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "data" / "home"))
    yield tmp_path / "data" / "home"
    os.umask(before)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@POSIX
def test_it_is_for_its_owner_alone_and_made_again_so(folder: Path) -> None:
    for _ in range(2):
        assert personal_folder() == folder
        assert mode_of(folder) == 0o700
        shutil.rmtree(folder)


@POSIX
def test_what_was_open_to_others_is_so_no_more_at_the_start(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in OURS:
        (folder / name).touch(0o644)
    personal_folder()
    assert mode_of(folder) == 0o700
    assert {mode_of(path) for path in folder.iterdir()} == {0o600}


@POSIX
def test_a_folder_with_other_things_in_it_stays_open_with_them(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in (*OURS, *OTHERS):
        (folder / name).touch(0o644)
    personal_folder()
    assert mode_of(folder) == 0o755
    assert {mode_of(folder / name) for name in OTHERS} == {0o644}
    assert {mode_of(folder / name) for name in OURS} == {0o600}


@POSIX
@pytest.mark.parametrize("others", [(), ("notes.txt",)])
def test_models_are_for_their_owner_alone(folder: Path, others: tuple[str, ...]) -> None:
    models = folder / "models"
    for each in (models, models / "deleted", models / "damaged"):
        each.mkdir(parents=True)
        for name in ("letters.npz", ".lettersum-0123456789abcdef.part", *others):
            (each / name).touch(0o644)
    personal_folder()
    assert mode_of(folder) == 0o700
    for each in (models, models / "deleted", models / "damaged"):
        assert mode_of(each) == (0o755 if others else 0o700)
        assert mode_of(each / "letters.npz") == 0o600
        assert [mode_of(each / name) for name in others] == [0o644] * len(others)


def test_each_network_has_a_copy_of_its_own_name(folder: Path) -> None:
    names = [network_path(mark).name for mark in ("", "12.5")]
    assert names == ["personal-network.npz", "personal-network-12.5.npz"]
    assert learned_network_path("12.5") == network_path("12.5")
    found = ("personal-network-damaged-1.npz", "personal-network-12.5-damaged-3.npz", *names)
    for name in (*found, *OTHERS, "personal-network.npz.txt"):
        (folder / name).touch()
    assert {path.name for path in network_paths()} == set(found)


@POSIX
def test_the_default_folder_is_closed_whatever_is_in_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(FOLDER_VARIABLE)
    monkeypatch.setattr(place.platformdirs, "user_data_dir", lambda name, author: str(folder))
    folder.mkdir(parents=True)
    (folder / "notes.txt").touch(0o644)
    assert personal_folder() == folder
    assert mode_of(folder) == 0o700
    assert mode_of(folder / "notes.txt") == 0o644


def test_what_a_crash_left_is_swept_at_the_start(folder: Path) -> None:
    folder.mkdir(parents=True)
    left = folder / ".lettersum-0123456789abcdef.part"
    left.write_bytes(b"half a draft")
    os.utime(left, (0, 0))
    personal_folder()
    assert not left.exists()


def test_a_folder_that_can_not_be_made_is_an_os_error(folder: Path) -> None:
    folder.parent.write_text("in the way")
    with pytest.raises(OSError, match=r"Not a directory|exists"):
        personal_folder()


def test_what_is_put_aside_gets_a_free_name_and_can_be_removed(tmp_path: Path) -> None:
    path = tmp_path / "personal.sqlite"
    (tmp_path / "personal-damaged-1.sqlite").write_text("an older one")
    for name in ("personal.sqlite", "personal.sqlite-wal"):
        (tmp_path / name).write_text(name)
    assert put_aside(path) == "personal-damaged-2.sqlite"
    assert (tmp_path / "personal-damaged-1.sqlite").read_text() == "an older one"
    assert (tmp_path / "personal-damaged-2.sqlite").read_text() == "personal.sqlite"
    assert (tmp_path / "personal-damaged-2.sqlite-wal").read_text() == "personal.sqlite-wal"
    others = ("personal-damaged-x.sqlite", "personal-damaged-1.txt", "draft-damaged-1.txt")
    for name in others:
        (tmp_path / name).touch()
    remove_put_aside(path)
    assert {each.name for each in tmp_path.iterdir()} == set(others)
    remove_put_aside(tmp_path / "nowhere" / "personal.sqlite")
