from __future__ import annotations

from app.prediction.personal.rows import PersonalWord
from app.writing.word_list import WordList, cells, state_of

WORDS = (
    PersonalWord("the", 1200, 30, False, False),
    PersonalWord("Élodie", 4, 1, True, False),
    PersonalWord("blunder", 2, 0, False, True),
)


def test_search_finds_parts_of_words_whatever_the_case() -> None:
    words = WordList()
    words.set_words(WORDS)
    assert list(words.shown) == list(WORDS)
    for text, found in ((" élo", ["Élodie"]), ("LO", ["Élodie"]), ("de", ["blunder"]), ("xyz", [])):
        words.search(text)
        assert [word.word for word in words.shown] == found
    assert len(words) == 3


def test_a_search_stays_when_the_words_change() -> None:
    words = WordList()
    words.search("the")
    words.set_words(WORDS)
    assert [word.word for word in words.shown] == ["the"]


def test_what_stands_in_the_columns() -> None:
    assert cells(WORDS[0]) == ("the", "1,200", "30", "")
    assert state_of(WORDS[1]) == "added by you"
    assert state_of(PersonalWord("x", 0, 0, True, True)) == "never suggested, added by you"
