"""Settings that must stand before any test module is imported."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from app.gui.collecting import Collector

# Before any Qt import: tests need no display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Nothing that hypothesis measures by the clock: how fast a machine is says nothing about the code.
# What failed is printed as a decorator that makes it fail again, on another machine too.
settings.register_profile(
    "any_machine", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("any_machine")


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


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--fuzz", type=int, metavar="N", help="feed N drawn inputs to each reader in tests/fuzz"
    )
