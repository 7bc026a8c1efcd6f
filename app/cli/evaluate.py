"""``lettersum evaluate --phrases FILE``: how good the suggestions are."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from app.cli.failures import one_line_errors
from app.cli.progress import ShowProgress, progress_bar
from app.prediction.evaluation import Evaluation, evaluate_phrases, read_phrase_words
from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
from app.prediction.personal.place import something_was_learned, words_path
from app.prediction.personal.store import PersonalStore
from app.prediction.predictor import Predictor
from app.prediction.presets import PRESETS, model_path
from app.prediction.word_predictor import WordPredictor
from nncore.errors import UntrustedError
from nncore.untrusted.files import decode_text, read_ordinary
from nncore.untrusted.quoting import quoted_path

LARGEST_PHRASES_BYTES = 64_000_000


@click.command()
@click.option("--phrases", required=True, type=click.Path(), help="Text, one phrase a line.")
@click.option("--preset", type=click.Choice(PRESETS), help="A network that comes with the program.")
@click.option("--model", type=click.Path(), help="A model file of your own.")
@click.option("--ablate", is_flag=True, help="Measure also without each voice in turn.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def evaluate(
    phrases: str, preset: str | None, model: str | None, ablate: bool, as_json: bool
) -> None:
    """Keystrokes saved by a perfect user, words found at their start, and latency.

    \b
    lettersum evaluate --phrases letters.txt --ablate
    """
    if preset and model:
        raise click.UsageError("give --preset or --model, not both")
    with one_line_errors():
        words = _read(Path(phrases))
        loaded = Predictor.load(model or model_path(preset))
        with ExitStack() as learned, progress_bar() as show:
            predictor = _with_learned_words(loaded, learned)
            contestants = {"": predictor, **(predictor.ablated() if ablate else {})}
            results = {
                name: _measured(words, each, show, f"{place + 1} of {len(contestants)}")
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


def _with_learned_words(loaded: WordPredictor, learned: ExitStack) -> WordPredictor:
    """With what was learned from the person, if anything was; ``learned`` lets it go."""
    if not isinstance(loaded, KeyboardPredictor) or not something_was_learned():
        return loaded
    return loaded.with_learned_words(learned.enter_context(PersonalStore(words_path())))


def _read(path: Path) -> list[list[str]]:
    where = quoted_path(path)
    try:
        text = decode_text(read_ordinary(path, LARGEST_PHRASES_BYTES), "replace")
    except OSError as error:
        raise click.ClickException(f"{where}: can't be read ({error.strerror})") from None
    except UntrustedError as error:
        raise click.ClickException(f"{where}: {error}") from None
    words = read_phrase_words(text.splitlines())
    if not words:
        raise click.ClickException(f"{where}: has no words; give text, one phrase a line")
    return words


def _measured(
    words: list[list[str]], predictor: WordPredictor, show: ShowProgress, doing: str
) -> Evaluation:
    result: Evaluation | None = None
    for done, evaluation in evaluate_phrases(words, predictor.shown):
        show(done, len(words), doing)
        result = evaluation
    assert result is not None
    return result


def _as_json(evaluation: Evaluation) -> dict[str, Any]:
    return {
        "phrases": evaluation.phrases,
        "words": evaluation.words,
        "ks": {str(n): value for n, value in evaluation.ks.items()},
        "hit": {str(n): value for n, value in evaluation.hit.items()},
        "ms_p50": evaluation.ms_p50,
        "ms_p99": evaluation.ms_p99,
    }


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
