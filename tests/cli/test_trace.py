"""``lettersum trace``: further known answers go through this command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nncore.network_file import NetworkFile, Sample
from nncore.network_file_reading import write_network_file
from tests.cli.terminal import Lettersum, assert_one_line
from tests.nncore.known_answers import ANSWERS, network_file


@pytest.fixture
def article(tmp_path: Path) -> str:
    write_network_file(tmp_path / "v1.json", network_file(ANSWERS["V1"]))
    return str(tmp_path / "v1.json")


def test_json_has_values_factors_and_paths(lettersum: Lettersum, article: str) -> None:
    content = json.loads(lettersum("trace", article, "--format", "json").out)
    assert content["values"]["E_total"] == pytest.approx(ANSWERS["V1"]["E"], abs=1e-12)
    assert content["values"]["w5'"] == pytest.approx(0.358916479717885, abs=1e-12)
    factors = content["factors"]["dE/dw5"]
    assert [factor["name"] for factor in factors][-1] == "dnet(o1)/dw5"
    assert len(content["paths"]["dE/dw1"]) == 2


def test_steps_are_made_first(lettersum: Lettersum, article: str) -> None:
    content = json.loads(lettersum("trace", article, "--steps", "10000", "--format", "json").out)
    assert content["values"]["E_total"] == pytest.approx(3.510187782979e-05, abs=1e-14)


@pytest.mark.parametrize(
    ("form", "parts"),
    [
        ("text", ["E_total = 0.2983711088", "∂E/∂w1", "over its 2 paths:", "w8' = w8 − η·∂E/∂w8"]),
        ("latex", [r"\begin{document}", r"\frac{\partial E}{\partial w_{5}}", "0.29837111"]),
        ("html", ["<table", "∂E<hr>∂w<sub>5</sub>", "0.298371"]),
    ],
)
def test_forms_for_reading(lettersum: Lettersum, article: str, form: str, parts: list[str]) -> None:
    answer = lettersum("trace", article, "--format", form)
    assert (answer.code, answer.err) == (0, "")
    for part in parts:
        assert part in answer.out


def test_errors_are_one_line(lettersum: Lettersum, article: str, tmp_path: Path) -> None:
    assert_one_line(lettersum("trace", str(tmp_path / "none.json")), 1, "can't be read")
    assert_one_line(
        lettersum("trace", article, "--sample", "2"), 1, "there is no sample 2; it has 1"
    )
    (tmp_path / "bad.json").write_text('{"lettersum": ')
    assert_one_line(lettersum("trace", str(tmp_path / "bad.json")), 1, "line 1", "not JSON")


def test_divergence_is_explained(lettersum: Lettersum, tmp_path: Path) -> None:
    content = {"lettersum": "network", "version": 1, "layers": [1, 1], "rate": 1e200,
               "samples": [{"inputs": [1e200], "targets": [1e200]}]}  # fmt: skip
    (tmp_path / "wild.json").write_text(json.dumps(content))
    answer = lettersum("trace", str(tmp_path / "wild.json"), "--steps", "10")
    assert_one_line(answer, 1, "update", "divide them")


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"weights": {"w1": 1e300}, "inputs": (1e300, 1.0)}, "net(h1)"),
        ({"weights": {"w1": -1e300, "w3": 1e300}, "inputs": (1e300, 1e300)}, "net(h1)"),
        ({"targets": (1e200, 0.0)}, "E(o1)"),
        ({"targets": (1e150, 0.0), "rate": 1e300}, "w1'"),
    ],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_numbers_too_large_are_one_line(
    lettersum: Lettersum, tmp_path: Path, changes: dict[str, Any], name: str, form: str
) -> None:
    """JSON has no word for infinity; and NumPy's warning would be further lines."""
    content = {"inputs": (0.1, 0.2), "targets": (0.1, 0.9)} | changes
    sample = Sample(content.pop("inputs"), content.pop("targets"))
    path = tmp_path / "n.json"
    write_network_file(path, NetworkFile((2, 2, 2), samples=(sample,), **content))
    assert_one_line(
        lettersum("trace", str(path), "--format", form), 1, f"sample 1: {name} is too large"
    )
