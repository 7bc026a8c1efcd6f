"""The text that was chosen: files and folders, what was read of each, and what can be undone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.words.corpus import CorpusError, read_typed_sentences
from nncore.untrusted.quoting import quoted_path

_PER_STEP = 200  # sentences, between which whoever reads may stop


@dataclass(frozen=True)
class Source:
    """A file or folder as it was chosen. ``words`` and ``sentences`` are 0 until it has been read;
    ``skipped`` says in one line why it can't be, "" if it can."""

    path: Path
    words: int = 0
    sentences: int = 0
    skipped: str = ""
    is_read: bool = False

    @property
    def name(self) -> str:
        """Its last part, with a slash behind a folder."""
        name = self.path.name or str(self.path)
        return f"{name}/" if self.path.is_dir() else name


class ChosenText:
    """Sources in the order in which they were chosen, each once."""

    def __init__(self) -> None:
        self._sources: tuple[Source, ...] = ()
        self._before: list[tuple[Source, ...]] = []
        self._after: list[tuple[Source, ...]] = []

    @property
    def sources(self) -> tuple[Source, ...]:
        """What was chosen."""
        return self._sources

    @property
    def can_undo(self) -> bool:
        """Whether something was added or taken out."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether something was undone."""
        return bool(self._after)

    def add(self, paths: Sequence[Path]) -> None:
        """Adds what isn't there yet."""
        known = {source.path for source in self._sources}
        new = dict.fromkeys(path.absolute() for path in paths)
        added = tuple(Source(path) for path in new if path not in known)
        if added:
            self._change((*self._sources, *added))

    def take_out(self, path: Path) -> None:
        """Takes one out; the others stay."""
        kept = tuple(source for source in self._sources if source.path != path)
        if kept != self._sources:
            self._change(kept)

    def undo(self) -> None:
        """As it was before the last change."""
        if self._before:
            self._after.append(self._sources)
            self._sources = self._before.pop()

    def redo(self) -> None:
        """Takes back what was undone."""
        if self._after:
            self._before.append(self._sources)
            self._sources = self._after.pop()

    def read(self) -> Iterator[None]:
        """Reads what hasn't been read; a step every few sentences."""
        for source in self._sources:
            if not source.is_read:
                yield from self._read(source)

    def _read(self, source: Source) -> Iterator[None]:
        words = sentences = 0
        skipped = ""
        try:
            for sentence in read_typed_sentences([source.path]):
                words, sentences = words + len(sentence), sentences + 1
                if sentences % _PER_STEP == 0:
                    yield
        except CorpusError as error:
            skipped = str(error).removeprefix(f"{source.path}: ")
        if not skipped and not words:
            skipped = "there are no words in it"
        read = replace(source, words=words, sentences=sentences, skipped=skipped, is_read=True)
        self._sources = tuple(read if each is source else each for each in self._sources)
        yield

    def _change(self, sources: tuple[Source, ...]) -> None:
        self._before.append(self._sources)
        self._after.clear()
        self._sources = sources

    def typed_sentences(self) -> Iterator[list[str]]:
        """All sentences of what can be read. Raises CorpusError."""
        paths = [source.path for source in self._sources if not source.skipped]
        return read_typed_sentences(paths)


def shown_path(source: Source) -> str:
    """The whole path, as it may be shown."""
    return quoted_path(source.path)
