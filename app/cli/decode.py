"""``lettersum decode 65`` or ``decode today``: the words that share a sum."""

from __future__ import annotations

import json
import math
from typing import Any

import click
import numpy as np
import numpy.typing as npt

from app.cli.failures import one_line_errors
from app.words.alphabet import count_letter_strings, fold, letter_values, word_to_sum
from app.words.encodings import ENCODINGS, Encoding, encoding_named
from app.words.lexicon import Lexicon
from app.words.tokens import words_of

LETTER_SUM = ENCODINGS["letter-sum"]


@click.command()
@click.argument("word_or_sum", metavar="WORD|SUM")
@click.option("-n", "limit", default=20, show_default=True, type=click.IntRange(1, 1_000_000))
@click.option("--within", default=0.0, show_default=True, type=click.FloatRange(0, 1e6),
              help="Also words whose sum is up to this far away.")  # fmt: skip
@click.option("--encoding", "name", default=LETTER_SUM.name, show_default=True,
              type=click.Choice(list(ENCODINGS)), help="How a word becomes a number.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def decode(word_or_sum: str, limit: int, within: float, name: str, as_json: bool) -> None:
    """The dictionary's words that share a sum, most frequent first.

    \b
    lettersum decode 65
    lettersum decode today --within 1
    """
    if len(words_of(word_or_sum)) > 1:
        raise click.UsageError(f'"{word_or_sum}" is more than one word; give one word or a sum')
    if not math.isfinite(within):
        raise click.UsageError("--within takes a number, such as 2")
    encoding = encoding_named(name)
    word = None if word_or_sum.lstrip("+-").isdecimal() else word_or_sum
    if within and encoding is not LETTER_SUM:
        raise click.UsageError("--within measures letter sums; leave --encoding out")
    code = int(word_or_sum) if word is None else _code_of(word, encoding)
    with one_line_errors():
        lexicon = Lexicon.load()
    found = lexicon.within(code, within) if within else lexicon.with_code(encoding, code)
    if as_json:
        click.echo(json.dumps(_as_json(lexicon, found, limit, code, encoding), ensure_ascii=False))
        return
    if word is not None:
        click.echo(_spelled_out(word, word in lexicon))
    click.echo(_headline(len(found), code, within, encoding))
    for index in found[:limit]:
        click.echo(_line(lexicon, int(index), bool(within)))
    if len(found) > limit:
        click.echo(f"… {len(found) - limit:,} more; -n {len(found)} shows all", err=True)


def _code_of(word: str, encoding: Encoding) -> int:
    if not letter_values(word):
        raise click.UsageError(f'"{word}" has no letters from a to z, so it has no sum')
    return encoding.encode(word)


def _as_json(
    lexicon: Lexicon, found: npt.NDArray[np.intp], limit: int, code: int, encoding: Encoding
) -> dict[str, Any]:
    return {
        "sum": code,
        "encoding": encoding.name,
        "words": [
            {"word": lexicon.words[index], "frequency": float(lexicon.frequencies[index])}
            for index in found[:limit]
        ],
        "count": len(found),
    }


def _spelled_out(word: str, known: bool) -> str:
    letters = [letter for letter in fold(word) if "a" <= letter <= "z"]
    values = letter_values(word)
    spelled = " + ".join(f"{letter} {value}" for letter, value in zip(letters, values, strict=True))
    line = f"{word}: {spelled} = {word_to_sum(word)}"
    return line if known else f"{line}; not a word in the dictionary, only a string with that sum"


def _headline(count: int, code: int, within: float, encoding: Encoding) -> str:
    words = f"{count:,} word{'' if count == 1 else 's'}"
    if encoding is not LETTER_SUM:
        return f"{words} with the {encoding.name} code {code}"
    if within:
        return f"{words} with a sum of {code} ± {within:g}"
    if code > 5000:  # the exact number of strings would be longer than a screen
        return f"{words} with the sum {code}"
    return f"{words} of {count_letter_strings(code):,} letter strings with the sum {code}"


def _line(lexicon: Lexicon, index: int, with_sum: bool) -> str:
    line = f"{lexicon.words[index]:20} {lexicon.zipf(index):4.1f}"
    return f"{line}  sum {lexicon.sums[index]}" if with_sum else line
