"""A lesson put together in the window, and read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.gui.learn.class_kit.lesson_page import LessonPage
from app.gui.theme.appearance import Appearance
from app.lessons.lesson_file import Lesson, read_lesson
from app.microscope.network_presets import ARTICLE
from nncore.network_file_reading import write_network_file


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance) -> LessonPage:
    made = LessonPage(appearance)
    made.offer_parts(["Exercises", "Challenge", "Class"])
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def told(page: LessonPage) -> list[str]:
    lines: list[str] = []
    page.told.connect(lines.append)
    return lines


def saved(page: LessonPage, path: Path, monkeypatch: pytest.MonkeyPatch) -> Lesson:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    page.save_button.click()
    return read_lesson(path)


def test_from_the_choices_made(
    page: LessonPage, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_network_file(tmp_path / "n.json", ARTICLE.file)
    (tmp_path / "bad.json").write_text("{")
    page.title.setText("First hour")
    page.text.setPlainText("Begin with 6-1.\nThen …")
    page.rooms.buttons["type"].click()
    page.parts.buttons["class"].click()
    page.forms.setText("6-1, 7-12  1-1")
    page.take_networks([tmp_path / "bad.json", tmp_path / "n.json"])
    assert "bad.json" in told[-1]
    lesson = saved(page, tmp_path / "lesson.json", monkeypatch)
    assert told[-1] == "saved: lesson.json; open it with lettersum lesson.json"
    assert (lesson.title, lesson.text) == ("First hour", "Begin with 6-1.\nThen …")
    assert lesson.rooms == ("network", "decode", "learn")
    assert lesson.parts == ("exercises", "challenge", "lesson")
    assert lesson.exercises == ((6, 1), (7, 12), (1, 1))
    assert [each.file.weights for each in lesson.networks] == [ARTICLE.file.weights]


def test_with_everything_on_nothing_is_left_out(
    page: LessonPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.title.setText("All")
    assert saved(page, tmp_path / "l.json", monkeypatch) == Lesson("All")


def test_with_no_room_on_there_is_the_learn_room(
    page: LessonPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.title.setText("Learn alone")
    for button in (*page.rooms.buttons.values(), *page.parts.buttons.values()):
        button.click()
    lesson = saved(page, tmp_path / "l.json", monkeypatch)
    assert [n for n in ("type", "network", "decode", "learn") if lesson.shows_room(n)] == ["learn"]
    assert not any(map(lesson.shows_part, ("exercises", "challenge", "class")))


@pytest.mark.parametrize(
    ("title", "text", "forms", "said"),
    [
        ("", "", "", '"title" is empty'),
        ("T", "x" * 5000, "", "5,000 signs"),
        ("T", "", "6-1 six", "'six' is no form"),
        ("T", "", "1-1 " * 61, "61 entries"),
    ],
)
def test_what_cant_be_is_said_and_not_saved(
    page: LessonPage, told: list[str], title: str, text: str, forms: str, said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(QFileDialog, "getSaveFileName", pytest.fail)
    page.title.setText(title)
    page.text.setPlainText(text)
    page.forms.setText(forms)
    page.save()
    assert said in told[-1]
