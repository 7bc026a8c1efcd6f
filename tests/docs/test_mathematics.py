"""The numbers in docs/mathematics.md are what the code on that page prints."""

from __future__ import annotations

import doctest
from pathlib import Path

PAGE = Path(__file__).parent.parent.parent / "docs" / "mathematics.md"


def test_every_number_on_the_page_is_produced_by_running_it() -> None:
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert result.attempted > 20
    assert result.failed == 0
