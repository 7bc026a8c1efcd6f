"""Where a picked word needs a space, and which signs stand right after a word."""

from __future__ import annotations

import unicodedata

_APOSTROPHES = "'’"
_ENDING = ".,;:!?…%‰"  # stand right after a word, and a space follows them
_JOINING = "/\\="  # stand between words, right after one and right before the next
_BEGINNING = "/\\@#*&¿¡"  # stand right before a word
_CLOSERS = ("Pe", "Pf")  # kinds of signs as Unicode names them: ) ] } ” »
_DASHES = ("Pd", "Pc")  # - – — _
# ( “ and dashes, signs of currency and mathematics, spaces, control signs
_OPENERS = ("Ps", "Pi", *_DASHES, "Sc", "Sm", "Sk", "Zs", "Zl", "Zp", "Cc", "Cf")


def wants_space_before(before: str) -> bool:
    """Whether a new word needs a space between this text and itself."""
    text = before.rstrip(_APOSTROPHES)  # they open a quotation after a space, else they close one
    if not text:
        return False
    if text.endswith('"'):
        return not _is_quoting(text)
    return text[-1] not in _BEGINNING and unicodedata.category(text[-1]) not in _OPENERS


def wants_space_after(before: str, after: str) -> bool:
    """Whether a new word between these texts needs a space after it: neither what stands right
    after words nor the end of a line does. ``after`` may be its first sign alone."""
    sign = after[:1]
    return not sign or sign == " " or not (sign.isspace() or attaches(before, sign))


def attaches(before: str, sign: str) -> bool:
    """Whether the sign, after this text, stands right after the word before it."""
    if sign == '"':
        return _is_quoting(before)
    kinds = (*_CLOSERS, *_DASHES)
    return sign in _ENDING + _JOINING + _APOSTROPHES or unicodedata.category(sign) in kinds


def is_followed_by_space(sign: str) -> bool:
    """Whether a sign that stands right after a word is parted from the next one by a space."""
    if sign in _APOSTROPHES:
        return False
    return sign == '"' or sign in _ENDING or unicodedata.category(sign) in _CLOSERS


def _is_quoting(before: str) -> bool:
    """Whether a straight quotation mark of this line waits for the one that closes it."""
    return before.rpartition("\n")[2].count('"') % 2 == 1
