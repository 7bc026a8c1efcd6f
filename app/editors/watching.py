"""What is written in an editor, sentence by sentence: what is learned from, where it is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.editors.items import Item
from app.editors.prose.passage import Passage
from app.writing.sentences import FinishedSentence, SentenceWatch

MOST_TYPED = 200  # signs that come at once and are no paste
_LEAST_PICKED = 2  # signs; one alone may have been typed
_MOST_SENTENCES = 5_000  # of which it is remembered that they were learned


def is_typed(text: str) -> bool:
    """Whether this came from a key or a choice, and not from a file or another place."""
    return len(text) <= MOST_TYPED and text.strip("\r\n").count("\n") == 0


@dataclass(slots=True)
class Writing:
    """One document. ``offered`` are the choices that were shown last, each of which begins at
    ``offered_at``, the line and the index in it, after the text ``offered_after``."""

    offered: Sequence[Item] = ()
    offered_at: tuple[int, int] = (-1, -1)
    offered_after: str = ""
    _watch: SentenceWatch = field(default_factory=lambda: SentenceWatch(is_on=True))
    _count: int = 0

    def offer(self, items: Sequence[Item], line: int, start: int, passage: Passage) -> None:
        """These are shown now."""
        self.offered, self.offered_at = items, (line, start)
        kept = len(passage.learnable) - len(passage.prefix)
        self.offered_after = passage.learnable[:kept]

    def written(self, line: int, column: int, before: str, added: int) -> None:
        """So many signs were added before this column; ``before`` is the line up to there. Tells
        whether one of the choices was taken."""
        start = self.offered_at[1]
        if self.offered_at[0] != line or start > column or added < _LEAST_PICKED:
            return
        taken = next((item for item in self.offered if before[start:] == item.text), None)
        if taken is None:
            return
        after = self.offered_after
        for word in taken.words:
            self._watch.pick(after, word)
            after += f"{word} "
        self.offered, self.offered_at = (), (-1, -1)

    def finished(self, *texts: str) -> Iterator[FinishedSentence]:
        """What is to be learned now that these are the texts before places that were written at."""
        for text in texts:
            sentence = self._watch.type(text)
            if sentence is not None:
                self._count += 1
                yield sentence
        if self._count >= _MOST_SENTENCES:
            self._watch.new_page()
            self._count = 0
