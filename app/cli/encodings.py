"""``lettersum encodings``: what each way to turn words into numbers costs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from app.cli.failures import one_line_errors
from app.cli.progress import progress_bar
from app.prediction.keyboard.encoding_table import (
    SETTINGS,
    EncodingProgress,
    EncodingRow,
    measure_encodings,
)
from app.resources import data_path
from app.words.corpus import read_typed_sentences
from app.words.lexicon import Lexicon
from nncore.untrusted.numbers import LARGEST_WHOLE_NUMBER

# Many more than are shown anywhere: a number rounded twice may show another last digit than one
# rounded once. Not all: the last bits differ from processor to processor.
_DECIMALS = 6


@click.command()
@click.option("--text", "texts", multiple=True, type=click.Path(),
              help="Text to learn from, a file or a folder; may be given again.")  # fmt: skip
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0, LARGEST_WHOLE_NUMBER),
              help="Everything that is drawn comes from it.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def encodings(texts: tuple[str, ...], seed: int, as_json: bool) -> None:
    """Words per code, bits lost, and what a network finds that sees only the codes.

    One small network is trained for each encoding; a few minutes for all. Without --text they
    learn from the everyday sentences that come with the program.

    \b
    lettersum encodings
    lettersum encodings --text letters.txt --json
    """
    with one_line_errors():
        rows = _measured(tuple(map(Path, texts)) or (data_path("everyday.txt"),), seed)
    if as_json:
        click.echo(json.dumps(table_as_json(rows, texts, seed), indent=1, ensure_ascii=False))
        return
    click.echo(f"{'encoding':18}{'codes':>8}{'words/code':>12}{'bits lost':>11}{'hit@3':>8}")
    for row in rows:
        click.echo(
            f"{row.encoding.name:18}{row.price.codes:8,}{row.price.words_per_code:12.1f}"
            f"{row.price.bits_lost:11.2f}{row.hit3:8.1f}"
        )
    click.echo(
        f"hit@3: of {rows[0].test_words:,} words of every 20th sentence, from which nothing was "
        "learned or chosen, % among the network's first 3"
    )


def _measured(paths: Sequence[Path], seed: int) -> list[EncodingRow]:
    rows = []
    with progress_bar() as show:
        sentences = list(read_typed_sentences(paths))
        for step in measure_encodings(sentences, Lexicon.load(), replace(SETTINGS, seed=seed)):
            if isinstance(step, EncodingProgress):
                show(step.done, 1.0, step.name)
            else:
                rows.append(step)
    return rows


def table_as_json(rows: Sequence[EncodingRow], texts: Sequence[str], seed: int) -> dict[str, Any]:
    """The table with how it was made; ``texts`` are the files given, none for our own."""
    arguments = "".join(f" --text {text}" for text in texts)
    names = ", ".join(Path(text).name for text in texts) or "everyday.txt"
    return {
        "made": f"lettersum encodings{arguments} --seed {seed} --json: networks that see only the "
        f"codes, trained on nine sentences of ten of {names}, the best epoch chosen on one of "
        f"twenty; hit3 is the percentage of the {rows[0].test_words} words of every twentieth "
        "sentence, from which nothing was learned or chosen, that are among the first 3",
        "encodings": [
            {
                "name": row.encoding.name,
                "codes": row.price.codes,
                "words_per_code": round(row.price.words_per_code, _DECIMALS),
                "bits_lost": round(row.price.bits_lost, _DECIMALS),
                "hit3": round(row.hit3, _DECIMALS),
            }
            for row in rows
        ],
    }
