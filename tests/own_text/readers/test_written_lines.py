from __future__ import annotations

import pytest

from app.own_text.readers.written_lines import written_lines


@pytest.mark.parametrize(
    "introduction",
    [
        "On Mon, 1 Jan 2024 at 10:00 Anna <a@example.org> wrote:",
        "On Monday, January 1, 2024, at 10:00 in the morning Anna Maria\n<a@example.org> wrote:",
        "Am 01.01.2024 um 10:00 schrieb Anna:",
        "Le lun. 1 janv. 2024 à 10:00, Anna\n<a@example.org> a écrit :",
        "El lun, 1 ene 2024 a las 10:00, Anna escribió:\n",
    ],
)
def test_whose_quotation_comes_next_is_no_text(introduction: str) -> None:
    text = f"Mine before.\n\n{introduction}\n> theirs: 1\n> more\n\nMine behind.\n"
    assert written_lines(text) == "Mine before.\n\nMine behind."


def test_in_english_also_where_no_quotation_is_marked() -> None:
    text = "Mine.\n\nOn Mon, 1 Jan 2024 at 10:00\nAnna wrote:\n\nTheirs, but nobody can know."
    assert written_lines(text) == "Mine.\n\nTheirs, but nobody can know."


@pytest.mark.parametrize(
    "text",
    ["My points:\n> theirs", "I said on Monday what he wrote:", "It was at 10:00:\n\nFine."],
)
def test_other_lines_with_colons_stay(text: str) -> None:
    assert written_lines(text) == text.replace("\n> theirs", "")


@pytest.mark.parametrize(
    "line",
    [
        "-- ", "--", "-----Original Message-----", "---------- Forwarded message ----------",
        "----- Ursprüngliche Nachricht -----", "Begin forwarded message:", "_" * 47,
        "From: Anna\nSent: Monday", "*Von:* Anna\n*Gesendet:* Montag", "De : Anna\nEnvoyé : lundi",
    ],
)  # fmt: skip
def test_what_is_below_is_not_read(line: str) -> None:
    assert written_lines(f"Mine.\n{line}\nTheirs.\n") == "Mine."


def test_dashes_in_text_stay() -> None:
    assert written_lines("One\n---\n- two\nFrom: here\nto there") == (
        "One\n---\n- two\nFrom: here\nto there"
    )
