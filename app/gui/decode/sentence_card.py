"""The same phrase through each encoding: which code its network expects, and which words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.gui.decode.encodings_card import NAMES, UNKNOWN
from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import label
from app.gui.widgets.number_table import Column, NumberTable
from app.laboratory.phrase_encoded import EncodedAnswer
from app.words.shortening import shortened

_LONGEST_PHRASE = 28
_COLUMNS = (
    Column("encoding", share=5),
    Column("code", share=4),
    Column("p", "00.0 %"),
    Column("first words", share=4),
)
_MEANING = (
    "code: the most probable one of the next word, and its probability p. Each network sees the "
    "codes of the words before and nothing else, and shares a code's probability out among its "
    "words by how frequent they are, so the first words need not have the most probable code."
)


class SentenceCard(QFrame):
    """``encoding_chosen`` sends the name of the encoding whose row was clicked."""

    encoding_chosen = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("The same phrase through each encoding")
        self.heading = label("", "heading")
        self.heading.setWordWrap(True)
        self.table = NumberTable(appearance, "The phrase by encoding", _COLUMNS, len(NAMES))
        note = label(_MEANING, "caption")
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.table)
        column.addWidget(note)
        self.table.row_clicked.connect(self._clicked)
        self.show_answers("", {})

    def show_answers(self, phrase: str, answers: Mapping[str, EncodedAnswer]) -> None:
        """What follows the phrase; answers to another one are stale, and a dash stands for them."""
        said = shortened(phrase.strip(), _LONGEST_PHRASE)
        self.heading.setText(
            f"“{said} …” through each encoding" if said else "A first word through each encoding"
        )
        self.table.show_rows([_row(name, answers.get(name), phrase) for name in NAMES])

    def choose(self, name: str) -> None:
        """Marks the encoding that is used."""
        self.table.choose(NAMES.index(name))

    def _clicked(self, row: int) -> None:
        self.encoding_chosen.emit(NAMES[row])


def _row(name: str, answer: EncodedAnswer | None, phrase: str) -> tuple[str, ...]:
    if answer is None or answer.text != phrase:
        return (name, UNKNOWN, UNKNOWN, UNKNOWN)
    return (name, answer.code, f"{100 * answer.p:.1f} %", ", ".join(answer.words) or UNKNOWN)
