"""Several windows, and windows that are killed: nothing is lost, and nothing is half there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.own_models.library import ModelLibrary
from app.own_models.library_model import LibraryModel
from app.prediction.personal.learner import Learner
from app.prediction.personal.place import network_path
from app.prediction.personal.store import PersonalStore
from nncore.checkpoint import load_checkpoint
from tests.own_models.small import other_keyboard, tiny_model
from tests.patience import PATIENCE_SECONDS
from tests.prediction.keyboard.small import small_model

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs locks, fork and signals")

ADDING = """
import sys
from pathlib import Path
from app.own_models.library import ModelLibrary
from tests.own_models.small import tiny_model
library = ModelLibrary(Path(sys.argv[1]))
for _ in range(8):
    print(library.add(tiny_model(), "Letters").file, flush=True)
"""


def test_two_programs_that_add_at_once_take_no_name_from_each_other(tmp_path: Path) -> None:
    adding = [
        subprocess.Popen(
            [sys.executable, "-c", ADDING, str(tmp_path / "models")],
            stdout=subprocess.PIPE, text=True,
        )
        for _ in range(2)
    ]  # fmt: skip
    files = [each.communicate(timeout=PATIENCE_SECONDS)[0].split() for each in adding]
    assert [len(each) for each in files] == [8, 8]
    assert len({*files[0], *files[1]}) == 16
    models = ModelLibrary(tmp_path / "models").models()
    assert {each.file for each in models} == {*files[0], *files[1]}
    assert [each.problem for each in models if each.problem] == []


# Each change, in children that are killed before the first, the second … thing that they do to the
# disk; then what a window that starts finds. Prints titles and how many may be restored, or what is
# damaged or left behind; at last what the child did that was not killed.
KILLED_AT_EACH_WRITING = """
import os, shutil, signal, sys
from pathlib import Path
from app.own_models.library import ModelLibrary
from tests.own_models.small import tiny_model
folder, before = Path(sys.argv[1]), Path(sys.argv[1] + "-before")

def change(name, library):
    if name == "add":
        library.add(tiny_model(), "three")
    elif name == "rename":
        library.rename(library.find("one"), "three")
    elif name == "delete":
        library.deleted.delete(library.find("one"))
    elif name == "restore":
        library.deleted.restore(library.deleted.models()[0].file)

def is_writing(event, arguments):
    if event == "open":
        return arguments[2] is not None and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    return event.startswith("os.") and event.split(".")[1] in ("rename", "remove", "utime", "mkdir")

def change_until(name, writing):
    left = writing
    def kill(event, arguments):
        nonlocal left
        if is_writing(event, arguments):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
    library = ModelLibrary(folder)
    sys.addaudithook(kill)
    change(name, library)
    os._exit(0)

for name in ("add", "rename", "delete", "restore"):
    library = ModelLibrary(before)
    made = [library.add(tiny_model(), title) for title in ("one", "two")]
    if name == "restore":
        library.deleted.delete(made[0])
        library.deleted.close()
    writing = status = 1
    while status:
        shutil.copytree(before, folder)
        child = os.fork()
        if not child:
            change_until(name, writing)
        status, writing = os.waitpid(child, 0)[1], writing + 1
        library = ModelLibrary(folder)
        found = [each.problem or each.title for each in library.models()]
        print(name, *sorted(found), len(library.deleted.models()))
        library.deleted.sweep()
        if len([path for path in folder.rglob("*") if path.is_file()]) != len(library.models()):
            print("left behind:", *folder.rglob("*"))
        shutil.rmtree(folder)
    shutil.rmtree(before)
"""


@POSIX
def test_a_kill_at_any_moment_leaves_what_was_or_what_was_to_be(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED_AT_EACH_WRITING, str(tmp_path / "models")],
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.stderr == ""
    found = done.stdout.splitlines()
    for before, after in (
        ("add one two 0", "add one three two 0"), ("rename one two 0", "rename three two 0"),
        ("delete one two 0", "delete two 1"), ("restore two 1", "restore one two 0"),
    ):  # fmt: skip
        of_change = [line for line in found if line.startswith(before.split()[0])]
        assert of_change.count(before) > 1
        assert of_change[-1] == after
        assert set(of_change) == {before, after}
    assert [line for line in found if line.startswith("left")] == []


DELETING = """
import sys
from pathlib import Path
from app.own_models.library import ModelLibrary
library = ModelLibrary(Path(sys.argv[1]))
print(library.deleted.delete(library.find("Letters")), flush=True)
sys.stdin.read()
"""


@POSIX
def test_what_another_window_can_restore_stays_until_it_is_gone(tmp_path: Path) -> None:
    library = ModelLibrary(tmp_path)
    library.add(tiny_model(), "Letters")
    window = subprocess.Popen(
        [sys.executable, "-c", DELETING, str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert window.stdout is not None
    window.stdout.readline()
    library.deleted.sweep()
    assert [each.title for each in library.deleted.models()] == ["Letters"]
    window.kill()
    window.communicate(timeout=PATIENCE_SECONDS)
    library.deleted.sweep()
    assert library.deleted.models() == ()


def copy_of(model: LibraryModel) -> Path:
    """A personal copy of its network, kept."""
    keyboard = small_model() if model.title == "small" else other_keyboard()
    with PersonalStore(":memory:") as store:
        learner = Learner(keyboard, store, path := network_path(keyboard.copy_mark))
        learner.learn(["How", "are", "you"])
        learner.save()
    assert load_checkpoint(path).notes["of"] == keyboard.copy_mark
    return path


def test_a_deleted_model_s_copy_goes_with_it_for_good_and_no_other(personal_home: Path) -> None:
    library = ModelLibrary()
    small, other = library.add(small_model(), "small"), library.add(other_keyboard(), "other")
    copies = [copy_of(small), copy_of(other)]
    assert copies[0] != copies[1]
    library.deleted.delete(small)
    library.deleted.sweep()
    assert [each.exists() for each in copies] == [True, True] if os.name == "posix" else copies
    library.deleted.close()
    library.deleted.sweep()
    assert [each.exists() for each in copies] == [False, True]


@POSIX
def test_a_copy_that_another_model_has_too_stays(personal_home: Path) -> None:
    library = ModelLibrary()
    small, _ = library.add(small_model(), "small"), library.add(small_model(), "its twin")
    copy = copy_of(small)
    library.deleted.delete(small)
    library.deleted.close()
    library.deleted.sweep()
    assert library.deleted.models() == ()
    assert copy.exists()
