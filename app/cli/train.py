"""``lettersum train``: trains a network, with a progress bar on stderr."""

from __future__ import annotations

import json
import time
from pathlib import Path

import click

from app.cli.failures import one_line_errors
from app.cli.progress import progress_bar
from app.prediction.article.samples import Phrase, read_phrases
from app.prediction.article.training import ArticleProgress, ArticleSettings, train_article
from app.prediction.presets import DEFAULT_PRESET, PRESETS
from app.resources import data_path
from app.words.lexicon import Lexicon
from nncore.events import Diverged


@click.command()
@click.option("--preset", default=DEFAULT_PRESET, show_default=True, type=click.Choice(PRESETS))
@click.option("--phrases", type=click.Path(), help="Phrases of four words, one a line.")
@click.option("--epochs", type=click.IntRange(1, 100_000_000),
              help="Passes over the phrases for each size of the hidden layer.")  # fmt: skip
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0),
              help="Draws the start weights.")  # fmt: skip
@click.option("--out", type=click.Path(dir_okay=False), help="Where the model goes.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def train(
    preset: str,
    phrases: str | None,
    epochs: int | None,
    seed: int,
    out: str | None,
    as_json: bool,
) -> None:
    """Train a network and write its model file.

    \b
    lettersum train --preset article --out article.npz
    """
    path = Path(out or f"{preset}.npz")
    if not path.absolute().parent.is_dir():
        raise click.ClickException(f"{path}: its folder does not exist; make it first")
    with one_line_errors():
        read = read_phrases(Path(phrases) if phrases else data_path("phrases.txt"))
        settings = _settings(seed, epochs, len(read))
        started = time.perf_counter()
        result = _train(read, settings)
        result.model.save(path)
    summary = {
        "model": str(path),
        "preset": preset,
        "layers": [2, result.hidden, 2],
        "updates": result.update,
        "error": result.error,
        "decoded": result.decoded,
        "phrases": result.phrases,
        "seed": seed,
        "seconds": time.perf_counter() - started,
    }
    if as_json:
        click.echo(json.dumps(summary))
    else:
        click.echo(
            f"{path}: a 2-{result.hidden}-2 network; {result.decoded} of {result.phrases} phrases "
            f"decode right after {result.update:,} updates, error {result.error:.3g}"
        )
    if not result.done:
        raise click.ClickException(
            f"{result.phrases - result.decoded} phrases do not decode right; "
            "try more --epochs, another --seed, or fewer phrases"
        )


def _settings(seed: int, epochs: int | None, phrases: int) -> ArticleSettings:
    if epochs is None:
        return ArticleSettings(seed=seed)
    return ArticleSettings(seed=seed, updates=epochs * phrases)


def _train(phrases: list[Phrase], settings: ArticleSettings) -> ArticleProgress:
    result: ArticleProgress | None = None
    with progress_bar() as show:
        for event in train_article(phrases, Lexicon.load(), settings):
            if isinstance(event, Diverged):
                raise click.ClickException(f"{event.reason}; {event.advice}")
            show(event.update, event.updates, _doing(event))
            result = event
    assert result is not None
    return result


def _doing(event: ArticleProgress) -> str:
    return (
        f"2-{event.hidden}-2 network: {event.decoded} of {event.phrases} phrases decode right, "
        f"error {event.error:.2g}"
    )
