"""The first of many words against sorting all of them, whatever was put and dropped before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.prediction.personal import ranked_words
from app.prediction.personal.ranked_words import RankedWords

KEYS = st.text("ab", min_size=1, max_size=3)
CHANGES = st.lists(st.tuples(KEYS, st.one_of(st.none(), st.integers(0, 3))), max_size=30)
ASKED = st.tuples(st.text("ab", max_size=2), st.integers(0, 4))


@given(CHANGES, st.lists(ASKED, min_size=1, max_size=3))
def test_the_most_used_are_those_of_a_sorted_list(
    changes: list[tuple[str, int | None]], asked: list[tuple[str, int]]
) -> None:
    words, plain = RankedWords(), dict[str, int]()
    for key, uses in changes:
        if uses is None:
            words.drop(key)
            plain.pop(key, None)
        else:
            words.put(key, key.upper(), uses)
            plain[key] = uses
        for beginning, limit in asked:
            begin_so = [each for each in plain if each.startswith(beginning)]
            expected = sorted(begin_so, key=lambda each: (-plain[each], each))[:limit]
            assert words.most_used(beginning, limit) == expected
    assert len(words) == len(plain)
    assert all(words.uses(key) == plain.get(key, 0) for key, _ in changes)


def test_what_was_asked_lately_is_not_looked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranked_words, "_MOST_KEPT", 2)
    words, looked_for = RankedWords(), list[str]()
    found = RankedWords._found

    def watched(self: RankedWords, beginning: str, limit: int) -> list[str]:
        looked_for.append(beginning)
        return found(self, beginning, limit)

    monkeypatch.setattr(RankedWords, "_found", watched)
    for beginning in ("", "a", "", "b", "", "a"):
        words.put("ab", "ab", len(looked_for))
        words.most_used(beginning, 3)
    assert looked_for == ["", "a", "b", "a"]
