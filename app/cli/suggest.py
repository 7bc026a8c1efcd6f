"""``lettersum suggest "How are"``: ranked next words, and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

import click

from app.cli.failures import one_line_errors
from app.cli.learned import with_learned_words
from app.cli.streams import read_standard_input
from app.cli.suggest_loop import answer_lines
from app.own_models.finding import model_file
from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
from app.prediction.predictor import Predictor
from app.prediction.presets import PRESETS, model_path
from app.prediction.suggestion import Parts, PhraseSuggestion, Prediction, Suggestion
from app.prediction.word_predictor import WordPredictor
from app.words.alphabet import letter_values
from app.words.slip import Slip
from app.words.tokens import split_prefix, words_of

LONGEST_SPELLED = 40  # letters of a word; no dictionary word is longer


@click.command()
@click.argument("text", required=False)
@click.option("-n", "limit", default=5, show_default=True, type=click.IntRange(1, 1000))
@click.option("--typing", is_flag=True, help="The last word is still being typed.")
@click.option("--preset", type=click.Choice(PRESETS), help="A network that comes with the program.")
@click.option("--model", metavar="NAME|FILE", help="A model of your own.")
@click.option("--personal", is_flag=True, help="With what was learned from you in the window.")
@click.option("--phrase", is_flag=True, help="Decode all outputs together, as words in a row.")
@click.option("--why", is_flag=True, help="Show sums, outputs and what spoke for each word.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--stdin-loop", is_flag=True, help="Answer each line of standard input with JSON.")
def suggest(
    text: str | None,
    limit: int,
    typing: bool,
    preset: str | None,
    model: str | None,
    personal: bool,
    phrase: bool,
    why: bool,
    as_json: bool,
    stdin_loop: bool,
) -> None:
    """Ranked next words after TEXT (- reads it from standard input).

    \b
    lettersum suggest "How are"
    lettersum suggest "How ar" --typing
    lettersum suggest "How are" --phrase --why
    lettersum suggest "See you at" --personal
    lettersum suggest --stdin-loop       a line in, a line of JSON out, until the end
    """
    if preset and model:
        raise click.UsageError("give --preset or --model, not both")
    text = _text_given(text, stdin_loop=stdin_loop, why=why)
    with one_line_errors(), ExitStack() as learned:
        predictor = Predictor.load(model_file(model) if model else model_path(preset))
        if personal:
            predictor = _personal(predictor, learned)
        if stdin_loop:
            answer_lines(_answering(predictor, limit, typing=typing, phrase=phrase))
            return
        asked = _asked(text, typing=typing)
        prediction = predictor.predict(asked, limit, phrase)
    if as_json:
        click.echo(json.dumps(_as_json(text, prediction), ensure_ascii=False))
    else:
        _print(asked, prediction, why=why)


def _personal(loaded: WordPredictor, learned: ExitStack) -> WordPredictor:
    """The same with what was learned, or a line on stderr that says why there is nothing."""
    predictor = with_learned_words(loaded, learned)
    if predictor is loaded and isinstance(loaded, KeyboardPredictor):
        click.echo("nothing was learned from you yet; the Type room learns as you type", err=True)
    elif predictor is loaded:
        click.echo("this network learns nothing from you; the keyboard's does", err=True)
    return predictor


def _text_given(text: str | None, *, stdin_loop: bool, why: bool) -> str:
    """The text, "" where each line of standard input is one."""
    if stdin_loop:
        if text is not None or why:
            raise click.UsageError("--stdin-loop reads its texts, and goes with no TEXT or --why")
        return ""
    if text is None:
        raise click.MissingParameter(param_hint="'TEXT'", param_type="argument")
    if text == "-":
        text = _without_last_newline(read_standard_input())
    _check_words(text)
    return text


def _check_words(text: str) -> None:
    if not any(map(letter_values, words_of(text))):
        raise click.UsageError('the text has no words with letters from a to z; try "How are"')


def _asked(text: str, *, typing: bool) -> str:
    return text.rstrip() if typing else text + " "


def _answering(
    predictor: WordPredictor, limit: int, *, typing: bool, phrase: bool
) -> Callable[[str], dict[str, Any]]:
    """What the JSON of one text is."""

    def answer(text: str) -> dict[str, Any]:
        _check_words(text)
        with one_line_errors():
            return _as_json(text, predictor.predict(_asked(text, typing=typing), limit, phrase))

    return answer


def _without_last_newline(text: str) -> str:
    """Without the one that ends a file or what echo writes: no new sentence begins there."""
    return text.removesuffix("\n").removesuffix("\r")


def _as_json(text: str, prediction: Prediction) -> dict[str, Any]:
    return {
        "text": text,
        "suggestions": [_suggestion_json(suggestion) for suggestion in prediction.suggestions],
        "predicted_sums": [
            {"sum": each.letter_sum, "p": each.p, "position": each.position, "output": each.output}
            for each in prediction.predicted_sums
        ],
        "ms": prediction.ms,
    }


def _suggestion_json(suggestion: Suggestion | PhraseSuggestion) -> dict[str, Any]:
    if isinstance(suggestion, PhraseSuggestion):
        named: dict[str, Any] = {"words": suggestion.words, "sums": suggestion.letter_sums}
    else:
        named = {"word": suggestion.word, "sum": suggestion.letter_sum}
    return named | {
        "score": suggestion.score,
        "parts": _parts_json(suggestion.parts),
        "voices": {voice.name: voice.part for voice in suggestion.parts.voices},
        "rivals": suggestion.rivals,
        "slip": _slip_json(suggestion),
    }


def _parts_json(parts: Parts) -> dict[str, float]:
    return {
        "network": parts.network,
        "context": parts.context,
        "dictionary": parts.dictionary,
        "personal": parts.personal,
    }


def _slip_json(suggestion: Suggestion | PhraseSuggestion) -> dict[str, Any] | None:
    slip = _slip_of(suggestion)
    return {"what": slip.kind.told, "likelihood": slip.likelihood} if slip else None


def _print(asked: str, prediction: Prediction, *, why: bool) -> None:
    if not prediction.suggestions:
        click.echo("no word in the dictionary fits", err=True)
    if why:
        _explain(split_prefix(asked)[0], prediction)
    for suggestion in prediction.suggestions:
        click.echo(_line(suggestion, why))


def _explain(text: str, prediction: Prediction) -> None:
    for word in words_of(text)[-2:]:
        values = letter_values(word)
        spelled = " + ".join(map(str, values[:LONGEST_SPELLED])) or "0"
        more = " + …" if len(values) > LONGEST_SPELLED else ""
        click.echo(f"{word[:LONGEST_SPELLED]} = {spelled}{more} = {sum(values)}")
    for each in prediction.predicted_sums:
        if each.p < 1:
            click.echo(f"by letter sums alone: {each.letter_sum} with {100 * each.p:.1f} %")
        else:
            click.echo(
                f"the network expects {each.output:.2f} for word {each.position}, "
                f"so the sum {each.letter_sum}"
            )


def _line(suggestion: Suggestion | PhraseSuggestion, why: bool) -> str:
    words = (
        " ".join(suggestion.words) if isinstance(suggestion, PhraseSuggestion) else suggestion.word
    )
    if not why:
        return words
    sums = (
        "+".join(map(str, suggestion.letter_sums))
        if isinstance(suggestion, PhraseSuggestion)
        else str(suggestion.letter_sum)
    )
    said = ", ".join(f"{voice.name} {voice.part:.3f}" for voice in suggestion.parts.spoken)
    return (
        f"{words:20} sum {sums:7} score {suggestion.score:.4f} ({said}), "
        f"{suggestion.rivals:,} rivals{_slip(suggestion)}"
    )


def _slip(suggestion: Suggestion | PhraseSuggestion) -> str:
    slip = _slip_of(suggestion)
    return f", met as a slip: {slip.kind.told}" if slip else ""


def _slip_of(suggestion: Suggestion | PhraseSuggestion) -> Slip | None:
    return suggestion.slip if isinstance(suggestion, Suggestion) else None
