"""The ``lettersum`` command: a module per subcommand, imported when it is called."""

from __future__ import annotations

import errno
import importlib
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import PurePath
from typing import Any

import click

from app.cli.streams import to_nowhere
from nncore.untrusted.quoting import one_line, quoted, quoted_path

# A module for each, whose function for the command has its name, and its line in the help: said
# here, so that the help imports none of them.
_COMMANDS = {
    "suggest": "Ranked next words after a text.",
    "decode": "The dictionary's words that share a sum, most frequent first.",
    "models": "Your own models: list, rename, delete, export, import.",
    "count": "Count text of any size, for train.",
    "train": "Train a network and write its model file.",
    "trace": "The whole derivation for one sample of a network file.",
    "evaluate": "Keys saved by a perfect user, words found at once.",
    "encodings": "What each way to turn words into numbers costs.",
    "exercise": "Work a network through by hand and have each box marked.",
    "grade": "Mark answers box by box, with the learner's own numbers too.",
    "worksheet": "Worksheets to print, and their key.",
    "moodle": "Questions to import into Moodle.",
    "lsp": "Next words in your editor, as a language server.",
}

_LESSON = ".json"  # how the name of a lesson's file ends


class _LazyGroup(click.Group):
    """Imports a command's module only when that command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*_COMMANDS, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in _COMMANDS:
            module = importlib.import_module(f"app.cli.{cmd_name}")
            command: click.Command = getattr(module, cmd_name)
            return command
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        others = {name: each.get_short_help_str(100) for name, each in self.commands.items()}
        with formatter.section("Commands"):
            formatter.write_dl(list((_COMMANDS | others).items()))

    # click makes an error of a reader that leaves early; it is none (lettersum decode 65 | head).

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A lesson file in the place of a command opens the window with it."""
        if args[0].lower().endswith(_LESSON):
            return gui.name, gui, args
        return super().resolve_command(ctx, args)

    def make_context(self, *arguments: Any, **extra: Any) -> click.Context:
        with _readers_may_leave():
            return super().make_context(*arguments, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _readers_may_leave():
            try:
                return super().invoke(ctx)
            except KeyboardInterrupt:
                # click ends the terminal's line, where ^C stands; a file has no such line.
                if sys.stderr.isatty():
                    raise
                raise click.Abort from None


@contextmanager
def _readers_may_leave() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        to_nowhere()
        raise click.exceptions.Exit(0) from None


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
@click.argument("lesson", required=False, type=click.Path(), metavar="[LESSON.json]")
@click.option("--model", metavar="NAME|FILE", help="A model of your own that suggests.")
@click.pass_obj
def gui(open_window: Callable[..., int], lesson: str | None, model: str | None) -> None:
    """Open the window, with a lesson if one is given.

    \b
    lettersum gui first-hour.json        the same as: lettersum first-hour.json
    lettersum gui --model letters        with a model of your own, until it is closed
    """
    given = () if lesson is None else (lesson,)
    sys.exit(open_window(*given, model=_key_of(model)) if model else open_window(*given))


def _key_of(model: str) -> str:
    """The key of a model that is there and can be read."""
    from app.cli.failures import one_line_errors
    from app.own_models.choosing import key_of
    from app.own_models.finding import model_file
    from nncore.checkpoint import load_notes

    with one_line_errors():
        path = model_file(model)
        load_notes(path)
    return key_of(path)


def run(arguments: Sequence[str], open_window: Callable[..., int]) -> int:
    """Runs one command; returns its exit code: 0 done, 1 failed, 2 wrong usage.

    An error is one line on stderr, never a traceback.
    """
    try:
        _check_text(arguments)
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
    except BrokenPipeError:  # what was left to be written at the end
        to_nowhere()
        return 0
    except OSError as error:
        to_nowhere()
        return _failed(_why(error), 1)
    except MemoryError:
        return _failed("there is not enough memory for that", 1)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    except Exception as error:
        return _failed(_fault(error), 1)
    return 0


def _check_text(arguments: Sequence[str]) -> None:
    """Raises UsageError for what can be in no argument of this system, but comes from others, such
    as a lone surrogate or NUL: no file could be named so."""
    for argument in arguments:
        try:
            is_text = b"\0" not in os.fsencode(argument)
        except UnicodeEncodeError:
            is_text = False
        if not is_text:
            raise click.UsageError(f"{quoted(argument)} is no text that can be read")


def _why(error: OSError) -> str:
    if error.filename is not None:
        return f"{quoted_path(error.filename)}: {error.strerror}"
    reason = "it is closed" if error.errno == errno.EBADF else error.strerror
    return f"the output can't be written ({reason})"


def _fault(error: Exception) -> str:
    """What should never be seen: our own mistake, and where."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{PurePath(last.filename).name} {last.lineno}"
    return f"a fault in the program: {type(error).__name__}: {error} ({where}); please report it"


def _failed(message: str, code: int) -> int:
    with suppress(OSError):  # nobody listens
        print(one_line(f"lettersum: {message}"), file=sys.stderr, flush=True)
    return code
