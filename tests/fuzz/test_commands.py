"""What is typed behind a command: the sum or word of ``decode``, the text of ``suggest``, the file
of ``trace`` with its options."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import strategies as st

from app.cli.commands import run
from app.prediction.predictor import Predictor
from app.prediction.presets import model_path
from app.words.encodings import ENCODINGS
from app.words.lexicon import Lexicon
from app.words.subject import SubjectError, read_subject, strings_with_sum
from tests.fuzz.damage import (
    ODD_NUMBERS,
    as_json,
    damaged_json,
    drawn,
    mostly,
    odd_letters,
    odd_text,
)
from tests.fuzz.fuzzing import Fuzz
from tests.fuzz.test_network_file import DRAWN, KIND, SEEDS
from tests.prediction.keyboard.small import LEXICON, small_model

_DIGITS = drawn(lambda rng: "".join(rng.choices("0123456789+-.,eE_ ٣²½", k=rng.randint(1, 9))))


class CommandError(Exception):
    """A command ended with an error, which is this message."""


def command(*arguments: str) -> str:
    """What a command writes. Raises CommandError, with what it says, for an error; a fault of the
    program or too little memory is a crash."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(arguments, lambda: 0)
    said = err.getvalue()
    if code == 0:
        return out.getvalue()
    assert code in (1, 2), code
    assert out.getvalue() == ""
    assert said.count("\n") == 1, said
    assert "a fault in the program" not in said, said
    assert "enough memory" not in said, said
    raise CommandError(said.removesuffix("\n"))


Option = tuple[str, Sequence[Any]]


def options(*choices: Option) -> st.SearchStrategy[list[str]]:
    """None, one or two of these options with some value, as they stand behind a command."""

    def make(rng: Random) -> list[str]:
        names = (rng.choice(choices) for _ in range(rng.choice((0, 0, 0, 1, 1, 2))))
        return [str(part) for name, values in names for part in (name, rng.choice(values))]

    return drawn(make)


_PARTS = (
    "-n", "--json", "--steps", "--within", "--model", "--format", "--", "-", "--x=y", "-h",
    "--version", "-1", "9" * 4301, "nan", "1e400", "\ud800", "\udcff", "\0", "How", "/dev/null",
    "/dev/zero",
)  # fmt: skip
_FLAGS = ("--typing", "--phrase", "--why", "--json")
_COUNTS = (*range(-1, 9), *ODD_NUMBERS[:9], "9" * 4301, "", "x")


def test_subject(fuzz: Fuzz) -> None:
    def read(text: str) -> None:
        subject = read_subject(text)
        assert subject.letter_sum >= 0
        subject.spelled_out  # noqa: B018
        if subject.letter_sum <= 5000:
            strings_with_sum(subject.letter_sum)

    fuzz.feed(odd_text(["today", "65", "+-5", "9" * 4301]) | _DIGITS, read, SubjectError)


def test_decode(fuzz: Fuzz, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Lexicon, "load", lambda: LEXICON)
    subject = odd_text(["today", "65", "-5", "--", "9" * 4301]) | _DIGITS
    given = options(
        ("-n", _COUNTS),
        ("--within", (0.5, 1, 2, *ODD_NUMBERS)),
        ("--encoding", (*ENCODINGS, "x")),
    )

    def read(arguments: tuple[str, Sequence[str]]) -> None:
        command("decode", *arguments[1], arguments[0]).encode("utf-8", "backslashreplace")

    fuzz.feed(st.tuples(subject, given), read, CommandError)


@pytest.mark.parametrize("preset", ["article", "keyboard"])
def test_suggest(fuzz: Fuzz, preset: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small_model().save(place)
    path = place if preset == "keyboard" else model_path("article")
    loaded = Predictor.load(path, LEXICON)
    monkeypatch.setattr(Predictor, "load", lambda _: loaded)
    flags = drawn(lambda rng: rng.choices(_FLAGS, k=rng.randint(0, 3)))
    text = odd_text(["How are", "I like the tr", "don't", "-", "--"])

    def read(given: tuple[bytes | str, list[str], Sequence[str]]) -> None:
        text, flags, options = given
        if isinstance(text, bytes):
            stream = io.TextIOWrapper(io.BytesIO(text), encoding="utf-8")
            monkeypatch.setattr("sys.stdin", stream)
            text = "-"
        command("suggest", *flags, *options, "--", text)

    as_bytes = text.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=99)
    fuzz.feed(st.tuples(text | as_bytes, flags, options(("-n", _COUNTS))), read, CommandError)


def sound_network(rng: Random) -> bytes:
    """A network file in which all is well, though it may be large, deep, or of odd numbers."""
    layers = [rng.choice((1, 2, 3, 5, 30)) for _ in range(rng.choice((2, 3, 3, 4, 4, 12)))]
    numbers = (0, 1, -1, 0.5, 1e-320, 1e300, -1e300, rng.uniform(-5, 5))
    content = KIND | {
        "layers": layers,
        "bias": rng.choice(("none", "fixed", "trained")),
        "rate": rng.choice((0, 0.5, 1e300)),
        "weights": {"w1": rng.choice(numbers)},
        "samples": [
            {
                "inputs": [rng.choice(numbers) for _ in range(layers[0])],
                "targets": [rng.choice(numbers) for _ in range(layers[-1])],
            }
        ],
    }
    return as_json(content)


def test_trace(fuzz: Fuzz, place: Path) -> None:
    given = options(
        ("--sample", (1, 1, 1, 1, 2, 3, -1, "9" * 4301)),
        ("--steps", (0, 1, 2, 3, 30, 30, "-1", "9" * 4301)),
        ("--format", ("text", "json", "latex", "html", "x")),
    )

    def read(given: tuple[bytes, Sequence[str]]) -> None:
        place.write_bytes(given[0])
        written = command("trace", str(place), *given[1])
        assert len(written) < 200_000_000

    fuzz.feed(
        st.tuples(mostly(damaged_json(SEEDS), DRAWN) | drawn(sound_network), given),
        read,
        CommandError,
    )


def test_arguments(fuzz: Fuzz, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Any words behind the program's name; but nothing that trains, which may take minutes."""
    loaded = Predictor.load(model_path("article"), LEXICON)
    monkeypatch.setattr(Predictor, "load", lambda _: loaded)
    monkeypatch.setattr(Lexicon, "load", lambda: LEXICON)
    long_work = ("train", "evaluate", "encodings", "gui")

    def make(rng: Random) -> list[str]:
        first = rng.choice(("suggest", "decode", "trace", "", odd_letters(rng)))
        parts = [rng.choice((rng.choice(_PARTS), odd_letters(rng))) for _ in range(3)]
        return [first if first not in long_work else "decode", *parts[: rng.randint(1, 3)]]

    def read(arguments: list[str]) -> None:
        command(*arguments)

    fuzz.feed(drawn(make), read, CommandError)
