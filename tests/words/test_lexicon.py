import math
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.words.alphabet import word_to_sum
from app.words.encodings import ENCODINGS
from app.words.lexicon import Lexicon, LexiconError
from app.words.tokens import normalise
from tests.examples import few_examples
from tests.words.lexicons import lexicon_of

SHARES = st.sampled_from([0.5, 0.1, 0.1, 0.01, 1e-8])
WORDS = st.text(st.sampled_from("abcyzéBI'"), min_size=1, max_size=5).filter(normalise)
LEXICONS = st.lists(st.tuples(WORDS, SHARES), min_size=1, unique_by=lambda row: normalise(row[0]))


def falling(*words: str) -> Lexicon:
    """The words in falling frequency."""
    return lexicon_of((word, 0.1 / place) for place, word in enumerate(words, start=1))


def words_at(lexicon: Lexicon, indices: np.ndarray[tuple[int], np.dtype[np.int64]]) -> list[str]:
    return [lexicon.words[index] for index in indices]


@pytest.fixture(scope="module")
def dictionary() -> Lexicon:
    return Lexicon.load()


@given(LEXICONS)
def test_the_order_is_frequency_then_alphabet(pairs: list[tuple[str, float]]) -> None:
    lexicon = lexicon_of(pairs)
    expected = sorted(pairs, key=lambda row: (-row[1], normalise(row[0])))
    assert list(zip(lexicon.words, lexicon.frequencies.tolist(), strict=True)) == expected
    assert lexicon.keys == tuple(map(normalise, lexicon.words))
    assert lexicon.sums.tolist() == list(map(word_to_sum, lexicon.words))
    assert len(lexicon) == len(pairs)


@given(LEXICONS, st.integers(-2, 140))
def test_with_sum_is_the_obvious_filter(pairs: list[tuple[str, float]], letter_sum: int) -> None:
    lexicon = lexicon_of(pairs)
    expected = [w for w in lexicon.words if word_to_sum(w) == letter_sum]
    assert words_at(lexicon, lexicon.with_sum(letter_sum)) == expected


@given(
    LEXICONS,
    st.floats(-5, 140) | st.sampled_from([27.5, 53.0, math.nan, math.inf]),
    st.floats(-1, 60) | st.sampled_from([0.5, 1.0, math.inf]),
)
def test_within_is_the_obvious_filter(
    pairs: list[tuple[str, float]], letter_sum: float, reach: float
) -> None:
    lexicon = lexicon_of(pairs)
    reached = [
        (abs(word_to_sum(word) - letter_sum), -share, normalise(word), word)
        for word, share in pairs
        if abs(word_to_sum(word) - letter_sum) <= reach
    ]
    expected = [word for *_, word in sorted(reached)]
    assert words_at(lexicon, lexicon.within(letter_sum, reach)) == expected


@pytest.mark.parametrize("name", list(ENCODINGS))
@few_examples(12)  # for each encoding
@given(pairs=LEXICONS, word=WORDS)
def test_with_code_is_the_obvious_filter(
    name: str, pairs: list[tuple[str, float]], word: str
) -> None:
    lexicon = lexicon_of(pairs)
    encoding = ENCODINGS[name]
    code = encoding.encode(word)
    expected = [other for other in lexicon.words if encoding.encode(other) == code]
    assert words_at(lexicon, lexicon.with_code(encoding, code)) == expected
    assert lexicon.codes(encoding) == tuple(map(encoding.encode, lexicon.words))


@given(LEXICONS, st.text(st.sampled_from("abcyzéBI"), max_size=3))
def test_with_prefix_is_the_obvious_filter(pairs: list[tuple[str, float]], prefix: str) -> None:
    lexicon = lexicon_of(pairs)
    expected = [w for w in lexicon.words if normalise(w).startswith(prefix.lower())]
    assert words_at(lexicon, lexicon.with_prefix(prefix)) == expected


def test_the_apostrophe_at_the_end_of_a_prefix_counts() -> None:
    lexicon = falling("done", "don't", "I'm", "in", "I")
    assert words_at(lexicon, lexicon.with_prefix("don'")) == ["don't"]
    assert words_at(lexicon, lexicon.with_prefix("Don’")) == ["don't"]
    assert words_at(lexicon, lexicon.with_prefix("'don")) == ["done", "don't"]
    assert words_at(lexicon, lexicon.with_prefix("I'")) == ["I'm"]
    assert len(lexicon.with_prefix("'")) == len(lexicon.with_prefix("")) == 5


@pytest.mark.parametrize("prefix", ["a", "S", "th", "don'", "zz", "é", "qu", "today", "Mon", ""])
def test_no_match_is_dropped_from_the_dictionary(dictionary: Lexicon, prefix: str) -> None:
    expected = [i for i, k in enumerate(dictionary.keys) if k.startswith(prefix.lower())]
    assert dictionary.with_prefix(prefix).tolist() == expected


def test_looking_up_words() -> None:
    lexicon = lexicon_of([("I'm", 0.002), ("Monday", 0.0001), ("café", 1e-6)])
    for word in ("I'm", "i'm", "I’M", "'i'm'", "MONDAY", "Cafe\u0301"):
        assert word in lexicon
    for word in ("im", "mondays", "cafe", ""):
        assert word not in lexicon
    assert 7 not in lexicon
    assert lexicon.index("monday") == 1
    assert lexicon.index("tuesday") is None
    assert lexicon.frequency("MONDAY") == 0.0001
    assert lexicon.frequency("tuesday") == 0.0


def test_zipf_is_the_logarithm_of_occurrences_per_billion_words() -> None:
    lexicon = lexicon_of([("the", 0.05), ("rare", 1e-6)])
    assert lexicon.zipf("rare") == pytest.approx(3.0)
    assert lexicon.zipf(0) == lexicon.zipf("The") == pytest.approx(math.log10(5e7))
    assert lexicon.zipf("absent") == 0.0


def test_answers_cannot_change_the_lexicon() -> None:
    lexicon = falling("ab", "ba")
    for array in (
        lexicon.frequencies,
        lexicon.sums,
        lexicon.with_sum(3),
        lexicon.with_sum(99),
        lexicon.with_code(ENCODINGS["ending"], ENCODINGS["ending"].encode("ab")),
    ):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
    lexicon.with_prefix("")[0] = 1
    lexicon.within(3, 0)[0] = 1
    assert lexicon.with_prefix("").tolist() == lexicon.within(3, 0).tolist() == [0, 1]


@pytest.mark.parametrize(
    ("pairs", "message"),
    [
        ([], "no words"),
        ([("a", 0.1), ("A", 0.2)], "word 2: 'A' is there twice"),
        ([("a b", 0.1)], "word 1: 'a b' is not one word"),
        ([("ok", 0.1), (" so", 0.1)], "word 2: ' so' is not one word"),
        ([("", 0.1)], "word 1: '' is not one word"),
        ([("'", 0.1)], "is not one word"),
        ([("a\u00a0b", 0.1)], "is not one word"),
        ([("a", 0.0)], "frequency 0.0 of 'a'"),
        ([("a", 0.1), ("b", -1e-9)], "word 2: the frequency -1e-09 of 'b'"),
        ([("a", 1.5)], "frequency 1.5 of 'a'"),
        ([("a", math.nan)], "frequency nan of 'a'"),
        ([("a", math.inf)], "frequency inf of 'a'"),
    ],
)
def test_rows_that_cannot_stand(pairs: list[tuple[str, float]], message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        lexicon_of(pairs)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_word_with_a_joiner_stands() -> None:
    assert "می\u200cخواهم" in lexicon_of([("می\u200cخواهم", 0.1)])


def test_loading_a_file_in_any_order(tmp_path: Path) -> None:
    path = tmp_path / "words.tsv"
    path.write_bytes("\ufeffb\t1e-3\r\nÉtude\t0.5\r\na\t1E-3\r\n".encode())
    lexicon = Lexicon.load(path)
    assert lexicon.words == ("Étude", "a", "b")
    assert lexicon.frequencies.tolist() == [0.5, 0.001, 0.001]
    assert lexicon.sums.tolist() == [5 + 20 + 21 + 4 + 5, 1, 2]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"\n", "empty"),
        (b"a\t0.1\nb\xff\t0.1\n", "line 2: not UTF-8"),
        (b"a\t0.1\nb 0.1\n", "line 2: 'b 0.1' is not a row"),
        (b"a\t0.1\tb\n0.2\n", "line 1: 'a\\t0.1\\tb' is not a row"),
        (b"a\t0.1\tb\t0.2\n", "line 1"),
        (b"a\t0.1\t0.2\nb\n", "line 1"),
        (b"a\t0.1\tx\n", "line 1"),
        (b"a\n", "line 1: 'a' is not a row"),
        (b"a\t0.1\n\nb\t0.1\n", "line 2: '' is not a row"),
        (b"a\tmany\n", "line 1: 'a\\tmany' is not a row"),
        (b"a\t\n", "line 1"),
        (b"a\t0.1\nb\t2\n", "line 2: the frequency 2.0 of 'b'"),
        (b"a\t0.1\nb\tnan\n", "line 2: the frequency nan"),
        (b"a\t0.1\nB\t0.1\nb\t0.05\n", "line 3: 'b' is there twice"),
        (b"a\t0.1\n\t0.1\n", "line 2: '' is not one word"),
        (b"x" * 5000, "…' is not a row"),
        (b"\x00\x01\x02", "line 1"),
    ],
)
def test_damaged_files(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "words.tsv"
    path.write_bytes(content)
    with pytest.raises(LexiconError) as caught:
        Lexicon.load(path)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300 + len(str(path))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such dictionary"):
        Lexicon.load(tmp_path / "absent.tsv")
    with pytest.raises(LexiconError, match="can't be read"):
        Lexicon.load(tmp_path)


def test_devices_pipes_and_huge_files_are_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (Path("/dev/zero"), tmp_path / "pipe"):
        with pytest.raises(LexiconError, match="is no ordinary file"):
            Lexicon.load(path)
    monkeypatch.setattr("app.words.lexicon.LARGEST_FILE_BYTES", 1_000_000)
    (tmp_path / "words.tsv").write_bytes(b"x" * 1_000_001)
    with pytest.raises(LexiconError, match="is larger than 1 MB"):
        Lexicon.load(tmp_path / "words.tsv")


def test_a_missing_dictionary_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.resources.DATA_FOLDERS", ())
    with pytest.raises(LexiconError, match=r"dictionary\.tsv"):
        Lexicon.load()
