"""``lettersum evaluate --phrases FILE``: how good the suggestions are."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import click

from app.cli.failures import one_line_errors
from app.cli.learned import with_learned_words
from app.cli.progress import ShowProgress, progress_bar
from app.own_models.finding import model_file
from app.prediction.evaluation import Evaluation, evaluate_phrases, read_phrase_words
from app.prediction.predictor import Predictor
from app.prediction.presets import PRESETS, model_path
from app.prediction.word_predictor import WordPredictor
from app.writing.as_written import WrittenEvaluation, as_typed, evaluate_as_written
from nncore.errors import UntrustedError
from nncore.untrusted.files import decode_text, read_ordinary
from nncore.untrusted.quoting import quoted_path

LARGEST_PHRASES_BYTES = 64_000_000

# Measures line by line: after each how many are done, the result with the last.
Measure = Callable[[WordPredictor], Iterator[tuple[int, Evaluation | None]]]


@click.command()
@click.option("--phrases", required=True, type=click.Path(), help="Text, one phrase a line.")
@click.option("--preset", type=click.Choice(PRESETS), help="A network that comes with the program.")
@click.option("--model", metavar="NAME|FILE", help="A model of your own.")
@click.option(
    "--as-written",
    is_flag=True,
    help="Count capitals, signs and line ends too; picks and spaces are the window's.",
)
@click.option("--ablate", is_flag=True, help="Measure also without each voice in turn.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def evaluate(
    phrases: str,
    preset: str | None,
    model: str | None,
    as_written: bool,
    ablate: bool,
    as_json: bool,
) -> None:
    """Keystrokes saved by a perfect user, words found at their start, and latency.

    \b
    lettersum evaluate --phrases letters.txt --ablate
    lettersum evaluate --phrases letters.txt --as-written
    """
    if preset and model:
        raise click.UsageError("give --preset or --model, not both")
    with one_line_errors():
        measure, lines = _steps(Path(phrases), as_written)
        loaded = Predictor.load(model_file(model) if model else model_path(preset))
        with ExitStack() as learned, progress_bar() as show:
            predictor = with_learned_words(loaded, learned)
            contestants = {"": predictor, **(predictor.ablated() if ablate else {})}
            results = {
                name: _measured(measure, lines, each, show, f"{place + 1} of {len(contestants)}")
                for place, (name, each) in enumerate(contestants.items())
            }
    whole = results.pop("")
    if as_json:
        click.echo(json.dumps(_as_json(whole) | {"ablation": _ablation(whole, results)}))
        return
    click.echo(_line("", None))
    click.echo(_line("all voices", whole))
    for name, each in results.items():
        click.echo(_line(name, each))
    click.echo(
        f"{whole.phrases} phrases, {whole.words} words; one suggestion takes "
        f"{whole.ms_p50:.2f} ms (median), {whole.ms_p99:.2f} ms (99 %)"
    )
    if isinstance(whole, WrittenEvaluation):
        click.echo(
            f"{whole.characters:,} characters with capitals, signs and line ends; "
            f"{whole.keys[3]:,} keys with 3 suggestions"
        )


def _read(path: Path) -> str:
    where = quoted_path(path)
    try:
        return decode_text(read_ordinary(path, LARGEST_PHRASES_BYTES), "replace")
    except OSError as error:
        raise click.ClickException(f"{where}: can't be read ({error.strerror})") from None
    except UntrustedError as error:
        raise click.ClickException(f"{where}: {error}") from None


def _steps(path: Path, as_written: bool) -> tuple[Measure, int]:
    """What measures the phrases of a file line by line, and how many lines there are."""
    text = _read(path)
    words = read_phrase_words(text.splitlines())
    if not words:
        where = quoted_path(path)
        raise click.ClickException(f"{where}: has no words; give text, one phrase a line")
    if as_written:
        typed = as_typed(text)
        return partial(evaluate_as_written, typed), typed.count("\n") + 1
    return lambda predictor: evaluate_phrases(words, predictor.shown), len(words)


def _measured(
    measure: Measure, lines: int, predictor: WordPredictor, show: ShowProgress, doing: str
) -> Evaluation:
    result: Evaluation | None = None
    for done, evaluation in measure(predictor):
        show(done, lines, doing)
        result = evaluation
    assert result is not None
    return result


def _as_json(evaluation: Evaluation) -> dict[str, Any]:
    content: dict[str, Any] = {
        "phrases": evaluation.phrases,
        "words": evaluation.words,
        "ks": {str(n): value for n, value in evaluation.ks.items()},
        "hit": {str(n): value for n, value in evaluation.hit.items()},
        "ms_p50": evaluation.ms_p50,
        "ms_p99": evaluation.ms_p99,
    }
    if isinstance(evaluation, WrittenEvaluation):
        content["characters"] = evaluation.characters
        content["keys"] = {str(n): value for n, value in evaluation.keys.items()}
    return content


def _ablation(whole: Evaluation, results: dict[str, Evaluation]) -> dict[str, Any]:
    return {
        name: {
            "ks": {str(n): value for n, value in each.ks.items()},
            "hit": {str(n): value for n, value in each.hit.items()},
            "lost_ks3": whole.ks[3] - each.ks[3],
        }
        for name, each in results.items()
    }


def _line(name: str, evaluation: Evaluation | None) -> str:
    if evaluation is None:
        heads = [f"KS@{n}" for n in (1, 3, 5)] + [f"hit@{n}" for n in (1, 3, 5)]
        return f"{name:18}" + "".join(f"{head:>8}" for head in heads)
    values = [*evaluation.ks.values(), *evaluation.hit.values()]
    return f"{name:18}" + "".join(f"{value:8.2f}" for value in values)
