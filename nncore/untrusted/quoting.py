"""What comes from outside, as it may stand in a message: short, on one line, printable."""

from __future__ import annotations

from collections.abc import Mapping

LONGEST_QUOTED = 60  # signs
LONGEST_PATH = 100  # signs
LONGEST_LINE = 280  # signs


def quoted(value: object, longest: int = LONGEST_QUOTED) -> str:
    """A value as Python writes it, at most ``longest`` signs of it.

    Control signs and lone surrogates are escaped. Of a list or mapping only the kind is told, as
    writing it out may take a gigabyte.
    """
    if isinstance(value, str):
        shown = repr(value[: longest + 1])
    elif value is None or isinstance(value, bool | float):
        shown = repr(value)
    elif isinstance(value, int):
        # Python writes no number of more than 4,300 digits, and takes its time for fewer.
        shown = str(value) if abs(value) < 10**longest else "a number of very many digits"
    elif isinstance(value, list | tuple):
        shown = f"a list of {len(value):,}"
    else:
        shown = "{…}" if isinstance(value, Mapping) else type(value).__name__
    return _without_end(shown, longest)


def quoted_name(name: str, longest: int = LONGEST_QUOTED) -> str:
    """A name without quotation marks, to be put between some."""
    return _without_end(printable(name[: longest + 1]), longest)


def quoted_path(path: object) -> str:
    """A path without quotation marks; of a long one the end, which says most."""
    text = printable(str(path)[-LONGEST_PATH - 1 :])
    return text if len(text) <= LONGEST_PATH else f"…{text[1 - LONGEST_PATH :]}"


def printable(text: str) -> str:
    """The same with control signs and lone surrogates escaped."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def one_line(message: str, longest: int = LONGEST_LINE) -> str:
    """A message on one line, for a terminal or a status line; of a long one the middle is left
    out, as it begins with what is wrong and ends with what to do."""
    text = printable(" ".join(message.split()))
    if len(text) <= longest:
        return text
    end = longest // 3
    return f"{text[: longest - end - 3]} … {text[-end:]}"


def _without_end(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
