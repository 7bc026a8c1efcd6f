"""Files of text: dictionary, everyday text, phrases, pages and drafts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from click import ClickException
from hypothesis import strategies as st

from app.cli.evaluate import _read as read_evaluated  # its reader has no other name
from app.prediction.article.samples import PhraseError, SumScale, phrase_samples, read_phrases
from app.prediction.keyboard.training_text import TrainingText, TrainingTextError
from app.resources import data_path
from app.words.corpus import CorpusError, read_typed_sentences
from app.words.encodings import ENCODINGS
from app.words.lexicon import Lexicon, LexiconError
from app.writing.draft import SENTENCE_SUFFIX, DraftKeeper
from app.writing.page_file import PageFileError, read_page, write_page
from app.writing.sentences import UnfinishedSentence
from tests.fuzz.damage import damaged_bytes, damaged_json, odd_text
from tests.fuzz.fuzzing import Fuzz
from tests.prediction.keyboard.small import LEXICON, SENTENCES, SETTINGS

Bytes = st.SearchStrategy[bytes]


def in_file(path: Path, read: Callable[[Path], Any]) -> Callable[[bytes], None]:
    def put_and_read(content: bytes) -> None:
        path.write_bytes(content)
        read(path)

    return put_and_read


def texts(*seeds: bytes) -> Bytes:
    """Damaged files, and drawn text in UTF-8 or what is none."""
    words = [seed.decode()[:40] for seed in seeds]
    drawn = odd_text(words).map(lambda text: text.encode("utf-8", "surrogatepass"))
    return damaged_bytes(seeds) | drawn


def test_dictionary(fuzz: Fuzz, place: Path) -> None:
    rows = data_path("dictionary.tsv").read_bytes().splitlines(keepends=True)
    row = st.tuples(
        odd_text(["the", "don't"]),
        st.floats().map(str) | st.sampled_from(("1_0", "nan", "0x1", "", "1e-5", "٣", " 1 ")),
    ).map("\t".join)
    drawn = st.lists(row, max_size=4).map(lambda rows: "\n".join(rows).encode("utf-8", "replace"))

    def read(path: Path) -> None:
        lexicon = Lexicon.load(path)
        for encoding in ENCODINGS.values():
            lexicon.codes(encoding)
        lexicon.within(65, 3)
        lexicon.with_prefix("th")

    files = texts(b"".join(rows[:8]), b"".join(rows[900:903]))
    fuzz.feed(files | drawn, in_file(place, read), LexiconError)


def test_everyday_text(fuzz: Fuzz, place: Path) -> None:
    whole = data_path("everyday.txt").read_bytes().splitlines(keepends=True)
    few = " ".join(" ".join(words) + "." for words in SENTENCES).encode()

    def read(path: Path) -> None:
        sentences = list(read_typed_sentences([path]))
        assert all(all(words) for words in sentences)
        assert len(list(read_typed_sentences([path]))) == len(sentences)
        if len(sentences) < 200:
            TrainingText.prepared(sentences, LEXICON, SETTINGS)

    fuzz.feed(
        texts(b"".join(whole[:30]), few), in_file(place, read), (CorpusError, TrainingTextError)
    )


def test_encodings_text(fuzz: Fuzz, place: Path) -> None:
    """Whatever stands in a text, each word of it has a code of each encoding."""
    whole = data_path("everyday.txt").read_bytes().splitlines(keepends=True)

    def read(path: Path) -> None:
        words = [word for sentence in read_typed_sentences([path]) for word in sentence]
        for encoding in ENCODINGS.values():
            for word in words[:40]:
                assert encoding.encode(word) >= 0
                encoding.written(word)

    fuzz.feed(texts(b"".join(whole[:3])), in_file(place, read), CorpusError)


def test_phrases(fuzz: Fuzz, place: Path) -> None:
    seeds = data_path("phrases.txt").read_bytes(), b"How are you today # remark\n"
    read: Callable[[Path], Any] = lambda path: phrase_samples(read_phrases(path), SumScale())  # noqa: E731
    fuzz.feed(texts(*seeds), in_file(place, read), PhraseError)


def test_evaluated_phrases(fuzz: Fuzz, place: Path) -> None:
    fuzz.feed(
        texts(b"How are you today\nI'm fine\n"), in_file(place, read_evaluated), ClickException
    )


def test_page(fuzz: Fuzz, place: Path) -> None:
    def read(path: Path) -> None:
        page = read_page(path)
        assert "\r" not in page.text
        write_page(path, page)
        # A second byte order mark is text when it is read, and the first one after that.
        assert page.text.startswith("\ufeff") or read_page(path) == page

    seeds = b"How are you?\r\nFine.\r\n", "\ufeffDear Zo\u00eb,\n".encode()
    fuzz.feed(texts(*seeds), in_file(place, read), PageFileError)


def test_draft(fuzz: Fuzz, place: Path) -> None:
    """A draft is never refused: what can't be read is put aside, and the page begins empty."""
    keeper = DraftKeeper(Path, place.name, lambda _: None)

    def read(path: Path) -> None:
        draft = keeper.restore()
        assert isinstance(draft.text, str)
        for aside in Path().glob("input-damaged-*"):
            assert aside.name == draft.put_aside
            aside.unlink()

    fuzz.feed(texts(b"How are you?\nFine", b"\0\0\0\0"), in_file(place, read))


def test_last_sentence(fuzz: Fuzz, place: Path) -> None:
    """What is remembered of a draft's last sentence is never refused either."""
    keeper = DraftKeeper(Path, place.name, lambda _: None)
    seeds = [{"given": ["How", "are"], "is_typed": True, "is_secret": False}]

    def read(path: Path) -> None:
        found = keeper.restore_sentence()
        assert all(isinstance(word, str) for word in found.given)
        assert UnfinishedSentence.from_json(found.as_json()) == found

    fuzz.feed(damaged_json(seeds), in_file(Path(f"{place}{SENTENCE_SUFFIX}"), read))
