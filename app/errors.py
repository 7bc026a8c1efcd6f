"""The base of everything that this program raises on purpose, beside what nncore raises.

Each message is one line: what is wrong, where, and what to do.
"""

from __future__ import annotations


class LettersumError(Exception):
    """What a person can do something about, in one line."""
