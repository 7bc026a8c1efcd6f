"""The folder of models: what is kept is found again, whoever else changes it at the same time."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.own_models import library as library_module
from app.own_models.library import ModelLibrary
from app.own_models.library_model import LibraryError, LibraryModel
from app.prediction.article.article_model import ArticleModel
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.model_card import ModelCard
from app.prediction.predictor import load_model
from nncore.checkpoint import Checkpoint, load_checkpoint, save_checkpoint
from tests.examples import few_examples
from tests.own_models.small import AFTER, BEFORE, tiny_model
from tests.prediction.keyboard.small import LEXICON, small_model

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def library(personal_home: Path) -> Iterator[ModelLibrary]:
    """Of a person whose clock goes on by a minute with each look."""
    times = (NOON + timedelta(minutes=n) for n in range(10**6))
    made = ModelLibrary(now=lambda: next(times))
    yield made
    made.deleted.close()


def titles(library: ModelLibrary) -> list[str]:
    return [each.title for each in library.models()]


def refused(call: Any, *parts: str) -> None:
    with pytest.raises(LibraryError) as caught:
        call()
    line = str(caught.value)
    assert "\n" not in line
    assert len(line) < 300
    for part in parts:
        assert part in line


def test_where_nothing_was_trained_there_are_no_models_and_no_folder(
    library: ModelLibrary, personal_home: Path
) -> None:
    assert library.models() == ()
    assert library.deleted.models() == ()
    library.deleted.sweep()
    assert not personal_home.exists()


def test_what_is_added_is_listed_with_all_that_is_known_of_it(library: ModelLibrary) -> None:
    added = library.add(small_model(), "Letters", "112 files, 250,000 words", BEFORE, AFTER)
    assert library.models() == (added,)
    assert (added.file, added.title, added.preset, added.seed) == (
        "letters.npz", "Letters", "keyboard", small_model().seed,
    )  # fmt: skip
    assert (added.made, added.trained_on) == (NOON, "112 files, 250,000 words")
    assert (added.before, added.after, added.problem) == (BEFORE, AFTER, "")
    assert added.size_bytes == added.path.stat().st_size


def test_the_file_holds_the_whole_model_and_its_card(library: ModelLibrary) -> None:
    added = library.add(small_model(), "Letters", "letters", None, AFTER)
    model = load_model(added.path, LEXICON)
    assert isinstance(model, KeyboardModel)
    np.testing.assert_array_equal(model.network.values, small_model().network.values)
    assert model.vocabulary.words == small_model().vocabulary.words
    assert model.card == ModelCard("Letters", NOON, "letters", None, AFTER)


def test_the_newest_comes_first_and_equal_titles_get_numbers(library: ModelLibrary) -> None:
    for title in ("Letters", "letters", "Notes", "  Letters\n"):
        library.add(tiny_model(), title)
    assert titles(library) == ["Letters 3", "Notes", "letters 2", "Letters"]
    assert len({each.file.casefold() for each in library.models()}) == 4


@few_examples(8)
@given(st.lists(st.text(st.characters(exclude_categories=()), max_size=80), max_size=4))
def test_any_texts_are_titles_and_lead_to_their_models(texts: list[str]) -> None:
    with TemporaryDirectory() as name:
        library = ModelLibrary(Path(name))
        added = [library.add(tiny_model(), text) for text in texts]
        assert set(library.models()) == set(added)
        assert {path.name for path in Path(name).iterdir()} == {each.file for each in added}
        for each in added:
            assert library.find(each.title) == each


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_everything_is_for_its_owner_alone(library: ModelLibrary, personal_home: Path) -> None:
    before = os.umask(0o022)
    try:
        kept, gone = library.add(tiny_model(), "kept"), library.add(tiny_model(), "gone")
        library.deleted.delete(gone)
        library.rename(kept, "renamed")
    finally:
        os.umask(before)
    found = [personal_home, *personal_home.rglob("*")]
    assert {stat.S_IMODE(each.stat().st_mode) for each in found if each.is_dir()} == {0o700}
    files = [each for each in found if each.is_file()]
    assert len(files) == 2
    assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}


def test_another_title_changes_nothing_else(library: ModelLibrary) -> None:
    added = library.add(small_model(), "Letters", "letters", BEFORE, AFTER)
    model = load_checkpoint(added.path)
    renamed = library.rename(added, " Письма\tк маме ")
    size = renamed.path.stat().st_size
    assert renamed == replace(added, title="Письма к маме", size_bytes=size)
    assert library.models() == (renamed,)
    again = load_checkpoint(renamed.path)
    np.testing.assert_array_equal(again.network.values, model.network.values)
    assert set(again.arrays) == set(model.arrays)
    for name, array in model.arrays.items():
        np.testing.assert_array_equal(again.arrays[name], array)
    assert library.rename(renamed, "Letters").path.read_bytes() == _written(added, library)


def _written(added: LibraryModel, library: ModelLibrary) -> bytes:
    """The file of the small model under the title and the date of this one."""
    path = added.path.with_name("expected")
    replace(small_model(), card=added.card).save(path)
    return path.read_bytes()


def test_titles_that_can_not_be(library: ModelLibrary) -> None:
    letters, _ = library.add(tiny_model(), "Letters"), library.add(tiny_model(), "Notes")
    refused(lambda: library.rename(letters, "NOTES"), "another model is called “Notes”")
    refused(lambda: library.rename(letters, " \n\u200b "), "a name that can be read")
    assert library.rename(letters, "LETTERS").title == "LETTERS"
    letters.path.unlink()
    refused(lambda: library.rename(letters, "Gone"), "letters.npz", "No such file")


def test_a_name_leads_to_its_model(library: ModelLibrary) -> None:
    first = library.add(tiny_model(), "Letters to Sam")
    second = library.rename(library.add(tiny_model(), "Notes"), "letters-to-sam")
    assert library.find("Letters to Sam") == first
    assert library.find("letters-to-sam") == second  # a title comes before the name of a file
    assert library.find("letters-to-sam.npz") == first
    assert library.find("notes") == library.find("LETTERS-TO-SAM") == second
    refused(lambda: library.find("Mail"), "“Mail”", "there are “letters-to-sam”, “Letters to Sam”")


def test_two_of_one_title_are_told_apart_by_their_files(library: ModelLibrary) -> None:
    library.add(tiny_model(), "Letters")
    twin = library.add(tiny_model(), "Letters")
    replace(tiny_model(), card=replace(twin.card, title="Letters")).save(twin.path)
    refused(lambda: library.find("Letters"), "2 models are called", "letters-2.npz, letters.npz")
    assert library.find("letters-2").path == twin.path


def test_of_many_models_a_message_names_a_few(library: ModelLibrary) -> None:
    refused(lambda: library.find("Mail"), "none yet", "lettersum models")
    for number in range(7):
        library.add(tiny_model(), f"{number}{'x' * 80}")
    refused(lambda: library.find("Mail"), "and 2 more")


def test_there_is_an_end_to_models(library: ModelLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_module, "MOST_MODELS", 2)
    library.add(tiny_model(), "one"), library.add(tiny_model(), "two")
    refused(lambda: library.add(tiny_model(), "three"), "2 models already; delete some")


def test_what_is_deleted_comes_back_as_it_was(library: ModelLibrary) -> None:
    letters, notes = library.add(tiny_model(), "Letters"), library.add(tiny_model(), "Notes")
    content = letters.path.read_bytes()
    name = library.deleted.delete(letters)
    assert library.models() == (notes,)
    assert [each.title for each in library.deleted.models()] == ["Letters"]
    assert library.deleted.restore(name) == letters
    assert letters.path.read_bytes() == content
    assert library.models() == (notes, letters)
    refused(lambda: library.deleted.restore(name), "can't be restored")
    assert library.models() == (notes, letters)


def test_what_comes_back_takes_no_other_model_s_name(library: ModelLibrary) -> None:
    first = library.add(tiny_model(), "Letters")
    name = library.deleted.delete(first)
    second = library.add(small_model(), "Letters")
    assert second.file == first.file
    assert library.deleted.restore(name).file == "letters-2.npz"
    assert library.find("letters.npz") == second


def test_damaged_files_are_listed_with_what_is_wrong(library: ModelLibrary) -> None:
    whole = library.add(tiny_model(), "whole")
    folder = whole.path.parent
    (folder / "short.npz").write_bytes(whole.path.read_bytes()[:900])
    (folder / "odd.NPZ").write_bytes(b"%PDF-1.7 nothing of ours")
    notes = {"preset": "article", "scale": 100.0, "words": {}, "seed": 1}
    for name, change in (
        ("preset", {"preset": "else\n"}), ("seed", {"seed": "x"}), ("card", {"card": [1]}),
        ("title", {"card": {"title": "x" * 61, "made": "2026-01-01T00:00:00Z"}}),
        ("date", {"card": {"title": "x", "made": "soon"}}),
        ("ks", {"card": {"title": "x", "made": "2026-01-01T00:00:00Z", "after": {"ks3": 1e9}}}),
    ):  # fmt: skip
        save_checkpoint(folder / f"{name}.npz", Checkpoint(tiny_model().network, notes | change))
    problems = {each.file: each.problem for each in library.models()}
    for file, part in {
        "short.npz": "damaged", "odd.NPZ": "damaged or no model file",
        "preset.npz": "is a model of preset 'else\\n', which this program lacks",
        "seed.npz": "its seed is 'x'", "card.npz": "its card is no names and values",
        "title.npz": "the title on its card has 61 signs", "date.npz": "the date on its card is",
        "ks.npz": "the keys saved on its card is 1000000000.0", "whole.npz": "",
    }.items():  # fmt: skip
        assert part in problems.pop(file)
    assert problems == {}
    assert all("\n" not in each.problem for each in library.models())


def test_a_damaged_file_is_put_aside_when_asked_and_stays(library: ModelLibrary) -> None:
    folder = library.add(tiny_model(), "whole").path.parent
    for _ in range(2):
        (folder / "short.npz").write_bytes(b"PK")
        aside = library.put_aside(library.find("short"))
        assert aside.read_bytes() == b"PK"
    assert {each.name for each in aside.parent.iterdir()} == {"short.npz", "short-2.npz"}
    library.deleted.sweep()
    assert titles(library) == ["whole"]
    assert len(list(aside.parent.iterdir())) == 2


def test_what_is_no_model_by_its_name_is_not_looked_at(library: ModelLibrary) -> None:
    folder = library.add(tiny_model(), "whole").path.parent
    for name in ("notes.txt", ".hidden.npz", ".lettersum-0123456789abcdef.part"):
        (folder / name).write_bytes(b"something")
    (folder / "folder.npz").mkdir()
    (folder / "link.npz").symlink_to(folder / "whole.npz")
    (folder / "claimed.npz").touch()
    assert titles(library) == ["whole"]


def test_a_model_file_without_a_card_is_called_after_its_file(library: ModelLibrary) -> None:
    folder = library.add(tiny_model(), "whole").path.parent
    tiny_model().save(folder / "Old Letters.npz")
    os.utime(folder / "Old Letters.npz", (0, NOON.timestamp() + 0.7))
    found = library.find("Old Letters")
    assert (found.title, found.made, found.after) == ("Old Letters", NOON, None)
    assert library.rename(found, "Older").made == NOON


def test_out_and_in_again_in_another_folder(library: ModelLibrary, tmp_path: Path) -> None:
    added = library.add(small_model(), "Letters", "letters", BEFORE, AFTER)
    out = tmp_path / "out.npz"
    out.write_text("an older file")
    library.export(added, out)
    assert out.read_bytes() == added.path.read_bytes()
    other = ModelLibrary(tmp_path / "other")
    taken = other.import_from(out, LEXICON)
    assert replace(taken, path=added.path) == added
    assert taken.path.read_bytes() == out.read_bytes()
    assert other.import_from(out, LEXICON).title == "Letters 2"


def test_a_file_without_a_card_comes_in_under_its_own_name(
    library: ModelLibrary, tmp_path: Path
) -> None:
    tiny_model().save(tmp_path / "My letters.npz")
    taken = library.import_from(tmp_path / "My letters.npz", LEXICON)
    assert (taken.title, taken.file, taken.made) == ("My letters", "my-letters.npz", NOON)


def test_what_a_card_lacks_the_file_has(library: ModelLibrary, tmp_path: Path) -> None:
    """As of a model that was trained in the terminal, which anyone can make again."""
    card = ModelCard(trained_on="3,611 words", before=BEFORE, after=AFTER)
    replace(tiny_model(), card=card).save(tmp_path / "mine.npz")
    taken = library.import_from(tmp_path / "mine.npz", LEXICON)
    assert (taken.title, taken.made, taken.trained_on) == ("mine", NOON, "3,611 words")
    assert (taken.before, taken.after) == (BEFORE, AFTER)
    placed = taken.path.with_name("placed.npz")
    placed.write_bytes((tmp_path / "mine.npz").read_bytes())
    os.utime(placed, (0, NOON.timestamp()))
    assert replace(library.find("placed"), path=taken.path, title="mine").card == taken.card


def test_what_is_no_model_of_this_program_does_not_come_in(
    library: ModelLibrary, tmp_path: Path
) -> None:
    model = small_model()
    files = {
        "none.npz": None, "text.npz": b"text", "folder.npz": b"",
        "short.npz": model.card, "dictionary.npz": {"lexicon_checksum": np.uint32(1)},
        "codes.npz": {"codes_letter-sum": np.zeros(3, np.int32)},
    }  # fmt: skip
    for name, content in files.items():
        path = tmp_path / name
        if isinstance(content, dict):
            arrays = model.arrays() | {key: np.asarray(value) for key, value in content.items()}
            save_checkpoint(path, Checkpoint(model.network, model.notes(), arrays))
        elif name == "short.npz":
            model.save(path)
            path.write_bytes(path.read_bytes()[:-100])
        elif content:
            path.write_bytes(content)
    (tmp_path / "folder.npz").mkdir()
    for name in files:
        refused(lambda name=name: library.import_from(tmp_path / name, LEXICON), name)
    assert library.models() == ()


def test_what_can_not_be_written_is_one_line_and_leaves_nothing(
    library: ModelLibrary, personal_home: Path, tmp_path: Path
) -> None:
    added = library.add(tiny_model(), "Letters")
    refused(lambda: library.export(added, tmp_path / "no" / "x.npz"), "its folder does not exist")
    broken = replace(tiny_model(), seed=object())
    with pytest.raises(TypeError):
        library.add(broken, "Broken")
    assert [each.name for each in added.path.parent.iterdir()] == ["letters.npz"]
    added.path.unlink()
    for call in (
        lambda: library.export(added, tmp_path / "x.npz"),
        lambda: library.deleted.delete(added),
        lambda: library.put_aside(added),
    ):
        refused(call, "letters.npz", "No such file")
    assert not (tmp_path / "x.npz").exists()
    (personal_home / "models").rename(personal_home / "elsewhere")
    (personal_home / "models").write_text("in the way")
    refused(library.models, "models: can't be read")
    refused(lambda: ModelLibrary().add(tiny_model(), "x"), "models: can't be")


def test_an_article_model_keeps_its_words(library: ModelLibrary) -> None:
    added = library.add(tiny_model(), "Sums")
    model = load_model(added.path, LEXICON)
    assert isinstance(model, ArticleModel)
    assert model.word_counts == tiny_model().word_counts
    assert added.preset == "article"
