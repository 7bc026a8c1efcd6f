import pytest

from app.resources import data_path
from app.words.rude_words import load_rude_words
from app.words.tokens import normalise
from tests.words.lexicons import shipped_lexicon

INNOCENT = """
class pass assess cocktail peacock swank scunthorpe injunction milford niggle dickens grape
therapist shiitake analysis button title hello document
"""


def test_every_one_is_a_dictionary_word() -> None:
    lexicon = shipped_lexicon()
    assert [word for word in load_rude_words() if word not in lexicon] == []


def test_the_file_is_lower_case_sorted_and_without_repeats() -> None:
    lines = data_path("rude_words.txt").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert lines == list(map(normalise, lines))
    assert load_rude_words() == set(lines)


@pytest.mark.parametrize("word", ["fuck", "shit", "bitch", "nigger", "faggot"])
def test_rude_ones_are_listed(word: str) -> None:
    assert word in load_rude_words()


@pytest.mark.parametrize("word", INNOCENT.split())
def test_innocent_ones_are_not(word: str) -> None:
    assert word not in load_rude_words()
