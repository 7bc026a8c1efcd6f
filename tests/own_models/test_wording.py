from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.own_models.chosen_row import ChosenRow
from app.own_models.comparison import Comparison, Measured
from app.own_models.loss_curves import LossCurve
from app.own_models.new_model import NewModel
from app.own_models.own_settings import OwnSettings
from app.own_models.training_view import Left, Progress, Stage, TrainingView, Tried
from app.own_models.wording import (
    compared_rows,
    consent_of,
    first_name,
    go_text,
    heading_of,
    kept_text,
    line_of,
    pace_of,
    reading_of,
    round_seconds,
    shares_text,
    status_of,
    trained_on,
    tried_line,
    verdict_of,
)

ROWS = (
    ChosenRow(Path("/h/letters.txt"), "letters.txt", "1,200 words", words=1_200),
    ChosenRow(Path("/h/notes"), "notes/ (2 files)", "about 800 words", words=800, is_exact=False),
    ChosenRow(Path("/h/scan.pdf"), "scan.pdf", "skipped: is a PDF, not text"),
)


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_says_what_goes_on_and_what_can_be_done(stage: Stage) -> None:
    view = TrainingView(stage, rows=ROWS)
    assert heading_of(view)
    assert line_of(view)
    assert status_of(view, NewModel())
    assert go_text(view) in ("Start", "Pause", "Go on")


def test_an_error_comes_before_all_else() -> None:
    assert line_of(TrainingView(Stage.READY, rows=ROWS, line="it can't be")) == "it can't be"


@pytest.mark.parametrize(
    ("stage", "progress", "heading"),
    [
        (Stage.TRAINING, Progress(0.3, epoch=3, epochs=10), "Epoch 3 of 10"),
        (Stage.TRAINING, Progress(0.3, "testing the new model"), "Testing the new model"),
        (Stage.PAUSED, Progress(0.3, epoch=3, epochs=10), "Paused in epoch 3 of 10"),
        (Stage.PAUSED, Progress(0.3, "reading"), "Paused"),
    ],
)
def test_the_heading_says_what_is_done(stage: Stage, progress: Progress, heading: str) -> None:
    assert heading_of(TrainingView(stage, progress=progress)) == heading


@pytest.mark.parametrize(
    ("epoch", "is_stopped", "heading", "line"),
    [
        (10, False, "Done", "It is kept among your models as “x”."),
        (10, True, "Done", "It is kept among your models as “x”."),
        (5, True, "Stopped after epoch 5 of 10", "It is kept among your models as “x”."),
        (0, True, "Stopped in the first epoch", "It is kept among your models as “x”."),
        (7, False, "Done after epoch 7 of 10",
         "After that it learned no more. It is kept among your models as “x”."),
    ],
)  # fmt: skip
def test_how_it_ended(epoch: int, is_stopped: bool, heading: str, line: str) -> None:
    progress = Progress(1.0, epoch=epoch, epochs=10)
    view = TrainingView(Stage.DONE, progress=progress, name="x", is_stopped=is_stopped)
    assert (heading_of(view), line_of(view)) == (heading, line)


def test_asked_to_stop_it_says_so_until_it_is_tested() -> None:
    learning = Progress(0.3, epoch=3, epochs=10)
    view = TrainingView(Stage.TRAINING, progress=learning, is_stopped=True)
    assert (heading_of(view), view.can_stop) == ("Stopping…", False)
    assert "Stop keeps" not in line_of(view)
    paced = replace(view, progress=Progress(0.3, "", 3, 10, 19_800.4, 75))
    assert pace_of(paced) == ""  # how long all epochs would take doesn't matter any more
    testing = replace(view, progress=Progress(0.3, "testing the new model"))
    assert heading_of(testing) == "Testing the new model"


def test_the_pace() -> None:
    training = Progress(0.3, "", 3, 10, 19_800.4, 75)
    assert pace_of(TrainingView(Stage.TRAINING, progress=training)) == (
        "19,800 samples/s · at most 1 min 15 s left"
    )
    assert pace_of(TrainingView(Stage.PAUSED, progress=training)) == ""
    counting = Progress(0.3, "counting", seconds_left=9)
    assert pace_of(TrainingView(Stage.COUNTING, progress=counting)) == "9 s left"


def test_what_is_ready_says_how_much_and_how_long() -> None:
    view = TrainingView(Stage.READY, rows=ROWS, expected_seconds=193)
    assert line_of(view).startswith("About 2,000 words. Start trains a model on them")
    assert "in about 3 min;" in line_of(view)


@pytest.mark.parametrize(
    ("seconds", "rounded"),
    [(0.2, 1), (7.4, 7), (38, 40), (193, 180), (1_000, 900), (9_000, 9_000), (50_000, 50_400)],
)
def test_an_estimate_is_as_round_as_it_is_sure(seconds: float, rounded: float) -> None:
    assert round_seconds(seconds) == rounded


def test_what_was_left_can_go_on() -> None:
    assert "“letters” was left in epoch 3 of 10" in line_of(
        TrainingView(left=Left("letters", 2, 10))
    )
    assert "in epoch 10 of 10" in line_of(TrainingView(left=Left("letters", 10, 10)))


def test_what_would_be_converted_is_named() -> None:
    two = replace(ROWS[1], unsure=7, guessed=("a.txt from koi8-r", "deep/b.txt from windows-1252"))
    view = TrainingView(Stage.READY, rows=(ROWS[0], two))
    assert consent_of(view) == (
        "Not UTF-8. Convert would read a.txt from koi8-r, deep/b.txt from windows-1252 and 5 more."
    )
    one = replace(ROWS[0], unsure=1, guessed=("old.txt from Big5",))
    assert consent_of(TrainingView(rows=(one,))) == (
        "Not UTF-8. Convert would read old.txt from Big5."
    )
    assert "old.txt from Big5, a.txt from koi8-r and 6 more" in consent_of(
        TrainingView(rows=(one, two))
    )
    assert consent_of(TrainingView(rows=ROWS)) == ""


def test_how_long_ago_it_was_kept() -> None:
    assert kept_text(TrainingView(Stage.TRAINING, kept_at=100.0), 114.2) == "kept 14 s ago"
    assert kept_text(TrainingView(Stage.DONE, kept_at=100.0), 114.2) == ""
    assert kept_text(TrainingView(Stage.TRAINING), 114.2) == ""


def test_both_errors_are_read_at_the_nearest_point() -> None:
    view = TrainingView(
        learned=LossCurve(np.array([0.5, 1.0, 1.6]), np.array([9.0, 8.0, 7.5])),
        held_back=LossCurve(np.array([1.0]), np.array([8.2])),
    )
    assert reading_of(view, None) == "now: while training 7.500 · watched 8.200"
    assert reading_of(view, 1) == "epoch 1: while training 8.000 · watched 8.200"
    assert reading_of(TrainingView(), None) == ""


def test_how_the_suggestions_fare() -> None:
    view = TrainingView(tried=(Tried(1, 20, 22), Tried(2, 24.25, 22)))
    assert tried_line(view).replace("\N{NO-BREAK SPACE}", " ") == (
        "Words of watched sentences among the first 3 suggestions: 24.2 % after epoch 2; "
        "with the model in use, measured once: 22.0 %"
    )
    assert tried_line(TrainingView()) == ""


def test_the_table_says_which_model_is_in_use() -> None:
    found = Comparison(200, 2_000, "Keyboard", Measured(50, 25, 1.04), Measured(54, 27, 0.96))
    view = TrainingView(Stage.DONE, in_use="Keyboard", comparison=found)
    there = NewModel("letters", "Keyboard", is_there=True)
    assert compared_rows(view, there) == [
        ("in use: Keyboard", "50.0 %", "25.0 %", "1.0"),
        ("new: letters", "54.0 %", "27.0 %", "1.0"),
    ]
    used = NewModel("letters", "letters", is_there=True, is_used=True)
    assert [row[0] for row in compared_rows(view, used)] == [
        "before: Keyboard",
        "in use: letters",
    ]
    assert "suggests now" in verdict_of(view, used)
    assert "“letters” suggests now" in status_of(view, used)
    small = replace(view, comparison=replace(found, read_words=3_200))
    assert "only 3,200 words" in verdict_of(small, used)
    assert "only" not in verdict_of(view, used)
    assert "brought back" in verdict_of(view, NewModel("letters", is_gone=True))
    nothing = compared_rows(TrainingView(settings=OwnSettings()), NewModel("x", "Keyboard"))
    assert [row[1:] for row in nothing] == [("–",) * 3] * 2


def test_a_name_after_the_text() -> None:
    assert first_name(ROWS) == "letters +1"
    assert first_name(ROWS[:1]) == "letters"
    assert first_name(ROWS[2:]) == "My text"


def test_text_in_common_is_found_by_its_names() -> None:
    assert trained_on(ROWS) == "letters.txt, notes/ (2 files)"
    assert shares_text(trained_on(ROWS), "notes/ (2 files), other.txt")
    assert not shares_text(trained_on(ROWS), "other.txt")
    assert not shares_text("", "")
