from __future__ import annotations

from app.crash.error_text import error_text

SECRET = "what somebody typed"


def raised() -> BaseException:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError:
            private = SECRET
            raise UnicodeEncodeError("ascii", private, 0, 1, private) from None
    except UnicodeEncodeError as error:
        error.add_note(SECRET)
        return error


def test_kinds_and_places_without_what_was_typed() -> None:
    text = error_text("the window", raised())
    assert "builtins.UnicodeEncodeError" in text
    assert "test_error_text.py" in text
    assert "in raised" in text
    assert SECRET not in text
    assert "KeyError" not in text  # it was raised from None


def test_causes_are_told() -> None:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as cause:
            raise ValueError(SECRET) from cause
    except ValueError as error:
        text = error_text("x", error)
    assert text.index("ValueError") < text.index("KeyError")
    assert SECRET not in text


def test_endless_recursion_and_causes_in_a_circle_are_short() -> None:
    def deeper() -> None:
        deeper()

    try:
        deeper()
    except RecursionError as error:
        error.__cause__ = error
        text = error_text("x", error)
    assert text.count("\n") < 300
