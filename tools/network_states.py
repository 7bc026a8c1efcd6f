"""The states in which the Network room is photographed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.gui.network.room import NetworkRoom
from app.microscope.network_presets import ARTICLE, FOUR_LAYERS, NetworkPreset
from app.microscope.time_machine.moments import Grain, Phase
from app.microscope.time_machine.pace import Pace
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import Activity

UPDATES_IN_TRAINING = 400
# Trained for as long as a picture needs, however small the error.
FLAT, DEEP = replace(ARTICLE, until=None), replace(FOUR_LAYERS, until=None)
STEPS_TO_DELTA = 9  # by neuron, in a 2-2-2 network: four neurons, three errors, two deltas
PHRASE = "How are you fine"
Wait = Callable[[Callable[[], bool]], None]


class NetworkStates:
    """Brings a room into each of them; ``wait`` lets the window work until something holds."""

    def __init__(self, room: NetworkRoom, wait: Wait) -> None:
        self._room, self._wait = room, wait

    def rest(self) -> None:
        """The article's network as it begins."""
        self._open(FLAT)

    def train(self) -> None:
        """Trained for a while; a weight with two paths is explained."""
        room = self._room
        room.training.set_pace(Pace.FULL)
        room.training.set_until(None)
        self._train_to(UPDATES_IN_TRAINING, UPDATES_IN_TRAINING)
        room.choose_weight("w1")

    def fork(self) -> None:
        """Two runs, one with another rate."""
        room = self._room
        self._open(FLAT)
        self._train_to(200, 200)
        room.training.rest_and(TrainingSession.scrub, 60)
        room.training.change(TrainingSession.set_rate, 1.2)
        self._wait(lambda: room.snapshot.update == 60 and len(room.snapshot.runs) == 2)
        self._train_to(140, 200)
        room.choose_weight("w5")

    def step_back(self) -> None:
        """Within the step back of one update."""
        room = self._room
        room.training.choose_grain(Grain.NEURON)
        for _ in range(STEPS_TO_DELTA):
            room.training.step()
        self._wait(lambda: room.snapshot.phase is Phase.DELTA)

    def step_out(self) -> None:
        """That update to its end."""
        room = self._room
        room.training.choose_grain(Grain.SAMPLE)
        room.training.step()
        self._wait(lambda: room.snapshot.is_at_rest)

    def deep(self) -> None:
        """A network of four layers, trained."""
        self._open(DEEP)
        self._train_to(UPDATES_IN_TRAINING, UPDATES_IN_TRAINING)

    def teach(self) -> None:
        """The article's network, taught another phrase."""
        room = self._room
        self._open(FLAT)
        room.teaching.teach(PHRASE)
        self._wait(lambda: room.snapshot.teaching is not None and room.snapshot.head > 0)
        self._wait(lambda: room.snapshot.activity is not Activity.TRAINING)

    def _open(self, preset: NetworkPreset) -> None:
        room, made = self._room, replace(preset)  # one of its own: else it would be gone back to
        room.requests.open_preset(made)
        self._wait(lambda: room.snapshot.preset is made)

    def _train_to(self, updates: int, head: int) -> None:
        room = self._room
        room.training.train(updates)
        self._wait(lambda: room.snapshot.head == head)
        self._wait(lambda: room.snapshot.activity is not Activity.TRAINING)
