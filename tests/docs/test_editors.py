"""docs/editors.md and the files in editors/ say the same as the server."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from app.editors.prose.kinds import KINDS, scanner_of
from app.editors.settings import DEFAULTS, MOST_ITEMS, Settings, read_settings

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs/editors.md").read_text(encoding="utf-8")
EXTENSION = json.loads((ROOT / "editors/vscode/package.json").read_text(encoding="utf-8"))


def in_python(name: str) -> str:
    return re.sub(r"[A-Z]", lambda capital: f"_{capital[0].lower()}", name)


def settings_on_the_page() -> dict[str, Any]:
    rows = re.findall(r"^\| `(\w+)` \| (\S+) \|", PAGE, re.MULTILINE)
    return {name: json.loads(value.strip("`")) for name, value in rows}


def test_the_page_has_every_setting_with_its_first_value() -> None:
    found = settings_on_the_page()
    assert {in_python(name) for name in found} == {field.name for field in fields(Settings)}
    assert read_settings(found) == DEFAULTS


def test_the_extension_has_the_same_settings() -> None:
    offered = EXTENSION["contributes"]["configuration"]["properties"]
    values = {name.removeprefix("lettersum."): each for name, each in offered.items()}
    assert values.pop("command")["default"] == "lettersum"
    assert {name: each["default"] for name, each in values.items()} == settings_on_the_page()
    assert values["items"]["maximum"] == MOST_ITEMS
    assert set(values["languages"]["additionalProperties"]["enum"]) == set(KINDS)
    sent = (ROOT / "editors/vscode/src/extension.js").read_text(encoding="utf-8")
    assert all(f'"{name}"' in sent for name in values)


def test_files_that_the_page_names_are_there() -> None:
    for name in re.findall(r"\]\(\.\./([^)]+)\)", PAGE) + re.findall(r"tools/\w+\.\w+", PAGE):
        assert (ROOT / name).exists(), name


def kate_languages() -> list[str]:
    content = json.loads((ROOT / "editors/kate/settings.json").read_text(encoding="utf-8"))
    return list(content["servers"])


def helix_languages() -> list[str]:
    content = tomllib.loads((ROOT / "editors/helix/languages.toml").read_text(encoding="utf-8"))
    return [each["name"] for each in content["language"]]


def neovim_languages() -> list[str]:
    content = (ROOT / "editors/neovim/lettersum.lua").read_text(encoding="utf-8")
    (line,) = (each for each in content.splitlines() if each.startswith("local filetypes"))
    return re.findall(r'"([^"]+)"', line)


def code_languages() -> list[str]:
    events = [name.partition(":")[2] for name in EXTENSION["activationEvents"]]
    return [name for name in events if name]


@pytest.mark.parametrize(
    "name", sorted({*kate_languages(), *helix_languages(), *neovim_languages(), *code_languages()})
)
def test_languages_that_editors_are_set_up_for_have_words(name: str) -> None:
    assert scanner_of(name, "", chosen={}, with_comments=False) is not None
