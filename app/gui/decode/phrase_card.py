"""What the article's network says to a phrase, and the pairs its two outputs decode to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.gui.widgets.number_table import Column, NumberTable
from app.gui.widgets.plain_text import set_tool_tip
from app.laboratory.phrase import PAIRS_SHOWN, PhraseAnswer
from app.prediction.suggestion import PhraseSuggestion

FIRST_PHRASE = "How are"
MOST_CHARACTERS = 400
OUTPUTS = 2
_COLUMNS = (
    Column("", "0"),
    Column("decoded together", share=1),
    Column("sums", "00 00"),
    Column("near", "0.000"),
    Column("share", "0.000"),
    Column("score", "0.000"),
)
_MEANING = (
    "near: how close the sums are to both outputs; share: these words' part of the text "
    "made of words with these sums, as the network's phrases and the dictionary have it; "
    "score: near × share"
)


class PhraseCard(QFrame):
    """``phrase_changed`` sends what is typed; ``sum_chosen`` the sum of an output clicked."""

    phrase_changed = Signal(str)
    sum_chosen = Signal(int)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("The network's two outputs, decoded together")
        self.field = QLineEdit(FIRST_PHRASE)
        self.field.setMaxLength(MOST_CHARACTERS)
        self.field.setAccessibleName("Two words for the article's network")
        self.field.setPlaceholderText("two words, such as How are")
        set_tool_tip(self.field, with_key("A phrase for the article's network", keys.PHRASE_FIELD))
        self.outputs = [_OutputButton() for _ in range(OUTPUTS)]
        self.table = NumberTable(appearance, "Pairs of words", _COLUMNS, PAIRS_SHOWN)
        set_tool_tip(self.table, _MEANING)
        self.note = label("", "caption")
        self.note.setWordWrap(True)
        self._lay_out()
        self.field.textChanged.connect(self.phrase_changed)
        for button in self.outputs:
            button.clicked.connect(self._go)

    def show_answer(self, answer: PhraseAnswer) -> None:
        """Shows outputs and pairs; with no phrase, none."""
        for place, button in enumerate(self.outputs):
            button.setVisible(place < len(answer.outputs))
            if place < len(answer.outputs):
                said = answer.outputs[place]
                button.show_output(said.position, said.output, said.letter_sum)
        rows = [_row(place, pair) for place, pair in enumerate(answer.pairs, start=1)]
        self.table.show_rows(rows)
        self.table.choose(0 if rows else -1)
        self.note.setText(_note(answer))

    def _go(self) -> None:
        button = self.sender()
        if isinstance(button, _OutputButton):
            self.sum_chosen.emit(button.letter_sum)

    def _lay_out(self) -> None:
        outputs = FlowPanel(16)
        outputs.add(*self.outputs)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(label("Two outputs, decoded together", "heading"))
        column.addWidget(self.field)
        column.addWidget(outputs)
        column.addWidget(self.table)
        column.addWidget(self.note)
        column.addStretch(1)


class _OutputButton(QPushButton):
    """An output of the network; a click goes to its sum."""

    def __init__(self) -> None:
        super().__init__()
        self.letter_sum = 0
        self.setProperty("kind", "link")

    def show_output(self, position: int, output: float, letter_sum: int) -> None:
        """``o1 60.89 → 61``"""
        self.letter_sum = letter_sum
        self.setText(f"o{position}: {output:.2f} → {letter_sum}")
        self.setAccessibleName(f"Output {position}: {output:.2f}, so the sum {letter_sum}")
        set_tool_tip(self, f"Show the words with the sum {letter_sum} (Space)")


def _row(place: int, pair: PhraseSuggestion) -> tuple[str, ...]:
    parts = pair.parts
    return (
        str(place),
        " ".join(pair.words),
        " ".join(map(str, pair.letter_sums)),
        f"{parts.network:.3f}",
        f"{parts.context + parts.dictionary:.3f}",
        f"{pair.score:.3f}",
    )


def _note(answer: PhraseAnswer) -> str:
    if not answer.pairs:
        return "Type one or two words: the network reads their sums."
    best = answer.pairs[0]
    sums = " and ".join(map(str, best.letter_sums))
    return f"“{' '.join(best.words)}” is the first of {answer.combinations:,} pairs with {sums}."
