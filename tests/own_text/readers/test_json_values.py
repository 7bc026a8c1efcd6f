from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.own_text.readers.json_values import JsonError, json_values
from app.own_text.readers.lines import decoded

TEXTS = st.text('aé😀"\\. \n', max_size=5)
NAMES = st.text('aé😀"\\ ', min_size=1, max_size=5)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 999) | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=20,
)


def values_of(text: str, largest: int = 1_000) -> list[tuple[str, Any]]:
    return list(json_values(decoded(BytesIO(text.encode()), "utf-8"), largest))


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every value that is neither list nor object, in order, with the names on the way to it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, (*path, name))
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, path)
    else:
        yield path, value


@given(VALUES, st.integers(30, 60), st.sampled_from([None, 1]))
def test_all_values_come_out_however_small_they_may_be(
    value: Any, largest: int, indent: int | None
) -> None:
    found = values_of(json.dumps(value, indent=indent, ensure_ascii=False), largest)
    sizes = (len(json.dumps(each, ensure_ascii=False)) for _, each in found)
    assert max(sizes, default=0) <= largest
    read = [
        ((*(path.split(".") if path else ()), *names), leaf)
        for path, each in found
        for names, leaf in leaves(each)
    ]
    assert read == list(leaves(value))


def test_what_is_small_comes_whole_and_what_is_large_is_gone_through() -> None:
    value = {"name": "x", "messages": [{"text": "one"}, {"text": "two"}]}
    text = json.dumps(value)
    assert values_of(text) == [("", value)]
    assert values_of(text, 20) == [
        ("name", "x"), ("messages", {"text": "one"}), ("messages", {"text": "two"})
    ]  # fmt: skip


def test_several_values_in_a_row() -> None:
    assert values_of('{"a": 1}\n[2]\n\n"three" \n') == [("", {"a": 1}), ("", [2]), ("", "three")]
    assert values_of(" \n") == []


@pytest.mark.parametrize(
    "text",
    [
        "{", "[1", '["a" "b"]', '{"a" 1}', "{1: 2}", '{"a": 1,}', "[1,]", "words", '"no end',
        "[1] x", "]", "9" * 5_000, "[" * 50_000, '{"a":' * 50_000, "\0",
    ],
)  # fmt: skip
def test_what_is_no_json_is_told(text: str) -> None:
    with pytest.raises(JsonError):
        values_of(text)


def test_what_comes_before_is_read() -> None:
    found = json_values(decoded(BytesIO(b'[{"a": 1}, {"a": 2}, {"a" 3}]'), "utf-8"), 10)
    assert next(found) == ("", {"a": 1})
    assert next(found) == ("", {"a": 2})
    with pytest.raises(JsonError):
        next(found)


def test_a_text_that_is_too_large_ends_it() -> None:
    assert values_of('["' + "x" * 18 + '"]', 20) == [("", "x" * 18)]
    with pytest.raises(JsonError):
        values_of('["' + "x" * 19 + '"]', 20)


def test_names_without_end_are_not_kept() -> None:
    ((path, value),) = values_of('{"' + "x" * 900 + '": [1' + " " * 1_000 + "]}", 1_000)
    assert value == 1
    assert len(path) <= 300
