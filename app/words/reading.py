"""A text as it is read to suggest what comes next: once, by whoever asks first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from app.words.prose import is_prose
from app.words.spoken_numbers import with_spoken_numbers
from app.words.tokens import current_sentence, split_prefix

# Only the last words matter to any model here; what lies further back is never looked at.
TAIL_CHARACTERS = 2000
_KEPT = 8  # readings; several are asked about one text, and of a phrase each of its beginnings


@dataclass(frozen=True)  # without slots, as what is asked for again is kept
class Reading:
    """``prefix`` is the word being typed, "" if there is none; ``finished`` the end of the text
    before it, with the ``words`` of the sentence being written, as typed."""

    finished: str
    words: tuple[str, ...]
    prefix: str

    @property
    def word_before(self) -> str:
        """The last finished word of the sentence; "" at its beginning."""
        return self.words[-1] if self.words else ""

    @cached_property
    def spoken(self) -> tuple[str, ...]:
        """The words as they are spoken: those of the numbers among them too."""
        spoken = with_spoken_numbers(self.finished)
        return self.words if spoken == self.finished else tuple(current_sentence(spoken))

    @property
    def is_prose(self) -> bool:
        """Whether words are written here, and no address, path, name or code."""
        return is_prose(self.finished + self.prefix)


def read_text(text: str) -> Reading:
    """Reads the end of a text. The last few readings are kept: the room, the predictor and what
    was learned each ask about the same text."""
    return _read(text[-TAIL_CHARACTERS:])


@lru_cache(_KEPT)
def _read(text: str) -> Reading:
    finished, prefix = split_prefix(text)
    return Reading(finished, tuple(current_sentence(finished)), prefix)
