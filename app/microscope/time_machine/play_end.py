"""Training that ends by itself, where it is good enough or where it gets nowhere."""

from __future__ import annotations

from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import Activity
from app.microscope.time_machine.stopping import Stillness, reached_text, still_text


class PlayEnd:
    """Advances a session and stops it, saying why. Where Play stopped by itself, the next one
    goes on past what it stopped at."""

    def __init__(self, session: TrainingSession) -> None:
        self._session = session
        self._below: float | None = None
        self._stillness: Stillness | None = None

    def begin(self) -> None:
        """Play was pressed."""
        session, until = self._session, self._session.until
        is_past = session.activity is Activity.REACHED or (
            until is not None and session.is_below(until)
        )
        self._below = None if is_past else until
        self._stillness = Stillness(session.samples)
        if session.activity is Activity.STILL:
            self._stillness = None
        if session.is_teaching:  # that has an end of its own
            self._below = self._stillness = None

    def set_until(self, until: float | None) -> None:
        """Another bound of the error, from now on."""
        self._session.until = until
        self._below = until

    def advance(self, updates: int) -> None:
        """Makes so many updates, or fewer; the last round of many by itself, to see whether it
        has changed anything."""
        samples = self._session.samples
        for part in (updates - samples, samples) if updates > samples else (updates,):
            if self._session.activity is Activity.TRAINING:
                self._advance(part)

    def _advance(self, updates: int) -> None:
        session = self._session
        if session.advance(updates, self._below) and self._below is not None:
            error = session.snapshot().error
            said = reached_text(session.update, error, self._below, session.samples)
            session.stop(Activity.REACHED, said)
        elif self._is_still():
            session.stop(Activity.STILL, still_text(session.update, session.samples))

    def _is_still(self) -> bool:
        session = self._session
        if self._stillness is None or session.activity is not Activity.TRAINING:
            return False
        return self._stillness.saw(session.update, session.weights_now())
