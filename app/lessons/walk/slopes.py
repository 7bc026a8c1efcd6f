"""The two pages on differentiating: the slope of a weight, and of one a layer further back."""

from __future__ import annotations

from app.lessons.walk.guessing import step_by_guess
from app.lessons.walk.page import NETWORK, Prompt, Setting, Step, WalkPage
from app.microscope.network_presets import ARTICLE
from app.microscope.time_machine.moments import Grain, Phase

_PRODUCT = "{asked} = δ of the neuron it leads to · what comes in along it; then Enter."
_INTO_HIDDEN = frozenset(f"dE/dw{number}" for number in range(1, 5))

SLOPE = WalkPage(
    name="slope",
    title="Which way is down?",
    about="Differentiate: δ of an output, and the slope of a weight.",
    text="A slope ∂E/∂w says how E_total changes as one weight grows. By the chain rule it is a "
    "product of three: how E changes with sig, sig with net, and net with the weight. "
    "The first two belong to the neuron, and their product is called δ; every weight into it uses "
    "the same δ.",
    room=NETWORK,
    setting=Setting(ARTICLE, Grain.LAYER, Phase.DELTA, is_predicting=True, weight="w6"),
    steps=(
        Step(
            (
                Prompt(
                    "Choose the weight w5, from h1 to o1: click its number in the picture, or "
                    "press Alt+End and go there with ← or →. Its chain rule is explained beside "
                    "the picture.",
                    "network.picture",
                ),
            ),
            lambda began, now: now.explained == "w5",
        ),
        step_by_guess(
            lambda name: name.startswith("delta("),
            "δ of a neuron is",
            {
                "dE/dsig(o": "{asked} = −(target − sig): give it; then Enter.",
                "dE/dsig(h": "{asked}: add up δ · w over all edges out of the neuron; then Enter.",
                "dsig(": "{asked} = sig · (1 − sig), the sigmoid’s slope: give it; then Enter.",
                "delta(": "{asked} is the product of the two numbers before; then Enter.",
            },
        ),
        step_by_guess(
            lambda name: name.startswith("dE/dw"),
            "∂E/∂w is",
            {
                "dnet(": "{asked} is simply what comes in along that edge: sig of the neuron where "
                "it begins. Give it; then Enter.",
                "dE/dw": _PRODUCT,
            },
        ),
    ),
    after="A positive slope means: a smaller weight makes a smaller error.",
)

BACK = WalkPage(
    name="back",
    title="One layer further back",
    about="δ of a hidden neuron, and the slope of a weight into it.",
    text="A hidden neuron has no target to miss. But it acts on E through every edge that leaves "
    "it: so ∂E/∂sig(h1) is a sum, with a term for each of them, δ of the neuron that the edge "
    "leads to times the weight of the edge. From there on all is as before.",
    room=NETWORK,
    setting=Setting(ARTICLE, Grain.LAYER, "dE/dsig(h1)", is_predicting=True, weight="w1"),
    steps=(
        step_by_guess(
            lambda name: name.startswith("delta(h"),
            "∂E/∂sig of a hidden neuron is",
            {
                "dE/dsig(h": "{asked}: add up δ · w over the edges that leave it. From h1 they are "
                "w5 to o1 and w6 to o2; both δ stand in the picture. Then Enter.",
                "dsig(h": "{asked} = sig · (1 − sig), of this neuron: give it; then Enter.",
                "delta(h": "{asked} is the product of the two numbers before; then Enter.",
            },
        ),
        step_by_guess(
            lambda name: name in _INTO_HIDDEN,
            "∂E/∂w of a weight into a hidden neuron is",
            {
                "dnet(h": "{asked} is what comes in along that edge, here straight from the input. "
                "Give it; then Enter.",
                "dE/dw": _PRODUCT,
            },
        ),
    ),
    after="However many layers there are, δ goes back from each to the one before it: that is "
    "backpropagation.",
)
