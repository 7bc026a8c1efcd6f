"""``lettersum trace FILE``: every number of one sample, forward and back."""

from __future__ import annotations

import json
import math
from collections.abc import Callable

import click

from app.cli.failures import one_line_errors
from nncore.errors import ShapeError
from nncore.events import Diverged
from nncore.kernels.online import online_training, train_online_numpy
from nncore.network_file_reading import read_network_file
from nncore.online import OnlineTrainer, fit_online
from nncore.trace import Trace
from nncore.trace_views.html import trace_as_html
from nncore.trace_views.json_values import trace_as_json
from nncore.trace_views.latex import trace_as_latex
from nncore.trace_views.text import trace_as_text
from nncore.tracing import check_traceable, trace_sample
from nncore.untrusted.quoting import quoted_path

COMPILED_PAYS_FROM = 20_000  # updates; fewer are done in NumPy before numba is even imported
MOST_STEPS = 10**12
STRETCH = 100_000  # updates

_FORMS: dict[str, Callable[[Trace], str]] = {
    "text": trace_as_text,
    "json": lambda trace: json.dumps(trace_as_json(trace), ensure_ascii=False),
    "latex": trace_as_latex,
    "html": trace_as_html,
}


@click.command()
@click.argument("file", type=click.Path())
@click.option("--sample", default=1, show_default=True, type=click.IntRange(1),
              help="Which sample of the file to trace.")  # fmt: skip
@click.option("--steps", default=0, show_default=True, type=click.IntRange(0, MOST_STEPS),
              help="Make this many updates first, taking the samples in turn.")  # fmt: skip
@click.option("--format", "form", default="text", show_default=True,
              type=click.Choice(list(_FORMS)))  # fmt: skip
def trace(file: str, sample: int, steps: int, form: str) -> None:
    """The whole derivation for one sample of a network file.

    \b
    lettersum trace network.json
    lettersum trace network.json --steps 10000 --format json
    """
    with one_line_errors():
        traced = _traced(file, sample, steps)
        output = _FORMS[form](traced)
    click.echo(output.rstrip("\n"))


def _traced(file: str, sample: int, steps: int) -> Trace:
    network_file = read_network_file(file)
    if sample > len(network_file.samples):
        raise click.ClickException(
            f"{quoted_path(file)}: there is no sample {sample}; it has {len(network_file.samples)}"
        )
    try:
        check_traceable(network_file.layers)
    except ShapeError as error:
        raise click.ClickException(f"{quoted_path(file)}: {error}") from None
    network = network_file.build()
    rates = network_file.rate_array(network)
    inputs, targets = network_file.sample_arrays()
    if steps:
        train = train_online_numpy if steps < COMPILED_PAYS_FROM else online_training()
        trainer = OnlineTrainer(network, inputs, targets, rates, train=train)
        # In stretches, as Ctrl+C is heard only between two of them.
        for event in fit_online(trainer, steps, stretch=STRETCH, error_every=STRETCH):
            if isinstance(event, Diverged):
                raise click.ClickException(
                    f"{quoted_path(file)}: update {event.update}: {event.reason}; {event.advice}"
                )
    traced = trace_sample(network, inputs[sample - 1], targets[sample - 1], rates)
    for name, value in traced.values.items():
        if not math.isfinite(value):
            raise click.ClickException(
                f"{quoted_path(file)}: sample {sample}: {name} is too large for a number; give "
                "smaller weights, inputs, targets or rates"
            )
    return traced
