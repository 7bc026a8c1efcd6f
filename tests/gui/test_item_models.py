"""Every model of the window changes its rows only once it has said that it will."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel
from PySide6.QtTest import QAbstractItemModelTester

from app.gui.decode.words_model import WordsModel
from app.gui.learned.table import WordTable
from app.gui.network.chain.path_list import PathModel
from app.gui.network.runs.runs_model import RunsModel
from app.gui.network.tables.samples_model import SamplesModel
from app.gui.network.tables.weights_model import WeightsModel
from app.gui.theme.appearance import Appearance
from app.microscope.chain.paths import PathsOf
from app.microscope.network_presets import FOUR_LAYERS, OSCILLATING, NetworkPreset
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import NetworkSnapshot
from app.prediction.personal.store import PersonalWord
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
        other_words_learned,
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
