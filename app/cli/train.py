"""``lettersum train``: trains a network, with a progress bar on stderr."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.failures import one_line_errors
from app.cli.stopping import command_again
from app.prediction.presets import DEFAULT_PRESET, PRESETS
from nncore.untrusted.numbers import LARGEST_WHOLE_NUMBER
from nncore.untrusted.quoting import quoted_path
from nncore.whole_file import check_replaceable

# Far more than does any good, and little enough that a network of that size can be made.
MOST_HIDDEN = 2_000
MOST_CONTEXT_WORDS = 20


@click.command()
@click.option("--preset", default=DEFAULT_PRESET, show_default=True, type=click.Choice(PRESETS))
@click.option("--text", "texts", multiple=True, type=click.Path(),
              help="Text for the keyboard, a file or a folder; may be given again.")  # fmt: skip
@click.option("--phrases", type=click.Path(),
              help="Phrases of four words for the article preset, one a line.")  # fmt: skip
@click.option("--epochs", type=click.IntRange(1, 100_000_000), help="Passes over the text.")
@click.option("--hidden", type=click.IntRange(1, MOST_HIDDEN),
              help="Hidden neurons of the keyboard's network.")  # fmt: skip
@click.option("--context-words", type=click.IntRange(1, MOST_CONTEXT_WORDS),
              help="Words before the next that the keyboard's network reads.")  # fmt: skip
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0, LARGEST_WHOLE_NUMBER),
              help="Everything that is drawn comes from it.")  # fmt: skip
@click.option("--out", type=click.Path(dir_okay=False), help="Where the model goes.")
@click.option("--resume", is_flag=True, help="Go on with a training that was stopped.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.pass_context
def train(
    context: click.Context,
    preset: str,
    texts: tuple[str, ...],
    phrases: str | None,
    epochs: int | None,
    hidden: int | None,
    context_words: int | None,
    seed: int,
    out: str | None,
    resume: bool,
    as_json: bool,
) -> None:
    """Train a network and write its model file.

    \b
    lettersum train --preset article --out article.npz
    lettersum train --preset keyboard --text letters.txt --text notes/ --out mine.npz
    lettersum suggest "How are" --model mine.npz
    """
    path = Path(out or f"{preset}.npz")
    try:
        check_replaceable(path)
    except OSError as error:
        raise click.ClickException(f"{quoted_path(path)}: {error.strerror}") from None
    with one_line_errors():
        if preset == "article":
            of_keyboard = {"hidden": hidden, "context_words": context_words, "resume": resume}
            _only("keyboard", texts=texts, **of_keyboard)
            from app.cli.train_article import train_article_model

            train_article_model(path, phrases, epochs, seed, as_json)
        else:
            _only("article", phrases=phrases)
            from app.cli.train_keyboard import KeyboardCommand, settings_of, train_keyboard_model
            from app.cli.trained_on import read_training_text

            settings = settings_of(seed, epochs, hidden, context_words)
            again = command_again(context, "--resume")
            command = KeyboardCommand(path, settings, resume, as_json, again)
            train_keyboard_model(command, read_training_text(texts, settings))


def _only(preset: str, **options: object) -> None:
    """Refuses options that the other preset has no use for."""
    for name, value in options.items():
        if value:
            flag = "--text" if name == "texts" else f"--{name.replace('_', '-')}"
            raise click.UsageError(f"{flag} is for --preset {preset}")
