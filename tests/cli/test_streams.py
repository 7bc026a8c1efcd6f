"""The command as a process: closed streams, readers that leave, bytes that are no text."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from app.prediction.personal.place import FOLDER_VARIABLE, NETWORK_FILE, WORDS_FILE
from app.prediction.personal.store import PersonalStore
from app.resources import data_path
from nncore.untrusted.quoting import LONGEST_LINE
from tests.cli import terminal
from tests.cli.terminal import Lettersum
from tests.sweep import swept

COMMAND = f"{sys.executable} -m app"
PATIENCE_SECONDS = 300  # for what must not wait for ever; nothing is measured


def shell(line: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A line of bash, in which $L is the command."""
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"],
        stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=PATIENCE_SECONDS,
        env=os.environ | {"L": COMMAND, FOLDER_VARIABLE: str(folder)} | environment,
    )  # fmt: skip


def assert_one_line(
    ran: subprocess.CompletedProcess[bytes], code: int, message: str, name: str = "lettersum: "
) -> None:
    said = ran.stderr.decode()
    assert (ran.returncode, ran.stdout) == (code, b""), said
    assert said.startswith(name)
    assert message in said
    assert said.count("\n") == 1
    assert len(said) <= LONGEST_LINE + 1
    assert said[:-1].isprintable()


@pytest.mark.parametrize("arguments", ["decode 65", "suggest 'How are' --json", "--help"])
def test_closed_output_is_said(arguments: str, tmp_path: Path) -> None:
    ran = shell(f"$L {arguments} >&-", tmp_path)
    assert_one_line(ran, 1, "the output can't be written (it is closed)")


def test_closed_input_is_said(tmp_path: Path) -> None:
    assert_one_line(shell("$L suggest - <&-", tmp_path), 1, "standard input can't be read")


def test_closed_errors_do_not_turn_up_in_the_output(tmp_path: Path) -> None:
    ran = shell("$L decode +-5 2>&-", tmp_path)
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, b"", b"")


def test_with_all_streams_closed_a_model_is_still_whole(tmp_path: Path) -> None:
    """The first file that is opened must not become standard output."""
    model = tmp_path / "m.npz"
    shell(f"$L train --preset article --epochs 1 --out {model} <&- >&- 2>&-", tmp_path)
    ran = shell(f"$L suggest 'How are' --model {model}", tmp_path)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize(
    "line",
    [
        "$L decode 65 -n 100000 | head -1",
        "$L decode 65 -n 100000 --json | head -c 1",
        "$L --help | head -c 0",
        "$L decode +-5 2>&1 | head -c 0; true",
    ],
)
def test_readers_may_leave(line: str, tmp_path: Path) -> None:
    ran = shell(line, tmp_path)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    ran = shell("$L decode 65 >/dev/full", tmp_path)
    assert_one_line(ran, 1, "the output can't be written (No space left on device)")


def test_input_without_end_is_refused(tmp_path: Path) -> None:
    ran = shell("$L suggest - </dev/zero", tmp_path)
    assert_one_line(ran, 1, "standard input has more than 16 MB")


@pytest.mark.parametrize("encoding", ["utf-8:strict", "utf-8:surrogateescape"])
def test_an_argument_that_is_no_text_makes_json_that_is(encoding: str, tmp_path: Path) -> None:
    ran = shell("$L suggest --json $'How are \\xff'", tmp_path, PYTHONIOENCODING=encoding)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert json.loads(ran.stdout.decode())["text"] == "How are \udcff"


_ODD_ARGUMENTS = [
    ("decode $'caf\\xe9'", 2, "isn't UTF-8"),
    ("decode +-5", 2, "a sum is a whole number in digits alone"),
    ("decode $(printf '9%.0s' {1..4301})", 2, "more than 6 digits"),
    ("decode $LONG", 2, "more than 10,000 characters"),
    ("$LONG", 2, "No such command"),
    ("decode --$LONG", 2, "No such option"),
    ("suggest How --preset $LONG", 2, "Invalid value for '--preset'"),
    ("trace $LONG", 1, "can't be read"),
    ("trace $'/none/caf\\xe9\\n.json'", 1, "caf\\udce9"),
    ("suggest How --model $'/none/\\e[31m\\xe9'", 1, "\\x1b[31m\\udce9: no such file"),
    ("train --seed 1$(printf '0%.0s' {1..5000})", 2, "is not a valid integer"),
    ("train --seed 1$(printf '0%.0s' {1..50})", 2, "is not in the range"),
    ("trace x --steps 1$(printf '0%.0s' {1..50})", 2, "is not in the range"),
    ("train --text $'/none/caf\\xe9'", 1, "no such file"),
]


@pytest.mark.parametrize("case", swept(_ODD_ARGUMENTS, _ODD_ARGUMENTS[::2]))
def test_odd_arguments_are_one_short_line(case: tuple[str, int, str], tmp_path: Path) -> None:
    arguments, code, message = case
    long = "LONG=$(head -c 120000 /dev/zero | tr '\\0' x); "
    assert_one_line(shell(f"{long}cd {tmp_path}; $L {arguments}", tmp_path, **PATHS), code, message)


PATHS = {"PYTHONPATH": str(Path(__file__).parent.parent.parent)}

READERS = {
    "trace {}": ("fifo", "zero", "folder", "empty", "latin"),
    "suggest How --model {}": ("fifo", "zero", "folder", "empty", "latin"),
    "train --preset article --phrases {}": ("fifo", "zero", "folder", "empty", "latin", "nul"),
    "train --preset article --epochs 1 --out {}": ("fifo", "zero"),
    "train --text {}": ("fifo", "zero", "folder", "empty", "nul"),
    "encodings --text {}": ("fifo", "zero", "nul"),
    "evaluate --preset article --phrases {}": ("fifo", "zero", "folder", "empty", "nul"),
    f"evaluate --phrases {data_path('phrases.txt')} --model {{}}": ("fifo", "zero", "latin"),
}


@pytest.mark.parametrize(
    ("command", "kind"), [(command, kind) for command in READERS for kind in READERS[command]]
)
def test_files_of_every_odd_kind_are_one_line(
    command: str, kind: str, lettersum: Lettersum, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    path = here / kind
    if kind == "fifo":
        os.mkfifo(path)  # nobody ever writes to it
    elif kind == "zero":
        path = Path("/dev/zero")
    elif kind == "folder":
        path.mkdir()
    else:
        path.write_bytes({"empty": b"", "latin": b"caf\xe9 \xff", "nul": b"how\0are you"}[kind])
    answer = lettersum(*shlex.split(command.format(path)))
    terminal.assert_one_line(answer, 1)
    assert len(answer.err) <= LONGEST_LINE + 1
    assert answer.err[:-1].isprintable()
    assert "a fault in the program" not in answer.err
    assert sorted(each.name for each in here.iterdir()) in ([], [kind])


@pytest.mark.parametrize(
    ("name", "kind", "message", "goes_on"),
    [
        (WORDS_FILE, "latin", "what was learned is damaged", False),
        (WORDS_FILE, "folder", "can't be opened", False),
        (NETWORK_FILE, "latin", "the personal network is left out", True),
        (NETWORK_FILE, "fifo", "the personal network is left out", True),
    ],
)
def test_damaged_personal_files_are_said_in_one_line(
    name: str, kind: str, message: str, goes_on: bool, tmp_path: Path
) -> None:
    """A command leaves them as they are: the window puts them aside. Without the network's copy
    suggestions go on with the words."""
    home = tmp_path / "home"
    home.mkdir()
    with PersonalStore(home / WORDS_FILE) as store:
        store.learn(["hello"])
    (home / name).unlink(missing_ok=True)
    if kind == "latin":
        (home / name).write_bytes(b"caf\xe9 \xff" * 100)
    elif kind == "fifo":
        os.mkfifo(home / name)
    else:
        (home / name).mkdir()
    (tmp_path / "few.txt").write_text("How are you today\n")
    ran = shell(f"$L evaluate --phrases {tmp_path}/few.txt", home)
    said = ran.stderr.decode()
    assert os.path.lexists(home / name)
    assert (ran.returncode, bool(ran.stdout)) == (0 if goes_on else 1, goes_on)
    assert message in said
    assert said.count("\n") == 1
    assert said[:-1].isprintable()


def test_an_error_of_our_own_is_one_line_too(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from app.cli.commands import run

    def broken(*_: object) -> None:
        raise ZeroDivisionError("of the test")

    monkeypatch.setattr("app.cli.decode.read_subject", broken)
    assert run(["decode", "65"], lambda: 0) == 1
    said = capfd.readouterr().err
    assert said.startswith(
        "lettersum: a fault in the program: ZeroDivisionError: of the test (test_"
    )
    assert said.count("\n") == 1
