from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from app.microscope.chain.chain_rule import chain_rule
from app.microscope.chain.derivation import as_latex, as_text
from app.microscope.network_presets import FOUR_LAYERS, NetworkPreset
from app.microscope.time_machine.moments import Grain
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy
from tests.microscope.examples import V1_PRESET

_DOCUMENT = (
    "\\documentclass{article}\n\\usepackage{amsmath}\n\\begin{document}\n%s\n\\end{document}"
)


def session_of(preset: NetworkPreset) -> TrainingSession:
    return TrainingSession(preset, lambda: train_online_numpy)


def test_text_holds_the_formula_and_every_path() -> None:
    text = as_text(chain_rule(session_of(FOUR_LAYERS).snapshot(), "w1"))
    assert "∂E/∂w1 = ∂E/∂sig(h1) · ∂sig(h1)/∂net(h1) · ∂net(h1)/∂w1" in text
    assert sum(line.startswith("  o") for line in text.splitlines()) == 24


def test_latex_has_the_numbers_of_the_trace() -> None:
    snapshot = session_of(V1_PRESET).snapshot()
    latex = as_latex(snapshot, chain_rule(snapshot, "w5"))
    assert r"\frac{\partial E}{\partial w_{5}}" in latex
    for name in ("dE/dw5", "delta(o1)", "w5'"):
        assert f"{snapshot.trace.values[name]:.8g}" in latex


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="needs pdflatex")
@pytest.mark.parametrize("steps", [0, 1, 15])
def test_latex_compiles(tmp_path: Path, steps: int) -> None:
    session = session_of(V1_PRESET)
    session.choose_grain(Grain.FACTOR)
    for _ in range(steps):
        session.step()
    snapshot = session.snapshot()
    rules = [chain_rule(snapshot, weight) for weight in ("w1", "w5", "v21")]
    source = tmp_path / "rule.tex"
    source.write_text(_DOCUMENT % "\n".join(as_latex(snapshot, rule) for rule in rules))
    done = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", source.name],
        cwd=tmp_path, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-800:]
