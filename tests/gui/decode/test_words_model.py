from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.gui.decode.words_model import SUM_ROLE, ZIPF_ROLE, WordsModel
from app.words.alphabet import word_to_sum
from app.words.lexicon import Lexicon
from tests.laboratory.small import WORDS, small_lexicon
from tests.words.lexicons import shipped_lexicon


class CountingLexicon:
    """Counts how many words are asked for."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon, self.asked = lexicon, 0
        self.sums, self.index = lexicon.sums, lexicon.index

    @property
    def words(self) -> tuple[str, ...]:
        self.asked += 1
        return self._lexicon.words

    def zipf(self, word: int) -> float:
        return self._lexicon.zipf(word)


def test_rows_hold_word_frequency_and_sum(qtbot: QtBot) -> None:
    lexicon, model = small_lexicon(), WordsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_words(lexicon, np.arange(len(lexicon)))
    assert model.rowCount() == len(WORDS)
    for row in range(model.rowCount()):
        index = model.index(row)
        word = str(index.data())
        assert math.isclose(index.data(ZIPF_ROLE), math.log10(WORDS[word] * 1e9))
        assert index.data(SUM_ROLE) == word_to_sum(word)
        assert model.row_of(word.upper()) == row
    assert model.row_of("wori") is None
    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None
    model.clear()
    assert model.rowCount() == 0
    assert model.row_of("the") is None


def test_no_word_is_made_before_its_row_is_looked_at(qtbot: QtBot) -> None:
    lexicon, model = CountingLexicon(shipped_lexicon()), WordsModel()
    model.show_words(lexicon, np.arange(45_000))  # type: ignore[arg-type]
    assert model.rowCount() == 45_000
    assert lexicon.asked == 0
    model.word(44_000)
    assert lexicon.asked == 1
