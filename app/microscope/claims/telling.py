"""What came out, in one honest line."""

from __future__ import annotations

from collections.abc import Sequence

from app.microscope.claims.claim import EARLY_UPDATES, UPDATES, Outcome
from app.microscope.number_format import significant

ROUNDING = 1e-28  # E of a miss by 1e-14: lower ones say more about rounding than about learning
_DIGITS = 4
_AT_ROUNDING = "as low as computed numbers go"
_HARDLY = 1.01  # times


def tell_pair(outcomes: Sequence[Outcome]) -> str:
    """How many times lower or higher E of the second run ends, and E of both."""
    if not _all_went_well(outcomes):
        return _measured(outcomes)
    first, second = outcomes
    early = sum(first.early), sum(second.early)
    final = sum(first.final), sum(second.final)
    verdict = _verdict(_error_name(outcomes), _name(second), early, final)
    return f"{verdict} {_measured(outcomes)}"


def tell_lowest(outcomes: Sequence[Outcome]) -> str:
    """Which of some runs ends with the lowest E, and E of all."""
    text = _measured(outcomes)
    well = [outcome for outcome in outcomes if not outcome.trouble]
    if len(well) < 2:
        return text
    low = [outcome for outcome in well if sum(outcome.final) < ROUNDING]
    if len(low) == len(well):
        best = min(well, key=lambda outcome: sum(outcome.early))
        early = f"after {EARLY_UPDATES} updates {_name(best)} was the lowest"
        return f"All end {_AT_ROUNDING}; {early}. {text}"
    if len(low) > 1:
        return f"{_listed([_name(outcome) for outcome in low])} end {_AT_ROUNDING}. {text}"
    best = min(well, key=lambda outcome: sum(outcome.final))
    return f"{_name(best)} ends lowest. {text}"


def tell_range(outcomes: Sequence[Outcome]) -> str:
    """The lowest and the highest E of some runs."""
    well = [outcome for outcome in outcomes if not outcome.trouble]
    if not well:
        return _troubles(outcomes)
    early = _range({_name(outcome): sum(outcome.early) for outcome in well})
    final = _range({_name(outcome): sum(outcome.final) for outcome in well})
    starts = "1 start" if len(well) == 1 else f"{len(well)} starts"
    text = f"{starts}: {_error_name(well)} after {EARLY_UPDATES} updates {early}; "
    text = f"{text}after {UPDATES:,} {final}."
    if max(sum(outcome.final) for outcome in well) < ROUNDING:
        text = f"{text} All end {_AT_ROUNDING}."
    return _joined(text, _troubles(outcomes))


def tell_output(place: int, outcomes: Sequence[Outcome]) -> str:
    """E of one output (its place, from 0) and of the others, in the first run and the second."""
    if not _all_went_well(outcomes):
        return _measured(outcomes)
    first, second = outcomes
    name = f"E(o{place + 1})"
    early = first.early[place], second.early[place]
    final = first.final[place], second.final[place]
    verdict = _verdict(name, _name(second), early, final)
    return (
        f"{verdict} From {_name(first)} to {_name(second)}: "
        f"after {EARLY_UPDATES} updates {_change(name, place, first.early, second.early)}; "
        f"after {UPDATES:,} {_change(name, place, first.final, second.final)}."
    )


def _change(name: str, place: int, first: Sequence[float], second: Sequence[float]) -> str:
    others = sum(first) - first[place], sum(second) - second[place]
    if len(first) == 2:
        others = first[1 - place], second[1 - place]
    others_name = f"E(o{2 - place})" if len(first) == 2 else "the other outputs together"
    return (
        f"{name} {_number(first[place])} → {_number(second[place])}, "
        f"{others_name} {_number(others[0])} → {_number(others[1])}"
    )


def _measured(outcomes: Sequence[Outcome]) -> str:
    well = [outcome for outcome in outcomes if not outcome.trouble]
    if not well:
        return _troubles(outcomes)
    early = [f"{_number(sum(outcome.early))} with {_name(outcome)}" for outcome in well]
    final = [_number(sum(outcome.final)) for outcome in well]
    text = (
        f"{_error_name(well)} after {EARLY_UPDATES} updates: {_listed(early)}; "
        f"after {UPDATES:,}: {_listed(final)}."
    )
    return _joined(text, _troubles(outcomes))


def _verdict(name: str, second: str, early: tuple[float, float], final: tuple[float, float]) -> str:
    """``early`` and ``final`` hold E of the first run and of the second."""
    if early[0] == early[1] and final[0] == final[1]:
        return "No difference at all."
    if max(final) >= ROUNDING:
        return f"With {second}, {name} ends {_times(*final)}."
    if max(early) < ROUNDING:
        return f"Both are {_AT_ROUNDING} from early on."
    return (
        f"Both end {_AT_ROUNDING}; after {EARLY_UPDATES} updates {name} with {second} was "
        f"{_times(*early)}."
    )


def _times(first: float, second: float) -> str:
    if second < ROUNDING:
        return f"lower, {_AT_ROUNDING}"
    if first < ROUNDING:
        return f"higher; the other is {_AT_ROUNDING}"
    ratio = max(first, second) / min(first, second)
    if ratio < _HARDLY:
        return "hardly any different"
    times = f"{ratio:.3g}" if ratio < 1_000 else f"{ratio:,.0f}"
    times = times if ratio < 1e6 else "over a million"
    return f"{times} times {'lower' if second < first else 'higher'}"


def _range(errors: dict[str, float]) -> str:
    best, worst = min(errors, key=errors.__getitem__), max(errors, key=errors.__getitem__)
    return f"from {_number(errors[best])} ({best}) to {_number(errors[worst])} ({worst})"


def _troubles(outcomes: Sequence[Outcome]) -> str:
    """Each trouble once, with all the runs that had it."""
    troubles = dict.fromkeys(outcome.trouble for outcome in outcomes if outcome.trouble)
    return " ".join(
        f"{_listed([_name(each) for each in outcomes if each.trouble == trouble])}: {trouble}."
        for trouble in troubles
    )


def _all_went_well(outcomes: Sequence[Outcome]) -> bool:
    return not any(outcome.trouble for outcome in outcomes)


def _name(outcome: Outcome) -> str:
    """Its title, which no end of a line shall part."""
    return outcome.title.replace(" ", "\u00a0")


def _listed(texts: Sequence[str]) -> str:
    return " and ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts)


def _error_name(outcomes: Sequence[Outcome]) -> str:
    return "mean E" if outcomes[0].samples > 1 else "E"


def _joined(text: str, more: str) -> str:
    text = text[0].upper() + text[1:]
    return f"{text} {more}" if more else text


def _number(value: float) -> str:
    return significant(value, _DIGITS)
