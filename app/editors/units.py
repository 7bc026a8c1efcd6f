"""Columns as editors count them, in units of an encoding, and as Python does, in signs."""

from __future__ import annotations

UTF_8, UTF_16, UTF_32 = "utf-8", "utf-16", "utf-32"
_BYTES = {UTF_8: 1, UTF_16: 2}  # of a unit
_CODEC = {UTF_8: "utf-8", UTF_16: "utf-16-le"}


def sign_at(line: str, units: int, encoding: str) -> int:
    """The index of the sign that so many units lead to, at most the line's length; of one that
    they end inside, its beginning."""
    start = line[: max(units, 0)]  # no sign has less than one unit
    if encoding not in _CODEC or start.isascii():
        return len(start)
    cut = start.encode(_CODEC[encoding])[: units * _BYTES[encoding]]
    return len(cut.decode(_CODEC[encoding], errors="ignore"))


def units_of(text: str, encoding: str) -> int:
    """How many units a text has."""
    if encoding not in _CODEC or text.isascii():
        return len(text)
    return len(text.encode(_CODEC[encoding])) // _BYTES[encoding]


def without_lone_surrogates(text: str) -> str:
    """The same in as many units: what is no Unicode text is replaced, unit by unit."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
