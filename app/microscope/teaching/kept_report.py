"""What came of teaching, as it is kept from one start to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.microscope.teaching.attempt import TeachingReport, Verdict
from nncore.errors import NetworkFileError
from nncore.untrusted.numbers import text, whole_number

MOST_SIGNS = 1_000  # of its sentence
_KEPT = {verdict.value: verdict for verdict in (Verdict.TAUGHT, Verdict.GIVEN_UP)}


@dataclass(frozen=True)
class KeptReport:
    """``run`` is the place of the run that was taught among those of the network that is shown."""

    run: int
    verdict: Verdict
    text: str
    update: int | None

    def to_json(self) -> dict[str, object]:
        """What a file has of it."""
        return {
            "run": self.run,
            "verdict": self.verdict.value,
            "text": self.text,
            "update": self.update,
        }

    def of_run(self, number: int) -> TeachingReport:
        """The report, now that its run has this number."""
        return TeachingReport(self.verdict, self.text, number, self.update)


def kept_report(report: TeachingReport | None, numbers: Sequence[int]) -> KeptReport | None:
    """What is kept of a report, where the runs have these numbers: nothing of teaching that still
    goes on, of a refusal, or of a run that isn't there any more."""
    if report is None or report.verdict.value not in _KEPT or report.run not in numbers:
        return None
    if len(report.text) > MOST_SIGNS:
        return None
    return KeptReport(numbers.index(report.run), report.verdict, report.text, report.update)


def parse_kept_report(value: Any, runs: int) -> KeptReport | None:
    """Reads it where the network that is shown has so many runs. Raises NetworkFileError or
    UntrustedError, one line."""
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise NetworkFileError("what should tell of teaching doesn't")
    verdict = _KEPT.get(text(value.get("verdict", ""), '"verdict"', 20))
    if verdict is None:
        raise NetworkFileError("teaching came to no end that is known")
    run = whole_number(value.get("run", 0), '"run"', most=runs - 1)
    update = None if value.get("update") is None else whole_number(value["update"], '"update"')
    return KeptReport(run, verdict, text(value.get("text", ""), '"text"', MOST_SIGNS), update)
