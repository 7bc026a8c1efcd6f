"""One neuron: what comes in, what it makes of it, what comes back, and where all that goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.microscope.chain.chain_rule import Term, term_of
from app.microscope.number_format import signed, significant
from app.microscope.telling.moment_sentences import sentence_of
from app.microscope.telling.sentence import operand
from app.microscope.time_machine.moments import Moment, Phase
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.notation import Kind, NeuronPlace
from nncore.trace import NetTerm
from nncore.trace_views.symbols import plain_symbol

MOST_BOXES = 8  # of a sum; more are counted, not shown
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class NeuronSum:
    """A sum as boxes, one for each term; ``left_out`` counts those beyond MOST_BOXES."""

    symbol: str
    terms: tuple[Term, ...]
    left_out: int
    total: str


@dataclass(frozen=True, slots=True)
class NeuronStory:
    """Everything that is shown about one hidden neuron or output. ``back`` is None at an output,
    where ``error`` says it all; ``delta`` are the two factors of δ."""

    unit: str
    route: str
    incoming: NeuronSum
    sig: str
    back: NeuronSum | None
    error: str
    slope: str
    delta: tuple[Term, ...]
    delta_total: str
    uses: str

    @property
    def in_words(self) -> str:
        """All of it as text, for a screen reader or the clipboard."""
        sums = [self.incoming, *([self.back] if self.back else [])]
        lines = [f"{each.symbol} = {_sum_in_words(each)} = {each.total}" for each in sums]
        net, *back = lines
        rest = [each for each in (self.sig, self.error, *back, self.slope) if each]
        factors = " · ".join(f"{term.symbol} = {term.number}" for term in self.delta)
        return "\n".join([net, *rest, f"{factors}; {self.delta_total}", self.uses])


def neuron_story(snapshot: NetworkSnapshot, unit: str) -> NeuronStory:
    """The story of a hidden neuron or output, as far as the snapshot has computed it."""
    trace = snapshot.trace
    place = trace.notation.unit_place(unit)
    back = trace.error_terms(place)
    names = (f"dE/dsig({unit})", f"dsig({unit})/dnet({unit})")
    return NeuronStory(
        unit=unit,
        route=_route(snapshot, place),
        incoming=_sum(snapshot, f"net({unit})", trace.net_terms(place), _name_of_incoming(unit)),
        sig=_told(snapshot, f"sig({unit})", Phase.SIG, place),
        back=_sum(snapshot, names[0], back, _name_of_back(unit)) if back else None,
        error="" if back else _told(snapshot, names[0], Phase.DELTA, place),
        slope=_told(snapshot, names[1], Phase.DELTA, place),
        delta=tuple(term_of(snapshot, name) for name in names),
        delta_total=f"δ({unit}) = {_number(snapshot, f'delta({unit})')}",
        uses=_uses(snapshot, place),
    )


def explainable(snapshot: NetworkSnapshot, unit: str) -> bool:
    """Whether there is a story: of hidden neurons and outputs that this network has."""
    notation = snapshot.trace.notation
    return unit in {notation.unit(neuron) for neuron in notation.neurons()}


def _told(snapshot: NetworkSnapshot, name: str, phase: Phase, place: NeuronPlace) -> str:
    unit = snapshot.trace.notation.unit(place)
    return sentence_of(snapshot, Moment(name, phase, unit, place.layer)).text


def _name_of_incoming(unit: str) -> Callable[[NetTerm], str]:
    """What a box is coupled by: ∂net(h1)/∂w1 speaks of w1 and of where it comes from."""
    return lambda term: f"dnet({unit})/d{term.weight}"


def _name_of_back(unit: str) -> Callable[[NetTerm], str]:
    def name(term: NetTerm) -> str:
        above = term.source.removeprefix("delta(").removesuffix(")")
        return f"dnet({above})/dsig({unit})"

    return name


def _sum(
    snapshot: NetworkSnapshot, name: str, terms: Sequence[NetTerm], named: Callable[[NetTerm], str]
) -> NeuronSum:
    is_lit = any(moment.name == name for moment in snapshot.lit)
    boxes = tuple(_box(snapshot, name, term, named(term), is_lit) for term in terms[:MOST_BOXES])
    left_out = max(len(terms) - MOST_BOXES, 0)
    return NeuronSum(plain_symbol(name), boxes, left_out, _number(snapshot, name))


def _box(snapshot: NetworkSnapshot, total: str, term: NetTerm, name: str, is_lit: bool) -> Term:
    """A product of the sum; its number is kept back as long as that of the sum is."""
    is_given = term.source[0] in (Kind.INPUT, Kind.BIAS)
    signal = term.signal if is_given else snapshot.value(term.source)
    if signal is None or snapshot.value(total) is None:
        number = snapshot.missing(total)
    else:
        number = signed(significant(signal * term.value))
    left = snapshot.missing(term.source) if signal is None else operand(signal)
    symbol = f"{plain_symbol(term.source)} · {term.weight}"
    numbers = f"{left} · {operand(term.value)}"
    return Term(name, symbol, numbers, number, is_lit, is_fraction=False)


def _number(snapshot: NetworkSnapshot, name: str) -> str:
    value = snapshot.value(name)
    return snapshot.missing(name) if value is None else significant(value, 6)


def _route(snapshot: NetworkSnapshot, place: NeuronPlace) -> str:
    """``from i1, i2 and b1, to o1 and o2``."""
    notation, sizes = snapshot.trace.notation, snapshot.trace.notation.layer_sizes
    below = [notation.unit(NeuronPlace(place.layer - 1, n)) for n in range(sizes[place.layer - 1])]
    if snapshot.biases:
        below.append(notation.bias(place))
    if place.layer == len(sizes) - 1:
        return f"from {_listed(below)}, to the error"
    above = [notation.unit(NeuronPlace(place.layer + 1, n)) for n in range(sizes[place.layer + 1])]
    return f"from {_listed(below)}, to {_listed(above)}"


def _uses(snapshot: NetworkSnapshot, place: NeuronPlace) -> str:
    """Where δ goes: into the slopes of the weights that lead here, and back to hidden neurons."""
    notation = snapshot.trace.notation
    unit = notation.unit(place)
    slopes = [f"∂E/∂{term.weight}" for term in snapshot.trace.net_terms(place)]
    text = f"δ({unit}) goes into {_listed(slopes)}"
    if place.layer == 1:
        return text
    size = notation.layer_sizes[place.layer - 1]
    below = [f"δ({notation.unit(NeuronPlace(place.layer - 1, n))})" for n in range(size)]
    return f"{text}, and back into {_listed(below)}"


def _listed(names: Sequence[str]) -> str:
    if len(names) > _MOST_NAMED + 1:
        return f"{', '.join(names[:_MOST_NAMED])} and {len(names) - _MOST_NAMED:,} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else list(names))


def _sum_in_words(each: NeuronSum) -> str:
    more = f" + {each.left_out:,} more" if each.left_out else ""
    return " + ".join(term.below for term in each.terms) + more
