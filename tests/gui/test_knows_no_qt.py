"""Modules that say that they know no Qt can be used where there is none."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROMISE = "Knows no Qt"

# Imports them one by one, in an order in which none is there already by way of a later one.
SCRIPT = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
    if any(each.partition(".")[0] == "PySide6" for each in sys.modules):
        sys.exit(f"{name} loads Qt")
"""


def promising_modules() -> list[str]:
    found = []
    for path in sorted((ROOT / "app").rglob("*.py")):
        told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        if PROMISE in " ".join(told.split()):
            found.append(".".join(path.relative_to(ROOT).with_suffix("").parts))
    return [name.removesuffix(".__init__") for name in found]


def test_modules_that_know_no_qt_load_none() -> None:
    modules = promising_modules()
    assert "app.writing.draft" in modules
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *modules], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
