"""Challenges: found again by trying every weight over a fine grid, without the program's search."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.lessons.challenge import (
    Challenge,
    Change,
    draw_challenge,
    make_challenge,
    network_of_level,
)
from app.lessons.challenge_file import (
    challenge_as_json,
    parse_challenge,
    read_challenge_or_network,
    write_challenge,
)
from app.lessons.errors import LessonError
from app.lessons.hunt import Hunt, values_of
from app.lessons.ladder import LADDER
from app.microscope.number_format import NumberError
from nncore.errors import NNCoreError
from nncore.network_file import NetworkFile, Sample


def forward(
    network: NetworkFile, values: Mapping[str, float], inputs: tuple[float, ...]
) -> list[float]:
    """Neuron by neuron, in plain Python."""
    signal, number = list(inputs), 0
    for layer, size in enumerate(network.layers[1:], start=1):
        nets = [0.0] * size
        for source in signal:
            for unit in range(size):
                number += 1
                nets[unit] += source * values[f"w{number}"]
        for unit in range(size):
            nets[unit] += values.get(f"v{layer}{unit + 1}", 0.0)  # every b is 1
        signal = [1 / (1 + math.exp(-net)) for net in nets]
    return signal


def shown(challenge: Challenge, values: Mapping[str, float]) -> list[list[str]]:
    return [
        [f"{x:.{challenge.decimals}f}" for x in forward(challenge.network, values, sample.inputs)]
        for sample in challenge.network.samples
    ]


def found_by_trying(challenge: Challenge) -> set[str]:
    """The weights with which some value of a fine grid, and of a finer one around the best, gives
    outputs that are at most a unit of the last digit away."""
    values, found = values_of(challenge.network), set()
    wanted = [float(text) for row in challenge.outputs for text in row]
    unit = 1.01 * 10.0**-challenge.decimals

    def distance(name: str, value: float) -> float:
        outputs = (forward(challenge.network, values | {name: value}, s.inputs)
                   for s in challenge.network.samples)  # fmt: skip
        given = [each for row in outputs for each in row]
        return max(abs(one - other) for one, other in zip(given, wanted, strict=True))

    for name in values:
        best, step = 0.0, 8.0
        while step > 1e-7:
            best = min((best + step * n / 8 for n in range(-8, 9)), key=lambda v: distance(name, v))
            step /= 4
        if distance(name, best) <= unit:
            found.add(name)
    return found


@pytest.mark.parametrize("level", range(1, len(LADDER) + 1))
def test_a_drawn_challenge_has_one_solution_and_tells_it_in_no_file(level: int) -> None:
    challenge = draw_challenge(level, 4)
    (found,) = challenge.solutions
    assert found_by_trying(challenge) == {found.weight}
    value = round((found.low + found.high) / 2, 2)
    assert found.low <= value <= found.high  # drawn numbers have two decimals
    assert [list(row) for row in challenge.outputs] == shown(
        challenge, values_of(challenge.network) | {found.weight: value}
    )
    assert challenge.is_solved_by(Change(found.weight, value))
    assert not challenge.is_solved_by(Change(found.weight, value + 0.05))
    assert set(challenge_as_json(challenge)) == {
        "lettersum", "version", "title", "network", "outputs",
    }  # fmt: skip
    assert challenge.network.to_json()["weights"].get(found.weight) != value
    assert challenge == draw_challenge(level, 4)


def test_the_outputs_before_are_those_of_the_network() -> None:
    challenge = draw_challenge(6, 1)
    before = shown(challenge, values_of(challenge.network))
    assert [list(row) for row in challenge.before] == before


def test_a_level_that_there_is_not() -> None:
    with pytest.raises(LessonError, match="levels 1 to 9"):
        draw_challenge(10, 1)


def one_sample() -> NetworkFile:
    """With one output and one sample every weight could have been it."""
    return NetworkFile((1, 1, 1), {"w1": 0.5, "w2": 0.4}, samples=(Sample((0.5,), (0.9,)),))


def test_a_change_that_leaves_a_doubt_is_refused() -> None:
    with pytest.raises(LessonError, match=r"w2 = .* would give the same outputs"):
        make_challenge("", one_sample(), Change("w1", 0.6))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Change("w1", network_of_level(6, 1).weights["w1"]), "changes no output"),
        (Change("w1", 101.0), "between ±100"),
        (Change("w1", math.nan), "between ±100"),
    ],
)
def test_a_change_that_is_none_is_refused(change: Change, said: str) -> None:
    with pytest.raises(LessonError, match=said):
        make_challenge("", network_of_level(6, 1), change)


def test_a_network_too_large_or_without_samples() -> None:
    with pytest.raises(LessonError, match="60 weights"):
        make_challenge("", NetworkFile((10, 10, 1), samples=(Sample((1,) * 10, (1,)),)),
                       Change("w1", 1))  # fmt: skip
    with pytest.raises(LessonError, match="1 to 8 samples"):
        make_challenge("", NetworkFile((1, 1, 1)), Change("w1", 1))


def test_a_challenge_goes_through_a_file(tmp_path: Path) -> None:
    made = make_challenge("from Ada", network_of_level(6, 2), Change("w3", -0.4))
    write_challenge(tmp_path / "c.json", made)
    back = read_challenge_or_network(tmp_path / "c.json")
    assert isinstance(back, Challenge)
    assert (back.title, back.outputs, back.before) == (made.title, made.outputs, made.before)
    assert back.is_solved_by(Change("w3", -0.4))


def damaged(**other: object) -> str:
    return json.dumps(challenge_as_json(draw_challenge(1, 1)) | other)


GOOD = challenge_as_json(draw_challenge(1, 1))


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"lettersum": "exercise"}, "no file of this kind"),
        ({"version": 2}, "reads version 1"),
        ({"network": 3}, "not a network file"),
        ({"network": GOOD["network"] | {"layers": [1, 90, 1]}}, "60 weights at most"),
        ({"network": GOOD["network"] | {"weights": {"w1": 1e300, "w2": 1}}}, "between ±100"),
        ({"outputs": []}, "a list for each of the 3 samples"),
        ({"outputs": [["0.5", "0.5"]] * 3}, "a list of 1 texts"),
        ({"outputs": [["0.5"]] * 3}, "is no text such as"),
        ({"outputs": [[0.51]] * 3}, "is no text such as"),
        ({"outputs": [["0.51"], ["0.512"], ["0.51"]]}, "same number of decimals"),
        ({"outputs": [["0." + "5" * 99]] * 3}, "is no text such as"),
        ({"outputs": [["٠.51"]] * 3}, "is no text such as"),
        ({"outputs": [["0.99999"], ["0.00001"], ["0.99999"]]}, "no single weight"),
        ({"outputs": [list(row) for row in draw_challenge(1, 1).before]}, "no weight was changed"),
        ({"title": "x" * 200}, "200 signs"),
    ],
)
def test_a_damaged_challenge_is_refused_in_a_line(other: dict[str, object], said: str) -> None:
    with pytest.raises((LessonError, NNCoreError), match=said) as raised:
        parse_challenge(damaged(**other))
    assert "\n" not in str(raised.value)


def test_a_hunt_by_hints_to_the_end() -> None:
    hunt = Hunt(draw_challenge(6, 1))  # w2, which leads to h2
    assert not any(row.is_same for row in hunt.compared())
    assert hunt.check().lines[0].startswith("not yet: with w1 =")
    said = [hunt.hint() for _ in range(5)]
    assert said[0].lines == ("moved by the change: o1, o2",)
    assert "sig(h2) was" in said[1].lines[0]
    assert said[1].lines[1:] == ("as before: sig(h1)",)
    assert said[2].lines == ("it leads to h2: one of w2, w4, v12",)
    assert said[3].lines == ("it is w2",)
    assert said[4].lines == ("it is w2 = 0.6",)
    hunt.try_weight("w2")
    hunt.try_value("0,6")
    assert all(row.is_same for row in hunt.compared())
    assert hunt.check().lines == ("found: with w2 = 0.6 every output is as wanted",)
    assert hunt.is_solved


def test_an_output_that_stays_is_a_hint() -> None:
    base = network_of_level(6, 3)
    hunt = Hunt(make_challenge("", base, Change("w8", base.weights["w8"] - 0.5)))
    assert hunt.hint().lines == (
        "moved by the change: o2",
        "as before in every sample: o1",
    )


@pytest.mark.parametrize("text", ["", "x", "101", "-1e300", "1/0"])
def test_a_value_that_is_none(text: str) -> None:
    hunt = Hunt(draw_challenge(1, 1))
    before = hunt.tried
    with pytest.raises(NumberError):
        hunt.try_value(text)
    assert hunt.tried == before
