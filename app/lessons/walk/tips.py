"""The first seven pages: from a word to a network that has learned it."""

from __future__ import annotations

from app.lessons.walk.guessing import step_by_guess
from app.lessons.walk.page import NETWORK, TYPE, Prompt, Setting, Step, WalkPage
from app.lessons.walk.seen import Seen
from app.lessons.walk.slopes import BACK, SLOPE
from app.microscope.network_presets import ARTICLE, SMALL_ERROR
from app.microscope.time_machine.moments import Grain, Phase

_LARGE_SUM = 100
_AS_SUMS = Prompt(
    "Words go in by another code than their sum now: choose “all voices” in the list of encodings "
    "({NEXT_CODES} goes through them).",
    "type.encoding",
    lambda seen: seen.is_coded,
)


def _wrote_a_word(began: Seen, now: Seen) -> bool:
    is_longer = now.written > began.written and bool(now.words)
    return is_longer and now.words != began.words and not now.is_coded


def _wrote_a_large_sum(began: Seen, now: Seen) -> bool:
    return _wrote_a_word(began, now) and now.words[-1][1] > _LARGE_SUM


WORD = WalkPage(
    name="word",
    title="A word becomes a number",
    about="Type a word and see the sum of its letters.",
    text="A network can't read, it can only count. So every word is turned into a number first: "
    "a counts 1, b counts 2, and so on to z with 26, and the word is the sum. "
    "The column at the right adds it up, letter by letter, and shows what goes into the network.",
    room=TYPE,
    setting=Setting(),
    steps=(
        Step(
            (_AS_SUMS, Prompt("Write a word on the page, and a space after it.", "type.page")),
            _wrote_a_word,
        ),
        Step(
            (
                _AS_SUMS,
                Prompt(
                    "Its sum stands at the right, under “The demonstration”. Now write a word "
                    "whose sum is above 100; letters late in the alphabet count most.",
                    "type.page",
                ),
            ),
            _wrote_a_large_sum,
        ),
    ),
    after="Many words share a sum, so something is lost on the way in. Page 11 comes back to that.",
)

NET = WalkPage(
    name="net",
    title="A neuron by hand",
    about="Work out net and sig of a neuron, and have them marked.",
    text="“How are” goes in as 0.46 and 0.24, its sums divided by 100. "
    "A neuron multiplies each number that comes in by the weight of its edge and adds all up: "
    "that is its net. Then it squeezes the net into the range from 0 to 1: "
    "sig(x) = 1 / (1 + e^−x). A bias b is one more number that comes in, by its weight v; it is "
    "always 1.",
    room=NETWORK,
    setting=Setting(ARTICLE, Grain.FACTOR),
    steps=(
        Step(
            (
                Prompt(
                    "Press Predict ({PREDICT}): from now on each number is hidden until you give "
                    "it or ask for it.",
                    "network.predict",
                ),
            ),
            lambda began, now: now.is_predicting,
        ),
        step_by_guess(
            lambda name: name.startswith("net("),
            "the net of a neuron is",
            {
                "net(": "Work out {asked}: each number that comes in times its weight, all added "
                "up; for h1 that is i1·w1 + i2·w3 + b1·v11. Two digits are enough; then Enter."
            },
        ),
        step_by_guess(
            lambda name: name.startswith("sig("),
            "the sig of a neuron is",
            {
                "sig(": "Work out {asked} = 1 / (1 + e^−net), with the net that you just had, and "
                "write it here; then Enter."
            },
        ),
    ),
    after="All other neurons do the same with their own weights. That is the whole way forward.",
)

ERROR = WalkPage(
    name="error",
    title="How wrong is it?",
    about="Work out the error of an output, and of both together.",
    text="The way forward is done: both outputs stand in the picture, and beside them the targets "
    "0.61 and 0.65, “you” and “today”. "
    "The error of an output is half the square of what it misses: E(o1) = ½ · (target − sig)². "
    "The square makes every miss count as a loss, and the ½ keeps the slope simple.",
    room=NETWORK,
    setting=Setting(ARTICLE, Grain.LAYER, Phase.ERROR, is_predicting=True),
    steps=(
        step_by_guess(
            lambda name: name.startswith("E("),
            "the error of an output is",
            {
                "E(": "Work out {asked} = ½ · (target − sig)², with target and sig from the "
                "picture, and write it here; two digits are enough. Then Enter.",
            },
        ),
        step_by_guess(
            lambda name: name == "E_total",
            "E_total is",
            {
                "E(": "Work out {asked} = ½ · (target − sig)² in the same way; then Enter.",
                "E_total": "{asked} is what both outputs miss together: add their errors.",
            },
        ),
    ),
    after="E_total is the one number that learning has to bring down.",
)

UPDATE = WalkPage(
    name="update",
    title="One step down",
    about="Work out a new weight, and see the error fall.",
    text="Every weight takes a small step against its slope: w′ = w − η · ∂E/∂w. "
    "The learning rate η says how long the steps are; here it is ½. "
    "All new weights are made from the old ones, so no weight sees another's step.",
    room=NETWORK,
    setting=Setting(ARTICLE, Grain.LAYER, Phase.UPDATE, is_predicting=True, weight="w1"),
    steps=(
        step_by_guess(
            lambda name: name.endswith("'"),
            "a new weight is",
            {
                "w": "Work out {asked}: the old weight − ½ · its slope. Both stand on the card "
                "that explains the weight. Four digits are wise, as the step is small; then Enter.",
            },
        ),
        Step(
            (
                Prompt(
                    "The network is playing: pause it first ({PLAY}).",
                    "network.play",
                    lambda seen: seen.is_training,
                ),
                Prompt(
                    "Press Step ({STEP}) until the update is complete and the next one begins.",
                    "network.step",
                ),
            ),
            lambda began, now: now.update > began.update,
        ),
    ),
    after="The update is done: it brings E_total from 0.0189 to 0.0185. It takes many of them.",
)


def _error_is_small(began: Seen, now: Seen) -> bool:
    snapshot = now.snapshot
    error = snapshot.error if snapshot else None
    return now.update > began.update and error is not None and error < SMALL_ERROR


def _is_back_at_the_start(began: Seen, now: Seen) -> bool:
    return began.update > 0 and now.update == 0


WATCH = WalkPage(
    name="watch",
    title="Relax: watch it train",
    about="Let the network make all its updates, and go back in time.",
    text="The machine makes update after update, each of them just like yours. "
    "Play begins slowly, so that the first updates can be followed, then quickens. "
    "o1 and o2 come nearer to 0.61 and 0.65, and Play stops by itself where E_total is below "
    "0.0001.",
    room=NETWORK,
    setting=Setting(ARTICLE, Grain.SAMPLE),
    steps=(
        Step(
            (Prompt("Press Play ({PLAY}).", "network.play"),),
            lambda began, now: now.is_training or now.update > began.update + 1,
        ),
        Step(
            (
                Prompt(
                    "Lean back until E_total is below 0.0001. The axis of the curve counts in "
                    "tenths: as far down again, and the error is a tenth of what it was.",
                    "network.picture",
                    lambda seen: seen.is_training,
                ),
                Prompt("Press Play ({PLAY}) again to go on.", "network.play"),
            ),
            _error_is_small,
        ),
        Step(
            (
                Prompt(
                    "No update is lost. Go back to where it all began: First ({FIRST}), or the "
                    "left end of the time line.",
                    "network.first",
                ),
            ),
            _is_back_at_the_start,
        ),
    ),
    after="Every update can be looked at again, and a change made there begins a run of its own.",
)

TIPS = (WORD, NET, ERROR, SLOPE, BACK, UPDATE, WATCH)
