"""Damaged inputs: bytes and JSON values that were good once, and odd ones to put into them."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Sequence
from random import Random
from typing import Any, TypeVar

from hypothesis import strategies as st

Drawn = TypeVar("Drawn")

# Put into bytes somewhere: what is too long, too deep, too large, no UTF-8, or means something.
PIECES = (
    b"", b"\0", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\n", b"\r\n",
    b"\t", b" ", b'"', b"'", b"\\", b"\\u0000", b"\\ud800", b",", b":", b"{", b"}", b"[", b"]",
    b"-", b"-1", b"0", b"1e999", b"1e308", b"-1e308", b"1e-320", b"NaN", b"-Infinity", b"null",
    b"true", b"9" * 400, b"9" * 5000, b"[" * 5000, b'{"a":' * 3000, b"x" * 5000, b"a.b@c.de",
    "ﬁ".encode(), "é".encode(), "\u2028".encode(), "\x85".encode(), b"a\xcc\x81" * 300,
    "\U0001f600".encode(), b"<img src='/dev/zero'>", b"%n%s", b"../", b"PK\x01\x02",
    b"PK\x05\x06", b"\x93NUMPY", b"\xff" * 8, b"\0" * 64,
)  # fmt: skip

ODD_NUMBERS = (
    -1, 0, 1, 2, 2**31, 2**32, 2**53 + 1, 2**63, 2**64, 10**12, 10**13, -(10**400), 10**400,
    0.5, -0.0, 1e-320, 1e300, 1e301, 1e308, -1e308, float("inf"), float("nan"),
)  # fmt: skip
ODD_TEXTS = (
    "", " ", "x", "w1", "v1_1", "w0", "w01", "w" + "9" * 400, "none", "\0", "\ud800",
    "\n", "x" * 2000, "ﬁ", "²", "<img src='/dev/zero'>", "a b", "How",
)  # fmt: skip
ODD_VALUES = (
    None, True, False, [], {}, [[]], [None], [{}], [0] * 300, [[0] * 30] * 30, {"a": 1},
    {"w1": 0.5}, ["x"] * 50, *ODD_NUMBERS, *ODD_TEXTS,
)  # fmt: skip


def nested(depth: int) -> Any:
    """A list in a list in a list …"""
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


_LENGTHS = (0, 1, 1, 1, 2, 3, 4, 8, 16, 100, 1000)

Make = Callable[[Random], Drawn]


def drawn(make: Make[Drawn]) -> st.SearchStrategy[Drawn]:
    """What is made with a generator whose seed hypothesis draws, and prints where it fails: ten
    times as fast as if hypothesis drew every choice."""
    return st.randoms(use_true_random=True).map(make)


def mostly(
    often: st.SearchStrategy[Drawn], seldom: st.SearchStrategy[Drawn]
) -> st.SearchStrategy[Drawn]:
    """One of two ways to draw, the second for a tenth: what hypothesis puts together itself is
    simplified when it fails, but takes its time."""
    return st.one_of([often] * 9 + [seldom])


def damaged_bytes(seeds: Sequence[bytes], largest: int = 200_000) -> st.SearchStrategy[bytes]:
    """One of ``seeds`` after one to four mishaps."""
    return drawn(lambda rng: damage_bytes(rng, seeds, largest))


def damaged_values(seeds: Sequence[Any]) -> st.SearchStrategy[Any]:
    """One of the JSON values ``seeds`` with one to three of the values in it changed, missing,
    doubled, moved or of another type."""
    return drawn(lambda rng: damage_value(rng, seeds))


def damage_bytes(rng: Random, seeds: Sequence[bytes], largest: int = 200_000) -> bytes:
    content = rng.choice(seeds)
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        content = _mishap(rng, content, seeds)[:largest]
    return content


def _mishap(rng: Random, content: bytes, seeds: Sequence[bytes]) -> bytes:
    start = rng.randint(0, len(content))
    end = start + rng.choice(_LENGTHS)
    before, there, after = content[:start], content[start:end], content[end:]
    match rng.choice(("flip", "truncate", "leave out", "repeat", "insert", "splice")):
        case "flip":
            return before + bytes(byte ^ rng.randint(1, 255) for byte in there[:4]) + after
        case "truncate":
            return before
        case "leave out":
            return before + after
        case "repeat":
            return before + there * rng.choice((2, 3, 300)) + after
        case "insert":
            return before + rng.choice(PIECES) + content[start:]
    other = rng.choice(seeds)
    return before + other[rng.randint(0, len(other)) :]


def damage_value(rng: Random, seeds: Sequence[Any]) -> Any:
    content = copy.deepcopy(rng.choice(seeds))
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        content = _changed(rng, content, content)
    return content


def _changed(rng: Random, value: Any, whole: Any) -> Any:
    """``value`` with something in it changed; deeper down more often than at the top."""
    if not isinstance(value, dict | list) or not value or rng.randint(0, 5) == 0:
        return _other(rng, value, whole)
    place = rng.choice(list(value) if isinstance(value, dict) else range(len(value)))
    what = rng.choice(("go on",) * 6 + ("leave out", "rename", "double"))
    if what == "leave out":
        del value[place]
    elif what == "double" and isinstance(value, list):
        value[place:place] = [copy.deepcopy(value[place])] * rng.choice((1, 2, 500))
    elif what == "rename" and isinstance(value, dict):
        value[rng.choice(ODD_TEXTS)] = value.pop(place)
    else:
        value[place] = _changed(rng, value[place], whole)
    return value


def _other(rng: Random, value: Any, whole: Any) -> Any:
    match rng.choice(("odd", "odd", "number", "near", "near", "near", "deep", "whole", "list")):
        case "odd":
            return copy.deepcopy(rng.choice(ODD_VALUES))  # it may be changed too
        case "number":
            return rng.choice(ODD_NUMBERS)
        case "near":
            return rng.choice((rng.randint(-5, 30), rng.uniform(-2, 2)))
        case "deep":
            return nested(rng.choice((2, 20, 800)))
        case "whole":
            return copy.deepcopy(whole)
    return [value]


def as_json(value: Any) -> bytes:
    """The JSON text of a value, with NaN and lone surrogates as Python reads them."""
    return json.dumps(value).encode()


def damaged_json(values: Sequence[Any]) -> st.SearchStrategy[bytes]:
    """JSON texts: most of damaged values, some damaged as bytes."""
    texts = [as_json(value) for value in values]
    by_value = damaged_values(values).map(as_json)
    return by_value | by_value | damaged_bytes(texts)


_SIGNS = "aAzZ09 .,;!?'’-@/:#\t\n\r\0\x0b\x1b\x85\u2028\u00ad\u200d\ufeffßéİıﬁ½²Ⅷ五😀\ud800\udfff"
_ALL = (*range(0x250), *range(0x300, 0x380), *range(0x2000, 0x2100), *range(0xD7F0, 0xE010))


def odd_text(seeds: Sequence[str]) -> st.SearchStrategy[str]:
    """Text as someone, or some other program, might hand it over; lone surrogates too."""

    def make(rng: Random) -> str:
        parts = [_part(rng, seeds) for _ in range(rng.randint(1, 4))]
        return rng.choice(("", " ", "\n")).join(parts) * rng.choice((1,) * 7 + (20,))

    return drawn(make)


def odd_letters(rng: Random) -> str:
    """Up to thirty signs: those that mean something, and any others."""
    signs = (rng.choice((rng.choice(_SIGNS), chr(rng.choice(_ALL)))) for _ in range(30))
    return "".join(signs)[: rng.randint(0, 30)]


def _part(rng: Random, seeds: Sequence[str]) -> str:
    what = rng.randint(0, 4)
    return odd_letters(rng) if what < 2 else rng.choice(seeds if what < 4 else ODD_TEXTS)
