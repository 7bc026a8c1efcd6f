"""The three ways once more, slow and plain, by names; each multiplication goes through ``times``.

Shares nothing with the program but the trace it reads: numbers are floats, neurons are looked up
by name, and what a neuron puts out is worked out by recursion.
"""

from __future__ import annotations

import math

from nncore.trace import Trace


class Slow:
    """``count`` is how many multiplications have been made."""

    def __init__(self, trace: Trace) -> None:
        self.count = 0
        self.trace, self.notation = trace, trace.notation
        self.weights = dict(trace.weights)
        self.layers = [
            [self.notation.unit(place) for place in self.notation.units() if place.layer == layer]
            for layer in range(len(self.notation.layer_sizes))
        ]
        self.into: dict[str, list[str]] = {}
        self.out_of: dict[str, list[str]] = {}
        for name in self.weights:
            target = self.notation.unit(self.notation.target_of(name))
            self.into.setdefault(target, []).append(name)
            self.out_of.setdefault(self.notation.source_of(name), []).append(name)

    def times(self, a: float, b: float) -> float:
        self.count += 1
        return a * b

    def forward(self) -> dict[str, float]:
        known = {f"i{n}": value for n, value in enumerate(self.trace.inputs, 1)}
        known |= dict(self.trace.biases)
        for unit in (unit for layer in self.layers[1:] for unit in layer):
            net = 0.0
            for name in self.into[unit]:
                net += self.times(known[self.notation.source_of(name)], self.weights[name])
            known[unit] = 1 / (1 + math.exp(-net))
        return known

    def targets(self) -> dict[str, float]:
        return dict(self.trace.targets_by_unit())

    def path_by_path(self) -> dict[str, float]:
        known = self.forward()
        slope = {u: self.times(known[u], 1 - known[u]) for layer in self.layers[1:] for u in layer}

        def factors(unit: str) -> list[list[float]]:
            """The factors of each path from the error to net(unit)."""
            if unit in self.targets():
                return [[known[unit] - self.targets()[unit], slope[unit]]]
            return [
                [*path, self.weights[name], slope[unit]]
                for name in self.out_of[unit]
                for path in factors(self.notation.unit(self.notation.target_of(name)))
            ]

        found = {}
        for name in self.weights:
            unit = self.notation.unit(self.notation.target_of(name))
            total = 0.0
            for path in factors(unit):
                first, *others = [*path, known[self.notation.source_of(name)]]
                for each in others:
                    first = self.times(first, each)
                total += first
            found[name] = total
        return found

    def error(self) -> float:
        known = self.forward()
        total = 0.0
        for unit, target in self.targets().items():
            square = self.times(target - known[unit], target - known[unit])
            total += self.times(0.5, square)
        return total

    def by_nudging(self) -> dict[str, float]:
        found = {}
        for name, before in dict(self.weights).items():
            self.weights[name] = before + 1e-5
            above = self.error()
            self.weights[name] = before - 1e-5
            below = self.error()
            self.weights[name] = before
            found[name] = (above - below) / 2e-5
        return found

    def with_deltas(self) -> dict[str, float]:
        known = self.forward()
        delta: dict[str, float] = {}
        for unit in (unit for layer in reversed(self.layers[1:]) for unit in layer):
            if unit in self.targets():
                error = known[unit] - self.targets()[unit]
            else:
                error = sum(
                    self.times(
                        delta[self.notation.unit(self.notation.target_of(name))],
                        self.weights[name],
                    )
                    for name in self.out_of[unit]
                )
            delta[unit] = self.times(error, self.times(known[unit], 1 - known[unit]))
        return {
            name: self.times(
                delta[self.notation.unit(self.notation.target_of(name))],
                known[self.notation.source_of(name)],
            )
            for name in self.weights
        }
