"""Texts with a caret: the one ‸ in them is where the caret is, and no sign of the text."""

from __future__ import annotations

from app.editors.document import Document
from app.editors.prose.kinds import scanner_of
from app.editors.prose.passage import Passage, passage_at
from app.editors.prose.scanner import LineStates

CARET = "‸"


def passage(
    text: str, language: str = "markdown", *, with_comments: bool = False
) -> Passage | None:
    """What is before the caret, as it is for an editor."""
    before, after = text.split(CARET)
    document = Document("file:///x", language, "utf-16")
    document.set_text(before + after)
    scanner = scanner_of(language, "", chosen={}, with_comments=with_comments)
    assert scanner is not None
    line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
    return passage_at(scanner, LineStates(scanner), document.lines, line, column)


def text_before(
    text: str, language: str = "markdown", *, with_comments: bool = False
) -> str | None:
    """The words before the caret, with single spaces; None where no prose is written."""
    found = passage(text, language, with_comments=with_comments)
    return None if found is None else " ".join(found.text.split())
