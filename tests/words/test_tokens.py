import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.words.alphabet import APOSTROPHES
from app.words.tokens import normalise, normalised, sentences_of, split_prefix, words_of

TYPED = st.text(st.sampled_from("abÉ e'’-.,! 7\n\u0301\u200d😀שж"))


def obvious_words(text: str) -> list[str]:
    """A sign at a time: the definition, spelled out."""
    words: list[str] = []
    word = ""
    for place, sign in enumerate(text + " "):
        following = text[place + 1 : place + 2]
        extends = bool(word) and (
            unicodedata.category(sign) in ("Mn", "Mc") or sign in "\u200c\u200d"
        )
        joins = bool(word) and sign in APOSTROPHES and following.isalpha()
        if (sign.isalpha() and sign not in APOSTROPHES) or extends:
            word += sign
        elif joins and following not in APOSTROPHES:
            word += "'"
        else:
            words += [word] if word else []
            word = ""
    return words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("How are you today?", ["How", "are", "you", "today"]),
        ("I'm sure it’s five o'clock", ["I'm", "sure", "it's", "five", "o'clock"]),
        ("'quoted' and ‘quoted’", ["quoted", "and", "quoted"]),
        ("rock 'n' roll", ["rock", "n", "roll"]),
        ("the dogs' bowl", ["the", "dogs", "bowl"]),
        ("fo'c'sle", ["fo'c'sle"]),
        ("don''t", ["don", "t"]),
        ("well-known e-mail", ["well", "known", "e", "mail"]),
        ("42 is 6×7, 3rd ½ ² Ⅷ", ["is", "rd"]),
        ("so…no\tgap_here", ["so", "no", "gap", "here"]),
        ("Zürich naïve cafe\u0301", ["Zürich", "naïve", "cafe\u0301"]),
        ("Привет, мир", ["Привет", "мир"]),
        ("שלום עולם", ["שלום", "עולם"]),
        ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
        ("می\u200cخواهم", ["می\u200cخواهم"]),
        ("❤️ 👩\u200d👧 1️⃣", []),
        ("in\u00advis\u00adi\u00adble", ["invisible"]),
        ("", []),
        ("' '' '''", []),
    ],
)
def test_known_texts(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@given(TYPED)
def test_words_are_the_obvious_ones(text: str) -> None:
    assert words_of(text) == obvious_words(text)


@given(st.text())
def test_a_word_is_one_word(text: str) -> None:
    for word in words_of(text):
        assert words_of(word) == [word]


@pytest.mark.parametrize(
    ("text", "finished", "prefix"),
    [
        ("", "", ""),
        ("How are ", "How are ", ""),
        ("How are y", "How are ", "y"),
        ("don't", "", "don't"),
        ("I don’", "I ", "don’"),
        ("end.", "end.", ""),
        ("'tw", "'", "tw"),
        ("well-kn", "well-", "kn"),
        ("room 7", "room 7", ""),
        ("7th", "7", "th"),
        ("ok 😀", "ok 😀", ""),
        ("x''", "x''", ""),
        ("'", "'", ""),
        ("Cafe\u0301", "", "Cafe\u0301"),
        ("a" * 200, "", "a" * 200),
        ("so " + "é" * 100, "so ", "é" * 100),
    ],
)
def test_known_prefixes(text: str, finished: str, prefix: str) -> None:
    assert split_prefix(text) == (finished, prefix)


@given(TYPED | st.text())
def test_the_prefix_is_the_last_word(text: str) -> None:
    finished, prefix = split_prefix(text)
    assert finished + prefix == text
    if prefix:
        assert words_of(prefix) == words_of(text)[-1:]
        assert words_of(finished) == words_of(text)[:-1]
    elif text:
        assert not text[-1].isalpha() or text[-1] in APOSTROPHES


@given(TYPED)
def test_a_blank_finishes_the_word(text: str) -> None:
    assert split_prefix(text + " ") == (text + " ", "")


def test_sentences_end_at_stops_and_line_breaks() -> None:
    text = "Hello, you! How are you?\nFine… thanks. 42.\r\nBye"
    assert list(sentences_of(text)) == [
        ["Hello", "you"],
        ["How", "are", "you"],
        ["Fine"],
        ["thanks"],
        ["Bye"],
    ]


def test_no_sentences_without_words() -> None:
    assert list(sentences_of("")) == []
    assert list(sentences_of("?! … 7.5 😀\n\n")) == []


@given(TYPED)
def test_sentences_lose_no_word(text: str) -> None:
    assert [word for sentence in sentences_of(text) for word in sentence] == words_of(text)


@pytest.mark.parametrize(
    ("word", "normal"),
    [
        ("Monday", "monday"),
        ("I’m", "i'm"),
        ("'Tis", "tis"),
        ("dogs'", "dogs"),
        ("‘quoted’", "quoted"),
        ("Cafe\u0301", "café"),
        ("ÉCLAIR", "éclair"),
        ("''", ""),
    ],
)
def test_known_normal_forms(word: str, normal: str) -> None:
    assert normalise(word) == normal


@given(TYPED)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("a" * 2_000_000, 1),
        ("a" + "\u0301\u0316" * 200_000, 1),
        ("a'" * 200_000, 1),
        ("a''" * 100_000, 100_000),
        ("'" * 300_000, 0),
        ("❤️" * 200_000, 0),
        ("\u0301" * 300_000, 0),
        ("שלום " * 80_000, 80_000),
        ("\u202eabc\u202c " * 50_000, 50_000),
    ],
    ids=[
        "one word",
        "marks",
        "one quoted",
        "quoted",
        "quotes",
        "emoji",
        "bare marks",
        "rtl",
        "bidi",
    ],
)
def test_hostile_text(text: str, count: int) -> None:
    """Each takes a fraction of a second; anything quadratic would run into the time limit."""
    assert len(words_of(text)) == count
    assert sum(len(sentence) for sentence in sentences_of(text)) == count
    assert "".join(split_prefix(text)) == text
    assert normalise(normalise(text)) == normalise(text)


@given(st.lists(st.text(max_size=8), max_size=6))
def test_many_words_are_normalised_as_each_is(words: list[str]) -> None:
    assert normalised(words) == [normalise(word) for word in words]
