"""The JSON file that teachers write: the network, and its saved runs."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from nncore.errors import NetworkFileError
from nncore.network_file_reading import parse_network_file
from tests.fuzz.damage import ODD_NUMBERS, ODD_VALUES, as_json, damaged_json, mostly
from tests.fuzz.fuzzing import Fuzz

KIND: dict[str, Any] = {"lettersum": "network", "version": 1}
SAMPLES = [{"inputs": [0.05, 0.1], "targets": [0.01, 0.99]}]
CAPTIONS = {"captions": {"inputs": ["How", "are"], "targets": ["you", "today"], "scale": 100}}
SEEDS: list[dict[str, Any]] = [
    KIND | {
        "layers": [2, 2, 2], "weights": {"w1": 0.15, "w8": 0.55}, "bias": "fixed",
        "biases": {"b1": 1}, "bias_weights": {"v11": 0.35}, "rate": 0.5, "rates": {"w6": 0.8},
        "importance": {"o2": 1.6}, "seed": 7, "samples": SAMPLES,
    },
    KIND | {"layers": [2, 3, 2, 2], "bias": "trained", "rates": {"v11": 0.1}, "samples": SAMPLES},
    KIND | {"layers": [2, 2], "samples": SAMPLES * 3},
    KIND | {"layers": [2, 2], "samples": [*SAMPLES, *(each | CAPTIONS for each in SAMPLES)]},
]  # fmt: skip
WITH_RUNS = [
    seed | {
        "runs": [
            {"title": "run 1", "updates": 200},
            {"title": "fork", "parent": 0, "start": 60, "updates": 140, "rate": 1.2,
             "weights": {"w1": 0.16}, "hidden": True},
            {"title": "other", "layers": [2, 4, 2], "weights": {}, "bias": "none", "biases": {},
             "bias_weights": {}, "rates": {}, "importance": {}, "samples": SAMPLES},
        ],
    }
    for seed in SEEDS
]  # fmt: skip

_numbers = st.floats() | st.integers(-3, 10) | st.sampled_from(ODD_NUMBERS)
_names = st.from_regex(r"[wvboh][0-9]{1,3}(_[0-9]{1,2})?", fullmatch=True) | st.text(max_size=5)
_named = st.dictionaries(_names, _numbers, max_size=4)
_odd = st.sampled_from(ODD_VALUES)
_sizes = st.lists(st.integers(0, 40) | st.sampled_from((1000, 10**6, 10**30)), max_size=8)
_texts = st.lists(st.text(max_size=3) | st.just("a" * 101) | _odd, max_size=3)
_captions = st.fixed_dictionaries(
    {"inputs": _texts, "targets": _texts}, optional={"scale": _numbers, "more": _odd}
)
_sample = st.fixed_dictionaries(
    {"inputs": st.lists(_numbers, max_size=3), "targets": st.lists(_numbers, max_size=3)},
    optional={"captions": _captions | _odd},
)
_drawn = {
    "layers": _sizes | st.sampled_from(([2, 2], [1, 1], [1] * 201, [3000, 3000])) | _odd,
    "weights": _named | _odd,
    "bias": st.sampled_from(("none", "fixed", "trained")) | _odd,
    "biases": _named | _odd,
    "bias_weights": _named | _odd,
    "rate": _numbers | _odd,
    "rates": _named | _odd,
    "importance": _named | _odd,
    "seed": st.integers() | _odd,
    "samples": st.lists(_sample, max_size=3) | _odd,
}
DRAWN = st.fixed_dictionaries(
    {"layers": _drawn["layers"]},
    optional={key: value for key, value in _drawn.items() if key != "layers"},
).map(lambda content: as_json(KIND | content))
_run = st.fixed_dictionaries(
    {},
    optional=_drawn | {
        "title": st.text(max_size=5) | _odd,
        "parent": st.integers(-1, 3) | _odd,
        "start": st.integers(-1, 5) | _odd,
        "updates": st.integers(-1, 9) | st.just(10**12) | _odd,
        "hidden": st.booleans() | _odd,
    },
)  # fmt: skip
DRAWN_RUNS = st.builds(
    lambda seed, runs, times: as_json(seed | {"runs": runs * times}),
    st.sampled_from(SEEDS),
    st.lists(_run | _odd, max_size=3),
    st.sampled_from((1, 1, 1, 400)),
)


def read_and_build(text: bytes) -> None:
    """What a room does with a file that was read: no further error may come."""
    file = parse_network_file(text)
    for each in (file, *(run.file for run in file.runs[:20])):
        network = each.build()
        assert each.rate_array(network).shape == network.values.shape
        each.sample_arrays()
    as_json(file.to_json()) if file.parameter_count < 1000 else None


def test_network_file(fuzz: Fuzz) -> None:
    fuzz.feed(mostly(damaged_json(SEEDS), DRAWN), read_and_build, NetworkFileError)


def test_saved_runs(fuzz: Fuzz) -> None:
    fuzz.feed(mostly(damaged_json(WITH_RUNS), DRAWN_RUNS), read_and_build, NetworkFileError)
