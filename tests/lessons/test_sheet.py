"""What is right on a sheet is what a trace says, and central differences."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lessons.errors import LessonError
from app.lessons.sheet import Sheet
from nncore.layers import Bias
from nncore.network_file import NetworkFile, Sample
from nncore.trace import Trace
from nncore.tracing import trace_sample
from tests.examples import few_examples
from tests.microscope.examples import V1_PRESET

shapes = st.lists(st.integers(1, 4), min_size=2, max_size=5).map(tuple)


def drawn_sheet(shape: tuple[int, ...], bias: Bias, seed: int) -> Sheet:
    rng = np.random.default_rng(seed)
    sample = Sample(tuple(rng.random(shape[0]).tolist()), tuple(rng.random(shape[-1]).tolist()))
    return Sheet(NetworkFile(shape, bias=bias, seed=seed, samples=(sample,)))


def traced(sheet: Sheet) -> Trace:
    network, sample = sheet.file.build(), sheet.file.samples[0]
    return trace_sample(
        network, np.array(sample.inputs), np.array(sample.targets), sheet.file.rate_array(network)
    )


def numbers_of(trace: Trace) -> dict[str, float]:
    """The trace's values, and the factors of each δ, which are boxes too."""
    numbers = dict(trace.values)
    for name, factors in trace.factors.items():
        if name.startswith("delta"):
            numbers |= {factor.name: factor.value for factor in factors}
    return numbers


@given(shapes, st.sampled_from(list(Bias)), st.integers(0, 10**6))
def test_the_key_is_the_trace(shape: tuple[int, ...], bias: Bias, seed: int) -> None:
    sheet = drawn_sheet(shape, bias, seed)
    trace = numbers_of(traced(sheet))
    for name, value in sheet.right.items():
        assert value == pytest.approx(trace[name], rel=1e-12, abs=1e-15), name


@few_examples(12)
@given(shapes, st.integers(0, 10**6))
def test_derivatives_are_those_of_the_error(shape: tuple[int, ...], seed: int) -> None:
    sheet, nudge = drawn_sheet(shape, Bias.FIXED, seed), 1e-5
    for name in sheet.notation.weight_names[:5]:
        errors = [
            Sheet(replace(sheet.file, weights={name: sheet.given[name] + way})).right["E_total"]
            for way in (-nudge, nudge)
        ]
        difference = (errors[1] - errors[0]) / (2 * nudge)
        assert sheet.right[f"dE/d{name}"] == pytest.approx(difference, rel=1e-5, abs=1e-9)


def test_the_article_network() -> None:
    right = Sheet(V1_PRESET.file).right
    assert right["E_total"] == pytest.approx(0.298371109, abs=1e-9)
    assert right["w5'"] == pytest.approx(0.35891648, abs=1e-8)
    assert right["w1'"] == pytest.approx(0.149780716, abs=1e-9)


@given(shapes, st.integers(0, 100))
def test_every_box_can_be_worked_out_in_the_order_of_the_sheet(
    shape: tuple[int, ...], seed: int
) -> None:
    sheet, known = drawn_sheet(shape, Bias.FIXED, seed), set()
    for box in sheet.boxes:
        assert set(sheet.needs(box)) <= known
        assert sheet.seen_from(box) <= known
        known.add(box.name)


def test_the_way_to_a_weight_has_what_it_needs_and_nothing_else() -> None:
    way = Sheet(V1_PRESET.file).on_the_way(["w1'"])
    assert way[:2] == ["net(h1)", "sig(h1)"]
    assert way[-2:] == ["dE/dw1", "w1'"]
    assert "E_total" not in way
    assert "dE/dsig(h2)" not in way
    assert len(way) == 19


@pytest.mark.parametrize(
    "name", ["net(i1)", "net(h9)", "dE/dw99", "w99'", "v11'x", "dE/db1", "sig(h1)/dnet(h1)",
             "dsig(h1)/dnet(h2)", "", "E", "net(h1) ", "x" * 10_000],
)  # fmt: skip
def test_other_names_are_no_boxes(name: str) -> None:
    with pytest.raises(LessonError):
        Sheet(V1_PRESET.file).box(name)


def test_an_exercise_has_one_sample() -> None:
    with pytest.raises(LessonError):
        Sheet(NetworkFile((1, 1)))
