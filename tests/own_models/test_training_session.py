"""From text to a model of one's own: what can be told to a training, and what comes of it."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.counting.text_counts import TextCounts
from app.own_models.chosen_text import ChosenText
from app.own_models.kept_files import FILES
from app.own_models.library import ModelLibrary
from app.own_models.training_session import KEEP_SECONDS, OwnTrainingSession
from app.own_models.training_view import Stage, TrainingView
from app.prediction.keyboard.keyboard_training import KeyboardTrained, train_keyboard
from app.prediction.keyboard.training_text import TrainingText
from app.prediction.predictor import load_model
from app.words.corpus import read_typed_sentences
from nncore.checkpoint import load_checkpoint
from tests.own_models.small_training import (
    SENTENCES,
    SETTINGS,
    HandClock,
    SmallMeans,
    is_training,
    small_session,
    worked,
    written_text,
)
from tests.prediction.keyboard.small import LEXICON

WORDS = sum(len(sentence.rstrip(".").split()) for sentence in SENTENCES)


CHOSEN = "own-training.chosen.json"
Finished = tuple[TrainingView, Path]


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """One training from beginning to end, and the person's own folder."""
    own = tmp_path_factory.mktemp("own")
    session = small_session(own)
    begun(session, own / "text")
    return worked(session), own


@pytest.fixture
def session(tmp_path: Path) -> OwnTrainingSession:
    return small_session(tmp_path / "own")


def begun(session: OwnTrainingSession, folder: Path) -> None:
    """With text, and training begun."""
    session.change_text(ChosenText.add, [written_text(folder)])
    worked(session)
    session.start("keyboard", "Keyboard")


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()}


def test_text_is_looked_at_before_anything_is_trained(
    session: OwnTrainingSession, tmp_path: Path
) -> None:
    assert session.view().stage is Stage.EMPTY
    session.change_text(ChosenText.add, [written_text(tmp_path), tmp_path / "scan.pdf"])
    assert session.view().stage is Stage.READING
    view = worked(session)
    assert view.stage is Stage.READY
    assert [row.told for row in view.rows] == [f"{WORDS:,} words", "skipped: no such file"]
    assert (view.words, view.is_exact, view.name) == (WORDS, True, "letters")


def test_with_nothing_that_can_be_read_there_is_nothing_to_start(
    session: OwnTrainingSession, tmp_path: Path
) -> None:
    session.change_text(ChosenText.add, [tmp_path / "gone.txt"])
    assert worked(session).stage is Stage.EMPTY
    session.start("keyboard", "Keyboard")
    assert not session.has_work


def test_a_training_ends_with_a_model_among_the_persons_own(finished: Finished) -> None:
    view, own = finished
    assert view.stage is Stage.DONE
    assert view.line == ""
    assert (view.progress.epoch, view.progress.epochs, view.is_stopped) == (2, 2, False)
    assert view.comparison is not None
    assert view.comparison.before is not None
    assert view.comparison.after.keys_saved > view.comparison.before.keys_saved
    assert not view.comparison.is_known
    assert view.comparison.read_words == WORDS
    (model,) = ModelLibrary(own / "models").models()
    assert view.made == model
    assert (model.title, model.trained_on) == ("letters", "letters.txt")
    assert model.after == view.comparison.after.figures
    assert model.before == view.comparison.before.figures
    load_model(model.path, LEXICON)
    assert files_in(own) == set()


def test_the_model_is_what_the_command_would_make_of_the_same_text(finished: Finished) -> None:
    view, own = finished
    assert view.made is not None
    settings = SETTINGS.for_keyboard()
    counts = TextCounts.of_sentences(read_typed_sentences([own / "text" / "letters.txt"]))
    text = TrainingText.of_counts(counts, LEXICON, settings)
    *_, last = train_keyboard(text, settings, text.new_run(settings))
    assert isinstance(last, KeyboardTrained)
    made = load_checkpoint(view.made.path)
    np.testing.assert_array_equal(made.network.values, last.model.network.values)
    for name, array in last.model.arrays().items():
        np.testing.assert_array_equal(made.arrays[name], array, err_msg=name)


def test_curves_and_suggestions_can_be_watched(finished: Finished) -> None:
    view, _ = finished
    assert view.held_back.epochs.tolist() == [1, 2]
    assert np.isfinite(view.held_back.errors).all()
    assert len(view.learned) >= 2
    assert (np.diff(view.learned.epochs) > 0).all()
    assert [each.epoch for each in view.tried] == [1, 2]


def test_a_pause_rests_and_loses_nothing(session: OwnTrainingSession, tmp_path: Path) -> None:
    begun(session, tmp_path)
    worked(session, is_training)
    session.pause()
    assert session.view().stage is Stage.PAUSED
    assert not session.has_work
    session.go_on()
    assert worked(session).stage is Stage.DONE


def test_a_pause_may_be_made_while_the_text_is_counted(
    session: OwnTrainingSession, tmp_path: Path
) -> None:
    begun(session, tmp_path)
    session.step()
    session.pause()
    assert (session.view().stage, session.has_work) == (Stage.PAUSED, False)
    session.go_on()
    assert session.view().stage is Stage.COUNTING
    session.pause()
    session.stop()
    assert session.view().stage is Stage.READY


def test_stop_keeps_what_was_learned_so_far(session: OwnTrainingSession, tmp_path: Path) -> None:
    session.change_settings(replace(SETTINGS, epochs=50))
    begun(session, tmp_path)
    worked(session, lambda view: view.progress.epoch == 2)
    session.stop()
    assert session.view().is_stopped
    view = worked(session)
    assert view.stage is Stage.DONE
    assert view.made is not None
    assert len(view.held_back) <= 2
    assert view.is_stopped
    assert (view.progress.epoch, view.progress.epochs) == (len(view.held_back), 50)
    session.start("keyboard", "Keyboard")
    assert not session.view().is_stopped


def test_stop_also_ends_a_pause(session: OwnTrainingSession, tmp_path: Path) -> None:
    begun(session, tmp_path)
    worked(session, is_training)
    session.pause()
    session.stop()
    assert worked(session).stage is Stage.DONE


def test_stop_before_anything_was_learned_ends_it_all(
    session: OwnTrainingSession, tmp_path: Path
) -> None:
    begun(session, tmp_path)
    session.step()
    session.stop()
    view = session.view()
    assert (view.stage, session.has_work) == (Stage.READY, False)
    assert files_in(tmp_path / "own") == {CHOSEN}
    session.start("keyboard", "Keyboard")
    assert worked(session).stage is Stage.DONE


@pytest.mark.parametrize("step", [0, 1, 2, 40])
def test_a_training_that_was_closed_goes_on_to_the_same_model(
    finished: Finished, tmp_path: Path, step: int
) -> None:
    made, left = finished[0].made, tmp_path
    session = small_session(left)
    begun(session, left / "text")
    worked(session, lambda view: view.stage is Stage.TRAINING)
    for _ in range(step):
        session.step()
    session.close()
    again = small_session(left)
    again.look_for_left()
    view = again.view()
    assert view.left is not None
    assert (view.left.name, view.left.epochs) == ("letters", 2)
    again.go_on_with_left("keyboard", "Keyboard")
    view = worked(again)
    assert (view.stage, view.line) == (Stage.DONE, "")
    assert made is not None
    assert view.made is not None
    one, other = load_checkpoint(made.path), load_checkpoint(view.made.path)
    np.testing.assert_array_equal(one.network.values, other.network.values)
    assert files_in(left) == set()


def test_what_goes_on_keeps_its_curves(tmp_path: Path) -> None:
    session = small_session(tmp_path)
    begun(session, tmp_path / "text")
    before = worked(session, lambda view: len(view.tried) == 1)
    session.close()
    again = small_session(tmp_path)
    again.look_for_left()
    again.go_on_with_left("keyboard", "Keyboard")
    view = worked(again, is_training)
    assert view.learned.errors[: len(before.learned)].tolist() == before.learned.errors.tolist()
    assert view.tried == before.tried
    assert worked(again).held_back.epochs.tolist() == [1, 2]


def test_what_was_left_can_be_forgotten(tmp_path: Path) -> None:
    session = small_session(tmp_path)
    begun(session, tmp_path / "text")
    worked(session, is_training)
    session.close()
    again = small_session(tmp_path)
    again.look_for_left()
    again.forget_left()
    assert again.view().left is None
    assert files_in(tmp_path) == set()


def test_what_is_kept_is_for_the_persons_eyes_alone(tmp_path: Path) -> None:
    session = small_session(tmp_path)
    begun(session, tmp_path / "text")
    worked(session, is_training)
    kept = [path for path in tmp_path.iterdir() if path.is_file()]
    assert {path.name for path in kept} == {FILES[0], "own-training.counts.npz"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}


def test_it_is_kept_within_a_long_epoch_too(tmp_path: Path) -> None:
    clock = HandClock()
    session = small_session(tmp_path, clock=clock)
    begun(session, tmp_path / "text")
    view = worked(session, lambda view: view.stage is Stage.TRAINING)
    assert view.kept_at == 0
    clock.now += KEEP_SECONDS - 1
    session.step()
    session.step()
    assert session.view().kept_at == 0
    clock.now += 1
    session.step()
    assert session.view().kept_at == KEEP_SECONDS


@pytest.mark.parametrize("name", [FILES[0], "own-training.counts.npz"])
def test_what_is_damaged_is_put_aside_and_said(tmp_path: Path, name: str) -> None:
    session = small_session(tmp_path)
    begun(session, tmp_path / "text")
    worked(session, is_training)
    session.close()
    (tmp_path / name).write_bytes(b"PK\3\4 not any more")
    again = small_session(tmp_path)
    again.look_for_left()
    again.go_on_with_left("keyboard", "Keyboard")
    view = worked(again)
    assert (view.stage, view.left) == (Stage.EMPTY, None)
    assert "the training that was left can't go on" in view.line
    assert "own-training-damaged-1.npz" in view.line
    assert "\n" not in view.line
    again.change_text(ChosenText.add, [written_text(tmp_path / "text")])
    worked(again)
    again.start("keyboard", "Keyboard")
    assert worked(again).stage is Stage.DONE


def test_too_little_text_is_said_in_one_line(session: OwnTrainingSession, tmp_path: Path) -> None:
    session.change_text(ChosenText.add, [written_text(tmp_path, sentences=30)])
    worked(session)
    session.start("keyboard", "Keyboard")
    view = worked(session)
    assert view.stage is Stage.READY
    assert "at least 100 are needed" in view.line
    session.change_text(ChosenText.add, [written_text(tmp_path, "more.txt")])
    assert worked(session).line == ""


def test_numbers_that_go_astray_are_said_with_what_helps(
    session: OwnTrainingSession, tmp_path: Path
) -> None:
    begun(session, tmp_path)
    worked(session, lambda view: view.stage is Stage.TRAINING)
    training = session._training
    assert training is not None
    training.run.network.values[...] = np.nan
    view = worked(session)
    assert view.stage is Stage.READY
    assert "begin again with another seed" in view.line
    assert view.left is None
    assert files_in(tmp_path / "own") == {CHOSEN}


def test_without_the_model_in_use_there_is_a_model_and_no_comparison(
    session: OwnTrainingSession, tmp_path: Path
) -> None:
    session.change_text(ChosenText.add, [written_text(tmp_path)])
    worked(session)
    session.start("gone", "Gone")
    view = worked(session)
    assert view.stage is Stage.DONE
    assert "gone.npz: no such file" in view.line
    assert view.comparison is not None
    assert view.comparison.before is None


def test_what_can_not_be_kept_among_the_models_can_still_be_gone_on_with(tmp_path: Path) -> None:
    session = small_session(tmp_path)
    begun(session, tmp_path / "text")
    worked(session, is_training)
    (tmp_path / "models").write_text("in the way")
    view = worked(session)
    assert view.stage is Stage.READY
    assert "models" in view.line
    assert view.left is not None
    (tmp_path / "models").unlink()
    session.go_on_with_left("keyboard", "Keyboard")
    assert worked(session).stage is Stage.DONE


def test_an_error_that_nobody_expected_ends_the_work_and_no_more(tmp_path: Path) -> None:
    class Broken(SmallMeans):
        is_broken = False

        def voices(self):  # type: ignore[no-untyped-def]
            if self.is_broken:
                raise ZeroDivisionError
            return super().voices()

    means = Broken()
    session = small_session(tmp_path, means)
    begun(session, tmp_path / "text")
    means.is_broken = True
    with pytest.raises(ZeroDivisionError):
        worked(session)
    assert session.view().stage is Stage.READY
    assert "went wrong" in session.view().line
    means.is_broken = False
    session.start("keyboard", "Keyboard")
    assert worked(session).stage is Stage.DONE


def test_a_name_of_ones_own_is_kept(session: OwnTrainingSession, tmp_path: Path) -> None:
    begun(session, tmp_path)
    worked(session, is_training)
    session.rename("  My\nletters ")
    view = worked(session)
    assert view.made is not None
    assert view.made.title == view.name == "My letters"


def test_a_second_model_of_the_same_name_gets_a_number(
    session: OwnTrainingSession, tmp_path: Path
) -> None:
    begun(session, tmp_path)
    worked(session)
    session.start("keyboard", "Keyboard")
    made = worked(session).made
    assert made is not None
    assert made.title == "letters 2"


def test_text_and_settings_are_settled_while_it_trains(
    session: OwnTrainingSession, tmp_path: Path
) -> None:
    begun(session, tmp_path)
    worked(session, is_training)
    session.change_text(ChosenText.add, [written_text(tmp_path, "more.txt")])
    session.change_text(ChosenText.undo)
    session.change_settings(replace(SETTINGS, epochs=9))
    view = session.view()
    assert is_training(view)
    assert ([row.name for row in view.rows], view.settings) == (["letters.txt"], SETTINGS)


def test_what_was_chosen_is_there_again_at_the_next_start(tmp_path: Path) -> None:
    session = small_session(tmp_path)
    paths = [written_text(tmp_path / "text", name) for name in ("a.txt", "b.txt", "c.txt")]
    session.change_text(ChosenText.add, paths)
    session.change_text(ChosenText.take_out, paths[1])
    session.close()  # before anybody has looked
    kept = tmp_path / CHOSEN
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    paths[0].unlink()
    again = small_session(tmp_path)
    again.restore_text()
    view = worked(again)
    assert [row.name for row in view.rows] == ["c.txt"]
    assert (view.stage, view.words, view.can_undo) == (Stage.READY, WORDS, False)


def test_what_was_chosen_is_forgotten_once_training_starts(
    session: OwnTrainingSession, tmp_path: Path
) -> None:
    begun(session, tmp_path)
    assert CHOSEN not in files_in(tmp_path / "own")
    again = small_session(tmp_path / "own")
    again.restore_text()
    assert again.view().rows == ()


def test_an_emptied_list_is_forgotten(session: OwnTrainingSession, tmp_path: Path) -> None:
    path = written_text(tmp_path)
    session.change_text(ChosenText.add, [path])
    worked(session)
    assert files_in(tmp_path / "own") == {CHOSEN}
    session.change_text(ChosenText.take_out, path)
    assert files_in(tmp_path / "own") == set()


@pytest.mark.parametrize(
    "content",
    [
        b"", b"no JSON", b"[1]", b'{"chosen_text": 3}',
        b'{"chosen_text": [3, "not/absolute", "/\\u0000"]}',
    ],
)  # fmt: skip
def test_a_damaged_list_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / CHOSEN).write_bytes(content)
    session = small_session(tmp_path)
    session.restore_text()
    assert session.view().rows == ()


def test_a_list_that_can_not_be_kept_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / CHOSEN).mkdir()
    session = small_session(tmp_path)
    session.change_text(ChosenText.add, [written_text(tmp_path / "text")])
    assert worked(session).stage is Stage.READY
    session.restore_text()
