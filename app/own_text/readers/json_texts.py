"""The texts of one field in JSON: lines of it, or whole files, as chats are exported."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from app.own_text.readers.json_values import UNREADABLE, JsonError, json_values
from app.own_text.readers.lines import bounded_lines, decoded
from app.own_text.sources import LeftOut, Limits, Source

NO_JSON_LINE = LeftOut("lines that are no JSON")
BROKEN_JSON = LeftOut("the rest, which is no JSON or has a value that is too large")

_LONGEST_PATH = 300  # signs; what stands deeper or under longer names is no field for text


def read_json(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[str | LeftOut]:
    """The texts of the field that is read, from a file that is one value, or several in a row."""
    return _of_field(json_fields(stream, source.charset, limits), source.part or "")


def read_json_lines(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[str | LeftOut]:
    """The texts of the field that is read, from a file with a value on each line."""
    return _of_field(json_line_fields(stream, source.charset, limits), source.part or "")


def json_fields(
    stream: BinaryIO, charset: str, limits: Limits
) -> Iterator[tuple[str, str] | LeftOut]:
    """All texts in a file of JSON, each with the path of its field, up to where it is broken."""
    try:
        for path, value in json_values(decoded(stream, charset), limits.value_signs):
            yield from texts_in(value, path)
    except JsonError:
        yield BROKEN_JSON


def json_line_fields(
    stream: BinaryIO, charset: str, limits: Limits
) -> Iterator[tuple[str, str] | LeftOut]:
    """All texts in lines of JSON, each with the path of its field."""
    for line in bounded_lines(decoded(stream, charset), limits.line_signs):
        if isinstance(line, LeftOut):
            yield line
        elif line.strip():
            try:
                value = json.loads(line)
            except UNREADABLE:
                yield NO_JSON_LINE
            else:
                yield from texts_in(value)


def texts_in(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Each text in a value, in order, with the names on the way to it between points. A list has no
    name. Text in pieces, some plain and some with a "text" of their own, is one: a message in
    Telegram's files with something bold or a link in it."""
    waiting = [(path, value)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, dict):
            waiting += [
                (f"{path}.{name}" if path else name, inner)
                for name, inner in reversed(value.items())
                if len(path) + len(name) < _LONGEST_PATH
            ]
        elif isinstance(value, list):
            joined = _joined(value)
            waiting += [(path, joined)] if joined else [(path, each) for each in reversed(value)]


def is_at(path: str, field: str) -> bool:
    """Whether a text at this path is of a field; one that begins with ``*.`` may be anywhere."""
    if field.startswith("*."):
        return path == field[2:] or path.endswith(field[1:])
    return path == field


def _joined(pieces: list[Any]) -> str | None:
    """The text of a list with plain pieces and others, None of any other list."""
    texts = [piece.get("text") if isinstance(piece, dict) else piece for piece in pieces]
    kinds = {type(piece) for piece in pieces}
    if kinds != {str, dict} or not all(isinstance(text, str) for text in texts):
        return None
    return "".join(map(str, texts))


def _of_field(found: Iterator[tuple[str, str] | LeftOut], field: str) -> Iterator[str | LeftOut]:
    for each in found:
        if isinstance(each, LeftOut):
            yield each
        else:  # an empty text is for whoever asks whether it goes on
            yield each[1] if is_at(each[0], field) else ""
