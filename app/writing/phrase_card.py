"""Several words that are offered together, and taken by one key."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from app.words.alphabet import word_to_sum
from app.words.tokens import normalise
from app.writing.casing import cased, is_in_capitals


@dataclass(frozen=True, slots=True)
class PhraseCard:
    """``words`` are cased as they would be written; ``chance`` is how likely they are together, 0
    to 1, None where the model doesn't say."""

    words: tuple[str, ...]
    chance: float | None = None

    @property
    def text(self) -> str:
        """The words as they are written."""
        return " ".join(self.words)

    @property
    def letter_sums(self) -> tuple[int, ...]:
        """The sum of each word."""
        return tuple(map(word_to_sum, self.words))


def phrase_card(
    words: Sequence[str],
    finished: str,
    prefix: str,
    unwanted: Set[str] = frozenset(),
    chance: float | None = None,
) -> PhraseCard | None:
    """These words after the text ``finished``, in place of the typed ``prefix``. None where they
    are no phrase, don't begin as what is typed does, or one of them is ``unwanted``."""
    keys = [normalise(word) for word in words]
    begins = normalise(f"{prefix}x")[:-1]  # with a letter after it, its apostrophe stays
    if len(keys) < 2 or not keys[0].startswith(begins) or not unwanted.isdisjoint(keys):
        return None
    written: list[str] = []
    for word in words:
        before = "".join(f"{each} " for each in written)
        shown = cased(word, finished + before, "" if written else prefix)
        written.append(shown.upper() if is_in_capitals(prefix) else shown)
    return PhraseCard(tuple(written), chance)
