"""Settings that must stand before any test module is imported."""

import gc
import os
from collections.abc import Iterator
from contextlib import nullcontext
from itertools import count
from pathlib import Path
from queue import SimpleQueue

import pytest
from hypothesis import HealthCheck, settings

from app.gui.collecting import Collector
from app.mishaps import MishapListener
from app.prediction.personal.place import FOLDER_VARIABLE
from app.words.lexicon import Lexicon
from tests.examples import USUAL
from tests.without_qt import is_below_the_window, without_qt
from tests.words.lexicons import shipped_lexicon

# Before any Qt import: tests need no display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Nothing that hypothesis measures by the clock: how fast a machine is says nothing about the code.
# What failed is printed as a decorator that makes it fail again, on another machine too.
settings.register_profile(
    "any_machine", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True,
    max_examples=USUAL,
)  # fmt: skip
# For `--hypothesis-profile thorough`, where nobody waits for the tests.
settings.register_profile("thorough", settings.get_profile("any_machine"), max_examples=10 * USUAL)
settings.load_profile("any_machine")


_HOMES = count(1)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Thousands of tests are made and live to the end: the collector would look through them, now
    and between tests, for nothing."""
    gc.disable()
    collected = yield
    gc.freeze()
    gc.enable()
    return collected


@pytest.hookimpl(wrapper=True, trylast=True)  # so that it holds for the test alone, no plugin
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Tests of what works something out run with Qt out of reach."""
    with without_qt() if is_below_the_window(item.path) else nullcontext():
        return (yield)


@pytest.fixture(scope="session")
def collector() -> Iterator[Collector]:
    """Collects garbage as the window does: never in a thread that a test starts."""
    made = Collector()
    yield made
    made.stop()


@pytest.fixture(autouse=True)
def _collected_between_tests(collector: Collector) -> Iterator[None]:
    yield
    collector.collect_due()


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Says the seed of a shuffled run, which stands in the header, and -q leaves that out."""
    if config.pluginmanager.hasplugin("randomly"):
        seed = config.getoption("randomly_seed")
        terminalreporter.write_line(f"shuffled; again so: -p randomly --randomly-seed={seed}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without --sweep the cases are left out that others stand for, see tests/sweep.py."""
    if not config.getoption("--sweep"):
        left_out = [item for item in items if item.get_closest_marker("sweep")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("sweep")]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--sweep", action="store_true", help="also run the cases that others stand for"
    )
    parser.addoption(
        "--fuzz", type=int, metavar="N", help="feed N drawn inputs to each reader in tests/fuzz"
    )


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where each test of this process has its home."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def personal_home(homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of this test alone for what is learned and drafted: nothing real is touched. Made
    by whoever needs it; a tmp_path for each test would take longer than most tests."""
    folder = homes / str(next(_HOMES))
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    return folder


@pytest.fixture
def one_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program's own is read, and its words are grouped, once for all tests: none can change
    it."""
    load = Lexicon.load
    monkeypatch.setattr(
        Lexicon, "load", lambda path=None: load(path) if path else shipped_lexicon()
    )


@pytest.fixture
def told_mishaps() -> Iterator[SimpleQueue[str]]:
    """The lines that a window would say about errors that nobody expected."""
    lines: SimpleQueue[str] = SimpleQueue()
    listener = MishapListener(lines.put)
    yield lines
    listener.close()
