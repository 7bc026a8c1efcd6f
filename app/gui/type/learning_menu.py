"""What the page's menu does about learning: a whole text, and taking that back; the word at the
caret, the list of all words."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.gui import keys
from app.gui.learned.window import LearnedWindow
from app.gui.theme.appearance import Appearance
from app.gui.type.memory import Memory
from app.gui.type.page import Page
from app.gui.type.page_dialogs import PageDialogs
from app.writing.done_sentences import DoneSentences
from app.writing.sentences import SentenceWatch
from app.writing.text_learning import TextLearning, TextProgress, read_text
from app.writing.typing_model import TypingModel
from nncore.untrusted.quoting import quoted_path

PAGE_NAME = "this page"
_OFF = f"off the record: nothing is learned; switch learning on first ({keys.OFF_THE_RECORD.shown})"
_BUSY = f"{{0}} is still being learned; {keys.UNLEARN.shown} stops it"


class LearningMenu(QObject):
    """``told`` sends one line about how far a text is learned, or why it is not."""

    told = Signal(str)

    def __init__(
        self,
        room: QWidget,
        page: Page,
        model: TypingModel,
        memory: Memory,
        sentences: SentenceWatch,
        dialogs: PageDialogs,
        appearance: Appearance,
    ) -> None:
        super().__init__(room)
        self._room, self._page, self._model, self._memory = room, page, model, memory
        self._sentences, self._dialogs, self._appearance = sentences, dialogs, appearance
        self._learning: TextLearning | None = None  # the last one, or the one that goes on
        self._goes_on = self._stops = False
        self._done: DoneSentences | None = None  # of the page, if it was one
        memory.batch_learned.connect(self._take)

    def add_word(self) -> None:
        """Offers the word at the caret from now on."""
        if word := self._model.word_at_caret:
            self._memory.add(word)

    def show_learned(self) -> None:
        """Opens the list of learned words."""
        window = LearnedWindow(self._appearance, self._memory, self._dialogs, self._room)
        window.offer_texts(partial(self.learn_file, window), self.take_back, self.told)
        window.finished.connect(self._page.setFocus)
        window.open()

    def learn_page(self) -> None:
        """Learns the finished sentences of the page, but for those that were learned, or were off
        the record, when they were written."""
        if self._may_begin():
            done, text = self._sentences.done, self._sentences.finished_text(*self._page.halves)
            self._begin(TextLearning(PAGE_NAME, lambda: text, done.counts), done)

    def learn_file(self, parent: QWidget | None = None) -> None:
        """Asks for a text file, in front of this widget or the room, and learns it."""
        if self._may_begin():
            path = self._dialogs.text_to_learn(parent or self._room)
            if path is not None:
                self._begin(TextLearning(quoted_path(path.name), partial(read_text, path)))

    def take_back(self) -> None:
        """Takes back what the last text taught; stops it first where it is still being learned."""
        if self._goes_on:
            self._stops = True
        elif self._learning is None:
            self.told.emit("no page or file was learned that could be taken back")
        else:
            self._forget(self._learning)

    def shut_down(self) -> None:
        """The window closes: a text that is not learned to its end teaches nothing."""
        if self._goes_on and self._learning is not None:
            self._goes_on = False
            self._forget(self._learning)

    def _may_begin(self) -> bool:
        if not self._sentences.is_on:
            self.told.emit(_OFF)
        elif self._goes_on and self._learning is not None:
            self.told.emit(_BUSY.format(self._learning.name))
        else:
            return True
        return False

    def _begin(self, learning: TextLearning, done: DoneSentences | None = None) -> None:
        self._learning, self._done = learning, done
        self._goes_on, self._stops = True, False
        self._memory.learn_batch(learning)

    def _take(self, progress: TextProgress) -> None:
        learning = self._learning
        if learning is None:  # the window closes
            return
        self._goes_on = progress.share < 1 and not self._stops
        if self._goes_on:
            so_far = f"learning {_of(progress)}: {progress.share:.0%}"
            self.told.emit(f"{so_far}; {keys.UNLEARN.shown} stops it")
            self._memory.learn_batch(learning)
            return
        if self._done is not None:  # the page may be another one by now
            self._done.add(learning.learned)
        if self._stops:
            self._forget(learning)
        else:
            self._memory.changed.emit()
            self.told.emit(_result(progress))
            self._learning = learning if progress.sentences else None

    def _forget(self, learning: TextLearning) -> None:
        if self._done is not None:
            self._done.take_back(learning.learned)
        self._memory.take_back(learning)
        self._learning = None


def _of(progress: TextProgress) -> str:
    sentences = "sentence" if progress.sentences == 1 else "sentences"
    return f"{progress.sentences:,} {sentences} of {progress.name}"


def _result(progress: TextProgress) -> str:
    if not progress.sentences:
        nothing = f"there is nothing to learn in {progress.name}"
        if progress.name == PAGE_NAME:
            nothing = "there is nothing on this page that was not learned before"
        return progress.problem or nothing
    words = "word" if progress.words == 1 else "words"
    learned = f"learned {progress.words:,} {words} in {_of(progress)}"
    ends = f"{learned}; {keys.UNLEARN.shown} takes it back"
    return f"{progress.problem}; before that {ends}" if progress.problem else ends
