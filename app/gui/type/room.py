"""The Type room: the page, the suggestions below it, and why at the right."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.gui import keys
from app.gui.mailbox import Mailbox
from app.gui.models.own_models import OwnModels
from app.gui.room import Room
from app.gui.settings import Settings
from app.gui.shortcuts import bind
from app.gui.theme.appearance import Appearance
from app.gui.type.card_menu import CardMenus
from app.gui.type.ghost import Ghost
from app.gui.type.key_events import sign_of
from app.gui.type.learning_menu import LearningMenu
from app.gui.type.learning_switch import OFF_THE_RECORD_TOLD, LearningSwitch
from app.gui.type.memory import Memory
from app.gui.type.page import Page
from app.gui.type.page_bar import PageBar
from app.gui.type.page_dialogs import PageDialogs
from app.gui.type.page_focus import leave_focus_on_click
from app.gui.type.page_keeping import PageKeeping
from app.gui.type.picks import Picks
from app.gui.type.showing import Showing
from app.gui.type.suggestion_row import SuggestionRow
from app.gui.type.voices import VoiceSwitch, remembered_encoding
from app.gui.type.why_panel import WhyPanel
from app.writing.answer import SLOT_CHOICES, Answer, Failure, Question
from app.writing.assistant import Assistant, LoadPredictor
from app.writing.caret import Caret
from app.writing.keys_saved import KeysSaved, Tally
from app.writing.predicting import PredictionThread
from app.writing.sentences import FinishedSentence, SentenceWatch
from app.writing.status_text import status_text
from app.writing.typing_model import TypingModel

DECODE_ROOM = "decode"  # its name in the window
_WIDEST_TEXT_PX = 760
_LEAST_MARGIN_PX = 28


class TypeRoom(Room):
    """``load_predictor`` is called in a thread of its own. If the room doesn't restore, the page
    is a new one."""

    def __init__(
        self,
        appearance: Appearance,
        settings: Settings,
        load_predictor: LoadPredictor,
        dialogs: PageDialogs | None = None,
        *,
        models: OwnModels | None = None,
        restores: bool = True,
    ) -> None:
        super().__init__()
        self._appearance, self._settings = appearance, settings
        self._dialogs = dialogs or PageDialogs()
        slots = settings.slots if settings.slots in SLOT_CHOICES else SLOT_CHOICES[0]
        self.models = models or OwnModels(settings)
        self._model = TypingModel(slots)
        self._sentences = SentenceWatch(is_on=settings.is_learning)
        self.count = KeysSaved(Tally(*settings.written))
        self.page = Page(appearance, self._model.typed, self.count)
        self.picks = Picks(self.page, self._model, self._sentences)
        self.row = SuggestionRow(appearance, slots)
        self.why = WhyPanel(appearance)
        self.tools = PageBar(appearance, self.models, remembered_encoding(settings), slots)
        self.learning, self.memory = LearningSwitch(is_on=settings.is_learning), Memory()
        self.learning_menu = LearningMenu(
            self, self.page, self._model, self.memory, self._sentences, self._dialogs, appearance
        )
        self._ghost = Ghost(self.page, self._model, settings)
        self._showing = Showing(self._model, self.page, self.row, self.why, self._ghost)
        self._menus = CardMenus(self.row, self._model, self.memory, self.enter)
        self._mailbox = Mailbox()
        self._mailbox.connect_taker(self._take_answer)
        self._thread = PredictionThread(
            Assistant(load_predictor, self.memory.warn), self.models.current, self._mailbox.put,
            self.memory.warn, self.tools.encoding.encoding, self.models.lose,
        )  # fmt: skip
        self._voices = VoiceSwitch(settings, self.models, self.tools, self._thread.use)
        self.memory.work_through(self._thread.do)
        self._notice, self._ms = "", ""
        self.keeping = PageKeeping(self.page, settings, self._dialogs, restores=restores)
        self._lay_out()
        self._connect()
        self._bind()
        self._sentences.resume(self.page.text_before, self.keeping.restore_sentence())
        self.keeping.tell_found()
        self._thread.start()
        self._caret_moved(self.page.caret())

    def bar(self) -> QWidget:
        return self.tools

    def status(self) -> QWidget:
        return self.learning

    def enter(self) -> None:
        self.page.setFocus()
        self._tell()

    def go_to(self, text: str) -> None:
        """Whoever leads here leads to the page."""

    def may_close(self) -> bool:
        return self.keeping.may_close()

    def shut_down(self) -> None:
        self._remember_count()
        self._settings.save()
        finished, unfinished = self._sentences.close(self.page.much_before)
        self._learn(finished)
        self.learning_menu.shut_down()
        self.keeping.shut_down(unfinished)
        self._thread.stop()
        self.models.shut_down()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no button of the room has a use for is written on the page."""
        if sign_of(event).strip():
            self.page.setFocus()
            self.page.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

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
        self.row.set_room(self.height())

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
        leave_focus_on_click(self.row, self.why, self.tools, self.learning)

    def _connect(self) -> None:
        self.page.caret_moved.connect(self._caret_moved)
        self.page.typed.connect(self._typed)
        self.page.hiding_asked.connect(self._hide)
        self.row.picked.connect(self.picks.take)
        self.row.phrase.clicked.connect(self.picks.take_phrase)
        self.picks.made.connect(self._tell)
        self.row.why_asked.connect(self._choose)
        self.row.menu_asked.connect(self._menus.open)
        self._voices.changed.connect(self._hear_other_voices)
        self.why.decode_links.asked.connect(partial(self.leads_on.emit, DECODE_ROOM))
        self.tools.slots_chosen.connect(self._use_slots)
        self.learning.switched.connect(self._switch_learning)
        self.memory.changed.connect(self._ask_again)
        self.keeping.changed.connect(self._show_record)
        self.keeping.changed.connect(self._remember_count)
        self.keeping.leaving.connect(self._leave_page)
        self.tools.menu_left.connect(self.enter)
        for part in (
            self._ghost, self.picks, self.memory, self.learning_menu, self.keeping, self.models,
        ):  # fmt: skip
            part.told.connect(self._tell_notice)
        self._appearance.changed.connect(self._fit)
        self._show_record()

    def _bind(self) -> None:
        self.picks.bind(self)
        bind(self, keys.ON_FROM_PAGE, self.focusNextChild)
        bind(self, keys.BACK_FROM_PAGE, self.focusPreviousChild)
        bind(self, keys.WHY, self._choose_next)
        bind(self, keys.STARTER, self.page.write_starter)
        bind(self, keys.SWITCH_PRESET, self.tools.preset.choose_next)
        bind(self, keys.MODELS, self.tools.preset.open_menu)
        bind(self, keys.DECODE_WORD, self.why.decode_links.ask_word)
        bind(self, keys.OFF_THE_RECORD, self.learning.click)
        bind(self, keys.SUGGESTION_MENU, self._menus.open_chosen)
        for text, key, action in (
            ("New page", keys.NEW_PAGE, self.keeping.new_page),
            ("Open…", keys.OPEN_PAGE, self.keeping.open),
            ("Save", keys.SAVE_PAGE, self.keeping.save),
            ("Save as…", keys.SAVE_PAGE_AS, self.keeping.save_as),
            ("Add the word at the caret", keys.ADD_WORD, self.learning_menu.add_word),
            ("Learn this page", keys.LEARN_PAGE, self.learning_menu.learn_page),
            ("Learn a text file…", keys.LEARN_FILE, self.learning_menu.learn_file),
            ("Take back the learned text", keys.UNLEARN, self.learning_menu.take_back),
            ("Learned words…", keys.LEARNED_WORDS, self.learning_menu.show_learned),
            ("3 or 5 suggestions", keys.SWITCH_SLOTS, self.tools.slots.choose_next),
            ("Next encoding", keys.NEXT_CODES, self.tools.encoding.choose_next),
            ("Grey word behind the caret", keys.GHOST, self._ghost.switch),
        ):
            bind(self, key, action)
            self.tools.add_action(text, key, action)

    # Asking and answering

    def _caret_moved(self, caret: Caret) -> None:
        self._ask(self._model.move(caret))
        self._show()

    def _ask_again(self) -> None:
        self._ask(self._model.ask_again())

    def _ask(self, question: Question | None) -> None:
        if question is not None:
            self._thread.ask(question)

    def _take_answer(self) -> None:
        message = self._mailbox.take()
        if isinstance(message, Failure) and self._model.fail(message.question):
            self._show()
            self._ms = ""
            self._tell_notice(message.reason)
        elif isinstance(message, Answer) and self._model.receive(message):
            self._show()
            self._ms = f"{message.ms:.1f} ms"
            self._tell()
            self.picks.take_awaited()

    def _hear_other_voices(self) -> None:
        self._notice = ""
        self._model.stop_waiting()
        self._ask_again()
        self.page.setFocus()

    def _use_slots(self, slots: int) -> None:
        self._settings.slots = slots
        self._model.set_slots(slots)
        self.row.set_slots(slots)
        self._show()
        self.page.setFocus()

    # Writing

    def _typed(self) -> None:
        self._notice = ""
        page = self.page
        self._learn(self._sentences.type(page.text_before, lambda: page.much_before))
        self._tell()

    def _hide(self) -> None:
        self._model.hide()
        self._show()

    # Learning, and showing

    def _learn(self, sentence: FinishedSentence | None) -> None:
        if sentence is not None:
            self.memory.learn(sentence)

    def _leave_page(self) -> None:
        self._learn(self._sentences.leave(self.page.much_before))

    def _switch_learning(self, is_on: bool) -> None:
        self._settings.is_learning = is_on
        self._sentences.set_on(is_on)
        self._tell_notice("" if is_on else OFF_THE_RECORD_TOLD)
        self.page.setFocus()

    def _choose(self, slot: int) -> None:
        self._model.choose(slot)
        self._show()

    def _choose_next(self) -> None:
        self._model.choose_next()
        self._show()

    def _show(self) -> None:
        self._showing.show()

    def _show_record(self) -> None:
        self.tools.show_record(self.keeping.record)

    def _remember_count(self) -> None:
        self._settings.written = (self.count.total.keys, self.count.total.characters)

    def _tell_notice(self, notice: str) -> None:
        self._notice = notice
        self._tell()

    def _tell(self) -> None:
        self.told.emit(status_text(self._notice, self.count.page, self.count.total), self._ms)
