"""A learner made up for tests: works a sheet through by hand, with slips of a choice.

The slips are worked out here once more, from the numbers and with nothing of app.lessons.slips.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import exp, floor, log10

from app.lessons.sheet import Sheet

Planted = Callable[[Sheet, str, Mapping[str, float]], float | None]


def _logistic(x: float) -> float:
    return 1 / (1 + exp(-x))


def _inside(name: str) -> str:
    return name[name.index("(") + 1 : name.index(")")]


def _without_bias(sheet: Sheet, name: str, known: Mapping[str, float]) -> float | None:
    terms = [(t.source, t.weight) for t in sheet.terms(_inside(name)) if t.weight[0] == "w"]
    if not sheet.file.bias_weights:
        return None
    return sum(sheet.number(source, known) * sheet.given[weight] for source, weight in terms)


def _swapped(sheet: Sheet, name: str, known: Mapping[str, float]) -> float | None:
    terms = sheet.terms(_inside(name))
    weighted = [t for t in terms if t.weight[0] == "w"]
    if len(weighted) != 2:
        return None
    first, second = (sheet.number(t.source, known) for t in weighted)
    rest = sum(
        sheet.number(t.source, known) * sheet.given[t.weight] for t in terms if t.weight[0] == "v"
    )
    return second * sheet.given[weighted[0].weight] + first * sheet.given[weighted[1].weight] + rest


def _without_a_path(sheet: Sheet, name: str, known: Mapping[str, float]) -> float | None:
    terms = sheet.terms_back(_inside(name)) if "(h" in name else []
    if len(terms) < 2:
        return None
    return sum(known[t.source] * sheet.given[t.weight] for t in terms[1:])


def _without_weights(sheet: Sheet, name: str, known: Mapping[str, float]) -> float | None:
    terms = sheet.terms_back(_inside(name)) if "(h" in name else []
    return sum(known[t.source] for t in terms) if terms else None


def _crossed(sheet: Sheet, name: str, known: Mapping[str, float]) -> float | None:
    terms = sheet.terms_back(_inside(name)) if "(h" in name else []
    if len(terms) != 2:
        return None
    one, other = terms
    return (
        known[one.source] * sheet.given[other.weight]
        + known[other.source] * sheet.given[one.weight]
    )


def _with_updated(sheet: Sheet, name: str, known: Mapping[str, float]) -> float | None:
    unit = _inside(name)
    terms = sheet.terms_back(unit) if "(h" in name else []
    total = 0.0
    for term in terms:
        delta = known[term.source]
        total += delta * (sheet.given[term.weight] - 0.5 * delta * known[f"sig({unit})"])
    return total if terms else None


def _scaled(factor: float) -> Planted:
    def planted(sheet: Sheet, name: str, known: Mapping[str, float]) -> float | None:
        if name != "E_total" and "(o" not in name:
            return None
        return factor * sheet.work_out(sheet.box(name), known)

    return planted


def _other_input(sheet: Sheet, name: str, known: Mapping[str, float]) -> float | None:
    weight = name.removeprefix("dE/d")
    beside = sheet.signals_beside(weight)
    delta = known[f"delta({sheet.target(weight)})"]
    return delta * sheet.number(beside[0], known) if beside else None


def _delta_of(name: str, sheet: Sheet, known: Mapping[str, float]) -> float:
    return known[f"delta({sheet.target(name.removeprefix('dE/d'))})"]


# By the beginning of a box's name: each slip that can be made there.
PLANTED: dict[str, dict[str, Planted]] = {
    "net": {"bias_missing": _without_bias, "swapped_inputs": _swapped},
    "sig": {
        "sigmoid_missing": lambda s, n, k: k[f"net({_inside(n)})"],
        "sigmoid_sign": lambda s, n, k: _logistic(-k[f"net({_inside(n)})"]),
    },
    "E_total": {"doubled": _scaled(2)},
    "dE/dsig": {
        "target_minus_output": _scaled(-1),
        "half_kept": _scaled(0.5),
        "path_missing": _without_a_path,
        "weights_missing": _without_weights,
        "weights_crossed": _crossed,
        "updated_weights": _with_updated,
    },
    "dsig": {
        "slope_one_minus": lambda s, n, k: 1 - k[f"sig({_inside(n)})"],
        "slope_squared": lambda s, n, k: k[f"sig({_inside(n)})"] ** 2,
        "slope_of_sigmoid": lambda s, n, k: (
            _logistic(k[f"sig({_inside(n)})"]) * _logistic(-k[f"sig({_inside(n)})"])
        ),
    },
    "delta": {
        "slope_missing": lambda s, n, k: k[f"dE/dsig({_inside(n)})"],
        "added": lambda s, n, k: (
            k[f"dE/dsig({_inside(n)})"] + k[f"dsig({_inside(n)})/dnet({_inside(n)})"]
        ),
    },
    "dE/dw": {
        "other_input": _other_input,
        "input_missing": lambda s, n, k: _delta_of(n, s, k),
    },
    "w": {
        "plus_instead_of_minus": lambda s, n, k: s.given[n[:-1]] + 0.5 * k[f"dE/d{n[:-1]}"],
        "rate_missing": lambda s, n, k: s.given[n[:-1]] - k[f"dE/d{n[:-1]}"],
    },
}


def slips_of(name: str) -> dict[str, Planted]:
    """Those that can be made in the box of this name."""
    beginnings = [each for each in PLANTED if name.startswith(each)]
    return PLANTED[max(beginnings, key=len)] if beginnings else {}


def seen_slip(sheet: Sheet, name: str, slip: str, digits: int) -> bool:
    """Whether a slip can be made in this box, and is seen at so many digits."""
    value, right = slips_of(name)[slip](sheet, name, sheet.right), sheet.right[name]
    return value is not None and abs(value - right) > 5 * 10.0 ** (
        floor(log10(abs(right))) - digits + 1
    )


@dataclass(frozen=True)
class Worked:
    """What was written into each box, and the slips that were made."""

    written: dict[str, str]
    made: dict[str, str]


def work_through(
    sheet: Sheet, asks: tuple[str, ...], digits: int, goes_on_with_all: bool,
    planted: Mapping[str, str],
) -> Worked:  # fmt: skip
    """``goes_on_with_all`` digits of the calculator, or else with what was written down.
    ``planted`` says which slip is made in which box, where it can be made."""
    known: dict[str, float] = {}
    written, made = {}, {}
    for name in sheet.on_the_way(asks):
        value = sheet.work_out(sheet.box(name), known)
        if name in planted:
            slipped = slips_of(name)[planted[name]](sheet, name, known)
            if slipped is not None:
                value, made[name] = slipped, planted[name]
        if name in asks:
            written[name] = f"{value:#.{digits}g}"
            known[name] = value if goes_on_with_all else float(written[name])
        else:
            known[name] = value
    return Worked(written, made)
