"""Any text becomes a title, and any title the name of a file on any system."""

from __future__ import annotations

from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from app.own_models.names import SUFFIX, cleaned, file_names, free_title
from app.prediction.model_card import LONGEST_TITLE
from nncore.untrusted.numbers import text

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=90)  # lone surrogates too
TITLES = ("Letters to Sam", "Письма", "信", "a/b", "..", "con", "NUL", "", " ", "x" * 400, "R&D\n2")


def test_titles_and_the_names_of_their_files() -> None:
    assert {title: next(file_names(title)) for title in TITLES} == {
        "Letters to Sam": "letters-to-sam.npz", "Письма": "model.npz", "信": "model.npz",
        "a/b": "a-b.npz", "..": "model.npz", "con": "model-con.npz", "NUL": "model-nul.npz",
        "": "model.npz", " ": "model.npz", "x" * 400: "x" * 40 + ".npz", "R&D\n2": "r-d-2.npz",
    }  # fmt: skip
    assert list(islice(file_names("Été"), 3)) == ["ete.npz", "ete-2.npz", "ete-3.npz"]


@given(ANY_TEXT)
def test_names_of_files_are_plain_and_short(title: str) -> None:
    names = list(islice(file_names(title), 4))
    assert len(set(names)) == 4
    for name in names:
        stem = name.removesuffix(SUFFIX)
        assert stem
        assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert not stem.startswith("-")
        assert len(stem) <= LONGEST_TITLE


@given(ANY_TEXT)
def test_what_is_cleaned_may_stand_on_a_card_and_stays_so(title: str) -> None:
    clean = cleaned(title)
    assert text(clean, "a title", LONGEST_TITLE) == clean
    assert clean == clean.strip() == cleaned(clean)
    assert "\n" not in clean
    assert "\0" not in clean


@given(ANY_TEXT, st.sets(st.sampled_from(["model", "Model 2", "a", "A 2", "x" * 60]) | ANY_TEXT))
def test_a_title_is_free_whatever_its_case(title: str, taken: set[str]) -> None:
    for _ in range(3):
        free = free_title(title, taken)
        assert free
        assert cleaned(free) == free
        assert free.casefold() not in {each.casefold() for each in taken}
        taken = taken | {free.swapcase() if free.swapcase().casefold() == free.casefold() else free}


def test_signs_that_can_not_be_seen_are_left_out_but_for_joiners() -> None:
    assert cleaned("a\u202eb\u2066c\u00add\0e\x1bf\u2028g") == "abcd e f g"
    assert cleaned("می\u200cخواهم 👩\u200d🚀") == "می\u200cخواهم 👩\u200d🚀"
    assert cleaned("\u200d\u200c") == ""


def test_a_taken_title_gets_the_first_free_number() -> None:
    assert free_title("Letters", ["letters", "LETTERS 2", "Letters 4"]) == "Letters 3"
