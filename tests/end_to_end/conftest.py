"""A display of its own for each test, and a picture of it where the test fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.end_to_end.display import Display, virtual_display, why_no_display
from tests.end_to_end.person import Person

FAILED = pytest.StashKey[bool]()

StartProgram = Callable[[], Person]


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if report.when == "call":
        item.stash[FAILED] = report.failed


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    if problem := why_no_display():
        pytest.skip(problem)
    folder = tmp_path / "screen"
    folder.mkdir()
    with virtual_display(folder) as made:
        yield made


@pytest.fixture
def start(
    display: Display, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[StartProgram]:
    """Starts the program; every start of a test finds what the one before has left."""
    people: list[Person] = []
    home = tmp_path / "home"
    home.mkdir()

    def started() -> Person:
        person = Person(display, home, tmp_path / f"log-{len(people)}.txt")
        people.append(person)
        return person

    yield started
    if request.node.stash.get(FAILED, False):
        picture = tmp_path / "failed.png"
        display.save_picture(picture)
        print(f"\nthe screen as it was: {picture}")
    for person in people:
        person.leave()
