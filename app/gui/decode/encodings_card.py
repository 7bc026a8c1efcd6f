"""The price of an encoding: the same word through each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import label
from app.gui.widgets.number_table import Column, NumberTable
from app.laboratory.decoding import Sharing
from app.words.encoding_price import EncodingPrice
from app.words.encodings import ENCODINGS

NAMES = tuple(ENCODINGS)
UNKNOWN = "–"
_COLUMNS = (
    Column("encoding", share=1),
    Column("words/code", "000.0"),
    Column("bits lost", "0.00"),
    Column("hit@3", "00.0"),
    Column("rivals", "000"),
)
_FIRST_COLUMNS = (Column("encoding", share=2), Column("who shares the code", share=3))


class EncodingsCard(QFrame):
    """``encoding_chosen`` sends the name of the encoding whose row was clicked."""

    encoding_chosen = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("The price of an encoding")
        self.table = NumberTable(appearance, "Encodings", _COLUMNS, len(NAMES))
        note = label(
            "hit@3: of 100 words, how many are among the first 3 of a network that sees only "
            "these codes. The encoding, not the network, is the limit.",
            "caption",
        )
        note.setWordWrap(True)
        self.first = NumberTable(appearance, "Who shares the code", _FIRST_COLUMNS, len(NAMES))
        self.first_heading = label("", "heading")
        self.first_heading.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(label("The price of an encoding", "heading"))
        column.addWidget(self.table)
        column.addWidget(note)
        column.addSpacing(8)
        column.addWidget(self.first_heading)
        column.addWidget(self.first)
        column.addStretch(1)
        for table in (self.table, self.first):
            table.row_clicked.connect(self._clicked)

    def show_rows(
        self,
        prices: Mapping[str, EncodingPrice],
        hits: Mapping[str, float],
        sharings: Mapping[str, Sharing],
    ) -> None:
        """What isn't known yet, or was never measured, is a dash."""
        self.table.show_rows([_row(name, prices, hits, sharings) for name in NAMES])
        self.first.show_rows([(name, _first(sharings.get(name))) for name in NAMES])

    def name_word(self, word: str) -> None:
        """Whose code it is."""
        of_word = f"“{word}”" if word else "A sum"
        self.first_heading.setText(f"{of_word} through each encoding")

    def choose(self, name: str) -> None:
        """Marks the encoding that is used."""
        for table in (self.table, self.first):
            table.choose(NAMES.index(name))

    def _clicked(self, row: int) -> None:
        self.encoding_chosen.emit(NAMES[row])


def _row(
    name: str,
    prices: Mapping[str, EncodingPrice],
    hits: Mapping[str, float],
    sharings: Mapping[str, Sharing],
) -> Sequence[str]:
    price, sharing = prices.get(name), sharings.get(name)
    return (
        name,
        f"{price.words_per_code:,.1f}" if price else UNKNOWN,
        f"{price.bits_lost:.2f}" if price else UNKNOWN,
        f"{hits[name]:.1f}" if name in hits else UNKNOWN,
        _rivals(sharing) if sharing else UNKNOWN,
    )


def _first(sharing: Sharing | None) -> str:
    """The most frequent words with the same code."""
    return ", ".join(sharing.first) or UNKNOWN if sharing else UNKNOWN


def _rivals(sharing: Sharing) -> str:
    """The other words with the same code."""
    if sharing.words is None:
        return UNKNOWN
    return f"{sharing.words - (1 if sharing.rank else 0):,}"
