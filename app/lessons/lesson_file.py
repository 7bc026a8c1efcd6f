"""Lessons as files: which rooms are shown, and what is to be done there.

    {"lettersum": "lesson", "version": 1, "title": "Backpropagation, first hour", "text": "…",
     "rooms": ["network", "learn"], "parts": ["exercises", "challenge"],
     "networks": [network files], "exercises": [{"level": 6, "seed": 1}]}

Only "lettersum", "version" and "title" are needed. Without "rooms", or without "parts" (those of
the Learn room), all are shown; the Learn room always is, as the lesson itself stands there. A room
or a part that the program doesn't have is left out.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.lessons.errors import LessonError, naming_file
from app.lessons.exercise_file import LARGEST_SEED, check_kind
from app.lessons.ladder import LADDER
from app.microscope.network_presets import NetworkPreset
from app.microscope.opening import preset_of
from nncore.errors import NNCoreError
from nncore.network_file_reading import network_file_from
from nncore.untrusted.files import read_ordinary
from nncore.untrusted.json_text import parse_json
from nncore.untrusted.numbers import text, whole_number
from nncore.untrusted.quoting import quoted, quoted_name
from nncore.whole_file import whole_file

LONGEST_TITLE = 100
LONGEST_TEXT = 4000
MOST_NETWORKS = 12
MOST_EXERCISES = 60
LEARN, NETWORK = "learn", "network"  # rooms
EXERCISES, PAGE = "exercises", "lesson"  # parts of the Learn room; the second is always there
_LARGEST_FILE_BYTES = 8_000_000
_MOST_NAMES = 20
_NAME = re.compile(r"[a-z]{1,20}")
_KEYS = {
    "lettersum", "version", "title", "text", "rooms", "parts", "networks", "exercises",
}  # fmt: skip


@dataclass(frozen=True)
class Lesson:
    """``rooms`` and ``parts`` are empty where all are shown; ``exercises`` are level and seed."""

    title: str
    text: str = ""
    rooms: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    networks: tuple[NetworkPreset, ...] = ()
    exercises: tuple[tuple[int, int], ...] = ()

    def shows_room(self, name: str) -> bool:
        """Whether this room is seen: those named, and those in which there is something to do."""
        needed = {LEARN, *([NETWORK] if self.networks else [])}
        return not self.rooms or name in self.rooms or name in needed

    def shows_part(self, name: str) -> bool:
        """Whether this part of the Learn room is seen."""
        return not self.parts or name in self.parts or (name == EXERCISES and bool(self.exercises))


def lesson_as_json(lesson: Lesson) -> dict[str, Any]:
    """As JSON values; what is empty is left out."""
    content = {
        "lettersum": "lesson",
        "version": 1,
        "title": lesson.title,
        "text": lesson.text,
        "rooms": list(lesson.rooms),
        "parts": list(lesson.parts),
        "networks": [preset.file.to_json() for preset in lesson.networks],
        "exercises": [{"level": level, "seed": seed} for level, seed in lesson.exercises],
    }
    return {key: value for key, value in content.items() if value not in ("", [])}


def write_lesson(path: Path, lesson: Lesson) -> None:
    """Writes a lesson, whole or not at all. Raises OSError."""
    content = json.dumps(lesson_as_json(lesson), indent=1, ensure_ascii=False) + "\n"
    with whole_file(path) as stream:
        stream.write(content.encode())


def check_lesson(lesson: Lesson) -> None:
    """Raises LessonError for a lesson that nobody could read once it is written."""
    written = json.dumps(lesson_as_json(lesson)).encode()
    if len(written) > _LARGEST_FILE_BYTES:
        raise LessonError("its networks are too large together; leave some out")
    try:
        parse_lesson(written)
    except NNCoreError as error:
        raise LessonError(str(error)) from None


def read_lesson(path: Path) -> Lesson:
    """Reads a lesson. Raises LessonError, one line that begins with the path."""
    with naming_file(path):
        return parse_lesson(read_ordinary(path, _LARGEST_FILE_BYTES))


def parse_lesson(source: str | bytes) -> Lesson:
    """Reads the JSON text of a lesson. Raises LessonError or NNCoreError."""
    content = parse_json(source)
    check_kind(content, "lesson")
    unknown = sorted(set(content) - _KEYS)
    if unknown:
        raise LessonError(
            f'unknown key "{quoted_name(unknown[0])}"; known are {", ".join(sorted(_KEYS))}'
        )
    title = text(content.get("title", ""), '"title"', LONGEST_TITLE).strip()
    if not title:
        raise LessonError('"title" is empty; give the lesson a title')
    return Lesson(
        title,
        text(content.get("text", ""), '"text"', LONGEST_TEXT),
        _names(content, "rooms"),
        _names(content, "parts"),
        _networks(_listed(content, "networks", MOST_NETWORKS)),
        tuple(
            _exercise(each, place)
            for place, each in enumerate(_listed(content, "exercises", MOST_EXERCISES), start=1)
        ),
    )


def _listed(content: dict[str, Any], key: str, most: int) -> list[Any]:
    value = content.get(key, [])
    if not isinstance(value, list):
        raise LessonError(f'"{key}" is {quoted(value)}; a list is needed')
    if len(value) > most:
        raise LessonError(f'"{key}" has {len(value):,} entries; at most {most} are read')
    return value


def _names(content: dict[str, Any], key: str) -> tuple[str, ...]:
    names = _listed(content, key, _MOST_NAMES)
    for name in names:
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise LessonError(f'"{key}": {quoted(name)} is no name such as "network"')
    return tuple(dict.fromkeys(names))


def _networks(values: list[Any]) -> tuple[NetworkPreset, ...]:
    presets = []
    for place, value in enumerate(values, start=1):
        try:
            file = network_file_from(value)
            shape = "-".join(map(str, file.layers[:6])) + "-…" * (len(file.layers) > 6)
            presets.append(preset_of(f"Lesson {place}: {shape}", file))
        except NNCoreError as error:
            raise LessonError(f"network {place}: {error}") from None
    return tuple(presets)


def _exercise(value: Any, place: int) -> tuple[int, int]:
    where = f"exercise {place}"
    if not isinstance(value, dict):
        raise LessonError(
            f'{where} is {quoted(value)}; such as {{"level": 6, "seed": 1}} is needed'
        )
    level = whole_number(value.get("level"), f'{where}: "level"', 1, len(LADDER))
    return level, whole_number(value.get("seed", 1), f'{where}: "seed"', 0, LARGEST_SEED)
