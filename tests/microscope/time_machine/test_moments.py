from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.microscope.time_machine.moments import (
    Grain,
    Phase,
    Stage,
    moments_of,
    moments_of_step,
    stops,
)
from nncore.layers import Bias
from nncore.network_file import NetworkFile
from nncore.trace import Trace
from nncore.tracing import trace_sample

architectures = st.lists(st.integers(1, 4), min_size=2, max_size=5).map(tuple)
biases = st.sampled_from(list(Bias))


def traced(layers: tuple[int, ...], bias: Bias) -> Trace:
    file = NetworkFile(layers, bias=bias)
    network = file.build()
    inputs, targets = np.full(layers[0], 0.3), np.full(layers[-1], 0.7)
    return trace_sample(network, inputs, targets, file.rate_array(network))


@given(architectures, biases)
def test_every_number_of_a_trace_has_its_moment(layers: tuple[int, ...], bias: Bias) -> None:
    trace = traced(layers, bias)
    factors = {factor.name for path in trace.factors.values() for factor in path}
    names = [moment.name for moment in moments_of(layers, bias)]
    assert len(set(names)) == len(names)
    unmoved = {f"{name}'" for name in trace.weights if name[0] == "v" and bias is Bias.FIXED}
    assert set(names) == (set(trace.values) | factors) - unmoved


@given(architectures, biases)
def test_nothing_is_computed_before_what_it_is_made_of(layers: tuple[int, ...], bias: Bias) -> None:
    trace = traced(layers, bias)
    place = {moment.name: n for n, moment in enumerate(moments_of(layers, bias))}
    for neuron in trace.notation.neurons():
        unit = trace.notation.unit(neuron)
        for term in trace.net_terms(neuron):
            assert place.get(term.source, -1) < place[f"net({unit})"] < place[f"sig({unit})"]
        for term in trace.error_terms(neuron):
            assert place[term.source] < place[f"dE/dsig({unit})"]
    for product, path in trace.factors.items():
        assert max(place[factor.name] for factor in path) < place[product]
    for name, at in place.items():
        if name.endswith("'"):
            assert at > max(place[each] for each in place if not each.endswith("'"))


@given(architectures, biases)
def test_coarser_steps_stop_where_finer_ones_do(layers: tuple[int, ...], bias: Bias) -> None:
    moments = moments_of(layers, bias)
    ends = [set(stops(moments, grain)) for grain in Grain]
    for finer, coarser in itertools.pairwise(ends):
        assert coarser <= finer
    assert ends[0] == set(range(1, len(moments) + 1))
    assert ends[-1] == {len(moments)}


def test_the_steps_of_the_article_by_layer() -> None:
    moments = moments_of((2, 2, 2), Bias.TRAINED)
    steps = []
    for end in stops(moments, Grain.LAYER):
        step = moments_of_step(moments, end, Grain.LAYER)
        steps.append((step[-1].stage, step[-1].phase, {moment.unit for moment in step}))
    hidden, outputs = {"h1", "h2"}, {"o1", "o2"}
    assert steps == [
        (Stage.FORWARD, Phase.SIG, hidden),
        (Stage.FORWARD, Phase.SIG, outputs),
        (Stage.FORWARD, Phase.ERROR, {*outputs, ""}),
        (Stage.BACKWARD, Phase.DELTA, outputs),
        (Stage.BACKWARD, Phase.PARTIAL, outputs),
        (Stage.BACKWARD, Phase.DELTA, hidden),
        (Stage.BACKWARD, Phase.PARTIAL, hidden),
        (Stage.UPDATE, Phase.UPDATE, hidden),
        (Stage.UPDATE, Phase.UPDATE, outputs),
    ]


def test_one_neuron_is_net_and_sig() -> None:
    moments = moments_of((2, 2, 2), Bias.FIXED)
    end = stops(moments, Grain.NEURON)[0]
    names = [moment.name for moment in moments_of_step(moments, end, Grain.NEURON)]
    assert names == ["net(h1)", "sig(h1)"]


def test_fixed_bias_weights_have_a_partial_and_no_update() -> None:
    names = {moment.name for moment in moments_of((1, 1), Bias.FIXED)}
    assert "dE/dv11" in names
    assert "v11'" not in names
