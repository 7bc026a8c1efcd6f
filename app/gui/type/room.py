"""The Type room: the page, the suggestions below it, and why at the right."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.gui import keys
from app.gui.mailbox import Mailbox
from app.gui.room import Room
from app.gui.shortcuts import bind
from app.gui.theme.appearance import Appearance
from app.gui.type.answer import Answer, Failure
from app.gui.type.page import Page
from app.gui.type.predicting import LoadPredictor, PredictionThread
from app.gui.type.suggestion_row import SuggestionRow
from app.gui.type.typing_model import Caret, TypingModel
from app.gui.type.why_panel import WhyPanel
from app.gui.widgets.labels import label

_HINT = "Tab takes the first suggestion, Alt+1 to Alt+3 any of them; F1 shows every key"
_WIDEST_TEXT_PX = 760
_LEAST_MARGIN_PX = 28


class TypeRoom(Room):
    """``load_predictor`` is called in a thread of its own."""

    def __init__(self, appearance: Appearance, load_predictor: LoadPredictor) -> None:
        super().__init__()
        self._appearance = appearance
        self._model = TypingModel()
        self._mailbox = Mailbox()
        self._mailbox.connect_taker(self._take_answer)
        self._thread = PredictionThread(load_predictor, self._mailbox.put)
        self.page = Page(appearance, self._model.typed, self._pick_first)
        self.row = SuggestionRow(appearance)
        self.why = WhyPanel(appearance)
        self._message = (_HINT, "")
        self._bar = self._make_bar()
        self._lay_out()
        self._connect()
        self._thread.start()
        self._caret_moved(self.page.caret())

    def bar(self) -> QWidget:
        return self._bar

    def enter(self) -> None:
        self.page.setFocus()
        self._tell(*self._message)

    def shut_down(self) -> None:
        self._thread.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Keeps the lines at a width that reads well, and the cards as wide as the lines."""
        self.why.fit(self.width())
        free = self.width() - self.why.width() - self._appearance.px(_WIDEST_TEXT_PX)
        margin = max(free // 2, _LEAST_MARGIN_PX)
        self.page.set_margin(margin - round(self.page.document().documentMargin()))
        self.row.set_margin(margin)

    def _make_bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(label("Type", "title"))
        row.addWidget(label("every word a sum, every suggestion with its reasons", "soft"))
        row.addStretch(1)
        return bar

    def _lay_out(self) -> None:
        writing = QVBoxLayout()
        writing.setSpacing(0)
        writing.addWidget(self.page, 1)
        writing.addWidget(self.row)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(writing, 1)
        row.addWidget(self.why)

    def _connect(self) -> None:
        self.page.caret_moved.connect(self._caret_moved)
        self.page.hiding_asked.connect(self._hide)
        self.row.picked.connect(self._pick)
        self.row.why_asked.connect(self._choose)
        self._appearance.changed.connect(self._fit)
        for slot, key in enumerate(keys.TAKE):
            bind(self, key, _Picking(self._pick, slot))
        bind(self, keys.WHY, self._choose_next)
        bind(self, keys.STARTER, self.page.write_starter)

    def _caret_moved(self, caret: Caret) -> None:
        question = self._model.move(caret)
        if question is not None:
            self._thread.ask(question)
        self._show()

    def _take_answer(self) -> None:
        message = self._mailbox.take()
        if isinstance(message, Failure):
            self._model.clear()
            self._show()
            self._tell(message.reason, "")
        elif isinstance(message, Answer) and self._model.receive(message):
            self._show()
            self._tell(_HINT, f"{message.ms:.1f} ms")

    def _tell(self, left: str, right: str) -> None:
        self._message = (left, right)
        self.told.emit(left, right)

    def _pick(self, slot: int) -> bool:
        edit = self._model.pick(slot)
        if edit is not None:
            self.page.apply(edit)
            self.page.setFocus()
        return edit is not None

    def _pick_first(self) -> bool:
        return self._pick(0)

    def _hide(self) -> None:
        self._model.hide()
        self._show()

    def _choose(self, slot: int) -> None:
        self._model.choose(slot)
        self._show()

    def _choose_next(self) -> None:
        self._model.choose_next()
        self._show()

    def _show(self) -> None:
        model = self._model
        answer, cards = model.answer, model.cards
        self.row.show_cards(cards, model.chosen)
        self.row.show_phrase(answer.phrase if answer else ())
        self.why.show_answer(answer, cards[model.chosen])


class _Picking:
    """Takes the suggestion of one slot."""

    def __init__(self, pick: Callable[[int], object], slot: int) -> None:
        self._pick, self._slot = pick, slot

    def __call__(self) -> None:
        self._pick(self._slot)
