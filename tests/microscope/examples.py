"""Networks whose numbers are known."""

from __future__ import annotations

from app.microscope.network_presets import NetworkPreset
from nncore.network_file import NetworkFile, Sample
from tests.nncore.known_answers import ANSWERS, network_file

V1 = ANSWERS["V1"]
V1_PRESET = NetworkPreset("V1", network_file(V1))
V4A = ANSWERS["V4a"]
V4A_PRESET = NetworkPreset("V4a", network_file(V4A))

# The first update makes one weight +∞, the other −∞; at the second their sum is no number.
DIVERGING_PRESET = NetworkPreset(
    "diverging",
    NetworkFile(
        (2, 1),
        {"w1": 0.5, "w2": 0.5},
        rate=1e300,
        samples=(Sample((0.5, -0.5), (1e150,)), Sample((0.5, 0.5), (1e150,))),
    ),
)

ERROR_AFTER_ONE_UPDATE = V1["E_after"]
ERROR_AFTER_10000_UPDATES = 3.510187782979e-05  # biases fixed
