"""What is kept of the lines before, compared with reading all of them again."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from app.editors.document import Change, Document, Position
from app.editors.prose.kinds import scanner_of
from app.editors.prose.markdown import Markdown
from app.editors.prose.scanner import LineStates, State

LINES = st.sampled_from(["```", "word", "", "- item", "    code", "$$", "---", "> quote"])
PLACES, FEW = st.integers(0, 12), st.integers(0, 3)
EDITS = st.lists(st.tuples(PLACES, FEW, st.lists(LINES, max_size=3), PLACES), max_size=8)


@example([], [(0, 0, ["```", "```"], 2), (0, 0, ["```", "word"], 3), (0, 0, [], 4)])
@given(st.lists(LINES, max_size=12), EDITS)
def test_states_after_edits_are_those_of_a_fresh_look(
    lines: list[str], edits: list[tuple[int, int, list[str], int]]
) -> None:
    document = Document("u", "markdown", "utf-16")
    document.set_text("\n".join(lines))
    scanner = Markdown()
    states = LineStates(scanner)
    for start, gone, come, asked in edits:
        text = "".join(f"{line}\n" for line in come)
        change = Change(text, Position(start, 0), Position(start + gone, 0))
        states.changed(*document.change(change))
        number = min(asked, len(document.lines) - 1)
        fresh = LineStates(Markdown()).before(number, document.lines)
        assert states.before(number, document.lines) == fresh


class _Counting(Markdown):
    def __init__(self) -> None:
        self.read = 0

    def after(self, state: State, line: str, number: int) -> State:
        self.read += 1
        return super().after(state, line, number)


def test_a_line_at_the_top_does_not_have_all_read_again() -> None:
    document = Document("u", "markdown", "utf-16")
    document.set_text("word\n\n" * 5_000)
    scanner = _Counting()
    states = LineStates(scanner)
    states.before(9_000, document.lines)
    assert scanner.read == 9_000
    states.changed(*document.change(Change("new\n\n", Position(4, 0), Position(4, 0))))
    states.before(9_002, document.lines)
    states.changed(*document.change(Change("x", Position(9_001, 0), Position(9_001, 0))))
    states.before(9_002, document.lines)
    assert scanner.read < 9_020


def test_a_fence_at_the_top_changes_what_follows() -> None:
    document = Document("u", "markdown", "utf-16")
    document.set_text("word\n" * 50)
    scanner = scanner_of("markdown", "", chosen={}, with_comments=False)
    assert scanner is not None
    states = LineStates(scanner)
    before = states.before(40, document.lines)
    states.changed(*document.change(Change("```\n", Position(0, 0), Position(0, 0))))
    assert states.before(41, document.lines) != before
