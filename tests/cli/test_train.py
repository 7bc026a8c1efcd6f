"""``lettersum train``."""

from __future__ import annotations

import json
import os
import shlex
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from app.cli import trained_on
from app.cli.handed_in import HandedIn
from app.cli.made_file import how_to_use
from app.counting.parts import Part
from app.counting.text_counts import CountedSentence, TextCounts
from app.prediction.article.article_model import ArticleModel
from app.prediction.keyboard.keyboard_settings import KeyboardSettings
from app.prediction.keyboard.training_text import TrainingText
from app.resources import data_path
from app.words.corpus import read_typed_sentences
from nncore.checkpoint import load_checkpoint
from nncore.resume import save_training
from tests.cli.terminal import Lettersum, assert_one_line
from tests.prediction.keyboard.small import SENTENCES, SETTINGS
from tests.words.lexicons import shipped_lexicon


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


# 120 different sentences; some of them several times.
TEXT = "".join(
    f"{who} {does} {what}.\n" * times
    for who in ("We", "You", "I", "They")
    for does, times in (("like", 1), ("take", 3), ("see", 1), ("miss", 2), ("want", 1))
    for what in ("the train", "the badger", "it so much", "my Zanzibar", "her tea", "this song")
)


def shipped_and_new(result: dict[str, Any]) -> None:
    """What is said of both models are measurements, and the new one's are the whole ones' too."""
    held_back = result["held_back"]
    assert result["after"] == {"ks3": held_back["ks"]["3"], "hit3": held_back["hit"]["3"]}
    assert 0 < result["before"]["hit3"] < result["after"]["hit3"]
    assert 0 < result["before"]["ks3"] < result["after"]["ks3"]


def test_the_keyboard_is_trained_on_one_s_own_text(lettersum: Lettersum, tmp_path: Path) -> None:
    text, out = tmp_path / "text.txt", tmp_path / "mine.npz"
    text.write_text(TEXT)
    answer = lettersum(
        "train", "--text", str(text), "--epochs", "2", "--hidden", "20", "--context-words", "3",
        "--out", str(out), "--json",
    )  # fmt: skip
    result = json.loads(answer.out)
    assert (result["preset"], result["sentences"], result["epochs"]) == ("keyboard", 192, 2)
    split = result["split"]
    assert sum(split.values()) == 192
    assert split["train"] > 150 > result["learned"] > 90
    assert result["held_back"]["phrases"] == 120 - result["learned"] - len(validation_of(text))
    assert result["trained_on"] == {"text": [str(text)]}
    assert result["samples_per_second"] is None or result["samples_per_second"] > 0
    shipped_and_new(result)
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["mine.npz", "text.txt"]
    notes = load_checkpoint(out).notes
    assert (notes["shape"]["hidden"], notes["shape"]["context_words"]) == (20, 3)
    card = notes["card"]
    assert (card["before"], card["after"]) == (result["before"], result["after"])
    assert card["trained_on"] == f"{result['words']:,} words in 192 sentences"
    suggested = lettersum("suggest", "We miss my", "--model", str(out))
    assert "Zanzibar" in suggested.out.splitlines()[:3]


def validation_of(text: Path) -> tuple[CountedSentence, ...]:
    counts = TextCounts.of_sentences(read_typed_sentences([text]))
    return tuple(counts.sentences[Part.VALIDATION])


def test_a_training_that_was_asked_to_stop_says_how_to_go_on(
    lettersum: Lettersum, tmp_path: Path
) -> None:
    text = tmp_path / "my text.txt"
    text.write_text(TEXT)
    straight, stopped = tmp_path / "straight.npz", tmp_path / "stopped.npz"
    arguments = ["train", "--text", str(text), "--epochs", "2", "--hidden", "8"]
    (tmp_path / "straight.npz.training").write_text("of an earlier run")
    anew = lettersum(*arguments, "--out", str(straight))
    assert "straight.npz.training: a training that was stopped is begun anew" in anew.err

    def save_and_ask(*arguments: Any) -> None:
        save_training(*arguments)
        os.kill(os.getpid(), signal.SIGTERM)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.cli.train_keyboard.save_training", save_and_ask)
        answer = lettersum(*arguments, "--out", str(stopped))
    assert (answer.code, answer.out) == (130, "")
    said, command = answer.err.splitlines()
    assert "stopped after 1 of 2 epochs" in said
    assert "stopped.npz.training" in said
    assert not stopped.exists()
    program, *again = shlex.split(command)
    assert (program, again) == ("lettersum", [*arguments, "--out", str(stopped), "--resume"])

    lines = lettersum(*again).out.splitlines()
    assert stopped.read_bytes() == straight.read_bytes()
    assert not stopped.with_name("stopped.npz.training").exists()
    assert lines[0].startswith(f"{stopped}: {len(TEXT.split())} words in 192 sentences, 2 epochs, ")
    assert " different ones of " in lines[1]
    assert " were kept for the test, with all their words" in lines[1]
    assert " of those for the test: " in lines[2]
    assert lines[3].startswith("the model that comes with the program, on the same: ")
    assert lines[4].startswith(f"it has read only {len(TEXT.split())} words: in other kinds")
    assert lines[5].startswith("after the test, the words of all sentences were counted")
    assert lines[6:] == [
        f"it isn't in your library: --model {stopped} suggests with it, lettersum models import "
        f"{stopped} takes it in"
    ]


@pytest.mark.parametrize(
    ("path", "given"),
    [
        ("mine.npz", "mine.npz"), ("MINE.NPZ", "MINE.NPZ"), ("mine", "./mine"),
        ("sub/mine", "sub/mine"), ("my mails.npz", "'my mails.npz'"), ("my mails", "'./my mails'"),
    ],
)  # fmt: skip
def test_how_a_model_file_is_used_can_be_pasted(path: str, given: str) -> None:
    line = how_to_use(Path(path))
    assert f"--model {given} suggests" in line
    assert f"lettersum models import {given} takes it in" in line


def test_an_article_s_file_is_used_the_same_way(lettersum: Lettersum, tmp_path: Path) -> None:
    out = str(tmp_path / "m.npz")
    answer = lettersum(
        "train", "--preset", "article", "--phrases", str(data_path("phrase.txt")), "--out", out
    )
    assert f"--model {out} suggests with it" in answer.out


def test_counts_that_merge_give_the_model_of_the_texts(
    lettersum: Lettersum, tmp_path: Path
) -> None:
    lines = TEXT.splitlines(keepends=True)
    names = [str(tmp_path / f"{name}.txt") for name in ("some", "more")]
    for name, part in zip(names, (lines[::2], lines[1::2]), strict=True):
        Path(name).write_text("".join(part))
        assert lettersum("count", name, "--out", f"{name}.counts").code == 0
    of_texts, of_counts = str(tmp_path / "texts.npz"), str(tmp_path / "counts.npz")
    sizes = ["--epochs", "1", "--hidden", "8"]
    lettersum("train", "--text", *names, "--out", of_texts, *sizes)
    counts = [f"{name}.counts" for name in names]
    answer = lettersum("train", "--counts", *counts, "--out", of_counts, *sizes, "--json")
    assert json.loads(answer.out)["trained_on"] == {"counts": counts}
    assert Path(of_texts).read_bytes() == Path(of_counts).read_bytes()


def test_files_belong_to_what_is_given(lettersum: Lettersum) -> None:
    assert_one_line(lettersum("train", "a.txt"), 2, "a.txt: say --text before it, or --counts")
    both = lettersum("train", "--text", "a.txt", "--counts", "a.counts")
    assert_one_line(both, 2, "give --text or --counts, not both")


def test_without_text_it_says_what_it_trains_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read = []

    def few(paths: Sequence[Path]) -> list[list[str]]:
        read.extend(paths)
        return SENTENCES

    monkeypatch.setattr(trained_on, "read_typed_sentences", few)
    shipped = trained_on.read_training_text(HandedIn(()), (), SETTINGS, Path("nowhere"))
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("training on everyday.txt, which comes with the program; --text")
    assert read == [data_path("everyday.txt")]
    assert (shipped.said, shipped.is_own) == ({"shipped": ["everyday.txt"]}, False)
    assert shipped.text.learned.weights is None  # divided by turns


def test_what_can_not_go_on_is_one_line(lettersum: Lettersum, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT)
    out = str(tmp_path / "m.npz")
    none = lettersum("train", "--text", str(tmp_path / "text.txt"), "--out", out, "--resume")
    assert_one_line(none, 1, "m.npz.training", "no training to go on with")
    (tmp_path / "binary.txt").write_bytes(b"abc\0def")
    binary = lettersum("train", "--text", str(tmp_path / "binary.txt"), "--out", out)
    assert_one_line(binary, 1, "binary.txt", "is not text")
    (tmp_path / "short.txt").write_text("Hello there.")
    short = lettersum("train", "--text", str(tmp_path / "short.txt"), "--out", out)
    assert_one_line(short, 1, "has 1 different sentence", "at least 100 are needed")
    assert_one_line(lettersum("train", "--phrases", "x"), 2, "--phrases is for --preset article")
    mixed = lettersum("train", "--preset", "article", "--resume")
    assert_one_line(mixed, 2, "--resume is for --preset keyboard")
    wide = lettersum("train", "--preset", "article", "--context-words", "3")
    assert_one_line(wide, 2, "--context-words is for --preset keyboard")


def test_a_stopped_training_of_other_settings_is_refused(
    lettersum: Lettersum, tmp_path: Path
) -> None:
    (tmp_path / "text.txt").write_text(TEXT)
    lexicon = shipped_lexicon()
    counts = TextCounts.of_sentences(read_typed_sentences([tmp_path / "text.txt"]))
    text = TrainingText.of_counts(counts, lexicon, KeyboardSettings())
    save_training(
        tmp_path / "m.npz.training", text.new_run(KeyboardSettings()),
        {"text": text.fingerprint(KeyboardSettings(seed=2))},
    )  # fmt: skip
    out = str(tmp_path / "m.npz")
    other = lettersum("train", "--text", str(tmp_path / "text.txt"), "--out", out, "--resume")
    assert_one_line(other, 1, "m.npz.training: is of another text, or of other settings")
