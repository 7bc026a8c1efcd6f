"""Every model of the window changes its rows only once it has said that it will."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.gui.decode.words_model import WordsModel
from app.gui.learn.class_kit.boxes_model import BoxesModel
from app.gui.learn.class_kit.class_rows import STUDENT_TITLES, student_rows
from app.gui.learn.class_kit.rows_model import Row, RowsModel
from app.gui.learn.sheet_model import SheetModel
from app.gui.learn.spot_model import SpotModel
from app.gui.learned.table import WordTable
from app.gui.network.chain.path_list import PathModel
from app.gui.network.runs.runs_model import RunsModel
from app.gui.network.tables.samples_model import SamplesModel
from app.gui.network.tables.weights_model import WeightsModel
from app.gui.theme.appearance import Appearance
from app.gui.train.rows_model import RowsModel as ChosenRowsModel
from app.lessons.class_roll import Entry, marked
from app.lessons.desk import Desk
from app.lessons.exercise_file import Answers
from app.lessons.ladder import draw_exercise
from app.microscope.chain.paths import PathsOf
from app.microscope.network_presets import FOUR_LAYERS, OSCILLATING, NetworkPreset
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import NetworkSnapshot
from app.own_models.chosen_row import ChosenRow
from app.prediction.personal.rows import PersonalWord
from app.writing.word_list import WordList
from nncore.kernels.online import train_online_numpy
from tests.laboratory.small import small_lexicon

Change = Callable[[], None]


def snapshot_of(preset: NetworkPreset, forks: int = 0) -> NetworkSnapshot:
    session = TrainingSession(preset, lambda: train_online_numpy)
    for fork in range(forks):
        session.advance(10)
        session.set_rate(0.7 + fork)
    session.advance(10)
    return session.snapshot()


def paths(appearance: Appearance) -> tuple[QAbstractItemModel, Change]:
    model = PathModel()
    model.show_paths(PathsOf(snapshot_of(OSCILLATING), "w1"))
    return model, lambda: model.show_paths(PathsOf(snapshot_of(FOUR_LAYERS), "w1"))


def runs(appearance: Appearance) -> tuple[QAbstractItemModel, Change]:
    model = RunsModel()
    model.show_runs(snapshot_of(OSCILLATING).runs)
    return model, lambda: model.show_runs(snapshot_of(OSCILLATING, forks=3).runs)


def samples(appearance: Appearance) -> tuple[QAbstractItemModel, Change]:
    model = SamplesModel(appearance)
    model.show_snapshot(snapshot_of(OSCILLATING))
    return model, lambda: model.show_snapshot(snapshot_of(FOUR_LAYERS))


def weights(appearance: Appearance) -> tuple[QAbstractItemModel, Change]:
    model = WeightsModel(appearance, snapshot_of(OSCILLATING))
    return model, lambda: model.show_snapshot(snapshot_of(FOUR_LAYERS))


def words_found(appearance: Appearance) -> tuple[QAbstractItemModel, Change]:
    model, lexicon = WordsModel(), small_lexicon()
    model.show_words(lexicon, lexicon.with_sum(65))
    return model, model.clear


def other_words_found(appearance: Appearance) -> tuple[QAbstractItemModel, Change]:
    model, lexicon = WordsModel(), small_lexicon()
    model.show_words(lexicon, lexicon.with_sum(65))
    return model, lambda: model.show_words(lexicon, lexicon.with_sum(61))


def words_learned(appearance: Appearance) -> tuple[QAbstractItemModel, Change]:
    model = WordTable(WordList())
    model.set_words([PersonalWord(word, 1, 0, False, False) for word in ("came", "Zorblax")])
    return model, lambda: model.search("zor")


def other_words_learned(appearance: Appearance) -> tuple[QAbstractItemModel, Change]:
    model = WordTable(WordList())
    return model, lambda: model.set_words([PersonalWord("came", 1, 0, False, False)])


def students(appearance: Appearance) -> tuple[QAbstractItemModel, Change]:
    model = RowsModel(STUDENT_TITLES)
    model.show_rows(student_rows([class_entry("Ada", 1), class_entry("Ben", 2)]))
    return model, lambda: model.show_rows(student_rows([class_entry("Ben", 2)]))


def typed_boxes(appearance: Appearance) -> tuple[QAbstractItemModel, Change]:
    model = BoxesModel(appearance)
    model.show_entry(class_entry("Ada", 1))
    return model, lambda: model.show_entry(None)


def boxes_to_fill_in(appearance: Appearance) -> tuple[QAbstractItemModel, Change]:
    model = SheetModel(appearance, Desk(draw_exercise(1, 1)))
    return model, lambda: model.show_desk(Desk(draw_exercise(6, 1)))


def worked_boxes(appearance: Appearance) -> tuple[QAbstractItemModel, Change]:
    model = SpotModel()
    model.show_numbers({"net(h1)": "0.5", "sig(h1)": "0.62"})
    return model, lambda: model.show_numbers({"net(h1)": "0.7"})


def chosen_text(appearance: Appearance) -> tuple[QAbstractItemModel, Change]:
    model = ChosenRowsModel()
    rows = [ChosenRow(Path(name), name) for name in ("letters.txt", "notes")]
    model.show_rows(rows)
    return model, lambda: model.show_rows(rows[1:])


def class_entry(student: str, level: int) -> Entry:
    return marked(Answers(student, draw_exercise(level, 1), {"net(h1)": "0.5"}))


def rows_of(model: QAbstractItemModel) -> list[list[object]]:
    columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
    return [
        [model.index(row, column).data() for column in range(columns)]
        for row in range(model.rowCount())
    ]


@pytest.mark.parametrize(
    "made",
    [
        paths, runs, samples, weights, words_found, other_words_found, words_learned,
        other_words_learned, students, typed_boxes, boxes_to_fill_in, worked_boxes,
        chosen_text,
    ],
    ids=lambda made: made.__name__,
)  # fmt: skip
def test_rows_stay_until_a_model_says_that_they_change(
    appearance: Appearance, made: Callable[[Appearance], tuple[QAbstractItemModel, Change]]
) -> None:
    model, change = made(appearance)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    before, seen = rows_of(model), []
    model.modelAboutToBeReset.connect(lambda: seen.append(rows_of(model)))
    change()
    assert seen == [before]
    assert rows_of(model) != before
    del tester


def test_a_row_that_is_remembered_stays_the_same_row_when_others_are_sorted() -> None:
    model = RowsModel(("name", "number"))
    model.show_rows([Row(n, (name, str(n)), (name, -n)) for n, name in enumerate("bca")])
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    kept = QPersistentModelIndex(model.index(0, 1))
    model.sort(0)
    assert [row[0] for row in rows_of(model)] == ["a", "b", "c"]
    assert (kept.row(), kept.column(), kept.data()) == (1, 1, "0")
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [row[0] for row in rows_of(model)] == ["b", "c", "a"]
    model.show_rows([Row(n, (name, str(n)), (name, -n)) for n, name in enumerate("xyz")])
    assert [row[0] for row in rows_of(model)] == ["x", "y", "z"]  # sorted as before
    del tester
