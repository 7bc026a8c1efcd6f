from __future__ import annotations

import json

import pytest

from app.laboratory.sources import read_hits


def test_what_was_measured_is_read() -> None:
    rows = [
        {"name": "letter-sum", "hit3": 16.4},
        {"name": "word", "hit3": 0},
        {"name": "ending"},
        {"name": "position", "hit3": None},
        {"name": "ending-sum", "hit3": "many"},
        {"name": "letter-sum+first", "hit3": 400},
    ]
    assert read_hits(json.dumps({"encodings": rows})) == {"letter-sum": 16.4, "word": 0.0}


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"encodings": 3}', '{"encodings": [3]}', "[" * 100_000]
)
def test_a_damaged_file_is_as_good_as_none(text: str) -> None:
    assert read_hits(text) == {}
