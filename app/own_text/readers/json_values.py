"""The values of a JSON file of any size: those that are small come whole, the others are gone
through."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import TextIOWrapper
from typing import Any

from app.errors import LettersumError

_DEEPEST = 30  # lists and objects in each other that are gone through
_LONGEST_NAME = 300  # signs of it that are kept
_SPACE = re.compile(r"\s*")  # more than JSON allows, which nobody need be told
_CLOSING = {"{": "}", "[": "]"}
# What json raises for what it can't read: no JSON, too deep, a number of too many digits.
UNREADABLE = (ValueError, RecursionError)


class JsonError(LettersumError):
    """The text isn't JSON from here on, or has a value that is too large."""


def json_values(text: TextIOWrapper, largest: int) -> Iterator[tuple[str, Any]]:
    """Values with the names on the way to each, such as ``messages`` for each message of a chat.

    An object or list of at most ``largest`` signs is given whole; of one that is larger each value
    is, or is gone through in the same way. Lists have no name, so their values stand at the same
    path. One value after the other, as lines of JSON are, is fine too. Raises JsonError; what came
    before is right.
    """
    window = _Window(text, largest)
    while window.first():
        yield from _values_at(window, "", 0)


class _Window:
    """What follows in a text: always as much as the largest value, if there is so much."""

    def __init__(self, text: TextIOWrapper, largest: int) -> None:
        self._text, self._largest = text, largest
        self._signs, self._place = "", 0
        self._decode = json.JSONDecoder().raw_decode

    def first(self) -> str:
        """The next sign that is no space, which stays; empty at the end."""
        while True:
            if len(self._signs) - self._place <= self._largest:
                self._fill()
            sign = self._signs[self._place : self._place + 1]
            if not sign.isspace():
                return sign
            self._place = _SPACE.match(self._signs, self._place).end()  # type: ignore[union-attr]

    def take(self, sign: str) -> bool:
        """Whether this sign comes next; then it is passed."""
        is_next = self.first() == sign
        self._place += is_next
        return is_next

    def value(self) -> Any:
        """The next value, which is passed. Raises what is in UNREADABLE; then nothing is."""
        self.first()
        value, end = self._decode(self._signs, self._place)
        if end - self._place > self._largest:
            raise ValueError("the value is too large")
        self._place = end
        return value

    def _fill(self) -> None:
        more = self._text.read(self._largest + 1)
        if more or self._place > self._largest:
            self._signs = self._signs[self._place :] + more
            self._place = 0


def _values_at(window: _Window, path: str, depth: int) -> Iterator[tuple[str, Any]]:
    try:
        value = window.value()
    except UNREADABLE:
        if window.first() not in _CLOSING:
            raise JsonError("no JSON") from None
    else:
        yield path, value
        return
    if depth == _DEEPEST:
        raise JsonError("nested too deeply")
    yield from _values_in(window, path, depth + 1)


def _values_in(window: _Window, path: str, depth: int) -> Iterator[tuple[str, Any]]:
    """The values in the list or object that begins here."""
    opening = window.first()
    window.take(opening)
    if window.take(_CLOSING[opening]):
        return
    while True:
        inner = _path(path, _name(window)) if opening == "{" else path
        yield from _values_at(window, inner, depth)
        if window.take(_CLOSING[opening]):
            return
        if not window.take(","):
            raise JsonError("no JSON")


def _path(path: str, name: str) -> str:
    return f"{path}.{name[:_LONGEST_NAME]}" if path else name[:_LONGEST_NAME]


def _name(window: _Window) -> str:
    try:
        name = window.value()
    except UNREADABLE:
        name = None
    if not isinstance(name, str) or not window.take(":"):
        raise JsonError("no JSON")
    return name
