"""Which model suggests, shared by all rooms: chosen, remembered, lost, deleted and brought back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.gui.models.own_models import OwnModels
from app.gui.settings import Settings
from app.own_models.choosing import key_of, load_chosen
from app.own_models.library import ModelLibrary
from app.own_models.library_model import LibraryModel
from app.prediction.article.article_predictor import ArticlePredictor
from app.prediction.presets import model_path
from app.prediction.shipped import Shipped
from tests.own_models.small import tiny_model

Open = Callable[..., OwnModels]


@pytest.fixture
def letters() -> LibraryModel:
    return ModelLibrary().add(tiny_model(), "Letters")


@pytest.fixture
def open_models(qapp: object, settings: Settings) -> Iterator[Open]:
    """What a window knows of models; shut after the test. ``said`` is what it told."""
    opened: list[OwnModels] = []

    def models(key: str = "", shipped: Shipped | None = None) -> OwnModels:
        made = OwnModels(settings, shipped, key)
        opened.append(made)
        made.told.connect(said.append)
        return made

    yield models
    for each in opened:
        each.shut_down()


said: list[str] = []


@pytest.fixture(autouse=True)
def _nothing_said() -> None:
    said.clear()


def looked(qtbot: QtBot, models: OwnModels, *titles: str) -> None:
    """The models of these titles are listed."""
    models.look()
    qtbot.waitUntil(lambda: sorted(each.title for each in models.models) == sorted(titles))


def test_what_is_used_is_remembered_with_its_title(
    open_models: Open, settings: Settings, letters: LibraryModel, qtbot: QtBot
) -> None:
    models = open_models()
    chosen: list[str] = []
    models.chosen.connect(lambda: chosen.append(models.current))
    assert (models.current, models.title, models.is_article) == ("keyboard", "Keyboard", False)
    looked(qtbot, models, "Letters")
    models.use(key_of(letters.path))
    models.use(key_of(letters.path))
    assert chosen == ["own:letters.npz"]
    assert (models.title, models.is_article) == ("Letters", True)  # a network like the article's
    again = open_models()
    assert (again.current, again.title) == ("own:letters.npz", "Letters")  # before it looks
    again.use("article")
    assert (open_models().current, settings.model_title) == ("article", "")


@pytest.mark.parametrize("remembered", ["", "colour", "file:/tmp/x.npz", "OWN:x"])
def test_what_settings_can_not_mean_is_the_keyboard(
    open_models: Open, settings: Settings, remembered: str
) -> None:
    settings.preset = remembered
    assert open_models().current == "keyboard"


def test_a_file_outside_the_library_is_used_once_and_not_remembered(
    open_models: Open, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "elsewhere.npz"
    settings.preset = "article"
    models = open_models(key_of(path))
    assert (models.current, models.title) == (f"file:{path}", "elsewhere")
    models.use("keyboard")
    models.use(f"file:{path}")
    assert settings.preset == "keyboard"


def test_keys_lead_to_models(letters: LibraryModel, tmp_path: Path) -> None:
    shipped = Shipped()
    outside = tmp_path / "outside.npz"
    tiny_model().save(outside)
    for path in (letters.path, outside):
        loaded = load_chosen(shipped, key_of(path))
        assert isinstance(loaded, ArticlePredictor)
        assert loaded.model.seed == tiny_model().seed
        assert loaded.lexicon is shipped.lexicon()
    assert load_chosen(shipped, "article") is shipped.predictor("article")
    with pytest.raises(Exception, match=r"models/x\.npz: can't be read"):
        load_chosen(shipped, "own:../../x.npz")


def test_what_can_not_be_had_gives_way_with_a_line_unless_another_was_chosen(
    open_models: Open, settings: Settings, qtbot: QtBot
) -> None:
    settings.preset = "own:gone.npz"
    models = open_models()
    with qtbot.waitSignal(models.chosen):
        models.lose("own:gone.npz", "gone.npz: can't be read")
    assert (models.current, settings.preset) == ("keyboard", "keyboard")
    assert said == ["gone.npz: can't be read; Keyboard suggests instead"]
    models.use("article")
    models.lose("own:gone.npz", "gone.npz: can't be read")
    qtbot.wait(1)
    assert models.current == "article"
    assert len(said) == 1


def test_deleting_what_is_in_use_and_taking_that_back(
    open_models: Open, settings: Settings, letters: LibraryModel, qtbot: QtBot
) -> None:
    models = open_models()
    looked(qtbot, models, "Letters")
    models.use("own:letters.npz")
    assert not models.can_undo
    models.delete(letters)
    qtbot.waitUntil(lambda: models.models == ())
    assert (models.current, settings.preset) == ("keyboard", "keyboard")
    assert said == ["“Letters” is deleted; Undo brings it back"]
    assert models.can_undo
    models.undo()
    qtbot.waitUntil(lambda: models.models == (letters,))
    assert (models.current, settings.model_title) == ("own:letters.npz", "Letters")
    assert not models.can_undo
    models.undo()  # nothing is left to undo


def test_deleting_another_leaves_what_is_in_use(
    open_models: Open, letters: LibraryModel, qtbot: QtBot
) -> None:
    other = ModelLibrary().add(tiny_model(), "Notes")
    models = open_models()
    looked(qtbot, models, "Letters", "Notes")
    models.use(key_of(letters.path))
    models.delete(other)
    qtbot.waitUntil(lambda: models.models == (letters,))
    models.undo()
    qtbot.waitUntil(lambda: len(models.models) == 2)
    assert models.current == key_of(letters.path)


def test_what_is_in_use_is_called_as_it_is_renamed_by_any_window(
    open_models: Open, settings: Settings, letters: LibraryModel, qtbot: QtBot
) -> None:
    models = open_models()
    models.use(key_of(letters.path))
    looked(qtbot, models, "Letters")
    models.rename(letters, "Mail")
    qtbot.waitUntil(lambda: models.title == "Mail")
    assert settings.model_title == "Mail"
    ModelLibrary().rename(models.models[0], "Post")  # another window
    looked(qtbot, models, "Post")
    assert (models.title, models.current) == ("Post", "own:letters.npz")


def test_out_in_and_aside(
    open_models: Open, letters: LibraryModel, qtbot: QtBot, tmp_path: Path
) -> None:
    models = open_models()
    models.export(letters, tmp_path / "out.npz")
    models.import_from(tmp_path / "out.npz")
    qtbot.waitUntil(lambda: len(models.models) == 2)
    letters.path.write_bytes(b"damaged")
    looked(qtbot, models, "Letters 2", "letters")
    models.put_aside(models.model_of("own:letters.npz") or letters)
    qtbot.waitUntil(lambda: len(models.models) == 1)
    models.import_from(tmp_path / "none.npz")
    qtbot.waitUntil(lambda: "none.npz: can't be read" in said[-1])
    assert [line.partition(" ")[0] for line in said[:4]] == [
        "reading", "“Letters”", "“Letters", "letters.npz",
    ]  # fmt: skip


def test_a_window_that_opens_removes_what_was_deleted_before(
    open_models: Open, letters: LibraryModel, qtbot: QtBot
) -> None:
    library = ModelLibrary()
    library.deleted.delete(letters)
    library.deleted.close()
    models = open_models()
    models.look()
    models.shut_down()
    assert library.deleted.models() == ()
    models.look()  # too late: nothing is asked any more


def test_the_shipped_keyboard_is_no_own_model() -> None:
    assert key_of(model_path("keyboard")).startswith("file:")
