"""The networks that were opened, with all their runs: the one looked at, and those before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from app.microscope.kept_networks import KeptNetwork, KeptNetworks
from app.microscope.network_presets import NetworkPreset
from app.microscope.time_machine.recording import LoopNow
from app.microscope.time_machine.run_history import RunHistory
from app.microscope.time_machine.undo_steps import UndoSteps

MOST_OPENED = (
    40  # the one left longest ago goes first, those in which nothing was done before others
)
MOST_RECORDED = 4  # others keep their runs as they began, and how far they went; it is repeated


class Shelf:
    """``current`` is looked at. A network belongs to the ``entry`` of the list by which it was
    opened, or to "" if it came otherwise; going back to an entry finds it."""

    def __init__(self, preset: NetworkPreset, loop_now: LoopNow, entry: str = "") -> None:
        self._loop_now = loop_now
        self._numbers, self._run_numbers = count(1), count(1)
        self.steps = UndoSteps[RunHistory]()
        self.current = self._made(preset, entry)
        self._networks = [self.current]  # the one looked at last stands last

    @property
    def networks(self) -> tuple[RunHistory, ...]:
        """All of them, in the order in which they were opened."""
        return tuple(sorted(self._networks, key=lambda network: network.number))

    def of_entry(self, entry: str) -> RunHistory | None:
        """The network that was opened by this entry of the list."""
        return next((each for each in self._networks if entry and each.entry == entry), None)

    def numbered(self, number: int) -> RunHistory | None:
        """The network of this number; None if it isn't there any more."""
        return next((each for each in self._networks if each.number == number), None)

    def open(self, preset: NetworkPreset, entry: str) -> None:
        """One network more, which is looked at; undo leads back."""
        self.steps.keep(self.current.standing)
        self._look_at(self._made(preset, entry))

    def restore(self, kept: KeptNetworks) -> None:
        """These in place of all there are; nothing can be undone."""
        self.steps = UndoSteps[RunHistory]()
        self._networks = []
        for each in kept.networks:
            network = self._made(each.preset, each.entry)
            network.look_at_place(each.run, each.update)
            self._networks.append(network)
        self._look_at(self._networks[kept.shown])

    def kept(self) -> KeptNetworks:
        """The one looked at, and all others in which something was done."""
        networks = [each for each in self.networks if each is self.current or not each.is_as_opened]
        kept = [
            KeptNetwork(
                replace(each.preset, file=each.saved(), until=each.until), each.entry, *each.place
            )
            for each in networks
        ]
        return KeptNetworks(tuple(kept), networks.index(self.current))

    def go_to(self, network: RunHistory) -> None:
        """Looks at one that is there; undo leads back."""
        if network is not self.current:
            self.steps.keep(self.current.standing)
            self._look_at(network)

    def undo(self) -> bool:
        """Takes the last step back; returns whether there was one."""
        standing = self.steps.back(self.current.standing)
        if standing is not None:
            self._look_at(standing.network)
            standing.network.stand_at(standing.book, standing.position)
        return standing is not None

    def redo(self) -> bool:
        """Makes the step again that was taken back last; returns whether there was one."""
        standing = self.steps.on(self.current.standing)
        if standing is not None:
            self._look_at(standing.network)
            standing.network.stand_at(standing.book, standing.position)
        return standing is not None

    def _made(self, preset: NetworkPreset, entry: str) -> RunHistory:
        file = preset.file
        preset = replace(preset, file=replace(file, runs=())) if file.runs else preset
        return RunHistory(
            preset, entry, next(self._numbers), self._loop_now, self.steps, self._run_numbers,
            file.runs,
        )  # fmt: skip

    def _look_at(self, network: RunHistory) -> None:
        self._networks = [each for each in self._networks if each is not network] + [network]
        self.current = network
        for each in self._networks[:-MOST_RECORDED]:
            each.put_away()
        while len(self._networks) > MOST_OPENED:
            gone = next(self._dispensable())
            self._networks.remove(gone)
            self.steps.forget(gone)

    def _dispensable(self) -> Iterator[RunHistory]:
        """Which can go, in this order."""
        before = self._networks[:-1]
        yield from (each for each in before if each.is_as_opened)
        yield from before
