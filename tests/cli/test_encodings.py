"""``lettersum encodings``."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from app.cli import encodings
from app.words.encoding_price import price_of
from app.words.encodings import ENCODINGS
from tests.cli.terminal import Lettersum, assert_one_line
from tests.prediction.keyboard.small import SENTENCES
from tests.words.lexicons import shipped_lexicon


@pytest.fixture
def text(tmp_path: Path) -> str:
    path = tmp_path / "letters.txt"
    path.write_text("".join(" ".join(words) + ".\n" for words in SENTENCES))
    return str(path)


def test_json_has_a_row_for_each_encoding_and_the_table_the_same_figures(
    lettersum: Lettersum, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Measured once for both.
    monkeypatch.setattr(encodings, "_measured", cache(encodings._measured))
    answer = lettersum("encodings", "--text", text, "--seed", "2", "--json")
    assert (answer.code, answer.err) == (0, "")
    content = json.loads(answer.out)
    assert "--seed 2" in content["made"]
    assert "letters.txt" in content["made"]
    assert [row["name"] for row in content["encodings"]] == list(ENCODINGS)
    lexicon = shipped_lexicon()
    for row in content["encodings"]:
        assert set(row) == {"name", "codes", "words_per_code", "bits_lost", "hit3"}
        price = price_of(ENCODINGS[row["name"]], lexicon)
        assert row["codes"] == price.codes
        assert row["words_per_code"] == pytest.approx(price.words_per_code, abs=1e-6)
        assert row["bits_lost"] == pytest.approx(price.bits_lost, abs=1e-6)
        assert 0 <= row["hit3"] <= 100
    rows = content["encodings"]
    lines = lettersum("encodings", "--text", text, "--seed", "2").out.splitlines()
    assert lines[0].split() == ["encoding", "codes", "words/code", "bits", "lost", "hit@3"]
    for line, row in zip(lines[1:-1], rows, strict=True):
        assert line.split() == [
            row["name"], f"{row['codes']:,}", f"{row['words_per_code']:.1f}",
            f"{row['bits_lost']:.2f}", f"{row['hit3']:.1f}",
        ]  # fmt: skip


def test_errors_are_one_line(lettersum: Lettersum, tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text("Hello there.\n")
    short = lettersum("encodings", "--text", str(tmp_path / "short.txt"))
    assert_one_line(short, 1, "1 sentences", "at least 20")
    missing = lettersum("encodings", "--text", str(tmp_path / "no.txt"))
    assert_one_line(missing, 1, "no.txt: no such file")
