"""Teaching in the room: from the field to the update at which the words come first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.gui.network.pages import PageName
from app.gui.network.room import NetworkRoom
from app.gui.theme.appearance import Appearance
from app.microscope.phrases.word_source import WordSource
from app.microscope.time_machine.snapshot import Activity
from tests.words.lexicons import shipped_lexicon

LEXICON = shipped_lexicon()
PAGE = "Hi Sam. How are you fine"


@pytest.fixture
def room(qtbot: QtBot, appearance: Appearance) -> Iterator[NetworkRoom]:
    made = NetworkRoom(appearance, words=WordSource(lambda: LEXICON, lambda: PAGE))
    qtbot.addWidget(made)
    qtbot.addWidget(made.bar())
    made.resize(1100, 720)
    made.show()
    made.enter()
    qtbot.waitUntil(lambda: made.snapshot.reader is not None)
    yield made
    made.shut_down()


def test_a_phrase_from_the_page_is_taught_and_the_time_machine_shows_the_flip(
    qtbot: QtBot, room: NetworkRoom
) -> None:
    card = room.widgets.teach
    room.teaching.write()
    assert room.widgets.pages.shown is PageName.TEACH
    card.from_page.click()
    assert card.field.toPlainText() == "How are → you fine"
    card.teach.click()
    qtbot.waitUntil(lambda: room.snapshot.activity is Activity.FINISHED)
    report = room.snapshot.teaching
    assert report is not None
    assert report.update == room.snapshot.update
    assert card.result.text().startswith(f"At update {report.update:,} both words come first")
    assert [room.snapshot.reading(n).words[0] for n in (0, 1)] == ["you", "fine"]  # type: ignore[union-attr]
    card.before.click()
    qtbot.waitUntil(lambda: room.snapshot.update == report.update - 1)  # type: ignore[operator]
    readings = [room.snapshot.reading(n) for n in (0, 1)]
    assert not all(reading is not None and reading.is_right for reading in readings)


def test_another_room_leads_here_with_a_sentence(room: NetworkRoom) -> None:
    room.go_to("See you. What is it now")
    assert room.widgets.pages.shown is PageName.TEACH
    assert room.widgets.teach.field.toPlainText() == "What is → it now"


def test_a_page_without_a_long_sentence_is_said(qtbot: QtBot, room: NetworkRoom) -> None:
    with qtbot.waitSignal(room.told) as told:
        room.go_to("Hi Sam")
    assert "no sentence of 4 words" in told.args[0]
