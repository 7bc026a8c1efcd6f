from pathlib import Path

import pytest

from tools.build_dictionary import (
    HandLists,
    dictionary_rows,
    forms_by_key,
    is_taken,
    read_spellings,
    rude_words,
)

HAND = HandLists(
    added=("blog", "iPhone"),
    shown_as=("Polish",),
    short=("I", "a", "is"),
    left_out=frozenset({"cant"}),
    ending_in_s=("it's",),
    rude=("bum", "arse*"),
    estimated={"ma'am": 0.5},
)


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("english-words.10", True),
        ("british_z-words.60", True),
        ("variant_2-words.55", True),
        ("english-contractions.40", True),
        ("english-words.70", False),
        ("english-proper-names.50", True),
        ("english-upper.60", False),
        ("variant_3-words.10", False),
        ("special-hacker.50", False),
        ("english-abbreviations.10", False),
    ],
)
def test_which_lists_are_taken(name: str, taken: bool) -> None:
    assert is_taken(name) is taken


def test_spellings_are_read_from_the_lists_taken(tmp_path: Path) -> None:
    (tmp_path / "english-words.10").write_text("bill\ncafé\n", encoding="utf-8")
    (tmp_path / "english-proper-names.50").write_text("Bill\n", encoding="utf-8")
    (tmp_path / "english-words.95").write_text("zzz\n", encoding="utf-8")
    assert read_spellings(tmp_path) == {"bill", "Bill", "café"}


def test_the_form_shown() -> None:
    forms = forms_by_key(["Bill", "bill", "polish", "Monday", "PIN", "Pin", "fiancé", "cafe"], HAND)
    assert forms["bill"] == "bill"
    assert forms["polish"] == "Polish"
    assert forms["monday"] == "Monday"
    assert forms["pin"] == "Pin"
    assert forms["iphone"] == "iPhone"
    assert (forms["fiancé"], forms["fiance"]) == ("fiancé", "fiance")


def test_rows_are_filtered_sorted_and_cut() -> None:
    frequencies = {
        "the": 0.05,
        "i": 0.01234,
        "zz": 0.9,
        "cant": 0.9,
        "cat's": 0.9,
        "it's": 0.02,
        "mp3": 0.9,
        "dog": 0.001,
        "cat": 0.001,
        "rare": 1e-7,
        "blog": 1e-8,
        "unspelt": 0.9,
    }
    spellings = ["the", "I", "zz", "cant", "cat's", "it's", "mp3", "dog", "cat", "rare", "unknown"]
    forms = forms_by_key(spellings, HAND)
    assert dictionary_rows(forms, frequencies, HAND, limit=6) == [
        ("ma'am", "0.5"),
        ("the", "0.05"),
        ("it's", "0.02"),
        ("I", "0.0123"),
        ("cat", "0.001"),
        ("dog", "0.001"),
        ("blog", "1e-08"),
    ]


def test_rude_words_are_those_a_pattern_matches() -> None:
    keys = ["bum", "album", "arses", "arse", "parse", "bumble"]
    assert rude_words(keys, HAND.rude) == ["arse", "arses", "bum"]


def test_the_hand_lists_load() -> None:
    hand = HandLists.load(Path(__file__).parents[2] / "tools" / "dictionary.toml")
    assert "it's" in hand.ending_in_s
    assert "cant" in hand.left_out
    assert hand.estimated["ma'am"] > 0
