"""The sentence of each moment: one number, and how it comes about."""

from __future__ import annotations

from collections.abc import Callable

from app.microscope.tables.reach import why_unreachable
from app.microscope.telling.sentence import Sentence, known, operand, result, sum_of
from app.microscope.time_machine.moments import Moment
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.network_file import Sample
from nncore.notation import Kind, NeuronPlace, kind
from nncore.trace import NetTerm
from nncore.trace_views.symbols import plain_symbol


def sentence_of(snapshot: NetworkSnapshot, moment: Moment) -> Sentence:
    """How the number of this moment is worked out; numbers that the snapshot keeps back, and
    those not computed yet, stand as it shows them."""
    name = moment.name
    for beginning, tell in _TELLERS.items():
        if name.startswith(beginning):
            return tell(snapshot, moment)
    return _update(snapshot, moment) if name.endswith("'") else _partial(snapshot, moment)


def _net(snapshot: NetworkSnapshot, moment: Moment) -> Sentence:
    def term(each: NetTerm) -> str:
        is_input = each.source[0] in (Kind.INPUT, Kind.BIAS)
        signal = operand(each.signal) if is_input else known(snapshot, each.source)
        return f"{signal} · {operand(each.value)}"

    terms = snapshot.trace.net_terms(_place(snapshot, moment.unit))
    return _sentence(snapshot, moment, f"{moment.name} = {sum_of(terms, term)}")


def _sig(snapshot: NetworkSnapshot, moment: Moment) -> Sentence:
    function = snapshot.trace.activations[moment.layer - 1]
    net = known(snapshot, f"net({moment.unit})")
    written = {
        "sigmoid": f"1 / (1 + e^−{net})",
        "tanh": f"tanh({net})",
        "relu": f"max(0, {net})",
    }.get(function, net)
    return _sentence(snapshot, moment, f"{moment.name} = {written}")


def _error(snapshot: NetworkSnapshot, moment: Moment) -> Sentence:
    unit = moment.unit
    target = dict(snapshot.trace.targets_by_unit())[unit]
    difference = f"{operand(target)} − {known(snapshot, f'sig({unit})')}"
    remark = why_unreachable((Sample((), (target,)),))
    return Sentence(
        moment.name,
        f"{moment.name} = ½ · ({difference})²",
        result(snapshot, moment.name),
        remark.removesuffix("."),
    )


def _total(snapshot: NetworkSnapshot, moment: Moment) -> Sentence:
    terms = [NetTerm(f"E({unit})", None, "", 0.0) for unit, _ in snapshot.trace.targets_by_unit()]
    symbols = sum_of(terms, lambda term: term.source)
    numbers = sum_of(terms, lambda term: known(snapshot, term.source))
    working = symbols if len(terms) == 1 else f"{symbols} = {numbers}"
    return _sentence(snapshot, moment, f"E_total = {working}")


def _error_by_output(snapshot: NetworkSnapshot, moment: Moment) -> Sentence:
    """∂E/∂sig: at an output the distance from the target, elsewhere what comes back."""
    unit, symbol = moment.unit, plain_symbol(moment.name)
    terms = snapshot.trace.error_terms(_place(snapshot, unit))
    if not terms:
        target = dict(snapshot.trace.targets_by_unit())[unit]
        numbers = f"−({operand(target)} − {known(snapshot, f'sig({unit})')})"
        return _sentence(snapshot, moment, f"{symbol} = −(target − sig({unit})) = {numbers}")
    symbols = sum_of(terms, lambda term: f"{plain_symbol(term.source)} · {term.weight}")
    numbers = sum_of(terms, lambda term: f"{known(snapshot, term.source)} · {operand(term.value)}")
    return _sentence(snapshot, moment, f"{symbol} = {symbols} = {numbers}")


def _slope(snapshot: NetworkSnapshot, moment: Moment) -> Sentence:
    unit, symbol = moment.unit, plain_symbol(moment.name)
    if snapshot.trace.activations[moment.layer - 1] != "sigmoid":
        return _sentence(snapshot, moment, f"{symbol}, the slope of {unit},")
    value = known(snapshot, f"sig({unit})")
    formula = f"sig({unit}) · (1 − sig({unit})) = {value} · (1 − {value})"
    return _sentence(snapshot, moment, f"{symbol} = {formula}")


def _delta(snapshot: NetworkSnapshot, moment: Moment) -> Sentence:
    unit = moment.unit
    names = (f"dE/dsig({unit})", f"dsig({unit})/dnet({unit})")
    symbols = " · ".join(map(plain_symbol, names))
    numbers = " · ".join(known(snapshot, name) for name in names)
    return _sentence(snapshot, moment, f"δ({unit}) = {symbols} = {numbers}")


def _signal(snapshot: NetworkSnapshot, moment: Moment) -> Sentence:
    """∂net/∂w: what is fed in through the weight."""
    source = _source(snapshot, moment.name.rpartition("/d")[2])
    return _sentence(snapshot, moment, f"{plain_symbol(moment.name)} = {source}")


def _partial(snapshot: NetworkSnapshot, moment: Moment) -> Sentence:
    weight, unit = moment.name.removeprefix("dE/d"), moment.unit
    numbers = f"{known(snapshot, f'delta({unit})')} · {_fed(snapshot, unit, weight)}"
    symbols = f"δ({unit}) · {_source(snapshot, weight)}"
    return _sentence(snapshot, moment, f"{plain_symbol(moment.name)} = {symbols} = {numbers}")


def _update(snapshot: NetworkSnapshot, moment: Moment) -> Sentence:
    weight = moment.name.removesuffix("'")
    rate, gradient = snapshot.trace.rate_of[weight], known(snapshot, f"dE/d{weight}")
    numbers = f"{operand(snapshot.weights[weight])} − {operand(rate)} · {gradient}"
    working = f"{weight}′ = {weight} − η · ∂E/∂{weight} = {numbers}"
    return _sentence(snapshot, moment, working)


def _sentence(snapshot: NetworkSnapshot, moment: Moment, working: str) -> Sentence:
    return Sentence(moment.name, working, result(snapshot, moment.name))


def _place(snapshot: NetworkSnapshot, unit: str) -> NeuronPlace:
    return snapshot.trace.notation.unit_place(unit)


def _source(snapshot: NetworkSnapshot, weight: str) -> str:
    """Whose number goes in through a weight: i1, sig(h1), b1."""
    source = snapshot.trace.notation.source_of(weight)
    return source if kind(source) in (Kind.INPUT, Kind.BIAS) else f"sig({source})"


def _fed(snapshot: NetworkSnapshot, unit: str, weight: str) -> str:
    return known(snapshot, f"dnet({unit})/d{weight}")


_Teller = Callable[[NetworkSnapshot, Moment], Sentence]
# By how the names of the numbers begin.
_TELLERS: dict[str, _Teller] = {
    "net(": _net,
    "sig(": _sig,
    "E(": _error,
    "E_total": _total,
    "dE/dsig(": _error_by_output,
    "dsig(": _slope,
    "delta(": _delta,
    "dnet(": _signal,
}
