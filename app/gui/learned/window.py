"""The window of learned words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelection, QSize, Qt, SignalInstance
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.gui import keys
from app.gui.learned.table import WordTable
from app.gui.shortcuts import bind
from app.gui.theme.appearance import Appearance
from app.gui.type.memory import Memory
from app.gui.type.page_dialogs import PageDialogs
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.prediction.personal.rows import PersonalWord
from app.writing.word_list import WordList

_SIZE_PX = (640, 560)
_MOST_OF_SCREEN = 0.9
_EMPTY = "Nothing learned yet: each sentence you finish on the page adds its words."


class LearnedWindow(QDialog):
    """Shows what ``memory`` knows, and changes it. Stays up to date while it is open."""

    def __init__(
        self, appearance: Appearance, memory: Memory, dialogs: PageDialogs, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._memory, self._dialogs = memory, dialogs
        self.setWindowTitle("Lettersum: learned words")
        self.setAccessibleName("Learned words")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = WordList()
        self.table = WordTable(self._words)
        self.search, self.view = self._search_field(), self._table_view()
        self.note = label("", "caption", "What happened")
        self.note.setWordWrap(True)
        self.note.setMinimumWidth(1)  # a long path is cut instead of widening the window
        self.buttons: dict[str, QPushButton] = {}
        self._buttons_below = FlowPanel()
        self._make_buttons()
        self._lay_out()
        self._connect()
        wanted = QSize(appearance.px(_SIZE_PX[0]), appearance.px(_SIZE_PX[1]))
        self.resize(wanted.boundedTo(parent.screen().availableSize() * _MOST_OF_SCREEN))
        self._show_state()
        memory.read_words()

    @property
    def chosen(self) -> list[PersonalWord]:
        """The words whose rows are chosen."""
        rows = self.view.selectionModel().selectedRows()
        return [self.table.word(index.row()) for index in rows]

    def offer_texts(
        self, learn: Callable[[], None], take_back: Callable[[], None], told: SignalInstance
    ) -> None:
        """Offers to learn a text file and to take that back, of which ``told`` tells."""
        self._buttons_below.add(
            self._button("&Learn a file…", "Learns the words of a text file", learn),
            self._button(
                "&Take back", "Takes back what the last text taught, or stops it", take_back
            ),
        )
        bind(self, keys.UNLEARN, take_back)
        told.connect(self.note.setText)

    def _search_field(self) -> QLineEdit:
        search = QLineEdit()
        search.setPlaceholderText("Search, or write a word to add")
        search.setAccessibleName("Search learned words, or a word to add")
        set_tool_tip(search, "Enter adds the word")
        search.setClearButtonEnabled(True)
        for button in search.findChildren(QToolButton):
            button.setAccessibleName("Clear the search")
        return search

    def _table_view(self) -> QTableView:
        view = QTableView()
        view.setAccessibleName("Learned words")
        view.setModel(self.table)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.verticalHeader().hide()
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.ensurePolished()  # a title is as wide as in the font it is shown in
        for column in (1, 2):
            wide = max(header.sectionSizeHint(column), header.defaultSectionSize())
            header.resizeSection(column, wide)
        return view

    def _make_buttons(self) -> None:
        actions: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("&Add", "Adds the word in the search field", self._add),
            ("&Forget", "Forgets all that was learned of the chosen words", self._forget),
            ("&Never suggest", "Never suggests the chosen words", self._block),
            ("&Suggest again", "Suggests the chosen words again", self._unblock),
            ("&Import…", "Adds the words of an exported file", self._import),
            ("&Export…", "Writes all words to a file", self._export),
            ("&Wipe…", "Forgets everything; asks first", self._wipe),
        )
        for each in actions:
            self._button(*each)

    def _button(self, text: str, tool_tip: str, action: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        name = text.strip("&…").replace("&", "")
        button.setAccessibleName(name)
        set_tool_tip(button, f"{tool_tip} (Alt+{text[text.index('&') + 1]})")
        button.setAutoDefault(False)
        button.clicked.connect(action)
        self.buttons[name] = button
        return button

    def _lay_out(self) -> None:
        panel = self._buttons_below
        panel.add(*(each for name, each in self.buttons.items() if name != "Add"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.buttons["Add"])
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addWidget(panel)
        column.addWidget(self.note)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search_changed)
        self.search.returnPressed.connect(self._add)
        self.view.selectionModel().selectionChanged.connect(self._selection_changed)
        self.table.modelReset.connect(self._show_state)
        self._memory.words_read.connect(self._show_words)
        self._memory.changed.connect(self._read_again)
        self._memory.told.connect(self.note.setText)

    def _read_again(self) -> None:
        # A slot of this window, so that the connection ends with it.
        self._memory.read_words()

    def _show_words(self, words: Sequence[PersonalWord]) -> None:
        self.table.set_words(words)
        if not words:
            self.note.setText(_EMPTY)
        elif self.note.text() in ("", _EMPTY):
            self.note.setText(f"{len(words):,} words learned from you, on this machine only.")

    def _search_changed(self, text: str) -> None:
        self.table.search(text)

    def _selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._show_state()

    def _show_state(self) -> None:
        chosen = self.chosen
        self.buttons["Add"].setEnabled(bool(self.search.text().strip()))
        self.buttons["Forget"].setEnabled(bool(chosen))
        self.buttons["Never suggest"].setEnabled(any(not word.never for word in chosen))
        self.buttons["Suggest again"].setEnabled(any(word.never for word in chosen))
        for name in ("Export", "Wipe"):
            self.buttons[name].setEnabled(len(self._words) > 0)

    def _add(self) -> None:
        word = self.search.text().strip()
        if word:
            self._memory.add(word)

    def _forget(self) -> None:
        self._memory.forget(*(word.word for word in self.chosen))

    def _block(self) -> None:
        for word in self.chosen:
            self._memory.never(word.word)

    def _unblock(self) -> None:
        for word in self.chosen:
            self._memory.never(word.word, never=False)

    def _import(self) -> None:
        path = self._dialogs.words_to_import(self)
        if path is not None:
            self._memory.import_from(path)

    def _export(self) -> None:
        path = self._dialogs.words_to_export(self)
        if path is not None:
            self._memory.export(path)

    def _wipe(self) -> None:
        if self._dialogs.may_wipe(self, len(self._words)):
            self._memory.wipe()
