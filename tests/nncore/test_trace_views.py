"""A trace as text, JSON, LaTeX and HTML: the same numbers, and never 0 for what is not there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from nncore.activations import TANH
from nncore.layers import Bias, Dense
from nncore.losses import SquaredError
from nncore.network import Network
from nncore.network_file import NetworkFile, Sample
from nncore.trace import Trace
from nncore.trace_views.html import chain_as_html, trace_as_html
from nncore.trace_views.json_values import trace_as_json
from nncore.trace_views.latex import formula_as_latex, trace_as_latex
from nncore.trace_views.symbols import html_symbol, latex_symbol, plain_symbol
from nncore.trace_views.text import trace_as_text
from nncore.tracing import trace_sample
from tests.nncore.known_answers import ANSWERS, network_file


def trace_of(file: NetworkFile, *, backward: bool = True) -> Trace:
    network = file.build()
    inputs, targets = file.sample_arrays()
    return trace_sample(network, inputs[0], targets[0], file.rate_array(network), backward=backward)


ARTICLE = network_file(ANSWERS["V1"])
DEEP = NetworkFile(
    (2, 3, 11, 2), bias=Bias.TRAINED, seed=4, samples=(Sample((-0.5, 2e-7), (0.0, 1.0)),)
)


def test_text_has_symbols_and_numbers_of_every_step() -> None:
    text = trace_as_text(trace_of(ARTICLE))
    for line in (
        "net(h1) = i1·w1 + i2·w3 + b1·v11",
        "= 0.05·0.15 + 0.1·0.2 + 1·0.35 = 0.3775",
        "∂E/∂w5 = ∂E/∂sig(o1) · ∂sig(o1)/∂net(o1) · ∂net(o1)/∂w5",
        "= 0.7413650696 · 0.1868156018 · 0.5932699921 = 0.08216704056",
        "over its 2 paths:",
        "∂E/∂sig(h1) = δ(o1)·w5 + δ(o2)·w6",
        "= 0.1384985616·0.4 + (-0.03809823652)·0.5 = 0.03635030639",
        "w5' = w5 − η·∂E/∂w5 = 0.4 − 0.5·0.08216704056 = 0.3589164797",
        "v11' = v11 − η·∂E/∂v11 = 0.35 − 0·0.008771354689 = 0.35",
        "v22' = v22 − η·∂E/∂v22 = 0.6 − 0·(-0.03809823652) = 0.6",
    ):
        assert line in text


def test_many_paths_are_counted_not_listed() -> None:
    text = trace_as_text(trace_of(DEEP))
    assert "over 22 paths" in text


def test_what_is_not_computed_is_a_dash_and_never_zero() -> None:
    trace = trace_of(ARTICLE, backward=False)
    text = trace_as_text(trace)
    assert "∂E/∂w5 = –" in text
    assert "w5' = w5 − η·∂E/∂w5 = 0.4 − 0.5·– = –" in text
    assert "–" in chain_as_html("dE/dw5", None)
    assert "Backward" not in trace_as_html(trace)
    assert "Backward" not in trace_as_latex(trace)


def test_json_lists_every_path_of_every_weight() -> None:
    trace = trace_of(DEEP)
    content = json.loads(json.dumps(trace_as_json(trace)))
    assert content["values"] == dict(trace.values)
    for name in trace.weights:
        total = 0.0
        for path in content["paths"][f"dE/d{name}"]:
            product = 1.0
            for factor in path:
                product *= factor["value"]
            total += product
        assert total == pytest.approx(trace.values[f"dE/d{name}"], abs=1e-16)


def test_json_says_whose_paths_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nncore.trace.MOST_PATH_FACTORS", 100)
    trace = trace_of(DEEP)
    content = trace_as_json(trace)
    assert 0 < len(content["paths"]) < len(trace.weights)
    omitted = content["paths_omitted"]
    assert {*content["paths"], *omitted} == {f"dE/d{name}" for name in trace.weights}
    assert not set(content["paths"]) & set(omitted)
    assert omitted == {name: trace.path_count(name[4:]) for name in omitted}
    assert list(content["values"]) == list(trace.values)
    assert set(content["factors"]) == set(trace.factors)


def test_json_of_a_network_of_a_few_bytes_stays_small() -> None:
    """153 bytes of network once made 70 MB."""
    sample = Sample((0.1, 0.1), (0.1,))
    trace = trace_of(NetworkFile((2, 3, 2, 1) * 4, samples=(sample,)))
    assert len(json.dumps(trace_as_json(trace))) < 5_000_000


def test_text_lists_paths_only_as_far_as_they_may_be_listed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("nncore.trace.MOST_PATH_FACTORS", 5)  # one path of the article's w1
    text = trace_as_text(trace_of(ARTICLE))
    assert "over its 2 paths" not in text
    assert text.count("over 2 paths") == 6  # w1 to w4, v11 and v12


def test_an_activation_is_written_out_where_it_is_not_the_article_s() -> None:
    network = Network([Dense(1, 1, TANH), Dense(1, 1)], SquaredError())
    trace = trace_sample(network, np.array([0.5]), np.array([0.5]), np.zeros(4))
    assert "sig(h1) = tanh(net(h1)) = 0\n" in trace_as_text(trace)
    assert "sig(o1) = 0.5\n" in trace_as_text(trace)
    assert "tanh(net(h<sub>1</sub>)) = <b>" in trace_as_html(trace)
    assert r"\mathrm{sig}(h_{1}) &= \tanh(0)" in trace_as_latex(trace)
    assert r"\mathrm{sig}(o_{1}) &= \frac{1}{1 + e^{-0}}" in trace_as_latex(trace)


class _Tags(HTMLParser):
    """Fails on a tag that is closed without being open."""

    void = ("hr", "br", "meta")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in self.void:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("file", [ARTICLE, DEEP])
def test_html_is_well_formed_and_has_the_numbers(file: NetworkFile) -> None:
    trace = trace_of(file)
    html = trace_as_html(trace)
    parser = _Tags()
    parser.feed(html)
    assert parser.open == []
    new = f"{trace.values[chr(119) + '5' + chr(39)]:.6g}".replace("-", "−")
    assert f"<b>{new}</b>" in html


@pytest.mark.parametrize(
    ("name", "plain", "latex", "html"),
    [
        ("dE/dw5", "∂E/∂w5", r"\frac{\partial E}{\partial w_{5}}", "∂E/∂w<sub>5</sub>"),
        ("sig(h1)", "sig(h1)", r"\mathrm{sig}(h_{1})", "sig(h<sub>1</sub>)"),
        ("delta(o2)", "δ(o2)", r"\delta(o_{2})", "δ(o<sub>2</sub>)"),
        ("E_total", "E_total", r"E_{\mathrm{total}}", "E<sub>total</sub>"),
        ("v1_10'", "v1_10'", r"v_{1,\,10}'", "v<sub>1, 10</sub>′"),
        ("dnet(o1)/dsig(h1)", "∂net(o1)/∂sig(h1)",
         r"\frac{\partial \mathrm{net}(o_{1})}{\partial \mathrm{sig}(h_{1})}",
         "∂net(o<sub>1</sub>)/∂sig(h<sub>1</sub>)"),
    ],
)  # fmt: skip
def test_symbols(name: str, plain: str, latex: str, html: str) -> None:
    assert plain_symbol(name) == plain
    assert latex_symbol(name) == latex
    assert html_symbol(name) == html


def test_latex_has_balanced_braces_and_environments() -> None:
    for file in (ARTICLE, DEEP):
        source = trace_as_latex(trace_of(file))
        depth = 0
        for brace in re.findall(r"(?<!\\)[{}]", source):
            depth += 1 if brace == "{" else -1
            assert depth >= 0
        assert depth == 0
        begins = re.findall(r"\\begin\{([^}]+)\}", source)
        assert sorted(begins) == sorted(re.findall(r"\\end\{([^}]+)\}", source))
        assert r"\cdot 10^{" in source or file is ARTICLE


def test_one_formula_for_copying() -> None:
    source = formula_as_latex(trace_of(ARTICLE), "dE/dw5")
    assert source.startswith(r"\begin{align*}")
    assert r"\frac{\partial E}{\partial w_{5}} &= " in source


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="needs pdflatex")
def test_latex_compiles(tmp_path: Path) -> None:
    (tmp_path / "trace.tex").write_text(trace_as_latex(trace_of(DEEP)), encoding="utf-8")
    result = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "trace.tex"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout[-2000:]
