"""Imports go in the direction drawn in docs/architecture.md, and nowhere else.

Each contract is proved by a planted violation: a copy of a file with one forbidden import must be
found out.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import pytest_runtest_call
from tests.without_qt import BELOW_THE_WINDOW

ROOT = Path(__file__).parent.parent

# Which packages of this project the modules below a name may import, besides their own.
BELOW_THE_ROOMS = {
    "nncore", "app.words", "app.prediction", "app.resources", "app.errors", "app.mishaps",
    "app.waiting_thread", "app.giving_way", "app.time_left",
}  # fmt: skip
ALLOWED = {
    "nncore": set(),
    "app.words": {"app.resources", "app.errors"},
    "app.counting": {"app.words", "nncore", "app.errors"},
    "app.own_text": {"app.words", "nncore", "app.errors"},
    "app.prediction": {"app.counting", "app.words", "nncore", "app.resources", "app.errors"},
    "app.own_models": {"app.counting", "app.own_text", *BELOW_THE_ROOMS},
    "app.cli": {
        "app.counting",
        "app.own_text",
        "app.own_models",
        "app.lessons",
        "app.prediction",
        "app.words",
        "app.writing",  # text is measured as the Type room writes it
        "app.editors",
        "nncore",
        "app.resources",
        "app.errors",
        "app.time_left",
    },
    "app.crash": {"nncore"},
    "app.errors": set(),
    "app.mishaps": set(),
    "app.giving_way": set(),
    "app.time_left": set(),
    "app.waiting_thread": {"app.mishaps"},
    "app.microscope": BELOW_THE_ROOMS,
    "app.writing": BELOW_THE_ROOMS,
    "app.laboratory": BELOW_THE_ROOMS,
    "app.editors": {"app.writing", *BELOW_THE_ROOMS},  # they get what the Type room has
    "app.lessons": {"nncore", "app.microscope", "app.errors", "app.resources"},
    "app.gui": {
        "app.counting",
        "app.own_text",
        "app.own_models",
        "app.crash",
        "app.microscope",
        "app.writing",
        "app.laboratory",
        "app.lessons",
        *BELOW_THE_ROOMS,
    },
    "app.resources": set(),
    "app.__main__": {"app.cli", "app.gui"},
}
ONLY_IN = {
    "PySide6": "app.gui",
    "pyqtgraph": "app.gui",
    "numba": "nncore.kernels",
    "pygls": "app.editors.server",
    "lsprotocol": "app.editors.server",
}


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(path: Path, module: str) -> Iterator[str]:
    """Every module that a file imports, at any depth, relative imports resolved."""
    package = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            name = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{name}.{alias.name}" for alias in node.names)


def is_below(module: str, name: str) -> bool:
    return module == name or module.startswith(name + ".")


def room_of(module: str) -> str | None:
    rooms = [room for room in ALLOWED if is_below(module, room)]
    return max(rooms, key=len) if rooms else None


def violations(path: Path, module: str) -> list[str]:
    """What a file imports that it may not."""
    found = []
    room = room_of(module)
    for target in imported(path, module):
        home = next((ONLY_IN[name] for name in ONLY_IN if is_below(target, name)), None)
        if home is not None and not is_below(module, home):
            found.append(f"{module} imports {target}, which only {home} may")
        target_room = room_of(target)
        if room is None or target_room in (None, room):
            continue
        if target_room not in ALLOWED[room]:
            found.append(f"{module} imports {target}")
    return found


def test_every_part_with_a_rule_is_there_and_every_part_has_one() -> None:
    parts = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in [ROOT / "nncore", *(ROOT / "app").iterdir()]
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert parts - {"app.__init__"} == set(ALLOWED)


def test_imports_go_in_the_direction_drawn() -> None:
    paths = sorted([*ROOT.glob("nncore/**/*.py"), *ROOT.glob("app/**/*.py")])
    assert len(paths) > 300
    assert [each for path in paths for each in violations(path, module_name(path))] == []


PLANTED = [
    ("nncore/layers.py", "import app.words"),
    ("nncore/trace_views/text.py", "from app.words import alphabet"),
    ("nncore/layers.py", "from app.errors import LettersumError"),
    ("nncore/layers.py", "import PySide6"),
    ("nncore/layers.py", "import numba"),
    ("app/words/tokens.py", "from nncore import layers"),
    ("app/words/tokens.py", "from ..prediction import decoder"),
    ("app/words/tokens.py", "from PySide6.QtCore import QObject"),
    ("app/own_text/looking.py", "from app.counting import parts"),
    ("app/own_text/looking.py", "from app.prediction import presets"),
    ("app/prediction/article/decoder.py", "import app.cli.commands"),
    ("app/prediction/article/decoder.py", "from app.gui import start"),
    ("app/prediction/article/decoder.py", "import pyqtgraph"),
    ("app/microscope/layout/chips.py", "from app.gui.theme import tokens"),
    ("app/microscope/layout/chips.py", "from PySide6.QtCore import QRectF"),
    ("app/microscope/layout/chips.py", "from app.writing import casing"),
    ("app/writing/casing.py", "from app.gui.widgets import labels"),
    ("app/writing/casing.py", "def f():\n    from PySide6.QtCore import QTimer"),
    ("app/writing/casing.py", "from app.laboratory import sums"),
    ("app/writing/perfect_user.py", "from app.cli import evaluate"),
    ("app/laboratory/sums.py", "from app.gui import settings"),
    ("app/laboratory/sums.py", "import pyqtgraph"),
    ("app/laboratory/sums.py", "from app.microscope import ladder"),
    ("app/editors/items.py", "import pygls.workspace"),
    ("app/editors/session.py", "from lsprotocol import types"),
    ("app/editors/server.py", "from app.gui import settings"),
    ("app/editors/server.py", "import PySide6.QtCore"),
    ("app/writing/casing.py", "from app.editors import items"),
    ("app/crash/watch.py", "from app import errors"),
    ("app/errors.py", "from nncore.errors import NNCoreError"),
    ("app/errors.py", "from app.words import tokens"),
    ("app/mishaps.py", "from app.words import tokens"),
    ("app/waiting_thread.py", "from app.prediction import presets"),
    ("app/cli/decode.py", "from app.gui import start"),
    ("app/cli/decode.py", "from app.laboratory import sums"),
    ("app/cli/decode.py", "def f():\n    import PySide6.QtGui"),
    ("app/crash/watch.py", "from app.gui import settings"),
    ("app/crash/watch.py", "from app.prediction import presets"),
    ("app/crash/watch.py", "import PySide6.QtCore"),
    ("app/cli/decode.py", "from app.crash import watch"),
    ("app/gui/start.py", "from app.cli import commands"),
    ("app/resources.py", "from app.words import tokens"),
    ("app/__main__.py", "from app.words import tokens"),
]


@pytest.mark.parametrize(("file", "line"), PLANTED)
def test_a_planted_import_is_found(tmp_path: Path, file: str, line: str) -> None:
    module = module_name(ROOT / file)
    planted = tmp_path / Path(file).name
    planted.write_text((ROOT / file).read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    assert violations(planted, module)


def import_graph(root: Path) -> dict[str, set[str]]:
    """Every module of this project with those it imports at any depth, for types alone too."""
    paths = {
        ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__"): path
        for path in [*root.glob("nncore/**/*.py"), *root.glob("app/**/*.py")]
    }

    def module_in(target: str) -> str:
        while target and target not in paths:  # names in a module stand for the module
            target = target.rpartition(".")[0]
        return target

    return {
        module: {module_in(target) for target in imported(path, module)} - {"", module}
        for module, path in paths.items()
    }


def rings(graph: dict[str, set[str]]) -> list[tuple[str, ...]]:
    """The sets of modules of which each imports, by whatever way, all others."""

    def reached(start: str) -> set[str]:
        found: set[str] = set()
        waiting = [start]
        while waiting:
            news = graph[waiting.pop()] - found
            found |= news
            waiting += news
        return found

    ways = {module: reached(module) for module in graph}
    strong = {
        tuple(sorted(other for other in ways[module] if module in ways[other])) for module in graph
    }
    return sorted(ring for ring in strong if ring)


def test_no_imports_go_in_a_ring() -> None:
    assert rings(import_graph(ROOT)) == []


@pytest.mark.parametrize(
    "line",
    [
        "from app.words import corpus",
        "def f():\n    from app.words.corpus import LARGEST_LINE",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import app.words.corpus",
    ],
)
def test_a_planted_ring_is_found(tmp_path: Path, line: str) -> None:
    words = tmp_path / "app" / "words"
    words.mkdir(parents=True)
    (words / "corpus.py").write_text("from app.words.between import Between\n")
    (words / "between.py").write_text("import app.words.tokens\n")
    (words / "tokens.py").write_text("import re\n")
    assert rings(import_graph(tmp_path)) == []
    (words / "tokens.py").write_text(line)
    assert rings(import_graph(tmp_path)) == [
        ("app.words.between", "app.words.corpus", "app.words.tokens")
    ]


def test_rooms_below_the_window_import_without_qt() -> None:
    modules = [
        module_name(path)
        for room in (*BELOW_THE_WINDOW, "app/cli")
        for path in sorted((ROOT / room).glob("**/*.py"))
    ]
    code = "from tests.without_qt import without_qt\nwith without_qt():\n" + "".join(
        f"    import {module}\n" for module in modules
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    "line",
    [
        "import PySide6",
        "import PySide6.QtCore",
        "from PySide6.QtCore import QObject",
        "from pyqtgraph import PlotWidget",
    ],
)
def test_their_tests_run_without_qt(line: str) -> None:
    """Even in a process where tests of the window have loaded it."""
    exec(line)
    for room in BELOW_THE_WINDOW:
        test_file = ROOT / "tests" / room.removeprefix("app/") / "test_some.py"
        running = pytest_runtest_call(SimpleNamespace(path=test_file))
        next(running)
        with pytest.raises(ImportError):
            exec(line)
        with pytest.raises(StopIteration):
            next(running)
        exec(line)
