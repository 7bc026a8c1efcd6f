"""``lettersum decode 65`` or ``decode today``: the words that share a sum."""

from __future__ import annotations

import json
import math
from typing import Any

import click
import numpy as np
import numpy.typing as npt

from app.cli.failures import one_line_errors
from app.words.alphabet import count_letter_strings
from app.words.encodings import ENCODINGS, Encoding, encoding_named
from app.words.lexicon import Lexicon
from app.words.subject import NO_SUM, Subject, SubjectError, read_subject

LETTER_SUM = ENCODINGS["letter-sum"]
_LONGEST_CODED = 400  # characters; a longer word's code can have more digits than Python writes


class _SignsAreNoOptions(click.Command):
    """A number with a minus is answered as a number, not as an option that there isn't."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            if error.option_name.lstrip("-")[:1].isnumeric():
                raise click.UsageError(NO_SUM, ctx) from None
            raise


@click.command(cls=_SignsAreNoOptions)
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
    try:
        subject = read_subject(word_or_sum)
    except SubjectError as error:
        raise click.UsageError(str(error)) from None
    if not math.isfinite(within):
        raise click.UsageError("--within takes a number, such as 2")
    encoding = encoding_named(name)
    if within and encoding is not LETTER_SUM:
        raise click.UsageError("--within measures letter sums; leave --encoding out")
    if encoding is not LETTER_SUM and len(subject.word) > _LONGEST_CODED:
        raise click.UsageError(
            f"no word has more than {_LONGEST_CODED} characters, so none shares its code; "
            "leave --encoding out"
        )
    code = encoding.encode(subject.word) if subject.word else subject.letter_sum
    with one_line_errors():
        lexicon = Lexicon.load()
    found = lexicon.within(code, within) if within else lexicon.with_code(encoding, code)
    if as_json:
        click.echo(json.dumps(_as_json(lexicon, found, limit, code, encoding), ensure_ascii=False))
        return
    if subject.word:
        click.echo(_spelled_out(subject, subject.word in lexicon))
    click.echo(_headline(len(found), code, within, encoding))
    for index in found[:limit]:
        click.echo(_line(lexicon, int(index), bool(within)))
    if len(found) > limit:
        click.echo(f"… {len(found) - limit:,} more; -n {len(found)} shows all", err=True)


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


def _spelled_out(subject: Subject, known: bool) -> str:
    line = f"{subject.shown}: {subject.spelled_out} = {subject.letter_sum}"
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
