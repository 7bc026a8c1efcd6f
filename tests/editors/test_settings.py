"""Settings from an editor."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editors.settings import DEFAULTS, Settings, SettingsError, read_settings
from tests.examples import few_examples

CHOSEN = {
    "items": 3, "afterSpace": True, "phrases": False, "inline": False, "comments": True,
    "learn": True, "ignore": ["*.md"], "languages": {"Typst": "plain"},
}  # fmt: skip


@pytest.mark.parametrize("value", [CHOSEN, {"lettersum": CHOSEN}])
def test_all_of_them_with_and_without_their_section(value: Any) -> None:
    found = read_settings(value)
    assert found == Settings(
        3, True, False, False, True, True, ("*.md",), {"typst": "plain"}
    )  # fmt: skip


@pytest.mark.parametrize("value", [None, {}, [], {"lettersum": None}, {"lettersum": []}])
def test_what_is_not_named_stays(value: Any) -> None:
    before = read_settings(CHOSEN)
    assert read_settings(value, before) == before


def test_nothing_is_learned_at_first() -> None:
    assert not DEFAULTS.learn


@pytest.mark.parametrize(
    ("value", "part"),
    [
        (3, "3"),
        ("x" * 1000, "an object is needed"),
        ([1], "a list of 1"),
        ({"Learn": True}, "'Learn'"),
        ({"learn": 1}, '"learn" is 1'),
        ({"items": 0}, "1 to 10"),
        ({"items": 11}, "1 to 10"),
        ({"items": True}, "whole number"),
        ({"items": 10**500}, "items"),
        ({"ignore": "x"}, '"ignore"'),
        ({"ignore": [1]}, "a text is needed"),
        ({"ignore": ["x" * 301]}, "300"),
        ({"ignore": [""] * 201}, "at most 200"),
        ({"languages": []}, "typst"),
        ({"languages": {"a": "prose"}}, "markdown, plain, latex, commit, off"),
        ({"languages": {"a": []}}, "a list of 0"),
        ({"languages": {"\ud800": "off"}}, "no Unicode"),
    ],
)
def test_what_cannot_be_is_told_in_one_line_and_changes_nothing(value: Any, part: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings(value, DEFAULTS)
    message = str(refused.value)
    assert part in message
    assert "\n" not in message
    assert len(message) < 400


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*CHOSEN, "lettersum", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@few_examples(15)  # tests/fuzz/test_editors.py feeds more
@given(JSON)
def test_any_json_is_taken_or_refused(value: Any) -> None:
    with suppress(SettingsError):
        assert read_settings(value).items in range(1, 11)
