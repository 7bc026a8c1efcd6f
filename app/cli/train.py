"""``lettersum train``: trains a network, with a progress bar on stderr."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.failures import one_line_errors
from app.cli.handed_in import HandedIn, handed_in_options
from app.cli.one_thread import multiply_in_one_thread
from app.cli.stopping import command_again
from app.own_text.sources import Choices
from app.prediction.presets import DEFAULT_PRESET, PRESETS
from nncore.untrusted.numbers import LARGEST_WHOLE_NUMBER
from nncore.untrusted.quoting import quoted_path
from nncore.whole_file import check_replaceable

# Far more than does any good, and little enough that a network of that size can be made.
MOST_HIDDEN = 2_000
MOST_CONTEXT_WORDS = 20


@click.command()
@click.option("--preset", default=DEFAULT_PRESET, show_default=True, type=click.Choice(PRESETS))
@click.argument("more", nargs=-1, type=click.Path(), metavar="[FILE...]")
@click.option("--text", "texts", multiple=True, type=click.Path(),
              help="Text for the keyboard, a file or a folder; more may follow.")  # fmt: skip
@click.option("--counts", multiple=True, type=click.Path(),
              help="Counts of text from lettersum count; more may follow.")  # fmt: skip
@handed_in_options
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
    more: tuple[str, ...],
    texts: tuple[str, ...],
    counts: tuple[str, ...],
    column: str | None,
    field: str | None,
    convert: bool,
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
    lettersum train --preset keyboard --text letters.txt notes/ --out mine.npz
    lettersum train --counts letters.counts mails.counts --out mine.npz
    lettersum suggest "How are" --model mine.npz
    """
    texts, counts = _with_more(texts, counts, more)
    context.params.update(texts=texts, counts=counts)
    path = Path(out or f"{preset}.npz")
    try:
        check_replaceable(path)
    except OSError as error:
        raise click.ClickException(f"{quoted_path(path)}: {error.strerror}") from None
    with one_line_errors():
        if preset == "article":
            _only(
                "keyboard", text=texts, counts=counts, column=column, field=field, convert=convert,
                hidden=hidden, context_words=context_words, resume=resume,
            )  # fmt: skip
            from app.cli.train_article import train_article_model

            train_article_model(path, phrases, epochs, seed, as_json)
        else:
            _only("article", phrases=phrases)
            multiply_in_one_thread()  # as the window does: so both make the same file
            from app.cli.train_keyboard import KeyboardCommand, settings_of, train_keyboard_model
            from app.cli.trained_on import read_training_text

            settings = settings_of(seed, epochs, hidden, context_words)
            again = command_again(context, "--resume")
            command = KeyboardCommand(path, settings, resume, as_json, again)
            folder = path.absolute().parent
            handed_in = HandedIn(tuple(map(Path, texts)), Choices(column, field), convert)
            text = read_training_text(handed_in, counts, settings, folder)
            train_keyboard_model(command, text)


def _with_more(
    texts: tuple[str, ...], counts: tuple[str, ...], more: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Files without an option before them, as the shell makes of --text notes/*.txt, are more of
    what is given."""
    if texts and counts:
        raise click.UsageError("give --text or --counts, not both; lettersum count counts text")
    if more and not (texts or counts):
        raise click.UsageError(f"{quoted_path(more[0])}: say --text before it, or --counts")
    return (texts, (*counts, *more)) if counts else ((*texts, *more), counts)


def _only(preset: str, **options: object) -> None:
    """Refuses options that the other preset has no use for."""
    for name, value in options.items():
        if value:
            flag = name.replace("_", "-")
            raise click.UsageError(f"--{flag} is for --preset {preset}")
