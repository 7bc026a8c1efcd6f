"""A document that is open in an editor, with what is known of its lines and of its writing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.editors.document import Change, Document, Position, line_count, without_end
from app.editors.ignoring import is_ignored, path_of
from app.editors.prose.comments import Comments
from app.editors.prose.kinds import scanner_of
from app.editors.prose.passage import Passage, passage_at
from app.editors.prose.scanner import LineStates, Scanner
from app.editors.settings import Settings
from app.editors.units import units_of
from app.editors.watching import Writing, is_typed
from app.writing.sentences import FinishedSentence

Sentences = Iterator[FinishedSentence]
_LINES_AT_ONCE = 2_000  # read ahead; a few hundredths of a second
_MOST_BLANK = 2  # lines between a paragraph and the caret that has left it


@dataclass(frozen=True, slots=True)
class Caret:
    """Where suggestions are asked for. ``start`` and ``end`` are those of the letters typed of a
    word, ``index`` that of the first of them in the line."""

    passage: Passage
    start: Position
    end: Position
    index: int


@dataclass(slots=True)
class OpenFile:
    """``scanner`` is None where no words are offered."""

    document: Document
    scanner: Scanner | None = None
    states: LineStates | None = None
    writing: Writing = field(default_factory=Writing)
    typed_line: int = -1  # where something was typed last

    def choose_scanner(self, settings: Settings) -> None:
        """Reads the document as the settings say from now on."""
        document = self.document
        self.scanner = scanner_of(
            document.language,
            path_of(document.uri),
            chosen=settings.languages,
            with_comments=settings.comments,
        )
        self.states = LineStates(self.scanner) if self.scanner else None

    def caret(self, position: Position) -> Caret | None:
        """None where no prose is written."""
        line, column = self.document.place(position)
        passage = self._passage(line, column)
        if passage is None:
            return None
        before = without_end(self.document.lines[line])[:column]
        end = units_of(before, self.document.encoding)
        start = end - units_of(passage.prefix, self.document.encoding)
        index = column - len(passage.prefix)
        return Caret(passage, Position(line, start), Position(line, end), index)

    def change(self, change: Change) -> tuple[int, int] | None:
        """Makes a change. Returns where what was typed ends, None where it is no typing."""
        place = self.document.place(change.start) if change.start else None
        lines = self.document.change(change)
        if self.states is not None:
            self.states.changed(*lines)
        if place is None or not is_typed(change.text):
            return None
        more = line_count(change.text) - 1
        start = 0 if more else place[1]
        last = change.text.replace("\r", "\n").rpartition("\n")[2] if more else change.text
        return min(place[0] + more, len(self.document.lines) - 1), start + len(last)

    def sentences(self, change: Change, line: int, column: int, settings: Settings) -> Sentences:
        """What is to be learned now that the change was typed up to this place."""
        is_code = isinstance(self.scanner, Comments)
        if is_code or is_ignored(path_of(self.document.uri), settings.ignore):
            return
        before = without_end(self.document.lines[line])[:column]
        self.writing.written(line, column, before, len(change.text))
        yield from self.writing.finished(*self._texts(line, column))
        if change.text.strip():
            self.typed_line = line

    def read_ahead(self) -> bool:
        """Reads some more lines, so that nobody has to wait for them; whether more are left."""
        if self.states is None:
            return False
        last = len(self.document.lines) - 1
        self.states.before(min(self.states.known + _LINES_AT_ONCE, last), self.document.lines)
        return self.states.known < last

    def _passage(self, line: int, column: int) -> Passage | None:
        if self.scanner is None or self.states is None:
            return None
        return passage_at(self.scanner, self.states, self.document.lines, line, column)

    def _texts(self, line: int, column: int) -> Iterator[str]:
        """What is written before the caret; where a paragraph begins, also what was typed of the
        one that it ends."""
        here = self._passage(line, column)
        if here is not None:
            yield here.learnable
        above = self.typed_line
        is_new = here is None or not here.text.strip()
        if is_new and 0 <= above < line <= above + 1 + _MOST_BLANK:
            left = self._passage(above, len(without_end(self.document.lines[above])))
            if left is not None:
                yield left.learnable + "\n"
            self.typed_line = -1
