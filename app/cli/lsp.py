"""``lettersum lsp``: suggestions in editors, over standard input and output."""

from __future__ import annotations

import os
import sys

import click

from app.cli.one_thread import multiply_in_one_thread
from nncore.untrusted.quoting import quoted_path

PYGLS = "pygls>=2.1,<3"  # as in pyproject.toml
_PARTS = ("pygls", "lsprotocol", "cattrs", "attr", "attrs")  # what comes with it


@click.command()
@click.option("--stdio", is_flag=True, hidden=True)  # what many editors add, and there is no other
def lsp(stdio: bool) -> None:
    """Next words in your editor, as a language server (see docs/editors.md).

    \b
    lettersum lsp                        started by the editor, not by hand
    """
    multiply_in_one_thread()
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
    code = serve(own_output())
    # A thread may wait for what the editor will never send; nothing else is left to be done.
    sys.stderr.flush()
    os._exit(code)
