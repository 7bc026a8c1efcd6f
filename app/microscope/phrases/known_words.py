"""The dictionary, once it has been loaded, and what reads the outputs of a network with it."""

from __future__ import annotations

from collections.abc import Sequence

from app.microscope.phrases.word_reader import WordReader
from app.words.lexicon import Lexicon
from nncore.network_file import Sample


class KnownWords:
    """Keeps the reader made last: making one takes a millisecond, and samples seldom change."""

    def __init__(self) -> None:
        self.lexicon: Lexicon | None = None
        self._of: Sequence[Sample] | None = None
        self._reader: WordReader | None = None

    def reader(self, samples: Sequence[Sample]) -> WordReader | None:
        """None while there is no dictionary, and where no sample is words."""
        if self.lexicon is None:
            return None
        if samples is not self._of:
            reader = WordReader(self.lexicon, samples)
            self._of, self._reader = samples, reader if reader.knows_words else None
        return self._reader
