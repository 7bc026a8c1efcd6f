"""The blocks of Markdown: which lines are paragraphs, and where their words begin.

As CommonMark has them, with front matter and formulas between $$ besides. Where a block could only
be told by what follows it, a paragraph is assumed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto

from app.editors.prose.scanner import Stretch

_MOST_NESTED = 20  # lists in lists; deeper ones are read as the last of these


class Mode(Enum):
    """What the lines are, up to one that says otherwise."""

    TEXT = auto()
    FRONT = auto()  # front matter
    CODE = auto()  # between fences
    FORMULA = auto()  # between $$
    RAW = auto()  # <script>, <style>, <pre>


QUOTE = 0  # a container that is no list item


@dataclass(frozen=True, slots=True)
class Blocks:
    """What is open where a line begins. ``end`` is what ends the mode. ``containers`` are the
    quotations and list items around it, the outermost first: of an item, how far its content is
    indented within the one around it. ``is_bare``: the last one has nothing but its mark yet."""

    mode: Mode = Mode.TEXT
    end: str = ""
    is_paragraph: bool = False
    containers: tuple[int, ...] = ()
    is_bare: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """The state after a line, and where its words are, if it has any."""

    after: Blocks
    words: Stretch | None = None


CLOSED, PARAGRAPH = Blocks(), Blocks(is_paragraph=True)

_FRONT_ENDS = {"---": ("---", "..."), "+++": ("+++",)}
_FRONT_LINE = re.compile(r"\s*(?:#|[\w\"'.-]+\s*[:=]|---|\.\.\.|\+\+\+)")
_LEADING = re.compile(r"[ \t>*+\-\d.)]*")
_QUOTE = re.compile(r" {0,3}> ?")
_ITEM = re.compile(r"([-*+]|(\d{1,9})[.)])(?: +|\Z)")
_TASK = re.compile(r"\[[ xX]\] ")
_RULE = re.compile(r"(?:\*[ \t]*+){3,}+\Z|(?:-[ \t]*+){3,}+\Z|(?:_[ \t]*+){3,}+\Z")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*\Z")
_FENCE = re.compile(r"(`{3,})[^`]*\Z|(~{3,})")
_HEADING = re.compile(r"#{1,6}(?:[ \t]+|\Z)")
_RAW = re.compile(r"<(script|pre|style|textarea)(?=[\s>]|\Z)", re.IGNORECASE)
_DEFINITION = re.compile(r"\[(?!\^)[^\]]+\]:")
_FOOTNOTE = re.compile(r"\[\^[^\]]+\]:[ \t]*")


def read_line(state: Blocks, line: str, number: int) -> Read:
    """Reads one line, without the sign at its end."""
    if number == 0 and (front := _front(line)) is not None:
        return Read(front)
    if state.mode is Mode.FRONT:
        if number != 1 or _FRONT_LINE.match(line):
            is_over = line.rstrip() in state.end.split()
            return Read(CLOSED if is_over else state)
        state = CLOSED  # the line before was a rule across the page
    if state.mode in (Mode.FORMULA, Mode.RAW):
        is_over = state.end in line.lower()
        return Read(replace(state, mode=Mode.TEXT, end="") if is_over else state)
    leading = _LEADING.match(line)
    if leading is None or "\t" not in leading[0]:
        return _read(state, line)
    spaced = leading[0].expandtabs(4)
    read = _read(state, spaced + line[leading.end() :])
    longer = len(spaced) - leading.end()
    return replace(read, words=_moved(read.words, longer) if read.words else None)


def _moved(words: Stretch, longer: int) -> Stretch:
    return Stretch(max(words.start - longer, 0), words.end - longer, words.begins)


def _front(line: str) -> Blocks | None:
    ends = _FRONT_ENDS.get(line.lstrip("\ufeff").rstrip())
    return Blocks(Mode.FRONT, " ".join(ends)) if ends else None


def _read(state: Blocks, line: str) -> Read:
    containers = state.containers
    going_on, at = _containers_of(containers, line)
    if state.mode is Mode.CODE:
        if going_on == len(containers):
            is_over = _is_end_of_code(line[at:], state.end)
            return Read(Blocks(containers=containers) if is_over else state)
        state = replace(state, mode=Mode.TEXT, end="")
    if not line[at:].strip():
        begins = not (state.is_paragraph and going_on == len(containers))
        left = containers[: going_on - int(state.is_bare and going_on == len(containers))]
        after = Blocks(containers=left)
        return Read(after, Stretch(min(at, len(line)), len(line), begins))
    is_open = state.is_paragraph and going_on == len(containers)
    new, at = _new_containers(line, at, is_paragraph=is_open)
    is_open = is_open and not new
    is_lazy = state.is_paragraph and not new  # perhaps, if no other block begins
    indent = _spaces(line, at)
    if indent >= 4 and not is_lazy:
        return Read(Blocks(containers=containers[:going_on] + new))
    if indent < 4:
        found = _leaf(line, at + indent, is_paragraph=is_open)
        if found is not None:
            after = replace(found.after, containers=containers[:going_on] + new)
            return Read(after, found.words)
    inside = containers if is_lazy else containers[:going_on] + new
    if not line[at:].strip():
        bare = Blocks(containers=inside, is_bare=bool(inside) and inside[-1] != QUOTE)
        return Read(bare, Stretch(at, len(line), begins=True))
    words = Stretch(_after_mark(line, at + indent, bool(new)), len(line), begins=not is_lazy)
    return Read(replace(PARAGRAPH, containers=inside), words)


def _containers_of(containers: tuple[int, ...], line: str) -> tuple[int, int]:
    """How many of the open containers go on in this line, and where the content of the last one
    begins."""
    at = 0
    for count, container in enumerate(containers):
        if container == QUOTE:
            found = _QUOTE.match(line, at)
            if found is None:
                return count, at
            at = found.end()
        elif line[at:].strip():
            if _spaces(line, at) < container:
                return count, at
            at += container
    return len(containers), at


def _new_containers(line: str, at: int, *, is_paragraph: bool) -> tuple[tuple[int, ...], int]:
    """The containers that begin in this line, and where the content of the last one begins."""
    new: list[int] = []
    while len(new) < _MOST_NESTED:
        if quote := _QUOTE.match(line, at):
            new.append(QUOTE)
            at = quote.end()
        elif item := _item(line, at, is_paragraph=is_paragraph and not new):
            behind = item.end() - item.end(1)
            is_code, is_empty = behind > 4, item.end() == len(line)
            end = item.end(1) + 1 if is_code or is_empty else item.end()
            new.append(end - at)
            at = min(end, len(line))
        else:
            break
    return tuple(new), at


def _item(line: str, at: int, *, is_paragraph: bool) -> re.Match[str] | None:
    start = at + _spaces(line, at)
    if start - at >= 4 or _RULE.match(line, start):
        return None
    found = _ITEM.match(line, start)
    if found and is_paragraph and (found.end() == len(line) or found[2] not in (None, "1")):
        return None
    return found


def _leaf(line: str, at: int, *, is_paragraph: bool) -> Read | None:
    """What this line begins or is, where that is no paragraph."""
    content = line[at:]
    if heading := _HEADING.match(content):
        return Read(CLOSED, Stretch(at + heading.end(), len(line), begins=True))
    if fence := _FENCE.match(content):
        return Read(Blocks(Mode.CODE, fence[1] or fence[2]))
    if content.startswith("$$"):
        return Read(Blocks(Mode.FORMULA, "$$") if "$$" not in content[2:] else CLOSED)
    if raw := _RAW.match(content):
        end = f"</{raw[1].lower()}>"
        return Read(CLOSED if end in content.lower() else Blocks(Mode.RAW, end))
    if _RULE.match(content) or (is_paragraph and _UNDERLINE.match(content)):
        return Read(CLOSED)
    return Read(CLOSED) if not is_paragraph and _DEFINITION.match(content) else None


def _is_end_of_code(content: str, fence: str) -> bool:
    text = content.strip()
    return _spaces(content, 0) < 4 and text.startswith(fence) and not text.strip(fence[0])


def _after_mark(line: str, at: int, is_item: bool) -> int:
    """Behind the box of a task, the name of a footnote."""
    found = (_TASK.match(line, at) if is_item else None) or _FOOTNOTE.match(line, at)
    return found.end() if found else at


def _spaces(line: str, at: int) -> int:
    return len(line) - at - len(line[at:].lstrip(" "))
