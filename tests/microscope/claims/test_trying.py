"""The numbers in the lines are those of training that knows nothing of sessions and claims."""

from __future__ import annotations

import math
import queue
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.microscope.claims.article_claims import (
    BIAS_MODES,
    CLAIMS,
    IMPORTANCE,
    LEARNING_RATE,
    RANDOM_STARTS,
    SIZES,
)
from app.microscope.claims.claim import Claim
from app.microscope.claims.trying import present_file, trial
from app.microscope.network_presets import (
    ARTICLE,
    EXCLUSIVE_OR,
    SMALLEST,
    WELL_KNOWN,
    NetworkPreset,
)
from app.microscope.time_machine.moments import Grain
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import NetworkSnapshot
from app.microscope.time_machine.training_thread import TrainingThread
from nncore.kernels.online import online_training
from nncore.layers import Bias
from nncore.network_file import NetworkFile, dense_layers
from nncore.online import OnlineTrainer
from tests.microscope.examples import DIVERGING_PRESET, ERROR_AFTER_10000_UPDATES, V1_PRESET
from tests.patience import PATIENCE_SECONDS

ALL = (ARTICLE, EXCLUSIVE_OR, SMALLEST)
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:e[+-]\d+)?")


def session_of(preset: NetworkPreset) -> TrainingSession:
    return TrainingSession(preset, online_training)


def told_by(session: TrainingSession, claim: Claim, value: float = 0.0) -> str:
    heard: list[str] = []
    trial(claim, value, heard.append)(session)
    assert len(heard) == 1
    assert "\n" not in heard[0]
    return heard[0].replace("−", "-").replace("\u00a0", " ")


def errors_after(file: NetworkFile, updates: int) -> list[float]:
    """E of each output, the mean of all samples, one neuron at a time."""
    network = file.build()
    trainer = OnlineTrainer(network, *file.sample_arrays(), file.rate_array(network))
    trainer.advance(updates)
    errors = [0.0] * file.layers[-1]
    for sample in file.samples:
        signal = list(sample.inputs)
        for layer in dense_layers(network):
            nets = [
                math.fsum(out * layer.w.value[k, n] for k, out in enumerate(signal))
                + (0.0 if layer.bias is Bias.NONE else layer.b[n] * layer.v.value[n])
                for n in range(layer.outputs)
            ]
            signal = [1 / (1 + math.exp(-net)) for net in nets]
        for n, (target, out) in enumerate(zip(sample.targets, signal, strict=True)):
            errors[n] += (target - out) ** 2 / 2 / len(file.samples)
    return errors


def assert_numbers(text: str, expected: Sequence[float]) -> None:
    numbers = [float(number) for number in _NUMBER.findall(text)]
    assert numbers == pytest.approx(expected, rel=6e-3, abs=1e-28), text


def assert_measured(told: str, files: dict[str, NetworkFile]) -> None:
    """``… after 100 updates: 0.1 with a and 0.2 with b; after 10,000: 0.01 and 0.02.``"""
    early, final = told.split("after 100 updates: ")[-1].split("; after 10,000: ")
    for title in files:
        assert f" with {title}" in early
        early = early.replace(f" with {title}", "", 1)
    assert_numbers(early, [sum(errors_after(file, 100)) for file in files.values()])
    assert_numbers(final, [sum(errors_after(file, 10_000)) for file in files.values()])


@pytest.mark.parametrize("preset", [ARTICLE, EXCLUSIVE_OR, WELL_KNOWN], ids=lambda p: p.title)
def test_bias_modes(preset: NetworkPreset) -> None:
    fixed = replace(preset.file, bias=Bias.FIXED)
    trained = replace(preset.file, bias=Bias.TRAINED)
    told = told_by(session_of(preset), BIAS_MODES)
    assert_measured(told, {"fixed biases": fixed, "trained biases": trained})


def test_the_known_error_after_10000_updates() -> None:
    told = told_by(session_of(V1_PRESET), BIAS_MODES)
    ratio = ERROR_AFTER_10000_UPDATES / sum(
        errors_after(replace(V1_PRESET.file, bias=Bias.TRAINED), 10_000)
    )
    assert told.startswith(f"With trained biases, E ends {ratio:.3g} times lower.")
    assert "after 10,000: 3.51e-05 and" in told


@pytest.mark.parametrize("value", [0.1, 1.6, 4.0])
@pytest.mark.parametrize("preset", [ARTICLE, WELL_KNOWN], ids=lambda p: p.title)
def test_importance(preset: NetworkPreset, value: float) -> None:
    told = told_by(session_of(preset), IMPORTANCE, value)
    measured = told.split(f"From o2 × 1 to o2 × {value:g}: ")[1]
    measured = re.sub(r"E\(o\d\)|after (100 updates|10,000)", "", measured)
    expected = []
    for updates in (100, 10_000):
        plain = errors_after(preset.file, updates)
        more = errors_after(replace(preset.file, importance={"o2": value}), updates)
        expected += [plain[1], more[1], plain[0], more[0]]
    assert_numbers(measured, expected)


@pytest.mark.parametrize("preset", ALL, ids=lambda p: p.title)
def test_random_starts(preset: NetworkPreset) -> None:
    told = told_by(session_of(preset), RANDOM_STARTS, 3.0)
    blank = replace(preset.file, weights={}, bias_weights={})
    measured = re.sub(r"\(seed \d\)|3 starts|after (100 updates|10,000)", "", told)
    expected = []
    for updates in (100, 10_000):
        errors = [sum(errors_after(replace(blank, seed=seed), updates)) for seed in (1, 2, 3)]
        expected += [min(errors), max(errors)]
    assert told.startswith("3 starts: ")
    assert_numbers(measured, expected)


@pytest.mark.parametrize(
    ("preset", "sizes"),
    [
        (ARTICLE, [(2, 2, 2), (2, 4, 2), (2, 2, 2, 2)]),
        (EXCLUSIVE_OR, [(2, 3, 1), (2, 6, 1), (2, 3, 3, 1)]),
        (SMALLEST, [(1, 1, 1), (1, 2, 1), (1, 1, 1, 1)]),
    ],
)
def test_sizes(preset: NetworkPreset, sizes: list[tuple[int, ...]]) -> None:
    own = preset.file
    files = {
        "-".join(map(str, layers)): NetworkFile(
            layers, bias=own.bias, rate=own.rate, seed=own.seed, samples=own.samples
        )
        for layers in sizes
    }
    assert_measured(told_by(session_of(preset), SIZES), files)


@pytest.mark.parametrize("value", [0.05, 2.0, 20.0])
@pytest.mark.parametrize("preset", ALL, ids=lambda p: p.title)
def test_learning_rate(preset: NetworkPreset, value: float) -> None:
    files = {f"η = {name}": replace(preset.file, rate=rate)
             for name, rate in (("½", 0.5), (f"{value:g}", value))}  # fmt: skip
    assert_measured(told_by(session_of(preset), LEARNING_RATE, value), files)


@pytest.mark.parametrize(
    ("preset", "claim"),
    [(SMALLEST, BIAS_MODES), (SMALLEST, IMPORTANCE), (EXCLUSIVE_OR, IMPORTANCE)],
)
def test_a_claim_that_does_not_fit_is_not_tried(preset: NetworkPreset, claim: Claim) -> None:
    session = session_of(preset)
    before = session.book
    assert told_by(session, claim, 2.0) == claim.misfit(preset.file) != ""
    assert session.book is before


def test_all_runs_lie_over_each_other() -> None:
    session = session_of(ARTICLE)
    told_by(session, RANDOM_STARTS, 4.0)
    told_by(session, LEARNING_RATE, 2.0)
    runs = {run.title: run for run in session.snapshot().runs}
    assert list(runs)[-2:] == ["η = ½", "η = 2"]
    for title in ("seed 1", "seed 2", "seed 3", "seed 4", "η = ½", "η = 2"):
        run = runs[title]
        assert (run.start, run.head, run.parent, run.is_hidden) == (0, 10_000, None, False)
        assert run.curve.updates[0] == 0


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda c: c.title)
@pytest.mark.parametrize("trained", [0, 300])
def test_one_looks_where_one_looked_before(claim: Claim, trained: int) -> None:
    session = session_of(ARTICLE)
    session.advance(trained)
    session.scrub(trained // 2)
    before = session.snapshot()
    told_by(session, claim, 2.0)
    after = session.snapshot()
    assert (after.run.title, after.update, after.head) == ("run 1", trained // 2, trained)
    assert after.file == before.file
    assert after.weights == before.weights


def test_trying_again_takes_the_runs_that_are_there() -> None:
    session = session_of(ARTICLE)
    first = told_by(session, LEARNING_RATE, 2.0)
    half = next(run.number for run in session.book.runs if run.title == "η = ½")
    session.hide_run(half, is_hidden=True)
    numbers = {run.number for run in session.book.runs if run.title.startswith("η")}
    assert told_by(session, LEARNING_RATE, 2.0) == first
    assert {run.number for run in session.book.runs if run.title.startswith("η")} == numbers
    assert not session.book.run(half).is_hidden


def test_a_run_trained_further_is_measured_at_the_same_updates() -> None:
    session = session_of(EXCLUSIVE_OR)
    first = told_by(session, LEARNING_RATE, 2.0)
    own = session.position.run
    session.show_run(next(run.number for run in session.book.runs if run.title == "η = 2"))
    session.advance(25_000)
    session.show_run(own)
    assert told_by(session, LEARNING_RATE, 2.0) == first


def test_from_a_fork_the_settings_count_and_the_first_start_weights() -> None:
    session = session_of(WELL_KNOWN)
    session.advance(500)
    session.set_rate(2.0)
    session.advance(10)
    file = replace(WELL_KNOWN.file, rate=2.0)
    assert present_file(session) == file
    told = told_by(session, BIAS_MODES)
    trained = replace(file, bias=Bias.TRAINED)
    assert_measured(told, {"fixed biases": file, "trained biases": trained})


def test_within_a_sample_too() -> None:
    session = session_of(ARTICLE)
    expected = told_by(session, BIAS_MODES)
    session.choose_grain(Grain.FACTOR)
    session.step()
    assert told_by(session, BIAS_MODES) == expected


def test_as_one_command_of_the_training_thread() -> None:
    expected = told_by(session_of(ARTICLE), SIZES)
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()
    snapshots: queue.SimpleQueue[NetworkSnapshot] = queue.SimpleQueue()
    thread = TrainingThread(session_of(ARTICLE), snapshots.put)
    thread.start()
    try:
        thread.rest_and(trial(SIZES, 0.0, lines.put))
        told = lines.get(timeout=PATIENCE_SECONDS)
        runs = snapshots.get(timeout=PATIENCE_SECONDS).runs
    finally:
        thread.shut_down()
    assert told.replace("−", "-").replace("\u00a0", " ") == expected
    assert {"2-2-2", "2-4-2", "2-2-2-2"} <= {run.title for run in runs}


def test_divergence_is_a_result() -> None:
    told = told_by(session_of(DIVERGING_PRESET), RANDOM_STARTS, 2.0)
    assert told.startswith("seed 1 and seed 2: training diverged at update 1: a weight has grown")


def test_a_failure_is_told_too() -> None:
    def fails(_file: NetworkFile, _value: float) -> list[None]:
        raise ValueError("no such runs")

    broken = replace(LEARNING_RATE, contenders=fails)
    heard: list[str] = []
    with pytest.raises(ValueError, match="no such runs"):
        trial(broken, 1.0, heard.append)(session_of(ARTICLE))
    assert heard == ["It couldn't be tried: no such runs"]
