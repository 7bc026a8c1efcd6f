"""``lettersum train``."""

from __future__ import annotations

import json
from pathlib import Path

from app.prediction.article.model import ArticleModel
from app.resources import data_path
from tests.cli.terminal import Lettersum, assert_one_line


def test_training_writes_a_model_that_suggests(lettersum: Lettersum, tmp_path: Path) -> None:
    out = str(tmp_path / "m.npz")
    answer = lettersum(
        "train", "--phrases", str(data_path("phrase.txt")), "--seed", "3", "--out", out, "--json"
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
    answer = lettersum("train", "--epochs", "1", "--out", str(out))
    assert answer.code == 1
    assert "phrases do not decode right" in answer.err
    assert out.exists()


def test_errors_are_one_line(lettersum: Lettersum, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("only three words\n")
    bad = lettersum("train", "--phrases", str(tmp_path / "bad.txt"))
    assert_one_line(bad, 1, "bad.txt, line 1: has 3 words")
    folder = lettersum("train", "--phrases", str(data_path("phrase.txt")), "--out", "/no/m.npz")
    assert_one_line(folder, 1, "/no/m.npz: its folder does not exist")
