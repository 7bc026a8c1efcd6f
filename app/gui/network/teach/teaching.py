"""What is asked about teaching phrases."""

from __future__ import annotations

from app.gui.network.pages import PageName
from app.gui.network.said_line import SaidLine
from app.gui.network.showing import Showing
from app.gui.network.widgets import NetworkWidgets
from app.microscope.phrases.page_phrase import phrase_from_page
from app.microscope.phrases.phrase_entry import phrase_text
from app.microscope.phrases.word_source import WordSource
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.training_thread import TrainingThread


class Teaching:
    """Nothing here waits: what comes of teaching is in later snapshots."""

    def __init__(
        self, widgets: NetworkWidgets, thread: TrainingThread, showing: Showing, said: SaidLine,
        words: WordSource,
    ) -> None:  # fmt: skip
        self._widgets, self._thread = widgets, thread
        self._showing, self._said, self._words = showing, said, words

    def teach(self, text: str) -> None:
        """Trains until the words of these phrases, one a line, come first."""
        self._thread.teach(text, self._words.lexicon)

    def write(self) -> None:
        """Leads to the field for phrases."""
        self._widgets.pages.choose(PageName.TEACH)
        self._widgets.teach.begin_writing()

    def take_from_page(self) -> None:
        """Writes the last sentence of the page into the field."""
        self.take_from(self._words.page_text())

    def take_from(self, text: str) -> None:
        """Writes the last words of a text into the field, as many as the network takes."""
        layers = self._showing.snapshot.file.layers
        phrase = phrase_from_page(text, layers[0], layers[-1])
        if phrase is None:
            needed = layers[0] + layers[-1]
            self._said.say(f"there is no sentence of {needed} words on the page in the room Type")
            return
        self._widgets.pages.choose(PageName.TEACH)
        self._widgets.teach.take_phrase(phrase_text(phrase))

    def load_words(self) -> None:
        """Loads the dictionary in the thread that calls, and has outputs read with it."""
        self._thread.change(TrainingSession.know_words, self._words.lexicon())
