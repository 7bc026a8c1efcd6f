"""One attempt to teach a network a lesson: it ends at the very update at which all words come
first, or says why they don't."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from app.microscope.teaching.flip import FirstTaught
from app.microscope.teaching.lesson import Lesson
from app.microscope.teaching.telling import (
    all_words_come,
    flip_text,
    given_up_text,
    stands_still,
)
from app.microscope.time_machine.recording import Recording

MOST_UPDATES = 5_000_000  # as many as the article's preset has for each size of its hidden layer


class Verdict(Enum):
    """What came of it so far."""

    RUNNING = "running"
    TAUGHT = "taught"
    GIVEN_UP = "given up"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class TeachingReport:
    """``text`` says it in a sentence; ``update`` is the first after which all words came first,
    None before there is one. ``run`` is the run's number, 0 where no run began."""

    verdict: Verdict
    text: str
    run: int = 0
    update: int | None = None


class Attempt:
    """Belongs to one run, whose samples are the lesson's; ``report`` says how it stands."""

    def __init__(self, lesson: Lesson, recording: Recording) -> None:
        self._lesson, self.recording = lesson, recording
        self._first_taught = FirstTaught(lesson, recording.run.file)
        self._seen, self._end = recording.run.start, recording.head + MOST_UPDATES
        text = f"training until {all_words_come(lesson)} first"
        self.report = TeachingReport(Verdict.RUNNING, text, recording.run.number)
        recording.go_to(self._seen)
        if self._first_taught.at(recording.network.values):
            self._succeed(self._seen)

    @property
    def run(self) -> int:
        """The number of the run that is trained."""
        return self.report.run

    @property
    def is_on(self) -> bool:
        """Whether training goes on."""
        return self.report.verdict is Verdict.RUNNING

    def look_back(self) -> None:
        """Looks at what has been trained meanwhile, or before."""
        if self.is_on and self.recording.head > self._seen:
            found = self.recording.find(self._first_taught, self._seen)
            self._seen = self.recording.head
            if found is not None:
                self._succeed(found)

    def advance(self, updates: int) -> None:
        """Makes at most so many updates."""
        self.look_back()
        recording = self.recording
        left = self._end - recording.head
        if not self.is_on:
            return
        with np.errstate(over="ignore", invalid="ignore"):
            is_taught = recording.advance_until(min(updates, max(left, 0)), self._first_taught)
        self._seen = recording.head
        if is_taught:
            self._succeed(recording.head)
        elif recording.diverged is not None:
            self._give_up("the numbers ran away; take a smaller η, then teach it again")
        elif recording.head >= self._end or stands_still(recording.curve(), recording.head):
            recording.go_to(recording.head)
            missing = self._lesson.missing(recording.network)
            self._give_up(given_up_text(self._lesson, missing, recording))

    def _succeed(self, update: int) -> None:
        recording = self.recording
        if update > recording.run.start:
            recording.go_to(update - 1)
            text = flip_text(update, self._lesson.missing(recording.network), self._lesson)
        else:
            text = f"{all_words_come(self._lesson)} first from the start of this run on"
        self.report = TeachingReport(Verdict.TAUGHT, text, self.run, update)

    def _give_up(self, text: str) -> None:
        self.report = TeachingReport(Verdict.GIVEN_UP, text, self.run)
