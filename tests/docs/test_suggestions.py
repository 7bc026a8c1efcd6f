"""The table of encodings in docs/suggestions.md, the file that the Decode room reads, and the
dictionary say the same to the last digit shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.resources import data_path
from app.words.encoding_price import price_of
from app.words.encodings import ENCODINGS, Encoding
from tests.words.lexicons import shipped_lexicon

PAGE = Path(__file__).parent.parent.parent / "docs" / "suggestions.md"


@pytest.mark.parametrize("encoding", ENCODINGS.values(), ids=lambda encoding: encoding.name)
def test_the_price_of_an_encoding_is_the_same_everywhere(encoding: Encoding) -> None:
    rows = json.loads(data_path("encodings.json").read_text(encoding="utf-8"))["encodings"]
    row = next(row for row in rows if row["name"] == encoding.name)
    price = price_of(encoding, shipped_lexicon())
    counted = [f"{price.codes:,}", f"{price.words_per_code:.1f}", f"{price.bits_lost:.2f}"]
    in_file = [f"{row['codes']:,}", f"{row['words_per_code']:.1f}", f"{row['bits_lost']:.2f}"]
    on_page = next(
        line.strip("| ").split(" | ")[1:]
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if line.startswith(f"| {encoding.name} | ") and line.count("|") == 6
    )
    assert in_file == counted
    assert on_page == [*counted, f"{row['hit3']:.1f}"]
