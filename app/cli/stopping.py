"""Long work that ends well when it is asked to stop: by Ctrl+C, or by SIGTERM."""

from __future__ import annotations

import shlex
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import click
from click.core import ParameterSource

STOPPED_CODE = 130  # as of a command that Ctrl+C ended
PATIENCE_SECONDS = 5.0
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def asked_to_stop(clock: Callable[[], float] = time.monotonic) -> Iterator[Callable[[], bool]]:
    """Gives a function that says whether someone has asked. A signal only notes it, so that what is
    being done can be finished and kept, however often the key is pressed; one that comes
    PATIENCE_SECONDS later raises KeyboardInterrupt."""
    asked_at: float | None = None

    def note(signum: int, frame: FrameType | None) -> None:
        nonlocal asked_at
        now = clock()
        if asked_at is not None and now - asked_at > PATIENCE_SECONDS:
            raise KeyboardInterrupt
        asked_at = now if asked_at is None else asked_at

    if threading.current_thread() is not threading.main_thread():
        yield lambda: False  # signals are the main thread's
        return
    before = {each: signal.signal(each, note) for each in _SIGNALS}
    try:
        yield lambda: asked_at is not None
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def command_again(context: click.Context, *more: str) -> str:
    """The command line that was given, with ``more`` behind it, as it can be pasted. Arguments
    without an option are left out; whoever has some makes values of options of them before."""
    words = context.command_path.split()
    for parameter in context.command.params:
        name = parameter.name or ""
        is_given = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        if not is_given or isinstance(parameter, click.Argument):
            continue
        value, option = context.params[name], parameter.opts[-1]
        if value is True:
            words.append(option)
        else:
            for each in value if parameter.multiple else [value]:
                words += [option, str(each)]
    return shlex.join([*words, *(flag for flag in more if flag not in words)])
