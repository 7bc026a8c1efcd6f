"""The whole program in a real window, by keys alone: from the first start to a saved page."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.prediction.predictor import Predictor
from app.prediction.presets import DEFAULT_PRESET, model_path
from tests.end_to_end.conftest import StartProgram
from tests.end_to_end.display import Display, wait_until

pytestmark = pytest.mark.end_to_end


def suggested(text: str, place: int) -> str:
    """What is suggested in this place, from 1, to someone of whom nothing was learned."""
    predictor = Predictor.load(model_path(DEFAULT_PRESET))
    return predictor.predict(text, limit=place).suggestions[place - 1].word


def test_from_the_first_start_to_a_saved_page_and_back(
    start: StartProgram, display: Display, tmp_path: Path
) -> None:
    person, letter = start(), tmp_path / "letter.txt"
    person.wait_for_window()

    person.type("How are ")
    person.wait_for_page("How are ")
    person.press("alt+2")
    person.wait_for_page(f"How are {suggested('How are ', 2)} ")
    person.press("ctrl+z")
    person.wait_for_page("How are ")
    person.press("Tab")
    page = f"How are {suggested('How are ', 1)}"
    person.wait_for_page(page + " ")
    person.type("?")  # takes the place of the space that the pick has added
    page += "?"
    person.wait_for_page(page)

    for key in ("ctrl+3", "ctrl+2", "ctrl+1"):
        before = display.pixels()
        person.press(key)
        person.wait_for_other_room(before)
    person.press("Return")
    person.type("Yours, Kim")
    page += "\nYours, Kim"
    person.wait_for_page(page)

    person.press("ctrl+s")
    person.wait_for_title("Save the page")
    person.type(str(letter))
    person.press("Return")
    wait_until(letter.exists, "the page is saved")
    assert letter.read_bytes() == page.encode()

    person.wait_for_title("Lettersum")
    person.type(" (PS soon)")
    person.press("ctrl+q")
    assert person.wait_for_end() == 0
    assert letter.read_bytes() == page.encode()

    again = start()
    again.wait_for_window()
    again.press("ctrl+s")  # to the file that is remembered, with what only the draft had
    wait_until(lambda: letter.read_text() != page, "the page is saved again")
    assert letter.read_text() == page + " (PS soon)"
    again.press("ctrl+q")
    assert again.wait_for_end() == 0
    logs = [log.read_text() for log in tmp_path.glob("log-*.txt")]
    assert [log for log in logs if "Traceback" in log] == []
