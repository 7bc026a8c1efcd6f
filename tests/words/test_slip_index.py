"""Slips are found and called what they are; an edit distance written down plainly is the judge."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.words.several_slips import MOST_APART
from app.words.slip import SlipKind
from app.words.slip_index import MOST_LETTERS, SlipIndex

WORDS = (
    "the", "they", "then", "receive", "received", "don't", "donate", "it's", "its", "because",
    "café", "definitely", "tomorrow", "until", "friend", "and", "accommodate", "publicly",
    "maintenance", "we're", "were", "letter", "weird", "government", "of", "o'clock", "hello",
)  # fmt: skip
INDEX = SlipIndex(WORDS)
PLAIN = [word for word in WORDS if word.isascii() and word.isalpha() and len(word) > 3]


def met(typed: str, *, several: bool = False) -> dict[str, SlipKind]:
    found = INDEX.find(typed, several=several)
    return {
        WORDS[word_id]: SlipKind(int(kind))
        for word_id, kind in zip(found.ids, found.kinds, strict=True)
    }


def distance(typed: str, word: str) -> int:
    """How many letters left out, too many, mistaken or swapped lie between them."""
    ways = {(i, 0): i for i in range(len(typed) + 1)} | {(0, j): j for j in range(len(word) + 1)}
    for i in range(1, len(typed) + 1):
        for j in range(1, len(word) + 1):
            differs = typed[i - 1] != word[j - 1]
            ways[i, j] = min(
                ways[i - 1, j] + 1, ways[i, j - 1] + 1, ways[i - 1, j - 1] + differs
            )  # fmt: skip
            if i > 1 and j > 1 and typed[i - 2 : i] == word[j - 2 : j][::-1]:
                ways[i, j] = min(ways[i, j], ways[i - 2, j - 2] + 1)
    return ways[len(typed), len(word)]


@pytest.mark.parametrize(
    ("typed", "word", "kind"),
    [
        ("recieve", "receive", SlipKind.SWAPPED),
        ("teh", "the", SlipKind.SWAPPED),
        ("hte", "the", SlipKind.SWAPPED),
        ("nad", "and", SlipKind.SWAPPED),
        ("fo", "of", SlipKind.SWAPPED),
        ("dont", "don't", SlipKind.APOSTROPHE),
        ("do'nt", "don't", SlipKind.APOSTROPHE),
        ("Dont", "don't", SlipKind.APOSTROPHE),
        ("its", "it's", SlipKind.APOSTROPHE),
        ("were", "we're", SlipKind.APOSTROPHE),
        ("oclo", "o'clock", SlipKind.APOSTROPHE),
        ("cafe", "café", SlipKind.ACCENT),
        ("definately", "definitely", SlipKind.MISTAKEN),
        ("definat", "definitely", SlipKind.MISTAKEN),
        ("jello", "hello", SlipKind.MISTAKEN),
        ("untill", "until", SlipKind.TOO_MANY),
        ("frriend", "friend", SlipKind.TOO_MANY),
        ("accomodate", "accommodate", SlipKind.LEFT_OUT),
        ("goverment", "government", SlipKind.LEFT_OUT),
        ("ecause", "because", SlipKind.LEFT_OUT),
    ],
)
def test_a_slip_is_met_and_called_what_it_is(typed: str, word: str, kind: SlipKind) -> None:
    assert met(typed)[word] is kind


@pytest.mark.parametrize("typed", ["", "t", "don'", "rock'", "x" * (MOST_LETTERS + 1), "ж" * 5])
def test_no_slip_is_seen_in_what_says_too_little(typed: str) -> None:
    assert met(typed, several=True) == {}


def test_what_begins_so_is_no_slip() -> None:
    assert "receive" not in met("rece")
    assert "don't" not in met("don")
    assert "don't" not in met("don't")


def test_of_two_letters_only_places_and_signs_are_slips() -> None:
    assert set(met("fo")) == {"of"}
    assert set(met("th")) == set()


@given(st.sampled_from(PLAIN), st.data())
def test_every_single_slip_of_a_word_is_found(word: str, data: st.DataObject) -> None:
    """But for the first letter, of which mistaken ones are sought only where no word begins so."""
    place = data.draw(st.integers(1, len(word) - 2))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    slips = [
        word[:place] + letter + word[place + 1 :],
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    ]
    typed = data.draw(st.sampled_from(slips))
    assert word in met(typed) or word.startswith(typed)
    cut = typed[: max(place + 2, 4)]
    assert word in met(cut) or word.startswith(cut)


@given(st.text("abcdefhilnortuvwy", min_size=3, max_size=8))
def test_whatever_is_met_is_one_slip_away(typed: str) -> None:
    for word in met(typed):
        letters = word.replace("'", "").replace("é", "e")
        ends = range(len(typed) - 1, len(typed) + 2)
        assert min(distance(typed, letters[:end]) for end in ends) <= 1


@pytest.mark.parametrize(
    ("typed", "word"),
    [("tommorow", "tomorrow"), ("maintainance", "maintenance"), ("publically", "publicly"),
     ("definatly", "definitely"), ("tommoro", "tomorrow")],
)  # fmt: skip
def test_several_slips_are_met_where_no_word_is_one_slip_away(typed: str, word: str) -> None:
    assert met(typed) == {}
    assert met(typed, several=True)[word] is SlipKind.SEVERAL
    assert distance(typed, word[: len(typed) + MOST_APART]) <= 3


def test_two_slips_are_rarer_than_one() -> None:
    def likelihood(typed: str, word: str) -> float:
        slip = INDEX.find(typed, several=True).slip_of(WORDS.index(word))
        assert slip is not None
        return slip.likelihood

    assert likelihood("tommorow", "tomorrow") < likelihood("tomorow", "tomorrow") < 1
    assert likelihood("definitaly", "definitely") > likelihood("definitxly", "definitely")
    assert likelihood("untill", "until") > likelihood("untilq", "until")


def test_a_whole_word_is_met_to_its_last_letter() -> None:
    found = INDEX.find_whole("recieve")
    assert [WORDS[i] for i in found.ids] == ["receive"]
    assert [WORDS[i] for i in INDEX.find_whole("dont").ids] == ["don't"]
    assert INDEX.find_whole("reciev").ids.size == 0 or "received" not in [
        WORDS[i] for i in INDEX.find_whole("reciev").ids
    ]


def test_only_signs() -> None:
    found = INDEX.find("were", only_signs=True)
    assert [WORDS[i] for i in found.ids] == ["we're"]
    assert INDEX.find("recieve", only_signs=True).ids.size == 0
