"""``lettersum worksheet`` and ``lettersum moodle``."""

from __future__ import annotations

from pathlib import Path

from tests.cli.terminal import Lettersum, assert_one_line


def test_sheets_and_key(lettersum: Lettersum, tmp_path: Path) -> None:
    out, key = tmp_path / "sheets.pdf", tmp_path / "key.pdf"
    arguments = ("--level", "2", "--students", "3", "--out", str(out), "--key", str(key))
    done = lettersum("worksheet", *arguments)
    assert (done.code, done.out) == (0, "")
    assert out.read_bytes().startswith(b"%PDF")
    assert key.read_bytes().startswith(b"%PDF")
    first = out.read_bytes()
    lettersum("worksheet", *arguments)
    assert out.read_bytes() == first


def test_latex(lettersum: Lettersum, tmp_path: Path) -> None:
    out = tmp_path / "sheets.tex"
    lettersum("worksheet", "--level", "2", "--latex", "--out", str(out))
    assert out.read_text().startswith(r"\documentclass")


def test_moodle(lettersum: Lettersum, tmp_path: Path) -> None:
    out = tmp_path / "quiz.xml"
    lettersum("moodle", "--level", "2", "--variants", "2", "--out", str(out))
    assert out.read_text().count('type="numerical"') == 2 * 15


def test_wrong_usage_is_one_line(lettersum: Lettersum, tmp_path: Path) -> None:
    out = str(tmp_path / "x")
    assert_one_line(lettersum("worksheet"), 2, "--out")
    assert_one_line(lettersum("worksheet", "--students", "1000000", "--out", out), 2)
    assert_one_line(lettersum("moodle", "--level", "0", "--out", out), 2)
    nowhere = str(tmp_path / "no" / "such" / "x.pdf")
    assert_one_line(lettersum("worksheet", "--level", "1", "--out", nowhere), 1)
