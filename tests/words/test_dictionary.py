"""What is in data/dictionary.tsv."""

import pytest

from app.resources import data_path
from app.words.lexicon import Lexicon
from app.words.tokens import normalise, words_of
from tests.words.lexicons import shipped_lexicon

REQUIRED = """
a I the you today how are I'm I'll I've I'd don't can't won't isn't o'clock it's that's what's
let's there's here's who's he's she's where's how's you're we'll they've ma'am y'all shan't
Monday Sunday January August December London Paris Sam Emma John Mary America English French
internet email emails website online app apps blog WiFi smartphone okay OK TV UK Mr Mrs Ms Dr NASA
colour color favourite favorite centre center realise realize travelling traveling grey gray
theatre theater mum mom café cafe naïve naive fiancé fiance hello yeah thanks birthday lol
state show music wrote sandwich
"""

JUNK = """
teh asdf wori recieve definately alot thier wierd cant wont dont didnt im ive youre cat's john's
und der que ofthe www http nbsp th nd ll ve b c s t zl e-mail mp3 heros
"""


@pytest.fixture(scope="module")
def dictionary() -> Lexicon:
    return shipped_lexicon()


def test_its_size(dictionary: Lexicon) -> None:
    assert 40_000 <= len(dictionary) <= 50_000


def test_the_file_is_in_the_order_of_the_lexicon(dictionary: Lexicon) -> None:
    rows = data_path("dictionary.tsv").read_text(encoding="utf-8").splitlines()
    assert tuple(row.split("\t")[0] for row in rows) == dictionary.words
    assert [float(row.split("\t")[1]) for row in rows] == dictionary.frequencies.tolist()


def test_normalised_forms_are_unique(dictionary: Lexicon) -> None:
    assert len(set(map(normalise, dictionary.words))) == len(dictionary)


def test_each_entry_is_one_word_of_text(dictionary: Lexicon) -> None:
    assert words_of("\n".join(dictionary.words)) == list(dictionary.words)


def test_every_word_has_a_sum(dictionary: Lexicon) -> None:
    assert dictionary.sums.min() == 1


def test_the_words_are_most_of_everyday_text(dictionary: Lexicon) -> None:
    assert 0.9 < dictionary.frequencies.sum() < 1.0


@pytest.mark.parametrize("word", REQUIRED.split())
def test_ordinary_words_are_in_with_their_case(dictionary: Lexicon, word: str) -> None:
    index = dictionary.index(word)
    assert index is not None
    assert dictionary.words[index] == word


@pytest.mark.parametrize("word", JUNK.split())
def test_junk_is_out(dictionary: Lexicon, word: str) -> None:
    assert word not in dictionary


def test_the_words_of_the_article_and_their_rivals(dictionary: Lexicon) -> None:
    rivals = [dictionary.words[i] for i in dictionary.with_sum(65)]
    assert rivals[:3] == ["state", "show", "today"]
    assert dictionary.words[dictionary.with_sum(61)[0]] == "you"
    assert len(rivals) > 400
