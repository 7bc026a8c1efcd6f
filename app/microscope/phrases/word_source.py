"""Where the Network room has words from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.words.lexicon import Lexicon


def _no_page() -> str:
    return ""


@dataclass(frozen=True, slots=True)
class WordSource:
    """``lexicon`` loads the dictionary in the thread that asks, and raises LexiconError or
    FileNotFoundError; ``page_text`` gives what is written in the Type room, "" for nothing."""

    lexicon: Callable[[], Lexicon]
    page_text: Callable[[], str] = _no_page
