"""``lettersum count``: what the models need of a text, counted on all processors, into a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.failures import one_line_errors
from app.cli.handed_in import HandedIn, handed_in_options
from app.cli.one_thread import multiply_in_one_thread
from app.own_text.sources import Choices
from nncore.untrusted.quoting import quoted_path
from nncore.whole_file import check_replaceable

if TYPE_CHECKING:  # NumPy comes after multiply_in_one_thread
    from app.cli.counted_text import CountedText


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="FILE...")
@click.option("--out", required=True, type=click.Path(dir_okay=False), help="Where the counts go.")
@handed_in_options
@click.option("--dask", metavar="ADDRESS",
              help="Count on the workers of this Dask scheduler: tcp://HOST:PORT.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def count(
    files: tuple[str, ...],
    out: str,
    column: str | None,
    field: str | None,
    convert: bool,
    dask: str | None,
    as_json: bool,
) -> None:
    """Count text of any size: files, and folders with all that is text in them.

    \b
    lettersum count letters.txt notes/ --out mine.counts
    lettersum count mails.mbox chat.json --out mine.counts
    lettersum train --counts mine.counts --out mine.npz

    Text, tables (CSV), JSON and lines of it, exported chats (Telegram, WhatsApp), mailboxes,
    mails and web pages are read. What is skipped is said, with the reason.
    Memory stays flat. While it runs, a hidden folder beside the counts takes up to twice
    the size of the text.
    """
    path = Path(out)
    try:
        check_replaceable(path)
    except OSError as error:
        raise click.ClickException(f"{quoted_path(path)}: {error.strerror}") from None
    multiply_in_one_thread()
    from app.cli.counted_text import counted_text
    from app.counting.cluster import on_cluster

    with one_line_errors():
        where = on_cluster(dask) if dask else None
        handed_in = HandedIn(tuple(map(Path, files)), Choices(column, field), convert)
        found = counted_text(handed_in, path.absolute().parent, where)
        found.counts.save(path)
    _report(path, found, as_json)


def _report(path: Path, found: CountedText, as_json: bool) -> None:
    counts = found.counts
    sentences = sum(size.sentences for size in counts.sizes.values())
    words = sum(size.words for size in counts.sizes.values())
    triples = counts.learned.keys.size + counts.kept_apart.keys.size
    if as_json:
        summary = {
            "counts": str(path), "sentences": sentences, "words": words,
            "different_words": len(counts.keys), "triples": triples,
            "files": found.files, "bytes": found.size_bytes, "seconds": found.seconds,
        }  # fmt: skip
        click.echo(json.dumps(summary))
        return
    megabytes = found.size_bytes / 1e6
    click.echo(
        f"{path}: {words:,} words in {sentences:,} sentences, {len(counts.keys):,} different "
        f"words, {triples:,} triples; {megabytes:,.1f} MB in {found.seconds:.1f} s"
    )
