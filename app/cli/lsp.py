"""``lettersum lsp``: suggestions in editors, over standard input and output."""

from __future__ import annotations

import os
import sys

import click

from app.cli.failures import one_line_errors
from app.cli.one_thread import multiply_in_one_thread
from app.own_models.finding import model_file
from nncore.untrusted.quoting import quoted_path

PYGLS = "pygls>=2.1,<3"  # as in pyproject.toml
_PARTS = ("pygls", "lsprotocol", "cattrs", "attr", "attrs")  # what comes with it


@click.command()
@click.option("--model", metavar="NAME|FILE", help="A model of your own that suggests.")
@click.option("--stdio", is_flag=True, hidden=True)  # what many editors add, and there is no other
def lsp(model: str | None, stdio: bool) -> None:
    """Next words in your editor, as a language server (see docs/editors.md).

    \b
    lettersum lsp                        started by the editor, not by hand
    lettersum lsp --model letters        with a model of your own
    """
    multiply_in_one_thread()
    with one_line_errors():
        path = model_file(model) if model else None
    try:
        from app.editors.server import serve
        from app.editors.wire import own_output
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _PARTS:
            raise
        install = f'{quoted_path(sys.executable)} -m pip install "{PYGLS}"'
        raise click.ClickException(
            f"editors need pygls, which isn't installed; install it: {install}"
        ) from None
    if sys.stdin.isatty():
        click.echo("an editor starts this, and speaks with it here; see docs/editors.md", err=True)
    code = serve(own_output(), path)
    # A thread may wait for what the editor will never send; nothing else is left to be done.
    sys.stderr.flush()
    os._exit(code)
