"""Keeps the page: as a draft without being asked, and as a file when asked."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.gui.mailbox import Mailbox
from app.gui.own_draft import OwnDraft
from app.gui.settings import Settings
from app.gui.type.page import Page
from app.gui.type.page_dialogs import PageDialogs, Unsaved
from app.prediction.personal.place import personal_folder
from app.writing.draft import DraftKeeper, DraftKept, RestoredDraft
from app.writing.page_file import PageFileError, PageText, read_page, write_page
from app.writing.page_record import PageRecord
from app.writing.sentences import UnfinishedSentence

DRAFT_AFTER_MS = 1000  # after the last key
DRAFT_AT_LEAST_EVERY_MS = 2000  # while keys go on without a pause


class PageKeeping(QObject):
    """``changed`` is sent when title or state of the page differ, ``told`` sends a line for the
    status, ``leaving`` is sent before another page takes the place of this one.

    If it doesn't restore, the page is a new one, and the draft of the one before stays as it is.
    """

    changed = Signal()
    told = Signal(str)
    leaving = Signal()

    def __init__(
        self,
        page: Page,
        settings: Settings,
        dialogs: PageDialogs,
        folder: Callable[[], Path] = personal_folder,
        *,
        restores: bool = True,
    ) -> None:
        super().__init__()
        self._page, self._settings, self._dialogs = page, settings, dialogs
        self.record = PageRecord()
        self._mailbox = Mailbox()
        self._mailbox.connect_taker(self._take_kept)
        self._own = OwnDraft(_folder_or_none(folder), fresh=not restores)
        self._keeper = DraftKeeper(folder, self._own.name, self._mailbox.put)
        self._found = ""
        self._pause, self._latest = _timer(DRAFT_AFTER_MS), _timer(DRAFT_AT_LEAST_EVERY_MS)
        self._restore()
        self._keeper.start()
        page.textChanged.connect(self._text_changed)
        self._pause.timeout.connect(self.keep_draft)
        self._latest.timeout.connect(self.keep_draft)

    def new_page(self) -> None:
        """An empty page, once the one before is safe."""
        if self._may_leave():
            self._begin(PageText(""), None)

    def open(self) -> None:
        """Asks for a file and opens it, once the page is safe."""
        path = self._dialogs.page_to_open(self._page)
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Opens this file; one that can't be read leaves the page as it is."""
        try:
            found = read_page(path)
        except PageFileError as error:
            self.told.emit(str(error))
            return
        if self._may_leave():
            self._begin(found, path)

    def save(self) -> bool:
        """Writes the page to its file, asking for one if it has none; False if it isn't saved."""
        return self._write(self.record.path) if self.record.path else self.save_as()

    def save_as(self) -> bool:
        """Asks for a file and writes the page to it; False if it isn't saved."""
        suggested = str(self.record.path) if self.record.path else "page.txt"
        path = self._dialogs.page_to_save(self._page, suggested)
        return path is not None and self._write(path)

    def restore_sentence(self) -> UnfinishedSentence:
        """What was known of the page's last sentence when the window was closed."""
        return UnfinishedSentence() if self._own.is_fresh else self._keeper.restore_sentence()

    def keep_draft(self) -> None:
        """Writes the draft now, in the keeper's thread."""
        self._pause.stop()
        self._latest.stop()
        self._keeper.keep(self._page.text)

    def may_close(self) -> bool:
        """The draft makes closing safe; where it can't be kept, asks what to do with the page."""
        return not self.record.problem or self._may_leave()

    def shut_down(self, unfinished: UnfinishedSentence) -> None:
        """The window closes: the draft is written before this returns, and what is to be known of
        its last sentence at the next start."""
        if self._pause.isActive():
            self.keep_draft()
        self._keeper.stop()
        with suppress(OSError):  # a sentence learned twice is the worst that can come of it
            self._keeper.keep_sentence(unfinished)
        self._own.release()

    def _restore(self) -> None:
        """The page as it was left: the draft, and whether its file lacks something."""
        name = self._settings.page_path if self._own.is_first else ""
        try:
            if self._own.is_fresh:
                self._found = _told_of_fresh_start(self._own.paths_left())
                return
            if not name and self._own.is_empty:
                self._own.adopt()
            restored, left = self._keeper.restore(), self._own.count_left()
        except OSError as error:
            self.record.problem = f"the draft can't be read ({error.strerror})"
            return
        self.record.path = Path(name) if name else None
        self._page.begin(restored.text)
        self.record.is_changed = self._differs_from_file(restored.text)
        self._page.document().setModified(self.record.is_changed)
        if restored.put_aside:
            self._keeper.keep(restored.text)
        self._found = _told_of(restored, left)

    def tell_found(self) -> None:
        """Sends one line about drafts that need attention, if there are any."""
        if self._found:
            self.told.emit(self._found)

    def _differs_from_file(self, text: str) -> bool:
        if self.record.path is None:
            return bool(text)
        try:
            found = read_page(self.record.path)
        except PageFileError:
            return True
        self.record.newline = found.newline
        return found.text != text

    def _may_leave(self) -> bool:
        if not self._is_unsaved:
            return True
        answer = self._dialogs.unsaved(self._page, self.record.title)
        return self.save() if answer is Unsaved.SAVE else answer is Unsaved.THROW_AWAY

    @property
    def _is_unsaved(self) -> bool:
        if self.record.path is None:
            return not self._page.document().isEmpty()
        return self._page.document().isModified()

    def _begin(self, found: PageText, path: Path | None) -> None:
        self.leaving.emit()
        self._page.begin(found.text)
        self.record = PageRecord(path, found.newline)
        self._remember()

    def _write(self, path: Path) -> bool:
        try:
            write_page(path, PageText(self._page.text, self.record.newline))
        except PageFileError as error:
            self.told.emit(str(error))
            return False
        self.record.path, self.record.is_changed = path, False
        self.record.saved_at = self.record.clock()
        self.told.emit(f"saved as {path}")
        self._remember()
        return True

    def _remember(self) -> None:
        """The page and its file agree; what is kept as a draft should say so too."""
        self._page.document().setModified(False)
        if self._own.is_first:
            path = self.record.path
            self._settings.page_path = str(path.resolve()) if path else ""
            self._settings.save()
        self.keep_draft()
        self.changed.emit()

    def _text_changed(self) -> None:
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()
        is_changed = self._is_unsaved
        if is_changed != self.record.is_changed:
            self.record.is_changed = is_changed
            self.changed.emit()

    def _take_kept(self) -> None:
        kept = self._mailbox.take()
        if isinstance(kept, DraftKept):
            self.record.problem = kept.problem
            self._own.hold_again()
            if not kept.problem:
                self.record.draft_at = self.record.clock()
            self.changed.emit()


def _told_of(restored: RestoredDraft, left: int) -> str:
    if restored.put_aside:
        what = "here is what can be read of it" if restored.text else "it can't be read"
        return f"the draft is damaged: {what}; the file is kept as {restored.put_aside}"
    if left:
        pages = "the page of another window is" if left == 1 else f"pages of {left} windows are"
        return f"{pages} kept too: start Lettersum once more to go on there"
    return ""


def _told_of_fresh_start(left: list[Path]) -> str:
    told = "Lettersum ended unexpectedly twice, so this page is new"
    if not left:
        return told
    return f"{told}; what you wrote is kept and comes back next time ({left[0]})"


def _folder_or_none(folder: Callable[[], Path]) -> Path | None:
    try:
        return folder()
    except OSError:
        return None  # said when the draft is restored


def _timer(ms: int) -> QTimer:
    timer = QTimer()
    timer.setSingleShot(True)
    timer.setInterval(ms)
    return timer
