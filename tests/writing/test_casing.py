from __future__ import annotations

import pytest

from app.writing.casing import begins_sentence, cased


@pytest.mark.parametrize(
    ("word", "finished", "prefix", "expected"),
    [
        ("you", "How are ", "", "you"),
        ("you", "How are ", "y", "you"),
        ("you", "How are ", "Y", "You"),
        ("you", "How are ", "YO", "YOU"),
        ("how", "", "", "How"),
        ("how", "", "h", "how"),
        ("how", "I came. ", "", "How"),
        ("how", "Really?” ", "", "How"),
        ("how", "a line\n", "", "How"),
        ("how", "a, ", "", "how"),
        ("I", "then ", "", "I"),
        ("out", "PLEASE KEEP ", "", "OUT"),
        ("out", "PLEASE KEEP ", "O", "OUT"),
        ("out", "PLEASE KEEP ", "o", "out"),
        ("am", "WHERE DO I ", "", "AM"),
        ("out", "PLEASE KEEP. ", "", "Out"),
        ("is", "We saw NASA ", "", "is"),
        ("is", "I ", "", "is"),
        ("brown", "I saw Dr. ", "", "brown"),
        ("come", 'He said: "', "", "Come"),
        ("come", "He said: “", "", "Come"),
        ("come", 'the "', "", "come"),
        ("iPhone", "an ", "i", "iPhone"),
    ],
)
def test_case_follows_the_sentence_and_what_was_typed(
    word: str, finished: str, prefix: str, expected: str
) -> None:
    assert cased(word, finished, prefix) == expected


@pytest.mark.parametrize("finished", ["", "  ", "One. ", "One.) ", "One!\n", "…"])
def test_where_a_sentence_begins(finished: str) -> None:
    assert begins_sentence(finished)


@pytest.mark.parametrize("finished", ["one", "one, ", "3 ", "one) ", "e.g. ", "George W. "])
def test_where_a_sentence_goes_on(finished: str) -> None:
    assert not begins_sentence(finished)
