"""Reads sentences as somebody with a pocket calculator would."""

from __future__ import annotations

import math
import re

_NUMBER = re.compile(r"^−?[0-9.]+(e[−+]?[0-9]+)?$")


def read_number(text: str) -> float:
    """``−4.3857e−04``"""
    assert _NUMBER.match(text), text
    return float(text.replace("−", "-"))


def worked_out(expression: str) -> float:
    """What ``½ · (0.01 − 0.751365)²`` makes."""
    python = re.sub(r"e\^(.*)\)$", r"exp(\1))", expression)
    for sign, means in (("½", "0.5"), ("·", "*"), ("−", "-"), ("²", "**2")):
        python = python.replace(sign, means)
    return float(eval(python, {"__builtins__": {}}, {"exp": math.exp}))


def parts(sentence: str) -> tuple[str, str, float]:
    """The name, the last expression in numbers, and the result."""
    pieces = sentence.split(" = ")
    return pieces[0], pieces[-2], read_number(pieces[-1])
