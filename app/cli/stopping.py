"""Long work that ends well when it is asked to stop: by Ctrl+C, or by SIGTERM."""

from __future__ import annotations

import shlex
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import click
from click.core import ParameterSource

STOPPED_CODE = 130  # as of a command that Ctrl+C ended
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def asked_to_stop() -> Iterator[Callable[[], bool]]:
    """Gives a function that says whether someone has asked. The first signal only notes it, so that
    what is being done can be finished; the second raises KeyboardInterrupt."""
    is_asked = False

    def note(signum: int, frame: FrameType | None) -> None:
        nonlocal is_asked
        if is_asked:
            raise KeyboardInterrupt
        is_asked = True

    if threading.current_thread() is not threading.main_thread():
        yield lambda: False  # signals are the main thread's
        return
    before = {each: signal.signal(each, note) for each in _SIGNALS}
    try:
        yield lambda: is_asked
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def command_again(context: click.Context, *more: str) -> str:
    """The command line that was given, with ``more`` behind it, as it can be pasted."""
    words = context.command_path.split()
    for parameter in context.command.params:
        name = parameter.name or ""
        if context.get_parameter_source(name) is not ParameterSource.COMMANDLINE:
            continue
        value, option = context.params[name], parameter.opts[-1]
        if value is True:
            words.append(option)
        else:
            for each in value if parameter.multiple else [value]:
                words += [option, str(each)]
    return shlex.join([*words, *(flag for flag in more if flag not in words)])
