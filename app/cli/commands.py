"""The ``lettersum`` command: a module per subcommand, imported when it is called."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Sequence

import click

# What each module defines; the command's function has the same name as the module.
_COMMANDS = ("suggest", "decode", "train", "trace", "evaluate", "encodings")


class _LazyGroup(click.Group):
    """Imports a command's module only when that command (or the help) is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*_COMMANDS, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in _COMMANDS:
            module = importlib.import_module(f"app.cli.{cmd_name}")
            command: click.Command = getattr(module, cmd_name)
            return command
        return super().get_command(ctx, cmd_name)


@click.group(
    cls=_LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="lettersum", message="%(prog)s %(version)s")
@click.pass_context
def lettersum(ctx: click.Context) -> None:
    """A neural network small enough to read, that finishes your sentences.

    Without a command, the window opens.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(gui)


@lettersum.command()
@click.pass_obj
def gui(open_window: Callable[[], int]) -> None:
    """Open the window."""
    sys.exit(open_window())


def run(arguments: Sequence[str], open_window: Callable[[], int]) -> int:
    """Runs one command; returns its exit code: 0 done, 1 failed, 2 wrong usage.

    An error is one line on stderr, never a traceback.
    """
    try:
        lettersum.main(
            list(arguments), prog_name="lettersum", standalone_mode=False, obj=open_window
        )
        sys.stdout.flush()
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "lettersum"
        return _failed(f"{error.format_message()} (see {command} --help)", 2)
    except click.ClickException as error:
        return _failed(error.format_message(), 1)
    except (click.Abort, KeyboardInterrupt):
        return _failed("stopped", 130)
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            _to_nowhere()
            return _failed(f"the output can't be written ({error.strerror})", 1)
        # The reader has gone (lettersum decode 65 | head); Python would complain once more
        # when it closes stdout.
        _to_nowhere()
        return 0
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    return 0


def _to_nowhere() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _failed(message: str, code: int) -> int:
    print("lettersum: " + " ".join(message.split()), file=sys.stderr)
    return code
