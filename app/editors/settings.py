"""What a person may choose in their editor, read from the JSON that it sends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.editors.prose.kinds import KINDS
from app.errors import LettersumError
from nncore.errors import UntrustedError
from nncore.untrusted.numbers import text, whole_number
from nncore.untrusted.quoting import quoted

SECTION = "lettersum"
MOST_ITEMS = 10
_MOST_PATTERNS, _LONGEST_PATTERN = 200, 300
_MOST_LANGUAGES, _LONGEST_NAME = 100, 60


class SettingsError(LettersumError):
    """One line: which setting is wrong, and what it may be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``ignore`` are patterns of files from which nothing is learned; ``languages`` says which kind
    of text the editor's languages are. With ``after_space`` the editor asks after each space."""

    items: int = 5
    after_space: bool = False
    phrases: bool = True
    inline: bool = True
    comments: bool = False
    learn: bool = False
    ignore: tuple[str, ...] = ()
    languages: Mapping[str, str] = field(default_factory=dict)


DEFAULTS = Settings()


def read_settings(value: Any, before: Settings = DEFAULTS) -> Settings:
    """Settings from JSON, with or without the section around them; what isn't named stays as it is
    in ``before``, None changes nothing. Raises SettingsError, and then none of them is taken."""
    if isinstance(value, Mapping) and SECTION in value:
        value = value[SECTION]
    if value is None:
        return before
    if value == []:
        value = {}  # as Lua writes an empty table
    if not isinstance(value, Mapping):
        raise SettingsError(f"the settings are {quoted(value)}; an object is needed")
    chosen: dict[str, Any] = {}
    try:
        for name, setting in value.items():
            if name not in _READERS:
                known = ", ".join(_READERS)
                raise SettingsError(f"there is no setting {quoted(name)}; there are {known}")
            field_name, read = _READERS[name]
            chosen[field_name] = read(setting, f'the setting "{name}"')
    except UntrustedError as error:
        raise SettingsError(str(error)) from None
    return replace(before, **chosen)


def _switch(value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        raise SettingsError(f"{where} is {quoted(value)}; it must be true or false")
    return value


def _items(value: Any, where: str) -> int:
    return whole_number(value, where, 1, MOST_ITEMS)


def _patterns(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > _MOST_PATTERNS:
        raise SettingsError(
            f"{where} is {quoted(value)}; a list of at most {_MOST_PATTERNS} patterns is needed"
        )
    return tuple(text(each, f"a pattern in {where}", _LONGEST_PATTERN) for each in value)


def _languages(value: Any, where: str) -> dict[str, str]:
    if not isinstance(value, Mapping) or len(value) > _MOST_LANGUAGES:
        raise SettingsError(f'{where} is {quoted(value)}; such as {{"typst": "plain"}} is needed')
    for name, kind in value.items():
        text(name, f"a language in {where}", _LONGEST_NAME)
        if kind not in KINDS:
            known = ", ".join(KINDS)
            raise SettingsError(
                f"{where} has {quoted(kind)} for {quoted(name)}; it must be one of {known}"
            )
    return {name.lower(): kind for name, kind in value.items()}


_READERS: dict[str, tuple[str, Callable[[Any, str], Any]]] = {
    "items": ("items", _items),
    "afterSpace": ("after_space", _switch),
    "phrases": ("phrases", _switch),
    "inline": ("inline", _switch),
    "comments": ("comments", _switch),
    "learn": ("learn", _switch),
    "ignore": ("ignore", _patterns),
    "languages": ("languages", _languages),
}
