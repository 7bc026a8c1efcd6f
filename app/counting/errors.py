"""What can go wrong while text is counted, in one line."""

from __future__ import annotations

from app.errors import LettersumError


class CountingError(LettersumError):
    """Text that can't be counted, or counts that can't be used; the message says in one line why,
    and what to do."""
