"""Everything that the program raises on purpose has one base."""

from __future__ import annotations

import importlib
import pkgutil

import app
from app.errors import LettersumError
from nncore.errors import NNCoreError


def test_every_error_of_ours_is_one() -> None:
    names = [
        module.name
        for module in pkgutil.walk_packages(app.__path__, "app.")
        if not module.name.startswith(("app.gui", "app.__main__"))
    ]
    errors = {
        value
        for name in names
        for value in vars(importlib.import_module(name)).values()
        if isinstance(value, type) and issubclass(value, Exception)
        if value.__module__.startswith("app.") and not value.__name__.startswith("_")
    }
    assert len(errors) > 9
    assert [each for each in errors if not issubclass(each, LettersumError | NNCoreError)] == []
