"""What may be learned from the person: words, and nothing that looks like a password, a key, an
e-mail address, a web address or a path."""

from __future__ import annotations

import string
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.words.learnable import (
    has_finished_sentence,
    learnable_sentence,
    looks_random,
    may_be_learned,
)
from app.words.tokens import words_of
from tests.words.lexicons import shipped_lexicon

KEPT = (
    "McDonald", "MacArthur", "Łukasz", "Žižek", "Øyvind", "Þórður", "rhythms", "syzygy", "Lynch",
    "Nguyễn", "O'Brien", "don't", "iPhone", "YouTube", "JavaScript", "LaTeX", "PostgreSQL",
    "VanDerBeek", "NASA", "HTTPS", "LGBTQ", "hmmmmmm", "pssssst", "zzzzzzzz", "brrrrr", "Krk",
    "čtvrt", "strengths", "Knightsbridge", "catchphrases", "Christchurch", "Wordsworth",
    "Rothschild", "Khrushchev", "Hirschsprung", "Schwarzschild",
    "Donaudampfschifffahrtsgesellschaft", "antidisestablishmentarianism", "pizzazz", "quizzes",
    "Москва", "שלום", "你好", "ตัวอย่าง",
    "نمی\u200cخواهم", "I", "a", "Zorblax", "Lindqvist",
)  # fmt: skip
REFUSED = (
    "kJhGfXqZ", "xKqPzTwBn", "dGhpcyBpcyBhIHNlY", "QmFzZaTbY", "aBcDeFgH", "qwrtpsdfg", "xkcdbtr",
    "bcdfgh", "vbnmsdfghjk", "wzqxjkvb", "sdfkjhxcvbqw", "ThjkQwrtPlmv", "a" * 41, "pkjxqzoeiua",
    "", "two words", "john@example", "hunter2", "no-word",
)  # fmt: skip

# What is typed, and the words of it that are learned.
SENTENCES = [
    ("We met Noor and McDonald", "We met Noor and McDonald"),
    ("write to john@example.com now", "write to _ _ _ now"),
    ("write to john.doe+spam@mail.example.co.uk, please", "write to _ _ _ _ _ _ _ please"),
    ("ask @noor or noor@ or (noor@home)", "ask _ or _ or _ _"),
    ("see https://user:word@example.com/a/path?key=word#part", "see _ _ _ _ _ _ _ _ _ _"),
    ("see www.example.org", "see _ _ _"),
    ("see example.org/page", "see _ _ _"),
    ("see <http://example>", "see _ _"),
    ("mailto:noor is one", "_ _ is one"),
    ("it is in /etc/passwd", "it is in _ _"),
    ("it is in (~/letters) and ./notes and ../other", "it is in _ and _ and _"),
    ("it is in C:\\Users\\noor", "it is in _ _ _"),
    ("it is in home/noor/letters", "it is in _ _ _"),
    ("red and/or green", "red and or green"),
    ("my password is hunter2", "my password is _"),
    ("it is correct7horse-battery", "it is _ _ _"),
    ("the key sk-live-abc123def was", "the key _ _ _ _ was"),
    ("550e8400-e29b-41d4-abcd-446655440000", "_ _ _ _ _"),
    ("licence ABCD-1234-EFGH-5678", "licence _ _"),
    ("ghp_AbCdEfGhIjKl", "_ _"),
    ("it is kJhGfXqZ today", "it is _ today"),
    ("pa$$word and pass!word and p*ss", "_ _ and _ _ and _ _"),
    ("snake_case and key=value", "_ _ and _ _"),
    ("AKIA" + "IOSFODNNEXAMPLE" * 4, "_"),
    ("abcd-" * 13, " ".join("_" * 13)),
    ("COVID-19 and catch-22 and AT&T and rock'n'roll", "COVID and catch and AT T and rock'n'roll"),
    ("at 5pm on the 3rd of May 2024", "at _ on the _ of May"),
    ("it costs 3.50 euros", "it costs euros"),
    ("wait...what", "wait what"),
    ("“Hello,” she said—quite loudly—(to him).", "Hello she said quite loudly to him"),
    ("state-of-the-art mother-in-law’s", "state of the art mother in law's"),
    ("a #tag, *emphasis*, _more_ and 50%", "a tag emphasis more and"),
    ("Is it Łukasz?", "Is it Łukasz"),
]


@pytest.mark.parametrize("word", KEPT)
def test_words_and_names_are_kept(word: str) -> None:
    assert may_be_learned(word)


@pytest.mark.parametrize("word", REFUSED)
def test_what_looks_random_or_is_no_word_is_refused(word: str) -> None:
    assert not may_be_learned(word)


@pytest.mark.parametrize(("typed", "learned"), SENTENCES)
def test_what_is_learned_of_a_sentence(typed: str, learned: str) -> None:
    assert learnable_sentence(typed) == ["" if w == "_" else w for w in learned.split()]


def test_no_word_of_the_dictionary_is_refused() -> None:
    assert [word for word in shipped_lexicon().words if not may_be_learned(word)] == []


def test_most_keys_of_letters_alone_are_refused() -> None:
    random = Random(1)
    keys = ["".join(random.choices(string.ascii_letters, k=16)) for _ in range(1000)]
    assert sum(map(looks_random, keys)) > 900


def test_a_sentence_is_over_where_a_space_follows_its_end() -> None:
    assert learnable_sentence("One. Two thr") == ["Two", "thr"]
    assert learnable_sentence("One. Two.") == ["Two"]
    assert learnable_sentence('One. "Two!" ') == []
    assert learnable_sentence("write to john.") == ["write", "to", "john"]
    assert learnable_sentence("write to john.doe") == ["write", "to", "", ""]
    assert learnable_sentence("one\ntwo") == ["two"]
    assert learnable_sentence("") == []


@pytest.mark.parametrize(
    "text", ["One. ", "One! \t", "One…\n", "One\n", "One.)” ", "一。", "One?!  "]
)
def test_finished_sentences(text: str) -> None:
    assert has_finished_sentence(text)


@pytest.mark.parametrize("text", ["", "One", "One.", "One ", "One.\u201d", "john.doe@x ", "v 3.5 "])
def test_unfinished_sentences(text: str) -> None:
    assert not has_finished_sentence(text)


@given(st.text(st.sampled_from("abÉ'’-.,! 7@/\u0301\u200d\u00adשж")))
def test_each_word_stands_in_its_place(text: str) -> None:
    sentence = text.replace(".", ",").replace("!", ",")
    found, words = learnable_sentence(sentence), words_of(sentence)
    assert len(found) == len(words)
    assert all(learned in ("", word) for learned, word in zip(found, words, strict=True))
