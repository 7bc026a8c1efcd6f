"""``lettersum decode``."""

from __future__ import annotations

import json

import pytest

from app.words.alphabet import word_to_sum
from tests.cli.terminal import Lettersum, assert_one_line
from tests.words.lexicons import shipped_lexicon

LEXICON = shipped_lexicon()


def test_a_sum_gives_every_word_that_has_it(lettersum: Lettersum) -> None:
    content = json.loads(lettersum("decode", "65", "-n", "100000", "--json").out)
    slow = [word for word in LEXICON.words if word_to_sum(word) == 65]
    assert [each["word"] for each in content["words"]] == slow
    assert (content["sum"], content["encoding"], content["count"]) == (65, "letter-sum", len(slow))
    frequencies = [each["frequency"] for each in content["words"]]
    assert frequencies == sorted(frequencies, reverse=True)


def test_a_word_is_spelled_out(lettersum: Lettersum) -> None:
    out = lettersum("decode", "Today").out
    assert "t 20 + o 15 + d 4 + a 1 + y 25 = 65" in out
    assert "not a word" not in out


def test_a_string_that_is_no_word_is_called_so(lettersum: Lettersum) -> None:
    out = lettersum("decode", "wori").out
    assert "= 65; not a word in the dictionary, only a string with that sum" in out


def test_the_limit_is_said_on_stderr(lettersum: Lettersum) -> None:
    answer = lettersum("decode", "65", "-n", "3")
    assert len(answer.out.splitlines()) == 4
    assert "more; -n" in answer.err


def test_within_takes_neighbouring_sums(lettersum: Lettersum) -> None:
    content = json.loads(lettersum("decode", "today", "--within", "2", "-n", "9999", "--json").out)
    slow = {word for word in LEXICON.words if abs(word_to_sum(word) - 65) <= 2}
    assert {each["word"] for each in content["words"]} == slow


def test_another_encoding(lettersum: Lettersum) -> None:
    content = json.loads(lettersum("decode", "today", "--encoding", "word", "--json").out)
    assert [each["word"] for each in content["words"]] == ["today"]
    assert "1 word with the word code" in lettersum("decode", "today", "--encoding", "word").out


def test_a_sum_that_no_word_has(lettersum: Lettersum) -> None:
    assert lettersum("decode", "99999").out.startswith("0 words with the sum")
    assert "0 words of 1 letter strings" in lettersum("decode", "0").out


@pytest.mark.parametrize("arguments", [("-5",), ("-5.5",), ("--", "-5"), ("-5", "--json")])
def test_a_number_with_a_sign_is_no_option(lettersum: Lettersum, arguments: list[str]) -> None:
    assert_one_line(lettersum("decode", *arguments), 2, "without sign or point, such as 65")


def test_a_wrong_option_is_called_so(lettersum: Lettersum) -> None:
    assert_one_line(lettersum("decode", "65", "--jsn"), 2, "--jsn", "--json")


def test_the_longest_string_is_answered_in_a_few_lines(lettersum: Lettersum) -> None:
    answer = lettersum("decode", "z" * 10_000)
    assert answer.out.startswith("z" * 27 + "…: z 26 + z 26")
    assert "9,976 more letters = 260000; not a word" in answer.out
    assert len(answer.out) < 500
    for extra in ((), ("--json",)):
        coded = lettersum("decode", "z" * 10_000, "--encoding", "word", *extra)
        assert_one_line(coded, 2, "no word has more than 400 characters", "leave --encoding out")
        longest = lettersum("decode", "a" + "𐓀" * 399, "--encoding", "word", *extra)
        assert longest.code == 0


def test_what_has_no_letters_is_one_line(lettersum: Lettersum) -> None:
    assert_one_line(lettersum("decode", "!?"), 2, "no letters from a to z")
    clash = lettersum("decode", "a", "--within", "1", "--encoding", "word")
    assert_one_line(clash, 2, "--within measures letter sums")
