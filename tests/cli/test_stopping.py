"""Being asked to stop, and the command line that goes on."""

from __future__ import annotations

import os
import shlex
import signal
import threading

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli.stopping import PATIENCE_SECONDS, asked_to_stop, command_again


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_signals_are_noted_and_one_long_after_the_first_ends_it(asked: signal.Signals) -> None:
    before, now = signal.getsignal(asked), [100.0]
    with asked_to_stop(lambda: now[0]) as is_asked:
        assert not is_asked()
        for _ in range(3):
            os.kill(os.getpid(), asked)
            assert is_asked()
            now[0] += PATIENCE_SECONDS / 3
        now[0] += 0.1
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), asked)
    assert signal.getsignal(asked) is before


def test_in_another_thread_no_signal_is_taken() -> None:
    seen = []

    def work() -> None:
        with asked_to_stop() as is_asked:
            seen.append((is_asked(), signal.getsignal(signal.SIGINT)))

    before = signal.getsignal(signal.SIGINT)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [(False, before)]


@click.command()
@click.option("--text", multiple=True)
@click.option("--size", type=int, default=3)
@click.option("-n", "--name")
@click.option("--json", "as_json", is_flag=True)
@click.option("--resume", is_flag=True)
@click.pass_context
def again(context: click.Context, **_: object) -> str:
    return command_again(context, "--resume")


def said(*arguments: str) -> list[str]:
    line: str = again.main(list(arguments), prog_name="lettersum train", standalone_mode=False)
    return shlex.split(line)


def test_what_was_given_is_given_again_and_nothing_else() -> None:
    start = ["lettersum", "train"]
    assert said() == [*start, "--resume"]
    assert said("--resume") == [*start, "--resume"]
    assert said("--json", "-n", "a", "--text=x", "--size=3", "--text", "y") == [
        *start, "--text", "x", "--text", "y", "--size", "3", "--name", "a", "--json", "--resume",
    ]  # fmt: skip


@given(st.lists(st.text(max_size=8), max_size=3))
def test_any_text_can_be_pasted(texts: list[str]) -> None:
    given_in = [word for text in texts for word in ("--text", text)]
    assert said(*given_in) == ["lettersum", "train", *given_in, "--resume"]
