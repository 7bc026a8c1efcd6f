"""One weight changed, and what it gives: by who looks for it, and by who makes a challenge."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from app.lessons.challenge import (
    Challenge,
    Change,
    changed,
    decimals_for,
    make_challenge,
    outputs_of,
    written,
)
from app.lessons.desk import Said
from app.lessons.one_weight import LARGEST_VALUE
from app.lessons.sheet import Sheet
from app.microscope.number_format import NumberError, brief, parse_number
from nncore.network_file import NetworkFile, Sample
from nncore.notation import Notation

_SIG_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Compared:
    """One output of one sample, counted from 0: what is wanted and what the tried value gives."""

    sample: int
    output: str
    wanted: str
    given: str

    @property
    def is_same(self) -> bool:
        """At the digits shown."""
        return self.wanted == self.given


class Trying:
    """One weight of a network at hand, and what it gives. ``tried`` begins with the first weight
    as it was."""

    def __init__(self, title: str, base: NetworkFile, decimals: int) -> None:
        self.title, self.base, self.decimals = title, base, decimals
        self.values = values_of(base)
        self.tried = Change(*next(iter(self.values.items())))

    @property
    def network(self) -> NetworkFile:
        """The network with the tried value."""
        return changed(self.base, self.tried)

    @property
    def given(self) -> tuple[tuple[str, ...], ...]:
        """Its outputs, as they are shown."""
        return written(outputs_of(self.network), self.decimals)

    def try_weight(self, name: str) -> None:
        """Goes on with another weight, as it was."""
        self.tried = Change(name, self.values[name])

    def try_value(self, text: str) -> None:
        """Another value for the weight at hand. Raises NumberError for what is none."""
        self.tried = replace(self.tried, value=read_value(text))

    def shown(self, sample: int) -> NetworkFile:
        """The network with the tried value and this sample alone, counted from 0, for a
        picture."""
        return replace(self.network, samples=(self.network.samples[sample],))

    def compared(self) -> list[Compared]:
        """Every output of every sample, beside those that it is measured by."""
        return compare(self._wanted, self.given)

    @property
    def _wanted(self) -> tuple[tuple[str, ...], ...]:
        raise NotImplementedError


class Making(Trying):
    """Somebody who changes a weight for a classmate: outputs are measured by those before."""

    def __init__(self, title: str, network: NetworkFile) -> None:
        super().__init__(title, network, decimals_for(network))

    @cached_property
    def _before(self) -> tuple[tuple[str, ...], ...]:
        return written(outputs_of(self.base), self.decimals)

    @property
    def _wanted(self) -> tuple[tuple[str, ...], ...]:
        return self._before

    def challenge(self, title: str) -> Challenge:
        """What is saved. Raises LessonError where nobody could find out."""
        return make_challenge(title, self.base, self.tried)


class Hunt(Trying):
    """A learner after the changed weight; ``is_solved`` once it was said rightly."""

    def __init__(self, challenge: Challenge) -> None:
        super().__init__(challenge.title, challenge.network, challenge.decimals)
        self.challenge = challenge
        self.is_solved = False
        self._degree = 0

    @property
    def _wanted(self) -> tuple[tuple[str, ...], ...]:
        return self.challenge.outputs

    def shown(self, sample: int) -> NetworkFile:
        """Its targets are the outputs that are wanted here, not those it was once trained for."""
        file = super().shown(sample)
        wanted = tuple(map(float, self.challenge.outputs[sample]))
        return replace(file, samples=(Sample(file.samples[0].inputs, wanted),))

    def check(self) -> Said:
        """The learner says: this is it."""
        name, value = self.tried.weight, brief(self.tried.value)
        if self.challenge.is_solved_by(self.tried):
            self.is_solved = True
            return Said((f"found: with {name} = {value} every output is as wanted",),
                        frozenset((name,)))  # fmt: skip
        rows = self.compared()
        same = sum(row.is_same for row in rows)
        return Said(
            (f"not yet: with {name} = {value}, {same} of {len(rows)} outputs are as wanted",)
        )

    def hint(self) -> Said:
        """Help, by one degree more each time."""
        self._degree += 1
        match self._degree:
            case 1:
                return self._outputs_that_moved()
            case 2:
                return self._neurons_that_moved()
            case 3:
                names = _weights_into(self.challenge.network.notation, self._neuron)
                return Said((f"it leads to {self._neuron}: one of {', '.join(names)}",),
                            frozenset((self._neuron,)))  # fmt: skip
            case 4:
                return Said((f"it is {self._found.weight}",), frozenset((self._found.weight,)))
        value = brief(self._found.value)
        return Said((f"it is {self._found.weight} = {value}",), frozenset((self._found.weight,)))

    @property
    def _found(self) -> Change:
        """A solution, with as few digits as it can be said with."""
        found = self.challenge.solutions[0]
        middle = (found.low + found.high) / 2
        for digits in range(1, 17):
            value = float(f"{middle:.{digits}g}")
            if found.low <= value <= found.high:
                return Change(found.weight, value)
        return Change(found.weight, middle)

    @property
    def _neuron(self) -> str:
        notation = self.challenge.network.notation
        return notation.unit(notation.target_of(self._found.weight))

    def _outputs_that_moved(self) -> Said:
        challenge = self.challenge
        rows = compare(challenge.outputs, challenge.before)
        moved = sorted({row.output for row in rows if not row.is_same})
        still = sorted({row.output for row in rows} - set(moved))
        lines = [f"moved by the change: {', '.join(moved)}"]
        if still:
            lines.append(f"as before in every sample: {', '.join(still)}")
        return Said(tuple(lines), frozenset(moved))

    def _neurons_that_moved(self) -> Said:
        """Forward numbers of hidden neurons in the first sample, before and after."""
        before = _signals(self.challenge.network)
        after = _signals(changed(self.challenge.network, self._found))
        moved = [name for name in before if before[name] != after[name]]
        still = [name for name in before if before[name] == after[name]]
        lines = [
            f"in sample 1 sig({name}) was {before[name]} and is now {after[name]}" for name in moved
        ]
        if still:
            lines.append(f"as before: {', '.join(f'sig({name})' for name in still)}")
        return Said(tuple(lines), frozenset(moved))


def compare(
    wanted: tuple[tuple[str, ...], ...], given: tuple[tuple[str, ...], ...]
) -> list[Compared]:
    """Output by output, sample by sample."""
    return [
        Compared(sample, f"o{place}", one, other)
        for sample, rows in enumerate(zip(wanted, given, strict=True))
        for place, (one, other) in enumerate(zip(*rows, strict=True), start=1)
    ]


def values_of(network: NetworkFile) -> dict[str, float]:
    """All that can have been changed: weights, then bias weights, with their values."""
    return {**network.weights, **network.bias_weights}


def read_value(text: str) -> float:
    """A weight's value. Raises NumberError, which says what is wrong."""
    value = parse_number(text)
    if abs(value) > LARGEST_VALUE:
        raise NumberError(f"a weight lies between ±{LARGEST_VALUE:g} here")
    return value


def _weights_into(notation: Notation, neuron: str) -> list[str]:
    return [
        name for name in notation.parameter_names
        if notation.unit(notation.target_of(name)) == neuron
    ]  # fmt: skip


def _signals(network: NetworkFile) -> dict[str, str]:
    """sig of each hidden neuron in the first sample, as it is shown."""
    sheet = Sheet(replace(network, samples=network.samples[:1]))
    return {
        box.of: f"{sheet.right[box.name]:.{_SIG_DIGITS}g}"
        for box in sheet.boxes
        if box.name.startswith("sig(h")
    }
