from __future__ import annotations

from app.writing.undo_steps import PAUSE_SECONDS, Place, UndoSteps


class Typist:
    """Types at the end of a page, with a clock to turn by hand; ``steps`` is what it typed."""

    def __init__(self) -> None:
        self.now = 100.0
        self.place = Place(0, 0)
        self.steps: list[str] = []
        self._rule = UndoSteps(lambda: self.now)

    def type(self, text: str) -> None:
        for sign in text:
            if self._rule.begins(sign, self.place):
                self.steps.append("")
            self.steps[-1] += sign
            self.place = Place(self.place.position + 1, self.place.revision + 1)
            self._rule.typed(sign, self.place)


def test_a_step_is_a_word_with_what_follows_it() -> None:
    typist = Typist()
    typist.type("How are  you, don't   go.  ")
    assert typist.steps == ["How ", "are  ", "you, ", "don't   ", "go.  "]


def test_a_pause_ends_a_step() -> None:
    typist = Typist()
    typist.type("mor")
    typist.now += PAUSE_SECONDS * 0.9
    typist.type("ni")
    typist.now += PAUSE_SECONDS
    typist.type("ng")
    assert typist.steps == ["morni", "ng"]


def test_another_place_or_another_change_ends_a_step() -> None:
    typist = Typist()
    typist.type("ab")
    typist.place = Place(0, typist.place.revision)
    typist.type("cd")
    typist.place = Place(typist.place.position, typist.place.revision + 1)
    typist.type("ef")
    assert typist.steps == ["ab", "cd", "ef"]
