"""JSON from outside: read, or refused in one line that is bounded."""

from __future__ import annotations

import json
from typing import Any

import pytest

from nncore.errors import UntrustedError
from nncore.untrusted.json_text import parse_json

NAME = "x" * 10**5


@pytest.mark.parametrize("value", [{"a": [1, 2.5, None, "é"]}, [], 3, "x", {"a": {"b": {}}}])
def test_json_is_read(value: Any) -> None:
    assert parse_json(json.dumps(value)) == value
    assert parse_json(b"\xef\xbb\xbf" + json.dumps(value).encode()) == value


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "line 1, column 1: not JSON"),
        ('{"a": 1,\n "b"}', "line 2, column 5: not JSON"),
        (b"\xff", "is not UTF-8 text"),
        ('{"a": 1, "a": 2}', '"a" is given twice in the same place'),
        ('[{"a": 1, "b": 2, "b": 2}]', '"b" is given twice in the same place'),
        pytest.param(f'{{"{NAME}": 1, "{NAME}": 2}}', "given twice", id="a long name twice"),
        pytest.param("[" * 10**5, "nested too deeply", id="lists"),
        pytest.param('{"a":' * 10**5, "nested too deeply", id="objects"),
        pytest.param("9" * 4301, "a whole number of more than 4,300 digits", id="nines"),
    ],
)
def test_anything_else_is_refused(source: str | bytes, message: str) -> None:
    with pytest.raises(UntrustedError) as caught:
        parse_json(source)
    assert message in str(caught.value)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("source", ["[0,0,0,0]", "[[],[],[]]", '{"a":{},"b":{"c":{}}}'])
def test_values_are_counted_before_they_are_made(
    source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parsed(*_: Any, **__: Any) -> None:
        raise AssertionError("parsed before it was counted")

    monkeypatch.setattr("json.loads", parsed)
    with pytest.raises(UntrustedError, match="has more than 3 values"):
        parse_json(source, most_values=3)


def test_many_keys_one_of_them_twice_take_no_quadratic_time() -> None:
    """With a look through all names for each of them this would take the better part of an
    hour: 4 · 10¹⁰ comparisons."""
    names = [f"a{number}" for number in range(200_000)]
    source = json.dumps(dict.fromkeys(names, 1))[:-1] + ', "a199999": 1}'
    with pytest.raises(UntrustedError, match='"a199999" is given twice'):
        parse_json(source)
