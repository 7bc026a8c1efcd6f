"""What a run that began with a change is called: all that differs from what it left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.microscope.number_format import brief
from app.microscope.phrases.phrase_entry import phrase_of, phrase_text
from nncore.layers import Bias
from nncore.network_file import NetworkFile, Sample

MOST_NAMED = 3  # changes in a title; the others are counted


@dataclass(frozen=True)
class Origin:
    """What a run was before anything was changed, at its start, and what that is called: "fork at
    60", "seed 3", or nothing."""

    called: str
    file: NetworkFile

    def title(self, file: NetworkFile) -> str:
        """Of a run that has become ``file``: "fork at 60: η = 1, w5 = 0.5"."""
        changes = list(differences(self.file, file))
        named = ", ".join(changes[:MOST_NAMED])
        if len(changes) > MOST_NAMED:
            named += f" and {len(changes) - MOST_NAMED} more"
        return ": ".join(part for part in (self.called, named) if part) or "unchanged"


def differences(before: NetworkFile, after: NetworkFile) -> Iterator[str]:
    """Each setting, weight and bias that ``after`` has otherwise than ``before``: "η = 1",
    "η of w6 = 0.8", "bias trained", "target o1 = 0.3", "w5 = 0.5".

    With other layers these are named ("3 hidden neurons", "1 input") and nothing that is known by
    a name or a place: w5 is another weight then.
    """
    yield from _layers(before.layers, after.layers)
    if after.rate != before.rate:
        yield f"η = {brief(after.rate)}"
    if after.bias != before.bias:
        yield f"bias {after.bias}"
    if before.layers != after.layers:
        return
    yield from _samples(before.samples, after.samples)
    for name in _changed(before.rates, after.rates):
        rate = after.rates.get(name)
        yield f"η of {name} = {'the common one' if rate is None else brief(rate)}"
    for name in _changed(before.importance, after.importance):
        yield f"importance of {name} = {brief(after.importance.get(name, 1.0))}"
    yield from _weights(before, after)


def _layers(before: tuple[int, ...], after: tuple[int, ...]) -> Iterator[str]:
    if before[0] != after[0]:
        yield counted(after[0], "input")
    if before[1:-1] != after[1:-1]:
        yield hidden_in_words(after)
    if before[-1] != after[-1]:
        yield counted(after[-1], "output")


def hidden_in_words(layers: tuple[int, ...]) -> str:
    """``3 hidden neurons``, or of several layers ``hidden layers 4-3``."""
    hidden = layers[1:-1]
    if len(hidden) == 1:
        return counted(hidden[0], "hidden neuron")
    return f"hidden layers {'-'.join(map(str, hidden))}" if hidden else "no hidden layer"


def counted(count: int, what: str) -> str:
    """``1 input``, ``2 inputs``."""
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _weights(before: NetworkFile, after: NetworkFile) -> Iterator[str]:
    """Those that a file doesn't name are drawn from its seed."""
    old, new = before.with_weights_of(before.build()), after.with_weights_of(after.build())
    parts = [(old.weights, new.weights)]
    if Bias.NONE not in (old.bias, new.bias):
        parts += [(old.bias_weights, new.bias_weights), (old.biases, new.biases)]
    for earlier, later in parts:
        for name in _changed(earlier, later):
            yield f"{name} = {brief(later[name])}"


def _samples(before: tuple[Sample, ...], after: tuple[Sample, ...]) -> Iterator[str]:
    """One phrase that is new is written out; one number that differs is named, with its sample
    where there are several."""
    if before == after:
        return
    new = [phrase_of(sample) for sample in after if sample not in before]
    if len(new) == 1 and new[0] is not None:
        yield phrase_text(new[0])
        return
    changed = list(_changed_values(before, after)) if len(before) == len(after) else []
    if len(changed) != 1:
        yield "other samples"
        return
    place, name, value = changed[0]
    of = f" of sample {place}" if len(after) > 1 else ""
    yield f"{name}{of} = {brief(value)}"


def _changed_values(
    before: tuple[Sample, ...], after: tuple[Sample, ...]
) -> Iterator[tuple[int, str, float]]:
    for place, (old, new) in enumerate(zip(before, after, strict=True), start=1):
        kinds = (("i", old.inputs, new.inputs), ("target o", old.targets, new.targets))
        for kind, earlier, later in kinds:
            for number, (one, other) in enumerate(zip(earlier, later, strict=True), start=1):
                if one != other:
                    yield place, f"{kind}{number}", other


def _changed(before: Mapping[str, float], after: Mapping[str, float]) -> list[str]:
    names = dict.fromkeys([*before, *after])
    return [name for name in names if before.get(name) != after.get(name)]
