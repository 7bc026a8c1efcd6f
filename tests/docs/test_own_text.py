"""docs/own-text.md names what is read."""

from __future__ import annotations

from pathlib import Path

from app.cli.handed_in import handed_in_options
from app.own_text.looking import PROSE_SUFFIXES, SUFFIX_KINDS

PAGE = (Path(__file__).parents[2] / "docs" / "own-text.md").read_text(encoding="utf-8")


def test_each_ending_stands_in_the_table() -> None:
    for suffix in (*SUFFIX_KINDS, *filter(None, PROSE_SUFFIXES)):
        assert f"`{suffix}`" in PAGE


def test_each_option_is_there() -> None:
    options = handed_in_options(lambda: None).__click_params__  # type: ignore[attr-defined]
    assert len(options) == 3
    for option in options:
        assert option.opts[0] in PAGE
