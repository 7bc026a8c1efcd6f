"""Three more pages: what a sum means, what a slope costs, and how one is checked."""

from __future__ import annotations

from app.lessons.walk.page import DECODE, NETWORK, Prompt, Setting, Step, WalkPage
from app.lessons.walk.seen import Seen
from app.microscope.counting.costs import Way
from app.microscope.network_presets import ARTICLE

TODAY = 65
_SMALL_NUDGE, _LARGE_NUDGE = 0.05, 0.5


def _is_of_today(seen: Seen) -> bool:
    return bool(seen.decoded) and seen.decoded_sum == TODAY


def _another_of_today(began: Seen, now: Seen) -> bool:
    return _is_of_today(now) and now.is_word and now.decoded not in ("today", began.decoded)


_TO_TODAY = Prompt(
    "Write today into the field above ({WORD_FIELD}).",
    "decode.field",
    lambda seen: seen.decoded_sum != TODAY,
)

MEANING = WalkPage(
    name="meaning",
    title="Why 65 is not “today”",
    about="From a sum back to words: the way isn't unique.",
    text="Say the network is perfect, and its output is exactly 65. Which word is that? "
    "“today” has the sum 65, but so have hundreds of others, and far more strings that are no "
    "words at all. Worse, a network is never perfect: an output that is off by 1 lets hundreds "
    "more in.",
    room=DECODE,
    setting=Setting(subject="today"),
    steps=(
        Step(
            (
                _TO_TODAY,
                Prompt(
                    "All words of the sum 65 are in the list. Choose another one: click it, or go "
                    "there by key ({WORD_LIST}), then with an arrow and Enter.",
                    "decode.words",
                ),
            ),
            _another_of_today,
        ),
        Step(
            (
                Prompt(
                    "Now write something with the sum 65 that is no word, such as wori or zzm, "
                    "into the field ({WORD_FIELD}).",
                    "decode.field",
                ),
            ),
            lambda began, now: _is_of_today(now) and not now.is_word,
        ),
        Step(
            (
                Prompt(
                    "Let the output be off by one: draw δ to the right ({WIDER}), and see how many "
                    "words enter.",
                    "decode.delta",
                ),
            ),
            lambda began, now: now.delta > began.delta,
        ),
    ),
    after="So the words around have to help: which of them would anyone say here?",
)


def _weights(seen: Seen) -> int:
    return len(seen.snapshot.weights) if seen.snapshot else 0


CHEAP = WalkPage(
    name="cheap",
    title="Why backprop is cheap",
    about="The same slopes in three ways, counted.",
    text="The slope of a weight is a sum over all paths from it to the error. "
    "One can follow each path, or move each weight a little and work everything out again, or go "
    "back once and use each δ for all weights into its neuron. "
    "All three give the same slopes; what they cost is counted here, multiplication by "
    "multiplication.",
    room=NETWORK,
    setting=Setting(ARTICLE),
    steps=(
        Step(
            (
                Prompt(
                    "Point at each of the three ways with the mouse, or go there by key "
                    "({WALK_SHOW}) and from one to the next with Tab: the picture lights up what "
                    "each of them uses.",
                    "network.ways",
                ),
            ),
            lambda began, now: set(now.ways) == {way.value for way in Way},
        ),
        Step(
            (
                Prompt(
                    "Even in this small network they differ. Choose “Four layers 4-6-6-4” in the "
                    "list of networks ({PRESET}), and see how the numbers grow.",
                    "network.choose",
                ),
            ),
            lambda began, now: _weights(now) > _weights(began),
        ),
    ),
    after="With more layers paths multiply, but every δ is still worked out only once.",
)


def _nudged(now: Seen, least: float, most: float) -> bool:
    return any(least <= abs(each.by) <= most for each in now.nudges)


NUDGE = WalkPage(
    name="nudge",
    title="Trust, but check",
    about="A slope checked by nudging the weight.",
    text="How does one know that a formula for a slope is right? Move the weight a little, work "
    "out E_total again, and compare: its change must be nearly the slope times the move. "
    "Whoever writes a network by hand checks every slope like this, once.",
    room=NETWORK,
    setting=Setting(ARTICLE, weight="w5"),
    steps=(
        Step(
            (
                Prompt(
                    "Draw the upper knob of “Feel the slope” a very little, by 0.05 at most, and "
                    "compare the two numbers below it. By key: {WALK_SHOW} leads there, an arrow "
                    "moves it by 0.02.",
                    "network.nudge",
                ),
            ),
            lambda began, now: _nudged(now, 1e-9, _SMALL_NUDGE),
        ),
        Step(
            (
                Prompt(
                    "Now draw it far, by more than ½ (Page Up moves it by 0.2): the slope of the "
                    "start says less and less.",
                    "network.nudge",
                ),
            ),
            lambda began, now: _nudged(now, _LARGE_NUDGE, float("inf")),
        ),
    ),
    after="Esc takes the nudge back. The smaller the step, the better the slope agrees.",
)
