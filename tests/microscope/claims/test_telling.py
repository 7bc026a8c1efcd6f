from __future__ import annotations

from app.microscope.claims.claim import Outcome
from app.microscope.claims.telling import tell_lowest, tell_output, tell_pair, tell_range

A = Outcome("a", 1, (0.2, 0.2), (0.03, 0.01))
B = Outcome("b", 1, (0.1, 0.1), (0.01, 0.01))
NOTHING_LEFT = Outcome("c", 1, (0.01, 0.01), (0.0, 1e-32))
DIVERGED = Outcome("η = 9", 1, trouble="training diverged at update 3: it overshoots")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("−", "-")


def test_a_pair() -> None:
    measured = "E after 100 updates: 0.4 with a and 0.2 with b; after 10,000: 0.04 and 0.02."
    assert tell_pair([A, B]) == f"With b, E ends 2 times lower. {measured}"
    assert tell_pair([B, A]).startswith("With a, E ends 2 times higher. ")
    assert tell_pair([A, A]).startswith("No difference at all. ")


def test_rounding_is_not_counted_as_learning() -> None:
    other = Outcome("d", 1, (0.001, 0.001), (1e-31, 0.0))
    assert tell_pair([NOTHING_LEFT, other]).startswith(
        "Both end as low as computed numbers go; after 100 updates E with d was 10 times lower."
    )
    assert tell_pair([A, NOTHING_LEFT]).startswith(
        "With c, E ends lower, as low as computed numbers go."
    )
    assert tell_pair([NOTHING_LEFT, A]).startswith(
        "With a, E ends higher; the other is as low as computed numbers go."
    )


def test_several_samples_have_a_mean() -> None:
    pair = [Outcome("a", 4, (0.2,), (0.1,)), Outcome("b", 4, (0.2,), (0.1001,))]
    assert tell_pair(pair).startswith("With b, mean E ends hardly any different. Mean E after")


def test_divergence_is_told_beside_the_numbers() -> None:
    trouble = "η = 9: training diverged at update 3: it overshoots."
    assert plain(tell_pair([A, DIVERGED])) == (
        f"E after 100 updates: 0.4 with a; after 10,000: 0.04. {trouble}"
    )
    assert plain(tell_pair([DIVERGED, DIVERGED])).startswith("η = 9 and η = 9: training diverged")
    assert plain(tell_range([A, B, DIVERGED])).endswith(trouble)
    assert plain(tell_lowest([A, B, DIVERGED])).startswith("b ends lowest. ")
    assert plain(tell_output(1, [A, DIVERGED])).endswith(trouble)


def test_the_lowest() -> None:
    assert tell_lowest([A, B, NOTHING_LEFT]) == (
        "c ends lowest. E after 100 updates: 0.4 with a, 0.2 with b and 0.02 with c; "
        "after 10,000: 0.04, 0.02 and 1.00e−32."
    )
    early = Outcome("d", 1, (0.001, 0.001), (1e-31, 0.0))
    assert tell_lowest([early, A, NOTHING_LEFT]).startswith(
        "d and c end as low as computed numbers go. "
    )
    assert tell_lowest([early, NOTHING_LEFT]).startswith(
        "All end as low as computed numbers go; after 100 updates d was the lowest. "
    )


def test_a_range() -> None:
    assert tell_range([A, B]) == (
        "2 starts: E after 100 updates from 0.2 (b) to 0.4 (a); "
        "after 10,000 from 0.02 (b) to 0.04 (a)."
    )


def test_one_output_and_the_other() -> None:
    first = Outcome("o2 × 1", 1, (0.1, 0.2), (0.01, 0.02))
    second = Outcome("o2 × 4", 1, (0.3, 0.1), (0.03, 0.005))
    assert plain(tell_output(1, [first, second])) == (
        "With o2 × 4, E(o2) ends 4 times lower. From o2 × 1 to o2 × 4: "
        "after 100 updates E(o2) 0.2 → 0.1, E(o1) 0.1 → 0.3; "
        "after 10,000 E(o2) 0.02 → 0.005, E(o1) 0.01 → 0.03."
    )


def test_one_output_and_several_others() -> None:
    outcome = Outcome("o2 × 1", 1, (1.0, 2.0, 4.0), (0.5, 0.5, 0.5))
    assert "E(o2) 2 → 2, the other outputs together 5 → 5;" in tell_output(1, [outcome, outcome])
