"""Training the article's network in the terminal."""

from __future__ import annotations

import json
import time
from pathlib import Path

import click

from app.cli.made_file import how_to_use
from app.cli.progress import progress_bar
from app.prediction.article.article_training import ArticleProgress, ArticleSettings, train_article
from app.prediction.article.samples import Phrase, read_phrases
from app.resources import data_path
from app.words.lexicon import Lexicon
from nncore.events import Diverged


def train_article_model(
    path: Path, phrases: str | None, epochs: int | None, seed: int, as_json: bool
) -> None:
    """Trains on a file of phrases, writes the model, and says what it holds."""
    read = read_phrases(Path(phrases) if phrases else data_path("phrases.txt"))
    settings = ArticleSettings(seed=seed)
    if epochs is not None:
        settings = ArticleSettings(seed=seed, updates=epochs * len(read))
    started = time.perf_counter()
    result = _train(read, settings)
    result.model.save(path)
    _report(path, result, seed, time.perf_counter() - started, as_json)
    if not result.done:
        raise click.ClickException(
            f"{result.phrases - result.decoded} phrases do not decode right; "
            "try more --epochs, another --seed, or fewer phrases"
        )


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


def _report(path: Path, result: ArticleProgress, seed: int, seconds: float, as_json: bool) -> None:
    if not as_json:
        click.echo(
            f"{path}: a 2-{result.hidden}-2 network; {result.decoded} of {result.phrases} phrases "
            f"decode right after {result.update:,} updates, error {result.error:.3g}"
        )
        click.echo(how_to_use(path))
        return
    summary = {
        "model": str(path),
        "preset": "article",
        "layers": [2, result.hidden, 2],
        "updates": result.update,
        "error": result.error,
        "decoded": result.decoded,
        "phrases": result.phrases,
        "seed": seed,
        "seconds": seconds,
    }
    click.echo(json.dumps(summary))
