"""What the page's menu does about learning: a whole text, and taking that back; the word at the
caret, the list of all words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.gui import keys
from app.gui.learned.window import LearnedWindow
from app.gui.theme.appearance import Appearance
from app.gui.type.memory import Memory
from app.gui.type.page import Page
from app.gui.type.page_dialogs import PageDialogs
from app.writing.sentences import SentenceWatch
from app.writing.text_learning import TextLearning, TextProgress
from app.writing.typing_model import TypingModel
from nncore.errors import UntrustedError
from nncore.untrusted.files import decode_text, read_ordinary
from nncore.untrusted.quoting import quoted_path

LARGEST_TEXT_BYTES = 64_000_000
PAGE_NAME = "this page"
_OFF = f"off the record: nothing is learned; switch learning on first ({keys.OFF_THE_RECORD.shown})"
_BUSY = f"“{{0}}” is still being learned; {keys.UNLEARN.shown} stops it"


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
        self._given: Mapping[tuple[str, ...], int] | None = None  # of the page, if it was one
        memory.batch_learned.connect(self._take)

    def add_word(self) -> None:
        """Offers the word at the caret from now on."""
        if word := self._model.word_at_caret:
            self._memory.add(word)

    def show_learned(self) -> None:
        """Opens the list of learned words."""
        window = LearnedWindow(self._appearance, self._memory, self._dialogs, self._room)
        window.finished.connect(self._page.setFocus)
        window.open()

    def learn_page(self) -> None:
        """Learns what stands on the page, but for what was learned while it was typed."""
        if self._may_begin():
            given = self._sentences.given
            self._begin(TextLearning(PAGE_NAME, self._page.text, given), given)

    def learn_file(self) -> None:
        """Asks for a text file and learns it."""
        if not self._may_begin():
            return
        path = self._dialogs.text_to_learn(self._room)
        if path is None:
            return
        try:
            text = decode_text(read_ordinary(path, LARGEST_TEXT_BYTES))
        except OSError as error:
            self.told.emit(f"{quoted_path(path)}: can't be read ({error.strerror or error})")
        except UntrustedError as error:
            self.told.emit(f"{quoted_path(path)}: {error}; save it as UTF-8 first")
        else:
            self._begin(TextLearning(quoted_path(path.name), text))

    def take_back(self) -> None:
        """Takes back what the last text taught; stops it first where it is still being learned."""
        if self._goes_on:
            self._stops = True
        elif self._learning is None:
            self.told.emit("no page or file was learned that could be taken back")
        else:
            self._forget(self._learning)

    def _may_begin(self) -> bool:
        if not self._sentences.is_on:
            self.told.emit(_OFF)
        elif self._goes_on and self._learning is not None:
            self.told.emit(_BUSY.format(self._learning.name))
        else:
            return True
        return False

    def _begin(
        self, learning: TextLearning, given: Mapping[tuple[str, ...], int] | None = None
    ) -> None:
        self._given = given
        self._learning, self._goes_on, self._stops = learning, True, False
        self._memory.learn_batch(learning)

    def _take(self, progress: TextProgress) -> None:
        learning = self._learning
        assert learning is not None
        self._goes_on = progress.share < 1 and not self._stops
        if self._goes_on:
            so_far = f"learning {_of(progress)}: {progress.share:.0%}"
            self.told.emit(f"{so_far}; {keys.UNLEARN.shown} stops it")
            self._memory.learn_batch(learning)
            return
        self._tell_watch(learning, 1)
        if self._stops:
            self._forget(learning)
        else:
            self._memory.changed.emit()
            self.told.emit(_result(progress))
            self._learning = learning if progress.sentences else None

    def _forget(self, learning: TextLearning) -> None:
        self._tell_watch(learning, -1)
        self._memory.take_back(learning)
        self._learning = None

    def _tell_watch(self, learning: TextLearning, times: int) -> None:
        if self._given is self._sentences.given:  # else another page is written by now
            self._sentences.learned_with_page(learning.sentences, times=times)


def _of(progress: TextProgress) -> str:
    return f"{progress.sentences:,} sentences of {progress.name}"


def _result(progress: TextProgress) -> str:
    if progress.problem:
        return progress.problem
    if not progress.sentences:
        return f"there is nothing on {progress.name} that was not learned before"
    learned = f"learned {progress.words:,} words in {_of(progress)}"
    return f"{learned}; {keys.UNLEARN.shown} takes it back"
