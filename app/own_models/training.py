"""One training on a person's own text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.counting.text_counts import TextCounts
from app.own_models.own_settings import OwnSettings
from app.own_models.training_log import TrainingLog
from app.prediction.keyboard.training_text import TrainingText
from app.words.lexicon import Lexicon
from nncore.training import TrainingRun


@dataclass
class Training:
    """``trained_on`` says in a few words what its text is. All but the name stays as it is; what is
    in ``run`` and ``log`` changes."""

    name: str
    trained_on: str
    settings: OwnSettings
    text: TrainingText
    run: TrainingRun
    log: TrainingLog

    @classmethod
    def begun(
        cls,
        name: str,
        trained_on: str,
        settings: OwnSettings,
        counts: TextCounts,
        lexicon: Lexicon,
        log: TrainingLog,
    ) -> Training:
        """At its beginning. Raises TrainingTextError."""
        text = TrainingText.of_counts(counts, lexicon, settings.for_keyboard())
        run = text.new_run(settings.for_keyboard())
        return cls(name, trained_on, settings, text, run, log)

    @property
    def fingerprint(self) -> str:
        """The same for the same text and settings."""
        return self.text.fingerprint(self.settings.for_keyboard())

    def note(self) -> dict[str, Any]:
        """What the file of its run says of it, as JSON values."""
        return {
            "name": self.name, "trained_on": self.trained_on, "text": self.fingerprint,
            "settings": self.settings.to_json(), "log": self.log.to_json(),
        }  # fmt: skip
