"""``lettersum lsp``; what it does is tested in tests/editors/."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from app.cli.lsp import PYGLS
from tests.cli.terminal import Lettersum, assert_one_line

PROJECT = Path(__file__).parent.parent.parent / "pyproject.toml"


def test_without_pygls_one_line_says_how_to_install_it(
    lettersum: Lettersum, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "app.editors.server", raising=False)
    for name in [*sys.modules, "pygls"]:
        if name.partition(".")[0] in ("pygls", "lsprotocol"):
            monkeypatch.setitem(sys.modules, name, None)
    assert_one_line(lettersum("lsp"), 1, "pygls", f'pip install "{PYGLS}"')


def test_another_missing_module_is_not_taken_for_it(
    lettersum: Lettersum, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "app.editors.server", None)
    answer = lettersum("lsp")
    assert answer.code == 1
    assert "pip install" not in answer.err


def test_what_it_says_to_install_is_what_the_project_names() -> None:
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    assert project["project"]["optional-dependencies"]["editors"] == [PYGLS]
    assert PYGLS in project["dependency-groups"]["dev"]
