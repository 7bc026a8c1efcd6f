"""What the last step did, in sentences with its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from app.microscope.number_format import brief, plain
from app.microscope.tables.reach import divisor_that_fits, why_unreachable
from app.microscope.telling.moment_sentences import sentence_of
from app.microscope.telling.sentence import Sentence, result
from app.microscope.time_machine.moments import Moment, Phase
from app.microscope.time_machine.snapshot import Activity, LastMove, NetworkSnapshot
from nncore.trace_views.symbols import plain_symbol

MOST_SENTENCES = 3  # of a step that are written out; with more numbers a step is told in one line
MOST_NUMBERS = 8  # in that line
_MOST_SEARCHED = 2_000  # weights, for the one that moves most: this is asked at every drag
# Training came to an end: why is more than what its last update did.
_ENDED = (Activity.REACHED, Activity.STILL, Activity.DIVERGED)
_OF_MANY = {
    Phase.NET: "net and sig",
    Phase.SIG: "net and sig",
    Phase.ERROR: "the error",
    Phase.DELTA: "δ",
    Phase.PARTIAL: "slopes ∂E/∂w",
    Phase.UPDATE: "new weights, w′ = w − η · ∂E/∂w",
}
# What is named of many numbers: the others lead to it, and stand in the picture.
_NAMED = {
    Phase.NET: "sig(", Phase.SIG: "sig(", Phase.DELTA: "delta(", Phase.PARTIAL: "dE/d",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """``text`` is everything, one sentence a line; ``sentences`` are those of single numbers."""

    text: str
    sentences: tuple[Sentence, ...] = ()


def told(snapshot: NetworkSnapshot) -> Told:
    """One sentence for each number that the last step computed, if they are few, else one about
    all of them; at rest what the last sample or epoch did."""
    lit = snapshot.lit
    if not lit:
        return Told(_beginning(snapshot) if snapshot.computed is not None else _at_rest(snapshot))
    if len(lit) > MOST_SENTENCES:
        return Told(_of_many(snapshot, lit))
    sentences = tuple(sentence_of(snapshot, moment) for moment in lit)
    return Told("\n".join(sentence.text for sentence in sentences), sentences)


def _of_many(snapshot: NetworkSnapshot, lit: tuple[Moment, ...]) -> str:
    phase = lit[-1].phase
    numbers = [each for each in lit if each.name.startswith(_NAMED.get(phase, ""))]
    shown = islice(numbers, MOST_NUMBERS)
    listed = ", ".join(
        f"{plain_symbol(each.name).replace(chr(39), '′')} = {result(snapshot, each.name)}"
        for each in shown
    )
    left = len(numbers) - MOST_NUMBERS
    more = f" … {left:,} more …" if left > 0 else ""
    return f"{_where(snapshot, lit)}: {_OF_MANY[phase]}: {listed}{more}"


def _where(snapshot: NetworkSnapshot, lit: tuple[Moment, ...]) -> str:
    """``hidden layer 2``, or ``into h1`` where all is about one neuron's weights."""
    layer, last = lit[-1].layer, len(snapshot.file.layers) - 1
    if len({moment.unit for moment in lit}) == 1 and len(snapshot.file.layers) > 1:
        return f"into {lit[-1].unit}"
    if layer == last:
        return "output layer"
    return "hidden layer" if last == 2 else f"hidden layer {layer}"


def _beginning(snapshot: NetworkSnapshot) -> str:
    """Nothing of the sample is computed yet."""
    inputs = snapshot.trace.inputs
    shown = ", ".join(f"i{n} = {brief(each)}" for n, each in enumerate(inputs[:MOST_NUMBERS], 1))
    left = len(inputs) - MOST_NUMBERS
    more = f" … {left:,} more …" if left > 0 else ""
    return f"sample {snapshot.sample} comes in: {shown}{more}"


def _at_rest(snapshot: NetworkSnapshot) -> str:
    if snapshot.activity in _ENDED and snapshot.notice:
        return snapshot.notice
    error = plain(snapshot.error)
    if snapshot.last is not None:
        text = _moved(snapshot, snapshot.last)
    elif snapshot.activity is Activity.TRAINING:
        text = f"training: at update {snapshot.update:,} sample {snapshot.sample} has E = {error}"
    else:
        text = f"sample {snapshot.sample}: E = {error}{_would_move(snapshot)}"
    return f"{text}. {_reach(snapshot)}".removesuffix(". ")


def _reach(snapshot: NetworkSnapshot) -> str:
    """Why this sample's targets can't be reached, and what helps; "" where they can."""
    samples = snapshot.file.samples
    reach, divisor = why_unreachable((samples[snapshot.sample - 1],)), divisor_that_fits(samples)
    if not reach or divisor is None:
        return reach
    return f"{reach} “All samples ÷ {divisor:,}”, on the page Table, brings them into reach."


def _moved(snapshot: NetworkSnapshot, last: LastMove) -> str:
    if last.updates == 1:
        done = f"update {snapshot.update:,}, sample {last.sample}"
        moved = "each weight moved by −η · ∂E/∂w"
    else:
        is_round = last.updates == snapshot.samples
        done = (
            f"{'a round of ' if is_round else ''}{last.updates:,} updates, to {snapshot.update:,}"
        )
        moved = "each weight moved"
    most = f"{moved}, most {last.weight}: {plain(last.before)} → {plain(last.after)}"
    if not last.weight:
        most = "no weight moved"
    now = plain(snapshot.error)
    if last.sample == snapshot.sample:
        return f"{done}: {most}; E {plain(last.error_before)} → {now}"
    before = plain(last.error_before)
    return f"{done}: E = {before}; {most}. Next, sample {snapshot.sample}: E = {now}"


def _would_move(snapshot: NetworkSnapshot) -> str:
    """The update that comes next, read off the trace."""
    weights, values = snapshot.weights, snapshot.trace.values
    if len(weights) > _MOST_SEARCHED:
        return "; the next update moves each weight by −η · ∂E/∂w"
    moves = {name: abs(values[f"{name}'"] - before) for name, before in weights.items()}
    most = max(moves, key=moves.__getitem__)
    if not moves[most] > 0:
        return "; the next update moves no weight"
    after = plain(values[f"{most}'"])
    return (
        "; the next update moves each weight by −η · ∂E/∂w, "
        f"most {most}: {plain(weights[most])} → {after}"
    )
