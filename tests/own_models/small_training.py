"""A training small enough for a test: a hundred short sentences, a dictionary of a few words, and
a model in use that always says the same."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path
from threading import Event

from app.own_models.kept_text import KeptText
from app.own_models.kept_training import TrainingKeeper
from app.own_models.library import ModelLibrary
from app.own_models.own_settings import OwnSettings
from app.own_models.training_means import InUse, Voices
from app.own_models.training_session import OwnTrainingSession
from app.own_models.training_view import Stage, TrainingView
from tests.patience import PATIENCE_SECONDS
from tests.prediction.keyboard.small import LEXICON

WHO, DOES = ("I", "you", "we", "they", "Sam"), ("see", "like", "take", "know")
WHAT = ("the train", "the house", "it today", "Monday", "that late", "the long way", "London")
SENTENCES = [f"{who} {does} {what}." for who, does, what in product(WHO, DOES, WHAT)]
SETTINGS = OwnSettings("letter sum", context_words=2, hidden=8, epochs=2, seed=1)
MOST_STEPS = 5_000


class SmallMeans:
    """``asked`` are the keys of the models that were asked for; one called "gone" can't be had.
    While ``gate`` is closed whoever asks for a model waits: training begins and gets nowhere."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.gate = Event()
        self.gate.set()

    def voices(self) -> Voices:
        return Voices(LEXICON)

    def in_use(self, key: str) -> InUse:
        self.asked.append(key)
        assert self.gate.wait(PATIENCE_SECONDS)
        if key == "gone":
            raise FileNotFoundError("gone.npz: no such file")
        return InUse(lambda text, limit: ["the", "it", "I"][:limit], "elsewhere.txt")


class HandClock:
    """Goes on only when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def written_text(folder: Path, name: str = "letters.txt", sentences: int = len(SENTENCES)) -> Path:
    """A file of so many different sentences."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text("\n".join(SENTENCES[:sentences]), encoding="utf-8")
    return path


def small_session(
    folder: Path, means: SmallMeans | None = None, clock: Callable[[], float] | None = None
) -> OwnTrainingSession:
    """A session whose own folder is this one."""
    folder.mkdir(parents=True, exist_ok=True)
    session = OwnTrainingSession(
        means or SmallMeans(), ModelLibrary(folder / "models"),
        TrainingKeeper(lambda: folder), KeptText(lambda: folder), lambda: folder,
        clock or HandClock(),
    )  # fmt: skip
    session.change_settings(SETTINGS)
    return session


def worked(
    session: OwnTrainingSession, until: Callable[[TrainingView], bool] = lambda view: False
) -> TrainingView:
    """Makes steps until there is no work left, or until this holds."""
    for _ in range(MOST_STEPS):
        view = session.view()
        if until(view) or not session.has_work:
            return view
        session.step()
    raise AssertionError(f"no end in {MOST_STEPS} steps: {session.view()}")


def is_training(view: TrainingView) -> bool:
    """Whether the network has learned something, and learns on."""
    return view.stage is Stage.TRAINING and view.progress.epoch > 0
