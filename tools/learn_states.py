"""The states in which the parts of the Learn room are photographed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from app.gui.learn.challenge.challenge_part import ChallengePart
from app.gui.learn.class_kit.class_part import ClassPart
from app.gui.learn.exercises import Exercises
from app.gui.learn.room import LearnRoom
from app.lessons.class_sheets import Form, draw_forms
from app.lessons.exercise_file import Answers
from app.lessons.kept_desk import write_answers
from app.lessons.own_shape import OwnShape

STUDENTS = ("Ada", "Ben", "Chloé", "Dmitri", "Emil", "Farid", "Grace", "Hana", "Ivo", "Jun")
LEVEL = 6  # the article's network
SPOT_LEVEL, DEEPEST = 6, 9
BOXES_FILLED_IN, NEW_WEIGHT = 9, "w6'"
Wait = Callable[[Callable[[], bool]], None]


class LearnStates:
    """Brings the room into each of them; ``wait`` lets the window work until something holds."""

    def __init__(self, room: LearnRoom, wait: Wait) -> None:
        self._room, self._wait = room, wait

    def slip(self) -> Exercises:
        """The way forward filled in, and a sign that was lost on the way back."""
        self._room.open_part("Exercises")
        part = self._room.part
        assert isinstance(part, Exercises)
        part.open_level(LEVEL, 1)
        right = part.desk.exercise.sheet.right
        for name in part.desk.exercise.asks[:BOXES_FILLED_IN]:
            part.write(name, f"{right[name]:.4f}")
        part.write("dE/dsig(o1)", f"{-right['dE/dsig(o1)']:.4f}")
        self._wait(lambda: part.drawn.isVisible())
        return part

    def all_states(self) -> dict[str, Callable[[], object]]:
        """What brings the room into each state, by the name of its picture. They build upon each
        other: to be called in this order."""
        return {
            "walk-pages": lambda: self._room.open_part("Walk"),
            "slip": self.slip,
            "sheet": lambda: self._exercises().choose_boxes("sheet"),
            "step": self._step_in_picture,
            "weight": self._weight,
            "done": self._all_right,
            "end": self._only_the_end,
            "deep": lambda: self._exercises().open_level(DEEPEST, 1),
            "own-shape": lambda: self._exercises().open_shape(OwnShape((3, 4, 2, 1))),
            "spot": lambda: self._spot(SPOT_LEVEL),
            "spot-found": self._spot_found,
            "spot-named": self._spot_named,
            "challenge": self.challenge,
            "challenge-made": self._make_challenge,
            "class-sheets": lambda: self._class_page("sheets"),
            "class-table": self.class_table,
            "class-boxes": lambda: self._class_page("boxes"),
            "class-lesson": lambda: self._class_page("lesson"),
        }

    def _exercises(self) -> Exercises:
        self._room.open_part("Exercises")
        part = self._room.part
        assert isinstance(part, Exercises)
        return part

    def _step_in_picture(self) -> None:
        self._exercises().choose_boxes("picture")
        self.step_up(self._exercises())

    def _weight(self) -> None:
        """A gradient with another neuron's signal, and a hint."""
        part = self._exercises()
        right = part.desk.exercise.sheet.right
        for name in ("dE/dsig(o1)", "dsig(o1)/dnet(o1)", "delta(o1)"):
            part.write(name, f"{right[name]:.4f}")
        part.write("dE/dw5", f"{right['delta(o1)'] * right['sig(h2)']:.4f}")

    def _all_right(self) -> None:
        part = self._exercises()
        part.open_level(2, 1)
        for name in part.desk.exercise.asks:
            part.write(name, f"{part.desk.exercise.sheet.right[name]:.4g}")

    def _only_the_end(self) -> None:
        part = self._exercises()
        part.open_level(1, 2)
        for name in (name for name in part.desk.exercise.asks if name.endswith("'")):
            part.write(name, f"{part.desk.exercise.sheet.right[name]:.5g}")

    def _spot(self, level: int) -> None:
        part = self._exercises()
        part.open_level(level, 1)
        part.tools.kind.set_value("spot")
        part.show_kind()

    def _spot_found(self) -> None:
        spot = self._exercises().spot
        spot.table.setCurrentIndex(spot.model.index(spot.model.row(spot.spotting.planted.box), 1))
        spot.point()

    def _spot_named(self) -> None:
        spot = self._exercises().spot
        spot.slips.setCurrentIndex(spot.spotting.choices().index(spot.spotting.planted.slip.name))
        spot.name()

    def _make_challenge(self) -> None:
        self._room.open_part("Challenge")
        part = self._room.part
        assert isinstance(part, ChallengePart)
        part.tools.kind.set_value("make")
        part.show_kind()
        part.card.row.step_by(3)

    def _class_page(self, page: str) -> None:
        self._room.open_part("Class")
        part = self._room.part
        assert isinstance(part, ClassPart)
        self._wait(lambda: not part.errands.is_busy)
        part.go_to(page)

    def step_up(self, part: Exercises) -> None:
        """A new weight with the wrong sign: its run climbs."""
        sheet = part.desk.exercise.sheet
        part.write(NEW_WEIGHT, f"{2 * sheet.given['w6'] - sheet.right[NEW_WEIGHT]:.4f}")
        self._wait(lambda: NEW_WEIGHT in part.drawn.heading.text())

    def challenge(self) -> None:
        """A wrong value tried, and two hints."""
        self._room.open_part("Challenge")
        part = self._room.part
        assert isinstance(part, ChallengePart)
        part.open_level(LEVEL, 1)
        part.choose_weight("w2")
        part.card.row.step_by(1)
        part.hint()
        part.hint()

    def class_table(self) -> None:
        """Ten sheets handed in, some with slips, one file damaged."""
        self._room.open_part("Class")
        part = self._room.part
        assert isinstance(part, ClassPart)
        part.go_to("table")
        self._wait(lambda: not part.errands.is_busy)
        with tempfile.TemporaryDirectory() as folder:
            part.take_files(_handed_in(Path(folder)))
            self._wait(lambda: not part.errands.is_busy)


def _handed_in(folder: Path) -> list[Path]:
    paths = []
    for student, form in zip(STUDENTS, draw_forms(LEVEL, 1, len(STUDENTS)), strict=True):
        path = folder / f"{student}.json"
        write_answers(path, Answers(student, form.exercise, _typed(form)))
        paths.append(path)
    damaged = folder / "sheet.json"
    damaged.write_text("{")
    return [*paths, damaged]


def _typed(form: Form) -> dict[str, str]:
    """Every second student loses a sign, every third forgets a slope, every fourth stops early."""
    right = form.exercise.sheet.right
    asks = form.exercise.asks[: 20 if form.number % 4 == 0 else None]
    typed = {name: f"{right[name]:.4g}" for name in asks}
    if form.number % 2 and "dE/dsig(o1)" in typed:
        typed["dE/dsig(o1)"] = f"{-right['dE/dsig(o1)']:.4g}"
    if form.number % 3 == 0 and "delta(h1)" in typed:
        typed["delta(h1)"] = f"{right['dE/dsig(h1)']:.4g}"
    return typed
