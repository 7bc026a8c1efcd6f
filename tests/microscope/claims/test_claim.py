from __future__ import annotations

import pytest

from app.microscope.claims.article_claims import CLAIMS
from app.microscope.claims.claim import Knob

KNOBS = [claim.knob for claim in CLAIMS if claim.knob is not None]


@pytest.mark.parametrize("knob", KNOBS, ids=lambda knob: knob.name)
def test_a_knob_goes_from_end_to_end(knob: Knob) -> None:
    assert knob.at(0) == knob.least
    assert knob.at(knob.positions) == knob.most
    assert knob.at(knob.position_of(knob.default)) == knob.default
    for position in range(knob.positions + 1):
        value = knob.at(position)
        assert knob.position_of(value) == position
        assert float(knob.written(value)) == value
