"""``lettersum models``, and the names that --model takes."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest

from app.cli.commands import run
from app.cli.learned import with_learned_words
from app.own_models.library import ModelLibrary
from app.own_models.library_model import LibraryModel
from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
from app.prediction.personal.learner import Learner
from app.prediction.personal.place import network_path, words_path
from app.prediction.personal.store import PersonalStore
from app.resources import data_path
from tests.cli.terminal import Lettersum, assert_one_line
from tests.own_models.small import AFTER, BEFORE, other_keyboard, tiny_model
from tests.prediction.keyboard.small import small_model

ARTICLE = str(data_path("models/article.npz"))


@pytest.fixture
def letters(lettersum: Lettersum) -> LibraryModel:
    """A model of the library that ``lettersum`` sees."""
    return ModelLibrary().add(tiny_model(), "Letters to Sam", "112 letters", BEFORE, AFTER)


def titles() -> list[str]:
    return [each.title for each in ModelLibrary().models()]


def test_where_there_are_none_a_line_says_so(lettersum: Lettersum) -> None:
    answer = lettersum("models")
    assert (answer.code, answer.out, answer.err.count("\n")) == (0, "", 1)
    for way in ("Train room", "lettersum models import", "lettersum train"):
        assert way in answer.err
    assert json.loads(lettersum("models", "list", "--json").out) == []


def test_the_list_has_their_figures_side_by_side(
    lettersum: Lettersum, letters: LibraryModel
) -> None:
    assert lettersum("models", "import", ARTICLE).code == 0
    (letters.path.with_name("bad\u202e.npz")).write_bytes(b"bad")
    lines = lettersum("models").out.splitlines()
    assert lettersum("models", "list").out.splitlines() == lines
    assert lines[0].split("  ")[0] == "Name"
    by_name = {line.split("  ")[0]: line for line in lines[1:]}
    assert set(by_name) == {"Letters to Sam", "article", "bad"}
    assert "39.1 → 44.6" in by_name["Letters to Sam"]
    assert by_name["Letters to Sam"].endswith("20.2 → 23.0     112 letters")
    assert "damaged" in by_name["bad"]


def test_the_list_as_json(lettersum: Lettersum, letters: LibraryModel) -> None:
    (content,) = json.loads(lettersum("models", "list", "--json").out)
    assert content == {
        "name": "Letters to Sam", "file": str(letters.path), "made": letters.made.isoformat(),
        "preset": "article", "seed": 7, "trained_on": "112 letters",
        "before": {"ks3": 39.1, "hit3": 20.25}, "after": {"ks3": 44.6, "hit3": 23.0},
        "bytes": letters.size_bytes, "problem": None,
    }  # fmt: skip


def test_renamed_deleted_and_restored(lettersum: Lettersum, letters: LibraryModel) -> None:
    answer = lettersum("models", "rename", "letters to sam", "Письма")
    assert (answer.code, answer.out) == (0, "“Letters to Sam” is now “Письма”\n")
    assert "restore brings it back" in lettersum("models", "delete", "Письма").out
    assert titles() == []
    assert_one_line(lettersum("models", "delete", "Письма"), 1, "no model is called “Письма”")
    assert lettersum("models", "restore", "Письма").out == "“Письма” is back\n"
    assert titles() == ["Письма"]
    assert_one_line(lettersum("models", "restore", "Письма"), 1, "no model is called")


def test_out_and_in_again(lettersum: Lettersum, letters: LibraryModel, tmp_path: Path) -> None:
    out = tmp_path / "out.npz"
    assert "“Letters to Sam”" in lettersum("models", "export", "letters-to-sam", str(out)).out
    answer = lettersum("models", "import", str(out))
    assert answer.out == "“Letters to Sam 2” is in the library: --model letters-to-sam-2\n"
    assert titles()[0] == "Letters to Sam 2"
    out.write_bytes(b"nothing of ours")
    assert_one_line(lettersum("models", "import", str(out)), 1, "out.npz", "no model file")


@pytest.mark.parametrize(
    "arguments", [("rename", "x"), ("delete",), ("nothing",), ("list", "x"), ("export", "x")]
)
def test_wrong_usage_is_one_line(lettersum: Lettersum, arguments: tuple[str, ...]) -> None:
    assert_one_line(lettersum("models", *arguments), 2, "lettersum models")


def test_a_name_speaks_wherever_a_model_is_asked_for(lettersum: Lettersum, tmp_path: Path) -> None:
    lettersum("models", "import", ARTICLE)
    shipped = lettersum("suggest", "How are", "--preset", "article").out
    assert lettersum("suggest", "How are", "--model", "Article").out == shipped
    phrases = tmp_path / "phrases.txt"
    phrases.write_text("how are you today\n")
    measured = [
        json.loads(lettersum("evaluate", "--phrases", str(phrases), *which, "--json").out)["ks"]
        for which in (("--model", "article"), ("--preset", "article"))
    ]
    assert measured[0] == measured[1]


def test_a_file_comes_first_where_the_name_says_that_it_is_one(
    lettersum: Lettersum, letters: LibraryModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("letters-to-sam.npz", "mail"):
        Path(name).write_bytes(b"no model")
    for name in ("letters-to-sam.npz", "./letters-to-sam.npz", "./mail"):
        assert_one_line(lettersum("suggest", "How are", "--model", name), 1, "no model file")
    Path("letters-to-sam.npz").unlink()
    assert lettersum("suggest", "How are", "--model", "letters-to-sam.npz").code == 0
    answer = lettersum("suggest", "How are", "--model", "mail")
    assert_one_line(answer, 1, "no model is called “mail”", "there are “Letters to Sam”", "./mail")
    hint = "no such file; check the path, or see lettersum models"
    for name in ("none.npz", "./none.npz", "mail/none"):
        answer = lettersum("evaluate", "--phrases", "mail", "--model", name)
        assert_one_line(answer, 1, f"{name}: {hint}")
        assert_one_line(lettersum("suggest", "x", "--model", name), 1, f"{name}: {hint}")
    Path("loop").symlink_to("loop")
    assert_one_line(lettersum("suggest", "x", "--model", "./loop"), 1, "can't be read")


def test_the_window_opens_with_a_model_by_its_name_or_its_file(
    lettersum: Lettersum, letters: LibraryModel, tmp_path: Path
) -> None:
    opened: list[tuple[tuple[str, ...], dict[str, str]]] = []

    def open_window(*lessons: str, **model: str) -> int:
        opened.append((lessons, model))
        return 0

    path = tmp_path / "outside.npz"
    tiny_model().save(path)
    for arguments in (("--model", "letters to sam"), ("--model", str(path)), ("a.json",)):
        assert run(["gui", *arguments], open_window) == 0
    assert opened == [
        ((), {"model": "own:letters-to-sam.npz"}), ((), {"model": f"file:{path}"}),
        (("a.json",), {}),
    ]  # fmt: skip
    path.write_bytes(b"no model")
    assert_one_line(lettersum("gui", "--model", str(path)), 1, "outside.npz", "no model file")
    for command in ("gui", "lsp"):
        answer = lettersum(command, "--model", "mail")
        assert_one_line(answer, 1, "no model is called “mail”")


def test_with_personal_each_model_has_its_own_copy_and_nothing_is_written(
    personal_home: Path,
) -> None:
    keyboard = other_keyboard()
    with PersonalStore(words_path()) as store:
        learner = Learner(keyboard, store, network_path(keyboard.copy_mark))
        for _ in range(10):  # then the copy is kept
            learner.learn(["See", "you", "Zorblax"])
    before = {path: path.read_bytes() for path in personal_home.iterdir()}
    assert {path.name for path in before} == {
        "personal.sqlite", f"personal-network-{keyboard.copy_mark}.npz",
    }  # fmt: skip
    for model, network in ((keyboard, learner.network), (small_model(), small_model().network)):
        with ExitStack() as learned:
            predictor = with_learned_words(KeyboardPredictor(model), learned)
            assert isinstance(predictor, KeyboardPredictor)
            assert predictor.learner is not None
            np.testing.assert_array_equal(predictor.learner.network.values, network.values)
            assert predictor.suggest("See you Zor", 1)[0].word == "Zorblax"
    assert {path: path.read_bytes() for path in personal_home.iterdir()} == before
