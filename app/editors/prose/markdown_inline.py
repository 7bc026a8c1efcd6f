"""Markdown within a paragraph: words without code, addresses, tags and formulas."""

from __future__ import annotations

import re

from app.editors.prose.brackets import end_of_brackets
from app.editors.prose.scanner import LEFT_OUT

_MARK = re.compile(r"\\.|`+|<|\]\(|\]\[|!?\[\^?|\]|\$+|&")
_TAG = re.compile(r"</?[A-Za-z!?]|<[A-Za-z][A-Za-z0-9+.-]*:")
_ADDRESS_TAG = re.compile(r"<[^\s<>]*[:@][^\s<>]*>")
_ENTITY = re.compile(r"&#?\w+;")
_OPEN_FORMULA = re.compile(r"\$(?=[^\s\d$])")
_EMPHASIS = re.compile(r"(?<!\w)[*_~]+(?=\w)|(?<=\w)[*_~]+(?!\w)|\*\*+|~~+|==")
_ADDRESS = re.compile(
    r"(?<!\S)[(\"'“‘]*(?:[a-z][a-z0-9+.-]*://|www\.|mailto:)\S*(?=\s)", re.IGNORECASE
)
_NAME_BEGINS = re.compile(r"(?:(?<!\S):|&#?|\[\^)[\w+-]*\Z")  # :smile: &amp; [^note]


def markdown_words(before: str, after: str) -> str | None:
    """See ``Scanner.words_alone``."""
    if _NAME_BEGINS.search(before):
        return None
    parts: list[str] = []
    at = 0
    while (mark := _MARK.search(before, at)) is not None:
        parts.append(before[at : mark.start()])
        found = _after_mark(mark, before, after)
        if found is None:
            return None
        at, instead = found
        parts.append(instead)
    words = "".join(parts) + before[at:]
    return _ADDRESS.sub(LEFT_OUT, _EMPHASIS.sub("", words))


def _after_mark(mark: re.Match[str], before: str, after: str) -> tuple[int, str] | None:
    """Where the text goes on after this mark, and what to read in its place; None where what it
    begins goes on beyond the caret."""
    sign, end = mark[0], mark.end()
    if sign[0] == "\\":
        return end, sign[1].replace("`", " ")  # one alone would begin code
    if sign[0] == "`":
        return _code(sign, end, before, after)
    if sign == "<":
        return _tag(mark.start(), before)
    if sign in ("](", "]["):
        close = end_of_brackets(before, end - 1, sign[1], ")" if sign == "](" else "]")
        return None if close is None else (close, "")
    if sign[0] == "$":
        return _formula(mark, before)
    if sign == "&":
        entity = _ENTITY.match(before, mark.start())
        return (entity.end(), " ") if entity else (end, sign)
    return end, ""  # the brackets of a link


def _code(fence: str, start: int, before: str, after: str) -> tuple[int, str] | None:
    alone = re.compile(rf"(?<!`){fence}(?!`)")
    if close := alone.search(before, start):
        return close.end(), LEFT_OUT
    is_last = "\n" not in before[start:]
    return None if is_last or alone.search(after) else (start, "")


def _tag(start: int, before: str) -> tuple[int, str] | None:
    if before.startswith("<!--", start):
        return start + 4, ""
    if not _TAG.match(before, start):
        return start + 1, " "
    if address := _ADDRESS_TAG.match(before, start):
        return address.end(), LEFT_OUT
    close = before.find(">", start)
    return None if close < 0 else (close + 1, "")


def _formula(mark: re.Match[str], before: str) -> tuple[int, str] | None:
    sign, start, end = mark[0], mark.start(), mark.end()
    if sign == "$$":
        close = before.find("$$", end)
        return None if close < 0 else (close + 2, LEFT_OUT)
    is_inside_word = start > 0 and before[start - 1].isalnum()
    if is_inside_word or not _OPEN_FORMULA.match(before, start):
        return end, sign
    closing = re.compile(r"(?<=[^\s\\])\$(?!\d)").search(before, end)
    if closing:
        return closing.end(), LEFT_OUT
    return None if "\n" not in before[end:] else (end, sign)
