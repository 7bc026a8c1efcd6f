from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.gui.network.tables.samples_card import SamplesCard
from app.gui.theme.appearance import Appearance
from app.microscope.network_presets import (
    ARTICLE,
    BEYOND_REACH,
    EXCLUSIVE_OR,
    WITHIN_REACH,
    NetworkPreset,
)
from app.microscope.phrases.phrase_entry import parse_phrase
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy
from nncore.network_file import Sample


def session_of(preset: NetworkPreset) -> TrainingSession:
    return TrainingSession(preset, lambda: train_online_numpy)


class Asked:
    """What the card asked for."""

    def __init__(self, card: SamplesCard) -> None:
        self.samples: list[tuple[Sample, ...]] = []
        self.refused: list[str] = []
        card.samples_changed.connect(self.samples.append)
        card.entry_refused.connect(self.refused.append)


@pytest.fixture
def card(qtbot: QtBot, appearance: Appearance) -> SamplesCard:
    card = SamplesCard(appearance)
    qtbot.addWidget(card)
    card.show()
    card.show_snapshot(session_of(EXCLUSIVE_OR).snapshot(), "w5")
    return card


def texts(card: SamplesCard) -> list[list[str]]:
    model = card.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def numbers(card: SamplesCard) -> list[list[str]]:
    """Without the column of words."""
    return [row[:-1] for row in texts(card)]


def test_rows_show_the_samples_and_the_one_that_comes(card: SamplesCard) -> None:
    session = session_of(EXCLUSIVE_OR)
    session.advance(6)
    card.show_snapshot(session.snapshot(), "w5")
    assert numbers(card) == [
        ["1", "0", "0", "0"],
        ["2", "0", "1", "1"],
        ["▸ 3", "1", "0", "1"],
        ["4", "1", "1", "0"],
    ]


def test_captions_stand_before_the_numbers_of_their_sample(card: SamplesCard) -> None:
    card.show_snapshot(session_of(ARTICLE).snapshot(), "w5")
    assert numbers(card) == [["▸ 1", "How 0.46", "are 0.24", "you 0.61", "today 0.65"]]
    other = replace(ARTICLE.file, samples=(Sample((0.1, 0.2), (0.3, 0.4)),))
    session = session_of(ARTICLE)
    session.edit(lambda _: other, "samples")
    card.show_snapshot(session.snapshot(), "w5")
    assert numbers(card) == [["▸ 1", "0.1", "0.2", "0.3", "0.4"]]


def test_an_entry_asks_for_one_other_number(card: SamplesCard) -> None:
    asked = Asked(card)
    model = card.model
    assert model.setData(model.index(1, 1), "1/4")
    assert model.setData(model.index(3, 3), "0,5")
    first, second = asked.samples
    samples = EXCLUSIVE_OR.file.samples
    assert first == (samples[0], Sample((0.25, 1.0), (1.0,)), *samples[2:])
    assert second == (*samples[:3], Sample((1.0, 1.0), (0.5,)))
    assert numbers(card)[1] == ["2", "0", "1", "1"]  # nothing changes before the network has


def test_a_bad_entry_says_why_and_asks_for_nothing(card: SamplesCard) -> None:
    asked = Asked(card)
    assert not card.model.setData(card.model.index(0, 1), "1,000")
    assert "can be read as 1 or as 1000" in asked.refused[0]
    assert not asked.samples


def test_add_and_remove(card: SamplesCard, qtbot: QtBot) -> None:
    asked = Asked(card)
    samples = EXCLUSIVE_OR.file.samples
    card.table.selectRow(1)
    qtbot.mouseClick(card.add_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.remove_button, Qt.MouseButton.LeftButton)
    assert asked.samples == [(*samples, samples[1]), (samples[0], *samples[2:])]


def test_the_last_sample_stays(card: SamplesCard, qtbot: QtBot) -> None:
    asked = Asked(card)
    card.table.selectAll()
    qtbot.keyClick(card.table, Qt.Key.Key_Delete)
    assert asked.refused == ["the last sample stays: without one there is nothing to learn"]
    assert not asked.samples


def test_rows_are_pasted_all_or_none(card: SamplesCard, qtbot: QtBot) -> None:
    asked = Asked(card)
    QGuiApplication.clipboard().setText("0.5\t0,5\t1\n0.1;0.2;0.3")
    card.table.setFocus()
    qtbot.keyClick(card.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QGuiApplication.clipboard().setText("0.5 0.5 1\n0.1 0.2")
    card.paste()
    pasted = (Sample((0.5, 0.5), (1.0,)), Sample((0.1, 0.2), (0.3,)))
    assert asked.samples == [(*EXCLUSIVE_OR.file.samples, *pasted)]
    assert "row 2 has 2 numbers" in asked.refused[0]


def test_an_open_entry_and_the_selection_outlive_snapshots(card: SamplesCard, qtbot: QtBot) -> None:
    session = session_of(EXCLUSIVE_OR)
    card.table.setCurrentIndex(card.model.index(2, 1))
    card.table.edit(card.table.currentIndex())
    field = card.table.findChild(QLineEdit)
    assert field is not None
    field.selectAll()
    qtbot.keyClicks(field, "0.7")
    for _ in range(5):
        session.advance(1)
        session.edit(lambda file: replace(file, samples=(*file.samples,)), "same")
        card.show_snapshot(session.snapshot(), "w5")
    assert (field.text(), card.table.currentIndex().row()) == ("0.7", 2)
    asked = Asked(card)
    with qtbot.waitSignal(card.samples_changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert asked.samples[0][2] == Sample((0.7, 0.0), (1.0,))


def test_enter_opens_the_cell_it_stands_on(card: SamplesCard, qtbot: QtBot) -> None:
    card.table.setCurrentIndex(card.model.index(2, 1))
    qtbot.keyClick(card.table, Qt.Key.Key_Return)
    assert card.table.findChild(QLineEdit) is not None


def test_targets_beyond_reach_are_explained_and_one_button_helps(
    card: SamplesCard, qtbot: QtBot
) -> None:
    assert not card.divide_button.isVisible()
    assert "never quite there" in card.reach.text()  # 0 and 1, of exclusive or
    asked: list[int] = []
    card.divide_asked.connect(asked.append)
    card.show_snapshot(session_of(BEYOND_REACH).snapshot(), "w5")
    assert card.reach.isVisible()
    assert "3 and 4 can't be reached" in card.reach.text()
    qtbot.mouseClick(card.divide_button, Qt.MouseButton.LeftButton)
    assert asked == [10]
    assert card.divide_button.text() == "All samples ÷ 10"
    card.show_snapshot(session_of(WITHIN_REACH).snapshot(), "w5")
    assert not card.reach.isVisible()
    assert not card.divide_button.isVisible()


def test_below_nought_there_is_no_button_but_a_reason(card: SamplesCard) -> None:
    below = replace(ARTICLE.file, samples=(Sample((0.1, 0.2), (-3.0, 4.0)),))
    card.show_snapshot(session_of(NetworkPreset("below", below)).snapshot(), "w5")
    assert "keeps −3 below 0" in card.reach.text()
    assert not card.divide_button.isVisible()


def test_a_sample_is_written_as_words(card: SamplesCard) -> None:
    session = session_of(ARTICLE)
    card.show_snapshot(session.snapshot(), "w5")
    asked, model = Asked(card), card.model
    words = model.index(0, 5)
    assert model.headerData(5, Qt.Orientation.Horizontal) == "words"
    assert words.data() == "How are → you today"
    assert words.data(Qt.ItemDataRole.EditRole) == "How are → you today"
    assert not model.setData(words, "How are -> you today")  # as it is
    assert model.setData(words, "How are -> you fine")
    assert asked.samples == [(parse_phrase("How are → you fine", 2, 2),)]
    session.edit(lambda file: replace(file, samples=asked.samples[0]), "samples")
    card.show_snapshot(session.snapshot(), "w5")
    assert texts(card) == [
        ["▸ 1", "How 0.46", "are 0.24", "you 0.61", "fine 0.34", "How are → you fine"]
    ]


def test_words_that_do_not_fit_are_refused_in_one_line(card: SamplesCard) -> None:
    card.show_snapshot(session_of(ARTICLE).snapshot(), "w5")
    asked, words = Asked(card), card.model.index(0, 5)
    for text in ("How are → you", "How 42 → you today", "How are → you understanding"):
        assert not card.model.setData(words, text)
    assert not asked.samples
    assert len(asked.refused) == 3
    assert "1 word behind the arrow" in asked.refused[0]


def test_without_words_the_numbers_stay(card: SamplesCard) -> None:
    card.show_snapshot(session_of(ARTICLE).snapshot(), "w5")
    asked = Asked(card)
    assert card.model.setData(card.model.index(0, 5), " ")
    assert asked.samples == [(Sample((0.46, 0.24), (0.61, 0.65)),)]


def test_another_number_takes_the_words_away(card: SamplesCard) -> None:
    card.show_snapshot(session_of(ARTICLE).snapshot(), "w5")
    asked = Asked(card)
    assert card.model.setData(card.model.index(0, 1), "0.5")
    assert asked.samples == [(Sample((0.5, 0.24), (0.61, 0.65)),)]


def test_phrases_are_pasted(card: SamplesCard) -> None:
    card.show_snapshot(session_of(ARTICLE).snapshot(), "w5")
    asked = Asked(card)
    card.model.paste("How are → you fine\n\nWhat is -> it now\n")
    fine, now = (parse_phrase(text, 2, 2) for text in ("How are → you fine", "What is → it now"))
    assert asked.samples == [(*ARTICLE.file.samples, fine, now)]
    card.model.paste("How are → you fine\nWhat → it now")
    assert len(asked.samples) == 1
    assert len(asked.refused) == 1


def test_words_have_a_spoken_name(card: SamplesCard) -> None:
    spoken = card.model.index(0, 4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "sample 1 as words: none"
