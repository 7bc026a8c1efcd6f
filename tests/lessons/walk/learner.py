"""A learner on the walk without a window: a real session, real predictions, and what is seen."""

from __future__ import annotations

from dataclasses import replace

from app.lessons.walk.page import Prompt, WalkPage
from app.lessons.walk.preparing import prepare
from app.lessons.walk.seen import Seen
from app.lessons.walk.walking import Walk
from app.microscope.network_presets import EXCLUSIVE_OR
from app.microscope.telling.prediction import Mark, Prediction
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import Activity
from nncore.kernels.online import train_online_numpy


class Learner:
    """``seen`` is what the rooms show now; each method does one thing and looks."""

    def __init__(self, page: WalkPage) -> None:
        self.walk, self.page = Walk(), page
        self.session = TrainingSession(EXCLUSIVE_OR, lambda: train_online_numpy)
        self.prediction = Prediction()
        self.seen = Seen(room=page.room)
        self.walk.open(page)
        prepare(self.session, page.setting)
        self.prediction.switch(page.setting.is_predicting)
        self.look(explained=page.setting.weight)
        self.walk.begin(self.seen)

    @property
    def prompt(self) -> Prompt:
        """What one is told to do."""
        prompt = self.walk.prompt(self.seen)
        assert prompt is not None
        return prompt

    def look(self, **news: object) -> bool:
        """Looks, with what is seen besides the network; returns whether a step was done by it."""
        snapshot = self.session.snapshot()
        shown = self.prediction.veiled(snapshot) if self.page.setting.network else None
        self.seen = replace(
            self.seen,
            snapshot=shown,
            is_predicting=self.prediction.is_on,
            asked=self.prediction.asked(snapshot) if self.prediction.is_on else "",
            **news,
        )
        if not self.walk.see(self.seen):
            return False
        self.seen = replace(self.seen, guessed=(), claims=(), ways=(), nudges=())
        return True

    def step(self) -> bool:
        """The button Step."""
        self.session.activity = Activity.STEPPED
        self.session.step()
        return self.look()

    def back(self) -> bool:
        """The button Back."""
        self.session.back()
        return self.look()

    def play(self, updates: int) -> bool:
        """Play, as seen once while it is on and once after so many updates."""
        self.session.activity = Activity.TRAINING
        done = self.look()
        self.session.advance(updates)
        self.session.activity = Activity.FINISHED
        return self.look() or done

    def predict(self) -> bool:
        """The switch Predict."""
        self.prediction.switch(True)
        return self.look()

    def guess(self, text: str) -> bool:
        """Writes into the field for guesses."""
        snapshot = self.session.snapshot()
        asked = self.prediction.asked(snapshot)
        is_right = self.prediction.guess(snapshot, text) is Mark.RIGHT
        return self.look(guessed=(*self.seen.guessed, asked) if is_right else self.seen.guessed)

    def right(self, digits: int = 4) -> str:
        """The number that is asked for, as someone writes it who has worked it out."""
        value = self.session.snapshot().value(self.seen.asked)
        assert value is not None
        return f"{value:.{digits}g}"
