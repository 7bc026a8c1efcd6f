"""``lettersum train``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.prediction.article.article_model import ArticleModel
from app.resources import data_path
from nncore.checkpoint import load_checkpoint
from nncore.resume import save_training
from tests.cli.terminal import Lettersum, assert_one_line


def test_training_writes_a_model_that_suggests(lettersum: Lettersum, tmp_path: Path) -> None:
    out = str(tmp_path / "m.npz")
    answer = lettersum(
        "train",
        "--preset",
        "article",
        "--phrases",
        str(data_path("phrase.txt")),
        "--seed",
        "3",
        "--out",
        out,
        "--json",
    )
    result = json.loads(answer.out)
    assert (result["layers"], result["decoded"], result["seed"]) == ([2, 2, 2], 1, 3)
    assert ArticleModel.load(Path(out)).seed == 3
    suggested = lettersum("suggest", "How are", "--phrase", "--model", out)
    assert suggested.out.splitlines()[0] == "you today"


def test_phrases_that_are_not_held_are_said_and_the_model_kept(
    lettersum: Lettersum, tmp_path: Path
) -> None:
    out = tmp_path / "m.npz"
    answer = lettersum("train", "--preset", "article", "--epochs", "1", "--out", str(out))
    assert answer.code == 1
    assert "phrases do not decode right" in answer.err
    assert out.exists()


def test_errors_are_one_line(lettersum: Lettersum, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("only three words\n")
    bad = lettersum("train", "--preset", "article", "--phrases", str(tmp_path / "bad.txt"))
    assert_one_line(bad, 1, "bad.txt, line 1: has 3 words")
    folder = lettersum("train", "--phrases", str(data_path("phrase.txt")), "--out", "/no/m.npz")
    assert_one_line(folder, 1, "/no/m.npz: its folder does not exist")


TEXT = "How are you today? The train is late. I like it so much. See you next week.\n" * 8


def test_the_keyboard_is_trained_on_one_s_own_text(lettersum: Lettersum, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT)
    out = tmp_path / "mine.npz"
    answer = lettersum(
        "train", "--text", str(tmp_path / "text.txt"), "--epochs", "2", "--out", str(out), "--json"
    )
    result = json.loads(answer.out)
    assert (result["preset"], result["sentences"], result["epochs"]) == ("keyboard", 32, 2)
    assert result["split"] == {"train": 29, "validation": 2, "test": 1}
    assert result["held_back"]["phrases"] == 1
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["mine.npz", "text.txt"]
    suggested = lettersum("suggest", "The train is", "--model", str(out))
    assert "late" in suggested.out.splitlines()[:3]


def test_training_says_which_sentences_were_for_what(lettersum: Lettersum, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT * 2)
    out = str(tmp_path / "mine.npz")
    lines = lettersum(
        "train", "--text", str(tmp_path / "text.txt"), "--epochs", "1", "--out", out
    ).out.splitlines()
    assert lines[1].startswith("the network learned from 58 sentences; 3 set the epoch and the")
    assert "3 were kept for the test" in lines[1]
    assert lines[2].startswith("on 3 of those for the test: ")
    assert lines[3].startswith("after the test, the words of all sentences were counted")


def test_a_stopped_training_goes_on(lettersum: Lettersum, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT)
    straight, resumed = tmp_path / "straight.npz", tmp_path / "resumed.npz"
    arguments = ["train", "--text", str(tmp_path / "text.txt"), "--epochs", "3", "--json"]
    lettersum(*arguments, "--out", str(straight))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.cli.train_keyboard.save_training", _save_and_stop)
        assert lettersum(*arguments, "--out", str(resumed)).code == 130
    assert resumed.with_name("resumed.npz.training").exists()
    assert lettersum(*arguments, "--out", str(resumed), "--resume").code == 0
    values = [load_checkpoint(path).network.values.tobytes() for path in (straight, resumed)]
    assert values[0] == values[1]


def _save_and_stop(*arguments: Any) -> None:
    """What happens when someone presses Ctrl+C right after the first epoch was saved."""
    save_training(*arguments)
    raise KeyboardInterrupt


def test_what_can_not_go_on_is_one_line(lettersum: Lettersum, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT)
    out = str(tmp_path / "m.npz")
    none = lettersum("train", "--text", str(tmp_path / "text.txt"), "--out", out, "--resume")
    assert_one_line(none, 1, "m.npz.training", "no training to go on with")
    (tmp_path / "binary.txt").write_bytes(b"abc\0def")
    binary = lettersum("train", "--text", str(tmp_path / "binary.txt"), "--out", out)
    assert_one_line(binary, 1, "binary.txt", "is not UTF-8 text")
    (tmp_path / "short.txt").write_text("Hello there.")
    short = lettersum("train", "--text", str(tmp_path / "short.txt"), "--out", out)
    assert_one_line(short, 1, "has 1 sentence")
    assert_one_line(lettersum("train", "--phrases", "x"), 2, "--phrases is for --preset article")
    mixed = lettersum("train", "--preset", "article", "--resume")
    assert_one_line(mixed, 2, "--resume is for --preset keyboard")
