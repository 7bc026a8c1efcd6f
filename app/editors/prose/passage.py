"""What is written before the caret of a document, as a text that words can be suggested for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.editors.document import without_end
from app.editors.prose.scanner import LEFT_OUT, LineStates, Scanner, Stretch
from app.words.prose import is_prose
from app.words.tokens import split_prefix, words_of

LONGEST_BEFORE, LONGEST_AFTER = 4_000, 2_000  # signs of the paragraph that are looked at
_MOST_LINES = 100
_PRIVATE = "x0"  # is never learned, and parts the words around it


@dataclass(frozen=True, slots=True)
class Passage:
    """The words up to the caret. ``text`` ends in the ``prefix`` that is typed of a word;
    ``learnable`` is the same with something that is never learned where code and the like were left
    out. ``after`` is what follows on the line."""

    text: str
    prefix: str
    learnable: str
    after: str

    @property
    def is_inside_word(self) -> bool:
        """Whether the caret has letters of one word before and behind it."""
        return bool(self.prefix) and self.is_before_word

    @property
    def is_before_word(self) -> bool:
        """Whether a word begins right behind the caret."""
        return bool(words_of(self.after[:1]))


def passage_at(
    scanner: Scanner, states: LineStates, lines: Sequence[str], number: int, column: int
) -> Passage | None:
    """What is before this column of this line; None where no prose is written there."""
    line = without_end(lines[number])
    state = states.before(number, lines)
    here = scanner.stretch(state, line, number, column)
    if here is None or not here.start <= column <= here.end:
        return None
    raw = line[max(here.start, column - LONGEST_BEFORE) : column]
    before = _lines_before(scanner, states, lines, number, here) + raw
    after = line[column : min(here.end, column + LONGEST_AFTER)]
    words = scanner.words_alone(before, after + _lines_after(scanner, states, lines, number))
    if words is None:
        return None
    words = words.replace("\n", " ")
    text = words.replace(LEFT_OUT, "")
    prefix = split_prefix(text)[1]
    if not raw.endswith(prefix) or not is_prose(words.replace(LEFT_OUT, _PRIVATE)):
        return None
    return Passage(text, prefix, words.replace(LEFT_OUT, _PRIVATE), after)


def _lines_before(
    scanner: Scanner, states: LineStates, lines: Sequence[str], number: int, here: Stretch
) -> str:
    """The lines of the paragraph before this one, a line feed after each."""
    found: list[str] = []
    size = 0
    while not here.begins and number and size < LONGEST_BEFORE and len(found) < _MOST_LINES:
        number -= 1
        line = without_end(lines[number])
        before = scanner.stretch(states.before(number, lines), line, number, len(line))
        if before is None:
            break
        here = before
        found.append(line[max(here.start, here.end - LONGEST_BEFORE) : here.end].rstrip() + "\n")
        size += len(found[-1])
    return "".join(reversed(found))[-LONGEST_BEFORE:]


def _lines_after(scanner: Scanner, states: LineStates, lines: Sequence[str], number: int) -> str:
    """The lines of the paragraph after this one, a line feed before each."""
    found = ""
    for following in range(number + 1, min(number + _MOST_LINES, len(lines))):
        line = without_end(lines[following])
        here = scanner.stretch(states.before(following, lines), line, following, len(line))
        if here is None or here.begins or len(found) >= LONGEST_AFTER:
            break
        found += "\n" + line[here.start : here.end][:LONGEST_AFTER]
    return found
