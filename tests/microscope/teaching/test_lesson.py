from __future__ import annotations

import pytest

from app.microscope.network_presets import ARTICLE, EXCLUSIVE_OR
from app.microscope.phrase_networks import all_phrases
from app.microscope.phrases.phrase_entry import parse_phrase
from app.microscope.teaching.lesson import LessonError, Missing, lesson_of, ordinal
from nncore.network_file import Sample
from tests.words.lexicons import shipped_lexicon

LEXICON = shipped_lexicon()


def samples(*phrases: str) -> tuple[Sample, ...]:
    return tuple(parse_phrase(phrase, 2, 2) for phrase in phrases)


def test_the_trained_network_has_learned_its_phrases() -> None:
    preset = all_phrases()
    lesson = lesson_of(preset.file.samples, LEXICON)
    assert len(lesson.phrases) == 13
    assert lesson.is_taught(preset.file.build())
    assert lesson.missing(preset.file.build()) == []


def test_the_article_s_network_has_not_yet() -> None:
    lesson = lesson_of(ARTICLE.file.samples, LEXICON)
    network = ARTICLE.file.build()
    assert not lesson.is_taught(network)
    you, today = lesson.missing(network)
    assert (you.word, you.sample, you.output) == ("you", 0, 0)
    output = float(network.predict(ARTICLE.file.sample_arrays()[0])[0, 1]) * 100
    assert today == Missing(0, 1, "today", lesson.reader.decoder.rank("today", output) or 0)


@pytest.mark.parametrize(
    ("phrases", "message"),
    [
        (("How are → you wori",), "“wori” is not in the dictionary"),
        (
            ("How are → you today", "How are → you fine"),
            "go in as the same sums, 46, 24, and ask for other words",
        ),
        (
            ("How are → you today", "Who ear → the cat"),
            "“How are → you today” and “Who ear → the cat” go in as the same sums, 46, 24",
        ),
        (
            ("How are → you state", "What is → it today"),
            "“today” can't come first: 65 is read as “state” before all, and “today” is its 2nd",
        ),
    ],
)
def test_what_can_not_be_taught_is_refused_with_the_reason(
    phrases: tuple[str, ...], message: str
) -> None:
    with pytest.raises(LessonError) as caught:
        lesson_of(samples(*phrases), LEXICON)
    assert message in str(caught.value)
    assert str(caught.value).isprintable()


def test_the_same_phrase_twice_is_no_contradiction() -> None:
    lesson = lesson_of(samples("How are → you today", "how ARE → You today"), LEXICON)
    assert len(lesson.phrases) == 2


def test_numbers_alone_are_no_lesson() -> None:
    mixed = (*ARTICLE.file.samples, Sample((0.1, 0.2), (0.3, 0.4)))
    with pytest.raises(LessonError, match="sample 2 is no phrase"):
        lesson_of(mixed, LEXICON)
    with pytest.raises(LessonError, match="sample 1 is no phrase"):
        lesson_of(EXCLUSIVE_OR.file.samples, LEXICON)


def test_ordinals() -> None:
    places = (1, 2, 3, 4, 11, 12, 13, 21, 102, 113, 1003)
    assert [ordinal(place) for place in places] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "113th", "1,003rd",
    ]  # fmt: skip
